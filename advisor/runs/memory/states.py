"""What stands on a card during the whole run: weights, adapters, gradients, optimizer state, and the
parameters they are of; what is kept in main memory. Bytes."""

from math import inf
from typing import NamedTuple

from advisor.runs.memory.trained import (
    Trained,
    frozen_bytes,
    frozen_tower,
    quantized_tower,
    trainable_parameters,
    trained_parts,
)
from advisor.runs.once import once
from advisor.runs.options import (
    DEEPSPEED,
    SHARDS_GRADIENTS,
    SHARDS_OPTIMIZER,
    SHARDS_WEIGHTS,
    STORED_BITS,
    Sharding,
)
from advisor.runs.parameters import (
    expert_parameters,
    largest_matrix,
    linear_parameters,
    stored_bytes,
)
from advisor.runs.run import SetUp, TrainingRun

SUB_GROUP = 1e9
"""Parameters that ZeRO-3 steps at once (`sub_group_size` of the files that Transformers,
LLaMA-Factory and ms-swift have)."""
HOST_GRADIENT_BYTES = 4
"""Offloaded gradients are accumulated in fp32."""


class States(NamedTuple):
    """What stands in memory during the whole run, and what the optimizer's step needs."""

    weights: float
    adapters: float
    gradients: float
    optimizer: float
    step: float
    """Gradients and temporary copies of them while the optimizer steps."""
    host: float
    """In main memory, of all cards together."""

    @property
    def standing(self) -> float:
        return self.weights + self.adapters + self.optimizer


def reference_parameters(run: TrainingRun) -> int:
    """Of the frozen models beside the trained ones: a full run's reference (an adapter run switches
    its adapter off instead), a reward model."""
    profile, shape = run.profile, run.model.shape
    reference = shape.parameters if profile.reference and run.method == "full" else 0
    return reference + profile.frozen * run.scoring_parameters


def _teacher_bytes(run: SetUp) -> float:
    """Of a card: divided as the student's are (TRL prepares it by the same engine), a quantized one
    whole on each."""
    if (teacher := run.taught_by) is None:
        return 0.0
    divided = run.teacher_quantization == "none"
    share = share_held(run, SHARDS_WEIGHTS) if divided else 1.0
    return share * stored_bytes(teacher.shape, run.teacher_quantization)


def share_held(run: SetUp, sharding: tuple[Sharding, ...]) -> float:
    """By each card, of what these ways of sharing divide of its part of the model: over all cards,
    experts too, whose copies are fewer where expert parallelism divides them (Megatron's
    expert-data-parallel groups)."""
    return 1 / (run.cards.count * model_part(run)) if run.cards.sharding in sharding else 1.0


@once
def model_part(run: SetUp) -> float:
    """Share of the weights that a card's part of the model has: tensor and pipeline parallelism
    divide all but the experts, expert and pipeline parallelism those."""
    if run.model_parallel == run.expert_parallel == 1:
        return 1.0
    shape = run.model.shape
    experts = expert_parameters(shape) / shape.parameters
    dense = (1 - experts) / run.tensor_parallel
    return (dense + experts / run.expert_parallel) / run.pipeline_parallel


def states_of(run: SetUp) -> States:
    """Weights, gradients and optimizer states on this card; with offload, what of them is in main
    memory. In a pipeline FSDP keeps weights gathered and gradients whole from one micro batch to the
    next (torchtitan's `reshard_after_forward`)."""
    full, part = run.method == "full", model_part(run)
    whole = _whole(run)
    stored = whole.stored * share_held(run, SHARDS_WEIGHTS)
    frozen = part * frozen_bytes(run) * share_held(run, SHARDS_WEIGHTS)
    seeing = 2 * run.trained_models * part * frozen_tower(run) * share_held(run, SHARDS_WEIGHTS)
    base = stored + seeing if full else run.trained_models * part * _base_on_card(run)
    reference = 2 * part * reference_parameters(run) * share_held(run, SHARDS_WEIGHTS)
    reference += _teacher_bytes(run)
    states = States(
        weights=base + reference,
        adapters=0.0 if full else stored + frozen,
        gradients=whole.gradient * share_held(run, SHARDS_GRADIENTS),
        optimizer=whole.moments * share_held(run, SHARDS_OPTIMIZER),
        step=0.0,
        host=0.0,
    )
    if run.cards.sharding == "fsdp" and run.pipeline_parallel > 1:
        gathered = states.weights + 2 * whole.number
        states = states._replace(weights=gathered, gradients=whole.gradient)
    states = states._replace(
        step=_step(run, states, whole.copy * share_held(run, SHARDS_OPTIMIZER))
    )
    return states if run.offload == "none" else _offloaded(run, states, whole.moments / part)


def _whole(run: SetUp) -> Trained:
    """Bytes of all that is trained in a card's part of the model, before cards share it."""
    scale, at_once, active = model_part(run) * run.trained_models, _at_once(run), _active(run)
    buckets = 2 if run.cards.sharding == "ddp" and run.sharing > 1 else 1  # beside the gradients
    number = stored = gradient = moments = copy = 0.0
    for each in trained_parts(run):
        in_step = min(each.number, at_once)
        number += each.number
        stored += each.stored * each.number
        gradient += each.gradient * in_step
        moments += each.moments * min(each.number, active)
        copy += each.copy * in_step
    return Trained(
        scale * number, scale * stored, buckets * scale * gradient, scale * moments, scale * copy
    )


def _step(run: SetUp, states: States, copy: float) -> float:
    """Gradients and copies. DeepSpeed steps on fp32 gradients: with ZeRO-1 and ZeRO-2 of the card's
    whole part, instead of those in 16 bit; with ZeRO-3 beside them, in sub-groups
    (`stage_1_and_2.py`, `stage3.py`)."""
    if run.method != "full" or run.cards.sharding not in DEEPSPEED or run.transformer_engine:
        return states.gradients + copy
    if run.cards.sharding != "zero3":
        return copy
    group = SUB_GROUP * run.sharing / (model_part(run) * trainable_parameters(run))
    return states.gradients + copy * min(1.0, group)


def _active(run: SetUp) -> float:
    """Parameters whose moments stand in memory together: of the blocks that are trained at a
    time."""
    if run.method != "full" or not run.blocks_at_once:
        return inf
    return run.blocks_at_once * linear_parameters(run.model.shape) / run.model.shape.layers


def _at_once(run: SetUp) -> float:
    """Parameters whose gradients stand in memory together."""
    return largest_matrix(run.model.shape) if run.optimizer_in_backward else _active(run)


def _offloaded(run: SetUp, states: States, moments_bytes: float) -> States:
    """Gradients and the optimizer's state in main memory; with "all" the weights too, undivided."""
    host = moments_bytes + HOST_GRADIENT_BYTES * trainable_parameters(run)
    left = states._replace(gradients=0.0, optimizer=0.0, step=0.0)
    if run.offload != "all":
        return left._replace(host=host)
    whole = (states.weights + states.adapters) / share_held(run, SHARDS_WEIGHTS) / model_part(run)
    return left._replace(weights=0.0, adapters=0.0, host=host + whole)


@once
def base_weights_bytes(run: SetUp) -> float:
    """The frozen base: linear layers as stored, everything else 16 bit, or fp32 beside k-bit
    weights."""
    shape = run.model.shape
    if run.fp32_base:
        return 4 * shape.parameters
    rest = shape.parameters - linear_parameters(shape) - quantized_tower(run)
    return quantized_bytes(run) + (4 if run.upcasts else 2) * rest


def quantized_bytes(run: SetUp) -> float:
    """The linear layers of the frozen base as they are stored."""
    bits = STORED_BITS[run.base_quantization]
    if run.base_quantization != "none":
        bits += run.kept_16_bit * (STORED_BITS["none"] - bits)
    experts = 0 if run.quantized_experts else expert_parameters(run.model.shape)
    quantized = linear_parameters(run.model.shape) - experts + quantized_tower(run)
    return (quantized * bits + experts * (32 if run.upcasts else 16)) / 8


def _base_on_card(run: SetUp) -> float:
    """The frozen base that a card holds."""
    whole, share = base_weights_bytes(run), share_held(run, SHARDS_WEIGHTS)
    undivided = run.base_quantization != "none" and not run.sharded_quantization
    if not undivided or run.cards.sharding == "device_map":
        return whole * share
    quantized = quantized_bytes(run)
    return quantized + (whole - quantized) * share
