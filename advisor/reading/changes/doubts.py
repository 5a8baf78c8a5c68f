"""Values that cannot be meant as they were understood: numbers outside the range that is sensible
given the rest of the brief.

A value in doubt states nothing: what was known before stays, and the person is asked.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.prices.currency import dollars
from advisor.reading.brief import Brief, Doubt, Fact, Slots
from advisor.reading.places import Place, Said, Span, Taken
from advisor.reading.question import roles
from advisor.reading.slots import MONEY, NOTHING, SLOTS, possible
from advisor.reading.spans.card_memory import card_in_doubt
from advisor.reading.spans.settings import argument_of
from advisor.reading.spans.units import unit_after, unit_length

BEYOND_CONTEXT = 32
"""Times its published context that a model may be made to read: LongLoRA takes Llama 2 from 4,096
tokens to 100,000 (https://arxiv.org/abs/2309.12307)."""
MOST_TOKENS_AT_ONCE = 2**22
"""In the micro batch of one card: 1,024 samples of 4,096 tokens."""
MOST_TOKENS = 1e14
"""In a data set: several times what the largest models read."""
LEAST_PRICE = 0.005
"""USD an hour and card."""
NONE_YET = ("samples",)
"""Of which there may be none."""
FEW = 3
"""Slots that a number can fill whose unit says what it counts."""


@dataclass(frozen=True)
class Rule:
    """When a value within its slot's limits is in doubt, given the other slots."""

    slot: str
    code: str
    test: Callable[[float, Slots, Model | None], Mapping[str, Any] | None]
    """What the sentence says beside the value: a `model`, a `limit`; None where nothing is wrong."""


def _beyond_context(value: float, _: Slots, model: Model | None) -> Mapping[str, Any] | None:
    longest = model.longest_context if model else None
    if model is None or longest is None or value <= BEYOND_CONTEXT * longest:
        return None
    return {"model": model.name, "limit": longest}


def _above_width(value: float, _: Slots, model: Model | None) -> Mapping[str, Any] | None:
    if model is None or value <= model.shape.hidden:
        return None
    return {"model": model.name, "limit": model.shape.hidden}


def _too_many_at_once(value: float, slots: Slots, _: Model | None) -> Mapping[str, Any] | None:
    tokens = slots.get("tokens_per_sample", 0)
    return {"limit": tokens} if value * tokens > MOST_TOKENS_AT_ONCE else None


def _too_many_in_all(value: float, slots: Slots, _: Model | None) -> Mapping[str, Any] | None:
    return {} if value * slots.get("samples", 0) > MOST_TOKENS else None


def _too_cheap(value: float, _: Slots, __: Model | None) -> Mapping[str, Any] | None:
    return {} if value < LEAST_PRICE else None


RULES = (
    Rule("tokens_per_sample", "beyond-context", _beyond_context),
    Rule("tokens_per_sample", "too-much", _too_many_in_all),
    Rule("micro_batch_size", "batch", _too_many_at_once),
    Rule("lora_rank", "rank", _above_width),
    Rule("price_per_hour", "too-little", _too_cheap),
)
OTHERS: Mapping[str, tuple[str, ...]] = {
    "num_gpus": ("samples",),
    "gpu_memory_gib": ("host_memory_gib",),
    "samples": ("dataset_tokens",),
    "tokens_per_sample": ("dataset_tokens",),
    "context_tokens": ("dataset_tokens",),
    "epochs": ("steps", "samples"),
    "steps": ("dataset_tokens",),
    "micro_batch_size": ("global_batch_size", "samples"),
    "gradient_accumulation": ("steps",),
    "global_batch_size": ("samples",),
    "lora_rank": ("tokens_per_sample",),
    "price_per_hour": ("budget",),
}
"""What a number that is too large for a slot is likely to be of."""
LENGTHS = ("tokens_per_sample", "tokens_per_request", "input_tokens", "output_tokens")


def doubted(
    brief: Brief, stated: Sequence[str], before: Brief, said: Said, catalog: Catalog
) -> tuple[Brief, tuple[Doubt, ...]]:
    """The brief without the values in doubt of those that the message states, and the doubts."""
    found = {doubt.slot: doubt for doubt in _found(brief, stated, before, said, catalog)}
    doubts = tuple(found[slot] for slot in SLOTS if slot in found)
    pieces = {piece for doubt in doubts for piece in doubt.pieces}
    doubtful = [slot for slot in stated if pieces & {*said.chosen.get(slot, ())}]
    kept = {s: before.facts[s] for s in (*found, *doubtful) if s in before.facts}
    return Brief({**brief.without((*found, *doubtful)).facts, **kept}), doubts


def _found(
    brief: Brief, stated: Sequence[str], before: Brief, said: Said, catalog: Catalog
) -> Iterator[Doubt]:
    slots = brief.values
    model = catalog.known_model(slots.get("model"))
    for slot, fact, pieces in _values(brief, stated, said):
        if wrong := _wrong(slot, fact.value, slots, model, catalog):
            code, beside = wrong
            meanings = tuple(_meanings(slot, fact.value, code))
            yield Doubt(slot, fact, code, meanings, beside, _taken(slot, before), pieces)
    for card in said.chosen.get("gpu", ())[:1] if "gpu" in stated else ():
        if doubt := card_in_doubt(card, said, slots, catalog):
            yield replace(doubt, taken=_taken("gpu", before))


def doubted_runs(
    runs: Sequence[Slots], said: Said, catalog: Catalog
) -> tuple[tuple[Slots, ...], tuple[Doubt, ...]]:
    """Compared set-ups, in which the nearest card stands in for one with a memory no row has."""
    named = {span.value("gpu"): span for span in said.chosen.get("gpu", ())}
    kept: list[Slots] = []
    doubts: list[Doubt] = []
    for run in runs:
        card = named.get(run.get("gpu"))
        found = card_in_doubt(card, said, run, catalog) if card else None
        if found and found.meanings:
            kept.append({**run, **found.meanings[0]})
            doubts.append(replace(found, taken=found.meanings[0]))
        else:
            kept.append(run)
    return tuple(kept), tuple(doubts)


def _taken(slot: str, before: Brief) -> Slots:
    return {slot: before.values[slot]} if slot in before.values else {}


Stated = tuple[str, Fact, tuple[Span, ...]]


def _values(brief: Brief, stated: Sequence[str], said: Said) -> Iterator[Stated]:
    """Slot, value and pieces of everything the message may state."""
    for slot in stated:
        if slot in brief.facts:
            yield slot, brief.facts[slot], tuple(said.chosen.get(slot, ()))
    used = {span for spans in said.chosen.values() for span in spans}
    for span in said.spans:
        slot, value = _sure(said.message, span)
        if slot and slot not in stated and (span not in used or slot == "tokens_per_sample"):
            words = said.message[span.start - _signs(said.message, span.start) : span.end]
            yield slot, Fact(value, words, said.turn), (span,)
    for slot, (start, end) in _no_numbers(said.message, said.spans):
        if slot not in stated:
            yield slot, Fact(None, said.message[start:end], said.turn), ()


def _sure(message: str, span: Span) -> tuple[str, Any]:
    """The slot of a piece that nobody was asked about, because its value is none of it; of a length
    said to be each sample's, whatever else it was taken for."""
    values = {slot: value for slot, value in span.values if slot in SLOTS}
    length = values.get("tokens_per_sample")
    if _is_number(length) and not possible("tokens_per_sample", length) and _of_each(message, span):
        return "tokens_per_sample", length
    if not 0 < len(values) <= FEW or roles(span) != (NOTHING,):
        return "", None
    return next((pair for pair in values.items() if _is_number(pair[1]) and pair[1]), ("", None))


def _of_each(message: str, span: Span) -> bool:
    """Whether a length is said to be each sample's."""
    before = max(0, span.start - BEFORE)
    each = EACH_AFTER.match(message, span.end) or EACH_BEFORE.search(message, before, span.start)
    return bool(each)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


EACH_AFTER = re.compile(
    r"\s?(?:个\s?)?tokens?\s?(?:each|apiece|(?:per|a|/)\s?(?:sample|example|row|record|item)|[一每/]条)",
    re.I,
)
EACH_BEFORE = re.compile(
    r"(?:[每单]条|每个?(?:样本|数据)|(?<![a-z])(?:each|every|per)[\s-](?:sample|example|row|record|item))"
    r"[^.,;，。；\d]{0,20}$",
    re.I,
)
NO_NUMBER = re.compile(
    r"(?<![\w.])-?(?:nan|inf(?:inity|inite)?|\d+(?:\.\d+)?e[-+]?\d{3,}|\d{309,})(?!\w)", re.I
)
KEY = re.compile(
    r"([A-Za-z]\w{0,60})[\"']?[ \t]{0,4}[:=：＝][ \t]{0,4}[\"']?$|--(\w{1,60})[ \t]$", re.A
)
LOSS = re.compile(r"loss|grad|损失|梯度", re.I)
BEFORE = 40
"""Characters before a number that may name what it is of."""


def _signs(message: str, place: int) -> int:
    """The length of a minus before a number."""
    return int(place > 0 and message[place - 1] in "-−")


def _no_numbers(message: str, spans: Sequence[Span]) -> Iterator[tuple[str, Place]]:
    """What stands where a number belongs: "NaN epochs", "epochs: inf"."""
    taken = Taken(len(message), ((span.start, span.end) for span in spans))
    for word in NO_NUMBER.finditer(message):
        before = message[max(0, word.start() - BEFORE) : word.start()]
        if LOSS.search(before) or taken.overlaps(*word.span()):
            continue
        key, unit = KEY.search(before), unit_after(message[word.end() :])
        slot = argument_of(key[1] or key[2]) if key else unit.slots[0] if unit else None
        if slot in SLOTS:
            start = word.start() - len(key[0]) if key else word.start()
            yield str(slot), (start, word.end() + unit_length(message[word.end() :]))


Wrong = tuple[str, Mapping[str, Any]]
"""Which doubt a value raises, and what its sentence says beside it."""


def _wrong(
    slot: str, value: Any, slots: Slots, model: Model | None, catalog: Catalog
) -> Wrong | None:
    if value is None:
        return "no-number", {}
    number = dollars(value, catalog) if slot in MONEY else value
    if not _is_number(number):
        return None
    if number <= 0:
        return ("impossible", {}) if number or slot not in NONE_YET else None
    return _wrong_beside(slot, number, slots, model) or _beyond_limits(slot, number)


def _wrong_beside(slot: str, number: float, slots: Slots, model: Model | None) -> Wrong | None:
    """Of a value that the others make impossible."""
    for rule in RULES:
        if rule.slot == slot and (beside := rule.test(number, slots, model)) is not None:
            return rule.code, beside
    return None


def _beyond_limits(slot: str, number: float) -> Wrong | None:
    if possible(slot, number):
        return None
    if number < SLOTS[slot].least:
        return "too-little", {}
    return "too-long" if slot in LENGTHS else "too-much", {}


def _meanings(slot: str, value: Any, code: str) -> Sequence[Slots]:
    """What the value may state instead."""
    if code in ("no-number", "too-little"):
        return ()
    if code == "impossible":
        return _positive(slot, value)
    if slot == "learning_rate":  # "5" for 5e-5 or 5e-4
        return [{slot: round(value * power, 8)} for power in (1e-5, 1e-4) if value < 10]
    return [{other: value} for other in OTHERS.get(slot, ()) if possible(other, value)]


def _positive(slot: str, value: Any) -> Sequence[Slots]:
    """Without its sign; one where nothing works without any."""
    if not _is_number(value) or not (value or slot in ("num_gpus", "epochs")):
        return ()
    positive = -value or 1
    return [{slot: positive}] if possible(slot, positive) else ()
