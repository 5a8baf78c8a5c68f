"""What follows from a message: a call of a tool."""

from dataclasses import dataclass

from advisor.reading.brief import Slots
from advisor.result import Note


@dataclass(frozen=True)
class Call:
    """A call of a tool, for one ask."""

    ask: str
    tool: str
    arguments: Slots
    taken: frozenset[str]
    """The slots of the brief that it rests on."""
    assumed: tuple[Note, ...] = ()
    """What names and amounts were taken for."""
