"""What is found around a run: the largest that fits, and what each change of a setting gains."""

from typing import Literal

from advisor.result import Note, Result
from advisor.runs.options import Fits

SLOWEST_CHANGE = 3
"""A change is worth its place beside another set-up if it takes at most so many times its hours."""
Kind = Literal["setting", "method", "cards"]


class Largest(Result):
    """The largest that fits with room to spare, each alone, everything else as in the run; null:
    nothing does, or not asked."""

    micro_batch_size: int | None
    tokens_per_sample: int | None
    lora_rank: int | None
    model: str | None
    """Of the usual sizes of open models, at the micro batch that then fits; null also where none
    larger than the run's own does."""


class Change(Result):
    """One change of the run, and the run with it."""

    what: Note
    kind: Kind
    peak_memory_gib: float
    saved_gib: float
    """Negative: it costs memory, for speed."""
    fits: Fits
    hours: float
    time_factor: float
    """Its time over the run's."""
    cost_usd: float | None


class Room(Result):
    """Around the stated cards."""

    largest: Largest
    changes: tuple[Change, ...]
    """What fits before what does not, then the fastest first."""
