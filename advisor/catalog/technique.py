"""Ways of training by their names: the rows of `knowledge/techniques.yaml`."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.catalog.rows import KNOWLEDGE, by_id, rows_of
from advisor.language import Text


class Technique(Sourced):
    """What a name means to a run."""

    id: str
    name: Text
    aliases: tuple[str, ...] = Field(min_length=1)
    """As people and configurations write it."""
    effect: Literal["computed", "neither", "refused"]
    """computed: its settings say how; neither: beyond its settings it changes neither memory nor
    time; refused: it is not computed, the settings are of what is nearest."""
    settings: dict[str, str | bool | int | float | tuple[str, ...]] = Field(default_factory=dict)
    """Arguments of a full run that it means where they are not stated."""
    only_of: tuple[str, ...] = ()
    """Objectives of a run of which it means this; none: of any."""
    note: Text
    """How it is computed, or the way out; goes on after the name."""

    def suits(self, arguments: Mapping[str, Any]) -> bool:
        """Whether a run of these arguments can be meant: of its method and objective."""
        if self.only_of and arguments.get("objective") not in self.only_of:
            return False
        return all(
            arguments.get(name) in (None, value, *NARROWER.get(str(value), ()))
            for name, value in self.settings.items()
            if name in DECIDING
        )


DECIDING = ("method", "objective")
NARROWER = {"lora": ("qlora",)}
"""Methods that are kinds of one."""


@cache
def techniques() -> dict[str, Technique]:
    """Those that are shipped, by id; apart from the catalog, since arguments are read without one."""
    return by_id(rows_of(KNOWLEDGE, "techniques.yaml", Technique))
