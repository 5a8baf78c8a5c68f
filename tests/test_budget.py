"""What a budget's answer says in words."""

from datetime import date
from typing import Any

from advisor.budget import BudgetFit, fit_budget
from advisor.catalog import Catalog


def fit(catalog: Catalog, **stated: Any) -> BudgetFit:
    nothing = dict.fromkeys(("budget_usd", "hours", "model", "method", "gpu", "num_gpus", "samples"))
    return fit_budget(catalog, **(nothing | stated), today=date(2026, 11, 24))


def test_money_and_hours_stand_apart(catalog: Catalog) -> None:
    reason = fit(catalog, model=catalog.model("70B"), budget_usd=2, samples=100_000).reason
    assert reason is not None
    assert "、" in reason.zh.split("小时")[0]


def test_stated_samples_are_not_called_the_lessons(catalog: Catalog) -> None:
    stated, opened = (fit(catalog, budget_usd=50, samples=samples).assumptions[0] for samples in (5000, None))
    assert "lesson" not in stated.en
    assert "课程" not in stated.zh
    assert "32,500 (the lesson's workload)" in opened.en
    assert "32,500 条（课程的工作量）" in opened.zh
