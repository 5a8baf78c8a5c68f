"""A run within the means, and the answer on what an amount of money or time can do."""

from typing import Literal

from advisor.catalog.guidance import MethodId
from advisor.prices.option import Option
from advisor.result import Note, Result

Limit = Literal["money", "time", "memory", "ladder"]
Goal = Literal["largest_model", "most_samples", "enough"]


class BudgetOption(Option):
    """One run within, or just beyond, the means."""

    model: str
    parameters: int
    samples: int
    """Of the lesson's length, read as many epochs as the lesson does."""
    limited_by: Limit | None = None
    """What stops a larger model or more samples; "ladder": the largest size considered. Null where
    nothing was maximised."""


class BudgetFit(Result):
    goal: Goal
    """largest_model: no model was named; most_samples: the model is fixed; enough: the samples too,
    is it enough?"""
    budget_usd: float | None
    hours: float | None
    model: str | None
    method: MethodId | None
    gpu: str | None
    num_gpus: int | None
    samples: int | None
    options: tuple[BudgetOption, ...]
    """Best first; where everything is stated ("enough") from the cheapest to the fastest, each
    beaten by no other in both. Empty where nothing is within the means."""
    cheapest: BudgetOption | None
    """Where nothing is within the means: the cheapest run (the fastest, where only hours were
    given) that would do."""
    reason: Note | None
    """Why there is no option."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
