"""What a run takes of a card, and what that says of a measured peak."""

from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.prices.option import Fits
from advisor.result import Note, Result, note
from advisor.runs.memory import Peak
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.units import GIB, gib

SHOWN_PARTS = 0.02
"""Share of the peak; smaller parts are left out."""


class MemoryNeed(Result):
    """A run on the fullest card, GiB."""

    method: MethodId
    sharding: Sharding
    fp32_weights: bool
    """Full tuning with fp32 master weights (mixed precision)."""
    optimizer_in_backward: bool = False
    """Each matrix is updated as soon as its gradient is known, which is then dropped."""
    micro_batch_size: int
    tokens_per_sample: int
    peak_memory_gib: float
    low: float
    high: float
    parts: dict[str, float]
    """At the peak, the largest first."""
    peak: Peak
    fits: Fits | None
    """Null: no card was named."""


def need_of(placed: Placed) -> MemoryNeed:
    memory, run = placed.memory, placed.set_up
    parts = sorted(memory.breakdown.items(), key=lambda part: -part[1])
    return MemoryNeed(
        method=run.method,
        sharding=run.cards.sharding,
        fp32_weights=run.fp32_master_weights,
        optimizer_in_backward=run.optimizer_in_backward,
        micro_batch_size=run.micro_batch_size,
        tokens_per_sample=run.workload.tokens_per_sample,
        peak_memory_gib=gib(memory.expected),
        low=gib(memory.low),
        high=gib(memory.high),
        parts={name: gib(size) for name, size in parts if size >= SHOWN_PARTS * memory.expected},
        peak=memory.peak,
        fits=placed.fit.value if placed.fit else None,
    )


class Measured(Result):
    """A peak that the user saw, beside the estimate."""

    peak_gib: float
    ratio: float
    """Measured over expected."""
    within: bool
    """Between low and high."""

    @property
    def more(self) -> bool:
        """More than the estimate can explain."""
        return self.ratio > 1 and not self.within


def measured_against(peak_gib: float, placed: Placed) -> Measured:
    memory = placed.memory
    return Measured(
        peak_gib=peak_gib,
        ratio=round(peak_gib * GIB / memory.expected, 2),
        within=memory.low <= peak_gib * GIB <= memory.high,
    )


class Reinforcement(Result):
    """What is known of PPO and GRPO, which have no estimate yet."""

    objective: str
    weights_gib: float | None
    """One model's at 16 bit; null: no model was named."""
    holds: Note


def reinforcement(objective: str, model: Model | None) -> Reinforcement:
    return Reinforcement(
        objective=objective,
        weights_gib=gib(2 * model.shape.parameters) if model else None,
        holds=note("memory.ppo-holds") if objective == "ppo" else note("memory.grpo-holds"),
    )
