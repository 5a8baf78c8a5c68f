"""What a result leads with: its large figures and the line that decides them."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from pydantic import BaseModel

from advisor.advice.choices.hardware_found import HardwareAdvice
from advisor.advice.choices.set_ups_found import SetUpComparison
from advisor.advice.choices.sizes_found import SizesEstimate
from advisor.advice.money.hosted_found import HostedPrices
from advisor.advice.money.ownership_found import OwnershipAdvice
from advisor.advice.money.rental_found import Rental
from advisor.advice.project.budget_option import BudgetFit
from advisor.advice.project.plan import ProjectPlan
from advisor.advice.serving.comparison import ServingComparison
from advisor.advice.serving.size_found import ServingSize
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.card import choices, money, serving, training
from advisor.answers.card.card import Figure
from advisor.answers.card.wording import Wording

MOST_FIGURES = 4
KINDS: tuple[tuple[type[BaseModel], Callable[..., Iterable[Figure]], Callable[..., str]], ...] = (
    (TrainingEstimate, training.figures, training.line),
    (SizesEstimate, choices.of_sizes, choices.line_of_sizes),
    (SetUpComparison, choices.of_set_ups, choices.line_of_set_ups),
    (HardwareAdvice, choices.of_hardware, choices.line_of_hardware),
    (BudgetFit, choices.of_budget, choices.line_of_budget),
    (ServingComparison, serving.of_comparison, serving.line_of_comparison),
    (ServingSize, serving.of_size, serving.line_of_size),
    (OwnershipAdvice, money.of_ownership, money.line_of_ownership),
    (HostedPrices, money.of_hosted, money.line_of_hosted),
    (Rental, money.of_rental, money.line_of_rental),
    (ProjectPlan, money.of_plan, money.line_of_plan),
)
"""A kind of result, its figures, and the line below them."""


class Lead(NamedTuple):
    figures: tuple[Figure, ...]
    line: str


def lead(result: BaseModel, said: Wording) -> Lead | None:
    """None: the answer has no large figures."""
    for kind, figures, line in KINDS:
        if isinstance(result, kind):
            shown = tuple(figures(result, said))[:MOST_FIGURES]
            return Lead(shown, line(result, said)) if shown else None
    return None
