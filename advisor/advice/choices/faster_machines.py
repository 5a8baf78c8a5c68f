"""Machines of the same cloud that do a measured job faster than the one it was measured on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from advisor.advice.choices.set_up import run_of
from advisor.advice.choices.set_ups_found import FasterMachine
from advisor.advice.choices.side import Side
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import SAGEMAKER, InstanceSeries
from advisor.prices.priced import PricedRun
from advisor.result import Note, note
from advisor.runs.placing import Placed

SHOWN = 4
AT_LEAST = 0.7
"""Of the measured hours: what is nearer is no faster."""


def told_beside(
    catalog: Catalog, sides: Sequence[Side], today: date, timed: bool
) -> tuple[tuple[Note, ...], tuple[FasterMachine, ...]]:
    """What a measured run that took long is told first, and where it takes less."""
    if not timed:
        return (), ()
    return (faults(sides[0]),), faster_machines(catalog, sides, today)


def faster_machines(
    catalog: Catalog, sides: Sequence[Side], today: date
) -> tuple[FasterMachine, ...]:
    """Than the first, which was measured, and none of the others: of each card the cheapest, the
    quickest first; none where no machine was named."""
    measured = sides[0]
    if measured.machine is None or measured.stated is None or not measured.placed:
        return ()
    named = {each.machine.removeprefix(SAGEMAKER) for each in sides if each.machine}
    found = _faster(catalog, measured.machine, measured.stated, measured.best, today)
    new = [each for each in found if each[0] not in named]
    cheapest = sorted(new, key=lambda each: _usd(each[1]))[:SHOWN]
    cheapest.sort(key=lambda each: each[1].hours.expected)
    return tuple(FasterMachine(machine=name, option=run.option) for name, run in cheapest)


def _faster(
    catalog: Catalog, machine: str, stated: Stated, measured: Placed, today: date
) -> Iterator[tuple[str, PricedRun]]:
    """Of each card that the machine's provider rents out."""
    here = catalog.machine_series(machine)
    most = AT_LEAST * measured.speed.hours.expected if measured.speed else 0.0
    for series in catalog.instances.values():
        if here and series.provider == here.provider:
            runs = _runs(catalog, stated, series, today)
            quick = [each for each in runs if each[1].hours.expected < most]
            yield from sorted(quick, key=lambda each: _usd(each[1]))[:1]


def _runs(
    catalog: Catalog, stated: Stated, series: InstanceSeries, today: date
) -> Iterator[tuple[str, PricedRun]]:
    """The job on the cheapest machine of each number of cards."""
    by_count: dict[int, str] = {}
    for name in sorted(series.usd_per_hour, key=series.usd_per_hour.__getitem__):
        by_count.setdefault(series.num_gpus[name], name)
    for count, name in by_count.items():
        gpu = catalog.gpus[series.gpu]
        there = replace(stated, gpu=gpu, gpu_name=gpu.name, num_gpus=count, provider=name)
        run = run_of(catalog, there, place_stated(catalog, there), today)
        if run and run.cost_usd:
            yield name, run


def _usd(run: PricedRun) -> float:
    assert run.cost_usd, "those without a price are left out"
    return run.cost_usd.expected


def faults(side: Side) -> Note:
    """What to look for first where a run took long."""
    several = side.best.num_gpus > 1
    no_bf16 = bool(side.best.gpu and side.best.gpu.tflops_bf16 is None)
    return note("set-ups.first-a-fault", several=several, no_bf16=no_bf16)
