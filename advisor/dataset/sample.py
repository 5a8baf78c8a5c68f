"""What a sample says, whatever the form of its row."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from advisor.dataset.row import Fault

Form = Literal["alpaca", "sharegpt", "messages", "dpo", "completion", "text"]
Role = Literal["system", "user", "assistant", "tool"]


class Turn(NamedTuple):
    role: Role
    text: str


@dataclass(frozen=True)
class Sample:
    form: Form
    turns: tuple[Turn, ...]
    """Of text that is no conversation one, by the assistant."""
    rejected: tuple[Turn, ...] = ()
    """The worse answer, of a pair."""

    @property
    def text(self) -> str:
        """All that it trains on, once."""
        return "\n".join(turn.text for turn in (*self.turns, *self.rejected))

    @property
    def asked(self) -> str:
        """What stands before the last answer: of two samples in which it is the same, one gives
        the other away."""
        if self.form == "text":
            return self.turns[0].text
        last = len(self.turns) - 1
        return "\n".join(
            f"{turn.role}:{turn.text}" for at, turn in enumerate(self.turns) if at < last
        )


@dataclass(frozen=True)
class Wrong:
    """Why a row is no sample to train on."""

    fault: Fault
    detail: str = ""


Fields = dict[str, Any]
"""A row by the names of its fields, in small letters."""
