"""What it takes to run a model for its users."""

from datetime import date
from math import ceil
from typing import Any

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from advisor.advice.arguments import MOST_GPUS, OF_NO_FIGURE, CardTool, optional_model
from advisor.advice.serving.capacity import INPUT_SHARE
from advisor.advice.serving.option import Load
from advisor.advice.serving.server import Bits
from advisor.advice.serving.size import ServingAsked, ServingSize, size
from advisor.catalog.catalog import Catalog
from advisor.language import Language

USUAL_TOKENS = 4096
"""Of a request where no length is stated: a question with some context, and its answer."""
LONGEST = 10_000_000
STORED_AS: dict[str, Bits] = {
    "16bit": 16, "bf16": 16, "fp16": 16, "none": 16,
    "8bit": 8, "int8": 8, "fp8": 8,
    "4bit": 4, "int4": 4, "nf4": 4, "gptq": 4, "awq": 4,
}  # fmt: skip


class SizeServing(CardTool):
    """Memory, cards, speed and users of serving (running) a model."""

    without_model = True
    beyond = OF_NO_FIGURE | {"gguf-llama-cpp", "merging-adapters", "resume-training"}

    model: str | dict[str, Any] | None = None
    """A size ("13B"), a name, or an object with the fields of a Hugging Face `config.json`."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    host_memory_gib: float | None = Field(default=None, gt=0, le=100_000)
    """Main memory of the machine."""
    quantization: str | None = None
    """16bit, 8bit, fp8, 4bit, gptq or awq; 16 bit where not stated."""
    users: int | None = Field(default=None, ge=1, le=10**7)
    """At the same time."""
    requests_per_day: int | None = Field(default=None, ge=1, le=10**10)
    input_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    """Of a request."""
    output_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    context_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    """Longest request that the cache must hold."""
    tokens_per_request: int | None = Field(default=None, ge=1, le=LONGEST)
    """Input and output together."""

    @field_validator("quantization")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value is None:
            return None
        name = value.lower().replace("-", "").replace(" ", "")
        if name not in STORED_AS:
            raise PydanticCustomError("enum", "unknown", {"expected": ", ".join(STORED_AS)})
        return name

    def run(self, catalog: Catalog, language: Language = "en") -> ServingSize:
        return self.sized(catalog, date.today())

    def sized(self, catalog: Catalog, today: date) -> ServingSize:
        """At the prices known on `today`."""
        model = optional_model(catalog, self.model)
        lengths = self.input_tokens, self.output_tokens, self.context_tokens
        asked = ServingAsked(
            load=self._load(model.context if model else None),
            model=model,
            gpu=self._gpu(catalog),
            gpu_chosen=self.named_by_memory is not None,
            num_gpus=self.num_gpus,
            bits=STORED_AS[self.quantization] if self.quantization else None,
            users_stated=self.users is not None,
            length_stated=any((*lengths, self.tokens_per_request)),
            host_memory_gib=self.host_memory_gib,
        )
        return self._told(catalog, size(catalog, asked, today))

    def _load(self, most: int | None) -> Load:
        """Lengths that are not stated follow from those that are: 3 in to 1 out."""
        whole = self._tokens(most)
        output = self.output_tokens or max(
            1, whole - (self.input_tokens or round(whole * INPUT_SHARE))
        )
        read = self.input_tokens or max(1, whole - output)
        return Load(
            users=self.users or 1,
            input_tokens=read,
            output_tokens=output,
            context_tokens=max(self.context_tokens or 0, read + output),
            requests_per_day=self.requests_per_day,
        )

    def _tokens(self, most: int | None) -> int:
        """Of a request, input and output."""
        if self.input_tokens and self.output_tokens:
            return self.input_tokens + self.output_tokens
        if stated := self.tokens_per_request or self.context_tokens:
            return max(2, stated, (self.input_tokens or self.output_tokens or 0) + 1)
        if self.input_tokens:
            return ceil(self.input_tokens / INPUT_SHARE)
        if self.output_tokens:
            return ceil(self.output_tokens / (1 - INPUT_SHARE))
        return min(USUAL_TOKENS, most or USUAL_TOKENS)
