"""What the lesson's own tables say of a run."""

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Lesson
from advisor.result import Result
from advisor.runs.run import SetUp
from advisor.runs.workload import Workload


class LessonFigures(Result):
    """What the lesson's table says of this model and card."""

    hours: float
    usd_per_hour: float | None
    cost_usd: float | None
    several_cards: bool


def reference_workload(lesson: Lesson) -> Workload:
    """The workload its hours imply, taken where none is stated."""
    return Workload(
        lesson.reference_samples, lesson.reference_tokens_per_sample, lesson.reference_epochs
    )


def lesson_figures(catalog: Catalog, run: SetUp) -> LessonFigures | None:
    """The lesson's row for a bare size on one of its cards."""
    if not (run.model.generic and (gpu := run.cards.gpu)):
        return None
    hours = catalog.lesson.training_hours.get(run.model.name, {}).get(gpu.id)
    if hours is None:
        return None
    rate = catalog.lesson.gpu_usd_per_hour.get(gpu.id)
    several = run.model.name in catalog.lesson.several_cards
    return LessonFigures(
        hours=hours,
        usd_per_hour=rate,
        cost_usd=round(hours * rate, 2) if rate and not several else None,
        several_cards=several,
    )
