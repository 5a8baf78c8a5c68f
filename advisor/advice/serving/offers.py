"""The set-ups that are proposed for a load: on the stated card, or those of the market."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from advisor.advice.serving.asked import ServingAsked, formats, stored_as
from advisor.advice.serving.card import proposable
from advisor.advice.serving.option import option, smallest_option
from advisor.advice.serving.size_found import ServingOption
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.serving_format import ServingFormat
from advisor.prices import cost
from advisor.runs.run import MACHINE_COUNTS

CARDS_SHOWN = 5
ONE_MACHINE = MACHINE_COUNTS[-1]


def offers(catalog: Catalog, asked: ServingAsked, today: date) -> Sequence[ServingOption]:
    """On the stated card: as stated (several cards: divided, and a copy on each), then what it takes
    otherwise. Without a card, the cheapest of the market."""
    stored, gpu = stored_as(catalog, asked), asked.gpu
    if gpu is None:
        return _market(catalog, asked, today)
    rent = cost.price(catalog, gpu, today=today).usd_per_hour
    found = list(_as_stated(stored, gpu, asked, rent))
    if any(each.enough for each in found):
        others = [] if asked.stored else _narrower(catalog, asked)
    else:
        others = [stored, *_narrower(catalog, asked)]
    tried = (smallest_option(asked.server(gpu, each), asked.load, rent) for each in others)
    return [*found, *(one for one in tried if one and one not in found)]


def _narrower(catalog: Catalog, asked: ServingAsked) -> list[ServingFormat]:
    bits = stored_as(catalog, asked).bits
    return [each for each in formats(catalog, asked) if each.bits < bits]


def _as_stated(
    stored: ServingFormat, gpu: Gpu, asked: ServingAsked, rent: float | None
) -> Iterator[ServingOption]:
    """On as many cards as stated: divided over all, and a copy on each; the one that answers more
    first."""
    count, load = asked.num_gpus or 1, asked.load
    divided = option(asked.server(gpu, stored, count), 1, load, rent)
    copied = option(asked.server(gpu, stored), count, load, rent)
    if not copied.fits:
        yield divided
    elif count > 1:
        yield from sorted((divided, copied), key=lambda each: -each.users_at_once)
    else:
        yield copied


def _market(catalog: Catalog, asked: ServingAsked, today: date) -> list[ServingOption]:
    """Cards that may be proposed: for each number of them the one with the lowest rent, if more
    cards are cheaper than fewer; then the next best of the smallest number."""
    found = list(_proposed(catalog, asked, today))
    near = [each for each in found if each[1].cards_each <= ONE_MACHINE] or found
    answering = [each for each in near if each[1].enough] or near
    ranked = sorted(answering, key=lambda each: (each[1].num_gpus, each[0]))
    best = list(_cheaper_and_cheaper(ranked))
    others = [each for each in ranked if each not in best]
    shown = sorted([*best, *others][:CARDS_SHOWN], key=ranked.index)
    return [one for _, one in shown]


def _cheaper_and_cheaper(
    ranked: Sequence[tuple[float, ServingOption]],
) -> Iterator[tuple[float, ServingOption]]:
    """Each that costs less than all before it."""
    lowest = math.inf
    for usd, one in ranked:
        if usd < lowest:
            lowest = usd
            yield usd, one


def _proposed(
    catalog: Catalog, asked: ServingAsked, today: date
) -> Iterator[tuple[float, ServingOption]]:
    """With the rent of an hour."""
    stored = stored_as(catalog, asked)
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if (usd := price.usd_per_hour) is None or not proposable(gpu, price):
            continue
        if one := smallest_option(asked.server(gpu, stored), asked.load, usd):
            yield usd * one.num_gpus, one
