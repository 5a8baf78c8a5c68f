"""A project's phases on the calendar."""

import math
from datetime import date, timedelta

from advisor.catalog.guidance import Phase, Project
from advisor.errors import ToolError
from advisor.language import Text
from advisor.result import Note, Result, note

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


def schedule(
    project: Project, training_hours: float | None, weeks: float, start: date
) -> tuple[PlannedPhase, ...]:
    """The phases on working days from `start` on, stretched to `weeks`; never shorter than they
    need.

    Raises `ToolError("plan_too_long")` above `MOST_YEARS`.
    """
    phases = project.phases
    days = _workdays(phases, training_hours, round(weeks * WORKDAYS_PER_WEEK))
    if sum(days) > MOST_WORKDAYS:
        raise ToolError("plan_too_long", years=MOST_YEARS)
    planned: list[PlannedPhase] = []
    first = _next_workday(start)
    for phase, count in zip(phases, days, strict=True):
        last = first
        for _ in range(count - 1):
            last = _next_workday(last + timedelta(days=1))
        planned.append(PlannedPhase(
            id=phase.id, name=phase.name, start=first, end=last, workdays=count,
            lesson_days=(phase.days_low, phase.days_high) if phase.of_lesson else None,
            tasks=phase.tasks, deliverable=phase.deliverable))  # fmt: skip
        first = _next_workday(last + timedelta(days=1))
    return tuple(planned)


def _workdays(phases: tuple[Phase, ...], training_hours: float | None, total: int) -> list[int]:
    """Days of each phase: the least it needs, up to the usual as time allows, then the
    phase's share of the rest."""
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
    return _spread(high, total - sum(high), [phase.spare_share for phase in phases])


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


def too_short(weeks: float | None, workdays: int) -> Note | None:
    if weeks is None or round(weeks * WORKDAYS_PER_WEEK) >= workdays:
        return None
    return note("plan.too-short", weeks=round(weeks, 2), workdays=workdays)
