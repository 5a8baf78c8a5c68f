"""The best run that an amount of money, or of time, buys."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, NamedTuple

from advisor.advice.budget_notes import assumptions, little_use
from advisor.advice.budget_option import BudgetFit, BudgetOption, Goal, Limit
from advisor.advice.front import Choices, front
from advisor.advice.stated import ADAPTERS, Stated, job, lesson_answer, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.row import Text
from advisor.catalog.sizes import LADDER, generic_model
from advisor.errors import ToolError
from advisor.prices import cost
from advisor.prices.lesson import reference_workload
from advisor.prices.priced import candidates, is_node, priced
from advisor.result import name_of, source_of, unique
from advisor.runs.cards import MACHINE_COUNTS
from advisor.units import GIB, HOUR_SECONDS, TERA

SHOWN = 6


class _Means(NamedTuple):
    """What was stated, complete: the limits and the choices left open."""

    catalog: Catalog
    budget_usd: float | None
    hours: float | None
    methods: tuple[MethodId, ...]
    cards: tuple[Gpu, ...]
    num_gpus: int | None
    samples: int | None
    today: date

    def goal(self, model: Model | None) -> Goal:
        if model is None:
            return "largest_model"
        return "enough" if self.samples else "most_samples"

    def allows(self, option: BudgetOption) -> bool:
        """Within both limits; a limit of money needs a known price."""
        affordable = self.budget_usd is None or (
            option.cost_usd is not None and option.cost_usd <= self.budget_usd
        )
        return affordable and (self.hours is None or option.hours <= self.hours)


def fit_budget(
    catalog: Catalog,
    budget_usd: float | None,
    hours: float | None,
    model: Model | None,
    method: MethodId | None,
    gpu: Gpu | None,
    num_gpus: int | None,
    samples: int | None,
    today: date | None = None,
) -> BudgetFit:
    """The largest model, else the most samples, else whether the stated run is within the money and
    the hours. The largest model of a stated card needs no limit."""
    if budget_usd is None and hours is None and (gpu is None or model):
        raise ToolError("missing_argument", argument="budget_usd")
    day = today or date.today()
    cards = (gpu,) if gpu else candidates(catalog, day)
    methods: tuple[MethodId, ...] = (method,) if method else ADAPTERS
    means = _Means(catalog, budget_usd, hours, methods, cards, num_gpus, samples, day)
    ranked = _options(means, model)
    cheapest = None if ranked else _cheapest(means, model)
    return BudgetFit(
        goal=means.goal(model),
        budget_usd=budget_usd,
        hours=hours,
        model=name_of(model),
        method=method,
        gpu=name_of(gpu),
        num_gpus=num_gpus,
        samples=samples,
        options=tuple(_with_limit(means, option, model) for option in ranked),
        cheapest=cheapest,
        reason=_note(means, model, ranked, gpu, cheapest),
        assumptions=assumptions(catalog, samples is None and model is None),
        sources=unique(catalog.lesson.source, source_of(model), source_of(gpu)),
    )


def _options(means: _Means, model: Model | None) -> list[BudgetOption]:
    """Within the means, best first; where everything is stated, from the cheapest to the
    fastest."""
    if model and means.samples and (found := _front(means, model)):
        return found
    return sorted(
        (option for card in means.cards for option in _best_on(means, card, model)), key=_rank
    )[:SHOWN]


def _note(
    means: _Means,
    model: Model | None,
    ranked: list[BudgetOption],
    gpu: Gpu | None,
    cheapest: BudgetOption | None,
) -> Text | None:
    """Why there is no option, or that the data it buys is too little to be of use."""
    if not ranked:
        return _reason(means, gpu, cheapest)
    return little_use(means.catalog, ranked[0].samples) if model and means.samples is None else None


def _front(means: _Means, model: Model) -> list[BudgetOption]:
    """From the cheapest to the fastest within the means."""
    card = means.cards[0] if len(means.cards) == 1 else None
    stated = Stated(model, means.methods[0], card, 1, means.samples)
    placed, choices = (
        place_stated(means.catalog, stated),
        Choices(means.methods, means.cards, means.num_gpus, card),
    )
    found = front(means.catalog, job(means.catalog, stated), placed, choices, means.today).set_ups
    work: dict[str, Any] = {
        "model": model.name,
        "parameters": model.shape.parameters,
        "samples": means.samples,
    }
    options = (BudgetOption(**each.model_dump() | work) for each in found)
    return list(filter(means.allows, options))


def _rank(option: BudgetOption) -> tuple[float, ...]:
    """Largest model, comfortable before tight, most samples, cheapest, fastest."""
    price = math.inf if option.cost_usd is None else option.cost_usd
    return -option.parameters, option.fits == "tight", -option.samples, price, option.hours


def _best_on(means: _Means, card: Gpu, model: Model | None) -> list[BudgetOption]:
    """The best run on one card: of all cards one each, of a stated card every number and method."""
    if model is None:
        found = _largest(means, card, comfortable=True) or _largest(means, card, comfortable=False)
    else:
        counts = _counts(means, card, model)
        found = list(
            _within(means, card, model, counts)
            if means.samples
            else _most_samples(means, card, model, counts)
        )
    return sorted(found, key=_rank)[: 1 if len(means.cards) > 1 else None]


def _largest(means: _Means, card: Gpu, comfortable: bool) -> list[BudgetOption]:
    """The runs of the largest size within the means; one that fits with room comes before a larger
    one that fits only just."""
    for size in reversed(LADDER):
        options = _within(means, card, generic_model(size), _open_counts(means, card))
        if found := [option for option in options if option.fits is True or not comfortable]:
            return found
    return []


def _is_node(means: _Means, card: Gpu) -> bool:
    """A stated card may be put together in any number."""
    return len(means.cards) == 1 or is_node(card)


def _open_counts(means: _Means, card: Gpu) -> tuple[int, ...]:
    """Numbers of cards tried for an open model: one, as "a 4090" means; of data centre cards with
    NVLink, a node's worth too, unless only time limits, or the largest number would always win."""
    if means.num_gpus:
        return (means.num_gpus,)
    return (
        MACHINE_COUNTS
        if len(means.cards) > 1 and _is_node(means, card) and means.budget_usd is not None
        else (1,)
    )


def _counts(means: _Means, card: Gpu, model: Model) -> tuple[int, ...]:
    """For a fixed model the fewest cards that hold it; more where time limits, unless the most
    samples in that time are sought."""
    if means.num_gpus:
        return (means.num_gpus,)
    counts = MACHINE_COUNTS if _is_node(means, card) else (1,)
    if means.hours is not None and (means.budget_usd is not None or means.samples):
        return counts
    holding = (
        count
        for count in counts
        if any(_option(means, card, model, count, method) for method in means.methods)
    )
    return (next(holding, 1),)


def _within(
    means: _Means, card: Gpu, model: Model, counts: tuple[int, ...]
) -> Iterator[BudgetOption]:
    for count, method in product(counts, means.methods):
        if not _hopeless(means, card, model, count, method):
            option = _option(means, card, model, count, method)
            if option and means.allows(option):
                yield option


def _most_samples(
    means: _Means, card: Gpu, model: Model, counts: tuple[int, ...]
) -> Iterator[BudgetOption]:
    """Hours and cost grow in proportion to the samples, so the limits divided by one sample's hours
    give their number."""
    lesson, rate = (
        means.catalog.lesson,
        cost.price(means.catalog, card, today=means.today).usd_per_hour,
    )
    for count, method in product(counts, means.methods):
        placed = place_stated(
            means.catalog, Stated(model, method, card, count, lesson.reference_samples)
        )
        if not (placed.runs and placed.speed) or (rate is None and means.budget_usd is not None):
            continue
        affordable = (
            means.budget_usd / (rate * count) if means.budget_usd is not None and rate else math.inf
        )
        hours_each = placed.speed.hours.expected / lesson.reference_samples
        samples = math.floor(min(affordable, means.hours or math.inf) / hours_each)
        if samples:
            option = _option(means._replace(samples=samples), card, model, count, method)
            if option:
                yield option


def _option(
    means: _Means, card: Gpu, model: Model, count: int, method: MethodId
) -> BudgetOption | None:
    """The run priced as the cost tool prices it; None where it does not fit."""
    stated = Stated(model, method, card, count, means.samples)
    placed = place_stated(means.catalog, stated)
    lesson = lesson_answer(means.catalog, stated, placed.set_up)
    run = priced(means.catalog, placed, means.today, lesson=lesson)
    if run is None:
        return None
    samples = placed.set_up.workload.samples
    return BudgetOption.of(
        run, model=model.name, parameters=model.shape.parameters, samples=samples
    )


def _hopeless(means: _Means, card: Gpu, model: Model, count: int, method: MethodId) -> bool:
    """Beyond the means whatever the estimate says: the weights alone overflow, or the peak FLOP/s
    alone take too long (4N a token)."""
    shape = model.shape
    if shape.parameters * (0.5 if method == "qlora" else 2) > count * card.usable_gib * GIB:
        return True
    usual = reference_workload(means.catalog.lesson)
    work = replace(usual, samples=means.samples or usual.samples)
    flops = 4 * (shape.active_parameters - shape.vocab * shape.hidden) * work.tokens
    least = flops / (max(card.tflops_fp16, card.tflops_bf16 or 0) * TERA * count) / HOUR_SECONDS
    rate = cost.price(means.catalog, card, today=means.today).usd_per_hour
    too_dear = means.budget_usd is not None and (
        rate is None or least * rate * count > means.budget_usd
    )
    return too_dear or (means.hours is not None and least > means.hours)


def _with_limit(means: _Means, option: BudgetOption, model: Model | None) -> BudgetOption:
    """Says what stops the next larger model, or more samples."""
    limit = (
        None
        if model and means.samples
        else _tighter(means, option)
        if model
        else _limit_of_size(means, option)
    )
    return option.model_copy(update={"limited_by": limit})


def _limit_of_size(means: _Means, option: BudgetOption) -> Limit:
    """What stops the next larger model on the same card."""
    larger = next((size for size in LADDER if size > 1.1 * option.parameters), None)
    if larger is None:
        return "ladder"
    card = next(card for card in means.cards if card.name == option.gpu)
    model, counts = generic_model(larger), _open_counts(means, card)
    tried = [
        _option(means, card, model, count, method)
        for count, method in product(counts, means.methods)
    ]
    fitting = [other for other in tried if other and other.fits is True]
    return _tighter(means, min(fitting, key=_rank)) if fitting else "memory"


def _tighter(means: _Means, option: BudgetOption) -> Limit:
    """The limit this run is nearest to, or furthest beyond."""
    money = (option.cost_usd or 0) / means.budget_usd if means.budget_usd is not None else 0
    return "time" if means.hours is not None and option.hours / means.hours > money else "money"


def _cheapest(means: _Means, model: Model | None) -> BudgetOption | None:
    """Without the limits: the cheapest run, the fastest where only hours were given; of other cards
    where the stated one cannot."""
    wanted = model or generic_model(LADDER[0])
    for cards in (means.cards, candidates(means.catalog, means.today)):
        if means.budget_usd is None:
            found = min(
                _all_options(means, cards, wanted), key=lambda option: option.hours, default=None
            )
        else:
            known = (
                option
                for option in _all_options(means, cards, wanted)
                if option.cost_usd is not None
            )
            found = min(known, key=lambda option: option.cost_usd or 0, default=None)
        if found:
            return found
    return None


def _all_options(means: _Means, cards: Iterable[Gpu], model: Model) -> Iterator[BudgetOption]:
    for card in cards:
        for count, method in product(_counts(means, card, model), means.methods):
            if option := _option(means, card, model, count, method):
                yield option


def _reason(means: _Means, gpu: Gpu | None, cheapest: BudgetOption | None) -> Text:
    if (
        gpu
        and means.budget_usd is not None
        and cost.price(means.catalog, gpu, today=means.today).usd_per_hour is None
    ):
        return Text(
            en=f"No price is known for the {gpu.name}, so money cannot be turned into hours: give hours instead.",
            zh=f"没有 {gpu.name} 的价格，无法把金额换算成时间：请改用小时数。",
        )
    if cheapest is None:
        return Text(en="The model fits none of the cards tried.", zh="试过的显卡都放不下这个模型。")
    if gpu and cheapest.gpu != gpu.name:
        return Text(en=f"It does not fit the {gpu.name}.", zh=f"{gpu.name} 放不下。")
    price = "" if cheapest.cost_usd is None else f"${cheapest.cost_usd:,.2f}"
    price_en, price_zh = (f"{price} and ", f"{price}、") if price else ("", "")
    return Text(
        en=f"Nothing is within these limits: the least is {price_en}{cheapest.hours:,.2f} hours, {cheapest.model} on {cheapest.num_gpus} x {cheapest.gpu}.",
        zh=f"在这些限制内都做不到：最少需要 {price_zh}{cheapest.hours:,.2f} 小时（{cheapest.model}，{cheapest.num_gpus} × {cheapest.gpu}）。",
    )  # fmt: skip
