"""What a training process takes beyond its tensors: holes in PyTorch's allocator, the CUDA context,
NCCL. Bytes."""

from collections.abc import Mapping

from advisor.catalog.hardware import Gpu
from advisor.runs.options import Loss
from advisor.runs.parameters import linear_parameters
from advisor.runs.run import SetUp
from advisor.units import GIB

FRAGMENTATION = {
    "layer": 0.06,
    "scores": 0.5,
    "checkpoints": 0.5,
    "saved": 0.15,
    "gradients": 0.3,
    "workspace": 0.4,
    "upcast": 0.2,
}
"""What PyTorch's allocator holds beyond the tensors, as shares of what comes and goes during a
step, and of the 16-bit copies that k-bit preparation freed: least absolute error over the 114
published runs that state both and leave room. Many blocks of changing size (scores, checkpoints)
leave more holes than a few large ones (logits). All those runs are with checkpointing; "saved",
what layers keep without it, is from one run (swift-078)."""
LOGITS_FRAGMENTATION: dict[Loss, float] = {"full": 0.08, "fused": 0.74, "chunked": 0}
"""The same of the logits; a fused kernel's copies fit nobody else's: 0.72 to 0.81 in the ten runs
of Llama 3 8B with adapters that left room on the card."""
VARIED_LENGTHS = 1.8
"""Of the large blocks where the samples' lengths vary: cached ones fit no later step. Median of 46
published runs of ms-swift. A full card gives such blocks back."""
CONTEXT_BYTES = 0.063 * GIB
CONTEXT_SHARE = 0.005
"""CUDA context and library workspaces: a base and a share of the card's memory (more memory, more
multiprocessors): 141 MiB measured on a T4 (fitcheck-llm's runs), so 0.44 GiB on an A100 80GB."""
NCCL_BYTES = 2.3 * GIB
"""Communicators and their buffers, outside PyTorch's allocator, where several cards are joined by
NVLink and so by many channels: as 46 published runs on two and four A100s show. Runs over PCIe
filled a 24 GB card but for 0.6 GiB: next to nothing there."""
UNKNOWN_CARD_GB = 24
SMALLEST_RESERVE = 1.02
"""Short of memory, the allocator gives cached blocks back, but never all of them."""


def fragmentation(run: SetUp, sizes: Mapping[str, float], logits: float, passing: float) -> float:
    """What the allocator holds beyond the tensors.

    `sizes`: what comes and goes, by the names of `FRAGMENTATION`, "gradients" with the optimizer's
    copy. `logits`: the same of them, where the peak has them. `passing`: the large blocks that each
    step allocates.
    """
    if run.varied_lengths:
        return max(VARIED_LENGTHS * passing, FRAGMENTATION["gradients"] * sizes["gradients"])
    shape = run.model.shape
    upcast = 2 * (shape.parameters - linear_parameters(shape)) if run.upcasts else 0
    holes = LOGITS_FRAGMENTATION[run.loss] * logits + FRAGMENTATION["upcast"] * upcast
    for name, size in sizes.items():
        holes += FRAGMENTATION[name] * size
    return holes


def context_bytes(gpu: Gpu | None) -> float:
    return CONTEXT_BYTES + CONTEXT_SHARE * (gpu.memory_gb if gpu else UNKNOWN_CARD_GB) * 1e9


def nccl_bytes(run: SetUp) -> float:
    together = run.cards.count > 1 and run.cards.sharding != "device_map"
    linked = run.cards.gpu and run.cards.gpu.vendor == "NVIDIA" and run.cards.gpu.link_gb_s
    return NCCL_BYTES if together and linked else 0.0
