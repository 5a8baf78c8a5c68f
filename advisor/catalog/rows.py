"""The rows of `knowledge/`: what is known, of what unit, from which source, checked when.

Every class is strict (no coercion, no unknown key) and its field docstrings are the documentation of the YAML files.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict, Text
from advisor.catalog.shape import Shape
from advisor.language import Language

MethodId = Literal["full", "lora", "qlora", "prompt_tuning"]
ScenarioId = Literal["qa_system", "text_generation", "code_generation", "classification", "extraction"]


class Gpu(Sourced):
    """One accelerator as sold: one memory size, one row."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    """Lower-case key, unique, e.g. `a100-80gb`."""
    name: str
    """As shown, without the vendor: "RTX 4090", "A100 80GB"."""
    name_zh: str | None = None
    """Chinese name where it differs."""
    aliases: tuple[str, ...] = ()
    """Other spellings people use, matched without case, spaces and hyphens: "4090"."""
    vendor: Literal["NVIDIA", "AMD", "Huawei", "Apple", "Intel"]
    segment: Literal["consumer", "laptop", "workstation", "datacenter", "unified"]
    """`unified`: the memory is shared with the processor (Apple M series, GH200 counts as datacenter)."""
    architecture: str
    """Ampere, Ada, CDNA 3, …"""
    compute_capability: str | None = None
    """CUDA compute capability, NVIDIA only, e.g. "8.9"."""
    year: int = Field(ge=2012, le=2030)
    memory_gb: float = Field(gt=0)
    """Memory as the vendor prints it."""
    usable_gib: float = Field(gt=0)
    """GiB a process can get: what PyTorch reports as total memory (less ECC and firmware), never more than is printed."""
    bandwidth_gb_s: float = Field(gt=0)
    """Memory bandwidth, 10^9 bytes a second."""
    tflops_fp16: float = Field(gt=0)
    """Dense fp16 matrix throughput with fp32 accumulation where tensor cores exist (10^12 FLOP/s, no sparsity)."""
    tflops_bf16: float | None = Field(default=None, gt=0)
    """Dense bf16 matrix throughput; null where the hardware has no bf16."""
    tflops_fp32: float | None = Field(default=None, gt=0)
    tdp_w: int = Field(gt=0)
    """Board power limit in watts."""
    nvlink_gb_s: float | None = Field(default=None, gt=0)
    """Total bandwidth to the other cards over NVLink (or the vendor's own link); null: PCIe only."""
    default_of: str | None = None
    """Bare family name that means this row when no memory size is given: `a100-40gb` is the default of "A100"."""
    note: Text | None = None

    @property
    def link_gb_s(self) -> float | None:
        """`nvlink_gb_s` where several such cards can be expected to have it: a desktop card's bridge is rarely there."""
        return self.nvlink_gb_s if self.segment == "datacenter" else None


class Model(Sourced):
    """One published language model."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    name: str
    """As shown: "Llama 3.1 8B"."""
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    """Other spellings, matched without case, spaces and hyphens; not needed for the name itself or the repository's name."""
    vendor: str
    repo: str | None = None
    """Hugging Face repository, "owner/name"."""
    licence: str | None = None
    context: int | None = Field(default=None, gt=0)
    """Longest context in tokens as published."""
    published_parameters: int = Field(gt=0)
    """Parameter count of the published weights; the count recomputed from the shape must agree within 1 %."""
    published_active: int | None = Field(default=None, gt=0)
    """Active parameters of a mixture of experts, as published."""
    shape: Shape
    generic: bool = False
    """True only for the decoder made up for a bare size ("13B"); never in a file."""


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
    tasks: tuple[Text, ...]
    deliverable: Text


class BudgetItem(Strict):
    id: str
    name: Text
    usd_low: float = Field(ge=0)
    usd_high: float = Field(ge=0)
    optional: bool = False


class Project(Sourced):
    """Phases and budget of a fine-tuning project, golden rules, the hardware ladder: the lesson's planning figures."""

    phases: tuple[Phase, ...]
    budget: tuple[BudgetItem, ...]
    total_usd_low: float
    total_usd_high: float
    total_weeks_low: float
    total_weeks_high: float
    golden_rules: tuple[Text, ...]
    risks: tuple[Text, ...]


class Lesson(Sourced):
    """The lesson's cost tables, exactly."""

    training_hours: dict[str, dict[str, float]]
    """Model size -> GPU (catalog id, or a family name such as "a100") -> hours for the reference workload."""
    several_cards: tuple[str, ...]
    """Sizes whose hours mean several cards working together."""
    gpu_usd_per_hour: dict[str, float]
    """GPU id -> USD an hour."""
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


class GpuPrice(Sourced):
    """What renting one card costs at one provider."""

    gpu: str
    """Catalog id."""
    provider: str
    kind: Literal["on_demand", "spot", "reserved"]
    usd_per_hour: float | None = Field(default=None, gt=0)
    cny_per_hour: float | None = Field(default=None, gt=0)
    """Exactly one currency: as the provider quotes it, per card."""
    as_of: date
    """The day the price was valid (the source's date; `checked` is ours)."""


class ExchangeRate(Sourced):
    currency: Literal["CNY"]
    per_usd: float = Field(gt=0)
    as_of: date


class ElectricityPrice(Sourced):
    region: Text
    id: str
    usd_per_kwh: float = Field(gt=0)
    as_of: date


class StoragePrice(Sourced):
    """What keeping files beside rented cards costs at one provider."""

    id: str
    provider: str
    what: str
    """The volume as the provider names it, and the region or tier of the price."""
    usd_per_gb_month: float = Field(gt=0)
    """USD for a gigabyte kept a month. As billed: where the provider counts GiB, the price of one."""
    as_of: date | None = None
    """The day the price was valid; null: the source bears no date."""


class HostedTuningPrice(Sourced):
    """Hosted fine-tuning, billed by training token."""

    provider: str
    model: str
    """As the provider names it, or its size class."""
    method: Literal["full", "lora", "any"]
    max_parameters: int | None = None
    """For prices by size class: up to this many parameters."""
    usd_per_million_tokens: float = Field(gt=0)
    as_of: date
    note: Text | None = None


class ApiModel(Sourced):
    """A model behind an API and where its price is: in the bundled `genai-prices` data, or here."""

    id: str
    name: str
    name_zh: str | None = None
    aliases: tuple[str, ...] = ()
    provider: str
    """Provider as shown: "OpenAI"."""
    genai_provider: str | None = None
    """`provider_id` of genai-prices."""
    genai_model: str | None = None
    """Model reference of genai-prices; its price is then read from there."""
    input_usd_per_million: float | None = Field(default=None, gt=0)
    output_usd_per_million: float | None = Field(default=None, gt=0)
    input_cny_per_million: float | None = Field(default=None, gt=0)
    output_cny_per_million: float | None = Field(default=None, gt=0)
    """Own figures where genai-prices has none; all null: the price is unknown and the answer says so."""
    as_of: date | None = None


class Topic(Strict):
    """A concept or a how-to, from `knowledge/topics/<lang>/<id>.md`."""

    id: str
    language: Language
    title: str
    aliases: tuple[str, ...]
    sources: tuple[str, ...] = Field(min_length=1)
    checked: date
    see_also: tuple[str, ...]
    body: str
