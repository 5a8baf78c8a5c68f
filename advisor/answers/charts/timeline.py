"""The phases of a project on the calendar."""

from datetime import timedelta

from advisor.advice.project.plan import ProjectPlan
from advisor.answers import amounts
from advisor.answers.charts.bars import Bar, bars
from advisor.answers.charts.drawing import FILE
from advisor.answers.words import Words

DAY = timedelta(days=1)


def timeline(plan: ProjectPlan, said: Words) -> str:
    """A bar a phase, the last day included."""
    first = plan.phases[0].start
    rows = [
        Bar(
            name=phase.name[said.language],
            amount=(phase.end - phase.start + DAY) / DAY,
            start=(phase.start - first) / DAY,
            note=said.say(
                FILE,
                "days",
                first=amounts.day(phase.start, said.language),
                last=None if phase.end == phase.start else amounts.day(phase.end, said.language),
            ),
        )
        for phase in plan.phases
    ]
    return bars(said.say(FILE, "plan-title"), rows, said)
