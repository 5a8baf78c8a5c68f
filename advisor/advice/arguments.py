"""Arguments that several tools have: a card, and a training run."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Protocol, Self, TypeVar

from pydantic import Field, field_validator

from advisor.advice.tool import Tool
from advisor.catalog.architectures import model_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.stated_card import card_by_memory, stated_card
from advisor.errors import ToolError
from advisor.result import Note
from advisor.runs.job import Job
from advisor.runs.options import SYNONYMS
from advisor.runs.run import TrainingRun

MOST_GPUS = 4096
MOST_SAMPLES = 10**11


class Assuming(Protocol):
    """A result that lists what it rests on."""

    @property
    def assumptions(self) -> tuple[Note, ...]: ...

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self: ...


AssumingT = TypeVar("AssumingT", bound=Assuming)


SETTINGS = frozenset(
    {field.name for field in (*fields(TrainingRun), *fields(Job))}
    - {"run", "model", "method", "workload"}
    | {"parallelism"}
)
"""Arguments that are settings of a run as it is computed; `parallelism` is how people state its
sharding."""


class CardTool(Tool):
    """Arguments of a tool about a card."""

    gpu: str | None = None
    """A card's name, with its memory where there are several sizes: "RTX 4090", "A100 80GB"."""
    gpu_memory_gib: float | None = Field(default=None, ge=1, le=400)
    """Memory of a card that is named by it alone, or that is not sold with so much."""

    def _gpu(self, catalog: Catalog) -> Gpu | None:
        return stated_card(catalog, self.gpu, self.gpu_memory_gib)

    @property
    def named_by_memory(self) -> float | None:
        """GiB, where the card is named by nothing else."""
        return None if self.gpu else self.gpu_memory_gib

    def _told(self, catalog: Catalog, result: AssumingT) -> AssumingT:
        """The result, with the card that was taken for one named by its memory alone."""
        told = card_by_memory(self.named_by_memory, self._gpu(catalog))
        return result.model_copy(update={"assumptions": (*told, *result.assumptions)})


OF_TUNING = frozenset(
    ("catastrophic-forgetting", "data-privacy", "evaluation", "fine-tuning", "golden-rules", "pretraining",
     "project-mistakes", "return-on-investment", "training-from-scratch", "transfer-learning",
     "uses-of-fine-tuning")
)  # fmt: skip
"""Topics of tuning as a whole."""
BEYOND_SIZES = OF_TUNING | frozenset(
    ("cloud-notebooks", "cloud-or-own", "data-formats", "estimating-a-run",
     "gradient-descent", "labelling-cost", "lora-speed", "offloading", "rag-vs-fine-tuning", "resume-training", "several-gpus-no-faster",
     "slow-training", "throughput-mfu", "tokenizer", "tools-and-frameworks", "trainable-parameters"),
)  # fmt: skip
"""Topics that memory, hours and cost of usual sizes do not answer."""


OF_NO_FIGURE = frozenset(
    ("agent-tuning", "bad-output", "grpo-lora-speed", "overriding-knowledge", "sharegpt-format", "api-discounts", "api-fine-tuning", "benchmark-scores", "china-ai-rules", "eu-ai-act",
     "evaluation-harnesses", "exclamation-marks", "first-token-latency", "guard-models", "loss-curves", "trained-parts",
     "main-memory-and-disk", "memory-unchanged", "model-merging", "ollama-steps", "ppo-logs", "preference-logs",
     "format-examples", "local-runners", "own-columns", "recites-documents", "retrieval-model-tuning", "same-model-other-answers", "slower-after-tuning", "small-encoders", "speech-tuning",
     "tokenizing-large-data", "training-hangs", "training-without-a-gpu", "tts-tuning", "unlearning",
     "windows-shared-memory", "windows-wsl")
)  # fmt: skip
"""Topics that no figure of a run answers, whatever is stated."""


class RunTool(CardTool):
    """Arguments that several tools share."""

    beyond = OF_NO_FIGURE

    model: str | dict[str, Any] | None = None
    """A size ("13B"), a name ("Llama 3.1 8B"), or an object with the fields of a Hugging Face
    `config.json`."""
    method: MethodId | None = None
    """`full`, `lora`, `qlora` or `prompt_tuning`."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    samples: int | None = Field(default=None, ge=1, le=MOST_SAMPLES)
    """Training samples."""

    @field_validator("method", mode="before")
    @classmethod
    def _method_spelling(cls, value: Any) -> Any:
        return usual_spelling("method", value)

    def _model(self, catalog: Catalog) -> Model:
        if (model := optional_model(catalog, self.model)) is None:
            raise ToolError("missing_argument", argument="model")
        return model

    def _options(self) -> dict[str, Any]:
        """Those of the settings that are stated, as `Stated.options` takes them."""
        own = (name for name in type(self).model_fields if name in SETTINGS)
        return {name: value for name in own if (value := getattr(self, name)) is not None}


def usual_spelling(field: str, value: Any) -> Any:
    """A word that other programs use for an option of `field`, as ours; anything else, of any type,
    as it is."""
    return SYNONYMS.get(field, {}).get(value, value) if isinstance(value, str) else value


def optional_model(catalog: Catalog, named: str | dict[str, Any] | None) -> Model | None:
    if named is None:
        return None
    if isinstance(named, dict):
        return model_from_config(catalog, named)
    return catalog.model(named)


def text_model(model: Model | None) -> Model | None:
    """The model, where figures are of one that writes text; raises `ToolError("makes_no_text")` of an
    encoder, an embedding model, one that hears."""
    if model and model.purpose:
        raise ToolError("makes_no_text", name=model.name)
    return model
