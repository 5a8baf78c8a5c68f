"""A run that cards hold, as answers show it."""

from advisor.catalog.guidance import MethodId
from advisor.result import Result
from advisor.runs.options import Fits, Sharding


class MemoryPart(Result):
    name: str
    """`weights`, `activations`, …"""
    gib: float


class Breakdown(Result):
    """What the hours and the memory of a run are made of."""

    parameters: int
    """Of the model."""
    tokens_per_sample: int
    training_tokens: float
    tokens_per_second: float
    """Of all cards, without evaluation and saving."""
    memory: tuple[MemoryPart, ...]
    """On the fullest card at the peak."""


class Option(Result):
    """One placed run, priced: whatever an answer proposes is one of these."""

    method: MethodId
    gpu: str
    num_gpus: int
    sharding: Sharding
    """How the cards share the run."""
    model_parallel: int = 1
    """Cards that hold one copy of the model among them, by tensor or pipeline parallelism."""
    micro_batch_size: int
    gradient_accumulation: int
    gradient_checkpointing: bool
    fits: Fits
    peak_memory_gib: float
    """Of the fullest card."""
    usable_gib: float
    """Of one card."""
    hours: float
    usd_per_hour: float | None
    """Of one card; null where the card's price is unknown."""
    cost_usd: float | None
    """Of all cards; null where the card's price is unknown."""
    breakdown: Breakdown | None = None
