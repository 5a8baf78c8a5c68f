"""One fine-tuning run, answered whole: memory, fit, time and money together, with what to do where
it does not fit."""

from datetime import date
from itertools import islice
from typing import Any, Literal, NamedTuple

from advisor.advice.training.alternatives import alternatives, on_typical_cards
from advisor.advice.training.front import Choices, Front, front
from advisor.advice.training.memory_need import MemoryNeed
from advisor.advice.training.notes import about_card, assumptions
from advisor.advice.training.other_version import OtherVersion, other_version
from advisor.advice.training.pace import Pace, pace
from advisor.advice.training.room import Room, room
from advisor.advice.training.run_ways import by_methods, with_longer_samples
from advisor.advice.training.stated import ADAPTERS, Stated, job, lesson_answer, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices import cost
from advisor.prices.electricity import electricity
from advisor.prices.hosted import HostedOffer, hosted_tuning
from advisor.prices.lesson import LessonFigures, lesson_figures
from advisor.prices.option import Fits, Option
from advisor.prices.overheads import Overheads, overheads
from advisor.prices.priced import PricedRun, candidates, priced
from advisor.result import Note, Range, Result, name_of, unique
from advisor.runs import memory, states
from advisor.runs.memory import MemoryEstimate
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.units import gib


class PeakMemory(Result):
    """GiB on the fullest GPU; `breakdown` sums to `expected`."""

    allocated: float
    reserved: float
    expected: float
    """The process as nvidia-smi shows it."""
    low: float
    high: float
    """Of all three figures: from the least PyTorch may report as allocated to the most nvidia-smi
    may show."""
    ranges: dict[Literal["allocated", "reserved", "process"], Range]
    """Each figure in a range of its own."""
    breakdown: dict[str, float]
    peak: memory.Peak
    """When in a step it is highest."""
    host: float
    """Main memory that offload takes, of all cards together."""
    merging: float | None
    """To merge the adapter into the 16-bit model on the same card afterwards; null: nothing to
    merge."""


class TrainingEstimate(Result):
    model: str
    generic_model: bool
    parameters: int
    active_parameters: int
    trainable_parameters: int
    method: MethodId
    method_chosen: bool
    """The user named no method; this is the best that fits."""
    gpu: str | None
    num_gpus: int
    num_gpus_chosen: bool
    fp32_weights: bool
    """Full tuning with fp32 master weights (mixed precision)."""
    parallelism: Sharding
    """How the cards share the run."""
    samples: int
    tokens_per_sample: int
    epochs: float
    training_tokens: float
    amount_stated: bool
    """Whether the user named an amount of data; else `training_tokens` are assumed."""
    micro_batch_size: int
    gradient_accumulation: int
    peak_memory_gib: PeakMemory
    usable_gib: float | None
    fits: Fits | None
    tokens_per_second: Range | None
    seconds_per_step: float | None
    hours: Range | None
    """Wall-clock hours, evaluation and saving included where stated; null without a GPU."""
    padding_share: float | None
    """Of the tokens computed, padding; known only where the samples' mean length is stated."""
    overhead_hours: float | None
    """Evaluation and saving, in `hours`."""
    cost_usd: Range | None
    """Null where it does not fit or no price is known."""
    price: cost.Price | None
    basis: Literal["lesson", "computed"]
    lesson: LessonFigures | None
    computed_hours: Range | None
    """The estimate from FLOPs, beside the lesson's figure where `basis` is the lesson."""
    market_cost_usd: cost.MarketCost | None
    """The same at the market's prices, spot to dearest on demand; null where it does not fit or no
    offer is known."""
    overheads: Overheads | None
    """Storage and waiting cards, on top of `cost_usd`; null where it does not fit."""
    electricity_usd: float | None
    """Energy of the run for an owned card."""
    hosted: tuple[HostedOffer, ...]
    """The same training tokens at services that fine-tune models of this size, cheapest first."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
    methods: tuple[MemoryNeed, ...]
    """The same run by each method where none was stated, and full tuning in both precisions where
    neither was."""
    longer: tuple[MemoryNeed, ...] = ()
    """By the same methods with longer samples, where neither their length nor a card was stated."""
    alternatives: tuple[Option, ...]
    room: Room | None
    """What lies around the run: only where it was asked for (`explore`)."""
    front: Front | None
    other_version: OtherVersion | None = None
    """Where the card's version was not stated and decides."""
    pace: Pace | None = None
    """A measured time beside the expected one."""
    card_note: Text | Note | None = None
    """What must be known of the card."""
    framework_note: Text | None = None
    """What must be known of the framework on the cards."""
    typical: tuple[Option, ...] = ()
    """On the usual cards, where none was named."""


class _Costs(NamedTuple):
    """What is told of a run's hours and money; all None without a card."""

    computed_hours: Range | None = None
    hours: Range | None = None
    price: cost.Price | None = None
    lesson: LessonFigures | None = None
    """Only where it is the answer."""
    cost_usd: Range | None = None
    market_cost_usd: cost.MarketCost | None = None
    overheads: Overheads | None = None
    electricity_usd: float | None = None

    @property
    def basis(self) -> Literal["lesson", "computed"]:
        return "lesson" if self.lesson else "computed"

    @property
    def assumptions(self) -> tuple[Note, ...]:
        price = self.price.notes if self.price else ()
        return (*price, *(self.overheads.assumptions if self.overheads else ()))

    def sources(self, catalog: Catalog) -> tuple[str, ...]:
        price, lesson = (
            self.price.source if self.price else (),
            catalog.lesson.source if self.lesson else (),
        )
        return unique(price, lesson, self.overheads.sources if self.overheads else ())


Explored = Literal["room", "all"]
HOSTED_SHOWN = 3


def estimate(
    catalog: Catalog, stated: Stated, today: date, explored: Explored | None = None
) -> TrainingEstimate:
    """The answer to "what does this run need, does it fit, how long and how much"."""
    placed = place_stated(catalog, stated)
    run, cards = placed.set_up, placed.set_up.cards
    costs = _costs(catalog, stated, placed, today)
    return TrainingEstimate(
        model=run.model.name,
        generic_model=run.model.generic,
        parameters=run.model.shape.parameters,
        active_parameters=run.model.shape.active_parameters,
        trainable_parameters=states.trainable_parameters(run),
        method=run.method,
        method_chosen=stated.method is None,
        gpu=name_of(cards.gpu),
        card_note=about_card(cards.gpu),
        num_gpus=cards.count,
        num_gpus_chosen=cards.count > (stated.num_gpus or 1),
        fp32_weights=run.fp32_master_weights,
        parallelism=cards.sharding,
        samples=run.workload.samples,
        tokens_per_sample=run.workload.tokens_per_sample,
        epochs=run.workload.epochs,
        training_tokens=run.workload.tokens,
        amount_stated=stated.amount,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        peak_memory_gib=_peak_memory(placed.memory),
        usable_gib=cards.gpu.usable_gib if cards.gpu else None,
        fits=placed.fit.value if placed.fit else None,
        hours=costs.hours,
        cost_usd=costs.cost_usd,
        price=costs.price,
        **_speed(placed),
        basis=costs.basis,
        lesson=lesson_figures(catalog, run),
        computed_hours=costs.computed_hours,
        market_cost_usd=costs.market_cost_usd,
        overheads=costs.overheads,
        electricity_usd=costs.electricity_usd,
        hosted=_hosted(catalog, run),
        assumptions=(*assumptions(stated, placed, bool(costs.lesson)), *costs.assumptions),
        sources=unique(
            run.model.source, cards.gpu.source if cards.gpu else (), costs.sources(catalog)
        ),
        methods=by_methods(catalog, stated, placed),
        longer=with_longer_samples(catalog, stated, placed),
        alternatives=alternatives(catalog, stated, placed, today),
        room=_room(catalog, stated, placed, costs) if explored else None,
        front=_front(catalog, stated, placed, today) if explored == "all" else None,
        other_version=other_version(catalog, stated, job(catalog, stated, run.method), placed),
        pace=pace(catalog, stated, placed),
        typical=on_typical_cards(catalog, stated, today),
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


def _hosted(catalog: Catalog, run: SetUp) -> tuple[HostedOffer, ...]:
    method = "full" if run.method == "full" else "lora"
    offers = hosted_tuning(catalog, run.workload.tokens, run.model.shape.parameters)
    fitting = (each for each in offers if each.for_size and each.method in (method, "any"))
    return tuple(islice(fitting, HOSTED_SHOWN))


def _costs(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> _Costs:
    """Nothing is priced that does not fit: then only the hours it would take, and what the card
    costs."""
    if placed.gpu is None or placed.speed is None:
        return _Costs()
    lesson = lesson_answer(catalog, stated, placed.set_up)
    run = priced(catalog, placed, today, stated.price_per_hour, lesson)
    if run is None:
        price = cost.price(catalog, placed.gpu, stated.price_per_hour, today=today)
        hours = PricedRun(placed, price).hours
        return _Costs(hours, hours, price)
    hours, count, market = run.hours.expected, placed.num_gpus, run.price.market
    return _Costs(
        run.computed_hours,
        run.hours,
        run.price,
        lesson,
        cost_usd=run.cost_usd,
        market_cost_usd=cost.market_cost(hours, count, market),
        overheads=overheads(catalog, placed.set_up, hours, run.price.usd_per_hour),
        electricity_usd=round(electricity(catalog, placed.gpu, hours, count).usd, 2),
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
        merging=None if needed.merging is None else gib(needed.merging),
    )
