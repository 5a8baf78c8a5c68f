"""Parts of a model's row: its names, and what some shapes have beside regular layers: layers with a
state, per-layer inputs, an encoder, further weights."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict
from advisor.language import Text

Purpose = Literal["classification", "embedding", "speech"]
"""classification: labels or a score, as of a reranker; embedding: vectors to search with; speech:
text of what is heard."""


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


class PerLayerInputs(Strict):
    """An embedding of its own for each layer, added behind a gate (Gemma 3n and 4): weights that are
    looked up, not multiplied."""

    vocab: int = Field(gt=0)
    width: int = Field(gt=0)
    """In each layer."""


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
