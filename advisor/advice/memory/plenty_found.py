"""What is found of a run over many cards."""

from advisor.catalog.guidance import MethodId
from advisor.result import Note, Result
from advisor.runs.options import Fits


class Combination(Result):
    """A method with what is changed together."""

    method: MethodId
    gpu: str
    usable_gib: float
    num_gpus: int
    changes: tuple[Note, ...]
    peak_memory_gib: float
    low_gib: float
    high_gib: float
    least_gpus: int
    """That hold it too."""


class ByCount(Result):
    """The run over so many cards."""

    num_gpus: int
    peak_memory_gib: float
    fits: Fits | None
