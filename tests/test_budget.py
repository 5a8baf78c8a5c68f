"""What a budget's answer says in words."""

from datetime import date
from typing import Any

from advisor.advice.project.budget_means import Means, hopeless, option_of
from advisor.advice.project.budget_option import BudgetFit
from advisor.advice.project.fit_budget import BudgetRequest, fit_budget
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog


def fit(catalog: Catalog, **stated: Any) -> BudgetFit:
    return fit_budget(catalog, BudgetRequest(**stated), date(2026, 11, 24))


def test_money_and_hours_stand_apart(catalog: Catalog) -> None:
    reason = fit(catalog, model=catalog.model("70B"), budget_usd=2, samples=100_000).reason
    assert reason is not None
    assert "、" in sentence(reason, "zh").split("小时")[0]


def test_stated_samples_are_not_called_the_lessons(catalog: Catalog) -> None:
    stated, opened = (
        fit(catalog, budget_usd=50, samples=samples).assumptions[0] for samples in (5000, None)
    )
    assert "lesson" not in sentence(stated, "en")
    assert "课程" not in sentence(stated, "zh")
    assert "32,500 (the lesson's workload)" in sentence(opened, "en")
    assert "32,500 条（课程的工作量）" in sentence(opened, "zh")


def test_a_card_alone_is_asked_for_the_largest_model_it_trains(catalog: Catalog) -> None:
    found = fit(catalog, gpu=catalog.gpu("RTX 4090"))
    assert found.goal == "largest_model"
    assert (found.options[0].gpu, found.options[0].limited_by) == ("RTX 4090", "memory")
    assert found.options[0].parameters >= 20e9


def test_a_deadline_takes_as_many_cards_as_it_needs_from_the_cheapest_to_the_fastest(
    catalog: Catalog,
) -> None:
    found = fit(
        catalog, hours=0.5, model=catalog.model("8B"), gpu=catalog.gpu("A100 80GB"), samples=10_000
    )
    assert found.goal == "enough"
    assert found.options[0].num_gpus > 1
    assert all(option.hours <= 0.5 for option in found.options)
    costs, hours = (
        [getattr(option, name) for option in found.options] for name in ("cost_usd", "hours")
    )
    assert (costs, hours) == (sorted(costs), sorted(hours, reverse=True))


def test_nothing_is_given_up_that_the_estimate_finds_within_the_means(catalog: Catalog) -> None:
    """What is hopeless is never priced, so a wrong verdict would hide the answer."""
    model, card = catalog.model("7B"), catalog.gpu("RTX 4090")
    every = Means(catalog, None, None, ("qlora",), (card,), 1, 10_000, date(2026, 11, 24))
    found = option_of(every, card, model, 1, "qlora")
    assert found
    assert found.cost_usd
    asked = (card, model, 1, "qlora")
    assert not hopeless(every, *asked)
    assert not hopeless(every._replace(hours=found.hours), *asked)
    assert not hopeless(every._replace(budget_usd=found.cost_usd), *asked)
    assert hopeless(every._replace(hours=found.hours / 100), *asked)
    assert hopeless(every._replace(budget_usd=found.cost_usd / 100), *asked)


def test_a_deadline_is_met_by_a_whole_machine(catalog: Catalog) -> None:
    """Eight cards are the most that one rented machine has."""
    work = {"model": catalog.model("8B"), "gpu": catalog.gpu("A100 80GB"), "samples": 100_000}
    slow = fit(catalog, **work, num_gpus=8, hours=1000).options[0].hours
    assert {option.num_gpus for option in fit(catalog, **work, hours=slow * 1.01).options} == {8}
