"""The plan of a project, as answers show it."""

from datetime import date
from typing import Literal

from advisor.advice.project.calendar import PlannedPhase
from advisor.advice.project.samples import SampleVerdict
from advisor.catalog.guidance import MethodId
from advisor.language import Text
from advisor.prices.option import Option
from advisor.result import Note, Result


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
    cuts: tuple[Note, ...]
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
    too_short: Note | None
    """The stated time is less than the phases need; the dates show what they need."""
    phases: tuple[PlannedPhase, ...]
    training: Option | None
    """One full run; null where model and card are not both known, or where it does not fit."""
    training_note: Note | None
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
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
