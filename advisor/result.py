"""What the tools' answers are built of."""

from datetime import date
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from advisor.language import Text


class Result(BaseModel):
    """Frozen; the docstrings of its fields are their description in the schema."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Range(Result):
    """A figure that is not known exactly; the unit is in the field's name."""

    low: float
    expected: float
    high: float

    def rounded(self, digits: int) -> "Range":
        """The same to so many digits after the point."""
        low, expected, high = (
            round(figure, digits) for figure in (self.low, self.expected, self.high)
        )
        return Range(low=low, expected=expected, high=high)


Fact = str | int | float | bool | date | None | Text | tuple[str, ...] | tuple["Note", ...]
"""What a note is about; the unit is in its name (`peak_gib`, `price_usd`, `left_hours`)."""


class Note(Result):
    """Something to be said beside the figures: which sentence, and the facts in it.

    The sentence is a message of `answers/words/<language>/notes-<subject>.ftl`; the code is
    "subject.message".
    """

    code: str
    facts: dict[str, Fact] = {}


def note(code: str, **facts: Fact) -> Note:
    """`note("training.measured-time", factor=1.2)`."""
    return Note(code=code, facts=facts)


class Named(Protocol):
    """A row with a name for people."""

    @property
    def name(self) -> str: ...


def name_of(row: Named | None) -> str | None:
    """The row's name; None where nothing was named."""
    return row.name if row else None


class Sourced(Protocol):
    """A row with its sources."""

    @property
    def source(self) -> tuple[str, ...]: ...


def source_of(row: Sourced | None) -> tuple[str, ...]:
    """The row's sources; none where nothing was named."""
    return row.source if row else ()


def unique(*sources: tuple[str, ...]) -> tuple[str, ...]:
    """All sources in order, each once."""
    return tuple(dict.fromkeys(source for group in sources for source in group))
