"""One of several set-ups that are compared: what was said of it, placed, priced, or why not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from advisor.advice.choices.set_ups_found import (
    MethodFit,
    Placement,
    SetUpFigures,
)
from advisor.advice.choices.side import Side
from advisor.advice.training.alternatives import alternatives
from advisor.advice.training.asked.full_run import FullRun
from advisor.advice.training.asked.stated import Stated, job, place_stated
from advisor.advice.training.room import SHORTER, around, changes
from advisor.advice.training.room_found import SLOWEST_CHANGE, Change
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.errors import ToolError
from advisor.prices import cost
from advisor.prices.hosted import hosted_tuning
from advisor.prices.lesson import LessonFigures, lesson_figures
from advisor.prices.option import Option
from advisor.prices.priced import PricedRun, memory_parts, priced
from advisor.result import Note, name_of, note
from advisor.runs.options import COPIES_WEIGHTS, Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora")
"""Shown beside each other where no method is stated."""


COUNTS = (2, 4, 8)
"""Cards of one machine that are tried where one does not hold a run."""


class RunSlots(FullRun):
    """A full run as a conversation states it."""

    framework: str | None = None  # pyright: ignore[reportIncompatibleVariableOverride]


def read(catalog: Catalog, slots: Mapping[str, Any]) -> Side:
    """Names turned into rows, or what stands against it; beside a card a provider is who rents it
    out."""
    rented_from = slots.get("provider") if slots.get("gpu") else None
    if (slots.get("provider") and not rented_from) or slots.get("api_model"):
        return Side(slots)
    known = {name: value for name, value in slots.items() if name in ACCEPTED}
    try:
        stated = RunSlots.model_validate(known).as_stated(catalog)
        machine = _machine(catalog, rented_from)
        return Side(slots, replace(stated, provider=rented_from), machine=machine)
    except ToolError as error:
        name = str(error.details.get("name", error.details.get("argument", "")))
        closest = tuple(error.closest) or None
        return Side(slots, problem=note("set-ups.unknown", name=name, closest=closest), error=error)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        value = str(slots.get(name, ""))
        return Side(slots, problem=note("set-ups.no-value", name=name, value=value), error=error)


def _machine(catalog: Catalog, rented_from: str | None) -> str | None:
    return rented_from if rented_from and catalog.machine_series(rented_from) else None


ACCEPTED = frozenset(RunSlots.model_fields)
"""Slots that change what is computed; of the others nothing is known to."""


def ways(catalog: Catalog, stated: Stated) -> tuple[Placed, ...]:
    """The run on its cards; several cards also the other way, copied or divided, where nobody said
    which."""
    chosen = place_stated(catalog, stated)
    settled = {"sharding", "offload"} & stated.options.keys()
    if chosen.num_gpus == 1 or settled or chosen.gpu is None:
        return (chosen,)
    other: Sharding = "zero3" if chosen.set_up.cards.sharding in COPIES_WEIGHTS else "ddp"
    kept = {**stated.options, "sharding": other}
    count = chosen.num_gpus
    return chosen, place_stated(catalog, replace(stated, options=kept, num_gpus=count))


class Context(NamedTuple):
    """What the figures of one side depend on beside it."""

    method_chosen: bool
    """Nobody stated a method."""
    compared: frozenset[tuple[MethodId, str, int]]
    """Method, card and number of each side: no way out leads there."""


def cards_of(option: Option) -> tuple[MethodId, str, int]:
    return option.method, option.gpu, option.num_gpus


def figures(
    catalog: Catalog, side: Side, what: tuple[Note, ...], today: date, context: Context
) -> SetUpFigures:
    """All that is shown of a side."""
    stated = side.stated
    if stated is None:
        return SetUpFigures(what=what, problem=side.problem)
    best, hourly = side.best, _hourly(catalog, stated, side.best, today)
    change, instead = _ways_out(catalog, side, hourly, today, context)
    return SetUpFigures(
        what=what,
        model=stated.model.name,
        method=best.set_up.method,
        gpu=name_of(best.gpu),
        num_gpus=best.num_gpus,
        usable_gib=best.gpu.usable_gib if best.gpu else None,
        usd_per_hour=None if hourly is None else round(hourly * best.num_gpus, 4),
        placements=tuple(_placement(catalog, stated, each, today) for each in side.placed),
        by_method=tuple(_by_method(catalog, stated, today)) if context.method_chosen else (),
        change=change,
        instead=instead,
        lesson=_lesson(catalog, stated, best),
    )


def _hourly(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> float | None:
    """Of one card."""
    if placed.gpu is None:
        return None
    return _price(catalog, stated, placed.gpu, today).usd_per_hour


def _price(catalog: Catalog, stated: Stated, gpu: Gpu, today: date) -> cost.Price:
    """A machine of a provider costs what it asks there, or nobody knows: the market's price of its
    cards would rank two markets against each other."""
    said, provider = stated.price_per_hour, stated.provider
    price = cost.price(catalog, gpu, said, today=today, provider=provider)
    elsewhere = provider and price.basis not in ("provider", "stated")
    return price.model_copy(update={"usd_per_hour": None}) if elsewhere else price


def _ways_out(
    catalog: Catalog, side: Side, hourly: float | None, today: date, context: Context
) -> tuple[Change | None, Option | None]:
    """Where no way to share the cards holds it: a change of one setting, and another set-up."""
    stated, best = side.stated, side.best
    if stated is None or best.gpu is None or any(each.runs for each in side.placed):
        return None, None
    change = _change(catalog, stated, best, hourly)
    others = alternatives(catalog, stated, best, today)
    instead = next((each for each in others if cards_of(each) not in context.compared), None)
    return (change if instead is None or _competes(change, instead) else None), instead


def _lesson(catalog: Catalog, stated: Stated, placed: Placed) -> LessonFigures | None:
    """Its row, where it is of this job: one card, or as many as hold it where it means several."""
    found = lesson_figures(catalog, placed.set_up) if stated.reference_workload else None
    return found if found and (placed.num_gpus == 1 or found.several_cards) else None


def _competes(change: Change | None, instead: Option) -> bool:
    return change is not None and change.hours <= SLOWEST_CHANGE * instead.hours


def run_of(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> PricedRun | None:
    """At computed hours: the lesson's stand beside a comparison, not in it."""
    run = priced(catalog, placed, today)
    if run is None or placed.gpu is None:
        return None
    return replace(run, price=_price(catalog, stated, placed.gpu, today))


def _placement(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> Placement:
    run = run_of(catalog, stated, placed, today)
    sharding = placed.set_up.cards.sharding
    return Placement(
        sharding=sharding,
        copied=sharding in COPIES_WEIGHTS,
        peak_memory_gib=gib(placed.memory.expected),
        fits=placed.fits,
        hours=run.hours if run else None,
        cost_usd=run.cost_usd if run else None,
        option=run.option if run else None,
        memory_parts=memory_parts(placed.memory),
    )


def _by_method(catalog: Catalog, stated: Stated, today: date) -> list[MethodFit]:
    found: list[MethodFit] = []
    for method in METHODS:
        placed = place_stated(catalog, replace(stated, method=method))
        held = placed if placed.runs else _held(catalog, replace(stated, method=method)) or placed
        run = run_of(catalog, stated, held, today)
        found.append(
            MethodFit(
                method=method,
                peak_memory_gib=gib(placed.memory.expected),
                fits=placed.fits,
                num_gpus=held.num_gpus,
                hours=run.hours if run else None,
            )
        )
    return found


def _held(catalog: Catalog, stated: Stated) -> Placed | None:
    """On the fewest cards that hold it, where nobody said how many."""
    if stated.num_gpus or stated.gpu is None:
        return None
    several = (place_stated(catalog, replace(stated, num_gpus=count)) for count in COUNTS)
    return next((placed for placed in several if placed.runs), None)


def _change(
    catalog: Catalog, stated: Stated, placed: Placed, usd_per_hour: float | None
) -> Change | None:
    """Of the same work by the same method on the same cards."""
    run = around(job(catalog, stated, placed.set_up.method), placed)
    tried = changes(run, usd_per_hour) if run else ()
    return next((each for each in tried if each.fits and _keeps_the_work(each)), None)


def _keeps_the_work(change: Change) -> bool:
    return change.kind == "setting" and change.what.code not in SHORTER


def hosted(catalog: Catalog, side: Side, work: Placed) -> SetUpFigures:
    """What the named service asks for the same training tokens, if it is known to sell that."""
    provider, model = side.slots.get("provider"), side.slots.get("api_model")
    name = " ".join(str(each) for each in (provider, model) if each)
    run = work.set_up
    for offer in hosted_tuning(catalog, run.workload.tokens, run.model.shape.parameters):
        same_model = model is not None and squash(str(model)) == squash(offer.model)
        same_provider = provider is not None and squash(str(provider)) in squash(offer.provider)
        if same_model or (same_provider and offer.for_size and model is None):
            known = " ".join(str(each) for each in (offer.provider, model) if each)
            return SetUpFigures(what=(note("set-ups.model", model=known),), hosted=offer)
    problem = note("set-ups.hosted-unknown", name=name)
    return SetUpFigures(what=(note("set-ups.model", model=name),), problem=problem)
