"""What printed counts of parameters say of a run: the model by all of them, and rank and layers of the
adapter by those that are trained."""

import math
from collections.abc import Iterator, Mapping

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model, Shape
from advisor.catalog.sizes import SIZE
from advisor.errors import ToolError
from advisor.reading.brief import Fact
from advisor.reading.spans.printed_parameters import ALL, TRAINED
from advisor.runs.parameters import ATTENTION, MLP, lora_parameters

Facts = Mapping[str, Fact]
RANKS = (8, 16, 32, 64, 4, 128, 256, 2, 1, 512)
"""The usual ones first."""
LAYERS = (
    ("q_proj", "v_proj"),
    ("all-linear",),
    ATTENTION,
    ("q_proj", "k_proj", "v_proj"),
    MLP,
    (*ATTENTION, *MLP),
)
"""PEFT's default of a Llama first."""
SAME = 0.03
"""Share by which counts of one shape may differ: by biases, norms, a layer more."""
NEAR = 0.2
"""The same where only the size of the model is known."""
SAME_MODEL = 2e-3
PACKED = ("qlora", "4bit", "gptq", "awq")
"""Bases of which two weights are printed as one."""


def of_printed(facts: dict[str, Fact], catalog: Catalog) -> dict[str, Fact]:
    """The facts with what follows from the counts among them."""
    trained, whole = facts.get(TRAINED), facts.get(ALL)
    if trained is None:
        return facts
    told: dict[str, Fact] = {}
    if whole and "method" not in facts:
        method = "full" if trained.value == whole.value else "lora"
        told["method"] = Fact(method, trained.words, trained.turn)
    if whole and "model" not in facts and not _packed(facts):
        frozen = whole.value - (trained.value if trained.value < whole.value else 0)
        if named := _of_count(frozen, catalog):
            told["model"] = Fact(named, whole.words, whole.turn)
    return {**facts, **told, **_adapter({**facts, **told}, trained, catalog)}


def _packed(facts: Facts) -> bool:
    return any(slot in facts and facts[slot].value in PACKED for slot in ("method", "quantization"))


def _of_count(parameters: int, catalog: Catalog) -> str | None:
    """The model that has so many, else their number."""
    rows = [row for row in catalog.models.values() if not row.by_size and row.published_parameters]

    def apart(row: Model) -> float:
        return abs(row.shape.parameters / parameters - 1)

    nearest = min(rows, key=lambda row: (round(apart(row), 5), len(row.name)), default=None)
    if nearest and apart(nearest) <= SAME_MODEL:
        return nearest.name
    return f"{parameters / 1e9:.3g}B" if parameters >= 1e8 else None


def _adapter(facts: Facts, trained: Fact, catalog: Catalog) -> dict[str, Fact]:
    """Rank and layers that make so many, where the model is known."""
    model = _model(facts, catalog)
    if model is None or "method" not in facts or facts["method"].value not in ("lora", "qlora"):
        return {}
    near = NEAR if "lora_rank" in facts and (model.generic or model.by_size) else SAME
    apart = {
        tried: share
        for tried in _tried(facts)
        if (share := _apart(model.shape, *tried, trained.value)) <= near
    }
    if not apart:
        return {}
    rank, layers = min(apart, key=lambda tried: round(apart[tried], 4))
    told = {"lora_rank": rank, "lora_targets": layers}
    return {
        slot: Fact(value, trained.words, trained.turn)
        for slot, value in told.items()
        if slot not in facts
    }


def _model(facts: Facts, catalog: Catalog) -> Model | None:
    """The model that is stated, or else the one of the size in its name."""
    name = str(facts["model"].value) if "model" in facts else ""
    size = SIZE.search(name)
    return catalog.known_model(name) or (catalog.known_model(size[0]) if size else None)


def _tried(facts: Facts) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What is stated, or else what is usual."""
    stated = facts.get("lora_targets")
    for rank in [facts["lora_rank"].value] if "lora_rank" in facts else RANKS:
        for layers in [stated.value] if stated else LAYERS:
            yield rank, tuple(layers)


def _apart(shape: Shape, rank: int, layers: tuple[str, ...], trained: int) -> float:
    """The share by which an adapter differs from the printed count."""
    try:
        return abs(lora_parameters(shape, rank, layers) / trained - 1)
    except ToolError:
        return math.inf
