"""What stands on a card during the whole run: weights, adapters, gradients, optimizer state, and the
parameters they are of; what is kept in main memory. Bytes."""

from math import inf
from typing import NamedTuple

from advisor.runs.once import once
from advisor.runs.options import (
    DEEPSPEED,
    SHARDS_GRADIENTS,
    SHARDS_OPTIMIZER,
    SHARDS_WEIGHTS,
    STORED_BITS,
    Optimizer,
    Sharding,
)
from advisor.runs.parameters import (
    expert_parameters,
    largest_matrix,
    linear_parameters,
    lora_parameters,
    outputs_of_targets,
    projections,
)
from advisor.runs.run import SetUp, TrainingRun

MOMENT_BYTES: dict[Optimizer, float] = {
    "adamw": 8, "adamw_fused": 8, "adamw_8bit": 2, "paged_adamw": 8, "paged_adamw_8bit": 2,
    "adafactor": 0.02, "sgd": 0, "lion": 4, "lion_8bit": 1, "muon": 4, "galore": 0, "apollo": 0,
}  # fmt: skip
"""Optimizer state per parameter: two fp32 moments, two 8-bit ones
(https://arxiv.org/abs/2110.02861), row and column sums; one moment of Lion
(https://arxiv.org/abs/2302.06675) and Muon. Those of GaLore and APOLLO are of a projection."""
PROJECTED: dict[Optimizer, int] = {"galore": 1, "apollo": 0}
"""Whether the projection itself is stored (https://arxiv.org/abs/2403.03507) or made from a seed
(https://arxiv.org/abs/2412.05270)."""
PROJECTION_RANK = 128
"""The packages' default."""
FOLLOWS_WEIGHTS: tuple[Optimizer, ...] = ("adamw", "adamw_fused", "muon")
"""PyTorch's moments are of the weights' type, bitsandbytes' of their own."""
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


@once
def trainable_parameters(run: TrainingRun) -> int:
    """Parameters that get gradients."""
    shape = run.model.shape
    if run.method == "full":
        return shape.parameters
    if run.method == "prompt_tuning":
        stored = sum(2 * kind.storing * kind.key for kind in shape.attention)
        kept = stored if run.prefix else shape.hidden
        return run.virtual_tokens * kept
    magnitudes = outputs_of_targets(shape, run.lora_targets) if run.dora else 0
    adapters = magnitudes + lora_parameters(
        shape, run.lora_rank, run.lora_targets, run.lora_experts
    )
    return adapters + _embedding_parameters(run)


def _embedding_parameters(run: TrainingRun) -> int:
    """Of the copies that PEFT trains of embedding and output layer, where it is told to
    (`modules_to_save`): two, even of one matrix that both share."""
    trained = run.train_embeddings and run.method in ("lora", "qlora")
    return 2 * run.model.shape.vocab * run.model.shape.hidden if trained else 0


def reference_parameters(run: TrainingRun) -> int:
    """Of the frozen models beside the trained ones: a full run's reference (an adapter run switches
    its adapter off instead), a reward model."""
    profile = run.profile
    models = profile.frozen + (profile.reference and run.method == "full")
    return models * run.model.shape.parameters


def _share(run: SetUp, sharding: tuple[Sharding, ...]) -> float:
    return 1 / run.sharing if run.cards.sharding in sharding else 1.0


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
    stored = whole.stored * _share(run, SHARDS_WEIGHTS)
    base = stored if full else run.profile.trained * part * _base_on_card(run)
    reference = 2 * part * reference_parameters(run) * _share(run, SHARDS_WEIGHTS)
    states = States(
        weights=base + reference,
        adapters=0.0 if full else stored,
        gradients=whole.gradient * _share(run, SHARDS_GRADIENTS),
        optimizer=whole.moments * _share(run, SHARDS_OPTIMIZER),
        step=0.0,
        host=0.0,
    )
    if run.cards.sharding == "fsdp" and run.pipeline_parallel > 1:
        gathered = states.weights + 2 * whole.number
        states = states._replace(weights=gathered, gradients=whole.gradient)
    states = states._replace(step=_step(run, states, whole.copy * _share(run, SHARDS_OPTIMIZER)))
    return states if run.offload == "none" else _offloaded(run, states, whole.moments / part)


def _whole(run: SetUp) -> "_Trained":
    """Bytes of all that is trained in a card's part of the model, before cards share it."""
    trained, scale = _trained(run), model_part(run) * run.profile.trained
    at_once = largest_matrix(run.model.shape) if run.optimizer_in_backward else inf
    buckets = 2 if run.cards.sharding == "ddp" and run.sharing > 1 else 1  # beside the gradients
    return _Trained(
        number=scale * sum(each.number for each in trained),
        stored=scale * sum(each.stored * each.number for each in trained),
        gradient=buckets
        * scale
        * sum(each.gradient * min(each.number, at_once) for each in trained),
        moments=scale * sum(each.moments * each.number for each in trained),
        copy=scale * sum(each.copy * min(each.number, at_once) for each in trained),
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


def _offloaded(run: SetUp, states: States, moments_bytes: float) -> States:
    """Gradients and the optimizer's state in main memory; with "all" the weights too, undivided."""
    host = moments_bytes + HOST_GRADIENT_BYTES * trainable_parameters(run)
    left = states._replace(gradients=0.0, optimizer=0.0, step=0.0)
    if run.offload != "all":
        return left._replace(host=host)
    whole = (states.weights + states.adapters) / _share(run, SHARDS_WEIGHTS) / model_part(run)
    return left._replace(weights=0.0, adapters=0.0, host=host + whole)


class _Trained(NamedTuple):
    """So many parameters, and the bytes of each or, of what is whole, of all."""

    number: float
    stored: float
    """As weight."""
    gradient: float
    moments: float
    copy: float
    """In the copy the step makes."""


@once
def _trained(run: SetUp) -> tuple[_Trained, ...]:
    """Full bf16: 2 + 2 + 4 + 2 = 10 (foreach AdamW). DeepSpeed mixed precision: 2 + 2 + (4 master +
    8), and 4 of fp32 gradients with 4 of the copy while it steps; fp32 weights 4 + 4 + 8 + 4;
    Megatron 2 + 4 + (4 + 8). Adapters as the latter (PEFT's
    `autocast_adapter_dtype`); trained copies of layers have the type of their originals, but fp16
    trains fp32 ones."""
    number, embeddings = trainable_parameters(run), _embedding_parameters(run)
    wide, narrow = _wide(run), _narrow(run)
    if run.method == "full":
        kept = _mixed(run) if run.cards.sharding in DEEPSPEED or run.transformer_engine else wide
        return ((kept if run.fp32_master_weights else narrow)._replace(number=number),)
    if run.adapters_16_bit and run.base_quantization != "none":
        wide = narrow
    copies = wide if run.upcasts or run.precision == "fp16" else narrow
    return wide._replace(number=number - embeddings), copies._replace(number=embeddings)


def _wide(run: SetUp) -> _Trained:
    """fp32 weights."""
    return _Trained(0, 4, 4, _moment_bytes(run), 4 if run.optimizer == "adamw" else 0)


def _narrow(run: SetUp) -> _Trained:
    """16-bit weights alone."""
    moments = _moment_bytes(run) / (2 if run.optimizer in FOLLOWS_WEIGHTS else 1)
    return _Trained(0, 2, 2, moments, 2 if run.optimizer == "adamw" else 0)


def _mixed(run: SetUp) -> _Trained:
    """16-bit weights with fp32 master weights."""
    moments = 4 + _moment_bytes(run)
    if run.transformer_engine:
        return _Trained(0, 2, 4, moments, 0)
    return _Trained(0, 2, 2, moments, 8 if run.optimizer == "adamw" else 4)


def _moment_bytes(run: SetUp) -> float:
    """Of the optimizer, per parameter; GaLore's two moments of each matrix are rank x its longer
    side, its projection rank x the shorter, 4 bytes each; embedding and head keep AdamW's."""
    if run.optimizer not in PROJECTED:
        return MOMENT_BYTES[run.optimizer]
    shape = run.model.shape
    kinds = [kind for kinds in projections(shape).values() for kind in kinds]
    sides = sum(
        kind.number
        * (
            2 * max(kind.inputs, kind.outputs)
            + PROJECTED[run.optimizer] * min(kind.inputs, kind.outputs)
        )
        for kind in kinds
    )
    rest = shape.parameters - linear_parameters(shape)
    return (4 * PROJECTION_RANK * sides + MOMENT_BYTES["adamw"] * rest) / shape.parameters


def checkpoint_bytes(run: SetUp) -> float:
    """A saved state that training can go on from: the trained weights (a full model at 16 bit) and
    the optimizer's state, which the trainers save with them unless told not to (`save_only_model`).
    Of all cards together."""
    trained, full = _trained(run), run.method == "full"
    return sum(each.number * ((2 if full else each.stored) + each.moments) for each in trained)


@once
def base_weights_bytes(run: SetUp) -> float:
    """The frozen base: linear layers as stored, everything else 16 bit, or fp32 beside k-bit
    weights."""
    shape = run.model.shape
    rest = shape.parameters - linear_parameters(shape)
    return quantized_bytes(run) + (4 if run.upcasts else 2) * rest


def quantized_bytes(run: SetUp) -> float:
    """The linear layers of the frozen base as they are stored."""
    bits = STORED_BITS[run.base_quantization]
    if run.base_quantization != "none":
        bits += run.kept_16_bit * (STORED_BITS["none"] - bits)
    experts = 0 if run.quantized_experts else expert_parameters(run.model.shape)
    quantized = linear_parameters(run.model.shape) - experts
    return (quantized * bits + experts * (32 if run.upcasts else 16)) / 8


def _base_on_card(run: SetUp) -> float:
    """The frozen base that a card holds."""
    whole, share = base_weights_bytes(run), _share(run, SHARDS_WEIGHTS)
    undivided = run.base_quantization != "none" and not run.sharded_quantization
    if not undivided or run.cards.sharding == "device_map":
        return whole * share
    quantized = quantized_bytes(run)
    return quantized + (whole - quantized) * share
