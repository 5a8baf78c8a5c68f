"""What a process that measures is asked, and what it answers; JSON on both ways.

The standard library alone, from Python 3.10 on: both sides read it, and the one that measures runs
in the user's own environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sizes:
    """One layer of a decoder, its embedding and its head."""

    hidden: int
    heads: int
    kv_heads: int
    head_dim: int
    intermediate: int
    vocab: int
    tied: bool
    gated: bool
    qkv_bias: bool = False
    qk_norm: bool = False
    sandwich_norms: bool = False
    experts: int = 0
    """Routed experts of a layer; 0: an ordinary MLP of width `intermediate`."""
    active_experts: int = 0
    expert_width: int = 0
    shared_width: int = 0
    """Summed width of the experts that every token uses."""


@dataclass(frozen=True)
class Trial:
    """Steps of one small decoder at one length."""

    device: str
    """cuda, mps or cpu."""
    sizes: Sizes
    layers: int
    timed: tuple[int, ...]
    """How many of the layers, the first ones, are timed: in turns, so that whatever else the
    machine does slows all alike. None of them: the trial is for its peak."""
    tokens: int
    batch: int
    method: str
    rank: int
    targets: tuple[str, ...]
    """Projections that get an adapter."""
    stored: str
    """Type of the weights: bf16, fp16 or fp32."""
    autocast: str | None
    """Type of the products where it is another; None: no autocast."""
    upcast: bool
    """Embedding, norms and head are fp32 (k-bit preparation)."""
    four_bit: bool
    """The layers' frozen weights are NF4 of bitsandbytes."""
    checkpointing: bool
    optimizer: str
    """adamw, adamw_fused or sgd."""


@dataclass(frozen=True)
class Measured:
    """Times, the fastest of several, and peak of a trial."""

    micro_seconds: tuple[float, ...]
    """Forward and backward of a micro batch through as many layers as were `timed`; gradients are
    added to earlier ones."""
    update_seconds: float
    """Clipping, the optimizer's step, gradients dropped."""
    peak_bytes: int | None
    """A card: what PyTorch's allocator reserved at most; a processor: the process's largest
    resident set; None where neither can be told."""
    settled: bool = True
    """The fastest times came again; not so where other programs were in the way."""


@dataclass(frozen=True)
class Found:
    """The machine that measures."""

    device: str
    name: str
    """Of the card, or of the processor."""
    count: int
    """Such cards; 1 for a processor."""
    total_bytes: int | None
    free_bytes: int | None
    threads: int
    load: float | None
    """Processor cores that other programs kept busy in the minute before; None: Windows."""
    torch: str
    """PyTorch's version."""
    bf16: bool
    """A card that computes in bf16."""
    four_bit: bool
    """bitsandbytes can be used."""
    products_per_second: dict[str, float] = field(default_factory=dict)
    """Of a processor: FLOPs a second of matrix products by type, fp32 and bf16."""
