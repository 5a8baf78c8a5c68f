"""What cards tell each other in a step, and what the optimizer's step takes. Seconds."""

from typing import NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.runs.options import GATHERS_WEIGHTS, SHARDS_OPTIMIZER
from advisor.runs.parameters import attention_widths
from advisor.runs.run import SetUp

BANDWIDTH_EFFICIENCY = 0.8


OPTIMIZER_TRAFFIC = 3.0
"""Bytes moved per byte of weights, gradients and moments in one optimizer step."""


PCIE_BYTES_PER_SECOND = 8e9
"""Collective bandwidth a card gets without NVLink."""


NVLINK_SHARE = 0.2
"""Collective bandwidth over NVLink's printed total (both directions, all links), after overlap with
compute."""


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


def exchange_seconds(run: SetUp, gpu: Gpu, trained: int, weights_bytes: float) -> Exchange:
    """ddp, ZeRO-1/2: gradients once a step (all-reduce, twice their bytes); ZeRO-3, FSDP: weights
    gathered in forward and in backward of every micro step, gradients scattered.

    `trained`: parameters that get gradients; `weights_bytes`: of the base as it is stored."""
    loaded = (
        2 * weights_bytes / run.cards.count / HOST_BYTES_PER_SECOND if run.offload == "all" else 0
    )
    if run.cards.count == 1 or run.cards.sharding == "device_map":
        return Exchange(every_micro_step=loaded, every_step=0)
    bandwidth = NVLINK_SHARE * gpu.link_gb_s * 1e9 if gpu.link_gb_s else PCIE_BYTES_PER_SECOND
    share = (run.cards.count - 1) / run.cards.count
    gradients = trained * (2 if run.method == "full" else 4)
    if run.cards.sharding in GATHERS_WEIGHTS:
        gathered = 2 * weights_bytes
        calls = (
            GATHER_SECONDS * (3 + run.gradient_checkpointing) * run.model.shape.layers
            if run.adapter
            else 0
        )
        return Exchange(
            every_micro_step=loaded
            + calls
            + (share * (gathered + gradients) + _sequence_bytes(run)) / bandwidth,
            every_step=0,
        )
    return Exchange(every_micro_step=0, every_step=2 * share * gradients / bandwidth)


def _sequence_bytes(run: SetUp) -> float:
    """Where cards divide samples: queries, keys, values and the attention's output change hands in
    every layer (all-to-all, https://arxiv.org/abs/2309.14509), 2 bytes each, in every pass."""
    passes = 2 + run.gradient_checkpointing
    queries, keys = attention_widths(run.model.shape)
    handed = 2 * (2 * queries + 2 * keys) * run.tokens_per_micro_batch * run.model.shape.layers
    return passes * handed * (1 - 1 / run.sequence_parallel)


def update_seconds(run: SetUp, gpu: Gpu, trained: int) -> float:
    """The optimizer's step reads and writes weights, gradients and moments of the `trained`
    parameters on this card; offloaded, the processor does it, and gradients and weights cross PCIe."""
    if run.offload != "none":
        return trained * CPU_UPDATE_SECONDS + 4 * trained / run.cards.count / HOST_BYTES_PER_SECOND
    shards = run.cards.count if run.cards.sharding in SHARDS_OPTIMIZER else 1
    state = trained * (12 if run.method != "full" else 8) / shards
    return OPTIMIZER_TRAFFIC * state / (gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_EFFICIENCY)
