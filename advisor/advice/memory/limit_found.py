"""The largest that fits, as answers show it."""

from typing import Literal

from advisor.catalog.guidance import MethodId
from advisor.result import Note, Result
from advisor.runs.options import Fits, Sharding

Limit = Literal["batch", "tokens", "rank", "model", "samples"]
Ended = Literal["memory", "model", "tried"]
"""What stops a larger one: the card; the model's context or width; that no larger was tried."""


class LimitFound(Result):
    """One limit of one method on one kind of cards."""

    limit: Limit
    model: str | None
    """Null: it is what is looked for."""
    method: MethodId
    gpu: str
    num_gpus: int
    sharding: Sharding
    fp32_weights: bool
    """Full tuning with fp32 master weights (mixed precision)."""
    number: int | None = None
    """Samples at once, tokens of a sample, rank, or samples; null: not even the smallest fits."""
    size: str | None = None
    """Of a model; null: not even the smallest fits."""
    with_chunked_loss: int | None = None
    """The number where the logits never stand whole; null: as large, or not asked."""
    peak_memory_gib: float | None = None
    """At the limit, of the fullest card."""
    usable_gib: float
    """Of one card."""
    ended_by: Ended = "memory"
    larger: str | None = None
    """The next size of models, and what it takes."""
    larger_gib: float | None = None
    larger_fits: Fits | None = None
    hours: float | None = None
    """Of that many samples."""
    cost_usd: float | None = None
    """Null also where the card's price is unknown."""

    @property
    def holds_nothing(self) -> bool:
        return self.number is None and self.size is None


class LimitAnswer(Result):
    limits: tuple[Limit, ...]
    model: str | None
    gpu: str | None
    named_by_memory: float | None
    """GiB, where the card was named by it alone: `gpu` is then a typical one."""
    num_gpus: int
    method: MethodId | None
    """As stated."""
    tokens_per_sample: int
    micro_batch_size: int
    epochs: float
    hours: float | None
    """The limit of `samples`."""
    budget_usd: float | None
    found: tuple[LimitFound, ...]
    """By limit, model, card, method and way to share the cards."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
