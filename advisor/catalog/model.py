"""Language models: the rows of `knowledge/models/`, and what a decoder's shape counts up to."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from advisor.catalog.block import Block, NamedBlock
from advisor.catalog.layers import Attention, Projection
from advisor.catalog.parts import (
    Encoder,
    ExtraParameters,
    LatentAttention,
    PerLayerInputs,
    Published,
    Purpose,
    Recurrence,
)
from advisor.catalog.row import Strict
from advisor.catalog.vision import Tower, Vision


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
    """Of the routed experts (LatentMoE, Nemotron 3 Super); null: the model's."""
    stacked: bool = False
    """All experts of a layer are one tensor before Transformers 5, too."""
    every_computed: bool = False
    """Transformers multiplies each token by every expert."""


class Window(Strict):
    """Layers in which a token attends to the last `tokens` alone
    (https://arxiv.org/abs/2310.06825); the model's other layers attend to everything."""

    layers: int = Field(gt=0)
    tokens: int = Field(gt=0)
    kv_heads: int | None = Field(default=None, gt=0)
    """Where they differ from the other layers' (Gemma 4)."""
    head_dim: int | None = Field(default=None, gt=0)
    """The same of the head width."""


class Shape(Strict):
    """A model's exact shape: all that memory and time depend on."""

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
    """Queries and keys are normalized (Qwen3, Gemma 3, OLMo 2); its few weights are not counted."""
    sandwich_norms: bool = False
    """Norms before and after attention and MLP, four a layer (Gemma 2 and 3)."""
    block: NamedBlock = Block()
    experts: Experts | None = None
    latent: LatentAttention | None = None
    window: Window | None = None
    recurrence: Recurrence | None = None
    attention_layers: int | None = Field(default=None, ge=0)
    """That attend, windows included; null: all."""
    mlp_layers: int | None = Field(default=None, ge=0)
    """That have an MLP or experts; null: all."""
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
    encoder: Encoder | None = None
    bidirectional: bool = False
    """Every position attends to all: an encoder, whose loss is on a vector or on labels."""
    disentangled: bool = False
    """Attention also scores content against position, all of it written out (DeBERTa,
    https://arxiv.org/abs/2006.03654)."""
    vision: Vision | None = None
    extra: ExtraParameters | None = None

    @property
    def tower(self) -> Tower | None:
        """What it sees with; None: not, or of a kind that is not known."""
        return self.vision.tower if self.vision else None

    def __hash__(self) -> int:
        """Quick, for the caches of what depends on a shape and more; equality compares every
        field."""
        return hash((self.layers, self.hidden, self.intermediate, self.vocab, self.kv_heads))

    def __copy__(self) -> "Shape":
        """Of the fields alone: what is kept of this shape is not that of a changed one."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_construct(self.model_fields_set, **fields)

    @cached_property
    def attention(self) -> tuple[Attention, ...]:
        """The layers that attend, kind by kind."""
        return _attention(self)

    @cached_property
    def attending_layers(self) -> int:
        return sum(kind.layers for kind in self.attention)

    @property
    def beside(self) -> tuple[Attention, ...]:
        """Of an encoder before the decoder: its layers, and the decoder's attention to them."""
        if self.encoder is None:
            return ()
        number = self.encoder.layers + self.layers
        return tuple(kind._replace(layers=number, storing=number) for kind in self.attention)

    @property
    def reads_whole(self) -> bool:
        """An encoder, alone or before a decoder."""
        return self.bidirectional or self.encoder is not None

    @property
    def mixing(self) -> dict[str, tuple[Projection, ...]]:
        """The matrices, by name, of what mixes tokens, and of per-layer inputs."""
        sets = [kind.projections(self.hidden) for kind in (*self.attention, *self.beside)]
        if latent := self.latent:
            number = self.attending_layers
            sets = [latent.projections(self.hidden, self.heads, number)]
        if self.recurrence:
            sets.append(self.recurrence.projections(self.hidden))
        if self.per_layer:
            sets.append(self.per_layer.projections(self.hidden, self.layers))
        names = (name for kinds in sets for name in kinds)
        return {name: tuple(kinds[name] for kinds in sets if name in kinds) for name in names}

    def mlp_parameters(self, width: int) -> int:
        """MLP weights of inner width `width`: 3·hidden·width when gated, else 2·hidden·width."""
        return (3 if self.mlp == "gated" else 2) * self.hidden * width

    def routed_parameters(self, number: int) -> int:
        """Of `number` routed experts of a layer, and of what brings tokens to their width."""
        if not (experts := self.experts):
            return 0
        width = number * experts.intermediate
        if (inputs := experts.input_width) is None:
            return self.mlp_parameters(width)
        return self.mlp_parameters(width) * inputs // self.hidden + 2 * inputs * self.hidden

    @property
    def expert_layers(self) -> int:
        return self._with_mlp - self.experts.dense_layers if self.experts else 0

    @property
    def dense_layers(self) -> int:
        """Layers with an ordinary MLP, an encoder's too; one twice as wide counts as two."""
        encoding = self.encoder.layers if self.encoder else 0
        return self._with_mlp - self.expert_layers + self.wide_mlp_layers + encoding

    @property
    def _with_mlp(self) -> int:
        return self.layers if self.mlp_layers is None else self.mlp_layers

    @property
    def embedding_parameters(self) -> int:
        """Input embedding plus, unless tied, the output head; those of single layers."""
        inputs = self.layers * self.per_layer.vocab * self.per_layer.width if self.per_layer else 0
        return self.vocab * self.hidden * (1 if self.tied_embeddings else 2) + inputs

    @cached_property
    def parameters(self) -> int:
        """All weights: layers x (attention + MLP or experts + 2 norms) + embeddings + extra."""
        return _count(self, self.experts.count if self.experts else 0)

    @cached_property
    def active_parameters(self) -> int:
        """Weights one token passes through: equal to `parameters` without experts."""
        return _count(self, self.experts.active if self.experts else 0)


def _attention(shape: Shape) -> tuple[Attention, ...]:
    number = shape.layers if shape.attention_layers is None else shape.attention_layers
    width, keys = shape.head_dim, shape.kv_heads
    if latent := shape.latent:
        width, keys = latent.nope_dim + latent.rope_dim, shape.heads
    kinds: list[tuple[int, int, int, int | None]] = [(number, keys, width, None)]
    if near := shape.window:
        own = (near.layers, near.kv_heads or keys, near.head_dim or width, near.tokens)
        kinds = [(number - near.layers, keys, width, None), own]
    return tuple(
        Attention(
            layers,
            layers - round(shape.shared_kv_layers * layers / number),
            query=shape.heads * width,
            key=keys * width,
            window=window,
            gated=shape.output_gate,
            value=window is not None or not shape.values_are_keys,
        )
        for layers, keys, width, window in kinds
        if layers
    )


def _count(shape: Shape, routed: int) -> int:
    """Weights with `routed` experts a layer."""
    kinds = (kind for kinds in shape.mixing.values() for kind in kinds)
    norms = 2 * shape.layers
    if shape.encoder:
        norms += 2 * shape.encoder.layers + shape.layers
    total = sum(kind.parameters for kind in kinds) + norms * shape.hidden
    total += shape.dense_layers * shape.mlp_parameters(shape.intermediate)
    if shape.qkv_bias:
        total += sum(kind.biases for kind in (*shape.attention, *shape.beside))
    if shape.recurrence:
        total += shape.recurrence.layers * shape.recurrence.small_parameters
    if experts := shape.experts:
        total += shape.expert_layers * (
            shape.routed_parameters(routed)
            + shape.mlp_parameters(experts.shared_intermediate)
            + shape.hidden * experts.count
        )
    total += shape.vision.parameters if shape.vision else 0
    extra = shape.extra.count if shape.extra else 0
    return total + shape.embedding_parameters + shape.hidden + extra


class Model(Published):
    """With all that is known of it."""

    remote_code: bool = False
    """Its model class is Python code of the repository, not of transformers."""
    stored_as: str | None = None
    """How its weights are published, an id of `serving_formats.yaml`; null: 16 bit."""
    llama_factory_template: str | None = None
    """Its chat template (`extras/constants.py`); null: LLaMA-Factory takes the tokenizer's own."""
    licence: str | None = None
    context: int | None = Field(default=None, gt=0)
    """Longest context in tokens as it is published, without a setting of one's own."""
    extended_context: int | None = Field(default=None, gt=0)
    """Longest with YaRN (https://arxiv.org/abs/2309.00071) switched on in its configuration, where its
    maker says so."""
    published_parameters: int = Field(gt=0)
    """Of the published weights; the count recomputed from the shape must agree within 1 %."""
    published_active: int | None = Field(default=None, gt=0)
    """Active parameters of a mixture of experts, as published."""
    least_qlora_gb: float | None = Field(default=None, gt=0)
    """GB of a card that Unsloth publishes as the least its QLoRA of the model takes."""
    shape: Shape
    purpose: Purpose | None = None
    """What it is made for, where that is not text written on from text."""
    generic: bool = False
    """True only for the decoder made up for a bare size ("13B"); never in a file."""
    like: str | None = None
    """The published model whose shape that decoder has, where only one family has the size."""
    by_size: bool = False
    """Only the size is known, from `knowledge/models_by_size/`."""

    @property
    def longest_context(self) -> int | None:
        """Tokens, YaRN included; None: not known."""
        return self.extended_context or self.context

    @property
    def typical(self) -> bool:
        """The shape is that of a typical decoder of its size, not its own."""
        return self.generic or self.by_size
