"""What a message states that nobody has to decide on: the data set, the layers that LoRA is put on
and, where memory is asked for, the bits of the weights and the only model that is named."""

import re
from collections.abc import Mapping, Sequence

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Fact, Slots
from advisor.reading.changes.one_model import one_name
from advisor.reading.places import Span, Value
from advisor.reading.slots import BEYOND
from advisor.reading.spans.card_memory import of_memory
from advisor.reading.spans.targets import embeddings, targets
from advisor.runs.job import READING_ONE_BATCH, divides

OF_CARDS = (*READING_ONE_BATCH, "expert_parallel", "network_gbit_s")
OF_PICTURES = ("images_per_sample", "image_pixels", "max_pixels", "train_vision_tower")
SEVERAL = frozenset(("engine",))
"""Beyond slots, of which a message may name several."""
NAMED = frozenset(("teacher", "technique"))
"""What a span names that is no slot's value."""
FEW_BITS = ("4bit", "8bit")
OF_MEMORY = frozenset(
    ("estimate_training_cost", "recommend_hardware", "fix_memory", "find_limit", "size_serving",
     "look_up")
)  # fmt: skip

OF_SETTINGS = frozenset(("recommend_settings", "explain"))


def without_slot(message: str, spans: Sequence[Span], turn: int) -> dict[str, Fact]:
    """Facts that have no slot: the data set trained on, where one alone is named, for its size is
    assumed and not stated; the layers of LoRA."""
    facts: dict[str, Fact] = {}
    named = {span.value("data_set"): span for span in spans if span.value("data_set")}
    if len(named) == 1:
        [(id_, span)] = named.items()
        facts["data_set"] = Fact(id_, span.text, turn)
    facts |= _named(spans, turn)
    for span in settings_beyond(spans):
        told = ((slot, value) for slot, value in span.values if slot in BEYOND - SEVERAL)
        facts |= {slot: Fact(value, span.text, turn) for slot, value in told}
    if layers := targets(message):
        facts["lora_targets"] = Fact(layers[1], layers[0], turn)
    if words := embeddings(message):
        facts["train_embeddings"] = Fact(True, words, turn)
    return facts


def _named(spans: Sequence[Span], turn: int) -> dict[str, Fact]:
    """The teacher, with what of it is learnt; ways of training by name."""
    facts: dict[str, Fact] = {}
    for span in spans:
        if teacher := span.value("teacher"):
            facts["teacher"] = Fact((teacher, span.value("teaching")), span.text, turn)
    several = {"techniques": _each(spans, "technique"), "engine": _each(spans, "engine")}
    return facts | {
        slot: Fact(ids, ", ".join(map(str, ids)), turn) for slot, ids in several.items() if ids
    }


def _each(spans: Sequence[Span], slot: str) -> tuple[Value, ...]:
    """The values of the slot, each once."""
    return tuple(dict.fromkeys(value for span in spans if (value := span.value(slot))))


def settings_beyond(spans: Sequence[Span]) -> list[Span]:
    """Settings that no slot holds, beside their names or units."""
    return [span for span in spans if (BEYOND | NAMED) & dict(span.values).keys()]


def outgrown(facts: Mapping[str, Fact], turn: int, catalog: Catalog) -> list[str]:
    """What was told before `turn` and cannot be of the run of now: ways of dividing cards, and their
    network, where the cards cannot be divided so; pictures, where the model sees none."""
    count = facts["num_gpus"].value if "num_gpus" in facts else 1
    told = {name: fact.value for name, fact in facts.items() if name in OF_CARDS}
    divided = count > 1 and divides(told, count)
    gone = set[str]() if divided else set(OF_CARDS)
    if "model" in facts and _reads_only(str(facts["model"].value), catalog):
        gone |= set(OF_PICTURES)
    return [name for name in gone & facts.keys() if facts[name].turn < turn]


def _reads_only(model: str, catalog: Catalog) -> bool:
    """It is known, or but a size, and has no tower."""
    row = catalog.known_model(model)
    return row is not None and row.shape.vision is None and not row.by_size


def undecided(
    spans: Sequence[Span], asks: Sequence[str], before: Slots, catalog: Catalog
) -> dict[str, list[Span]]:
    """The pieces of slots that are stated whatever was decided of them, where memory or settings are
    asked for."""
    if OF_SETTINGS & {*asks[:1]}:
        return _only_rate(spans)
    if not OF_MEMORY & {*asks[:1]}:
        return {}
    model = {} if "model" in before else _only_model(spans, catalog)
    version = _version(spans, str(before["gpu"]), catalog) if "gpu" in before else {}
    return _few_bits(spans) | model | version


def _few_bits(spans: Sequence[Span]) -> dict[str, list[Span]]:
    """Where one number of bits alone is named: "a 7B in 4 bit", "int4 inference"."""
    told = [span for span in spans if span.value("quantization") in FEW_BITS]
    return _of_one_value("quantization", told)


def _only_rate(spans: Sequence[Span]) -> dict[str, list[Span]]:
    """Where one learning rate alone is named."""
    named = [span for span in spans if span.value("learning_rate")]
    return _of_one_value("learning_rate", named)


def _of_one_value(slot: str, spans: list[Span]) -> dict[str, list[Span]]:
    """The pieces of the slot, where all of them say the same."""
    return {slot: spans} if len({span.value(slot) for span in spans}) == 1 else {}


def _only_model(spans: Sequence[Span], catalog: Catalog) -> dict[str, list[Span]]:
    """Where one model, or one size, alone is named: an example's figures would be another's."""
    named = [span for span in spans if span.value("model") and not span.value("below")]
    rows = {_known(str(span.value("model")), catalog) for span in named}
    if len(rows) == 1 and None not in rows:
        return {"model": named}
    return _only_size(named)


def _only_size(named: Sequence[Span]) -> dict[str, list[Span]]:
    """The pieces that name a size, the longest first, where all that is named is one model."""
    sized = [(found[0].lower(), span) for span in named if (found := _size(span))]
    longest = sorted((span for _, span in sized), key=lambda span: -len(span.text))
    if len({size for size, _ in sized}) != 1 or not one_name([*longest, *named], "model"):
        return {}
    return {"model": longest}


def _size(span: Span) -> re.Match[str] | None:
    return SIZED.search(str(span.value("model")))


SIZED = re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,2})?\s?b(?![a-z])", re.I)


def _version(spans: Sequence[Span], card: str, catalog: Catalog) -> dict[str, list[Span]]:
    """Where the one memory that is named is that of another version of the card: "and the 80 GB
    one?"."""
    named = [span for span in spans if span.value("gpu_memory_gib")]
    memories = {span.value("gpu_memory_gib") for span in named}
    versions = {of_memory(card, gib, catalog) for gib in memories if isinstance(gib, int | float)}
    another = len(memories) == len(versions) == 1 and versions.isdisjoint((None, card))
    return {"gpu_memory_gib": named} if another else {}


def _known(name: str, catalog: Catalog) -> str | None:
    """The id of the model; None for a bare size and for what nobody knows."""
    model = catalog.known_model(name)
    return None if model is None or model.generic else model.id
