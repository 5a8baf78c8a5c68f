"""A project around a training run: which phases on which days, what it costs in all, and whether
that suffices."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import Field

from advisor.advice.arguments import RunTool, optional_model
from advisor.advice.project.calendar import schedule, too_short
from advisor.advice.project.plan import BudgetLine, BudgetVerdict, ProjectPlan
from advisor.advice.project.samples import SampleVerdict, judge, labelling_note
from advisor.advice.training.alternatives import alternatives
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, Scenario, ScenarioId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.language import Language, Text
from advisor.prices.electricity import electricity
from advisor.prices.option import Option
from advisor.prices.priced import priced
from advisor.result import Note, name_of, note, unique
from advisor.runs.placing import Placed

RUNS_HIGH = 3
"""Full runs a project pays for at most: the first, and two after the data were mended; our rule."""


@dataclass(frozen=True)
class ProjectRequest:
    """What the user stated, ids turned into rows; None is "not stated"."""

    scenario: Scenario | None = None
    model: Model | None = None
    method: MethodId | None = None
    gpu: Gpu | None = None
    num_gpus: int | None = None
    samples: int | None = None
    budget_usd: float | None = None
    weeks: float | None = None


class _Training(NamedTuple):
    """The run that a plan is made around; all None without a model."""

    stated: Stated | None
    placed: Placed | None
    option: Option | None
    """None also without a card, or where it does not fit."""

    @property
    def hours(self) -> float | None:
        return self.option.hours if self.option else None

    @property
    def method(self) -> MethodId | None:
        return self.placed.set_up.method if self.placed else None

    @property
    def num_gpus(self) -> int | None:
        return self.placed.num_gpus if self.placed else None


def plan(catalog: Catalog, stated: ProjectRequest, start: date) -> ProjectPlan:
    """Phases with dates, the budget, and whether time, money and data suffice."""
    project, training = catalog.project, _training(catalog, stated, start)
    weeks = stated.weeks or project.total_weeks_high
    data = (
        judge(catalog, stated.scenario, stated.samples)
        if stated.scenario and stated.samples is not None
        else None
    )
    phases = schedule(project, training.hours, weeks, start)
    workdays = sum(phase.workdays for phase in phases)
    lines = _budget(catalog, stated.gpu, training.option, data)
    low, high = _totals(lines)
    return ProjectPlan(
        scenario=_name(stated.scenario),
        model=name_of(stated.model),
        method=training.method or stated.method,
        method_chosen=training.method is not None and stated.method is None,
        gpu=name_of(stated.gpu),
        num_gpus=training.num_gpus or stated.num_gpus or 1,
        samples=stated.samples,
        weeks=weeks,
        weeks_stated=stated.weeks is not None,
        start=phases[0].start,
        end=phases[-1].end,
        workdays=workdays,
        too_short=too_short(stated.weeks, workdays),
        phases=phases,
        training=training.option,
        training_note=_training_note(stated.model, stated.gpu, training.option),
        alternatives=_alternatives(catalog, training, start),
        budget=lines,
        total_usd_low=round(low, 2),
        total_usd_high=round(high, 2),
        budget_verdict=_budget_verdict(stated.budget_usd, low, high, lines),
        data=data,
        golden_rules=project.golden_rules,
        risks=project.risks,
        assumptions=_assumptions(catalog, training),
        sources=unique(
            project.source,
            *(row.source for row in (stated.scenario, stated.model, stated.gpu) if row),
        ),
    )


def _name(scenario: Scenario | None) -> Text | None:
    return scenario.name if scenario else None


def _totals(lines: tuple[BudgetLine, ...]) -> tuple[float, float]:
    """USD of the lines that count, low and high."""
    counted = [line for line in lines if line.counted]
    return sum(line.usd_low for line in counted), sum(line.usd_high for line in counted)


def _training(catalog: Catalog, stated: ProjectRequest, today: date) -> _Training:
    if stated.model is None:
        return _Training(None, None, None)
    run = Stated(stated.model, stated.method, stated.gpu, stated.num_gpus, stated.samples)
    placed = place_stated(catalog, run)
    found = priced(catalog, placed, today)
    return _Training(run, placed, found.option if found else None)


def _alternatives(catalog: Catalog, training: _Training, today: date) -> tuple[Option, ...]:
    stated, placed, option = training
    return alternatives(catalog, stated, placed, today) if stated and placed and not option else ()


def _training_note(model: Model | None, gpu: Gpu | None, option: Option | None) -> Note | None:
    """Why the GPU line is not computed."""
    if model is None or gpu is None:
        return note("plan.name-a-card")
    if option is None:
        return note("plan.does-not-fit", model=model.name, gpu=gpu.name)
    return note("plan.no-price", gpu=gpu.name) if option.cost_usd is None else None


def _budget(
    catalog: Catalog, gpu: Gpu | None, option: Option | None, data: SampleVerdict | None
) -> tuple[BudgetLine, ...]:
    """The lesson's lines; GPU and electricity computed where the run is known, labelling only for
    what is missing."""
    lines: list[BudgetLine] = []
    for item in catalog.project.budget:
        low, high, computed = item.usd_low, item.usd_high, False
        if item.id == "cloud" and option and option.cost_usd is not None:
            low, high, computed = option.cost_usd, RUNS_HIGH * option.cost_usd, True
        elif item.id == "electricity" and option and gpu:
            low = electricity(catalog, gpu, option.hours, option.num_gpus).usd
            high, computed = RUNS_HIGH * low, True
        elif item.id == "labelling" and data:
            low, high, computed = data.labelling_usd_low, data.labelling_usd_high, True
        lines.append(
            BudgetLine(
                id=item.id,
                name=item.name,
                usd_low=round(low, 2),
                usd_high=round(high, 2),
                basis="computed" if computed else "lesson",
                counted=item.id != "electricity",
            )
        )
    return tuple(lines)


def _budget_verdict(
    budget: float | None, low: float, high: float, lines: tuple[BudgetLine, ...]
) -> BudgetVerdict | None:
    """Null: no budget was stated."""
    if budget is None:
        return None
    verdict = "enough" if budget >= high else "tight" if budget >= low else "short"
    missing = {"enough": 0.0, "tight": high - budget, "short": low - budget}[verdict]
    cuts = (
        ()
        if verdict == "enough"
        else tuple(
            _CUTS[line.id]
            for line in sorted(lines, key=lambda line: -line.usd_high)
            if line.counted
        )
    )
    return BudgetVerdict(
        budget_usd=budget, verdict=verdict, missing_usd=round(missing, 2), cuts=cuts
    )


_CUTS = {"labelling": note("plan.cut-labelling"), "cloud": note("plan.cut-gpu")}


def _assumptions(catalog: Catalog, training: _Training) -> tuple[Note, ...]:
    notes = [note("plan.days"), labelling_note(catalog), note("plan.rented")]
    if training.option and training.placed:
        work = training.placed.set_up.workload
        notes.append(
            note(
                "plan.full-runs",
                most=RUNS_HIGH,
                samples=work.samples,
                tokens=work.tokens_per_sample,
                epochs=work.epochs,
            )
        )
    return tuple(notes)


class PlanProject(RunTool):
    """Phases, dates, tasks and budget of a project."""

    beyond_sizes = frozenset(("golden-rules", "gradient-descent", "project-mistakes"))

    scenario: ScenarioId | None = None
    budget_usd: float | None = Field(default=None, gt=0, le=1e12)
    weeks: float | None = Field(default=None, gt=0, le=520)

    def run(self, catalog: Catalog, language: Language = "en") -> ProjectPlan:
        stated = ProjectRequest(
            scenario=catalog.scenarios[self.scenario] if self.scenario else None,
            model=optional_model(catalog, self.model),
            method=self.method,
            gpu=self._gpu(catalog),
            num_gpus=self.num_gpus,
            samples=self.samples,
            budget_usd=self.budget_usd,
            weeks=self.weeks,
        )
        return self._told(catalog, plan(catalog, stated, date.today()))
