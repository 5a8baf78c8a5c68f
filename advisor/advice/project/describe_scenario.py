"""What data a task scenario needs, and whether a number of samples is enough."""

from pydantic import Field

from advisor.advice.arguments import MOST_SAMPLES
from advisor.advice.project.samples import SampleVerdict, judge, labelling, labelling_note
from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Application, Scenario, ScenarioId
from advisor.language import Language, Text
from advisor.result import Note, Result, unique


class ScenarioData(Result):
    """One scenario's data needs."""

    scenario: Scenario
    verdict: SampleVerdict | None
    """Null where no number of samples was stated."""
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling the recommended number of samples, USD: the lesson's band."""
    applications: tuple[Application, ...]
    """The lesson's cases that are of this scenario."""


class ScenarioAdvice(Result):
    scenario: Text | None
    """Null: none was named, all five are listed."""
    samples: int | None
    scenarios: tuple[ScenarioData, ...]
    applications: tuple[Application, ...]
    """The lesson's application cases: the scenario's, or all five."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def describe(catalog: Catalog, scenario: Scenario | None, samples: int | None) -> ScenarioAdvice:
    """Data needs of one scenario, or of all five, and the verdict on a number of samples."""
    chosen = (scenario,) if scenario else tuple(catalog.scenarios.values())
    rows = tuple(_scenario_data(catalog, row, samples) for row in chosen)
    return ScenarioAdvice(
        scenario=scenario.name if scenario else None,
        samples=samples,
        scenarios=rows,
        applications=tuple(case for row in rows for case in row.applications),
        assumptions=(labelling_note(catalog),),
        sources=unique(*(row.source for row in chosen), catalog.project.source),
    )


def _scenario_data(catalog: Catalog, scenario: Scenario, samples: int | None) -> ScenarioData:
    low, high = labelling(catalog)
    return ScenarioData(
        scenario=scenario,
        verdict=None if samples is None else judge(catalog, scenario, samples),
        labelling_usd_low=low,
        labelling_usd_high=high,
        applications=tuple(case for case in catalog.applications if case.scenario == scenario.id),
    )


class DescribeScenario(Tool):
    """How much data a task needs, in which format, how hard it is; is a number of samples
    enough."""

    beyond = frozenset(
        ("agent-tuning", "benchmark-scores", "catastrophic-forgetting", "chat-template", "china-ai-rules",
         "class-imbalance", "continued-pretraining", "eu-ai-act", "format-examples", "guard-models", "ocr-documents",
         "reasoning-data", "role-play", "support-bot", "text-to-sql", "translation-tuning", "unlearning",
         "data-cleaning", "data-privacy", "data-quality", "distillation", "documents-to-data", "dpo", "epochs",
         "faq-bot", "grounding-boxes", "grpo-settings", "hallucination", "identity-tuning", "incremental-training",
         "knowledge-injection", "labelling-cost", "loss-masking", "mixing-data-sets", "no-effect", "overfitting", "preference-logs",
         "rag-vs-fine-tuning", "repetition", "retrieval-model-tuning", "reward-model", "safety-after-tuning",
         "speech-tuning", "style-tuning", "synthetic-data", "tokenizing-large-data", "tts-tuning", "vision-data",
         "vision-language-tuning")
    )  # fmt: skip

    beyond_sizes = frozenset(("data-formats", "fine-tuning"))

    scenario: ScenarioId | None = None
    samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)

    def run(self, catalog: Catalog, language: Language = "en") -> ScenarioAdvice:
        return describe(
            catalog, catalog.scenarios[self.scenario] if self.scenario else None, self.samples
        )
