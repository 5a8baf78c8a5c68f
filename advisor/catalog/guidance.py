"""Methods, scenarios, project figures and the lesson's tables: what advice rests on beside cards,
models and prices."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict
from advisor.language import Text

MethodId = Literal["full", "lora", "qlora", "prompt_tuning"]

ScenarioId = Literal[
    "qa_system", "text_generation", "code_generation", "classification", "extraction"
]


class Method(Sourced):
    """One way to fine-tune, with the lesson's figures."""

    id: MethodId
    name: Text
    aliases: tuple[str, ...]
    """Spellings in both languages."""
    trainable_percent: float
    """Share of the parameters trained, the lesson's figure, in percent."""
    memory: Text
    """The lesson's memory band, in words."""
    memory_gb_low: float
    memory_gb_high: float | None
    """Null: open-ended ("32 GB+")."""
    speed: Text
    quality: Text
    use: Text
    """When to use it."""
    strengths: tuple[Text, ...]
    weaknesses: tuple[Text, ...]


class MethodNote(Sourced):
    """A method the advisor explains but does not estimate: DoRA, prefix tuning, adapters, …"""

    id: str
    name: Text
    note: Text


class Scenario(Sourced):
    """A task scenario and what data it needs."""

    id: ScenarioId
    name: Text
    aliases: tuple[str, ...]
    """Words in both languages that mean this task: "medical Q&A", "SQL generation", "情感分析"."""
    data_format: Text
    min_samples: int = Field(gt=0)
    recommended_samples: int = Field(gt=0)
    difficulty: Literal["easy", "medium", "hard"]
    examples: tuple[Text, ...]
    record: Text
    """One training record of this scenario as a JSON line."""
    advice: Text
    """What decides success in this scenario, one or two sentences."""
    metrics: tuple[Text, ...]
    """How to measure it."""


class Application(Sourced):
    """An application scenario of the lesson with its case."""

    id: str
    name: Text
    fields: Text
    """Where it is used."""
    case: Text
    """The case's name."""
    data: Text
    result: Text
    """The effect the lesson reports."""
    hours: float | None = None
    """Training hours of the case where stated."""
    samples: int | None = None
    scenario: ScenarioId
    """The task scenario whose data rules apply."""


class Phase(Strict):
    """One phase of a project."""

    id: str
    name: Text
    days_low: float = Field(gt=0)
    days_high: float = Field(gt=0)
    spare_share: float = Field(ge=0, le=1)
    """Of time beyond the usual days, what this phase takes: most of it makes better data; our
    rule."""
    of_lesson: bool = True
    """False: a phase we added, which makes the lesson's days its one to two weeks."""
    tasks: tuple[Text, ...]
    deliverable: Text


class BudgetItem(Strict):
    id: str
    name: Text
    usd_low: float = Field(ge=0)
    usd_high: float = Field(ge=0)
    optional: bool = False


class Project(Sourced):
    """Phases and budget of a fine-tuning project, golden rules, the hardware ladder: the lesson's
    planning figures."""

    phases: tuple[Phase, ...]
    budget: tuple[BudgetItem, ...]
    total_usd_low: float
    total_usd_high: float
    total_weeks_low: float
    total_weeks_high: float
    golden_rules: tuple[Text, ...]
    risks: tuple[Text, ...]


class Audience(Sourced):
    """Which method the lesson advises to whom."""

    who: Text
    method: MethodId
    condition: Text | None = None


class HardwareGuide(Strict):
    """On which cards a model of that size is tuned, by the lesson."""

    size: str
    cards: Text


class Lesson(Sourced):
    """The lesson's cost tables, exactly."""

    training_hours: dict[str, dict[str, float]]
    """Model size -> GPU (catalog id, or a family name such as "a100") -> hours for the reference
    workload."""
    several_cards: tuple[str, ...]
    """Sizes whose hours mean several cards working together."""
    gpu_usd_per_hour: dict[str, float]
    """GPU id -> USD an hour."""
    hardware: tuple[HardwareGuide, ...]
    reference_samples: int
    reference_tokens_per_sample: int
    reference_epochs: int
    """samples x tokens x epochs is the workload (about 50M tokens) the table's hours imply."""
    api_usd_per_1k_tokens: float
    self_hosting_usd_per_month: float
    """Electricity of a card one owns, per month."""
    requests_per_day: tuple[int, ...]
    """The small, medium and large application of the lesson's serving table."""
    tokens_per_request: int
    training_usd: float
    """One fine-tuning run, what serving has to recover first."""
    audiences: tuple[Audience, ...]
    """Its advice by who asks."""
