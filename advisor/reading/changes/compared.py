"""Set-ups that a message compares: where a slot has several values each is a run, with what stands
nearest to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.brief import Slots
from advisor.reading.changes.one_model import CLAUSE, one_model, one_name
from advisor.reading.changes.settled import SIZE, of_family
from advisor.reading.places import HELD, Relative, Span
from advisor.reading.slots import COMPARING

Runs = tuple[tuple[Slots, ...], set[str]]
"""The set-ups by what differs, and the slots in which they do."""
NAMED = ("model", "gpu", "method", "api_model", "provider")
"""What tells set-ups apart before any number does."""
CHOOSING = frozenset((
    "compare_setups", "compare_methods", "compare_serving_cost", "recommend_model", "recommend_method", "recommend_hardware", "buy_or_rent",
    "price_hosted_tuning", "fit_budget",
))  # fmt: skip
"""Asks for the better of what is named."""
OF_HARDWARE = ("gpu", "num_gpus", "provider", "price_per_hour")
"""What is seldom named without being the asker's, where something is computed of it."""
BESIDE = 30
"""Characters between two that are named together."""
AND = re.compile(
    r"\b(?:or|vs|versus|against|than|and)\b|[/、,，]|还是|還是|或|和|与|與|跟|比", re.I
)
TOUCHING = {"num_gpus": 4, "price_per_hour": 14}
"""Characters between a card and what is said of it alone."""


def compared(
    chosen: Mapping[str, Sequence[Span]],
    asks: Sequence[str],
    earlier: Sequence[Slots],
    catalog: Catalog,
    message: str,
) -> Runs:
    """The set-ups of a message; a comparison that names none goes on with the earlier ones."""
    if not any(ask in COMPARING for ask in asks):
        return (), set()
    several = _told(_several(chosen, message), asks, message)
    if not several:
        return _earlier(chosen, earlier) if "compare_setups" in asks else ((), set())
    key = max(several, key=lambda slot: (slot in NAMED, len(several[slot]) in (2, 3)))
    anchors = several.pop(key)
    runs: list[Slots] = [{key: span.value(key)} for span in anchors]
    for slot, spans in several.items():
        for span in spans:
            near = _nearest(span, anchors, message)
            place = next((i for i in near if slot not in runs[i]), near[0])
            runs[place][slot] = span.value(slot)
    differing = {key, *several}
    if key == "gpu":
        differing |= _of_one_card(chosen, anchors, runs, differing, message)
        _rented(anchors, runs, catalog)
    return _alike(runs, catalog), differing


def with_siblings(
    chosen: Mapping[str, Sequence[Span]], spans: Sequence[Span], message: str
) -> dict[str, list[Span]]:
    """With what is named beside a piece that states a setting, and can state nothing else: "4bit and
    8bit" are two quantizations or none."""
    made = {slot: [*own] for slot, own in chosen.items()}
    taken = {span for own in chosen.values() for span in own}
    for one, other in pairwise(spans):
        pair = ((one, other), (other, one))
        for known, new in ((a, b) for a, b in pair if a in taken and b not in taken):
            slot = _only_setting(new)
            if slot and known in made.get(slot, ()) and _together((one, other), message):
                made[slot].append(new)
    return made


def _only_setting(span: Span) -> str | None:
    """The one slot that a piece can fill, where that is neither a name nor of the hardware."""
    slots = [slot for slot, _ in span.values]
    setting = len(slots) == 1 and slots[0] not in (*NAMED, *OF_HARDWARE)
    return slots[0] if setting else None


def _several(chosen: Mapping[str, Sequence[Span]], message: str) -> dict[str, list[Span]]:
    """The slots that several pieces fill, each with another value."""
    several: dict[str, list[Span]] = {}
    for slot, spans in chosen.items():
        distinct = list(_distinct(spans, slot))
        fixed = slot == "methods" or (_fixed(slot, distinct) and not _together(distinct, message))
        kinds = slot == "model" and one_model(distinct)
        if not fixed and not kinds and len(distinct) > 1 and not one_name(distinct, slot):
            several[slot] = distinct
    adapters = list(_distinct(chosen.get("method", ()), "method"))
    if several and len(adapters) > 1:  # "14B by QLoRA or 7B by LoRA", no name cut short
        several["method"] = adapters
    return several


def _fixed(slot: str, spans: Sequence[Span]) -> bool:
    """Whether a setting is named by its key; of machines two may be, the present one and the one
    that is asked about, and all that a cloud rents out."""
    keyed = sum(span.keyed for span in spans)
    rented = slot == "gpu" and all(span.value(HELD) for span in spans)
    return keyed > 0 and not rented and not (slot == "gpu" and keyed > 1)


def _told(
    several: dict[str, list[Span]], asks: Sequence[str], message: str
) -> dict[str, list[Span]]:
    """Without what is only told about in passing, where nothing is asked of the better one."""
    if not CHOOSING.isdisjoint(asks):
        return several
    computed = set(asks) & set(COMPARING) - {"explain"}
    kept = OF_HARDWARE if computed else ()
    return {s: spans for s, spans in several.items() if s in kept or _together(spans, message)}


def _together(spans: Sequence[Span], message: str) -> bool:
    """Whether they are named side by side ("7B or 13B")."""
    return all(
        other.start - one.end <= BESIDE
        and (AND.search(message, one.end, other.start) or both_sized(one, other, message))
        for one, other in pairwise(spans)
    )


def both_sized(one: Span, other: Span, message: str) -> bool:
    """Whether a size stands behind a model of another with but a blank between: "7b 13b 70b"."""
    sizes = [SIZE.search(str(span.value("model"))) for span in (one, other)]
    blank = message[one.end : other.start].isspace()
    return blank and all(sizes) and bool(SIZE.fullmatch(str(other.value("model"))))


def _of_one_card(
    chosen: Mapping[str, Sequence[Span]],
    anchors: Sequence[Span],
    runs: Sequence[Slots],
    differing: set[str],
    message: str,
) -> set[str]:
    """What touches one of the cards is said of that card alone; the slots of it."""
    found: set[str] = set()
    for slot in TOUCHING.keys() - differing:
        for span in chosen.get(slot, ()):
            place = _nearest(span, anchors, message)[0]
            if _gap(anchors[place], span) <= TOUCHING[slot]:
                runs[place][slot] = span.value(slot)
                found.add(slot)
    return found


def _rented(anchors: Sequence[Span], runs: Sequence[Slots], catalog: Catalog) -> None:
    """A rented machine has its own price, so it stands for who rents it out."""
    for span, run in zip(anchors, runs, strict=True):
        if machine := catalog.machine_among(span.text):
            run["provider"] = machine


def _nearest(span: Span, anchors: Sequence[Span], message: str) -> list[int]:
    """The places of the anchors, those of the same clause first."""

    def apart(place: int) -> tuple[int, int]:
        one, other = sorted((anchors[place], span), key=lambda each: each.start)
        return len(CLAUSE.findall(message, one.end, other.start)), _gap(one, other)

    return sorted(range(len(anchors)), key=apart)


def _earlier(chosen: Mapping[str, Sequence[Span]], earlier: Sequence[Slots]) -> Runs:
    """The set-ups compared before, and another card or model beside them."""
    if not earlier:
        return (), set()
    added = [slot for slot in ("gpu", "model") if slot in chosen and slot in earlier[0]]
    if not added:
        return tuple(earlier), set(earlier[0]) - set(chosen)
    beside = [*added, *(slot for slot in TOUCHING if slot in chosen)]
    return (*earlier, {slot: chosen[slot][0].value(slot) for slot in beside}), set(beside)


def _alike(runs: Sequence[Slots], catalog: Catalog) -> tuple[Slots, ...]:
    """Sizes beside a model of a family ("Llama 2 7B, 13B or 70B") are of that family."""
    names = [str(run["model"]) for run in runs if "model" in run]
    named: list[Slots] = []
    for run in runs:
        alike = [of_family(name, str(run["model"]), catalog) for name in names if "model" in run]
        known = next((name for name in alike if name), None)
        named.append({**run, "model": known} if known else run)
    return tuple(named)


def of_two_pieces(spans: Sequence[Span], catalog: Catalog) -> Span | None:
    """The model whose family and size are named apart: "tuning llama 2 … what the 7B wants"."""
    models = [span for span in spans if span.value("model")]
    named = {squash(str(span.value("model"))): span for span in models}
    families = [span for name, span in named.items() if not SIZE.search(name)]
    sizes = [span for name, span in named.items() if SIZE.fullmatch(name)]
    if len(families) != 1 or len(sizes) != 1 or len(named) != 2:
        return None
    name = f"{families[0].value('model')} {sizes[0].value('model')}"
    known = squash(name) in catalog.model_names
    return replace(families[0], values=(("model", name),)) if known else None


def _distinct(spans: Sequence[Span], slot: str) -> Iterator[Span]:
    seen: set[str] = set()
    for span in sorted(spans, key=lambda span: span.start):
        value = span.value(slot)
        name = squash(span.text if span.value(HELD) else str(value))
        if not isinstance(value, Relative) and name not in seen:
            seen.add(name)
            yield span


def _gap(one: Span, other: Span) -> int:
    """Characters between two pieces."""
    return max(one.start - other.end, other.start - one.end)
