"""Results of every tool over the shipped knowledge, on a fixed day: what the tests of answers and
charts render."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import BaseModel

from advisor.advice.choices import (
    compare_methods,
    compare_setups,
    recommend_hardware,
    recommend_method,
    recommend_model,
)
from advisor.advice.choices.size_fit import ModelRequest
from advisor.advice.money.buy_or_rent import BuyOrRent
from advisor.advice.project import describe_scenario, fit_budget, plan_project
from advisor.advice.serving.compare_serving_cost import CompareServingCost
from advisor.advice.serving.size_serving import SizeServing
from advisor.advice.settings import make_config
from advisor.advice.tools import TOOLS
from advisor.advice.topics import look_up
from advisor.advice.topics.explain import Explain
from advisor.advice.training import estimate_training_cost
from advisor.advice.training.asked.stated import Stated
from advisor.catalog.catalog import Catalog
from advisor.language import Language, source_of

TODAY = date(2026, 11, 24)
Make = Callable[[Catalog, Language], BaseModel]


def estimate(
    model: str,
    method: Any = None,
    gpu: str | None = None,
    num_gpus: int | None = None,
    explored: Any = None,
    **stated: Any,
) -> Make:
    def run(catalog: Catalog, language: Language) -> BaseModel:
        card = catalog.gpu(gpu) if gpu else None
        request = Stated(catalog.model(model), method, card, num_gpus, **stated)
        return estimate_training_cost.estimate(catalog, request, TODAY, explored)

    return run


def needs(model: str, method: Any = None, gpu: str | None = None) -> Make:
    return lambda c, _: recommend_hardware.recommend(
        c, Stated(c.model(model), method, c.gpu(gpu) if gpu else None), TODAY
    )


def serve(
    api: str | None = None, model: str | None = None, gpu: str | None = None, **stated: Any
) -> Make:
    asked = CompareServingCost(api_model=api, model=model, gpu=gpu, **stated)
    return lambda c, _: asked.on(c, TODAY)


def serving(model: str | None = None, gpu: str | None = None, **stated: Any) -> Make:
    asked = SizeServing(model=model, gpu=gpu, **stated)
    return lambda c, _: asked.sized(c, TODAY)


def own(**stated: Any) -> Make:
    return lambda c, _: BuyOrRent(**stated).weighed(c, TODAY)


def compare(chosen: Any = (), model: str | None = None) -> Make:
    return lambda c, _: compare_methods.compare(c, chosen, c.model(model) if model else None)


def suit(
    model: str | None,
    gpu: str | None,
    num_gpus: int = 1,
    samples: int | None = None,
    scenario: str | None = None,
) -> Make:
    return lambda c, _: recommend_method.recommend(
        c,
        c.model(model) if model else None,
        c.gpu(gpu) if gpu else None,
        num_gpus,
        samples,
        c.scenarios[scenario] if scenario else None,
    )


def describe(scenario: str | None = None, samples: int | None = None) -> Make:
    return lambda c, _: describe_scenario.describe(
        c, c.scenarios[scenario] if scenario else None, samples
    )


def plan(
    scenario: str | None = None, model: str | None = None, gpu: str | None = None, **stated: Any
) -> Make:
    return lambda c, _: plan_project.plan(
        c,
        plan_project.ProjectRequest(
            scenario=c.scenarios[scenario] if scenario else None, model=c.model(model) if model else None, gpu=c.gpu(gpu) if gpu else None, **stated
        ),
        TODAY,
    )  # fmt: skip


def afford(model: str | None = None, **stated: Any) -> Make:
    return lambda c, _: fit_budget.fit_budget(
        c, fit_budget.BudgetRequest(model=c.model(model) if model else None, **stated), TODAY
    )


def config(
    framework: Any, model: str, method: Any, gpu: str | None = None, num_gpus: int = 1
) -> Make:
    return lambda c, _: make_config.make(
        c, framework, Stated(c.model(model), method, c.gpu(gpu) if gpu else None, num_gpus)
    )


def looked_up(gpu: str | None = None, model: str | None = None, api: str | None = None) -> Make:
    return lambda c, _: look_up.Facts(
        gpu=look_up.gpu_facts(c, c.gpu(gpu), TODAY) if gpu else None,
        model=look_up.model_facts(c.model(model)) if model else None,
        api=look_up.api_facts(c, c.api_model(api), TODAY) if api else None,
    )


def explain(topic: str, **own: Any) -> Make:
    return lambda c, language: Explain(topic=topic, **own).run(c, source_of(language))


def set_ups(*runs: dict[str, Any], **common: Any) -> Make:
    return lambda c, _: compare_setups.compare(c, [{**common, **run} for run in runs], TODAY)


def base_model(*names: str, gpu: str | None = None, **stated: Any) -> Make:
    return lambda c, _: recommend_model.recommend(
        c, ModelRequest(names, c.gpu(gpu) if gpu else None, **stated)
    )


def called(tool: str, **arguments: Any) -> Make:
    """As a program calls it."""
    return lambda c, language: TOOLS[tool].model_validate(arguments).run(c, language)
