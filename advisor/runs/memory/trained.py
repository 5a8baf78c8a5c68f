"""What a run trains: parameters, and the bytes of each as weight, gradient and optimizer state."""

from typing import NamedTuple

from advisor.catalog.layers import Projection
from advisor.runs.adapters import KINDS, frozen_parameters, trained_parameters
from advisor.runs.once import once
from advisor.runs.options import DEEPSPEED, Optimizer, Sharding
from advisor.runs.parameters import (
    largest_matrix,
    linear_parameters,
    lora_parameters,
    outputs_of_targets,
    projections,
    reached,
)
from advisor.runs.run import SetUp, TrainingRun

MOMENT_BYTES: dict[Optimizer, float] = {
    "adamw": 8, "adamw_fused": 8, "adamw_8bit": 2, "paged_adamw": 8, "paged_adamw_8bit": 2,
    "adafactor": 0.02, "sgd": 0, "lion": 4, "lion_8bit": 1, "muon": 4, "galore": 0, "apollo": 0,
    "adamw_4bit": 1.06, "adam_mini": 4, "ademamix": 12, "came": 4.02,
}  # fmt: skip
"""Optimizer state per parameter: two fp32 moments, two 8-bit ones
(https://arxiv.org/abs/2110.02861), row and column sums; one moment of Lion
(https://arxiv.org/abs/2302.06675) and Muon. Those of GaLore and APOLLO are of a projection.
adamw_4bit: torchao's, a fp32 scale per block of 128; adam_mini: the second is one number a block
(https://arxiv.org/abs/2406.16793); ademamix: a second first moment
(https://arxiv.org/abs/2409.03137); came: one moment beside sums
(https://arxiv.org/abs/2307.02047)."""
PROJECTED: dict[Optimizer, int] = {"galore": 1, "apollo": 0}
"""Whether the projection itself is stored (https://arxiv.org/abs/2403.03507) or made from a seed
(https://arxiv.org/abs/2412.05270)."""
PROJECTION_RANK = 128
"""The packages' default."""
FOLLOWS_WEIGHTS: tuple[Optimizer, ...] = ("adamw", "adamw_fused", "muon", "adam_mini", "came")
"""PyTorch's moments are of the weights' type, bitsandbytes' of their own."""
SAVES_TWICE: tuple[Sharding, ...] = ("zero1", "zero2", "fsdp")
"""`model.safetensors` for whoever uses it, and a file of the engine to go on from
(transformers/trainer.py, `_save_optimizer_and_scheduler`); ZeRO-3's has no weights but the
optimizer's."""
BITSANDBYTES = ("nf4", "nf4_dq", "int8")
"""Quantizations made while loading; files quantized before leave the tower as it is."""


@once
def trainable_parameters(run: TrainingRun) -> int:
    """Parameters that get gradients."""
    shape = run.model.shape
    if run.method == "full":
        return shape.parameters - frozen_tower(run)
    if run.method == "prompt_tuning":
        stored = sum(2 * kind.storing * kind.key for kind in shape.attention)
        kept = stored if run.prefix else shape.hidden
        return run.virtual_tokens * kept
    magnitudes = outputs_of_targets(shape, run.lora_targets) if run.dora else 0
    adapters = _adapter_parameters(run) + _tower_adapters(run)
    return magnitudes + adapters + _embedding_parameters(run)


def _adapter_parameters(run: TrainingRun) -> int:
    shape, kind, rank = run.model.shape, run.adapter_kind, run.lora_rank
    if kind == "lora":
        return lora_parameters(shape, rank, run.lora_targets, run.lora_experts)
    matrices = reached(shape, run.lora_targets, run.lora_experts)
    return sum(trained_parameters(kind, rank, *each) * each[1].number for each in matrices)


def frozen_tower(run: TrainingRun) -> int:
    """Parameters of the vision tower and its projector that get no gradients."""
    vision = run.model.shape.vision
    return vision.parameters if vision and not run.trains_tower else 0


def _tower_adapters(run: TrainingRun) -> int:
    """Of the adapters on every linear layer of a tower that is trained: query, key and value in one,
    the output projection, the MLP's two or three."""
    tower = run.model.shape.tower
    if tower is None or not (run.adapter and run.trains_tower):
        return 0
    wide, inner, layers = tower.hidden, tower.intermediate, tower.layers
    matrices = {
        "qkv_proj": Projection(wide, 3 * wide, layers),
        "o_proj": Projection(wide, wide, layers),
        "up_proj": Projection(wide, inner, (2 if tower.gated else 1) * layers),
        "down_proj": Projection(inner, wide, layers),
    }
    return sum(
        trained_parameters(run.adapter_kind, run.lora_rank, name, each) * each.number
        for name, each in matrices.items()
    )


def quantized_tower(run: TrainingRun) -> int:
    """Weights of the tower that are stored as the base's matrices."""
    tower = run.model.shape.tower
    made = run.quantized_tower and run.base_quantization in BITSANDBYTES
    return tower.linear_parameters if tower and made else 0


def frozen_bytes(run: TrainingRun) -> float:
    """Of the adapters' matrices that are not trained, in fp32."""
    if not run.adapter:
        return 0.0
    matrices = reached(run.model.shape, run.lora_targets, run.lora_experts)
    return 4 * frozen_parameters(run.adapter_kind, run.lora_rank, [each for _, each in matrices])


def _embedding_parameters(run: TrainingRun) -> int:
    """Of the copies that PEFT trains of embedding and output layer, where it is told to
    (`modules_to_save`): two, even of one matrix that both share."""
    trained = run.train_embeddings and run.method in ("lora", "qlora")
    return 2 * run.model.shape.vocab * run.model.shape.hidden if trained else 0


class Trained(NamedTuple):
    """So many parameters, and the bytes of each or, of what is whole, of all."""

    number: float
    stored: float
    """As weight."""
    gradient: float
    moments: float
    copy: float
    """In the copy the step makes."""


@once
def trained_parts(run: SetUp) -> tuple[Trained, ...]:
    """Full bf16: 2 + 2 + 4 + 2 = 10 (foreach AdamW). DeepSpeed mixed precision: 2 + 2 + (4 master +
    8), and 4 of fp32 gradients with 4 of the copy while it steps; fp32 weights, also under DeepSpeed
    where fp32 is stated, 4 + 4 + 8 + 4;
    Megatron 2 + 4 + (4 + 8). Adapters as the latter (PEFT's
    `autocast_adapter_dtype`); trained copies of layers have the type of their originals, but fp16
    trains fp32 ones."""
    number, embeddings = trainable_parameters(run), _embedding_parameters(run)
    wide, narrow = _wide(run), _narrow(run)
    if run.method == "full":
        engine = run.cards.sharding in DEEPSPEED and run.precision != "fp32"
        kept = _mixed(run) if engine or run.transformer_engine else wide
        if run.blocks_at_once:  # of the active block fp32 weights and gradients, too
            kept = narrow = narrow._replace(moments=4 + narrow.moments, copy=2)
        return ((kept if run.fp32_master_weights else narrow)._replace(number=number),)
    if run.adapters_16_bit and run.base_quantization != "none":
        wide = narrow
    copies = wide if run.upcasts or run.precision == "fp16" else narrow
    return wide._replace(number=number - embeddings), copies._replace(number=embeddings)


def _wide(run: SetUp) -> Trained:
    """fp32 weights."""
    return Trained(0, 4, 4, _moment_bytes(run), 4 if run.optimizer == "adamw" else 0)


def _narrow(run: SetUp) -> Trained:
    """16-bit weights alone."""
    moments = _moment_bytes(run) / (2 if run.optimizer in FOLLOWS_WEIGHTS else 1)
    return Trained(0, 2, 2, moments, 2 if run.optimizer == "adamw" else 0)


def _mixed(run: SetUp) -> Trained:
    """16-bit weights with fp32 master weights."""
    moments = 4 + _moment_bytes(run)
    if run.transformer_engine:
        return Trained(0, 2, 4, moments, 0)
    return Trained(0, 2, 2, moments, 8 if run.optimizer == "adamw" else 4)


def _moment_bytes(run: SetUp) -> float:
    """Of the optimizer, per parameter; GaLore's two moments of each matrix are rank x its longer
    side, its projection rank x the shorter, 4 bytes each; embedding and head keep AdamW's."""
    if run.optimizer not in PROJECTED:
        importances = 4 * KINDS[run.adapter_kind].importances if run.adapter else 0
        return MOMENT_BYTES[run.optimizer] + importances
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


def saved_weights_bytes(run: SetUp) -> float:
    """As a save writes them: the trained weights in the type they are trained in, and of a full run
    the vision tower that it leaves as it is."""
    trained = sum(each.number * each.stored for each in trained_parts(run))
    return trained + (2 * frozen_tower(run) if run.method == "full" else 0)


def saved_optimizer_bytes(run: SetUp) -> float:
    """The optimizer's state, master weights included."""
    return sum(each.number * each.moments for each in trained_parts(run))


def checkpoint_bytes(run: SetUp) -> float:
    """A saved state that training can go on from: the trained weights, which some engines write a
    second time for themselves, and the optimizer's state, which the trainers save with them unless
    told not to (`save_only_model`). Of all cards together."""
    copies = 2 if run.cards.sharding in SAVES_TWICE else 1
    return copies * saved_weights_bytes(run) + saved_optimizer_bytes(run)


def merging_bytes(run: SetUp) -> float:
    """The base at 16 bit, the adapter, and the largest matrix's product of both factors in fp32
    with its sum (peft/tuners/lora/layer.py, `get_delta_weight`)."""
    return (
        2 * run.model.shape.parameters
        + 4 * trainable_parameters(run)
        + 8 * largest_matrix(run.model.shape)
    )
