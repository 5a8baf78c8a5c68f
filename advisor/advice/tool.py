"""What the tools share: their base, and the arguments of every tool that is about a training
run."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from advisor.catalog.architectures import model_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.errors import ToolError
from advisor.json_input import plain
from advisor.language import Language
from advisor.runs.options import SYNONYMS

MOST_GPUS = 4096
MOST_SAMPLES = 10**11


class Tool(BaseModel):
    """Base of the tools: unknown arguments are refused, None means "not stated"."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, allow_inf_nan=False)
    takes_over: ClassVar[bool] = False
    """Whether a call takes over single names that earlier turns stated, instead of all of them."""
    free_text: ClassVar[str] = ""
    """The argument that is the message itself."""
    in_chat: ClassVar[Mapping[str, Any]] = {}
    """Arguments that every call for a person has: what an answer tells beyond the figures."""

    @model_validator(mode="before")
    @classmethod
    def _plain_values(cls, arguments: Any) -> Any:
        return plain(arguments)

    @classmethod
    def asked(cls, arguments: Mapping[str, Any]) -> Self:
        """The call for a person, from the chat or a page; raises `ValidationError`."""
        return cls.model_validate({**cls.in_chat, **arguments})

    def run(self, catalog: Catalog, language: Language = "en") -> BaseModel:
        raise AssertionError("every tool computes")


Tools = Mapping[str, type[Tool]]
"""The tools by name."""


class RunTool(Tool):
    """Arguments that several tools share."""

    model: str | dict[str, Any] | None = None
    """A size ("13B"), a name ("Llama 3.1 8B"), or an object with the fields of a Hugging Face
    `config.json`."""
    method: MethodId | None = None
    """`full`, `lora`, `qlora` or `prompt_tuning`."""
    gpu: str | None = None
    """A card's name, with its memory where there are several sizes: "RTX 4090", "A100 80GB"."""
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

    def _options(self, names: tuple[str, ...]) -> dict[str, Any]:
        """Those of the settings that are stated, as `Stated.options` takes them."""
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def _gpu(self, catalog: Catalog) -> Gpu | None:
        return catalog.gpu(self.gpu) if self.gpu else None


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
