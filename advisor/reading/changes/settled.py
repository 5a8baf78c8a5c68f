"""What values mean together: LoRA in 4 bit is QLoRA, "the 7B" is one of the family spoken of, the
context of a training run is its samples' length, an amount without a sign is in the currency of the
one before it."""

import re
from collections.abc import Sequence
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.brief import Brief, Fact, Slots
from advisor.reading.changes.commands import of_commands
from advisor.reading.changes.printed import of_printed
from advisor.reading.changes.rollouts import of_the_rollout
from advisor.reading.places import Span
from advisor.reading.spans.card_memory import of_memory
from advisor.reading.spans.phrases import WITH_MEMORY

SIZE = re.compile(r"\d+(?:\.\d+)?[bBmM]")
BESIDE = 45
"""Characters between the lengths of a sample's source and of its target."""
TARGET = re.compile(r"target", re.I)
"""Between two equal lengths that are not one said twice."""
SIDES = re.compile(
    r"source|target|src|tgt|input|output|prompt|response|quer(?:y|ies)|question|answer|completion|instruction|输入|输出|輸入|輸出|问|答|源|目标|提示|回复",
    re.I,
)
"""Before or between the lengths of a sample's source and of its target."""
OTHERWISE = re.compile(r"\b(?:or|vs|not|instead|to)\b|还是|不是|改|或", re.I)
BARE = re.compile(r"[\d.,'’ kKwWmM百千万两一二三四五六七八九十]+")
"""An amount of money without its currency."""


QUANTIZED = re.compile(
    r"(?:[-_ ](?:unsloth|bnb|gptq|awq|gguf|fp8|int[48]|w[48]a(?:16|8)|[48]-?bits?))+$", re.I | re.A
)
"""The end of a model's name that says how its weights are stored."""
STORED = {
    "fp8": "fp8", "w4": "4bit", "w8": "8bit", "int8": "8bit", "8bit": "8bit", "8-bit": "8bit",
    "gptq": "gptq", "awq": "awq", "4": "4bit",
}  # fmt: skip
"""What such an end has in it, and the quantization it says; GPTQ is of 4 bits unless it says 8."""
ADAPTED = ("lora", "qlora")
OF_SERVING = frozenset(("size_serving", "compare_serving_cost", "look_up"))
"""Asks in which a context is one of serving."""


def settled(
    brief: Brief, stated: Slots, before: Brief, asks: Sequence[str], message: str, catalog: Catalog
) -> Brief:
    """The brief after a message that stated `stated`, with the names its values have together."""
    facts = _of_samples(_unquantized(dict(brief.facts)), stated, asks)
    facts = of_commands(facts, message, catalog.scripts.values())
    facts = of_the_rollout(facts, message)
    facts = _four_bit(_of_bitsandbytes(_of_unsloth(facts, message), stated, message))
    facts = of_printed(facts, catalog)
    size, earlier = stated.get("model"), before.values.get("model")
    if size and earlier and (named := of_family(str(earlier), str(size), catalog)):
        facts["model"] = _as(facts["model"], named)
    return Brief(_sized_card(facts, stated, before, catalog))


def _of_samples(facts: dict[str, Fact], stated: Slots, asks: Sequence[str]) -> dict[str, Fact]:
    """A context is the length of the samples where nothing is asked of serving."""
    if "context_tokens" in stated and OF_SERVING.isdisjoint(asks):
        facts.setdefault("tokens_per_sample", facts["context_tokens"])
        del facts["context_tokens"]
    return facts


BITSANDBYTES, EIGHT_BIT = re.compile(r"BitsAndBytesConfig", re.I), re.compile(r"8[-_ ]?bit", re.I)


def _of_bitsandbytes(facts: dict[str, Fact], stated: Slots, message: str) -> dict[str, Fact]:
    """LoRA beside the class that loads a base in few bits is on 4 of them, where no other number is
    said."""
    named = None if EIGHT_BIT.search(message) else BITSANDBYTES.search(message)
    if named and stated.get("method") == "lora" and "quantization" not in facts:
        facts["quantization"] = Fact("4bit", named[0], facts["method"].turn)
    return facts


SIXTEEN_BIT = re.compile(r"load_in_4bit\W{1,4}False", re.I)
WHOLE = re.compile(r"full_finetuning\W{1,4}True", re.I)


def _of_unsloth(facts: dict[str, Fact], message: str) -> dict[str, Fact]:
    """Unsloth trains adapters unless it is told otherwise: of a base that is not loaded in 4 bit,
    LoRA."""
    framework = facts.get("framework")
    named = SIXTEEN_BIT.search(message)
    if named and framework and framework.value == "unsloth" and "method" not in facts:
        method = "full" if WHOLE.search(message) else "lora"
        facts["method"] = Fact(method, named[0], framework.turn)
    return facts


def _four_bit(facts: dict[str, Fact]) -> dict[str, Fact]:
    quantization, method = facts.get("quantization"), facts.get("method")
    if quantization and method and quantization.value == "4bit" and method.value in ADAPTED:
        facts["method"] = _as(method, "qlora")
        del facts["quantization"]
    elif quantization and method and (quantization.value, method.value) == ("8bit", "qlora"):
        facts["method"] = _as(method, "lora")  # on a base of 8 bits
    return facts


def _sized_card(
    facts: dict[str, Fact], stated: Slots, before: Brief, catalog: Catalog
) -> dict[str, Fact]:
    """A memory stated alone is that of the card spoken of, where there is such a version; a card
    stated alone has its own."""
    if "gpu" in stated and "gpu_memory_gib" not in stated:
        facts.pop("gpu_memory_gib", None)
    if "gpu" in stated and _is_sized(str(stated["gpu"]), catalog):
        facts.pop("gpu_memory_gib", None)  # another number beside it is something else's
    alone = "gpu_memory_gib" in stated and "gpu" not in stated and "gpu" in before.facts
    card = str(before.values.get("gpu"))
    if alone and (sized := of_memory(card, stated["gpu_memory_gib"], catalog)):
        facts["gpu"] = _as(facts["gpu_memory_gib"], sized)
        del facts["gpu_memory_gib"]
    return facts


def _is_sized(card: str, catalog: Catalog) -> bool:
    return bool(WITH_MEMORY.search(card)) and squash(card) in catalog.gpu_names


def _unquantized(facts: dict[str, Fact]) -> dict[str, Fact]:
    """ "Llama-3-8B-bnb-4bit" is Llama 3 8B, stored in 4 bit."""
    model = facts.get("model")
    end = QUANTIZED.search(str(model.value)) if model else None
    if model is None or end is None:
        return facts
    said = next((STORED[part] for part in STORED if part in end[0].lower()), None)
    stored = {"quantization": Fact(said, end[0].strip("-_ "), model.turn)} if said else {}
    return {**stored, **facts, "model": _as(model, str(model.value)[: end.start()])}


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
    """The length of a sample; two that stand side by side are its source and its target. A setting
    of the whole length holds whatever stands beside it."""
    if len({span.keyed for span in spans[:2]}) > 1:
        return spans[0].value("tokens_per_sample")
    first, *others = sorted(spans[:2], key=lambda span: span.start)
    stated = spans[0].value("tokens_per_sample")
    one = first.value("tokens_per_sample")
    other = others[0].value("tokens_per_sample") if others else None
    if not isinstance(one, int) or not isinstance(other, int):
        return stated
    between = message[first.end : others[0].start]
    if not SIDES.search(message, max(0, first.start - BESIDE), others[0].end):
        return stated
    if one == other and not TARGET.search(between):
        return stated
    return stated if len(between) > BESIDE or OTHERWISE.search(between) else one + other
