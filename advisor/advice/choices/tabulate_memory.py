"""The memory of several models side by side: those that were named at the lengths that were stated,
else the usual sizes or the ones that people tune most."""

from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

from pydantic import Field

from advisor.advice.arguments import CardTool
from advisor.advice.training.asked.stated import Stated, as_usual, job
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.sizes import generic_model
from advisor.language import Language
from advisor.result import Note, Result, name_of, source_of, unique
from advisor.runs.job import Job
from advisor.runs.options import Fits
from advisor.runs.placing import Placed, place
from advisor.units import gib

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora")
LENGTH = 2048
"""Tokens: most data sets have samples of up to so many, and trainers cut there."""
SIZES = (0.5e9, 1.5e9, 3e9, 7e9, 14e9, 32e9, 70e9)
POPULAR = (
    "Llama 3.2 1B", "Llama 3.2 3B", "Llama 2 7B", "Mistral 7B v0.3", "Qwen2.5 7B", "Llama 3.1 8B", "Qwen3 8B", "Gemma 2 9B", "Llama 2 13B", "Qwen3 14B", "Qwen2.5 32B", "Llama 3.1 70B",
    "Qwen2.5 72B",
)  # fmt: skip
"""Of each maker the dense models that are most tuned, by size."""
MOST_LENGTHS = 3


class TabulatedNeed(Result):
    method: MethodId
    peak_memory_gib: float
    """Of one card that holds all of it."""
    fits: Fits | None
    """Null: no card was named."""


class TabulatedModel(Result):
    """A row."""

    model: str
    tokens_per_sample: int
    needs: tuple[TabulatedNeed, ...]
    layers: int
    vocabulary: int
    parts: dict[str, float]
    """GiB at the peak of the last method."""
    chunked_gib: float
    """The same with the loss in chunks."""


class MemoryTable(Result):
    """Micro batch 1, gradient checkpointing on."""

    named: bool
    """The models are those of the question."""
    gpu: str | None
    usable_gib: float | None
    methods: tuple[MethodId, ...]
    lengths: tuple[int, ...]
    rows: tuple[TabulatedModel, ...]
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


class TabulateMemory(CardTool):
    """A table of memory by model and method."""

    models: list[str] | None = Field(default=None, max_length=20)
    kind: Literal["popular", "sizes"] = "popular"
    """Where no models are named."""
    method: MethodId | None = None
    lengths: list[int] | None = Field(default=None, max_length=20)
    """Tokens of a sample."""
    lora_rank: int | None = Field(default=None, ge=1, le=65_536)

    def run(self, catalog: Catalog, language: Language = "en") -> MemoryTable:
        models = list(self._models(catalog))
        lengths = tuple(sorted(set(self.lengths or (LENGTH,))))[-MOST_LENGTHS:]
        methods = (self.method,) if self.method else METHODS
        gpu = self._gpu(catalog)
        found = MemoryTable(
            named=bool(self.models),
            gpu=name_of(gpu),
            usable_gib=gpu.usable_gib if gpu else None,
            methods=methods,
            lengths=lengths,
            rows=tuple(
                self._row(catalog, model, gpu, length, methods)
                for model, length in product(models, lengths)
            ),
            assumptions=(),
            sources=unique(*(model.source for model in models), source_of(gpu)),
        )
        return self._told(catalog, found)

    def _models(self, catalog: Catalog) -> Iterator[Model]:
        if self.models is None and self.kind == "sizes":
            yield from map(generic_model, SIZES)
        else:
            yield from map(catalog.model, self.models or POPULAR)

    def _row(
        self, catalog: Catalog, model: Model, gpu: Gpu | None, length: int,
        methods: tuple[MethodId, ...],
    ) -> TabulatedModel:  # fmt: skip
        jobs = [self._job(catalog, model, length, method) for method in methods]
        placed = [place(each, gpu) for each in jobs]
        memory = placed[-1].memory
        return TabulatedModel(
            model=model.name,
            tokens_per_sample=length,
            needs=tuple(map(_need, placed)),
            layers=model.shape.layers,
            vocabulary=model.shape.vocab,
            parts={name: gib(size) for name, size in memory.breakdown.items()},
            chunked_gib=gib(place(jobs[-1].change(loss="chunked"), gpu).memory.expected),
        )

    def _job(self, catalog: Catalog, model: Model, length: int, method: MethodId) -> Job:
        options: dict[str, Any] = {"micro_batch_size": 1}
        if self.lora_rank:
            options["lora_rank"] = self.lora_rank
        stated = Stated(model, method, tokens_per_sample=length, options=options)
        return as_usual(job(catalog, stated, method), stated)


def _need(placed: Placed) -> TabulatedNeed:
    return TabulatedNeed(
        method=placed.set_up.method,
        peak_memory_gib=gib(placed.memory.expected),
        fits=placed.fits,
    )
