"""What a run takes of a card, and what that says of a measured peak."""

from advisor.advice.training.estimate import MemoryNeed
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.result import Note, Result, note
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


class ModelStates(Result):
    """What the models of a reinforcement learning run hold all the time, of one card, GiB: weights,
    gradients, optimizer."""

    method: MethodId
    states_gib: float


class Reinforcement(Result):
    """What is known of PPO and GRPO, whose activations and caches have no estimate yet."""

    objective: str
    holds: Note
    states: tuple[ModelStates, ...] = ()
    """Divided over the cards; empty: no model was named."""


STATE_BYTES: dict[str, dict[MethodId, int]] = {
    "ppo": {"full": 36, "lora": 6},
    "grpo": {"full": 18, "lora": 2},
}
"""For each parameter of the policy: 16 of a model that is trained with AdamW in mixed precision
(https://arxiv.org/abs/1910.02054), 2 of one that only answers. PPO trains a policy and a value model
beside a reference and a reward model (https://arxiv.org/abs/2203.02155), all taken as large as the
policy; GRPO a policy beside a reference (https://arxiv.org/abs/2402.03300). With LoRA the trained
ones stand at 2, and the reference is the policy without its adapter."""


def reinforcement(
    objective: str, model: Model | None, method: MethodId | None, cards: int
) -> Reinforcement:
    by_method = STATE_BYTES[objective]
    each = (method,) if method in by_method else tuple(by_method)
    return Reinforcement(
        objective=objective,
        holds=note("memory.ppo-holds") if objective == "ppo" else note("memory.grpo-holds"),
        states=tuple(
            ModelStates(method=by, states_gib=gib(by_method[by] * model.shape.parameters / cards))
            for by in each
        )
        if model
        else (),
    )
