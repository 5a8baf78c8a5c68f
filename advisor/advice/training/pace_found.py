"""A measured time beside the expected one."""

from typing import Literal

from advisor.catalog.guidance import MethodId
from advisor.result import Note, Range, Result

EDGE = 0.9
"""Of the range's lower end, from which on a time is still in it: the ends are rough."""


class Suspect(Result):
    """Something that may slow the run down, and the run with it."""

    what: Note
    times: float | None
    """Its time over the expected one; null: not computed."""


class Kept(Result):
    """The run with everything on its cards."""

    peak_memory_gib: float
    usable_gib: float
    times: float
    """How many times as fast as with the offload."""


class Pace(Result):
    """A measured time beside the expected one."""

    unit: Literal["hours", "seconds"]
    """seconds: of an optimizer step."""
    measured: float
    expected: Range | None
    """Null where the amount of data decides and was not stated."""
    ratio: float | None
    """Measured over expected."""
    tokens: float | None = None
    """What the run reads in the measured hours, where no amount was stated."""
    method: MethodId | None = None
    """Where none was stated: the one whose time comes nearest, for which it is judged."""
    epochs: float | None = None
    """Assumed, where hours are judged and none were stated."""
    samples: int | None = None
    """That a step reads, where it was not stated: of usual numbers the one whose time comes
    nearest."""
    without_accumulation: float | None = None
    """Expected of a step that reads the stated micro batch alone; null: it is that, or the batch was
    stated."""
    plausible: bool = False
    """Outside the range, but no further than a method that was not stated may make it."""
    ordinary: bool = False
    """Slower than the range, which is of full batches, by no more than is common without packing."""
    kept_on_cards: Kept | None = None
    """The run without an offload that was stated and is not needed."""
    suspects: tuple[Suspect, ...] = ()
    """Where it is slower than the range: those first whose time comes nearest to the measured."""

    @property
    def verdict(self) -> Literal["slow", "ordinary", "usual", "plausible", "fast", "open"]:
        if self.expected is None:
            return "open"
        if self.plausible:
            return "plausible"
        if self.measured > self.expected.high:
            return "ordinary" if self.ordinary else "slow"
        return "usual" if self.measured >= EDGE * self.expected.low else "fast"
