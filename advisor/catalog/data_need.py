"""What data tasks beyond the lesson's five need, as published runs and providers' guides tell."""

from typing import Literal

from pydantic import Field

from advisor.catalog.guidance import ScenarioId
from advisor.catalog.parts import Purpose
from advisor.catalog.row import Sourced, Strict
from advisor.catalog.usual import ObjectiveId
from advisor.language import Text

DataUnit = Literal[
    "samples", "images", "objects", "lines", "documents", "pairs", "dialogues", "queries", "prompts",
    "tokens",
]  # fmt: skip
"""What is counted; `lines`: of text in pictures; `objects`: with several pictures each."""
GENERAL = "general"
"""The row for a task that has none of its own."""


class Reached(Strict):
    """What a published run did with an amount of data."""

    amount: int = Field(gt=0)
    text: Text


class DataNeed(Sourced):
    """A task and what data it needs."""

    id: str
    name: Text
    aliases: tuple[str, ...]
    """Words in both languages that mean this task."""
    objectives: tuple[ObjectiveId, ...] = ()
    """What a run is trained for where it is this task."""
    sees: bool = False
    """The task of a model that sees, where none is named."""
    purposes: tuple[Purpose, ...] = ()
    """Of a model that makes no text, where it is this task."""
    scenario: ScenarioId | None = None
    """The lesson's scenario of which this is a kind."""
    unit: DataUnit
    data_format: Text
    minimum: int = Field(gt=0)
    usual: int = Field(gt=0)
    more: int | None = Field(default=None, gt=0)
    """Of large published runs; null: none is known."""
    by: Text
    """Whose figures these are."""
    reached: tuple[Reached, ...]
    """By amount, the smallest first."""
    advice: Text
    """What decides success, and what an amount cannot do."""
    metrics: tuple[Text, ...]
