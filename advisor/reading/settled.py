"""What values mean together: LoRA in 4 bit is QLoRA, "the 7B" is one of the family spoken of, an
amount without a sign is in the currency of the one before it."""

import re
from collections.abc import Sequence
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.brief import Brief, Fact, Slots
from advisor.reading.places import Span

WITH_MEMORY = re.compile(r"[ -]\d+ ?GB$")
SIZE = re.compile(r"\d+(?:\.\d+)?[bBmM]")
BESIDE = 45
"""Characters between the lengths of a sample's source and of its target."""
OTHERWISE = re.compile(r"\b(?:or|vs|not|instead|to)\b|还是|不是|改|或", re.I)
BARE = re.compile(r"[\d.,'’ kKwWmM百千万两一二三四五六七八九十]+")
"""An amount of money without its currency."""


def settled(brief: Brief, stated: Slots, before: Brief, catalog: Catalog) -> Brief:
    """The brief after a message that stated `stated`, with the names its values have together."""
    facts, values = dict(brief.facts), brief.values
    if values.get("quantization") == "4bit" and values.get("method") in ("lora", "qlora"):
        facts["method"] = _as(facts["method"], "qlora")
        del facts["quantization"]
    size, earlier = stated.get("model"), before.values.get("model")
    if size and earlier and (named := of_family(str(earlier), str(size), catalog)):
        facts["model"] = _as(facts["model"], named)
    if "gpu" in stated and "gpu_memory_gib" not in stated:
        facts.pop("gpu_memory_gib", None)
    if "gpu_memory_gib" in stated and "gpu" not in stated and "gpu" in before.facts:
        family = WITH_MEMORY.sub("", str(before.values["gpu"]))
        sized = f"{family} {stated['gpu_memory_gib']:g}GB"
        if squash(sized) in catalog.gpu_names:
            facts["gpu"] = _as(facts["gpu_memory_gib"], sized)
            del facts["gpu_memory_gib"]
    return Brief(facts)


def _as(fact: Fact, value: Any) -> Fact:
    return Fact(value, fact.words, fact.turn)


def of_family(earlier: str, size: str, catalog: Catalog) -> str | None:
    """The model of the earlier one's family that has the size, where there is one."""
    family, found = SIZE.split(earlier, maxsplit=1)[0], SIZE.search(earlier)
    if not SIZE.fullmatch(size) or not found or not family.strip(" -_"):
        return None
    name = f"{family}{size.upper()}"
    return name if squash(name) in catalog.model_names else None


def in_currency(value: Any, earlier: Any, words: str) -> Any:
    """An amount whose words have no sign, in the currency of the earlier amount."""
    if not BARE.fullmatch(words):
        return value
    number = value.split()[0] if isinstance(value, str) else f"{value:.15g}"
    if isinstance(earlier, str):
        return f"{number} {earlier.split()[1]}"
    return float(number) if "." in number else int(number)


def both_sides(spans: Sequence[Span], message: str) -> Any:
    """The length of a sample; two that stand side by side are its source and its target."""
    first, *others = sorted(spans[:2], key=lambda span: span.start)
    stated = spans[0].value("tokens_per_sample")
    one = first.value("tokens_per_sample")
    other = others[0].value("tokens_per_sample") if others else None
    if not isinstance(one, int) or not isinstance(other, int) or one == other:
        return stated
    between = message[first.end : others[0].start]
    return stated if len(between) > BESIDE or OTHERWISE.search(between) else one + other
