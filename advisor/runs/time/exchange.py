"""What cards tell each other in a step, and what the optimizer's step takes. Seconds."""

import math
from typing import NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.runs.options import GATHERS_WEIGHTS, SHARDS_OPTIMIZER
from advisor.runs.parameters import attention_widths, stored_bytes
from advisor.runs.run import SetUp

BANDWIDTH_EFFICIENCY = 0.8


OPTIMIZER_TRAFFIC = 3.0
"""Bytes moved per byte of weights, gradients and moments in one optimizer step."""


PCIE_BYTES_PER_SECOND = 6.5e9
"""Collective bandwidth a card gets without NVLink."""


MACHINE_CARDS = 8
"""Cards of one machine, beyond which they talk over its network."""


NVLINK_SHARE = 0.2
"""Collective bandwidth over NVLink's printed total (both directions, all links), after overlap with
compute."""


ENGINE_SHARE = 0.35
"""The same of what tensor and expert parallelism hand over with Transformer Engine, which sends while
it multiplies."""


GATHER_SECONDS = 0.0015
"""Sharded adapters are gathered by calls of their own, in each layer and pass, that nothing
overlaps: 51 published runs over two to eight cards, most visible in steps of a second and less."""


HOST_BYTES_PER_SECOND = 12e9
"""Between main memory and a card over PCIe 4.0 x16, of which 32e9 are printed."""


CPU_UPDATE_SECONDS = 0.3e-9
"""AdamW on the processor, per parameter, with DeepSpeed's vector code: whole steps of 3 billion
parameters over two A100s with offload take 2.4 to 3.1 s
(https://www.deepspeed.ai/tutorials/zero-offload/)."""


class Exchange(NamedTuple):
    """Seconds of communication."""

    every_micro_step: float
    every_step: float


def exchange_seconds(run: SetUp, gpu: Gpu, trained: float, weights_bytes: float) -> Exchange:
    """ddp, ZeRO-1/2: gradients once a step (all-reduce, twice their bytes); ZeRO-3, FSDP: weights
    gathered in forward and in backward of every micro step, gradients scattered. Tensor and expert
    parallelism hand activations over in every layer.

    `trained`: parameters that get gradients, `weights_bytes`: of the base as it is stored; both of
    a card's part of the model."""
    loaded = 2 * weights_bytes / run.sharing / HOST_BYTES_PER_SECOND if run.offload == "all" else 0
    if run.cards.count == 1 or run.cards.sharding == "device_map":
        return Exchange(every_micro_step=loaded, every_step=0)
    gradients = trained * (2 if run.method == "full" else 4)
    hidden = NVLINK_SHARE / ENGINE_SHARE if run.transformer_engine else 1
    handed = hidden * (_sequence_bytes(run) + _tensor_bytes(run)) / _inside(gpu)
    handed += _expert_seconds(run, gpu)
    if run.cards.sharding not in GATHERS_WEIGHTS:
        return Exchange(handed, _seconds(run, gpu, 2 * gradients))
    shared = _seconds(run, gpu, 2 * weights_bytes + _teacher_bytes(run) + gradients)
    return Exchange(loaded + _gather_calls(run) + _expert_gathers(run) + shared + handed, 0)


def _teacher_bytes(run: SetUp) -> float:
    """Of a teacher whose weights are divided, gathered once for its pass."""
    if run.taught_by is None or run.teacher_quantization != "none":
        return 0.0
    return stored_bytes(run.taught_by.shape, "none")


def _inside(gpu: Gpu) -> float:
    """Collective bandwidth of a card within a machine, bytes a second."""
    return NVLINK_SHARE * gpu.link_gb_s * 1e9 if gpu.link_gb_s else PCIE_BYTES_PER_SECOND


def _seconds(run: SetUp, gpu: Gpu, moved: float) -> float:
    """Of a collective over all cards that share a part of the model; between machines each gets
    what it lacks over its network, where that was stated."""
    within = (1 - 1 / run.sharing) * moved / _inside(gpu)
    machines = math.ceil(run.cards.count / MACHINE_CARDS)
    if machines == 1 or run.network_gbit_s is None:
        return within
    return max(within, (1 - 1 / machines) * moved / (run.network_gbit_s * 1e9 / 8))


def _expert_seconds(run: SetUp, gpu: Gpu) -> float:
    """Tokens on their way to experts and back; those of other machines pass their network, all cards
    of a machine at once, where that was stated."""
    handed = _expert_bytes(run)
    within = handed / _inside(gpu)
    if run.network_gbit_s is None or run.expert_parallel <= MACHINE_CARDS:
        return within
    elsewhere = MACHINE_CARDS * handed * (1 - MACHINE_CARDS / run.expert_parallel)
    return max(within, elsewhere / (run.network_gbit_s * 1e9 / 8))


def _gather_calls(run: SetUp) -> float:
    if not run.adapter:
        return 0.0
    return GATHER_SECONDS * (3 + run.gradient_checkpointing) * run.model.shape.layers


def _expert_gathers(run: SetUp) -> float:
    """ZeRO-3 gathers each matrix of an expert by a call of its own where experts are computed one
    after the other: Qwen3 30B-A3B over 16 A800 takes 91 s a step so (ms-swift's documentation)."""
    shape = run.model.shape
    if not (shape.experts and run.expert_loop and run.cards.sharding == "zero3"):
        return 0.0
    matrices = 3 if shape.mlp == "gated" else 2
    each_pass = matrices * shape.experts.count * shape.expert_layers
    return GATHER_SECONDS * (2 + run.gradient_checkpointing) * each_pass


def _tensor_bytes(run: SetUp) -> float:
    """Where cards divide matrices: hidden states are gathered and reduced around attention and MLP
    of every layer, 2 bytes each, in every pass (https://arxiv.org/abs/2205.05198)."""
    passes = 2 + run.gradient_checkpointing
    shape = run.model.shape
    handed = 4 * 2 * shape.hidden * run.tokens_per_micro_batch * shape.layers
    return passes * handed * (1 - 1 / run.tensor_parallel) / run.pipeline_parallel


def _expert_bytes(run: SetUp) -> float:
    """Where cards divide experts: each token's hidden state goes to its experts and comes back."""
    if not (experts := run.model.shape.experts):
        return 0.0
    passes = 2 + run.gradient_checkpointing
    tokens = run.tokens_per_micro_batch * experts.active / run.tensor_parallel
    handed = 2 * 2 * run.model.shape.hidden * tokens * run.model.shape.expert_layers
    return passes * handed * (1 - 1 / run.expert_parallel) / run.pipeline_parallel


def _sequence_bytes(run: SetUp) -> float:
    """Where cards divide samples: queries, keys, values and the attention's output change hands in
    every layer (all-to-all, https://arxiv.org/abs/2309.14509), 2 bytes each, in every pass."""
    passes = 2 + run.gradient_checkpointing
    queries, keys = attention_widths(run.model.shape)
    handed = 2 * (2 * queries + 2 * keys) * run.tokens_per_micro_batch * run.model.shape.layers
    return passes * handed * (1 - 1 / run.sequence_parallel) / run.model_parallel


def update_seconds(run: SetUp, gpu: Gpu, trained: float) -> float:
    """The optimizer's step reads and writes weights, gradients and moments of the `trained`
    parameters of a card's part of the model; offloaded, the processor does it, and gradients and
    weights cross PCIe."""
    if run.offload != "none":
        every = trained * run.model_parallel
        return every * CPU_UPDATE_SECONDS + 4 * every / run.cards.count / HOST_BYTES_PER_SECOND
    shards = run.sharing if run.cards.sharding in SHARDS_OPTIMIZER else 1
    state = trained * (12 if run.method != "full" else 8) / shards
    return OPTIMIZER_TRAFFIC * state / (gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_EFFICIENCY)
