"""The largest micro batch, sample, rank or model that fits, or the most samples in a time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from pydantic import Field

from advisor.advice.arguments import optional_model
from advisor.advice.memory.limit_found import Limit, LimitAnswer
from advisor.advice.memory.limits import Case
from advisor.advice.memory.tool import MemoryTool
from advisor.advice.training.asked.stated import (
    ADAPTERS,
    Stated,
    checkpointed,
    methods_on,
    place_stated,
)
from advisor.advice.training.notes import assumptions
from advisor.advice.training.run_ways import ways
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.names import names_family, squash
from advisor.catalog.sizes import generic_model
from advisor.catalog.stated_card import typical_card
from advisor.errors import ToolError
from advisor.language import Language
from advisor.result import Note, name_of, source_of, unique
from advisor.runs.placing import Placed

SIZES = (1.5e9, 3e9, 7e9, 13e9, 32e9, 70e9)
"""Told where no model is stated."""
MEMORIES = (8, 12, 16, 24, 48, 80)
"""GB of the cards told where none is stated."""
MEMORIES_OF_SIZES = (24, 80)
"""The same where no model is stated either."""
LARGER = 1.5
"""Of a card's versions: so much more memory makes another answer."""
HOURS = 24
"""Where neither hours nor a budget is stated."""

DATA_NOTES = ("training.no-data-size", "training.workload")


class _Subject(NamedTuple):
    model: Model
    card: Gpu


class FindLimit(MemoryTool):
    """The largest batch, sample length, rank or model that fits, or the most samples in a time."""

    limit: Limit | None = None
    """What is to be as large as possible; where not stated, each of them alone."""
    hours: float | None = Field(default=None, gt=0, le=1e6)
    """The most hours, for `samples`."""
    budget: float | None = Field(default=None, gt=0, le=1e12)
    """The most USD, for `samples`."""

    def run(self, catalog: Catalog, language: Language = "en") -> LimitAnswer:
        subjects, model = list(self._subjects(catalog)), optional_model(catalog, self.model)
        limits = _of_purpose(self._limits()) if model and model.purpose else self._limits()
        cases = list(product(limits, self._cases(catalog, subjects)))
        first = place_stated(catalog, cases[0][1].stated)
        work = first.set_up.workload
        hours = self._hours()
        return LimitAnswer(
            limits=limits,
            model=name_of(model),
            gpu=name_of(subjects[0].card) if len({s.card.name for s in subjects}) == 1 else None,
            named_by_memory=self.named_by_memory,
            num_gpus=self.num_gpus or 1,
            method=self.method,
            tokens_per_sample=work.tokens_per_sample,
            micro_batch_size=first.set_up.micro_batch_size,
            epochs=work.epochs,
            hours=hours if "samples" in limits else None,
            budget_usd=self.budget if "samples" in limits else None,
            found=tuple(
                case.samples(hours, self.budget) if limit == "samples" else case.found(limit)
                for limit, case in cases
                if limit != "rank" or case.method in ADAPTERS
            ),
            assumptions=(*self.notes(catalog), *_settings(cases[0][1].stated, first, model)),
            sources=unique(source_of(model), source_of(self._gpu(catalog))),
        )

    def _limits(self) -> tuple[Limit, ...]:
        if self.limit == "rank" and not self._adapts():
            raise ToolError("setting_of_method", argument="lora_rank", methods=", ".join(ADAPTERS))
        if self.limit:
            return (self.limit,)
        if self.hours or self.budget:
            return ("samples",)
        if self.model is None:
            return ("model",)
        return (
            ("batch", "tokens", "rank", "model") if self._adapts() else ("batch", "tokens", "model")
        )

    def _adapts(self) -> bool:
        return self.method in (None, *ADAPTERS)

    def _hours(self) -> float | None:
        return self.hours or (None if self.budget else HOURS)

    def _subjects(self, catalog: Catalog) -> Iterator[_Subject]:
        """The stated model and card, the usual ones where none is stated."""
        model, gpu = optional_model(catalog, self.model), self._gpu(catalog)
        one = model or self._limits() == ("model",)
        models = [model or generic_model(SIZES[0])] if one else map(generic_model, SIZES)
        memories = MEMORIES if one else MEMORIES_OF_SIZES
        typical = (card for memory in memories if (card := typical_card(catalog, memory)))
        cards = self._versions(catalog, gpu) if gpu else typical
        return (_Subject(*each) for each in product(models, cards))

    def _versions(self, catalog: Catalog, gpu: Gpu) -> list[Gpu]:
        """The card; where its family alone was named, its largest version too."""
        if not (self.gpu and names_family(gpu, squash(self.gpu))):
            return [gpu]
        largest = catalog.largest_version(gpu)
        return [gpu, largest] if largest.memory_gb >= LARGER * gpu.memory_gb else [gpu]

    def _cases(self, catalog: Catalog, subjects: Sequence[_Subject]) -> Iterator[Case]:
        for model, card in subjects:
            methods = (self.method,) if self.method else tuple(reversed(methods_on(card)))
            asked = self.model_copy(update={"model": self.model or model.name})
            stated = checkpointed(replace(asked.run_of(catalog), gpu=card))
            for method in methods:
                for way in ways(stated):
                    yield Case(catalog, stated, method, way)

    def _one_at_once(self) -> bool:
        """The samples that a time allows are read in the batches that suit the card."""
        return self._limits() != ("samples",)


def _of_purpose(limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
    """Of a model that makes no text no larger one is meant: then its largest batch is."""
    return tuple(limit for limit in limits if limit != "model") or ("batch",)


def _settings(stated: Stated, placed: Placed, model: Model | None) -> Iterator[Note]:
    """What the limits rest on: not the data, and no model that was not stated."""
    left_out = DATA_NOTES if model else (*DATA_NOTES, "training.generic")
    found = assumptions(stated, placed)
    return (note for note in found if note.code not in left_out)
