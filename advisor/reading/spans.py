"""What a message can name: models, GPUs, APIs, methods, frameworks, scenarios, and numbers with the
arguments they can fill.

A `Span` is a piece of the message as the user wrote it plus its typed value for each argument it
could fill. The call space offers the model these spans and nothing else, so an argument is grounded
by construction. Numbers that fill nothing (years, versions, batch sizes, ranks, percentages, yuan,
people) are left out.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.reading.amounts import amounts, clocks
from advisor.reading.data_sets import data_sets
from advisor.reading.machines import machines
from advisor.reading.names import catalog_names, scenarios, squashed, with_memory
from advisor.reading.numbers import find_numbers
from advisor.reading.phrases import BILL, COMPANY, INSTEAD_OF, OR, PIECES, REJECTED
from advisor.reading.places import BESIDE, Place, Span, Taken
from advisor.reading.quantities import quantities
from advisor.reading.settings import Setting, settings
from advisor.reading.strangers import strangers
from advisor.reading.words import words


def find(text: str, catalog: Catalog) -> tuple[Span, ...]:
    """Every span of `text`, longest match first, none overlapping another."""
    named = [*catalog_names(text, catalog), *strangers(text, catalog)]
    spans = _add(text, [], data_sets(text, catalog))
    spans = _add(text, spans, _joined(named, words(text, *squashed(text))))
    spans = list(machines(text, catalog, with_memory(text, catalog, spans)))
    spans = _add(text, spans, scenarios(text, catalog))
    keyed = tuple(settings(text))
    spans = _add(text, spans, _stated(text, keyed))
    spoken_for = [*(setting.written for setting in keyed), *clocks(text)]
    cards = [(span.start, span.end) for span in spans if span.value("gpu")]
    taken = Taken(len(text), _places(spans, spoken_for))
    alone = [n for n in find_numbers(text) if not taken.overlaps(n.start, n.end)]
    spans = _add(text, spans, amounts(text, alone, cards))
    numbers = (
        Span(q.start, q.end, text[q.start : q.end], q.values, q.certain)
        for q in quantities(text, _places(spans, spoken_for), cards)
    )
    found = sorted(_add(text, spans, numbers), key=lambda span: span.start)
    return tuple(_wider(span) for span in _read(text, found))


def _places(spans: Iterable[Span], more: Iterable[Place]) -> list[Place]:
    """Where numbers need not be sought: a task's words may hold some."""
    return [*((span.start, span.end) for span in spans if not span.value("scenario")), *more]


def _wider(span: Span) -> Span:
    """Hours may be a limit or were measured; an API's name is a model where a provider tunes it."""
    values = {
        slot: unicodedata.normalize("NFKC", value) if isinstance(value, str) else value
        for slot, value in span.values
    }
    if isinstance(hours := values.get("hours"), (int, float)):
        values.setdefault("measured_hours", hours)
    if api := values.get("api_model"):
        values.setdefault("model", api)
    return replace(span, values=tuple(values.items()))


def _joined(named: Iterable[Span], said: Iterable[Span]) -> list[Span]:
    """One span a place: a name, and the word of a setting that it may be instead ("OpenAI" is an
    API's and a provider)."""
    joined: dict[Place, Span] = {}
    for span in named:
        joined.setdefault((span.start, span.end), span)
    for span in said:
        known = joined.get((span.start, span.end))
        more = tuple(value for value in span.values if known and known.value(value[0]) is None)
        joined[span.start, span.end] = (
            replace(known, values=(*known.values, *more)) if known else span
        )
    return list(joined.values())


def _stated(text: str, named: Iterable[Setting]) -> Iterator[Span]:
    for setting in named:
        if setting.argument:
            start, end = setting.written
            yield Span(
                start,
                end,
                text[start:end],
                ((setting.argument, setting.value),),
                keyed=setting.certain,
            )


def _read(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans in their surroundings: names that are only mentioned become uncertain."""
    either = _alternatives(text, spans)
    for span in spans:
        doubtful = span in either or _only_mentioned(text, span)
        yield replace(span, certain=False) if doubtful else span


def _alternatives(text: str, spans: list[Span]) -> set[Span]:
    """Cards, and scenarios, of which the message leaves open which is meant: "3090还是4090"."""
    named = [[span for span in spans if span.value(kind)] for kind in ("gpu", "scenario")]
    pairs = [pair for same in named for pair in pairwise(same) if pair[0].values != pair[1].values]
    joined = [pair for pair in pairs if OR.fullmatch(text, pair[0].end, pair[1].start)]
    return {span for pair in joined for span in pair}


def _only_mentioned(text: str, span: Span) -> bool:
    """Whether the words beside a name tell that the message is not about it: "instead of the
    3090"."""
    if span.value("gpu"):
        before = INSTEAD_OF.search(text, max(0, span.start - BESIDE), span.start)
        return bool(before or REJECTED.match(text, span.end))
    if span.value("scenario") and PIECES.search(text, max(0, span.end - BESIDE), span.end):
        return True
    paid = COMPANY.fullmatch(span.text) and BILL.match(text, span.end)
    return bool(paid) or span.text.lower() == "adapters"


def _add(text: str, spans: list[Span], new: Iterable[Span]) -> list[Span]:
    """`spans`, and of `new` the longest that overlap neither these nor each other."""
    taken = Taken(len(text), ((span.start, span.end) for span in spans))
    free = [
        span
        for span in sorted(new, key=lambda span: (span.start - span.end, span.start))
        if taken.take(span.start, span.end)
    ]
    return [*spans, *free]
