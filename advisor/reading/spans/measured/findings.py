"""All that the figures of a message say by themselves, or beside what was computed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from advisor.advice.topics.confirmed import Confirmed, confirmed
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Change
from advisor.reading.spans.measured import (
    allocation_refused,
    batch_open,
    beside_it,
    compared_models,
    documents,
    epochs,
    mixture_times,
    own_data,
    processor_steps,
    progress,
    two_cards,
)
from advisor.reading.spans.measured.besides import besides
from advisor.reading.spans.measured.compared_times import of_cards
from advisor.reading.spans.measured.early import seen_early
from advisor.reading.spans.measured.factors import of_methods
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.memory_seen import in_use, jump, not_allocated
from advisor.reading.spans.measured.old_card import lacking
from advisor.reading.spans.measured.step_part import share
from advisor.reading.spans.measured.steps import beside_bad_answers, counted, implied, loss
from advisor.reading.spans.measured.times import timed_runs
from advisor.reading.spans.pasted.shown import shown
from advisor.result import note

OF_THE_LOSS = ("loss-nan", "loss-not-falling", "loss-masking", "gradient-clipping")
"""Articles that explain a loss themselves."""
OF_ANSWERS = ("bad-output", "chinese-fine-tuning", "new-language", "knowledge-injection")
"""Articles on answers that are bad after a training whose loss says something else."""
NUMBER = re.compile(r"\d[\d,.]*\d|\d")


def findings(
    message: str, change: Change, results: Mapping[str, Any], catalog: Catalog
) -> tuple[Finding, ...]:
    """The verdicts on what is asked, on times, then what explains a failure; `results` by their
    tools. A verdict on a later question stands below what leads."""
    found = tuple(each for each in _found(message, change, results, catalog) if each)
    asked = confirmed(message)
    leads = asked.alone or asked.first or not any(each.leads for each in found)
    verdicts = tuple(_confirmed(asked, leads))
    return (*verdicts, *found) if leads else (*found, *verdicts)


def _found(
    message: str, change: Change, results: Mapping[str, Any], catalog: Catalog
) -> Iterator[Finding | None]:
    runs, slots = timed_runs(message), change.brief.values
    compared = of_cards(runs, message)
    symptom = symptom_of(message)
    if compared and symptom:  # its article names the cause
        compared = replace(compared, more=None)
    yield from shown(message, slots, catalog)
    yield processor_steps.judged(message, slots, catalog)
    yield compared_models.judged(message, runs, catalog)
    yield mixture_times.judged(message, catalog)
    lacks = lacking(message, change, catalog)
    cards = two_cards.judged(message, catalog, slots.get("model"))
    yield replace(cards, more=lacks.note) if cards and lacks else cards or lacks
    yield compared or of_methods(message, runs, catalog)
    yield batch_open.both(message, results)
    part = share(message, runs)
    yield part or epochs.implied(runs, slots)
    yield progress.of_tokenizing(message)
    yield from progress.of_training(message, slots, results, catalog)
    yield from counted(message, slots)
    yield from besides(message, slots, results)
    explained = symptom.topic if symptom else ""
    high = None if explained in OF_THE_LOSS else loss(message, slots)
    yield high or (beside_bad_answers(message, slots) if explained in OF_ANSWERS else None)
    yield implied(message, slots)
    yield own_data.told(message, change, results, catalog)
    yield beside_it.other_process(message)
    yield beside_it.more_than_the_card(message)
    yield documents.told(message, results)
    yield jump(message, slots, catalog)
    yield in_use(message, results)
    yield seen_early(message, results)
    yield not_allocated(message, slots, catalog)
    yield allocation_refused.explained(message, slots, catalog)


def _confirmed(asked: Confirmed, leads: bool) -> Iterator[Finding]:
    """The verdicts on statements that are asked about."""
    alone = asked.alone
    for row in asked.statements:
        yield Finding(
            note("measured.verdict", verdict=row.verdict),
            (),
            note("measured.verdict-source", more=row.more, sources=_links(row.source)),
            leads=leads,
            alone=alone,
            decides=True,
            articles=row.articles if alone else None,
        )


def _links(sources: Sequence[str]) -> str:
    return ", ".join(f"[{each.split('/')[2]}]({each})" for each in sources)


def left(unused: Sequence[str], found: Sequence[Finding]) -> tuple[str, ...]:
    """Of the words that nothing used, those on which no finding rests."""
    said = [words for each in found for words in each.words]
    numbers = {number for words in said for number in NUMBER.findall(words)}
    return tuple(word for word in unused if word not in numbers and not _is_part(word, said))


def _is_part(word: str, said: Sequence[str]) -> bool:
    """Whether it is one of them, or a number with its unit within one."""
    return word in said or (not NUMBER.fullmatch(word) and any(word in words for words in said))
