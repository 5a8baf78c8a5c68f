"""What was stated of a budget: the limits, and the choices left open."""

import math
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from advisor.advice.project.budget_option import BudgetOption, Goal, Limit
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.prices import cost
from advisor.prices.lesson import reference_workload
from advisor.prices.priced import is_node, priced
from advisor.runs.run import MACHINE_COUNTS
from advisor.units import GIB, HOUR_SECONDS, TERA


class Means(NamedTuple):
    """What was stated, complete: the limits and the choices left open."""

    catalog: Catalog
    budget_usd: float | None
    hours: float | None
    methods: tuple[MethodId, ...]
    cards: tuple[Gpu, ...]
    num_gpus: int | None
    samples: int | None
    today: date
    tokens_per_sample: int | None = None
    epochs: float | None = None

    def stated(
        self, model: Model, method: MethodId, card: Gpu | None, count: int, samples: int | None
    ) -> Stated:
        """A run of so many samples."""
        return Stated(
            model,
            method,
            card,
            count,
            samples,
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
        )

    def goal(self, model: Model | None) -> Goal:
        if model is None:
            return "largest_model"
        return "enough" if self.samples else "most_samples"

    def price(self, gpu: Gpu) -> float | None:
        """USD an hour of one card; None: unknown."""
        return cost.price(self.catalog, gpu, today=self.today).usd_per_hour

    def allows(self, option: BudgetOption) -> bool:
        """Within both limits; a limit of money needs a known price."""
        affordable = self.budget_usd is None or (
            option.cost_usd is not None and option.cost_usd <= self.budget_usd
        )
        return affordable and (self.hours is None or option.hours <= self.hours)


def rank(option: BudgetOption) -> tuple[float, ...]:
    """Largest model, comfortable before tight, most samples, cheapest, fastest."""
    price = math.inf if option.cost_usd is None else option.cost_usd
    return -option.parameters, option.fits == "tight", -option.samples, price, option.hours


def _is_node(means: Means, card: Gpu) -> bool:
    """A stated card may be put together in any number."""
    return len(means.cards) == 1 or is_node(card)


def open_counts(means: Means, card: Gpu) -> tuple[int, ...]:
    """Numbers of cards tried for an open model: one, as "a 4090" means; of data centre cards with
    NVLink, a node's worth too, unless only time limits, or the largest number would always win."""
    if means.num_gpus:
        return (means.num_gpus,)
    return (
        MACHINE_COUNTS
        if len(means.cards) > 1 and _is_node(means, card) and means.budget_usd is not None
        else (1,)
    )


def counts_of(means: Means, card: Gpu, model: Model) -> tuple[int, ...]:
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
        if any(option_of(means, card, model, count, method) for method in means.methods)
    )
    return (next(holding, 1),)


def option_of(
    means: Means, card: Gpu, model: Model, count: int, method: MethodId
) -> BudgetOption | None:
    """The run priced as the cost tool prices it; None where it does not fit."""
    stated = means.stated(model, method, card, count, means.samples)
    placed = place_stated(means.catalog, stated)
    run = priced(means.catalog, placed, means.today)
    if run is None:
        return None
    return BudgetOption(
        **run.option.model_dump(),
        model=model.name,
        parameters=model.shape.parameters,
        samples=placed.set_up.workload.samples,
    )


def hopeless(means: Means, card: Gpu, model: Model, count: int, method: MethodId) -> bool:
    """Beyond the means whatever the estimate says: the weights alone overflow, or the peak FLOP/s
    alone take too long (4N a token)."""
    shape = model.shape
    if shape.parameters * (0.5 if method == "qlora" else 2) > count * card.usable_gib * GIB:
        return True
    usual = reference_workload(means.catalog.lesson)
    work = replace(
        usual,
        samples=means.samples or usual.samples,
        tokens_per_sample=means.tokens_per_sample or usual.tokens_per_sample,
        epochs=means.epochs or usual.epochs,
    )
    flops = 4 * (shape.active_parameters - shape.vocab * shape.hidden) * work.tokens
    least = flops / (max(card.tflops_fp16, card.tflops_bf16 or 0) * TERA * count) / HOUR_SECONDS
    rate = means.price(card)
    too_dear = means.budget_usd is not None and (
        rate is None or least * rate * count > means.budget_usd
    )
    return too_dear or (means.hours is not None and least > means.hours)


def tighter(means: Means, option: BudgetOption) -> Limit:
    """The limit this run is nearest to, or furthest beyond."""
    money = (option.cost_usd or 0) / means.budget_usd if means.budget_usd is not None else 0
    return "time" if means.hours is not None and option.hours / means.hours > money else "money"
