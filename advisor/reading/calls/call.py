"""What follows from a message: a call of a tool."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.reading.asks.points import Point
from advisor.reading.brief import Brief, Slots
from advisor.reading.slots import BEYOND
from advisor.reading.spans.owning import OWNED
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
    heard: tuple[str, ...] = ()
    """Words of the message that it rests on beside the slots."""
    point: Point | None = None
    """The numbered question that it answers; None: the message."""

    def asked_in(self, message: str) -> str:
        """The words that it answers."""
        return self.point.text if self.point else message


def beyond_slots(calls: Sequence[Call], brief: Brief) -> Slots:
    """The stated settings without a slot that the calls were made with; prices in the currency they
    were stated in."""
    return {
        name: brief.facts[name].value
        if name in OWNED and name in brief.facts
        else call.arguments[name]
        for call in calls
        for name in sorted(BEYOND & call.arguments.keys())
    }
