"""The smallest number of a card that holds a run, as answers show it."""

from typing import Literal

from advisor.advice.training.full_ways_found import FullWay
from advisor.catalog.guidance import MethodId
from advisor.result import Result
from advisor.runs.options import Fits

CountAsked = Literal["least", "fewer"]
"""fewer: the stated number is doubted."""


class FewestCards(Result):
    """By one method, one sample read at once."""

    method: MethodId
    fp32_weights: bool
    num_gpus: int | None
    """Null: not even `most_gpus` hold it."""
    most_gpus: int
    """The largest number that is tried."""
    peak_memory_gib: float | None
    """Of the fullest card."""
    fits: Fits | None
    offloaded: FullWay | None
    """Of full tuning: on fewer, with the optimizer in main memory."""
