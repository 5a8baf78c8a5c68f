"""What data a task scenario needs, and whether a number of samples is enough."""

from pydantic import Field

from advisor.advice.arguments import MOST_SAMPLES, OF_TUNING
from advisor.advice.project.needs import NeedData, need_data
from advisor.advice.project.samples import SampleVerdict, judge, labelling, labelling_note
from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL, DataNeed
from advisor.catalog.guidance import Application, Scenario, ScenarioId
from advisor.errors import ToolError
from advisor.language import Language, Text
from advisor.result import Note, Result, source_of, unique


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
    """Beside a task beyond the five: the one that it is a kind of, if any."""
    applications: tuple[Application, ...]
    """The lesson's application cases: the scenario's, or all five."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
    need: NeedData | None = None
    """Of a task beyond the lesson's five; where none was named, the rule for any task."""


def describe(
    catalog: Catalog, scenario: Scenario | None, samples: int | None, need: DataNeed | None = None
) -> ScenarioAdvice:
    """Data needs of one task, or of the lesson's five and of any, and the verdict on a number of
    samples."""
    if need:
        return _of_need(catalog, need, samples)
    any_task = None if scenario else catalog.data_needs[GENERAL]
    chosen = (scenario,) if scenario else _all(catalog)
    rows = tuple(_scenario_data(catalog, row, samples) for row in chosen)
    return ScenarioAdvice(
        scenario=scenario.name if scenario else None,
        samples=samples,
        scenarios=rows,
        applications=tuple(case for row in rows for case in row.applications),
        assumptions=(labelling_note(catalog),),
        sources=unique(
            source_of(any_task), *(row.source for row in chosen), catalog.project.source
        ),
        need=need_data(any_task, samples) if any_task else None,
    )


def _of_need(catalog: Catalog, need: DataNeed, amount: int | None) -> ScenarioAdvice:
    """A task beyond the five, and the one of the five that it is a kind of."""
    chosen = _beside(catalog, need)
    return ScenarioAdvice(
        scenario=None,
        samples=amount,
        scenarios=tuple(_scenario_data(catalog, row, amount) for row in chosen),
        applications=(),
        assumptions=(),
        sources=unique(need.source, *(row.source for row in chosen)),
        need=need_data(need, amount),
    )


def _all(catalog: Catalog) -> tuple[Scenario, ...]:
    return tuple(catalog.scenarios.values())


def _beside(catalog: Catalog, need: DataNeed) -> tuple[Scenario, ...]:
    """The lesson's scenario of which the task is a kind."""
    return (catalog.scenarios[need.scenario],) if need.scenario else ()


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
        ("agent-tuning", "bad-output", "benchmark-scores", "catastrophic-forgetting", "chat-template", "china-ai-rules",
         "class-imbalance", "continued-pretraining", "eu-ai-act", "format-examples", "guard-models", "ocr-documents",
         "reasoning-data", "role-play", "support-bot", "text-to-sql", "translation-tuning", "unlearning",
         "data-cleaning", "data-privacy", "data-quality", "distillation", "documents-to-data", "dpo", "epochs",
         "faq-bot", "grounding-boxes", "grpo-settings", "hallucination", "identity-tuning", "incremental-training",
         "knowledge-injection", "labelling-cost", "overriding-knowledge", "sharegpt-format", "loss-masking", "mixing-data-sets", "no-effect", "overfitting", "preference-logs",
         "rag-vs-fine-tuning", "repetition", "retrieval-model-tuning", "reward-model", "safety-after-tuning",
         "speech-tuning", "style-tuning", "synthetic-data", "tokenizing-large-data", "tts-tuning", "vision-data",
         "vision-language-tuning")
    )  # fmt: skip

    beyond_sizes = OF_TUNING | {"data-formats"}

    scenario: ScenarioId | None = None
    samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)
    need: str | None = None
    """A task beyond the lesson's five, by its id; its amount may be counted otherwise (images,
    tokens), as its row says."""
    dataset_tokens: float | None = Field(default=None, gt=0, le=1e15)
    several_pictures: bool = False
    """Whether an object is seen in several pictures: objects are counted then."""

    def run(self, catalog: Catalog, language: Language = "en") -> ScenarioAdvice:
        scenario = catalog.scenarios[self.scenario] if self.scenario else None
        need = _need(catalog, self.need) if self.need else None
        if need and need.unit == "images" and self.several_pictures:
            need = need.model_copy(update={"unit": "objects", "more": None})
        return describe(catalog, scenario, self._amount(need), need)

    def _amount(self, need: DataNeed | None) -> int | None:
        """As the task counts it; samples of text say nothing of tokens."""
        if need is None or need.unit != "tokens":
            return self.samples
        return round(self.dataset_tokens) if self.dataset_tokens else None


def _need(catalog: Catalog, id_: str) -> DataNeed:
    if id_ not in catalog.data_needs:
        raise ToolError("unknown_need", need=id_, closest=tuple(catalog.data_needs))
    return catalog.data_needs[id_]
