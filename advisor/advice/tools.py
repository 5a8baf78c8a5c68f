"""The twelve tools. A class is a tool: its docstring says what it answers, its fields are the
arguments, `run` computes.

`chat` lists the arguments a person states in a message; the rest are for programs (`python -m advisor call`, the API).
Names become catalog rows here, once; the domain below knows rows only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field

from advisor.advice import budget, configs, hardware, lookup, planning, scenarios, serving
from advisor.advice import methods as tuning
from advisor.advice.comparison import ServingComparison
from advisor.advice.estimate_training_cost import EstimateTrainingCost
from advisor.advice.stated import Stated
from advisor.advice.tool import MOST_SAMPLES, RunTool, Tool, optional_model
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, ScenarioId
from advisor.errors import ToolError
from advisor.language import Language


class RecommendHardware(RunTool):
    """Which GPU, or how many GPUs, a model needs."""

    chat = ("model", "method", "gpu", "samples", "tokens_per_sample")
    mentioned = ("gpu",)

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)

    def run(self, catalog: Catalog, language: Language = "en") -> hardware.HardwareAdvice:
        stated = Stated(
            self._model(catalog),
            self.method,
            self._gpu(catalog),
            samples=self.samples,
            tokens_per_sample=self.tokens_per_sample,
        )
        return hardware.recommend(catalog, stated, date.today())


class CompareServingCost(Tool):
    """API against self-hosting: monthly cost, savings, break-even, return on investment."""

    chat = ("requests_per_day", "tokens_per_request", "api_model", "days", "model", "gpu")

    requests_per_day: int | None = Field(default=None, ge=1, le=10**10)
    tokens_per_request: int | None = Field(default=None, ge=1, le=10**7)
    """Tokens of a request, input and output together."""
    api_model: str | None = None
    """The API compared with: "GPT-4o mini"."""
    days: int | None = Field(default=None, ge=1, le=36_500)
    """Days the costs are added up over; a month of 30 where not stated."""
    model: str | dict[str, Any] | None = None
    """The model that would be served."""
    gpu: str | None = None
    """The card it would run on."""

    def run(self, catalog: Catalog, language: Language = "en") -> ServingComparison:
        return serving.compare(
            catalog,
            requests_per_day=self.requests_per_day,
            tokens_per_request=self.tokens_per_request,
            days=self.days or 30,
            api_model=catalog.api_model(self.api_model) if self.api_model else None,
            model=optional_model(catalog, self.model),
            gpu=catalog.gpu(self.gpu) if self.gpu else None,
        )


class CompareMethods(Tool):
    """Differences between tuning methods, as a table."""

    chat = ("methods", "model")
    list_argument = "methods"

    methods: list[MethodId] | None = None
    """The methods to compare; all where not stated."""
    model: str | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> tuning.MethodComparison:
        return tuning.compare(
            catalog, tuple(self.methods or ()), catalog.model(self.model) if self.model else None
        )


class RecommendMethod(RunTool):
    """Which tuning method suits the user's model, cards and data."""

    chat = ("model", "gpu", "num_gpus", "samples", "scenario")
    described = "scenario"

    scenario: ScenarioId | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> tuning.MethodAdvice:
        scenario = catalog.scenarios[self.scenario] if self.scenario else None
        model, gpu = optional_model(catalog, self.model), self._gpu(catalog)
        return tuning.recommend(catalog, model, gpu, self.num_gpus or 1, self.samples, scenario)


class DescribeScenario(Tool):
    """How much data a task needs, in which format, how hard it is; is a number of samples
    enough."""

    chat = ("scenario", "samples")
    described = "scenario"

    scenario: ScenarioId | None = None
    samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)

    def run(self, catalog: Catalog, language: Language = "en") -> scenarios.ScenarioAdvice:
        return scenarios.describe(
            catalog, catalog.scenarios[self.scenario] if self.scenario else None, self.samples
        )


class PlanProject(RunTool):
    """Phases, dates, tasks and budget of a project."""

    chat = ("scenario", "model", "method", "gpu", "num_gpus", "samples", "budget_usd", "weeks")
    described = "scenario"

    scenario: ScenarioId | None = None
    budget_usd: float | None = Field(default=None, gt=0, le=1e12)
    weeks: float | None = Field(default=None, gt=0, le=520)

    def run(self, catalog: Catalog, language: Language = "en") -> planning.ProjectPlan:
        stated = planning.ProjectRequest(
            scenario=catalog.scenarios[self.scenario] if self.scenario else None,
            model=optional_model(catalog, self.model),
            method=self.method,
            gpu=self._gpu(catalog),
            num_gpus=self.num_gpus,
            samples=self.samples,
            budget_usd=self.budget_usd,
            weeks=self.weeks,
        )
        return planning.plan(catalog, stated, date.today())


class FitBudget(RunTool):
    """The best that an amount of money, or of time, can do."""

    chat = ("budget_usd", "hours", "model", "method", "gpu", "num_gpus", "samples")

    budget_usd: float | None = Field(default=None, gt=0, le=1e12)
    hours: float | None = Field(default=None, gt=0, le=1e6)

    def run(self, catalog: Catalog, language: Language = "en") -> budget.BudgetFit:
        return budget.fit_budget(
            catalog,
            budget_usd=self.budget_usd,
            hours=self.hours,
            model=optional_model(catalog, self.model),
            method=self.method,
            gpu=self._gpu(catalog),
            num_gpus=self.num_gpus,
            samples=self.samples,
        )


class MakeConfig(RunTool):
    """A ready-to-run training configuration."""

    chat = ("framework", "model", "method", "gpu", "num_gpus", "samples")

    framework: Literal["llama-factory", "axolotl", "trl", "unsloth"] | None = None
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens at which samples are cut."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)

    def run(self, catalog: Catalog, language: Language = "en") -> configs.TrainingConfig:
        stated = Stated(
            self._model(catalog),
            self.method,
            self._gpu(catalog),
            self.num_gpus,
            self.samples,
            self.tokens_per_sample,
            self.epochs,
        )
        return configs.make(catalog, self.framework or "llama-factory", stated)


class LookUp(Tool):
    """Facts on one GPU, model or API: price, memory, specifications."""

    chat = ("gpu", "model", "api_model")
    continues, takes_over = False, True

    gpu: str | None = None
    model: str | None = None
    api_model: str | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> lookup.Facts:
        if not (self.gpu or self.model or self.api_model):
            raise ToolError("nothing_to_look_up")
        return lookup.Facts(
            gpu=lookup.gpu_facts(catalog, catalog.gpu(self.gpu), date.today())
            if self.gpu
            else None,
            model=lookup.model_facts(catalog.model(self.model)) if self.model else None,
            api=lookup.api_facts(catalog, catalog.api_model(self.api_model))
            if self.api_model
            else None,
        )


class Explain(Tool):
    """A concept or a how-to of fine-tuning."""

    chat = ("topic",)
    continues, talk, free_text = False, True, "topic"

    topic: str = Field(min_length=1, max_length=2000)
    """What to explain, in the user's words."""

    def run(self, catalog: Catalog, language: Language = "en") -> lookup.Explanation:
        return lookup.index_topics(catalog)[language].explain(self.topic)


class NoTool(Tool):
    """Greetings, thanks, and everything that is not about fine-tuning or serving models."""

    continues, talk = False, True

    def run(self, catalog: Catalog, language: Language = "en") -> lookup.Capabilities:
        return lookup.capabilities(catalog, language)


TOOLS: Mapping[str, type[Tool]] = {
    "estimate_training_cost": EstimateTrainingCost,
    "recommend_hardware": RecommendHardware,
    "compare_serving_cost": CompareServingCost,
    "compare_methods": CompareMethods,
    "recommend_method": RecommendMethod,
    "describe_scenario": DescribeScenario,
    "plan_project": PlanProject,
    "fit_budget": FitBudget,
    "make_config": MakeConfig,
    "look_up": LookUp,
    "explain": Explain,
    "none": NoTool,
}
