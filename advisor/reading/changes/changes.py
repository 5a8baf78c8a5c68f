"""What a message makes of the brief: sets, changes, drops, brings back."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact, Slots
from advisor.reading.changes.cases import meant_first, of_a_list, of_one_case, without_bounds
from advisor.reading.changes.compared import (
    both_sized,
    compared,
    of_two_pieces,
    with_siblings,
)
from advisor.reading.changes.doubts import doubted, doubted_runs
from advisor.reading.changes.idle import idle
from advisor.reading.changes.mentioned import mentioned
from advisor.reading.changes.methods_refused import unrefused
from advisor.reading.changes.of_all import of_all
from advisor.reading.changes.offered import either, replaced
from advisor.reading.changes.one_model import one_model
from advisor.reading.changes.projects import another
from advisor.reading.changes.reference import without_reference
from advisor.reading.changes.settled import both_sides, in_currency, settled
from advisor.reading.changes.undecided import outgrown, settings_beyond, undecided, without_slot
from advisor.reading.places import Relative, Said, Span
from advisor.reading.question import BACK, DROP, Question, Reading
from advisor.reading.slots import COMPARING, LIMITS, NOTHING, SCENARIOS, possible
from advisor.reading.spans.counts import WHOLE
from advisor.reading.spans.machines import with_held
from advisor.reading.spans.needs import need_told, unmistaken


@dataclass(frozen=True)
class Heard:
    """A message as it was understood, and the conversation it stands in."""

    message: str
    spans: Sequence[Span]
    question: Question
    reading: Reading
    briefs: Sequence[Brief] = ()
    """After each earlier turn."""
    runs: Sequence[Slots] = ()
    """The set-ups that were compared last."""
    topics: Mapping[str, float] = field(default_factory=dict)
    """What the message may be about: ids of topics with shares."""

    @property
    def roles(self) -> Iterator[tuple[Span | None, str, str]]:
        """Piece, slot and role of each line of the question."""
        for line, role in zip(self.question.lines, self.reading.roles, strict=True):
            yield line.span, line.slot, role


def _with_undecided(
    chosen: dict[str, list[Span]], heard: Heard, before: Brief, catalog: Catalog
) -> dict[str, list[Span]]:
    """The pieces of each slot, with those that nobody has to decide on."""
    used = {span for each in chosen.values() for span in each}
    free = [span for span in heard.spans if span not in used]
    return {**undecided(free, heard.reading.asks, before.values, catalog), **chosen}


def changed(heard: Heard, catalog: Catalog, defaults: Mapping[str, float] | None = None) -> Change:
    """The brief after a message.

    A relative change of what was never stated changes what the tools assume for it (`defaults`).
    """
    new = heard.reading.new or another(heard.message, heard.spans, heard.briefs)
    before = Brief() if new else _carried(heard)
    meant = unrefused(_chosen(heard, catalog), heard.message, heard.spans)
    meant = without_reference(meant, heard.message, heard.spans)
    chosen = _with_undecided(with_held(meant), heard, before, catalog)
    earlier = () if new else heard.runs
    runs, differing = compared(chosen, heard.reading.asks, earlier, catalog, heard.message)
    kept = before.without(tuple(differing))
    facts = dict(_stated(heard, chosen, kept, differing, defaults or {}))
    turn = len(heard.briefs)
    apart = without_slot(heard.message, heard.spans, turn)
    apart |= need_told(heard.message, turn, catalog)
    facts = unmistaken(facts, apart, heard.spans, catalog)
    brief = Brief({**kept.facts, **facts, **apart})
    brief = brief.without(outgrown(brief.facts, turn, catalog))
    stated = {slot: fact.value for slot, fact in facts.items()}
    brief = settled(brief, stated, before, heard.reading.asks, heard.message, catalog)
    brief = Brief(of_all({**brief.facts}, heard.message, catalog))
    said = Said(heard.message, heard.spans, chosen, turn)
    brief, doubts = doubted(brief, tuple(stated), before, said, catalog)
    runs, beside = doubted_runs(runs, said, catalog)
    now = {slot: value for slot, value in brief.values.items() if brief.facts[slot].turn == turn}
    doubts = (*beside, *doubts)
    used = {*(span for each in chosen.values() for span in each), *settings_beyond(heard.spans)}
    asked = {piece for doubt in doubts for piece in doubt.pieces} | _weighed(heard)
    silent = mentioned(heard.message, heard.spans, brief.values, catalog)
    left = tuple(idle(heard.message, heard.spans, used, asked, silent))
    return Change(brief, now, runs, left, doubts, heard.topics)


def _weighed(heard: Heard) -> set[Span]:
    """The learning rates that the message weighs: an answer on settings takes every one."""
    if "recommend_settings" not in heard.reading.asks:
        return set()
    return {span for span in heard.spans if span.value("learning_rate")}


def _stated(
    heard: Heard,
    chosen: Mapping[str, Sequence[Span]],
    before: Brief,
    differing: set[str],
    defaults: Mapping[str, float],
) -> Iterator[tuple[str, Fact]]:
    """The facts of this message."""
    turn = len(heard.briefs)
    for slot in chosen.keys() - differing:
        spans = chosen[slot]
        value = _value(slot, spans, before.facts, heard.message, defaults)
        if slot == "num_gpus" and value:
            value *= _nodes(heard.spans)
        if value is not None:
            yield slot, Fact(value, spans[0].text, turn)
    for _, slot, role in heard.roles:
        if role in SCENARIOS or (slot == "limit" and role in LIMITS):
            yield slot, Fact(role, "", turn)


def _chosen(heard: Heard, catalog: Catalog) -> dict[str, list[Span]]:
    """The pieces that fill each slot, those beside their setting's name first."""
    chosen: dict[str, list[Span]] = {}
    for slot, span in (*_keyed(heard), *_decided(heard)):
        chosen.setdefault(slot, []).append(span)
    if _compares_methods(chosen.get("method", ()), heard.reading.asks):
        chosen["methods"] = chosen.pop("method")
    if any(ask in COMPARING for ask in heard.reading.asks):
        chosen = with_siblings(chosen, heard.spans, heard.message)
    else:
        for slot in [slot for slot in chosen if either(chosen[slot], slot, heard.message)]:
            del chosen[slot]
    chosen = of_a_list(chosen, heard.spans, heard.message, catalog)
    asks = heard.reading.asks
    chosen = of_one_case(without_bounds(chosen, asks), heard.spans, heard.message, asks)
    if "model" in chosen and (whole := of_two_pieces(heard.spans, catalog)):
        chosen["model"] = [whole]
    for slot in {"model", "gpu"} & chosen.keys():
        chosen[slot].sort(key=meant_first(chosen[slot], slot, heard.reading.asks))
    return chosen


def _keyed(heard: Heard) -> Iterator[tuple[str, Span]]:
    for span in heard.spans:
        if span.keyed:
            yield from ((slot, span) for slot, value in span.values if possible(slot, value))


def _decided(heard: Heard) -> Iterator[tuple[str, Span]]:
    before = heard.briefs[-1].values if heard.briefs else {}
    last: tuple[Span, str] | None = None
    for span, _, role in heard.roles:
        if span is None:
            continue
        if role == NOTHING and last and _beside(*last, span, heard.message):
            role = last[1]
        last = span, role
        if role != NOTHING and not replaced(span, heard.message):
            yield _again(span, role, before), span


def _beside(one: Span, slot: str, other: Span, message: str) -> bool:
    """Whether a name stands in a row with one that states the slot: "13B and 70B"."""
    if slot not in IN_A_ROW or other.value(slot) is None:
        return False
    row = ROW.fullmatch(message, one.end, other.start)
    return bool(row) or both_sized(one, other, message)


IN_A_ROW = ("model", "gpu")
ROW = re.compile(
    r"\s?(?:[,/、，]|\b(?:or|and|vs\.?|versus)\b|还是|還是|或者?|和|与|與|跟)\s?(?:for|the|an?|on)?\s?",
    re.I,
)


def _again(span: Span, role: str, before: Slots) -> str:
    """What a bare number says again: "the full 18000" is the length that was stated as 18,000."""
    number = span.value(role)
    if isinstance(number, Relative) or not isinstance(number, (int, float)) or number < UNUSUAL:
        return role
    same = [slot for slot, value in span.values if slot in before and before[slot] == value]
    return same[0] if len(same) == 1 and before.get(role) != number else role


UNUSUAL = 100
"""From here on two equal numbers of a conversation are hardly a coincidence."""


def _compares_methods(spans: Sequence[Span], asks: Sequence[str]) -> bool:
    """Whether the methods named are what is compared, and not how the run is trained."""
    several = len({span.value("method") for span in spans}) > 1
    return bool(spans) and "compare_methods" in asks and (several or asks[0] == "compare_methods")


def _value(
    slot: str,
    spans: Sequence[Span],
    facts: Mapping[str, Fact],
    message: str,
    defaults: Mapping[str, float],
) -> Any:
    """What the pieces state; None where they change what was never stated."""
    earlier = facts[slot].value if slot in facts else None
    if slot == "methods":
        return _methods(spans, earlier)
    value: Any = (slot == "model" and one_model(spans)) or spans[0].value(slot)
    if isinstance(value, Relative):
        return _applied(value, earlier if earlier is not None else defaults.get(slot), slot)
    if slot == "tokens_per_sample":
        return both_sides(spans, message)
    if slot in ("budget", "price_per_hour") and earlier is not None:
        return in_currency(value, earlier, spans[0].text)
    return value


def _methods(spans: Sequence[Span], earlier: Sequence[str] | None) -> list[Any]:
    """The methods named; one alone beside those that were compared before."""
    named = list(dict.fromkeys(span.value("method") for span in spans))
    return list(dict.fromkeys([*(earlier or ()), *named])) if len(named) == 1 else named


def _applied(change: Relative, base: Any, slot: str) -> int | float | None:
    return _whole(change.apply(base), slot in WHOLE) if isinstance(base, (int, float)) else None


def _nodes(spans: Sequence[Span]) -> int:
    """Machines that a launcher's command names beside the cards of each."""
    named = (span.value("nodes") for span in spans if span.keyed)
    return next((nodes for nodes in named if isinstance(nodes, int)), 1)


def _carried(heard: Heard) -> Brief:
    """What holds of the earlier brief."""
    facts = dict(heard.briefs[-1].facts)
    dropped = [slot for _, slot, role in heard.roles if role == DROP]
    returning = [slot for _, slot, role in heard.roles if role == BACK]
    older = _returned_to(heard) if returning else Brief()
    for slot in returning:
        source = older if slot in older.facts else _latest_other(slot, heard.briefs)
        if slot in source.facts:
            facts[slot] = source.facts[slot]
    return Brief(facts).without(dropped)


FIRST = re.compile(
    r"first|original|initial|very start|beginning|最初|最早|最开始|一开始|开头|第一|原来|原先", re.I
)


def _returned_to(heard: Heard) -> Brief:
    """The older brief that a message goes back to: the latest that it names, the first, or the one
    before."""
    *earlier, last = heard.briefs
    older = [brief for brief in earlier if brief.values != last.values] or earlier or [last]
    named = [
        brief
        for brief in older
        if any(
            _names(value, brief.values.get(slot))
            for span in heard.spans
            for slot, value in span.values
        )
    ]
    if named:
        return named[-1]
    return older[0] if FIRST.search(heard.message) else older[-1]


def _latest_other(slot: str, briefs: Sequence[Brief]) -> Brief:
    """The latest brief with another value of the slot."""
    now = briefs[-1].values.get(slot)
    return next((b for b in reversed(briefs) if b.values.get(slot, now) != now), briefs[-1])


def _names(stated: Any, earlier: Any) -> bool:
    """Whether a message means an earlier value: it is the same, or its end ("the 7B" of
    "Qwen2.5-7B")."""
    return earlier is not None and (
        stated == earlier
        or (isinstance(stated, str) and isinstance(earlier, str) and earlier.endswith(stated))
    )


def _whole(value: float, counted: bool) -> int | float:
    """A whole number as int; "a third of the data" is rounded, samples are counted."""
    return round(value) if math.isfinite(value) and (counted or value == int(value)) else value
