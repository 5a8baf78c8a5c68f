"""The matrices of what mixes tokens in a decoder's layers: attention to everything or to a window,
through a compressed cache, or a state of fixed size instead."""

from math import ceil
from typing import NamedTuple


class Projection(NamedTuple):
    """One kind of linear layer of the decoder."""

    inputs: int
    outputs: int
    number: int
    """How many of it the whole model has."""
    expert: bool = False
    """It belongs to a routed expert: a token passes only some of them."""

    @property
    def parameters(self) -> int:
        """Of all of them."""
        return self.inputs * self.outputs * self.number


class Attention(NamedTuple):
    """Layers that attend alike."""

    layers: int
    storing: int
    """Of them, those with keys and values of their own; the others read an earlier layer's."""
    query: int
    """Width of all queries."""
    key: int
    """Width of all keys, and of all values."""
    window: int | None
    gated: bool
    """The queries' matrix is twice as wide: its other half gates the output."""
    value: bool
    """Values have a matrix of their own."""

    @property
    def biases(self) -> int:
        """Of all queries, keys and values."""
        return self.query * self.layers + 2 * self.key * self.storing

    def projections(self, hidden: int) -> dict[str, Projection]:
        found = {
            "q_proj": Projection(hidden, self.query * (1 + self.gated), self.layers),
            "k_proj": Projection(hidden, self.key, self.storing),
            "v_proj": Projection(hidden, self.key, self.storing * self.value),
            "o_proj": Projection(self.query, hidden, self.layers),
        }
        return {name: kind for name, kind in found.items() if kind.number}


class Compressed(NamedTuple):
    """Layers of latent attention, by the fields of `LatentAttention`."""

    q_rank: int | None
    kv_rank: int
    nope_dim: int
    rope_dim: int
    value_dim: int

    def projections(self, hidden: int, heads: int, layers: int) -> dict[str, Projection]:
        """The factors; a model without query compression has one matrix for the queries."""
        query = heads * (self.nope_dim + self.rope_dim)
        factors = {
            "kv_a_proj_with_mqa": Projection(hidden, self.kv_rank + self.rope_dim, layers),
            "kv_b_proj": Projection(self.kv_rank, heads * (self.nope_dim + self.value_dim), layers),
            "o_proj": Projection(heads * self.value_dim, hidden, layers),
        }
        if self.q_rank is None:
            return {"q_proj": Projection(hidden, query, layers), **factors}
        down, up = Projection(hidden, self.q_rank, layers), Projection(self.q_rank, query, layers)
        return {"q_a_proj": down, "q_b_proj": up, **factors}


class Recurrent(NamedTuple):
    """Layers that keep a state, by the fields of `Recurrence`."""

    kind: str
    layers: int
    heads: int
    head_dim: int
    key_heads: int
    key_dim: int
    kernel: int

    @property
    def inner(self) -> int:
        return self.heads * self.head_dim

    @property
    def keys(self) -> int:
        return self.key_heads * self.key_dim

    @property
    def state(self) -> int:
        """Numbers that one layer keeps of a sequence, however long: a matrix for each head."""
        return self.inner * self.key_dim

    @property
    def convolved(self) -> int:
        """Channels of the short convolution."""
        return self.inner + (0 if self.kind in ("mamba", "convolution") else 2 * self.keys)

    def projections(self, hidden: int) -> dict[str, Projection]:
        """Named as Transformers names them (Qwen3.5 has `in_proj_qkvz` and `in_proj_ba` in two parts
        each)."""
        widths = {
            "gated_delta": {
                "in_proj_qkvz": (hidden, 2 * self.keys + 2 * self.inner),
                "in_proj_ba": (hidden, 2 * self.heads),
            },
            "kimi_delta": {
                "q_proj": (hidden, self.keys),
                "k_proj": (hidden, self.keys),
                "v_proj": (hidden, self.inner),
                "f_a_proj": (hidden, self.head_dim),
                "f_b_proj": (self.head_dim, self.keys),
                "b_proj": (hidden, self.heads),
                "g_a_proj": (hidden, self.head_dim),
                "g_b_proj": (self.head_dim, self.inner),
            },
            "mamba": {
                "in_proj": (hidden, 2 * self.inner),
                "x_proj": (self.inner, ceil(hidden / 16) + 2 * self.key_dim),
                "dt_proj": (ceil(hidden / 16), self.inner),
            },
            "mamba2": {"in_proj": (hidden, 2 * self.inner + 2 * self.keys + self.heads)},
            "convolution": {"in_proj": (hidden, 3 * self.inner)},
        }
        out = "o_proj" if self.kind == "kimi_delta" else "out_proj"
        pairs = {**widths[self.kind], out: (self.inner, hidden)}
        return {name: Projection(*pair, self.layers) for name, pair in pairs.items()}

    @property
    def small_parameters(self) -> int:
        """Of one layer beside the matrices: the convolution, decays, Mamba's bias of each and its
        matrix of decays."""
        biased = self.kind in ("mamba", "mamba2")
        decays = self.state if self.kind == "mamba" else 0
        return self.convolved * (self.kernel + biased) + decays + 2 * self.inner * biased


def per_layer_projections(hidden: int, width: int, layers: int) -> dict[str, Projection]:
    """Of an embedding of `width` for each layer (`PerLayerInputs`)."""
    return {
        "per_layer_input_gate": Projection(hidden, width, layers),
        "per_layer_projection": Projection(width, hidden, layers),
        "per_layer_model_projection": Projection(hidden, layers * width, 1),
    }
