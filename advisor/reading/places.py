"""Places in a message: what stands where, which characters are spoken for, which card stands next
to a number.

A message may hold thousands of names and numbers, so nothing here looks at all of them for each of
them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[int, int]
"""Where something begins and ends in the message."""
AROUND = 80
"""Characters before and after a number that are searched for its unit."""
BESIDE = 40
"""Characters beside a name or number that are searched for what belongs to it."""
HELD = "held_gpus"
"""What the span of a rented machine holds beside its card: how many of it; no slot of its own."""


@dataclass(frozen=True)
class Relative:
    """A relative change of an earlier value: "twice the data" is `Relative(factor=2)`, "再加5000条"
    `Relative(plus=5000)`."""

    factor: float = 1.0
    plus: float = 0.0

    def apply(self, value: float) -> float:
        return float(value) * self.factor + self.plus


Value = str | bool | int | float | Relative


@dataclass(frozen=True)
class Span:
    """A piece of the message and what it is worth for each argument it could fill."""

    start: int
    end: int
    text: str
    values: tuple[tuple[str, Value], ...]
    keyed: bool = False
    """It stands beside the name of its setting, so that nobody needs to decide what it is."""

    def value(self, argument: str) -> Value | None:
        return dict(self.values).get(argument)

    @property
    def named(self) -> str:
        """The piece as a decision on it is asked for: a machine by its card, since there are too
        many machines to learn."""
        return str(self.value("gpu")) if self.value(HELD) else self.text


@dataclass(frozen=True)
class Said:
    """A message, and which of its pieces fill which slot."""

    message: str
    spans: Sequence[Span]
    chosen: Mapping[str, Sequence[Span]]
    turn: int


class Taken:
    """The characters of a message that something found in it has used up."""

    def __init__(self, length: int, places: Iterable[Place] = ()) -> None:
        self._used = bytearray(length)
        for start, end in places:
            self.mark(start, end)

    def mark(self, start: int, end: int) -> None:
        end = min(end, len(self._used))
        self._used[start:end] = b"\1" * max(0, end - start)

    def overlaps(self, start: int, end: int) -> bool:
        return self._used.find(1, start, end) >= 0

    def take(self, start: int, end: int) -> bool:
        """Mark the place, if all of it is free."""
        free = not self.overlaps(start, end)
        if free:
            self.mark(start, end)
        return free


class Cards:
    """Where the cards of a message stand, in its order."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self.places = sorted(places)
        self._starts = [start for start, _ in self.places]
        self._ends = [end for _, end in self.places]

    def after(self, place: int, reach: int) -> Sequence[Place]:
        """The cards that begin at `place` or at most `reach` characters later."""
        return self.places[
            bisect_left(self._starts, place) : bisect_right(self._starts, place + reach)
        ]

    def before(self, place: int, reach: int) -> Sequence[Place]:
        """The cards that end at `place` or at most `reach` characters earlier."""
        return self.places[bisect_left(self._ends, place - reach) : bisect_right(self._ends, place)]
