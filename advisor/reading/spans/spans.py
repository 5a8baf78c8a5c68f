"""What a message can name: models, GPUs, APIs, methods, frameworks, scenarios, and numbers with the
slots they can fill.

A `Span` is a piece of the message as the user wrote it plus its typed value for each slot it could
fill. The model chooses the role of these spans and nothing else, so a value is grounded by
construction. Numbers that fill nothing (years, versions, percentages) are left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.catalog.catalog import Catalog
from advisor.reading.places import Place, Span, Taken
from advisor.reading.slots import BEYOND
from advisor.reading.spans.amounts import amounts, clocks
from advisor.reading.spans.api_prices import units
from advisor.reading.spans.card_memory import made_so
from advisor.reading.spans.cards_counted import cards_counted
from advisor.reading.spans.data_sets import data_sets
from advisor.reading.spans.host_processes import without_processes
from advisor.reading.spans.machines import machines
from advisor.reading.spans.measured.epochs import of_epochs
from advisor.reading.spans.measured.last_step import of_log
from advisor.reading.spans.measured.step_part import without_part
from advisor.reading.spans.memory_stated import memories_stated
from advisor.reading.spans.model_files import model_files, of_no_key, stored_so
from advisor.reading.spans.names import catalog_names, scenarios, squashed, with_memory
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.optimizer_bits import optimizer_bits
from advisor.reading.spans.pictures import pictures
from advisor.reading.spans.printed_parameters import printed_parameters
from advisor.reading.spans.quantities import quantities
from advisor.reading.spans.rough_counts import rough_counts
from advisor.reading.spans.settings import Setting, settings
from advisor.reading.spans.sizes import sizes
from advisor.reading.spans.strangers import strangers
from advisor.reading.spans.teachers import taught
from advisor.reading.spans.techniques import techniques_named, without
from advisor.reading.spans.unknown_models import whole_name
from advisor.reading.spans.words import words

OF_DATA = re.compile(
    r"(\d{1,4}(?:\.\d{1,3})?)[Mm]\s?的?(?:of\s)?(?:数据|數據|语料|文本|data|text|corpus|jsonl?\b)"
)
"""Millions that are bytes, though they could be a model's parameters."""


def find(text: str, catalog: Catalog) -> tuple[Span, ...]:
    """Every span of `text`; the teacher of a distillation is no model that is trained, and a pasted
    table of processes states nothing."""
    text = without_processes(text)
    if (distilled := taught(text, lambda piece: catalog_names(piece, catalog))) is None:
        return _found(text, catalog)
    spans = distilled.students(_found(distilled.text, catalog), catalog.model_names)
    return tuple(sorted((*spans, distilled.teacher), key=lambda span: span.start))


def _found(text: str, catalog: Catalog) -> tuple[Span, ...]:
    """Every span, longest match first, none overlapping another."""
    techniques = tuple(techniques_named(text))
    names = tuple(catalog_names(text, catalog))
    others = strangers(without(text, techniques), catalog)
    known = [*names, *_not_of_cards(text, others, names)]
    named, said = (
        [whole_name(text, span) for span in each] for each in (known, words(text, *squashed(text)))
    )
    said = of_no_key(text, [*said, *techniques, *optimizer_bits(text)])
    spans = _add(text, [], model_files(text, catalog.model_names))
    spans = _add(text, spans, sizes(text, catalog.model_names))
    told = (*pictures(text), *rough_counts(text), *printed_parameters(text))
    spans = _add(text, spans, told)
    spans = _add(text, spans, data_sets(text, catalog))
    spans = _add(text, spans, _joined(named, said))
    spans = list(machines(text, catalog, with_memory(text, catalog, spans)))
    spans = _add(text, spans, scenarios(text, catalog))
    keyed = tuple(settings(text))
    spans = [span for span in spans if not _names(keyed, span)]
    spans = _add(text, spans, _stated(text, keyed))
    spoken_for = [*(setting.written for setting in keyed), *clocks(text), *units(text)]
    cards = [(span.start, span.end) for span in spans if span.value("gpu")]
    taken = Taken(len(text), _places(spans, spoken_for))
    alone = [n for n in find_numbers(text) if not taken.overlaps(n.start, n.end)]
    spans = _add(text, spans, amounts(text, alone, cards))
    numbers = (
        Span(q.start, q.end, text[q.start : q.end], q.values)
        for q in quantities(text, _places(spans, spoken_for), cards)
    )
    found = sorted(_add(text, spans, numbers), key=lambda span: span.start)
    found = [*stored_so(text, found)]
    found = memories_stated(text, [*made_so(text, [*_multiplied(text, found)], catalog)], catalog)
    counted = [_wider(text, span) for span in cards_counted(text, found)]
    return of_log(text, of_epochs(text, without_part(text, counted)))


def _not_of_cards(text: str, others: Iterable[Span], names: Sequence[Span]) -> Iterator[Span]:
    """Without what is taken for an unknown model's name, but begins with a card's: "Trainium2
    8B"."""
    cards = [name for name in names if name.value("gpu") and text[name.end : name.end + 1] == " "]
    starts = {card.start for card in cards}
    yield from (each for each in others if not each.value("model") or each.start not in starts)


TIMES = re.compile(r"\s?[*x×]\s?", re.I)


def _multiplied(text: str, found: list[Span]) -> Iterator[Span]:
    """ "8*24G": so many cards of so much memory, and nothing else."""
    pairs = [
        (one, other)
        for one, other in pairwise(found)
        if one.value("num_gpus")
        and other.value("gpu_memory_gib")
        and TIMES.fullmatch(text, one.end, other.start)
    ]
    only = {id(one): "num_gpus" for one, _ in pairs}
    only |= {id(other): "gpu_memory_gib" for _, other in pairs}
    for span in found:
        slot = only.get(id(span))
        yield replace(span, values=((slot, span.value(slot) or 0),)) if slot else span


def _places(spans: Iterable[Span], more: Iterable[Place]) -> list[Place]:
    """Where numbers need not be sought: a task's words may hold some."""
    return [*((span.start, span.end) for span in spans if not span.value("scenario")), *more]


def _wider(text: str, span: Span) -> Span:
    """Hours may be a limit or were measured; an API's name is a model where a provider tunes it;
    "200M" are parameters or bytes."""
    values = {
        slot: unicodedata.normalize("NFKC", value) if isinstance(value, str) else value
        for slot, value in span.values
    }
    if isinstance(hours := values.get("hours"), (int, float)):
        values.setdefault("measured_hours", hours)
    if api := values.get("api_model"):
        values.setdefault("model", api)
    if "model" in values and (millions := OF_DATA.match(text, span.start)):
        values.setdefault("dataset_bytes", float(millions[1]) * 1e6)
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


def _names(named: Iterable[Setting], span: Span) -> bool:
    """Whether a span is the name of a setting that no slot holds: "tensor parallel" of "tensor
    parallel 8" states nothing more."""
    return any(
        each.argument in BEYOND and each.start <= span.start and span.end <= each.end
        for each in named
    )


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


def _add(text: str, spans: list[Span], new: Iterable[Span]) -> list[Span]:
    """`spans`, and of `new` the longest that overlap neither these nor each other."""
    taken = Taken(len(text), ((span.start, span.end) for span in spans))
    free = [
        span
        for span in sorted(new, key=lambda span: (span.start - span.end, span.start))
        if taken.take(span.start, span.end)
    ]
    return [*spans, *free]
