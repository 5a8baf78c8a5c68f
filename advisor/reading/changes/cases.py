"""Which of several models and cards a message is about, where it tells of more than one run: the
one that fails where another works ("it runs on an A100, why not on 4 x 3090"), never one run of the
model of one and the cards of another."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.changes.one_model import CLAUSE, one_name
from advisor.reading.places import HELD, Place, Span
from advisor.reading.spans.overflow import REPORTED

Chosen = dict[str, list[Span]]
OF_A_RUN = (
    "gpu",
    "num_gpus",
    "gpu_memory_gib",
    "parallelism",
    "micro_batch_size",
    "tokens_per_sample",
)
"""What is said of the run beside it."""
TURN = re.compile(
    rf"{CLAUSE.pattern}|\b(?:but|however|while|whereas|yet)\b|但是?|而(?!且)|可是|然而|却", re.I
)
SENTENCE = re.compile(r"[。；！？;!?\n]|\.\s")


def of_one_case(chosen: Chosen, spans: Sequence[Span], message: str, asks: Sequence[str]) -> Chosen:
    """The pieces of each slot; where one of two models with cards of its own, or one of two cards,
    ran out of memory, that one's alone."""
    for slot, between in (("model", SENTENCE), ("gpu", TURN), ("gpu", SENTENCE)):
        if case := _failing(slot, spans, message, between):
            return _within(chosen, spans, case, slot)
    models = chosen.get("model", [])
    meant = models[:1] if asks[:1] == ("explain",) else models
    return _without_others(chosen, meant, spans, message)


def _without_others(
    chosen: Chosen, meant: Sequence[Span], spans: Sequence[Span], message: str
) -> Chosen:
    """Without the cards of another model, where those of the one that is meant are not told."""
    cards = chosen.get("gpu", [])
    if not cards or not (theirs := _of_others(spans, meant, message)).issuperset(cards):
        return chosen
    kept = {
        s: [x for x in each if x not in theirs or s not in OF_A_RUN] for s, each in chosen.items()
    }
    return {slot: pieces for slot, pieces in kept.items() if pieces}


def _of_others(spans: Sequence[Span], meant: Sequence[Span], message: str) -> set[Span]:
    """The pieces of the sentences that name a model with its size and none that is meant."""
    models = _models(meant)
    sentences = _by_place(spans, _places(message, SENTENCE)) if models else ()
    return {span for each in sentences if _is_of_others(_models(each), models) for span in each}


def _models(spans: Sequence[Span]) -> set[str]:
    return {squash(str(span.value("model"))) for span in spans if span.value("model")}


def _is_of_others(named: Collection[str], models: Collection[str]) -> bool:
    sized = any(BILLIONS.search(name) for name in named)
    return sized and not any(name in other or other in name for name in models for other in named)


def _failing(
    slot: str, spans: Sequence[Span], message: str, between: re.Pattern[str]
) -> Place | None:
    """Where it is told of the one that ran out of memory, and of another elsewhere."""
    named = [span for span in spans if span.value(slot)]
    if not _are_several(named, slot):
        return None
    failed = [place for place in _places(message, between) if REPORTED.search(message, *place)]
    if len(failed) != 1:
        return None
    cards = [span for span in spans if span.value("gpu")]
    parts = (*_parted(named, failed[0]), *_parted(cards, failed[0]))
    return failed[0] if all(parts) else None


def _are_several(named: Sequence[Span], slot: str) -> bool:
    """Whether the pieces name several things, or one that machines hold in several numbers."""
    several = {(squash(str(span.value(slot))), span.value(HELD)) for span in named}
    if len(several) < 2:
        return False
    return not one_name(named, slot) or len({held for _, held in several}) > 1


def _places(message: str, between: re.Pattern[str]) -> Iterator[Place]:
    start = 0
    for end in between.finditer(message):
        yield start, end.start()
        start = end.end()
    yield start, len(message)


def _parted(spans: Sequence[Span], place: Place) -> tuple[list[Span], list[Span]]:
    """Those that begin in the place, and those that do not."""
    inside = [span for span in spans if place[0] <= span.start < place[1]]
    return inside, [span for span in spans if not place[0] <= span.start < place[1]]


def _by_place(spans: Sequence[Span], places: Iterable[Place]) -> Iterator[Sequence[Span]]:
    """The pieces that begin in each of the places."""
    ordered = sorted(spans, key=lambda span: span.start)
    starts = [span.start for span in ordered]
    for start, end in places:
        yield ordered[bisect_left(starts, start) : bisect_left(starts, end)]


def _within(chosen: Chosen, spans: Sequence[Span], case: Place, slot: str) -> Chosen:
    """What is said of a run in the part of the message that tells of the case."""
    kept = dict(chosen)
    for name in {slot, *OF_A_RUN}:
        inside, _ = _parted(chosen.get(name, ()), case)
        if not inside and name in (slot, "gpu", "num_gpus"):
            inside, _ = _parted([span for span in spans if _says(span, name)], case)
        kept[name] = inside
    return {name: pieces for name, pieces in kept.items() if pieces}


FEW = 2
"""Slots that a piece can fill which surely counts cards."""


def _says(span: Span, slot: str) -> bool:
    return span.value(slot) is not None and len(span.values) <= FEW


def of_a_list(chosen: Chosen, spans: Sequence[Span], message: str, catalog: Catalog) -> Chosen:
    """The sizes that a message lists ("7/13/34B") of the family it names, each a model."""
    listed = [
        one
        for one, other in pairwise([*spans, *spans[-1:]])
        if _is_a_size(one) and (_is_in_a_list(message, one, other) or _is_last(message, one))
    ]
    named = chosen.get("model", [])
    if len(listed) < LISTED or any(BILLIONS.search(str(span.value("model"))) for span in named):
        return chosen
    family = str(named[0].value("model")) if named else ""
    whole = f"{family} {listed[0].value('model')}"
    if family and catalog.known_model(whole):
        listed[0] = replace(listed[0], values=(("model", whole),))
    return {**chosen, "model": listed}


LISTED = 2
"""Sizes of the least list."""


def _is_a_size(span: Span) -> bool:
    return bool(BILLIONS.fullmatch(str(span.value("model"))))


def _is_in_a_list(message: str, one: Span, other: Span) -> bool:
    between = message[one.end : other.start].strip()
    return one is not other and between in ("/", "、") and _is_a_size(other)


def _is_last(message: str, span: Span) -> bool:
    return message[: span.start].rstrip()[-1:] in ("/", "、")


def without_bounds(chosen: Chosen, asks: Sequence[str]) -> Chosen:
    """Without a size that bounds the model which is asked for: "smaller than 7B"."""
    if asks[:1] != ("recommend_model",) or "model" not in chosen:
        return chosen
    named = [span for span in chosen["model"] if not span.value("below")]
    rest = {slot: spans for slot, spans in chosen.items() if slot != "model"}
    return {**rest, "model": named} if named else rest


def meant_first(spans: Sequence[Span], slot: str, asks: Sequence[str]) -> Callable[[Span], float]:
    """The order of pieces that name the same thing, the whole name first; of models where one
    overflows, the largest."""
    if one_name(spans, slot):
        return lambda span: -len(squash(str(span.value(slot))))
    if slot == "model" and asks[:1] == ("fix_memory",):
        return lambda span: -_billions(str(span.value(slot)))
    return lambda span: 0


def _billions(model: str) -> float:
    """The size in a model's name."""
    found = BILLIONS.search(model)
    return float(found[1]) if found else 0.0


BILLIONS = re.compile(r"(?<![\d.])(\d{1,4}(?:\.\d{1,3})?)\s?b(?![a-z])", re.I)
