"""Which of the cards that hold a run are named, and in which order: a common one with room to spare
first."""

from collections.abc import Iterator, Sequence

from advisor.advice.training.alternatives import NODE, is_full
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.stated_card import typical_card
from advisor.prices.option import Option
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, placings, smallest
from advisor.runs.run import COUNTS
from advisor.units import GIB

SHOWN = 8
USUAL = tuple(count for count in COUNTS if count & (count - 1) == 0 and count > 1)
"""As machines of several have them: 2, 4, 8 and more."""
COMMON_GB = (12, 16, 24, 48, 80)
"""Memories of the cards that people have or rent first."""
RARE_GIB = 100
"""From so much memory on a card is rented dearly and seldom."""
SMALL_GIB = 20
"""Of cards with less nobody puts several together for it."""
COMFORTABLE = 0.9
"""Share of a card."""


def recommended(catalog: Catalog, asked: Job) -> Placed | None:
    """The smallest common card that holds it with room to spare, else the fewest of the largest."""
    cards = [card for memory in COMMON_GB if (card := typical_card(catalog, memory))]
    tried = [*placings([asked], cards, (1,)), *placings([asked], cards[-1:], USUAL)]
    return next((placed for placed in tried if _comfortable(placed)), None)


def holding(asked: Job, cards: Sequence[Gpu]) -> list[Placed]:
    """The fewest of each card that hold the run, of one machine where that is enough on any card."""
    for counts in (NODE, COUNTS):
        found = [each for card in cards if (each := _fewest(asked, card, counts))]
        if likely := [each for each in found if _likely(each)]:
            return likely
    return []


def _likely(placed: Placed) -> bool:
    assert placed.gpu, "it stands on a card"
    return placed.num_gpus == 1 or placed.gpu.usable_gib >= SMALL_GIB


def _fewest(asked: Job, card: Gpu, counts: Sequence[int]) -> Placed | None:
    """Of several the next number with room to spare, where there is one."""
    least = smallest(asked, card, counts)
    if least is None or least.num_gpus == 1 or least.fit is Fit.FITS:
        return least
    return smallest(asked, card, counts, (Fit.FITS,)) or least


def ranked(options: Sequence[Option], first: Option | None) -> tuple[Option, ...]:
    """The recommended first, then those with room, the common and the fewest; full ones only where
    nothing else holds it. The cheapest and the fastest of all are always among them."""
    roomy = [each for each in options if not is_full(each)]
    rows = sorted(roomy or options, key=_order)
    head = [first] if first else []
    shown = list(dict.fromkeys([*head, *rows]))[:SHOWN]
    return tuple(dict.fromkeys([*shown, *_extremes(rows)]))


def _extremes(rows: Sequence[Option]) -> Iterator[Option]:
    known = [each for each in rows if each.cost_usd is not None]
    if known:
        yield min(known, key=lambda each: each.cost_usd or 0)
        yield min(known, key=lambda each: each.hours)


def _order(option: Option) -> tuple[bool, bool, int, bool, float]:
    unpriced = option.cost_usd is None
    tight, rare = option.fits == "tight", option.usable_gib > RARE_GIB
    return tight, rare, option.num_gpus, unpriced, option.cost_usd or 0


def _comfortable(placed: Placed) -> bool:
    assert placed.gpu, "it stands on a card"
    share = placed.memory.expected / (placed.gpu.usable_gib * GIB)
    return placed.fit is Fit.FITS and share <= COMFORTABLE
