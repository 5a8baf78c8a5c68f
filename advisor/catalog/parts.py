"""Parts of a model's row: its names, and what some shapes have beside regular layers: layers with a
state, per-layer inputs, an encoder, further weights."""

from math import ceil
from typing import Literal

from pydantic import Field

from advisor.catalog.layers import Projection
from advisor.catalog.row import Sourced, Strict
from advisor.language import Text

Purpose = Literal["classification", "embedding", "speech"]
"""classification: labels or a score, as of a reranker; embedding: vectors to search with; speech:
text of what is heard."""


class LatentAttention(Strict):
    """Multi-head latent attention (DeepSeek-V2, https://arxiv.org/abs/2405.04434)."""

    q_rank: int | None
    """Rank of the query compression; null: queries are projected directly."""
    kv_rank: int
    nope_dim: int
    """Head width without rotary position."""
    rope_dim: int
    """Head width with rotary position."""
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


class Recurrence(Strict):
    """Layers that keep a state of fixed size instead of keys and values.

    gated_delta: Gated DeltaNet (Qwen3-Next, https://arxiv.org/abs/2412.06464); kimi_delta: the same
    with a gate for each channel (https://arxiv.org/abs/2510.26692); mamba
    (https://arxiv.org/abs/2312.00752); mamba2 (https://arxiv.org/abs/2405.21060); convolution: a
    short one between two gates (LFM2, https://arxiv.org/abs/2511.23404).
    """

    kind: Literal["gated_delta", "kimi_delta", "mamba", "mamba2", "convolution"]
    layers: int = Field(gt=0)
    heads: int = Field(default=1, gt=0)
    """Heads of values."""
    head_dim: int = Field(gt=0)
    """Width of one; heads x width is the inner width."""
    key_heads: int = Field(default=1, gt=0)
    """Heads of keys; Mamba-2's groups."""
    key_dim: int = Field(default=0, ge=0)
    """Width of one; Mamba's state size."""
    kernel: int = Field(default=4, gt=0)
    """Tokens that the short convolution sees."""

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


class PerLayerInputs(Strict):
    """An embedding of its own for each layer, added behind a gate (Gemma 3n and 4): weights that are
    looked up, not multiplied."""

    vocab: int = Field(gt=0)
    width: int = Field(gt=0)
    """In each layer."""

    def projections(self, hidden: int, layers: int) -> dict[str, Projection]:
        return {
            "per_layer_input_gate": Projection(hidden, self.width, layers),
            "per_layer_projection": Projection(self.width, hidden, layers),
            "per_layer_model_projection": Projection(hidden, layers * self.width, 1),
        }


class ExtraParameters(Strict):
    """Weights outside the decoder: learned positions, multi-token prediction."""

    count: int = Field(gt=0)
    what: Text


class Encoder(Strict):
    """Layers that read a sample's input whole, as wide as the decoder's, which attend to them in a
    second attention of each (https://arxiv.org/abs/1706.03762)."""

    layers: int = Field(gt=0)
    positions: int = Field(gt=0)
    """Of every sample, however short: 1,500 for Whisper's 30 seconds."""


class Published(Sourced):
    """A model by its names."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    """As shown: "Llama 3.1 8B"."""
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    """Spellings beside name and repository, matched without case, spaces and hyphens."""
    vendor: str
    repo: str | None = None
    """Hugging Face repository, "owner/name"."""
