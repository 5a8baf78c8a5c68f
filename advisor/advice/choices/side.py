"""One side of a comparison of set-ups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from advisor.advice.training.asked.stated import Stated
from advisor.errors import ToolError
from advisor.result import Note
from advisor.runs.placing import Placed


@dataclass(frozen=True)
class Side:
    """A set-up as it was said, and what could be made of it."""

    slots: Mapping[str, Any]
    """Everything stated of it, common or its own."""
    stated: Stated | None = None
    problem: Note | None = None
    error: ToolError | ValidationError | None = None
    machine: str | None = None
    """The rented one, where it was named in place of its cards."""
    placed: tuple[Placed, ...] = ()
    """The better way to share the run first."""

    @property
    def best(self) -> Placed:
        return self.placed[0]
