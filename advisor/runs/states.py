"""What stands on a card during the whole run: weights, adapters, gradients, optimizer state, and the
parameters they are of; what is kept in main memory. Bytes."""

from math import inf
from typing import NamedTuple

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
    largest_matrix,
    linear_parameters,
    lora_parameters,
    outputs_of_targets,
)
from advisor.runs.run import SetUp, TrainingRun

MOMENT_BYTES: dict[Optimizer, float] = {
    "adamw": 8, "adamw_fused": 8, "adamw_8bit": 2, "paged_adamw": 8, "paged_adamw_8bit": 2,
    "adafactor": 0.02, "sgd": 0,
}  # fmt: skip
"""Optimizer state per parameter: two fp32 moments, two 8-bit ones
(https://arxiv.org/abs/2110.02861), row and column sums."""
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


def trainable_parameters(run: TrainingRun) -> int:
    """Parameters that get gradients."""
    shape = run.model.shape
    if run.method == "full":
        return shape.parameters
    if run.method == "prompt_tuning":
        kept = 2 * shape.layers * shape.kv_heads * shape.head_dim if run.prefix else shape.hidden
        return run.virtual_tokens * kept
    magnitudes = outputs_of_targets(shape, run.lora_targets) if run.dora else 0
    adapters = lora_parameters(shape, run.lora_rank, run.lora_targets) + magnitudes
    return adapters + _embedding_parameters(run)


def _embedding_parameters(run: TrainingRun) -> int:
    """Of the copies that PEFT trains of embedding and output layer, where it is told to
    (`modules_to_save`): two, even of one matrix that both share."""
    trained = run.train_embeddings and run.method in ("lora", "qlora")
    return 2 * run.model.shape.vocab * run.model.shape.hidden if trained else 0


def reference_parameters(run: TrainingRun) -> int:
    """Of the second model that dpo's full run compares with; an adapter run switches its adapter
    off instead."""
    return run.model.shape.parameters if run.objective == "dpo" and run.method == "full" else 0


def _share(run: SetUp, sharding: tuple[Sharding, ...]) -> float:
    return 1 / run.cards.count if run.cards.sharding in sharding else 1.0


def states_of(run: SetUp) -> States:
    """Weights, gradients and optimizer states on this card; with offload, what of them is in main
    memory."""
    trained, full = _trained(run), run.method == "full"
    at_once = largest_matrix(run.model.shape) if run.optimizer_in_backward else inf
    stored = sum(each.stored * each.number for each in trained)
    moments = sum(each.moments * each.number for each in trained)
    gradients = sum(each.stored * min(each.number, at_once) for each in trained)
    copy = sum(each.copy * min(each.number, at_once) for each in trained)
    if run.cards.sharding == "ddp" and run.cards.count > 1:
        gradients *= 2  # its buckets stand beside the gradients
    base = stored if full else base_weights_bytes(run)
    states = States(
        weights=(base + 2 * reference_parameters(run)) * _share(run, SHARDS_WEIGHTS),
        adapters=0.0 if full else stored * _share(run, SHARDS_WEIGHTS),
        gradients=gradients * _share(run, SHARDS_GRADIENTS),
        optimizer=moments * _share(run, SHARDS_OPTIMIZER),
        copy=copy * _share(run, SHARDS_OPTIMIZER),
        host=0.0,
    )
    return states if run.offload == "none" else _offloaded(run, states, moments)


def _offloaded(run: SetUp, states: States, moments_bytes: float) -> States:
    """Gradients and the optimizer's state in main memory; with "all" the weights too, undivided."""
    host = moments_bytes + HOST_GRADIENT_BYTES * trainable_parameters(run)
    left = states._replace(gradients=0.0, optimizer=0.0, copy=0.0)
    if run.offload != "all":
        return left._replace(host=host)
    whole = (states.weights + states.adapters) / _share(run, SHARDS_WEIGHTS)
    return left._replace(weights=0.0, adapters=0.0, host=host + whole)


class _Trained(NamedTuple):
    """So many parameters, and the bytes of each."""

    number: int
    stored: float
    """As weight and again as gradient."""
    moments: float
    copy: float
    """In the copy the step makes."""


def _trained(run: SetUp) -> tuple[_Trained, ...]:
    """Full bf16: 2 + 2 + 4 + 2 = 10 (foreach AdamW). DeepSpeed mixed precision: 2 + 2 + (4 master +
    8) + 4 = 20; fp32 weights 4 + 4 + 8 + 4. Adapters as the latter (PEFT's
    `autocast_adapter_dtype`); trained copies of layers have the type of their originals, but fp16
    trains fp32 ones."""
    number, embeddings = trainable_parameters(run), _embedding_parameters(run)
    moments, foreach = MOMENT_BYTES[run.optimizer], run.optimizer == "adamw"
    wide = _Trained(number, 4, moments, 4 if foreach else 0)
    follows = run.optimizer in (
        "adamw",
        "adamw_fused",
    )  # PyTorch's moments are of the weights' type, bitsandbytes' of their own
    narrow = _Trained(number, 2, moments / 2 if follows else moments, 2 if foreach else 0)
    if run.method != "full":
        copies = wide if run.upcasts or run.precision == "fp16" else narrow
        return wide._replace(number=number - embeddings), copies._replace(number=embeddings)
    if not run.fp32_master_weights:
        return (narrow,)
    return (_Trained(number, 2, 4 + moments, 4) if run.cards.sharding in DEEPSPEED else wide,)


def checkpoint_bytes(run: SetUp) -> float:
    """A saved state that training can go on from: the trained weights (a full model at 16 bit) and
    the optimizer's state, which the trainers save with them unless told not to (`save_only_model`).
    Of all cards together."""
    trained, full = _trained(run), run.method == "full"
    return sum(each.number * ((2 if full else each.stored) + each.moments) for each in trained)


def base_weights_bytes(run: SetUp) -> float:
    """The frozen base: linear layers as stored, everything else 16 bit, or fp32 beside k-bit
    weights."""
    shape = run.model.shape
    linear = linear_parameters(shape)
    return linear * STORED_BITS[run.base_quantization] / 8 + (shape.parameters - linear) * (
        4 if run.upcasts else 2
    )
