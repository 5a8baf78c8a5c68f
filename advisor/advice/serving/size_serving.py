"""What it takes to run a model for its users."""

from dataclasses import replace
from datetime import date
from math import ceil
from typing import Any, Literal

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS, OF_NO_FIGURE, CardTool, optional_model, text_model
from advisor.advice.serving.about import About
from advisor.advice.serving.adapters import NO_ADAPTERS, USUAL_RANK, Adapters
from advisor.advice.serving.asked import ServingAsked, stated_format
from advisor.advice.serving.capacity import Request, request_of
from advisor.advice.serving.launch import Launch
from advisor.advice.serving.load import Load
from advisor.advice.serving.people import REQUESTS_A_DAY, at_once
from advisor.advice.serving.size import size
from advisor.advice.serving.size_found import ServingSize
from advisor.catalog.catalog import Catalog
from advisor.catalog.engine import Engine
from advisor.language import Language

USUAL_TOKENS = 4096
"""Of a request where no length is stated: a question with some context, and its answer."""
LONGEST = 10_000_000
CACHES: dict[str, float] = {"16bit": 1.0, "fp8": 0.5, "8bit": 0.53, "4bit": 0.28}
"""Share of a 16-bit cache; 8 and 4 bit in blocks with their scales (llama.cpp's q8_0 and q4_0: 8.5
and 4.5 bits)."""
ANSWERED = ("first-token-latency",)
"""Topics of no figure of a training that these figures answer."""


class SizeServing(CardTool):
    """Memory, cards, speed and users of serving (running) a model."""

    without_model = True
    beyond = (OF_NO_FIGURE - {*ANSWERED}) | {
        "gguf-llama-cpp",
        "merging-adapters",
        "resume-training",
    }

    model: str | dict[str, Any] | None = None
    """A size ("13B"), a name, or an object with the fields of a Hugging Face `config.json`."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    host_memory_gib: float | None = Field(default=None, gt=0, le=100_000)
    """Main memory of the machine."""
    processor: bool = False
    """It is to run on the processor, without a card."""
    engine: str | list[str] | None = None
    """Program that serves it: vLLM, SGLang, TensorRT-LLM, LMDeploy, TGI, llama.cpp, MLX; of several
    the first is computed."""
    quantization: str | None = None
    """How the weights are stored, a format of `serving_formats.yaml` (16bit, fp8, int8, awq, gptq,
    mxfp4, nvfp4, q4_k_m …) or its width (8bit, 4bit); as the model is published where not stated."""
    kv_cache: Literal["16bit", "fp8", "8bit", "4bit"] | None = None
    """Type of keys and values; 16 bit where not stated."""
    users: int | None = Field(default=None, ge=1, le=10**7)
    """At the same time."""
    people: int | None = Field(default=None, ge=1, le=10**8)
    """Who use it in the course of a day, not at once."""
    requests_per_person: int | None = Field(default=None, ge=1, le=100_000)
    """A day, of one of `people`; 10 where not stated."""
    requests_per_day: int | None = Field(default=None, ge=1, le=10**10)
    input_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    """Of a request."""
    output_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    context_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    """Longest request that the cache must hold."""
    tokens_per_request: int | None = Field(default=None, ge=1, le=LONGEST)
    """Input and output together."""
    prefix_share: float | None = Field(default=None, ge=0, le=0.99)
    """Of the input, found in the prefix cache: a system prompt, the earlier turns."""
    adapters: int | None = Field(default=None, ge=0, le=10_000)
    """LoRA adapters that are served at once on one base."""
    lora_rank: int | None = Field(default=None, ge=1, le=4096)
    """Of the adapters; 16 where not stated."""
    redundancy: bool = False
    """One more copy than needed, so that one may fail."""
    speculative: bool = False
    """Tell what speculative decoding gained where it was measured; it is not computed."""
    about: list[About] = Field(default_factory=list)
    """What is asked for, to be told first."""

    launch: Launch | None = None
    """How it was started, and the error with which it stopped."""

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
            engines=self._engines(catalog),
            cache_share=CACHES[self.kv_cache or "16bit"],
            adapters=self._adapters(),
            users_stated=self._at_once is not None,
            people=self.people,
            length_stated=any((*lengths, self.tokens_per_request)),
            host_memory_gib=self.host_memory_gib,
            processor=self.processor,
            speculative=self.speculative,
            launch=self.launch,
            about=tuple(self.about),
        )
        if self.quantization:
            asked = replace(asked, stored=stated_format(catalog, asked, self.quantization))
        return self._told(catalog, size(catalog, asked, today))

    @property
    def _at_once(self) -> int | None:
        """A number of people is no number of users at once."""
        return None if self.users == self.people else self.users

    def _engines(self, catalog: Catalog) -> tuple[Engine, ...]:
        named = [self.engine] if isinstance(self.engine, str) else self.engine or []
        rows = [catalog.engine(name) for name in named]
        return tuple({row.id: row for row in rows}.values())

    def _adapters(self) -> Adapters:
        count = self.adapters or 0
        return Adapters(count, self.lora_rank or USUAL_RANK) if count else NO_ADAPTERS

    def _load(self, most: int | None) -> Load:
        """Lengths that are not stated follow from those that are; of people in the course of a day
        requests and users at once."""
        request = self._request(most)
        load = Load(
            users=self._at_once or 1,
            input_tokens=request.input_tokens,
            output_tokens=request.output_tokens,
            context_tokens=max(self.context_tokens or 0, request.tokens),
            requests_per_day=self.requests_per_day,
            prefix_share=self.prefix_share or 0.0,
            requests_per_person=self.requests_per_person or REQUESTS_A_DAY,
            spare=1 if self.redundancy else 0,
        )
        return self._of_people(load) if self.people else load

    def _request(self, most: int | None) -> Request:
        whole = self.tokens_per_request or self.context_tokens
        if not (whole or self.input_tokens or self.output_tokens):
            whole = min(USUAL_TOKENS, most or USUAL_TOKENS)
        return request_of(max(2, whole) if whole else None, self.input_tokens, self.output_tokens)

    def _of_people(self, load: Load) -> Load:
        """A request is in work no longer than an acceptable speed takes."""
        daily = load.requests_per_day or ceil((self.people or 0) * load.requests_per_person)
        users = self._at_once or at_once(daily, load.output_tokens)
        return replace(load, users=users, requests_per_day=daily)
