"""Full tuning that cards hold only with changes, as answers show it."""

from advisor.result import Note, Result
from advisor.runs.options import Fits, Sharding

USUAL_SERVER_GIB = 512
"""Main memory of a machine with several cards; our rule."""


class FullWay(Result):
    """Full tuning with the changes that make its cards hold it."""

    what: tuple[Note, ...]
    gpu: str
    num_gpus: int
    sharding: Sharding
    peak_memory_gib: float
    """Of the fullest card."""
    usable_gib: float
    fits: Fits
    host_gib: float | None
    """Main memory that it takes of a machine; null: none."""
    time_factor: float
    """Its time over that of the same run without the changes, as if the cards held it."""
    hours: float
