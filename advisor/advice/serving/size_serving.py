"""What it takes to run a model for its users."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS, OF_NO_FIGURE, CardTool, optional_model, text_model
from advisor.advice.serving.asked import ServingAsked
from advisor.advice.serving.capacity import request_of
from advisor.advice.serving.load import Load
from advisor.advice.serving.size import ServingSize, size
from advisor.catalog.catalog import Catalog
from advisor.language import Language

USUAL_TOKENS = 4096
"""Of a request where no length is stated: a question with some context, and its answer."""
LONGEST = 10_000_000
CACHES: dict[str, float] = {"16bit": 1.0, "fp8": 0.5}
"""Share of a 16-bit cache."""


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
    """How the weights are stored, a format of `serving_formats.yaml` (16bit, fp8, int8, awq, gptq,
    mxfp4, nvfp4, q4_k_m …) or its width (8bit, 4bit); as the model is published where not stated."""
    kv_cache: Literal["16bit", "fp8"] | None = None
    """Type of keys and values; 16 bit where not stated."""
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

    def run(self, catalog: Catalog, language: Language = "en") -> ServingSize:
        return self.sized(catalog, date.today())

    def sized(self, catalog: Catalog, today: date) -> ServingSize:
        """At the prices known on `today`."""
        model = text_model(optional_model(catalog, self.model))
        lengths = self.input_tokens, self.output_tokens, self.context_tokens
        asked = ServingAsked(
            load=self._load(model.longest_context if model else None),
            model=model,
            gpu=self._gpu(catalog),
            gpu_chosen=self.named_by_memory is not None,
            num_gpus=self.num_gpus,
            stored=catalog.serving_format(self.quantization) if self.quantization else None,
            cache_share=CACHES[self.kv_cache or "16bit"],
            users_stated=self.users is not None,
            length_stated=any((*lengths, self.tokens_per_request)),
            host_memory_gib=self.host_memory_gib,
        )
        return self._told(catalog, size(catalog, asked, today))

    def _load(self, most: int | None) -> Load:
        """Lengths that are not stated follow from those that are."""
        whole = self.tokens_per_request or self.context_tokens
        if not (whole or self.input_tokens or self.output_tokens):
            whole = min(USUAL_TOKENS, most or USUAL_TOKENS)
        request = request_of(
            max(2, whole) if whole else None, self.input_tokens, self.output_tokens
        )
        return Load(
            users=self.users or 1,
            input_tokens=request.input_tokens,
            output_tokens=request.output_tokens,
            context_tokens=max(self.context_tokens or 0, request.tokens),
            requests_per_day=self.requests_per_day,
        )
