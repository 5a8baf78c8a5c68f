"""What a step needs beside the model's states and activations: dequantized layers, gathered shards,
communication buckets. Bytes."""

from typing import NamedTuple

from advisor.runs.memory.logits import fp32_head
from advisor.runs.options import STORED_BITS
from advisor.runs.parameters import linear_parameters, projections, targeted
from advisor.runs.run import SetUp

ZERO3_LIVE_PARAMETERS = 1e9
ZERO_BUCKET_PARAMETERS = 5e8
"""DeepSpeed's defaults `stage3_max_live_parameters` and `reduce_bucket_size`
(https://www.deepspeed.ai/docs/config-json/)."""
DORA_NORM_BYTES = 16
"""Per weight of a DoRA target while its norm is taken: the dequantized weight, the adapter's
product, its scaled copy and the sum, each fp32 (PEFT's `dora.py`)."""

CUBLAS_BYTES = 2 * 8_519_680
"""For the threads of forward and backward each, 4,096 KiB x 2 + 16 KiB x 8
(PyTorch's `aten/src/ATen/cuda/CublasHandlePool.cpp`)."""


class Workspace(NamedTuple):
    """Bytes by the moment that has them."""

    loss: float
    """At the loss: a fp32 head cast to 16 bit (where it is not: `UPCAST_FP16_LOGIT_BYTES`)."""
    layer: float
    """In a layer: the largest one dequantized, the norm of a DoRA target."""
    always: float
    """cuBLAS's workspaces, gathered shards, communication buckets."""

    @property
    def all(self) -> float:
        return sum(self)


def workspace(run: SetUp, base_bytes: float, trained: float) -> Workspace:
    """`base_bytes`: of the base as it is stored; `trained`: parameters that get gradients in a
    card's part of the model."""
    shape = run.model.shape
    cast = run.upcasts and not fp32_head(run)
    return Workspace(
        loss=2 * shape.vocab * shape.hidden if cast else 0.0,
        layer=_layer(run),
        always=CUBLAS_BYTES + _communication(run, base_bytes, trained),
    )


def _layer(run: SetUp) -> float:
    known = projections(run.model.shape)
    needed = 0.0
    if run.base_quantization != "none":
        needed += 2 * max(kind.inputs * kind.outputs for kinds in known.values() for kind in kinds)
    if run.dora:
        needed += DORA_NORM_BYTES * max(
            kind.inputs * kind.outputs
            for name in targeted(run.model.shape, run.lora_targets)
            for kind in known[name]
        )
    return needed


def _communication(run: SetUp, base_bytes: float, trained: float) -> float:
    """Gathered weights and buckets; DeepSpeed has its buckets on a single card too, and offloaded
    weights come back in parts."""
    shape, bits = run.model.shape, STORED_BITS[run.base_quantization]
    absent = 1.0 if run.offload == "all" else 1 - 1 / run.sharing
    layer = linear_parameters(shape) / shape.layers * bits / 8 / run.tensor_parallel
    if (
        run.cards.sharding == "fsdp" and absent
    ):  # embedding and head stay gathered, and two layers: the current and the prefetched
        trained_gradients = 2 * layer if run.method == "full" else 0
        return 2 * layer + 2 * shape.embedding_parameters + trained_gradients
    if run.cards.sharding == "zero3":
        return min(bits / 8 * ZERO3_LIVE_PARAMETERS, base_bytes) * absent
    if run.cards.sharding in ("zero1", "zero2"):
        return 4 * min(ZERO_BUCKET_PARAMETERS, trained)
    return 0.0
