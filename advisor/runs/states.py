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
HOST_GRADIENT_BYTES = 4
"""Offloaded gradients are accumulated in fp32."""


class States(NamedTuple):
    """What stands in memory during the whole run, and the step's temporary copy."""

    weights: float
    adapters: float
    gradients: float
    optimizer: float
    copy: float
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
    memory."""
    trained, full = _trained(run), run.method == "full"
    part, models = model_part(run), run.profile.trained
    at_once = largest_matrix(run.model.shape) if run.optimizer_in_backward else inf
    stored = models * part * sum(each.stored * each.number for each in trained)
    moments = models * part * sum(each.moments * each.number for each in trained)
    gradients = models * part * sum(each.stored * min(each.number, at_once) for each in trained)
    copy = models * part * sum(each.copy * min(each.number, at_once) for each in trained)
    if run.cards.sharding == "ddp" and run.sharing > 1:
        gradients *= 2  # its buckets stand beside the gradients
    reference = 2 * part * reference_parameters(run) * _share(run, SHARDS_WEIGHTS)
    base = stored * _share(run, SHARDS_WEIGHTS) if full else models * part * _base_on_card(run)
    states = States(
        weights=base + reference,
        adapters=0.0 if full else stored * _share(run, SHARDS_WEIGHTS),
        gradients=gradients * _share(run, SHARDS_GRADIENTS),
        optimizer=moments * _share(run, SHARDS_OPTIMIZER),
        copy=copy * _share(run, SHARDS_OPTIMIZER),
        host=0.0,
    )
    return states if run.offload == "none" else _offloaded(run, states, moments / part)


def _offloaded(run: SetUp, states: States, moments_bytes: float) -> States:
    """Gradients and the optimizer's state in main memory; with "all" the weights too, undivided."""
    host = moments_bytes + HOST_GRADIENT_BYTES * trainable_parameters(run)
    left = states._replace(gradients=0.0, optimizer=0.0, copy=0.0)
    if run.offload != "all":
        return left._replace(host=host)
    whole = (states.weights + states.adapters) / _share(run, SHARDS_WEIGHTS) / model_part(run)
    return left._replace(weights=0.0, adapters=0.0, host=host + whole)


class _Trained(NamedTuple):
    """So many parameters, and the bytes of each."""

    number: int
    stored: float
    """As weight and again as gradient."""
    moments: float
    copy: float
    """In the copy the step makes."""


@once
def _trained(run: SetUp) -> tuple[_Trained, ...]:
    """Full bf16: 2 + 2 + 4 + 2 = 10 (foreach AdamW). DeepSpeed mixed precision: 2 + 2 + (4 master +
    8) + 4 = 20; fp32 weights 4 + 4 + 8 + 4. Adapters as the latter (PEFT's
    `autocast_adapter_dtype`); trained copies of layers have the type of their originals, but fp16
    trains fp32 ones."""
    number, embeddings = trainable_parameters(run), _embedding_parameters(run)
    moments, foreach = _moment_bytes(run), run.optimizer == "adamw"
    wide = _Trained(number, 4, moments, 4 if foreach else 0)
    follows = run.optimizer in FOLLOWS_WEIGHTS
    narrow = _Trained(number, 2, moments / 2 if follows else moments, 2 if foreach else 0)
    if run.adapters_16_bit and run.base_quantization != "none":
        wide = narrow
    if run.method != "full":
        copies = wide if run.upcasts or run.precision == "fp16" else narrow
        return wide._replace(number=number - embeddings), copies._replace(number=embeddings)
    if not run.fp32_master_weights:
        return (narrow,)
    return (_Trained(number, 2, 4 + moments, 4) if run.cards.sharding in DEEPSPEED else wide,)


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
