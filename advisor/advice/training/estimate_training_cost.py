"""One fine-tuning run, answered whole: memory, fit, time and money together, with what to do where
it does not fit."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any, ClassVar, Literal, NamedTuple

from pydantic import Field

from advisor.advice.arguments import BEYOND_SIZES
from advisor.advice.training.alternatives import alternatives, on_typical_cards
from advisor.advice.training.asked.stated import ADAPTERS, Stated, job, place_stated
from advisor.advice.training.estimate import (
    Front,
    PeakMemory,
    PicturesSeen,
    TrainingEstimate,
)
from advisor.advice.training.expert_adapters import about_experts
from advisor.advice.training.fewest_found import CountAsked
from advisor.advice.training.front import Choices, front
from advisor.advice.training.full_ways import fewest_cards, full_ways
from advisor.advice.training.full_ways_found import USUAL_SERVER_GIB, FullWay
from advisor.advice.training.leanest import leanest
from advisor.advice.training.machine.beside import machine
from advisor.advice.training.machine.found import Part
from advisor.advice.training.machine.run import RunInMachine
from advisor.advice.training.machine.told import ASSUMED, leading, leads
from advisor.advice.training.notes import about_card, assumptions
from advisor.advice.training.other_version import other_version
from advisor.advice.training.pace import pace
from advisor.advice.training.room import around, room
from advisor.advice.training.room_found import Room
from advisor.advice.training.run_ways import by_methods, other_way, with_longer_samples
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.electricity import electricity, region_of
from advisor.prices.hosted import HostedOffer, hosted_tuning
from advisor.prices.lesson import lesson_cards, lesson_figures
from advisor.prices.overheads import overheads
from advisor.prices.overheads_found import Overheads
from advisor.prices.payback import payback
from advisor.prices.priced import PricedRun, candidates, priced
from advisor.prices.purchase import Payback
from advisor.result import Note, Range, name_of, source_of, unique
from advisor.runs.host import SOURCES
from advisor.runs.memory.peak import Fit, MemoryEstimate
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.placing import Placed, place
from advisor.runs.run import SetUp
from advisor.units import gib


class _Costs(NamedTuple):
    """What is told of a run's hours and money; all None without a card."""

    hours: Range | None = None
    price: cost.Price | None = None
    cost_usd: Range | None = None
    market_cost_usd: cost.MarketCost | None = None
    overheads: Overheads | None = None
    electricity_usd: float | None = None
    own: Payback | None = None

    @property
    def assumptions(self) -> tuple[Note, ...]:
        price = self.price.notes if self.price else ()
        return (*price, *(self.overheads.assumptions if self.overheads else ()))

    @property
    def sources(self) -> tuple[str, ...]:
        price = self.price.source if self.price else ()
        return unique(price, self.overheads.sources if self.overheads else ())


Explored = Literal["room", "all"]
HOSTED_SHOWN = 3


def estimate(
    catalog: Catalog,
    stated: Stated,
    today: date,
    explored: Explored | None = None,
    of_machine: Sequence[Part] = (),
) -> TrainingEstimate:
    """The answer to "what does this run need, does it fit, how long and how much"."""
    placed = place_stated(catalog, stated)
    run, cards = placed.set_up, placed.set_up.cards
    costs = _costs(catalog, stated, placed, today)
    told = leading(catalog, stated, placed, of_machine)
    lesson = _of_lesson(catalog, run)
    return TrainingEstimate(
        model=run.model.name,
        generic_model=run.model.typical,
        parameters=run.model.shape.parameters,
        active_parameters=run.model.shape.active_parameters,
        trainable_parameters=trainable_parameters(run),
        method=run.method,
        method_chosen=stated.method is None,
        objective=run.objective,
        answers_per_step=run.global_batch if run.generates else None,
        gpu=name_of(cards.gpu),
        card_note=about_card(
            cards.gpu, placed.speed.hours.expected if placed.speed else 0, run.workload.tokens
        ),
        num_gpus=cards.count,
        num_gpus_chosen=cards.count > (stated.num_gpus or 1),
        fp32_weights=run.fp32_master_weights,
        parallelism=cards.sharding,
        model_parallel=run.model_parallel,
        samples=run.workload.samples,
        tokens_per_sample=run.workload.tokens_per_sample,
        pictures=_pictures(run),
        epochs=run.workload.epochs,
        training_tokens=run.workload.tokens,
        amount_stated=stated.amount,
        data_tokens=stated.read_as_usual,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        peak_memory_gib=_peak_memory(placed.memory),
        usable_gib=cards.gpu.usable_gib if cards.gpu else None,
        fits=placed.fits,
        other_way=other_way(catalog, stated, placed),
        spills=bool(stated.timed and stated.measured_peak_gib and placed.fit is Fit.NO),
        hours=costs.hours,
        cost_usd=costs.cost_usd,
        price=costs.price,
        **_speed(placed),
        **lesson,
        market_cost_usd=costs.market_cost_usd,
        overheads=costs.overheads,
        electricity_usd=costs.electricity_usd,
        own=costs.own,
        hosted=_hosted(catalog, run),
        assumptions=(
            *assumptions(stated, placed),
            *costs.assumptions,
            *((ASSUMED,) if told else ()),
        ),
        sources=unique(
            run.model.source,
            source_of(cards.gpu),
            costs.sources,
            catalog.lesson.source if any(lesson.values()) else (),
            SOURCES if told else (),
        ),
        methods=by_methods(catalog, stated, placed),
        leanest=leanest(catalog, stated, placed),
        full_ways=_full_ways(catalog, stated, placed),
        longer=with_longer_samples(catalog, stated, placed),
        alternatives=alternatives(catalog, stated, placed, today),
        room=_room(catalog, stated, placed, costs) if explored else None,
        front=_front(catalog, stated, placed, today) if explored == "all" else None,
        other_version=other_version(catalog, stated, job(catalog, stated, run.method), placed),
        pace=pace(catalog, stated, placed),
        machine=machine(placed, stated.host_memory_gib, stated.free_disk_gb),
        of_machine=told,
        machine_leads=leads(told, of_machine),
        typical=on_typical_cards(catalog, stated, today),
        expert_note=about_experts(around(job(catalog, stated, run.method), placed)),
    )


def _of_lesson(catalog: Catalog, run: SetUp) -> dict[str, Any]:
    """What its tables say of the run: its hours and cost on the card, or where none was named the
    cards for the size."""
    guide = None if run.cards.gpu else lesson_cards(catalog, run.model)
    return {"lesson": lesson_figures(catalog, run), "lesson_cards": guide}


def _pictures(run: SetUp) -> PicturesSeen | None:
    if (seen := run.workload.pictures) is None:
        return None
    return PicturesSeen(
        count=seen.count,
        tokens=seen.tokens,
        patches=seen.patches,
        tower_trained=run.trains_tower,
    )


def _speed(placed: Placed) -> dict[str, Any]:
    """The fields about speed; all null without a card."""
    if (speed := placed.speed) is None:
        names = ("tokens_per_second", "seconds_per_step", "padding_share", "overhead_hours")
        return dict.fromkeys(names)
    padded = placed.set_up.workload.mean_tokens_per_sample is not None
    return {
        "tokens_per_second": speed.tokens_per_second,
        "seconds_per_step": speed.seconds_per_step,
        "padding_share": round(speed.padding_share, 4) if padded else None,
        "overhead_hours": round(speed.overhead_hours, 4),
    }


def _room(catalog: Catalog, stated: Stated, placed: Placed, costs: _Costs) -> Room | None:
    usd_per_hour = costs.price.usd_per_hour if costs.price else None
    return room(job(catalog, stated, placed.set_up.method), placed, usd_per_hour)


def _front(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> Front:
    """Over the stated method, else the adapters, and every card that may be proposed."""
    method = placed.set_up.method
    methods = (method,) if stated.method else ADAPTERS
    choices = Choices(
        methods, candidates(catalog, today), own=placed.gpu, usd_per_hour=stated.price_per_hour
    )
    return front(catalog, job(catalog, stated, method), placed, choices, today)


def _full_ways(catalog: Catalog, stated: Stated, placed: Placed) -> tuple[FullWay, ...]:
    """Where no method was stated, nor anything of an adapter, those with as much main memory as
    servers often have."""
    adapter = any(name.startswith("lora") for name in stated.options)
    if stated.method not in (None, "full") or adapter or not placed.gpu:
        return ()
    host_gib = stated.host_memory_gib or (None if stated.method else USUAL_SERVER_GIB)
    whole = job(catalog, stated, "full")
    return full_ways(whole, place(whole, placed.gpu, placed.num_gpus), stated.options, host_gib)


def _hosted(catalog: Catalog, run: SetUp) -> tuple[HostedOffer, ...]:
    if run.model.purpose:
        return ()
    method = "full" if run.method == "full" else "lora"
    offers = hosted_tuning(catalog, run.workload.tokens, run.model.shape.parameters)
    fitting = (each for each in offers if each.for_size and each.method in (method, "any"))
    return tuple(islice(fitting, HOSTED_SHOWN))


def _costs(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> _Costs:
    """Nothing is priced that does not fit: then only the hours it would take, and what the card
    costs."""
    if placed.gpu is None or placed.speed is None:
        return _Costs()
    stated_price, provider = stated.price_per_hour, stated.provider
    run = priced(catalog, placed, today, stated_price, provider)
    if run is None:
        price = cost.price(catalog, placed.gpu, stated_price, today=today, provider=provider)
        return _Costs(PricedRun(placed, price).hours, price)
    hours, count, market = run.hours.expected, placed.num_gpus, run.price.market
    return _Costs(
        run.hours,
        run.price,
        cost_usd=run.cost_usd,
        market_cost_usd=cost.market_cost(hours, count, market),
        overheads=overheads(catalog, placed.set_up, hours, run.price.usd_per_hour),
        electricity_usd=round(
            electricity(catalog, placed.gpu, hours, count, region=stated.region).usd, 2
        ),
        own=payback(catalog, placed.gpu, count, run.price, today, stated.region),
    )


def _peak_memory(needed: MemoryEstimate) -> PeakMemory:
    return PeakMemory(
        allocated=gib(needed.allocated),
        reserved=gib(needed.reserved),
        expected=gib(needed.expected),
        low=gib(needed.low),
        high=gib(needed.high),
        ranges={
            name: Range(low=gib(low), expected=gib(expected), high=gib(high))
            for name, (low, expected, high) in needed.ranges.items()
        },
        breakdown={name: gib(part) for name, part in needed.breakdown.items()},
        peak=needed.peak,
        host=gib(needed.host),
        loading=gib(needed.loading),
        merging=None if needed.merging is None else gib(needed.merging),
    )


class EstimateTrainingCost(RunInMachine):
    """Peak memory, fit, hours and cost of one fine-tuning run."""

    beyond_sizes = BEYOND_SIZES
    in_chat: ClassVar = {"explore": "room", "batch_open": True}

    provider: str | None = Field(default=None, max_length=100)
    """Who rents the cards: "AutoDL", "Google Cloud"; its price is taken where one is known."""
    explore: Explored | None = None
    """room: also the largest that fits and what each change gains; all: also the best of every
    card, count and method."""

    count_asked: CountAsked | None = None
    """The smallest number of the card is asked for too."""

    def run(self, catalog: Catalog, language: Language = "en") -> TrainingEstimate:
        stated, today = self.as_stated(catalog), date.today()
        region = region_of(catalog, None, language)
        stated = replace(stated, region=region, provider=self.provider)
        found = estimate(catalog, stated, today, self.explore, self.of_machine or ())
        note = self.framework_note(catalog)
        counted = fewest_cards(catalog, stated, self.count_asked)
        return self._told(catalog, found.model_copy(update={"framework_note": note, **counted}))
