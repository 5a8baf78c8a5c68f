"""The machines of one provider that hold a run, by what the run costs on them."""

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from advisor.advice.choices.hardware_found import RentedMachine
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu, InstanceSeries
from advisor.prices import cost
from advisor.prices.priced import priced
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import place
from advisor.runs.run import MACHINE_COUNTS

SHOWN = 3
SAME_MONEY = 1.25
"""Times the lowest cost."""


class _Machine(NamedTuple):
    name: str | None
    """None: the provider rents cards in any number."""
    gpu: Gpu
    num_gpus: int
    usd_per_card: float | None
    as_of: date | None


def machines_rented(
    catalog: Catalog, asked: Job, provider: str, today: date
) -> tuple[RentedMachine, ...]:
    """Of each card the machine on which the run costs the least; of those that cost about the same
    the one with the lowest rent first, and the lowest rent of all among them."""
    best: dict[str, RentedMachine] = {}
    for machine in _machines(catalog, provider, today):
        found = _held(catalog, asked, machine, today)
        if found and _order(found) < _order(best.get(machine.gpu.id)):
            best[machine.gpu.id] = found
    found = sorted(best.values(), key=_order)
    near = [each for each in found if _order(each)[0] <= SAME_MONEY * _order(found[0])[0]]
    lead, low = (min(some, key=_rent, default=None) for some in (near, found))
    rest = [each for each in found if each not in (lead, low)]
    ranked = [each for each in (lead, *rest[: SHOWN - (1 if lead is low else 2)], low) if each]
    return tuple(dict.fromkeys(ranked))


def _held(catalog: Catalog, asked: Job, machine: _Machine, today: date) -> RentedMachine | None:
    placed = place(asked, machine.gpu, machine.num_gpus)
    run = priced(catalog, placed, today, machine.usd_per_card) if placed.fit is Fit.FITS else None
    if run is None:
        return None
    usd = machine.usd_per_card
    return RentedMachine(
        name=machine.name,
        usd_per_hour=usd * machine.num_gpus if usd else None,
        as_of=machine.as_of if usd else None,
        option=run.option,
    )


def _rent(found: RentedMachine) -> float:
    return found.usd_per_hour or math.inf


def _order(found: RentedMachine | None) -> tuple[float, int]:
    if found is None:
        return math.inf, 1 + MACHINE_COUNTS[-1]
    cost_usd = found.option.cost_usd if found.usd_per_hour else None
    return cost_usd or math.inf, found.option.num_gpus


def _machines(catalog: Catalog, provider: str, today: date) -> Iterator[_Machine]:
    own = catalog.renter_of(provider)
    series = [row for row in catalog.instances.values() if catalog.renter_of(row.provider) == own]
    for row in series:
        yield from _of_series(catalog, row, catalog.gpus[row.gpu], provider, today)
    for gpu in () if series else catalog.gpus.values():
        usd, day = _usd(catalog, gpu, provider, today)
        if usd and gpu.vendor == "NVIDIA":
            yield from (_Machine(None, gpu, count, usd, day) for count in MACHINE_COUNTS)


def _of_series(
    catalog: Catalog, row: InstanceSeries, gpu: Gpu, provider: str, today: date
) -> Iterator[_Machine]:
    """Of each number of cards the cheapest machine."""
    if gpu.vendor != "NVIDIA":
        return
    each, day = _usd(catalog, gpu, provider, today)
    names = sorted(row.num_gpus, key=lambda name: row.usd_per_hour.get(name, math.inf))
    by_count: dict[int, str] = {}
    for name in names:
        by_count.setdefault(row.num_gpus[name], name)
    for count, name in by_count.items():
        whole = row.usd_per_hour.get(name)
        own = (whole / count, row.as_of) if whole else (each, day)
        yield _Machine(name, gpu, count, *own)


def _usd(
    catalog: Catalog, gpu: Gpu, provider: str, today: date
) -> tuple[float | None, date | None]:
    """Of one card by the hour, where the provider's own price is known, and its day."""
    known = cost.price(catalog, gpu, today=today, provider=provider)
    return (known.usd_per_hour, known.as_of) if known.basis == "provider" else (None, None)
