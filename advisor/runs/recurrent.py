"""What training takes of layers that keep a state instead of keys and values, with the kernels made
for them (flash-linear-attention, mamba-ssm, causal-conv1d); without those PyTorch's own loops need
several times as much."""

from collections.abc import Container

from advisor.catalog.parts import Recurrence

CHUNK = 64
"""Tokens that the kernels of gated delta rules work through at once; they keep the products of each
chunk's keys (fla's `chunk_gated_delta_rule`)."""
STATE_PASSES = 4
"""Products of a head's state with a token, forward: it is written and read, and as much is done
within chunks (https://arxiv.org/abs/2412.06464)."""


def state_flops(kind: Recurrence) -> float:
    """FLOPs of a token in one layer beside the matrices."""
    return 2 * STATE_PASSES * kind.state


def recurrent_saved(kind: Recurrence, hidden: int, trained: Container[str] | None) -> float:
    """Bytes that one layer's forward saves of a token, without the norm before it: what the kernels
    keep, and the inputs of `trained` matrices; of all, where that is None."""
    if trained is None:
        return _kernels(kind) + 2 * hidden + 2 * kind.inner
    matrices = kind.projections(hidden)
    return _kernels(kind) + sum(2 * matrices[name].inputs for name in matrices if name in trained)


def _kernels(kind: Recurrence) -> float:
    """Inputs of the convolution and its outputs (queries and keys repeated for every head of
    values), the output, its gate and the gated norm's; Mamba-2's one kernel keeps its input and
    its output alone."""
    if kind.kind == "mamba2":
        return 2 * (2 * kind.inner + 2 * kind.keys + kind.heads) + 2 * kind.inner
    if kind.kind in ("mamba", "convolution"):
        return 10 * kind.inner
    repeated = 2 * kind.heads * kind.key_dim + kind.inner
    gates = 4 * kind.keys if kind.kind == "kimi_delta" else 8 * kind.heads
    return 2 * kind.convolved + 2 * repeated + 6 * kind.inner + 2 * CHUNK * kind.heads + gates
