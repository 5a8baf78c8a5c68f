"""One run, one memory: every tool that speaks of the same model, method and cards shows the same
figure."""

from datetime import date

import pytest

from advisor.advice.choices import compare_methods, recommend_hardware, recommend_method
from advisor.advice.project import fit_budget, plan_project
from advisor.advice.settings import make_config
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.estimate_training_cost import estimate
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId

TODAY = date(2026, 11, 24)
SETUPS: list[tuple[str, MethodId, str, int]] = [
    ("7B", "lora", "RTX 4090", 1),
    ("Llama 3.1 8B", "qlora", "RTX 3090", 1),
    ("13B", "lora", "RTX 4090", 2),  # one card does not hold it: sharded
]
setups = pytest.mark.parametrize(("model", "method", "gpu", "num_gpus"), SETUPS)


def estimated(catalog: Catalog, request: Stated) -> float:
    return estimate(catalog, request, TODAY).peak_memory_gib.expected


@setups
def test_every_tool_shows_the_memory_of_the_estimate(
    catalog: Catalog, model: str, method: MethodId, gpu: str, num_gpus: int
) -> None:
    row, card = catalog.model(model), catalog.gpu(gpu)
    request = Stated(row, method, card, num_gpus)
    advice = recommend_method.recommend(catalog, row, card, num_gpus, None, None)
    need = recommend_hardware.recommend(catalog, Stated(row, method, card), TODAY).needs[0]
    asked = fit_budget.BudgetRequest(10_000, None, row, method, card, num_gpus)
    affordable = fit_budget.fit_budget(catalog, asked, TODAY)
    plan = plan_project.plan(
        catalog,
        plan_project.ProjectRequest(model=row, method=method, gpu=card, num_gpus=num_gpus),
        TODAY,
    )
    assert plan.training is not None
    assert {
        "recommend_method": next(
            verdict.peak_memory_gib for verdict in advice.verdicts if verdict.method == method
        ),
        "recommend_hardware": next(
            option.peak_memory_gib for option in need.options if option.num_gpus == num_gpus
        ),
        "fit_budget": affordable.options[0].peak_memory_gib,
        "plan_project": plan.training.peak_memory_gib,
    } == dict.fromkeys(
        ("recommend_method", "recommend_hardware", "fit_budget", "plan_project"),
        estimated(catalog, request),
    )


@setups
def test_the_comparison_shows_the_memory_without_a_card(
    catalog: Catalog, model: str, method: MethodId, gpu: str, num_gpus: int
) -> None:
    row = catalog.model(model)
    (compared,) = compare_methods.compare(catalog, (method,), row).rows
    assert compared.peak_memory_gib == estimated(catalog, Stated(row, method))


@setups
def test_the_configuration_needs_what_its_settings_need(
    catalog: Catalog, model: str, method: MethodId, gpu: str, num_gpus: int
) -> None:
    row, card = catalog.model(model), catalog.gpu(gpu)
    made = make_config.make(catalog, "axolotl", Stated(row, method, card, num_gpus, 5000))
    settings = {
        "micro_batch_size": made.micro_batch_size,
        "gradient_accumulation": made.gradient_accumulation,
    }
    stated = Stated(
        row,
        method,
        card,
        num_gpus,
        samples=5000,
        tokens_per_sample=made.sequence_length,
        options=settings,
    )
    assert made.peak_memory_gib == estimated(catalog, stated)


def test_the_plan_takes_as_long_as_the_estimate(catalog: Catalog) -> None:
    """A 70B on A100: several cards."""
    model, card = catalog.model("70B"), catalog.gpu("A100")
    plan = plan_project.plan(catalog, plan_project.ProjectRequest(model=model, gpu=card), TODAY)
    found = estimate(catalog, Stated(model, gpu=card), TODAY)
    assert plan.training is not None
    assert found.hours is not None
    assert found.cost_usd is not None
    assert (plan.training.hours, plan.training.cost_usd) == (
        found.hours.expected,
        found.cost_usd.expected,
    )
    assert plan.training.num_gpus > 1


def test_a_stated_accumulation_is_kept(catalog: Catalog) -> None:
    request = Stated(
        catalog.model("7B"),
        "lora",
        catalog.gpu("RTX 4090"),
        1,
        options={"gradient_accumulation": 8},
    )
    found = estimate(catalog, request, TODAY)
    assert (found.micro_batch_size, found.gradient_accumulation) == (1, 8)
