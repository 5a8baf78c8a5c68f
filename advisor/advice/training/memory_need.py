"""What a run takes of a card, and what that says of a measured peak."""

from collections.abc import Iterable

from advisor.advice.training.estimate import MemoryNeed
from advisor.result import Note, Result, note
from advisor.runs.options import GATHERS_WEIGHTS
from advisor.runs.placing import Placed
from advisor.units import GIB, gib

SHOWN_PARTS = 0.02
"""Share of the peak; smaller parts are left out."""


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
        fits=placed.fits,
    )


MIXED_BYTES = 16
"""Of a parameter in mixed precision: weight and gradient in 16 bit, fp32 copy, two moments
(https://arxiv.org/abs/1910.02054, section 3); all in fp32 without the 16-bit ones is as much."""


def full_states_gib(runs: Iterable[Placed]) -> float | None:
    """Of a card's share, of the first of the runs that is full tuning in mixed precision with all its
    states on the card; None where there is none or its share is not that of all cards alike."""
    for placed in runs:
        run = placed.set_up
        alike = run.cards.count == 1 or run.cards.sharding in ("ddp", *GATHERS_WEIGHTS)
        plain = run.offload == "none" and run.optimizer in ("adamw", "adamw_fused")
        if run.method == "full" and run.fp32_master_weights and alike and plain:
            cards = run.cards.count if run.cards.sharding in GATHERS_WEIGHTS else 1
            return gib(MIXED_BYTES * run.model.shape.parameters / cards)
    return None


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
    """What stands in memory in a reinforcement run, where no model was named."""

    objective: str
    holds: Note


def reinforcement(objective: str) -> Reinforcement:
    return Reinforcement(
        objective=objective,
        holds=note("memory.ppo-holds") if objective == "ppo" else note("memory.grpo-holds"),
    )
