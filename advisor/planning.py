"""A project around a training run: is the data enough, which phases on which days, what it costs in all."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from advisor import cost, training
from advisor.budget import BudgetFit as BudgetFit  # re-exported: one module for the three planning tools
from advisor.budget import fit_budget as fit_budget
from advisor.catalog import Catalog
from advisor.rows import Application, Gpu, MethodId, Model, Scenario, Text
from advisor.schedule import PlannedPhase, schedule, too_short
from advisor.training import Option

AMPLE_FACTOR = 3
"""From this many times the recommended samples on, more data is no longer what the project lacks; our rule."""
RUNS_HIGH = 3
"""Full runs a project pays for at most: the first, and two after the data were mended; our rule."""


class Result(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class SampleVerdict(Result):
    """Are these samples enough for this scenario."""

    samples: int
    level: Literal["below_minimum", "usable", "enough", "ample"]
    """usable: between minimum and recommended; ample: several times the recommended number."""
    missing_to_minimum: int
    missing_to_recommended: int
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling what is missing to the recommended number, USD; 0 where nothing is."""
    advice: Text


class ScenarioData(Result):
    """One scenario's data needs."""

    scenario: Scenario
    verdict: SampleVerdict | None
    """Null where no number of samples was stated."""
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling the recommended number of samples, USD: the lesson's band."""
    applications: tuple[Application, ...]
    """The lesson's cases that are of this scenario."""


class ScenarioAdvice(Result):
    scenario: Text | None
    """Null: none was named, all five are listed."""
    samples: int | None
    scenarios: tuple[ScenarioData, ...]
    applications: tuple[Application, ...]
    """The lesson's application cases: the scenario's, or all five."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


class BudgetLine(Result):
    """USD; `counted` says whether the total has it."""

    id: str
    name: Text
    usd_low: float
    usd_high: float
    basis: Literal["lesson", "computed"]
    counted: bool


class BudgetVerdict(Result):
    budget_usd: float
    verdict: Literal["enough", "tight", "short"]
    """enough: the high total is covered; tight: only the low one; short: not even that."""
    missing_usd: float
    """To the low total where short, to the high total where tight, else 0."""
    cuts: tuple[Text, ...]
    """Where money can be saved, the largest first."""


class ProjectPlan(Result):
    scenario: Text | None
    model: str | None
    method: MethodId | None
    method_chosen: bool
    """The user named no method; this is the best that fits."""
    gpu: str | None
    num_gpus: int
    samples: int | None
    weeks: float
    weeks_stated: bool
    start: date
    end: date
    workdays: int
    too_short: Text | None
    """The stated time is less than the phases need; the dates show what they need."""
    phases: tuple[PlannedPhase, ...]
    training: Option | None
    """One full run; null where model and card are not both known, or where it does not fit."""
    training_note: Text | None
    """Why there is no computed GPU cost."""
    alternatives: tuple[Option, ...]
    """Where the run does not fit: what does, priced."""
    budget: tuple[BudgetLine, ...]
    total_usd_low: float
    total_usd_high: float
    budget_verdict: BudgetVerdict | None
    data: SampleVerdict | None
    golden_rules: tuple[Text, ...]
    risks: tuple[Text, ...]
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


def describe(catalog: Catalog, scenario: Scenario | None, samples: int | None) -> ScenarioAdvice:
    """Data needs of one scenario, or of all five, and the verdict on a number of samples."""
    chosen = (scenario,) if scenario else tuple(catalog.scenarios.values())
    rows = tuple(_scenario_data(catalog, row, samples) for row in chosen)
    return ScenarioAdvice(
        scenario=scenario.name if scenario else None,
        samples=samples,
        scenarios=rows,
        applications=tuple(case for row in rows for case in row.applications),
        assumptions=(_labelling_note(catalog),),
        sources=_unique(*(row.source for row in chosen), catalog.project.source),
    )


def judge(catalog: Catalog, scenario: Scenario, samples: int) -> SampleVerdict:
    """The lesson's minimum and recommended numbers applied to `samples`."""
    to_minimum, to_recommended = max(0, scenario.min_samples - samples), max(0, scenario.recommended_samples - samples)
    level = ("below_minimum" if to_minimum else "usable" if to_recommended
             else "ample" if samples >= AMPLE_FACTOR * scenario.recommended_samples else "enough")  # fmt: skip
    low, high = _labelling(catalog)
    share = to_recommended / scenario.recommended_samples
    return SampleVerdict(
        samples=samples,
        level=level,
        missing_to_minimum=to_minimum,
        missing_to_recommended=to_recommended,
        labelling_usd_low=round(low * share, 2),
        labelling_usd_high=round(high * share, 2),
        advice=_sample_advice(level, to_minimum, to_recommended),
    )


def plan(
    catalog: Catalog,
    scenario: Scenario | None,
    model: Model | None,
    method: MethodId | None,
    gpu: Gpu | None,
    num_gpus: int | None,
    samples: int | None,
    budget_usd: float | None,
    weeks: float | None,
    start: date,
) -> ProjectPlan:
    """Phases with dates, the budget, and whether time, money and data suffice."""
    project = catalog.project
    request = training.Request(model, method, gpu, num_gpus, samples) if model else None
    run = training.resolve(catalog, request) if request else None
    option = training.option(catalog, run, None, start, request.reference_workload) if run and run.gpu and request else None
    data = judge(catalog, scenario, samples) if scenario and samples is not None else None
    phases = schedule(project, option.hours if option else None, weeks or project.total_weeks_high, start)
    workdays = sum(phase.workdays for phase in phases)
    lines = _budget(catalog, gpu, option, data, start)
    counted = [line for line in lines if line.counted]
    low, high = sum(line.usd_low for line in counted), sum(line.usd_high for line in counted)
    return ProjectPlan(
        scenario=scenario.name if scenario else None,
        model=model.name if model else None,
        method=run.method if run else method,
        method_chosen=bool(run and method is None),
        gpu=gpu.name if gpu else None,
        num_gpus=run.num_gpus if run else num_gpus or 1,
        samples=samples,
        weeks=weeks or project.total_weeks_high,
        weeks_stated=weeks is not None,
        start=phases[0].start,
        end=phases[-1].end,
        workdays=workdays,
        too_short=too_short(weeks, workdays),
        phases=phases,
        training=option,
        training_note=_training_note(model, gpu, option),
        alternatives=training.alternatives(catalog, request, run, False, start) if request and run and gpu and not option else (),
        budget=lines,
        total_usd_low=round(low, 2),
        total_usd_high=round(high, 2),
        budget_verdict=_budget_verdict(budget_usd, low, high, lines) if budget_usd is not None else None,
        data=data,
        golden_rules=project.golden_rules,
        risks=project.risks,
        assumptions=_plan_assumptions(catalog, option, request),
        sources=_unique(project.source, *(row.source for row in (scenario, model, gpu) if row)),
    )


def _scenario_data(catalog: Catalog, scenario: Scenario, samples: int | None) -> ScenarioData:
    low, high = _labelling(catalog)
    return ScenarioData(
        scenario=scenario,
        verdict=None if samples is None else judge(catalog, scenario, samples),
        labelling_usd_low=low,
        labelling_usd_high=high,
        applications=tuple(case for case in catalog.applications if case.scenario == scenario.id),
    )


def _labelling(catalog: Catalog) -> tuple[float, float]:
    line = next(item for item in catalog.project.budget if item.id == "labelling")
    return line.usd_low, line.usd_high


def _labelling_note(catalog: Catalog) -> Text:
    low, high = _labelling(catalog)
    return Text(
        en=f"Labelling is a rough band: the lesson's ${low:,.0f}–{high:,.0f} for a project is taken for the recommended number of samples and "
        "scaled with what is missing; long expert answers cost more, single labels less.",
        zh=f"标注费只是粗略区间：把课程给出的每个项目 ${low:,.0f}–{high:,.0f} 当作推荐样本数的费用，按缺口比例折算；专家长答案更贵，单个标签更便宜。",
    )


def _sample_advice(level: str, to_minimum: int, to_recommended: int) -> Text:
    if level == "below_minimum":
        return Text(
            en=f"Too few: {to_minimum:,} more to the minimum, {to_recommended:,} to the recommended number. Until then use prompting with examples or retrieval (RAG).",
            zh=f"太少：距最少还差 {to_minimum:,} 条，距推荐还差 {to_recommended:,} 条。在此之前先用带示例的提示词或检索（RAG）。",
        )
    if level == "usable":
        return Text(
            en=f"Enough for a first LoRA trial; {to_recommended:,} more reach the recommended number. Collect them where the trial fails.",
            zh=f"可以先试跑一版 LoRA；距推荐还差 {to_recommended:,} 条，针对试跑出错的地方补充。",
        )
    if level == "enough":
        return Text(
            en="Enough: put the effort into quality, deduplication and a test set of their own.",
            zh="足够：把精力放在质量、去重和独立测试集上。",
        )
    return Text(
        en="Ample: start with the best part, and add more only while the evaluation still improves.",
        zh="充裕：先用质量最好的一部分，评估还在提升时再加量。",
    )


def _training_note(model: Model | None, gpu: Gpu | None, option: Option | None) -> Text | None:
    if model is None or gpu is None:
        return Text(
            en="Name a model and a card, and the GPU line becomes a computed cost.", zh="说明模型和显卡后，GPU 一项会换成计算出的费用。"
        )
    if option is None:
        return Text(
            en=f"{model.name} does not fit {gpu.name} this way, so the GPU line stays the lesson's.",
            zh=f"{model.name} 用这种方式放不进 {gpu.name}，GPU 一项仍用课程区间。",
        )
    if option.cost_usd is None:
        return Text(
            en=f"No price is known for {gpu.name}, so the GPU line stays the lesson's.",
            zh=f"没有 {gpu.name} 的价格，GPU 一项仍用课程区间。",
        )
    return None


def _budget(catalog: Catalog, gpu: Gpu | None, option: Option | None, data: SampleVerdict | None, today: date) -> tuple[BudgetLine, ...]:
    """The lesson's lines; GPU and electricity computed where the run is known, labelling only for what is missing."""
    lines: list[BudgetLine] = []
    for item in catalog.project.budget:
        low, high, computed = item.usd_low, item.usd_high, False
        if item.id == "cloud" and option and option.cost_usd is not None:
            low, high, computed = option.cost_usd, RUNS_HIGH * option.cost_usd, True
        elif item.id == "electricity" and option and gpu:
            low = cost.electricity(catalog, gpu, option.hours, option.num_gpus).usd
            high, computed = RUNS_HIGH * low, True
        elif item.id == "labelling" and data:
            low, high, computed = data.labelling_usd_low, data.labelling_usd_high, True
        lines.append(BudgetLine(id=item.id, name=item.name, usd_low=round(low, 2), usd_high=round(high, 2),
                                basis="computed" if computed else "lesson", counted=item.id != "electricity"))  # fmt: skip
    return tuple(lines)


def _budget_verdict(budget: float, low: float, high: float, lines: tuple[BudgetLine, ...]) -> BudgetVerdict:
    verdict = "enough" if budget >= high else "tight" if budget >= low else "short"
    missing = {"enough": 0.0, "tight": high - budget, "short": low - budget}[verdict]
    cuts = () if verdict == "enough" else tuple(_CUTS[line.id] for line in sorted(lines, key=lambda line: -line.usd_high) if line.counted)
    return BudgetVerdict(budget_usd=budget, verdict=verdict, missing_usd=round(missing, 2), cuts=cuts)


_CUTS = {
    "labelling": Text(
        en="Labelling: start with the minimum number of samples, take them from existing records, and let experts check instead of write.",
        zh="标注：先做到最少样本数，尽量取自已有记录，让专家审核而不是从头写。",
    ),
    "cloud": Text(
        en="GPU: QLoRA or a smaller model, spot instances, a card of your own (then only electricity).",
        zh="GPU：用 QLoRA 或更小的模型、抢占式实例，或自有显卡（只付电费）。",
    ),
}


def _plan_assumptions(catalog: Catalog, option: Option | None, request: training.Request | None) -> tuple[Text, ...]:
    notes = [
        Text(en="Days and USD are the lesson's; goal and baseline, and deployment, are our additions, which make its days the one to two weeks.", zh="天数与金额取自课程；“目标与基线”和“部署上线”是我们补充的，使总时长与课程的 1-2 周相符。"),
        _labelling_note(catalog),
        Text(en="The total counts a rented GPU; with an own card its electricity takes that place. People's working time and serving the model afterwards are not in it.", zh="合计按租用 GPU 计算；自有显卡则只付电费。人员工时和上线后的推理费用不在内。"),
    ]  # fmt: skip
    if option and request:
        lesson = catalog.lesson
        samples = request.samples or lesson.reference_samples
        notes.append(Text(
            en=f"GPU cost: one to {RUNS_HIGH} full runs of {samples:,} samples x {lesson.reference_tokens_per_sample} tokens x {lesson.reference_epochs} epochs, because data are mended after the first evaluation.",
            zh=f"GPU 费用按 1–{RUNS_HIGH} 次完整训练计（每次 {samples:,} 条 × {lesson.reference_tokens_per_sample} token × {lesson.reference_epochs} 轮），因为首次评估后通常要修数据再训。"))  # fmt: skip
    return tuple(notes)


def _unique(*sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for group in sources for source in group))
