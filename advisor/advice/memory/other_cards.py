"""Other cards for a run that does not fit, and whether anybody need look for them."""

from dataclasses import replace
from datetime import date

from advisor.advice.memory.remedy import SAME_JOB, Remedy
from advisor.advice.training.alternatives import alternatives
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.room import Around
from advisor.catalog.catalog import Catalog
from advisor.prices.option import Option


def enough(works: Remedy | None) -> bool:
    """The stated cards do the stated job: nobody need look for others."""
    return works is not None and works.price in SAME_JOB


def other_cards(catalog: Catalog, stated: Stated, run: Around) -> tuple[Option, ...]:
    """By the same method: more of the card, however they then share it, and larger ones."""
    kept = {name: value for name, value in stated.options.items() if name != "sharding"}
    method = run.job.run.method
    same = replace(stated, method=method, options=kept)
    found = alternatives(catalog, same, run.placed, date.today())
    return tuple(option for option in found if option.method == method)
