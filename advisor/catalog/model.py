"""Language models: the rows of `knowledge/models/` and `knowledge/architectures.yaml`, and the
parameters that a decoder's shape counts up to."""

import re
from functools import lru_cache
from typing import Literal

from pydantic import Field

from advisor.catalog.layers import (
    Attention,
    LatentAttention,
    PerLayerInputs,
    Projection,
    Recurrence,
    Window,
)
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
    input_width: int | None = Field(default=None, gt=0)
    """Width that tokens are brought to for the routed experts (LatentMoE, Nemotron 3 Super); null:
    the model's."""


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
    window: Window | None = None
    recurrence: Recurrence | None = None
    attention_layers: int | None = Field(default=None, ge=0)
    """Layers that attend, windows included; null: all."""
    mlp_layers: int | None = Field(default=None, ge=0)
    """Layers that have an MLP or experts; null: all."""
    wide_mlp_layers: int = Field(default=0, ge=0)
    """Of them, those whose MLP is twice as wide (Gemma 4 E2B)."""
    shared_kv_layers: int = Field(default=0, ge=0)
    """Attention layers that read the keys and values of an earlier one (Gemma 3n and 4)."""
    output_gate: bool = False
    """The attention's output is gated (Qwen3-Next): the queries' matrix is twice as wide."""
    values_are_keys: bool = False
    """Layers that attend to everything have no matrix for values (Gemma 4)."""
    per_layer: PerLayerInputs | None = None
    streams: int = Field(default=1, gt=0)
    """Hidden states that pass the layers side by side (AltUp of Gemma 3n: 4)."""
    extra: ExtraParameters | None = None

    def __hash__(self) -> int:
        """Quick, for the caches of what depends on a shape alone; equality compares every field."""
        return hash((self.layers, self.hidden, self.intermediate, self.vocab, self.kv_heads))

    def __eq__(self, other: object) -> bool:
        """As pydantic's, without what a strict frozen row cannot have; the caches ask it often."""
        return isinstance(other, Shape) and self.__dict__ == other.__dict__

    def cut(self, layers: int) -> "Shape":
        """Of so many layers, of each kind as far as can be in proportion."""

        def part(number: int | None) -> int | None:
            return None if number is None else round(number * layers / self.layers)

        counted = ("attention_layers", "mlp_layers", "wide_mlp_layers", "shared_kv_layers")
        kinds = {"window": self.window, "recurrence": self.recurrence}
        changed = {name: part(getattr(self, name)) for name in counted} | {
            name: kind.model_copy(update={"layers": number})
            if kind and (number := part(kind.layers))
            else None
            for name, kind in kinds.items()
        }
        return self.model_copy(update={"layers": layers, **changed})

    @property
    def attention(self) -> tuple[Attention, ...]:
        """The layers that attend, kind by kind."""
        number = self.layers if self.attention_layers is None else self.attention_layers
        windowed = self.window.layers if self.window else 0
        width = self.latent.nope_dim + self.latent.rope_dim if self.latent else self.head_dim
        keys = self.heads if self.latent else self.kv_heads
        whole = (number - windowed, keys, width, None, not self.values_are_keys)
        kinds = [whole]
        if window := self.window:
            near = (window.kv_heads or self.kv_heads, window.head_dim or self.head_dim)
            kinds.append((windowed, *near, window.tokens, True))
        return tuple(
            Attention(
                layers,
                layers - round(self.shared_kv_layers * layers / number),
                self.heads * width,
                keys * width,
                window,
                self.output_gate,
                value,
            )
            for layers, keys, width, window, value in kinds
            if layers
        )

    @property
    def mixing(self) -> dict[str, tuple[Projection, ...]]:
        """The matrices, by name, of what mixes tokens, and of per-layer inputs."""
        found: dict[str, tuple[Projection, ...]] = {}
        sets = [kind.projections(self.hidden) for kind in self.attention]
        if self.latent:
            sets = [
                self.latent.projections(self.hidden, self.heads, kind.layers)
                for kind in self.attention
            ]
        if self.recurrence:
            sets.append(self.recurrence.projections(self.hidden))
        if self.per_layer:
            sets.append(self.per_layer.projections(self.hidden, self.layers))
        for kinds in sets:
            for name, kind in kinds.items():
                found[name] = (*found.get(name, ()), kind)
        return found

    def mlp_parameters(self, width: int) -> int:
        """MLP weights of inner width `width`: 3·hidden·width when gated, else 2·hidden·width."""
        return (3 if self.mlp == "gated" else 2) * self.hidden * width

    def routed_parameters(self, number: int) -> int:
        """Of `number` routed experts of a layer, and of what brings tokens to their width."""
        if not (experts := self.experts):
            return 0
        width, matrices = number * experts.intermediate, 3 if self.mlp == "gated" else 2
        if experts.input_width is None:
            return self.mlp_parameters(width)
        return experts.input_width * (matrices * width + 2 * self.hidden)

    @property
    def expert_layers(self) -> int:
        return self._with_mlp - self.experts.dense_layers if self.experts else 0

    @property
    def dense_layers(self) -> int:
        """Layers with an ordinary MLP; one twice as wide counts as two."""
        return self._with_mlp - self.expert_layers + self.wide_mlp_layers

    @property
    def _with_mlp(self) -> int:
        return self.layers if self.mlp_layers is None else self.mlp_layers

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
    kinds = (kind for kinds in shape.mixing.values() for kind in kinds)
    total = sum(kind.parameters for kind in kinds) + 2 * shape.hidden * shape.layers
    total += shape.dense_layers * shape.mlp_parameters(shape.intermediate)
    if shape.qkv_bias:
        total += sum(
            kind.query * kind.layers + 2 * kind.key * kind.storing for kind in shape.attention
        )
    if shape.recurrence:
        total += shape.recurrence.layers * shape.recurrence.small_parameters
    if experts := shape.experts:
        total += shape.expert_layers * (
            shape.routed_parameters(routed)
            + shape.mlp_parameters(experts.shared_intermediate)
            + shape.hidden * experts.count
        )
    tables = shape.layers * shape.per_layer.vocab * shape.per_layer.width if shape.per_layer else 0
    extra = shape.extra.count if shape.extra else 0
    return total + tables + shape.embedding_parameters + shape.hidden + extra


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
    full_every: int | None = Field(default=None, gt=0)
    """Every so many layers one attends to everything; the others have a window or a state."""
    output_gate: bool = False
    side_by_side: bool = False
    """Each layer attends and has a state (Falcon-H1)."""


class Architecture(Unstated, Sourced):
    """A `model_type` of configurations."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$")
    plain_mlp_names: re.Pattern[str] | None = None
    """Its models with a plain MLP by their names, for configurations without `model_type`; matched
    anywhere and in any case."""

    def plain_by_name(self, name: str) -> bool:
        names = self.plain_mlp_names
        return names is not None and re.search(names.pattern, name, re.IGNORECASE) is not None
