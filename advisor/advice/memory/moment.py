"""When a program ran out of memory, where that was told: what is held at that moment beside the
training."""

from typing import NamedTuple

from advisor.advice.memory.main_memory_held import at_main_memory
from advisor.advice.memory.saving_held import at_saving
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.memory.states import share_held, states_of
from advisor.runs.memory.trained import saved_optimizer_bytes, trainable_parameters
from advisor.runs.options import DEEPSPEED, SHARDS_OPTIMIZER, Moment, StatedParallelism
from advisor.runs.run import SetUp
from advisor.units import FP32_BYTES, GIB, SIXTEEN_BIT_BYTES, gib

USUAL_EVALUATION_BATCH = 8
"""`per_device_eval_batch_size` of the Transformers Trainer where nobody sets it. With a
`compute_metrics` of one's own it also keeps the logits of all batches on the card where
`eval_accumulation_steps` is not set (https://huggingface.co/docs/transformers/main_classes/trainer)."""
UNIT = 1000
"""Tokens that the logits are told for where no length was stated."""
SAMPLES = 100
"""Of an evaluation, that what is kept of all is told for."""


class Told(NamedTuple):
    """What was said of that moment."""

    example: str | None = None
    """The size that stands for the model where none was named."""
    method: bool = True
    """Whether the method was stated."""
    tokens: int | None = None
    """Of a sample."""
    evaluation_batch: int | None = None
    host_gib: float | None = None
    """Main memory of the machine."""
    shared: StatedParallelism | None = None
    prepared_gib: float | None = None
    """Seen on a card before the first step."""
    backward_gib: float | None = None
    """Seen after backward."""


def at_moment(moment: Moment, run: Around, told: Told) -> Note | None:
    """What is held then, with the figures of `run`, and what to do; None where nothing is known of
    it."""
    model = told.example or run.model.name
    weights_gib = gib(SIXTEEN_BIT_BYTES * run.model.shape.parameters)
    match moment:
        case "evaluation":
            return _at_evaluation(run, model, told)
        case "loading":
            return note(
                "memory.at-loading",
                model=model,
                weights_gib=weights_gib,
                fp32_gib=gib(FP32_BYTES * run.model.shape.parameters),
                cards=run.placed.num_gpus,
                usable_gib=run.gpu and round(run.gpu.usable_gib, 1),
            )
        case "main_memory":
            return at_main_memory(run, model, told.host_gib, told.shared)
        case "saving":
            return at_saving(run, model, told.method)
        case "resuming":
            return _at_resuming(run)
        case "merging":
            return note("memory.at-merging", model=model, weights_gib=weights_gib)
        case "generation":
            return note("memory.at-generation")
        case "stepping":
            return _at_step(run, told)
        case "later" | "rising":
            return _in_training(moment, run)


def _in_training(moment: Moment, run: Around) -> Note:
    """The longest batch; of a run that generates its answers, the longest answers."""
    set_up = run.placed.set_up
    if set_up.generates:
        return note("memory.answers-grow", tokens=set_up.completion)
    return note("memory.at-later") if moment == "later" else note("memory.at-rising")


def _at_evaluation(run: Around, model: str, told: Told) -> Note:
    """Liger's loss in chunks leaves the logits out while `training` alone
    (https://github.com/linkedin/Liger-Kernel/blob/main/src/liger_kernel/transformers/model/llama.py,
    `skip_logits`)."""
    tokens = told.tokens or UNIT
    vocabulary = run.model.shape.vocab
    logits_gib = FP32_BYTES * vocabulary * tokens / GIB
    batch = told.evaluation_batch or USUAL_EVALUATION_BATCH
    return note(
        "memory.at-evaluation",
        model=model,
        tokens=tokens,
        vocabulary=vocabulary,
        half_gib=round(logits_gib / 2, 1),
        logits_gib=round(logits_gib, 1),
        batch=batch,
        set=told.evaluation_batch is not None,
        batch_gib=round(batch * logits_gib, 1),
        samples=SAMPLES,
        samples_gib=round(SAMPLES * logits_gib),
    )


def _at_resuming(run: Around) -> Note:
    set_up = run.placed.set_up
    states = saved_optimizer_bytes(set_up) * share_held(set_up, SHARDS_OPTIMIZER)
    return note(
        "memory.at-resuming",
        states_gib=gib(states),
        peak_gib=gib(run.placed.memory.expected) if run.gpu else None,
        usable_gib=run.gpu and round(run.gpu.usable_gib, 1),
        number=run.placed.num_gpus,
    )


def _master_bytes(run: SetUp) -> float:
    """fp32 copies of the trained weights on a card, which DeepSpeed makes when it prepares them."""
    if not (run.method == "full" and run.fp32_master_weights and run.cards.sharding in DEEPSPEED):
        return 0.0
    return FP32_BYTES * trainable_parameters(run) * share_held(run, SHARDS_OPTIMIZER)


NEAR = 0.12
"""Of a computed stage, that a reading may differ by: gigabytes for GiB, the context, buffers."""


def _near(seen_gib: float | None, stage: float) -> bool:
    return seen_gib is not None and abs(seen_gib * GIB / stage - 1) <= NEAR


def _at_step(run: Around, told: Told) -> Note | None:
    """Stage by stage: what stands there, what backward adds, and what the first step makes. None of
    states that are in main memory."""
    set_up = run.placed.set_up
    if set_up.offload != "none":
        return None
    states, master = states_of(set_up), _master_bytes(set_up)
    weights = states.weights + states.adapters
    prepared, moments = weights + master, states.optimizer - master
    return note(
        "memory.at-stepping",
        weights_gib=gib(weights),
        master_gib=gib(master) or None,
        prepared_gib=gib(prepared),
        gradients_gib=gib(states.gradients),
        backward_gib=gib(prepared + states.gradients),
        moments_gib=gib(moments),
        least_gib=gib(prepared + states.gradients + moments),
        usable_gib=run.gpu and round(run.gpu.usable_gib, 1),
        number=run.placed.num_gpus,
        first_seen_gib=told.prepared_gib,
        second_seen_gib=told.backward_gib,
        explained=_near(told.prepared_gib, prepared)
        and _near(told.backward_gib, prepared + states.gradients),
        loaded=bool(master) and _near(told.prepared_gib, weights),
    )
