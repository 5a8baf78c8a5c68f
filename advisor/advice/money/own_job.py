"""The same tokens as at a provider, trained on cards."""

from datetime import date

from advisor.advice.money.hosted_found import OwnJob
from advisor.advice.training.alternatives import alternatives
from advisor.advice.training.asked.stated import ADAPTERS, Stated, job, place_stated
from advisor.catalog.catalog import Catalog
from advisor.prices.electricity import electricity
from advisor.prices.option import Option
from advisor.prices.priced import all_priced, candidates, priced
from advisor.runs.placing import placings
from advisor.runs.run import MACHINE_COUNTS


def own_job(catalog: Catalog, stated: Stated, stand_in: bool, today: date) -> OwnJob | None:
    """On the stated cards, else on the cheapest that hold it."""
    option = _on_stated(catalog, stated, today) if stated.gpu else _cheapest(catalog, stated, today)
    if option is None:
        return None
    named = stated.gpu is not None and option.gpu == stated.gpu.name
    too_small = stated.gpu is not None and not (
        named and option.num_gpus == (stated.num_gpus or 1) and _same_method(stated, option)
    )
    energy = (
        electricity(catalog, stated.gpu, option.hours, option.num_gpus).usd
        if stated.gpu and named
        else None
    )
    return OwnJob(
        model=stated.model.name,
        stand_in=stand_in,
        option=option,
        card_too_small=too_small,
        electricity_usd=None if energy is None else round(energy, 2),
    )


def _same_method(stated: Stated, option: Option) -> bool:
    return stated.method is None or option.method == stated.method


def _on_stated(catalog: Catalog, stated: Stated, today: date) -> Option | None:
    placed = place_stated(catalog, stated)
    if run := priced(catalog, placed, today, stated.price_per_hour):
        return run.option
    return next(iter(alternatives(catalog, stated, placed, today)), None)


def _cheapest(catalog: Catalog, stated: Stated, today: date) -> Option | None:
    """The cheapest that holds it with room to spare, on as few cards as one machine needs for
    it."""
    methods = (stated.method,) if stated.method else ADAPTERS
    jobs = [job(catalog, stated, method) for method in methods]
    for count in MACHINE_COUNTS:
        found = placings(jobs, candidates(catalog, today), (count,))
        options = [run.option for run in all_priced(catalog, found, today)]
        known = [option for option in options if option.cost_usd is not None]
        if known:
            return min(known, key=lambda each: (each.fits is not True, each.cost_usd, each.hours))
    return None
