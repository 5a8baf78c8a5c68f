"""Other set-ups of a run, priced: what to do where it does not fit."""

from dataclasses import replace
from datetime import date
from typing import Literal

from advisor.advice.explore import rentable
from advisor.advice.lesson import LessonFigures
from advisor.advice.stated import Request, lesson_answer, tuned, with_more_cards
from advisor.catalog.catalog import Catalog
from advisor.catalog.rows import MethodId
from advisor.prices import cost
from advisor.result import Result
from advisor.runs import memory, speed
from advisor.runs.memory import Fit
from advisor.runs.run import TrainingRun
from advisor.units import gib

LARGER = 3
"""How many larger cards an answer offers."""
LIGHTER: dict[MethodId, tuple[MethodId, ...]] = {"full": ("lora", "qlora"), "lora": ("qlora",), "qlora": (), "prompt_tuning": ("qlora",)}
"""Methods that need less memory than each."""


class Option(Result):
    """Another set-up that runs, priced."""

    method: MethodId
    gpu: str
    num_gpus: int
    fits: Fit
    peak_memory_gib: float
    usable_gib: float
    hours: float
    cost_usd: float | None
    """Null where the card's price is unknown."""
    basis: Literal["lesson", "computed"]


def priced(
    catalog: Catalog, run: TrainingRun, stated_price: float | None, today: date, lesson: LessonFigures | None = None
) -> Option | None:
    """`run` as an option, with the hours of the lesson where it answers; None where it does not fit."""
    assert run.gpu, "an option names a card"
    run = memory.engaged(run)
    assert run.gpu
    needed = memory.estimate(run)
    fit = memory.fits(needed, run.gpu)
    if fit is False:
        return None
    hours = lesson.hours if lesson else round(speed.estimate(run).hours["expected"], 4)
    rate = cost.price(catalog, run.gpu, stated_price, today=today).usd_per_hour
    return Option(
        method=run.method,
        gpu=run.gpu.name,
        num_gpus=run.num_gpus,
        fits=fit,
        peak_memory_gib=gib(needed.expected),
        usable_gib=run.gpu.usable_gib,
        hours=round(hours, 2),
        cost_usd=round(hours * rate * run.num_gpus, 2) if rate is not None else None,
        basis="lesson" if lesson else "computed",
    )


def alternatives(catalog: Catalog, request: Request, run: TrainingRun, fit: Fit | None, today: date) -> tuple[Option, ...]:
    """Where the run does not fit: a lighter method on the same card, more of the cards, larger cards. Where it fits: none needed."""
    if run.gpu is None or fit is True:
        return ()
    run = replace(run, time_factor=None, memory_factor=None)  # measured of this run, not of others
    price = request.price_per_hour
    lighter = (_retuned(run, method, request) for method in LIGHTER[run.method])
    found = [priced(catalog, other, price, today, lesson_answer(catalog, request, other)) for other in lighter]
    if fit is False:
        more = (priced(catalog, other, price, today) for other in with_more_cards(run, request))
        found += [next((o for o in more if o), None), *_larger_cards(catalog, run, request, today)]
    return tuple(o for o in found if o)


def _retuned(run: TrainingRun, method: MethodId, request: Request) -> TrainingRun:
    """The same work by another method, which brings its own quantization."""
    kept = {name: value for name, value in request.options.items() if name != "quantization"}
    other = TrainingRun(run.model, method, run.workload, run.gpu, run.num_gpus, precision=run.precision)
    return tuned(other, replace(request, options=kept))


def _larger_cards(catalog: Catalog, run: TrainingRun, request: Request, today: date) -> list[Option]:
    """The cheapest runs of the same method on one larger card, each a current card (bf16) with a known price."""
    assert run.gpu, "larger than which card"
    larger = [gpu for gpu in rentable(catalog, today, run.gpu.vendor) if gpu.usable_gib > run.gpu.usable_gib]
    runs = [tuned(replace(run, gpu=gpu, num_gpus=1), request) for gpu in larger]
    options = [priced(catalog, other, None, today, lesson_answer(catalog, request, other)) for other in runs]
    return sorted(filter(None, options), key=lambda o: o.cost_usd or 0)[:LARGER]
