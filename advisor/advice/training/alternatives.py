"""Other set-ups of a run, priced: what to do where it does not fit, and where no card was named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from advisor.advice.training.asked.stated import METHODS, Stated, as_usual, job
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.stated_card import typical_card
from advisor.prices.option import Option
from advisor.prices.priced import candidates, priced
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.options import SHARDS_WEIGHTS
from advisor.runs.placing import Placed, place, placings, smallest
from advisor.runs.run import COUNTS

LARGER = 3
"""How many larger cards an answer offers."""
FULL = 0.98
"""Share of a card that no proposal fills."""
NODE = tuple(count for count in COUNTS if count <= 8)
"""Cards of one machine."""
TYPICAL = (24, 80)
"""GB: a card of one's own, and one of a data centre."""
LIGHTER: dict[MethodId, tuple[MethodId, ...]] = {
    "full": ("lora", "qlora"),
    "lora": ("qlora",),
    "qlora": (),
    "prompt_tuning": ("qlora",),
}
"""Methods that need less memory than each."""


def alternatives(
    catalog: Catalog, stated: Stated, placed: Placed, today: date
) -> tuple[Option, ...]:
    """Where the run does not fit: the model divided over the same cards, a lighter method on them,
    more of the cards, larger cards. Where it fits: none needed. What was measured of the run says
    nothing of others."""
    if placed.gpu is None or placed.fit is Fit.FITS:
        return ()
    method, work = placed.set_up.method, placed.set_up.workload
    lighter = [_lighter(catalog, stated, other).change(workload=work) for other in LIGHTER[method]]
    options = [
        _option(catalog, stated, place(each, placed.gpu, placed.num_gpus), today)
        for each in lighter
    ]
    if not placed.runs:
        same = job(catalog, stated, method).change(workload=work)
        options = [_divided(catalog, stated, same, placed, today), *options]
        options += [_more_cards(catalog, stated, same, placed, today)]
        options += _larger_cards(catalog, stated, same, placed, today)
    return tuple(option for option in options if option)


def is_full(option: Option) -> bool:
    """Whether it fills its cards more than any proposal may."""
    return option.peak_memory_gib >= FULL * option.usable_gib


def _lighter(catalog: Catalog, stated: Stated, method: MethodId) -> Job:
    """By another method, which brings its own quantization."""
    kept = {name: value for name, value in stated.options.items() if name != "quantization"}
    return job(catalog, replace(stated, options=kept), method)


def _divided(
    catalog: Catalog, stated: Stated, same: Job, placed: Placed, today: date
) -> Option | None:
    """The run with the weights divided over its cards, where each was to hold all of them; in a
    smaller micro batch where the stated one is too much."""
    assert placed.gpu, "over which cards"
    if placed.num_gpus == 1 or placed.set_up.cards.sharding in SHARDS_WEIGHTS:
        return None
    smaller = same.change(
        micro_batch_size=None,
        gradient_accumulation=None,
        global_batch_size=placed.set_up.global_batch,
    )
    tried = (
        place(each.change(sharding="zero3"), placed.gpu, placed.num_gpus)
        for each in (same, smaller)
    )
    divided = next((found for found in tried if found.runs), None)
    return _option(catalog, stated, divided, today) if divided else None


def _more_cards(
    catalog: Catalog, stated: Stated, same: Job, placed: Placed, today: date
) -> Option | None:
    """The fewest of the same card that hold it; none of a chip that is a machine of its own."""
    assert placed.gpu, "more of which card"
    if placed.gpu.segment == "unified":
        return None
    more = [count for count in COUNTS if count > placed.num_gpus]
    holding = next((found for found in placings([same], [placed.gpu], more) if found.runs), None)
    return _option(catalog, stated, holding, today) if holding else None


def _larger_cards(
    catalog: Catalog, stated: Stated, same: Job, placed: Placed, today: date
) -> list[Option]:
    """As many of the card's own version with the most memory; then the cheapest runs of the same
    method on one larger card of the vendor that it does not fill."""
    assert placed.gpu, "larger than which card"
    usable, vendor = placed.gpu.usable_gib, placed.gpu.vendor
    larger = [gpu for gpu in candidates(catalog, today, vendor) if gpu.usable_gib > usable]
    unpriced = replace(stated, price_per_hour=None)  # the stated price is of the stated card
    found = (_option(catalog, unpriced, each, today) for each in placings([same], larger, (1,)))
    roomy = [each for each in found if each and not is_full(each)]
    cheapest = sorted(roomy, key=lambda option: option.cost_usd or 0)
    own = _own_version(catalog, unpriced, same, placed, today)
    return list(dict.fromkeys([*own, *cheapest]))[:LARGER]


def _own_version(
    catalog: Catalog, stated: Stated, same: Job, placed: Placed, today: date
) -> list[Option]:
    """As many of the card's version with the most memory, where that is another and rented out."""
    assert placed.gpu, "of which card"
    largest = catalog.largest_version(placed.gpu)
    if largest is placed.gpu:
        return []
    found = _option(catalog, stated, place(same, largest, placed.num_gpus), today)
    return [found] if found and found.cost_usd is not None else []


def _option(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> Option | None:
    """The placed run with its price; None where the cards do not hold it."""
    run = priced(catalog, placed, today, stated.price_per_hour)
    return run.option if run else None


def on_typical_cards(catalog: Catalog, stated: Stated, today: date) -> tuple[Option, ...]:
    """The fewest of each card that hold the run, by the stated method, else by each; none where a
    card was named."""
    return () if stated.gpu else tuple(_options(catalog, stated, today))


def _options(catalog: Catalog, stated: Stated, today: date) -> Iterator[Option]:
    methods: tuple[MethodId, ...] = (stated.method,) if stated.method else METHODS
    for method in methods:
        asked = as_usual(job(catalog, stated, method), stated)
        yield from _on_each(catalog, stated, asked, today)


def _on_each(catalog: Catalog, stated: Stated, asked: Job, today: date) -> Iterator[Option]:
    """Those of one machine, with room to spare, where one of the cards is enough so."""
    cards = [card for memory in TYPICAL if (card := typical_card(catalog, memory))]
    tried = ((NODE, (Fit.FITS,)), (COUNTS, (Fit.FITS,)), (COUNTS, (Fit.FITS, Fit.TIGHT)))
    for counts, holding in tried:
        found = [(card, smallest(asked, card, counts, holding)) for card in cards]
        on_cards = [
            _option(catalog, replace(stated, gpu=card), placed, today)
            for card, placed in found
            if placed
        ]
        if any(on_cards):
            yield from filter(None, on_cards)
            return
