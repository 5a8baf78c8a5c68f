"""What the lesson's own tables say of a run."""

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Lesson
from advisor.catalog.model import Model
from advisor.language import Text
from advisor.result import Result
from advisor.runs.run import SetUp
from advisor.runs.workload import Workload


class LessonFigures(Result):
    """What the lesson's table says of this model and card: it stands beside what is computed, never in
    it."""

    hours: float
    """Of one card, for about 50M training tokens."""
    usd_per_hour: float | None
    cost_usd: float | None
    several_cards: bool
    """Its hours mean several cards working together, it does not say how many."""


def reference_workload(lesson: Lesson) -> Workload:
    """The workload its hours imply, taken where none is stated."""
    return Workload(
        lesson.reference_samples, lesson.reference_tokens_per_sample, lesson.reference_epochs
    )


def lesson_cards(catalog: Catalog, model: Model) -> Text | None:
    """On which cards the lesson tunes a model of this bare size."""
    guide = catalog.lesson.hardware if model.generic else ()
    return next((row.cards for row in guide if row.size == model.name), None)


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
