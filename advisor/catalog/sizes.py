"""What a bare size such as "13B" means: its parameters, and a typical decoder of that many."""

import re
from bisect import bisect_right
from datetime import date
from functools import lru_cache
from math import log

from pydantic import Field

from advisor.catalog.model import Model, Shape
from advisor.catalog.parts import Published
from advisor.errors import ToolError
from advisor.result import Note, note

ANCHORS: tuple[tuple[float, int, int], ...] = (
    (0.02e9, 8, 320),
    (0.135e9, 12, 768),
    (0.36e9, 24, 960),
    (1.1e9, 22, 2048),
    (1.7e9, 24, 2048),
    (3.4e9, 26, 3200),
    (6.74e9, 32, 4096),
    (13.0e9, 40, 5120),
    (32.5e9, 60, 6656),
    (69.0e9, 80, 8192),
    (405.0e9, 126, 16384),
    (3000.0e9, 200, 36864),
)
"""The line through Llama-like decoders: parameters, layers, width. TinyLlama, SmolLM2 1.7B,
OpenLLaMA 3B, LLaMA 7B, 13B and 33B, Llama 2 70B and Llama 3.1 405B lie on it, as their rows say;
the first three points and the last are ours and continue it."""

SIZE = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)\s*([bm])", re.I)
LADDER = (0.5e9, 1.5e9, 3e9, 7e9, 13e9, 20e9, 32e9, 70e9, 110e9, 180e9, 405e9)
"""Sizes that open models come in (Qwen2.5 0.5B … Llama 3.1 405B): what "the largest that fits" is
chosen from."""
REFERENCE_PARAMETERS = 7e9
"""The lesson's smallest model: what is judged by where none is named."""
OF_ONE_FAMILY: dict[float, str] = {
    6e9: "chatglm3-6b", 8e9: "llama-3.1-8b", 65e9: "llama-65b", 72e9: "qwen2.5-72b",
}  # fmt: skip
"""Sizes whose open decoders are all of one shape or near to it, with the row of it: 72B is Qwen's, 8B
Llama 3's, and Qwen3's within a few percent; 65B is LLaMA's and XVERSE's, whose heads all keep keys
and values of their own."""
SMALLEST, LARGEST = ANCHORS[0][0], ANCHORS[-1][0]
GROUPED_QUERY_FROM = 30e9
"""From this size on eight key/value heads, as in Llama 2 (34B and 70B)."""
HEAD_DIM_128_FROM = 2.5e9
TIED_BELOW = 0.7e9
"""Small models share the head with the embedding (SmolLM), or the two would dominate."""
VOCAB = 32000
WIDTH_STEP = 8


class SizedModel(Published):
    """A published model of which only the size is known: estimates take a typical decoder for
    it."""

    published_parameters: int = Field(gt=0)
    """As published, of the language model alone where the name says only that."""


def bare_size(name: str) -> float | None:
    """Parameters of "7B", "0.5b" or "135M"; None for any other name."""
    size = SIZE.fullmatch(name.strip())
    return float(size[1]) * (1e9 if size[2].lower() == "b" else 1e6) if size else None


@lru_cache(maxsize=1024)
def generic_model(parameters: float) -> Model:
    """A Llama-like decoder of `parameters` weights: what a bare "13B" stands for.

    Layers and width lie on the line through published Llama shapes; the MLP's width makes up the
    count, so the parameters recomputed from the shape agree within 1 %. Vocabulary 32,000 (LLaMA,
    Llama 2, Mistral): models with larger ones (Llama 3, Qwen: 128,000 to 152,000) need more memory
    for logits, so the model's name gives the better estimate. Raises
    `ToolError("model_size_out_of_range")` outside 20M to 3000B.
    """
    name = f"{parameters / 1e9:.4g}B" if parameters >= 1e9 else f"{parameters / 1e6:.4g}M"
    if not SMALLEST <= parameters <= LARGEST:
        raise ToolError("model_size_out_of_range", name=name)
    return Model(
        id=name.lower().replace("+", ""),
        name=name,
        vendor="generic",
        published_parameters=round(parameters),
        shape=_shape(parameters),
        generic=True,
        source=("https://arxiv.org/abs/2302.13971", "https://arxiv.org/abs/2307.09288"),
        checked=date(2026, 11, 24),
    )


def family_model(parameters: float, row: Model) -> Model:
    """What a bare size stands for that only one family has: a decoder of its shape."""
    return generic_model(parameters).model_copy(
        update={"shape": row.shape, "like": row.name, "source": row.source}
    )


def of_size(row: SizedModel) -> Model:
    """A model that is known by its size alone, with the shape of a typical decoder."""
    return Model(**row.model_dump(), shape=_shape(row.published_parameters), by_size=True)


def typical_note(model: Model) -> Note | None:
    """That only the size of a published model is known; None for any other."""
    return note("model.by-size", model=model.name) if model.by_size else None


def cut(shape: Shape, layers: int) -> Shape:
    """The shape with so many layers, of each kind as far as can be in proportion."""

    def part(number: int | None) -> int | None:
        return None if number is None else round(number * layers / shape.layers)

    counted = ("attention_layers", "mlp_layers", "wide_mlp_layers", "shared_kv_layers")
    changed = {name: part(getattr(shape, name)) for name in counted}
    kinds = {
        name: kind and (number := part(kind.layers)) and kind.model_copy(update={"layers": number})
        for name, kind in (("window", shape.window), ("recurrence", shape.recurrence))
    }
    kept = {name: kind or None for name, kind in kinds.items()}
    return shape.model_copy(update={"layers": layers, **changed, **kept})


def _shape(parameters: float) -> Shape:
    layers, width = _interpolated(parameters)
    head_dim = 128 if parameters >= HEAD_DIM_128_FROM else 64
    grouped = parameters >= GROUPED_QUERY_FROM
    heads = max(1, round(width / head_dim / (8 if grouped else 1))) * (8 if grouped else 1)
    bare = Shape(
        layers=round(layers),
        hidden=heads * head_dim,
        heads=heads,
        kv_heads=8 if grouped else heads,
        head_dim=head_dim,
        intermediate=WIDTH_STEP,
        vocab=VOCAB,
        tied_embeddings=parameters < TIED_BELOW,
    )
    step_parameters = bare.layers * bare.mlp_parameters(WIDTH_STEP)
    steps = round((parameters - bare.parameters) / step_parameters) + 1
    return bare.model_copy(update={"intermediate": max(1, steps) * WIDTH_STEP})


def _interpolated(parameters: float) -> tuple[float, float]:
    """Layers and width, linear in the logarithms between the two neighbouring anchors."""
    index = min(bisect_right([anchor[0] for anchor in ANCHORS], parameters), len(ANCHORS) - 1)
    (low, low_layers, low_width), (high, high_layers, high_width) = (
        ANCHORS[index - 1],
        ANCHORS[index],
    )
    share = log(parameters / low) / log(high / low)
    return low_layers * (high_layers / low_layers) ** share, low_width * (
        high_width / low_width
    ) ** share
