"""The twelve tools. A class is a tool: its docstring says what it answers, its fields are the arguments, `run` computes.

`chat` lists the arguments a person states in a message; the rest are for programs (`python -m advisor call`, the API).
Names become catalog rows here, once; the domain below knows rows only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field, field_validator

from advisor import budget, configs, hardware, lookup, planning, scenarios, serving, training
from advisor import methods as tuning
from advisor.catalog import Catalog
from advisor.comparison import ServingComparison
from advisor.errors import ToolError
from advisor.request import Request, resolve
from advisor.rows import Language, MethodId, ScenarioId
from advisor.spec import SYNONYMS, Attention, Optimizer, Parallelism, Precision, Quantization
from advisor.tool import MOST_SAMPLES, RunTool, Tool, optional_model


class EstimateTrainingCost(RunTool):
    """Peak memory, fit, hours and cost of one fine-tuning run."""

    chat = ("model", "method", "gpu", "num_gpus", "samples", "tokens_per_sample", "epochs", "price_per_hour")

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens of a sample; also the sequence length memory must hold."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    price_per_hour: float | None = Field(default=None, gt=0, le=10_000)
    """USD an hour and card."""
    steps: int | None = Field(default=None, ge=1)
    """Optimizer steps, instead of samples and epochs."""
    dataset_tokens: float | None = Field(default=None, gt=0)
    """Tokens of the data set, instead of samples."""
    lora_rank: int | None = Field(default=None, ge=1, le=65_536)
    lora_targets: list[str] | str | None = None
    """Module names such as `q_proj`, or `all-linear`."""
    micro_batch_size: int | None = Field(default=None, ge=1, le=65_536)
    """Samples a card reads at once."""
    gradient_accumulation: int | None = Field(default=None, ge=1, le=65_536)
    gradient_checkpointing: bool | None = None
    attention: Attention | None = None
    optimizer: Optimizer | None = None
    precision: Precision | None = None
    quantization: Quantization | None = None
    parallelism: Parallelism | None = None
    packing: bool | None = None
    measured_seconds_per_step: float | None = Field(default=None, gt=0)
    """Of an optimizer step of this very run, as the user measured it: time and cost follow it."""
    measured_peak_gib: float | None = Field(default=None, gt=0)
    """Memory of the process in this very run, as nvidia-smi showed it: memory and fit follow it."""

    OPTIONS: ClassVar[tuple[str, ...]] = (
        "lora_rank", "lora_targets", "micro_batch_size", "gradient_accumulation", "gradient_checkpointing", "attention", "optimizer",
        "precision", "quantization", "parallelism", "packing",
    )  # fmt: skip

    @field_validator("attention", "optimizer", "precision", "quantization", "parallelism", mode="before")
    @classmethod
    def _spelling(cls, value: Any, info: Any) -> Any:
        return SYNONYMS.get(info.field_name, {}).get(value, value)

    def run(self, catalog: Catalog, language: Language = "en") -> training.TrainingEstimate:
        return training.estimate(catalog, self._request(catalog), date.today())

    def _request(self, catalog: Catalog) -> Request:
        options = {name: value for name in self.OPTIONS if (value := getattr(self, name)) is not None}
        if targets := options.get("lora_targets"):
            options["lora_targets"] = (targets,) if isinstance(targets, str) else tuple(targets)
        return Request(
            model=self._model(catalog),
            method=self.method,
            gpu=self._gpu(catalog),
            gpu_name=self.gpu,
            num_gpus=self.num_gpus,
            samples=self.samples,
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
            price_per_hour=self.price_per_hour,
            steps=self.steps,
            training_tokens=self.dataset_tokens,
            measured_seconds_per_step=self.measured_seconds_per_step,
            measured_peak_gib=self.measured_peak_gib,
            options=options,
        )


class RecommendHardware(RunTool):
    """Which GPU, or how many GPUs, a model needs."""

    chat = ("model", "method", "gpu", "samples", "tokens_per_sample")

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)

    def run(self, catalog: Catalog, language: Language = "en") -> hardware.HardwareAdvice:
        request = Request(
            self._model(catalog), self.method, self._gpu(catalog), samples=self.samples, tokens_per_sample=self.tokens_per_sample
        )
        return hardware.recommend(catalog, request, date.today())


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

    methods: list[MethodId] | None = None
    """The methods to compare; all where not stated."""
    model: str | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> tuning.MethodComparison:
        return tuning.compare(catalog, tuple(self.methods or ()), catalog.model(self.model) if self.model else None)


class RecommendMethod(RunTool):
    """Which tuning method suits the user's model, cards and data."""

    chat = ("model", "gpu", "num_gpus", "samples", "scenario")

    scenario: ScenarioId | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> tuning.MethodAdvice:
        scenario = catalog.scenarios[self.scenario] if self.scenario else None
        model, gpu = optional_model(catalog, self.model), self._gpu(catalog)
        return tuning.recommend(catalog, model, gpu, self.num_gpus or 1, self.samples, scenario)


class DescribeScenario(Tool):
    """How much data a task needs, in which format, how hard it is; is a number of samples enough."""

    chat = ("scenario", "samples")

    scenario: ScenarioId | None = None
    samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)

    def run(self, catalog: Catalog, language: Language = "en") -> scenarios.ScenarioAdvice:
        return scenarios.describe(catalog, catalog.scenarios[self.scenario] if self.scenario else None, self.samples)


class PlanProject(RunTool):
    """Phases, dates, tasks and budget of a project."""

    chat = ("scenario", "model", "method", "gpu", "num_gpus", "samples", "budget_usd", "weeks")

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

    def run(self, catalog: Catalog, language: Language = "en") -> configs.TrainingConfig:
        model, gpu = self._model(catalog), self._gpu(catalog)
        run = resolve(catalog, Request(model, self.method, gpu, self.num_gpus, self.samples))
        return configs.make(self.framework or "llama-factory", model, run.method, gpu, run.num_gpus, self.samples)


class LookUp(Tool):
    """Facts on one GPU, model or API: price, memory, specifications."""

    chat = ("gpu", "model", "api_model")

    gpu: str | None = None
    model: str | None = None
    api_model: str | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> lookup.Facts:
        if not (self.gpu or self.model or self.api_model):
            raise ToolError("nothing_to_look_up")
        return lookup.Facts(
            gpu=lookup.gpu_facts(catalog, catalog.gpu(self.gpu), date.today()) if self.gpu else None,
            model=lookup.model_facts(catalog.model(self.model)) if self.model else None,
            api=lookup.api_facts(catalog, catalog.api_model(self.api_model)) if self.api_model else None,
        )


class Explain(Tool):
    """A concept or a how-to of fine-tuning."""

    chat = ("topic",)

    topic: str = Field(min_length=1, max_length=2000)
    """What to explain, in the user's words."""

    def run(self, catalog: Catalog, language: Language = "en") -> lookup.Explanation:
        return lookup.index_topics(catalog)[language].explain(self.topic)


class NoTool(Tool):
    """Greetings, thanks, and everything that is not about fine-tuning or serving models."""

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
