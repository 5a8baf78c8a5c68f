"""What a message can name: models, GPUs, APIs, methods, frameworks, scenarios, and numbers with the
arguments they can fill.

A `Span` is a piece of the message as the user wrote it plus its typed value for each argument it
could fill. The call space offers the model these spans and nothing else, so an argument is grounded
by construction. Numbers that fill nothing (years, versions, batch sizes, ranks, percentages, yuan,
people) are left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.reading.names import catalog_names, scenarios, with_memory
from advisor.reading.phrases import BILL, COMPANY, INSTEAD_OF, OPEN, OR, PIECES, REJECTED, TUNING
from advisor.reading.places import BESIDE, Span, Taken
from advisor.reading.quantities import quantities
from advisor.reading.settings import Setting, settings
from advisor.reading.strangers import strangers


def find(text: str, catalog: Catalog) -> tuple[Span, ...]:
    """Every span of `text`, longest match first, none overlapping another."""
    spans = _add(text, [], [*catalog_names(text, catalog), *strangers(text, catalog)])
    spans = with_memory(text, catalog, spans)
    spans = _add(text, spans, scenarios(text, catalog))
    named = tuple(settings(text))
    spans = _add(text, spans, _stated(text, named))
    cards = [(span.start, span.end) for span in spans if span.value("gpu")]
    taken = [(span.start, span.end) for span in spans if not span.value("scenario")]
    taken += [setting.written for setting in named]
    numbers = (
        Span(q.start, q.end, text[q.start : q.end], q.values, q.certain)
        for q in quantities(text, taken, cards)
    )
    return tuple(_read(text, sorted(_add(text, spans, numbers), key=lambda span: span.start)))


def _stated(text: str, named: Iterable[Setting]) -> Iterator[Span]:
    for setting in named:
        if setting.argument:
            start, end = setting.written
            yield Span(start, end, text[start:end], ((setting.argument, setting.value),))


def _read(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans in their surroundings.

    Names that are only mentioned become uncertain; an open API's name is a model's as well.
    """
    tuned = any(span.value("method") or span.value("gpu") for span in spans) or TUNING.search(text)
    modelled = any(span.value("model") for span in spans)
    either = _alternatives(text, spans)
    for span in spans:
        doubtful = span in either or _only_mentioned(text, span)
        if tuned and not modelled and span.values[0][0] == "api_model" and OPEN.match(span.text):
            span = replace(span, values=(("model", span.text), *span.values))
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


def mask(text: str, spans: Iterable[Span]) -> str:
    """The message with each span replaced by what it is ("what will a <model> <method> on a <gpu>
    cost"); bare numbers and methods stay: what is asked about "LoRA" depends on the word."""
    named = (
        span
        for span in spans
        if (span.certain or isinstance(span.values[0][1], str)) and not span.value("method")
    )
    pieces, end = list[str](), 0
    for span in sorted(named, key=lambda span: span.start):
        pieces += text[end : span.start], f"<{span.values[0][0]}>"
        end = span.end
    return "".join(pieces) + text[end:]


def _add(text: str, spans: list[Span], new: Iterable[Span]) -> list[Span]:
    """`spans`, and of `new` the longest that overlap neither these nor each other."""
    taken = Taken(len(text), ((span.start, span.end) for span in spans))
    free = [
        span
        for span in sorted(new, key=lambda span: (span.start - span.end, span.start))
        if taken.take(span.start, span.end)
    ]
    return [*spans, *free]
