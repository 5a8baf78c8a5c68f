"""How many of the usual cards hold a run: of each memory the fewest, one sample read at once."""

from collections.abc import Iterator
from datetime import date

from advisor.advice.choices.hardware_found import CountedCards
from advisor.advice.training.asked.stated import one_at_once
from advisor.advice.training.full_ways import fewer_offloaded
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.stated_card import typical_card
from advisor.prices.option import Option
from advisor.prices.priced import priced
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, smallest
from advisor.runs.run import COUNTS, MACHINE_COUNTS

SMALL_GB = (12, 16)
"""Memories of cards that are named only where one alone holds it: nobody puts several together."""
USUAL_GB = (24, 48, 80)
"""Memories of the cards that are bought or rented for it."""
LARGEST_GB = USUAL_GB[-1]
MANY = tuple(count for count in COUNTS if count & (count - 1) == 0)
"""As machines have them, and several machines."""


def counted(catalog: Catalog, asked: Job, today: date) -> tuple[CountedCards, ...]:
    """The smallest card that holds it alone, then of each usual memory the fewest."""
    job = one_at_once(asked)
    return (*_small(catalog, job, today), *_usual(catalog, job, today))


def leading(rows: tuple[CountedCards, ...]) -> CountedCards | None:
    """One card with room to spare, the smallest that has it; else the fewest of the largest."""
    alone = (row for row in rows if row.least and row.least.num_gpus == 1 and row.roomy is None)
    largest = rows[-1] if rows and rows[-1].least else None
    return next(alone, largest)


def _small(catalog: Catalog, job: Job, today: date) -> Iterator[CountedCards]:
    for memory in SMALL_GB:
        card = typical_card(catalog, memory)
        alone = smallest(job, card, (1,), (Fit.FITS,)) if card else None
        if card and alone:
            yield CountedCards(
                memory_gb=memory, gpu=card.name, least=_option(catalog, alone, today)
            )
            return


def _usual(catalog: Catalog, job: Job, today: date) -> Iterator[CountedCards]:
    for memory in USUAL_GB:
        if card := typical_card(catalog, memory):
            yield _of(catalog, job, card, memory, today)


def _of(catalog: Catalog, job: Job, card: Gpu, memory: int, today: date) -> CountedCards:
    counts = MANY if memory == LARGEST_GB else MACHINE_COUNTS
    least = smallest(job, card, counts)
    tight = least is not None and least.fit is Fit.TIGHT
    roomy = smallest(job, card, counts, (Fit.FITS,)) if tight else None
    return CountedCards(
        memory_gb=memory,
        gpu=card.name,
        least=_option(catalog, least, today),
        roomy=_option(catalog, roomy, today),
        offloaded=fewer_offloaded(job, card, least),
    )


def _option(catalog: Catalog, placed: Placed | None, today: date) -> Option | None:
    run = priced(catalog, placed, today, None) if placed else None
    return run.option if run else None
