"""A project's phases on the calendar."""

import math
from datetime import date, timedelta

from advisor.catalog.guidance import Phase, Project
from advisor.errors import ToolError
from advisor.language import Text
from advisor.result import Result

WORKDAYS_PER_WEEK = 5
MOST_YEARS = 10
"""A plan that is longer says nothing: cards, prices and models are others by then."""
MOST_WORKDAYS = MOST_YEARS * 52 * WORKDAYS_PER_WEEK


class PlannedPhase(Result):
    id: str
    name: Text
    start: date
    end: date
    """Last day, included. Weekends are free."""
    workdays: int
    lesson_days: tuple[float, float] | None
    """The lesson's days, low to high; null: a phase the lesson does not list."""
    tasks: tuple[Text, ...]
    deliverable: Text


_SETUP = Phase(
    id="setup",
    name=Text(en="Goal and baseline", zh="目标与基线"),
    days_low=1,
    days_high=1,
    tasks=(
        Text(
            en="Agree on the task, the measure of success and who decides",
            zh="确定任务、成功标准和决策人",
        ),
        Text(
            en="Try prompting and retrieval first: their score is the baseline",
            zh="先试提示词与检索，其得分就是基线",
        ),
        Text(
            en="Settle licence, privacy and where the GPU comes from",
            zh="确认许可、隐私和 GPU 来源",
        ),
    ),
    deliverable=Text(en="one page: goal, measure, baseline", zh="一页纸：目标、指标、基线"),
)
_DEPLOYMENT = Phase(
    id="deployment",
    name=Text(en="Deployment", zh="部署上线"),
    days_low=1,
    days_high=3,
    tasks=(
        Text(
            en="Merge or load the adapter, quantize, measure speed under load",
            zh="合并或加载适配器、量化、压测速度",
        ),
        Text(en="Let a small group use it, with a way back", zh="小范围试用，保留回退方案"),
        Text(
            en="Log questions and failures: they are the next data set",
            zh="记录问题与失败，作为下一轮数据",
        ),
    ),
    deliverable=Text(en="running service with monitoring", zh="带监控的在线服务"),
)
"""The two phases that make the lesson's days (2 to 6) its one to two weeks."""
_SPARE_SHARES = {"setup": 0.15, "data": 0.4, "training": 0.1, "evaluation": 0.25, "deployment": 0.1}
"""How time beyond the two weeks is used: most of it makes better data; our rule."""


def schedule(
    project: Project, training_hours: float | None, weeks: float, start: date
) -> tuple[PlannedPhase, ...]:
    """The phases on working days from `start` on, stretched to `weeks`; never shorter than they
    need.

    Raises `ToolError("plan_too_long")` above `MOST_YEARS`.
    """
    phases = (_SETUP, *project.phases, _DEPLOYMENT)
    days = _workdays(phases, training_hours, round(weeks * WORKDAYS_PER_WEEK))
    if sum(days) > MOST_WORKDAYS:
        raise ToolError("plan_too_long", years=MOST_YEARS)
    lesson = {phase.id for phase in project.phases}
    planned: list[PlannedPhase] = []
    first = _next_workday(start)
    for phase, count in zip(phases, days, strict=True):
        last = first
        for _ in range(count - 1):
            last = _next_workday(last + timedelta(days=1))
        planned.append(PlannedPhase(
            id=phase.id, name=phase.name, start=first, end=last, workdays=count,
            lesson_days=(phase.days_low, phase.days_high) if phase.id in lesson else None,
            tasks=phase.tasks, deliverable=phase.deliverable))  # fmt: skip
        first = _next_workday(last + timedelta(days=1))
    return tuple(planned)


def _workdays(phases: tuple[Phase, ...], training_hours: float | None, total: int) -> list[int]:
    """Days of each phase: the least it needs, up to the usual as time allows, then `_SPARE_SHARES`
    of the rest."""
    running = max(1, math.ceil((training_hours or 0) / 24))
    low = [
        max(math.ceil(phase.days_low), running if phase.id == "training" else 1) for phase in phases
    ]
    high = [
        max(math.ceil(phase.days_high), least) for phase, least in zip(phases, low, strict=True)
    ]
    if total <= sum(high):
        room = [most - least for most, least in zip(high, low, strict=True)]
        return _spread(low, max(0, total - sum(low)), [part / max(1, sum(room)) for part in room])
    return _spread(high, total - sum(high), [_SPARE_SHARES[phase.id] for phase in phases])


def _spread(base: list[int], extra: int, shares: list[float]) -> list[int]:
    """`extra` whole days dealt out by shares, the largest remainders rounded up."""
    exact = [extra * share for share in shares]
    days = [start + math.floor(part) for start, part in zip(base, exact, strict=True)]
    by_remainder = sorted(
        range(len(base)), key=lambda place: math.floor(exact[place]) - exact[place]
    )
    for place in by_remainder[: sum(base) + extra - sum(days)] if any(shares) else []:
        days[place] += 1
    return days


def _next_workday(day: date) -> date:
    """`day`, or the Monday after a weekend."""
    return (
        day + timedelta(days=max(0, 7 - day.weekday()))
        if day.weekday() >= WORKDAYS_PER_WEEK
        else day
    )


def too_short(weeks: float | None, workdays: int) -> Text | None:
    if weeks is None or round(weeks * WORKDAYS_PER_WEEK) >= workdays:
        return None
    return Text(
        en=f"{weeks:g} weeks are too short: the phases need at least {workdays} working days.",
        zh=f"{weeks:g} 周太短：各阶段至少需要 {workdays} 个工作日。",
    )
