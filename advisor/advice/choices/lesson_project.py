"""What lesson 91 says of a whole project: it stands beside what is computed, never in it."""

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import BudgetItem, HardwareGuide, Phase
from advisor.result import Result


class LessonProject(Result):
    budget: tuple[BudgetItem, ...]
    gpu_usd_low: float
    """The training alone, on a card of one's own or a rented one."""
    gpu_usd_high: float
    total_usd_low: float
    total_usd_high: float
    phases: tuple[Phase, ...]
    """Those that the lesson lists."""
    weeks_low: float
    weeks_high: float
    hardware: tuple[HardwareGuide, ...]


def lesson_project(catalog: Catalog) -> LessonProject:
    project = catalog.project
    training = [item for item in project.budget if not item.optional]
    return LessonProject(
        budget=project.budget,
        gpu_usd_low=min(item.usd_low for item in training),
        gpu_usd_high=max(item.usd_high for item in training),
        total_usd_low=project.total_usd_low,
        total_usd_high=project.total_usd_high,
        phases=tuple(phase for phase in project.phases if phase.of_lesson),
        weeks_low=project.total_weeks_low,
        weeks_high=project.total_weeks_high,
        hardware=catalog.lesson.hardware,
    )
