"""Language models: the rows of `knowledge/models/` and `knowledge/architectures.yaml`, and the
parameters that a decoder's shape counts up to."""

import re
from functools import lru_cache
from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict
from advisor.language import Text


class Experts(Strict):
    """Mixture-of-experts layers."""

    count: int = Field(gt=1)
    """Routed experts a layer."""
    active: int = Field(gt=0)
    """Routed experts a token uses."""
    intermediate: int = Field(gt=0)
    """Inner width of one routed expert."""
    shared_intermediate: int = 0
    """Summed inner width of the shared experts that every token uses."""
    dense_layers: int = 0
    """Layers that have one ordinary MLP of the model's `intermediate` instead of experts."""


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


class ExtraParameters(Strict):
    """Weights outside the regular decoder: a vision tower, learned positions, multi-token
    prediction."""

    count: int = Field(gt=0)
    what: Text


class Shape(Strict):
    """A decoder's exact shape: all that memory and time depend on."""

    layers: int = Field(gt=0)
    hidden: int = Field(gt=0)
    heads: int = Field(gt=0)
    kv_heads: int = Field(gt=0)
    head_dim: int = Field(gt=0)
    intermediate: int = Field(gt=0)
    """Inner width of the dense MLP (of the dense layers in a mixture of experts)."""
    vocab: int = Field(gt=0)
    """Rows of the embedding matrix, padding included."""
    tied_embeddings: bool
    """The output head shares the input embedding's weights."""
    mlp: Literal["gated", "plain"] = "gated"
    """gated: three matrices (SwiGLU, GeGLU); plain: two."""
    qkv_bias: bool = False
    qk_norm: bool = False
    """Queries and keys are normalized (Qwen3, Gemma 3, OLMo 2); the few weights of it are not
    counted."""
    sandwich_norms: bool = False
    """Norms before and after attention and MLP, four a layer (Gemma 2 and 3)."""
    experts: Experts | None = None
    latent: LatentAttention | None = None
    extra: ExtraParameters | None = None

    def __hash__(self) -> int:
        """Quick, for the caches of what depends on a shape alone; equality compares every field."""
        return hash((self.layers, self.hidden, self.intermediate, self.vocab, self.kv_heads))

    def __eq__(self, other: object) -> bool:
        """As pydantic's, without what a strict frozen row cannot have; the caches ask it often."""
        return isinstance(other, Shape) and self.__dict__ == other.__dict__

    @property
    def attention_parameters(self) -> int:
        """Attention weights of one layer: q + k + v + o projections (or the latent factors) and
        their biases."""
        if latent := self.latent:
            query_width = self.heads * (latent.nope_dim + latent.rope_dim)
            query = (
                self.hidden * query_width
                if latent.q_rank is None
                else latent.q_rank * (self.hidden + query_width)
            )
            down = self.hidden * (latent.kv_rank + latent.rope_dim)
            up = latent.kv_rank * self.heads * (latent.nope_dim + latent.value_dim)
            return query + down + up + self.heads * latent.value_dim * self.hidden
        query_width, kv_width = self.heads * self.head_dim, self.kv_heads * self.head_dim
        bias = query_width + 2 * kv_width if self.qkv_bias else 0
        return self.hidden * (2 * query_width + 2 * kv_width) + bias

    def mlp_parameters(self, width: int) -> int:
        """MLP weights of inner width `width`: 3·hidden·width when gated, else 2·hidden·width."""
        return (3 if self.mlp == "gated" else 2) * self.hidden * width

    @property
    def expert_layers(self) -> int:
        return self.layers - self.experts.dense_layers if self.experts else 0

    @property
    def embedding_parameters(self) -> int:
        """Input embedding plus, unless tied, the output head."""
        return self.vocab * self.hidden * (1 if self.tied_embeddings else 2)

    @property
    def parameters(self) -> int:
        """All weights, recomputed from the shape: layers x (attention + MLP or experts + 2 norms) +
        embeddings + extra."""
        return _count(self, self.experts.count if self.experts else 0)

    @property
    def active_parameters(self) -> int:
        """Weights one token passes through: equal to `parameters` without experts."""
        return _count(self, self.experts.active if self.experts else 0)


@lru_cache(maxsize=1024)
def _count(shape: Shape, routed: int) -> int:
    """Weights with `routed` experts a layer."""
    per_layer = shape.attention_parameters + 2 * shape.hidden
    total = shape.layers * per_layer + (shape.layers - shape.expert_layers) * shape.mlp_parameters(
        shape.intermediate
    )
    if shape.experts:
        width = routed * shape.experts.intermediate + shape.experts.shared_intermediate
        total += shape.expert_layers * (
            shape.mlp_parameters(width) + shape.hidden * shape.experts.count
        )
    return (
        total
        + shape.embedding_parameters
        + shape.hidden
        + (shape.extra.count if shape.extra else 0)
    )


class Model(Sourced):
    """One published language model."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    """As shown: "Llama 3.1 8B"."""
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    """Other spellings, matched without case, spaces and hyphens; not needed for the name itself or
    the repository's name."""
    vendor: str
    repo: str | None = None
    """Hugging Face repository, "owner/name"."""
    remote_code: bool = False
    """Its model class is Python code of the repository, not of transformers."""
    llama_factory_template: str | None = None
    """LLaMA-Factory's name for its chat template, from that program's `extras/constants.py`; null:
    LLaMA-Factory takes the tokenizer's own."""
    licence: str | None = None
    context: int | None = Field(default=None, gt=0)
    """Longest context in tokens as published."""
    published_parameters: int = Field(gt=0)
    """Parameter count of the published weights; the count recomputed from the shape must agree
    within 1 %."""
    published_active: int | None = Field(default=None, gt=0)
    """Active parameters of a mixture of experts, as published."""
    shape: Shape
    generic: bool = False
    """True only for the decoder made up for a bare size ("13B"); never in a file."""
    by_size: bool = False
    """Only the size is known, from `knowledge/models_by_size/`."""

    @property
    def typical(self) -> bool:
        """The shape is that of a typical decoder of its size, not its own."""
        return self.generic or self.by_size


class SizedModel(Sourced):
    """A published model of which only the size is known: estimates take a typical decoder for
    it."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    vendor: str
    repo: str | None = None
    published_parameters: int = Field(gt=0)
    """As published, of the language model alone where the name says only that."""


class Unstated(Strict):
    """What a model's class does where its `config.json` says nothing; the defaults are Llama's."""

    plain_mlp: bool = False
    """The MLP has two matrices, not three."""
    tied_embeddings: bool = False
    qkv_bias: bool = False
    qk_norm: bool = False
    """Queries and keys are normalized."""
    sandwich_norms: bool = False
    """Norms before and after attention and MLP."""


class Architecture(Unstated, Sourced):
    """A `model_type` of configurations."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")
    plain_mlp_names: re.Pattern[str] | None = None
    """Its models with a plain MLP by their names, for configurations without `model_type`; matched
    anywhere and in any case."""

    def plain_by_name(self, name: str) -> bool:
        names = self.plain_mlp_names
        return names is not None and re.search(names.pattern, name, re.IGNORECASE) is not None
