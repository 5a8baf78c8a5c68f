"""The best run that an amount of money, or of time, buys."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Any

from pydantic import Field

from advisor.advice.arguments import OF_TUNING, RunTool, optional_model
from advisor.advice.project.budget_means import (
    Means,
    counts_of,
    hopeless,
    open_counts,
    option_of,
    rank,
    tighter,
)
from advisor.advice.project.budget_notes import assumptions, little_use, nothing_fits
from advisor.advice.project.budget_option import BudgetFit, BudgetOption, Limit
from advisor.advice.training.asked.stated import ADAPTERS, READ_ONCE, job, place_stated
from advisor.advice.training.front import Choices, front
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.sizes import LADDER, generic_model
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.lesson import reference_workload
from advisor.prices.priced import candidates
from advisor.result import Note, name_of, source_of, unique

SHOWN = 6


@dataclass(frozen=True)
class BudgetRequest:
    """What was stated: limits, and parts of the run; None is "not stated"."""

    budget_usd: float | None = None
    hours: float | None = None
    model: Model | None = None
    method: MethodId | None = None
    gpu: Gpu | None = None
    num_gpus: int | None = None
    samples: int | None = None
    tokens_per_sample: int | None = None
    epochs: float | None = None
    training_tokens: float | None = None
    """Of the data, in place of a number of samples."""

    def counted(self, usual: int) -> "BudgetRequest":
        """With the samples that hold the tokens, of the stated or `usual` length; from `READ_ONCE`
        on they are read once."""
        if not self.training_tokens:
            return self
        samples = max(1, round(self.training_tokens / (self.tokens_per_sample or usual)))
        once = 1 if self.training_tokens >= READ_ONCE else None
        return replace(self, samples=samples, epochs=self.epochs or once)


def fit_budget(catalog: Catalog, asked: BudgetRequest, today: date) -> BudgetFit:
    """The largest model, else the most samples, else whether the stated run is within the money and
    the hours. The largest model of a stated card needs no limit."""
    usual = reference_workload(catalog.lesson)
    asked = asked.counted(usual.tokens_per_sample)
    model, gpu = asked.model, asked.gpu
    if asked.budget_usd is None and asked.hours is None and (gpu is None or model):
        raise ToolError("missing_argument", argument="budget_usd")
    means = Means(
        catalog,
        asked.budget_usd,
        asked.hours,
        (asked.method,) if asked.method else ADAPTERS,
        (gpu,) if gpu else candidates(catalog, today),
        asked.num_gpus,
        asked.samples,
        today,
        asked.tokens_per_sample,
        asked.epochs,
    )
    ranked = _options(means, model)
    cheapest = None if ranked else _cheapest(means, model)
    return BudgetFit(
        goal=means.goal(model),
        budget_usd=asked.budget_usd,
        hours=asked.hours,
        model=name_of(model),
        method=asked.method,
        gpu=name_of(gpu),
        num_gpus=asked.num_gpus,
        samples=asked.samples,
        options=tuple(_with_limit(means, option, model) for option in ranked),
        cheapest=cheapest,
        reason=_note(means, model, ranked, gpu, cheapest),
        assumptions=(
            *assumptions(means, asked.samples is None and model is None),
            *cost.dated(catalog, means.cards, today),
        ),
        sources=unique(catalog.lesson.source, source_of(model), source_of(gpu)),
    )


def _options(means: Means, model: Model | None) -> list[BudgetOption]:
    """Within the means, best first; where everything is stated, from the cheapest to the
    fastest."""
    if model and means.samples and (found := _front(means, model)):
        return found
    return sorted(
        (option for card in means.cards for option in _best_on(means, card, model)), key=rank
    )[:SHOWN]


def _note(
    means: Means,
    model: Model | None,
    ranked: list[BudgetOption],
    gpu: Gpu | None,
    cheapest: BudgetOption | None,
) -> Note | None:
    """Why there is no option, or that the data it buys is too little to be of use."""
    if not ranked:
        unpriced = means.budget_usd is not None and gpu is not None and means.price(gpu) is None
        return nothing_fits(gpu, cheapest, unpriced)
    return little_use(means.catalog, ranked[0].samples) if model and means.samples is None else None


def _front(means: Means, model: Model) -> list[BudgetOption]:
    """From the cheapest to the fastest within the means."""
    card = means.cards[0] if len(means.cards) == 1 else None
    stated = means.stated(model, means.methods[0], card, 1, means.samples)
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


def _best_on(means: Means, card: Gpu, model: Model | None) -> list[BudgetOption]:
    """The best run on one card: of all cards one each, of a stated card every number and method."""
    if model is None:
        found = _largest(means, card, comfortable=True) or _largest(means, card, comfortable=False)
    else:
        counts = counts_of(means, card, model)
        found = list(
            _within(means, card, model, counts)
            if means.samples
            else _most_samples(means, card, model, counts)
        )
    return sorted(found, key=rank)[: 1 if len(means.cards) > 1 else None]


def _largest(means: Means, card: Gpu, comfortable: bool) -> list[BudgetOption]:
    """The runs of the largest size within the means; one that fits with room comes before a larger
    one that fits only just."""
    for size in reversed(LADDER):
        options = _within(means, card, generic_model(size), open_counts(means, card))
        if found := [option for option in options if option.fits is True or not comfortable]:
            return found
    return []


def _within(
    means: Means, card: Gpu, model: Model, counts: tuple[int, ...]
) -> Iterator[BudgetOption]:
    for count, method in product(counts, means.methods):
        if not hopeless(means, card, model, count, method):
            option = option_of(means, card, model, count, method)
            if option and means.allows(option):
                yield option


def _most_samples(
    means: Means, card: Gpu, model: Model, counts: tuple[int, ...]
) -> Iterator[BudgetOption]:
    """Hours and cost grow in proportion to the samples, so the limits divided by one sample's hours
    give their number."""
    lesson, rate = (
        means.catalog.lesson,
        means.price(card),
    )
    for count, method in product(counts, means.methods):
        placed = place_stated(
            means.catalog, means.stated(model, method, card, count, lesson.reference_samples)
        )
        if not (placed.runs and placed.speed) or (rate is None and means.budget_usd is not None):
            continue
        affordable = (
            means.budget_usd / (rate * count) if means.budget_usd is not None and rate else math.inf
        )
        hours_each = placed.speed.hours.expected / lesson.reference_samples
        samples = math.floor(min(affordable, means.hours or math.inf) / hours_each)
        if samples:
            option = option_of(means._replace(samples=samples), card, model, count, method)
            if option:
                yield option


def _with_limit(means: Means, option: BudgetOption, model: Model | None) -> BudgetOption:
    """Says what stops the next larger model, or more samples."""
    limit = (
        None
        if model and means.samples
        else tighter(means, option)
        if model
        else _limit_of_size(means, option)
    )
    return option.model_copy(update={"limited_by": limit})


def _limit_of_size(means: Means, option: BudgetOption) -> Limit:
    """What stops the next larger model on the same card."""
    larger = next((size for size in LADDER if size > 1.1 * option.parameters), None)
    if larger is None:
        return "ladder"
    card = next(card for card in means.cards if card.name == option.gpu)
    model, counts = generic_model(larger), open_counts(means, card)
    tried = [
        option_of(means, card, model, count, method)
        for count, method in product(counts, means.methods)
    ]
    fitting = [other for other in tried if other and other.fits is True]
    return tighter(means, min(fitting, key=rank)) if fitting else "memory"


def _cheapest(means: Means, model: Model | None) -> BudgetOption | None:
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


def _all_options(means: Means, cards: Iterable[Gpu], model: Model) -> Iterator[BudgetOption]:
    for card in cards:
        for count, method in product(counts_of(means, card, model), means.methods):
            if option := option_of(means, card, model, count, method):
                yield option


class FitBudget(RunTool):
    """The best that an amount of money, or of time, can do."""

    beyond_sizes = OF_TUNING | {"estimating-a-run"}

    budget_usd: float | None = Field(default=None, gt=0, le=1e12)
    hours: float | None = Field(default=None, gt=0, le=1e6)
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    dataset_tokens: float | None = Field(default=None, ge=1, le=1e15)
    """Instead of `samples`."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)

    def run(self, catalog: Catalog, language: Language = "en") -> BudgetFit:
        asked = BudgetRequest(
            budget_usd=self.budget_usd,
            hours=self.hours,
            model=optional_model(catalog, self.model),
            method=self.method,
            gpu=self._gpu(catalog),
            num_gpus=self.num_gpus,
            samples=self.samples,
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
            training_tokens=self.dataset_tokens,
        )
        return self._told(catalog, fit_budget(catalog, asked, date.today()))
