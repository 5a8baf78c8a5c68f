"""Data verdicts, project plans and budgets: the lesson's figures, calendar arithmetic, and what
must never get worse."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.advice.project import describe_scenario, plan_project
from advisor.advice.project.budget_option import BudgetFit
from advisor.advice.project.fit_budget import BudgetRequest, fit_budget
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.notes import sentence
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.result import note

THURSDAY = date(2026, 11, 26)
LEVELS = ("below_minimum", "usable", "enough", "ample")


def plan(catalog: Catalog, start: date = THURSDAY, **stated: Any) -> plan_project.ProjectPlan:
    names = {"scenario": catalog.scenarios.get, "model": catalog.model, "gpu": catalog.gpu}
    known = {name: names[name](value) if name in names else value for name, value in stated.items()}
    return plan_project.plan(catalog, plan_project.ProjectRequest(**known), start)


def fit(catalog: Catalog, **stated: Any) -> BudgetFit:
    names = {"model": catalog.model, "gpu": catalog.gpu}
    known = {name: names[name](value) if name in names else value for name, value in stated.items()}
    return fit_budget(catalog, BudgetRequest(**known), THURSDAY)


# Lesson 91, part 2: minimum and recommended samples
@pytest.mark.parametrize(
    ("scenario", "minimum", "recommended"),
    [
        ("qa_system", 1000, 5000),
        ("text_generation", 500, 2000),
        ("code_generation", 2000, 10000),
        ("classification", 500, 2000),
        ("extraction", 1000, 5000),
    ],
)
def test_lesson_samples(catalog: Catalog, scenario: str, minimum: int, recommended: int) -> None:
    row = catalog.scenarios[scenario]
    levels = [
        describe_scenario.judge(catalog, row, count).level
        for count in (minimum - 1, minimum, recommended - 1, recommended, 3 * recommended)
    ]
    assert levels == ["below_minimum", "usable", "usable", "enough", "ample"]
    assert describe_scenario.judge(catalog, row, 0).missing_to_minimum == minimum


def test_all_scenarios_and_cases(catalog: Catalog) -> None:
    advice = describe_scenario.describe(catalog, None, None)
    assert len(advice.scenarios) == 5
    assert len(advice.applications) == 5
    medical = next(case for case in advice.applications if case.id == "vertical_domain")
    assert (medical.samples, medical.hours) == (100_000, 12)
    assert (
        describe_scenario.describe(catalog, catalog.scenarios["qa_system"], 100_000)
        .scenarios[0]
        .verdict.level
        == "ample"
    )  # pyright: ignore


def test_labelling_is_the_lessons_band(catalog: Catalog) -> None:
    row = catalog.scenarios["classification"]
    nothing, half = (
        describe_scenario.judge(catalog, row, 0),
        describe_scenario.judge(catalog, row, 1000),
    )
    assert (nothing.labelling_usd_low, nothing.labelling_usd_high) == (500, 2000)
    assert (half.labelling_usd_low, half.labelling_usd_high) == (250, 1000)


@given(
    fewer=st.integers(0, 100_000),
    more=st.integers(0, 100_000),
    scenario=st.sampled_from(["qa_system", "classification", "code_generation"]),
)
def test_more_samples_never_worsen_the_verdict(
    catalog: Catalog, fewer: int, more: int, scenario: str
) -> None:
    row = catalog.scenarios[scenario]
    before, after = (
        describe_scenario.judge(catalog, row, fewer),
        describe_scenario.judge(catalog, row, fewer + more),
    )
    assert LEVELS.index(after.level) >= LEVELS.index(before.level)
    assert after.labelling_usd_high <= before.labelling_usd_high


def test_lesson_phases_and_budget(catalog: Catalog) -> None:
    """Data 1-3 days, training 4-24 hours, evaluation 1-2 days, 1-2 weeks; USD 600-2,500 in all."""
    result = plan(catalog)
    days = {phase.id: phase.lesson_days for phase in result.phases if phase.lesson_days}
    assert days == {
        "data": (1, 3),
        "training": (pytest.approx(4 / 24, abs=1e-3), 1),
        "evaluation": (1, 2),
    }
    assert result.workdays == 10
    assert (result.total_usd_low, result.total_usd_high) == (600, 2500)
    assert {line.id: (line.usd_low, line.usd_high) for line in result.budget} == {
        "electricity": (10, 50), "cloud": (100, 500), "labelling": (500, 2000)
    }  # fmt: skip


def test_dates_skip_weekends(catalog: Catalog) -> None:
    phases = plan(catalog, weeks=1).phases
    assert [phase.start for phase in phases] == [date(2026, 11, day) for day in (26, 27, 30)] + [
        date(2026, 12, day) for day in (1, 2)
    ]
    assert plan(catalog, start=date(2026, 11, 28)).start == date(2026, 11, 30)  # a Saturday


@given(weeks=st.floats(0.2, 60), start=st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_calendar(catalog: Catalog, weeks: float, start: date) -> None:
    result = plan(catalog, weeks=weeks, start=start)
    assert result.workdays == max(5, round(weeks * 5))
    assert (result.too_short is None) == (round(weeks * 5) >= 5)
    for phase in result.phases:
        span = [
            phase.start + timedelta(days=day) for day in range((phase.end - phase.start).days + 1)
        ]
        assert sum(day.weekday() < 5 for day in span) == phase.workdays >= 1
        assert phase.start.weekday() < 5 > phase.end.weekday()
    for before, after in zip(result.phases, result.phases[1:], strict=False):
        assert 1 <= (after.start - before.end).days <= 3


def test_long_training_makes_the_plan_longer(catalog: Catalog) -> None:
    result = plan(
        catalog, model="70B", gpu="RTX 3090", num_gpus=4, method="qlora", samples=200_000, weeks=1
    )
    assert result.training is not None
    assert result.training.hours > 48
    training = next(phase for phase in result.phases if phase.id == "training")
    assert training.workdays > 2
    assert result.too_short is not None


def test_days_stated_as_weeks_are_said_in_short(catalog: Catalog) -> None:
    """Three days are 3/7 of a week."""
    told = plan(catalog, weeks=3 / 7).too_short
    assert told is not None
    assert sentence(told, "en").startswith("0.43 weeks are")


def test_one_week_is_said_in_the_singular() -> None:
    told = note("plan.too-short", weeks=1.0, workdays=9)
    assert sentence(told, "en").startswith("One week is too short")


def test_known_run_replaces_the_gpu_line(catalog: Catalog) -> None:
    """The lesson's 7B on a 4090: 8 h, USD 4.80."""
    result = plan(catalog, model="7B", gpu="RTX 4090", scenario="qa_system", samples=5000)
    cloud = next(line for line in result.budget if line.id == "cloud")
    assert cloud.basis == "computed"
    assert result.training is not None
    assert cloud.usd_low == result.training.cost_usd
    assert result.total_usd_high == pytest.approx(
        3 * cloud.usd_low, abs=0.02
    )  # data are enough: no labelling
    alone = EstimateTrainingCost(model="7B", gpu="RTX 4090").run(catalog).cost_usd
    training = plan(catalog, model="7B", gpu="RTX 4090").training
    assert training
    assert alone
    assert training.cost_usd == alone.expected


def test_what_does_not_fit_gets_no_price_but_a_way_out(catalog: Catalog) -> None:
    result = plan(catalog, model="13B", method="lora", gpu="RTX 4090")
    assert result.training is None
    assert result.training_note is not None
    assert "qlora" in [option.method for option in result.alternatives]
    assert next(line for line in result.budget if line.id == "cloud").basis == "lesson"


@pytest.mark.parametrize(
    ("budget", "verdict", "missing"),
    [(3000, "enough", 0), (2500, "enough", 0), (1200, "tight", 1300), (100, "short", 500)],
)
def test_budget_verdict(catalog: Catalog, budget: float, verdict: str, missing: float) -> None:
    result = plan(catalog, budget_usd=budget).budget_verdict
    assert result is not None
    assert (result.verdict, result.missing_usd) == (verdict, missing)
    assert bool(result.cuts) == (verdict != "enough")


@pytest.mark.parametrize("stated", [{}, {"model": "7B"}, {"model": "7B", "gpu": "T4"}])
def test_budget_needs_a_limit(catalog: Catalog, stated: dict[str, str]) -> None:
    with pytest.raises(ToolError) as raised:
        fit(catalog, **stated)
    assert (raised.value.code, raised.value.details) == (
        "missing_argument",
        {"argument": "budget_usd"},
    )


def test_a_cent_decides(catalog: Catalog) -> None:
    """What the estimate asks for a 13B on a 4090 buys it, a cent less does not."""
    run = EstimateTrainingCost(model="13B", method="qlora", gpu="RTX 4090").run(catalog)
    assert run.cost_usd
    usd = run.cost_usd.expected
    stated: dict[str, Any] = {"gpu": "RTX 4090", "model": "13B", "method": "qlora"}
    assert fit(catalog, budget_usd=usd, **stated, samples=None).goal == "most_samples"
    best = fit(catalog, budget_usd=usd, gpu="RTX 4090").options[0]
    assert (best.model, best.method, best.cost_usd) == ("13B", "qlora", usd)
    assert fit(catalog, budget_usd=usd - 0.01, gpu="RTX 4090").options[0].model != "13B"


@settings(max_examples=25)
@given(
    cents=st.integers(20, 50_000),
    factor=st.floats(1, 20),
    gpu=st.sampled_from(["T4", "RTX 4090", "A100 80GB", "H100"]),
)
def test_more_money_never_gives_a_smaller_model(
    catalog: Catalog, cents: int, factor: float, gpu: str
) -> None:
    poor, rich = (
        fit(catalog, budget_usd=usd, gpu=gpu).options for usd in (cents / 100, cents / 100 * factor)
    )
    assert all(option.cost_usd is not None and option.cost_usd <= cents / 100 for option in poor)
    if poor:
        assert rich[0].parameters >= poor[0].parameters


@settings(max_examples=25)
@given(hours=st.floats(0.5, 200), factor=st.floats(1, 20))
def test_more_time_never_gives_fewer_samples(catalog: Catalog, hours: float, factor: float) -> None:
    short, long = (
        fit(catalog, hours=limit, gpu="H100", model="Qwen3-8B", method="qlora").options
        for limit in (hours, hours * factor)
    )
    assert short[0].hours <= hours + 0.01
    assert long[0].samples >= short[0].samples
    assert short[0].limited_by == "time"


def test_stated_run_is_enough_or_not(catalog: Catalog) -> None:
    yes = fit(catalog, budget_usd=100, model="7B", gpu="RTX 4090", samples=10_000)
    no = fit(catalog, budget_usd=0.05, model="7B", gpu="RTX 4090", samples=10_000)
    assert yes.goal == no.goal == "enough"
    assert yes.options
    assert yes.cheapest is None
    assert not no.options
    assert no.cheapest is not None
    assert no.reason is not None
    assert (no.cheapest.cost_usd or 0) > 0.05


def test_card_too_small_names_another(catalog: Catalog) -> None:
    result = fit(catalog, budget_usd=100, model="70B", gpu="T4", num_gpus=1)
    assert not result.options
    assert result.cheapest is not None
    assert result.cheapest.gpu != "T4"


def test_any_card_is_ranked(catalog: Catalog) -> None:
    options = fit(catalog, budget_usd=20).options
    assert options
    assert [option.parameters for option in options] == sorted(
        (option.parameters for option in options), reverse=True
    )
    assert len({option.gpu for option in options}) == len(options)
    assert all(option.limited_by for option in options)


def test_too_few_samples_are_said(catalog: Catalog) -> None:
    result = fit(catalog, budget_usd=0.10, model="70B", gpu="A100 80GB")
    assert result.options[0].samples < 500
    assert result.reason is not None
    assert sentence(result.reason, "en") in Renderer().answer("fit_budget", result, "en").markdown
