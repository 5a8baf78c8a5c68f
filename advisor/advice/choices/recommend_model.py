"""Which base model to start from: what sizes the cards can tune, candidates beside each other, and
base or chat."""

from collections.abc import Iterator, Sequence
from typing import Any

from babel import Locale
from pydantic import Field

from advisor.advice.arguments import RunTool, optional_model
from advisor.advice.choices.base_or_chat import base_or_chat
from advisor.advice.choices.method_rules import first_step
from advisor.advice.choices.model_found import Candidate, ModelAdvice
from advisor.advice.choices.open_models import SIZES
from advisor.advice.choices.recommend_method import least_samples
from advisor.advice.choices.shortlist import Wish, shortlist
from advisor.advice.choices.size_fit import (
    CARD_MEMORIES,
    CardRow,
    Fitted,
    MethodCell,
    ModelRequest,
    card_row,
    fitted,
    largest_of,
    size_row,
)
from advisor.advice.training.asked.stated import METHODS, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL
from advisor.catalog.guidance import MethodId, ScenarioId
from advisor.catalog.sizes import SIZE, generic_model
from advisor.catalog.stated_card import typical_card
from advisor.errors import ToolError
from advisor.language import Language, Text
from advisor.language import source_of as source
from advisor.result import Note, name_of, note, source_of, unique

SOURCES = ("https://arxiv.org/abs/2203.02155", "https://github.com/QwenLM/Qwen")
"""What instruction tuning changes; what a base model costs more where its chat tokens must be
trained."""
NARROW = frozenset(("images", "ocr", "embeddings"))
"""Tasks that a model of text does not do."""


def recommend(catalog: Catalog, asked: ModelRequest, wish: Wish | None = None) -> ModelAdvice:
    """Sizes by what they need, candidates by fact; no ranking by quality, which no row supports."""
    chosen = shortlist(catalog, asked, wish) if wish and not asked.names else None
    candidates = _candidates(catalog, asked, wish)
    sizes = tuple(size_row(catalog, asked, size, asked.gpu) for size in SIZES)
    kind, why = base_or_chat(asked)
    gpu = asked.gpu
    work = place_stated(catalog, asked.run(generic_model(1e9), METHODS[0], None)).set_up.workload
    return ModelAdvice(
        gpu=name_of(gpu),
        num_gpus=asked.num_gpus,
        usable_gib=gpu.usable_gib if gpu else None,
        card_memory_gb=asked.card_memory_gb,
        methods=asked.methods,
        samples=work.samples,
        tokens_per_sample=work.tokens_per_sample,
        epochs=work.epochs,
        samples_chosen=asked.samples is None,
        largest=tuple(largest_of(sizes, method) for method in asked.methods) if gpu else (),
        sizes=sizes,
        cards=() if gpu else tuple(_card_rows(catalog, asked)),
        candidates=candidates,
        kind=kind,
        why=why,
        advice=tuple(_advice(catalog, asked)),
        assumptions=() if chosen and chosen.picks else tuple(_assumptions(asked, candidates)),
        sources=unique(
            chosen.sources if chosen else (),
            *_licence_pages(catalog, candidates),
            SOURCES,
            source_of(gpu),
            source_of(asked.scenario),
        ),
        shortlist=chosen,
    )


def _licence_pages(catalog: Catalog, candidates: Sequence[Candidate]) -> Iterator[tuple[str, ...]]:
    for each in candidates:
        if each.commercial and each.licence:
            yield catalog.licences[each.licence].source


def _card_rows(catalog: Catalog, asked: ModelRequest) -> Iterator[CardRow]:
    for memory in CARD_MEMORIES:
        if gpu := typical_card(catalog, memory):
            yield card_row(catalog, asked, gpu)


def _candidate(catalog: Catalog, asked: ModelRequest, named: str | dict[str, Any]) -> Candidate:
    """What is known of it; an unknown name by the size in it, if there is one."""
    taken_as = None
    try:
        model = optional_model(catalog, named)
        assert model, "a candidate has a name"
    except ToolError as error:
        name = str(named)
        size = SIZE.search(name)
        if isinstance(named, dict) or size is None:
            closest = tuple(error.closest) or None
            return Candidate(name=name, problem=note("model.unknown", name=name, closest=closest))
        model = generic_model(float(size[1]) * (1e9 if size[2].lower() == "b" else 1e6))
        taken_as = model.name
    shape, found = model.shape, fitted(catalog, asked, model, asked.gpu)
    best, copied = _best(found)
    return Candidate(
        name=str(named) if taken_as else model.name,
        taken_as=taken_as,
        parameters=shape.parameters,
        active_parameters=shape.active_parameters,
        context=model.context,
        extended_context=model.extended_context,
        licence=model.licence,
        fitted=found,
        best=best,
        best_copied=copied,
    )


def _candidates(catalog: Catalog, asked: ModelRequest, wish: Wish | None) -> tuple[Candidate, ...]:
    found = tuple(_candidate(catalog, asked, name) for name in asked.names)
    judging = wish is not None and wish.commercial
    return tuple(_judged(catalog, each) for each in found) if judging else found


def _judged(catalog: Catalog, each: Candidate) -> Candidate:
    """With what its licence says of commercial use."""
    licence = catalog.licences.get(each.licence or "")
    if licence is None:
        return each
    return each.model_copy(update={"commercial": licence.commercial, "terms": licence.terms})


PREFERENCE: tuple[MethodId, ...] = ("lora", "qlora", "prompt_tuning", "full")


def _best(found: Sequence[Fitted]) -> tuple[MethodCell | None, bool]:
    """And whether it is copied: with room to spare before tight, LoRA before QLoRA, copies before
    shards."""
    running = [
        (cell, ways.copied) for ways in found for cell in ways.cells if cell.hours is not None
    ]
    best = min(
        running,
        key=lambda each: (each[0].fits is not True, PREFERENCE.index(each[0].method), not each[1]),
        default=None,
    )
    return best or (None, False)


def _advice(catalog: Catalog, asked: ModelRequest) -> Iterator[Note]:
    least = asked.scenario.min_samples if asked.scenario else least_samples(catalog)
    if asked.samples is not None and asked.samples < least:
        yield first_step(asked.samples, least, asked.scenario)
    yield note("model.smallest-first")
    yield note("model.own-examples")


def _assumptions(asked: ModelRequest, candidates: Sequence[Candidate]) -> Iterator[Note]:
    yield note("model.sizes")
    if "full" in asked.methods:
        yield note("set-ups.sixteen-bit-full")
    yield note("model.listed")
    for each in candidates:
        if each.taken_as:
            yield note("model.taken-as", name=each.name, size=each.taken_as)


def _of_kind(found: ModelAdvice) -> ModelAdvice:
    """Base or chat, and no model."""
    advice = () if found.why.code == "model.raw-text" else (note("model.try-both"),)
    told = {"kind_alone": True, "assumptions": (), "sources": SOURCES, "advice": advice}
    return found.model_copy(update=told)


class RecommendModel(RunTool):
    """Which base model to start from, in which size, and base or chat."""

    beyond = RunTool.beyond | {"base-vs-instruct"}
    beyond_sizes = frozenset(("pretraining",))

    runs: list[dict[str, Any]] | None = Field(default=None, max_length=8)
    """Candidates, each with its `model`; what else they state is not compared here."""
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    objective: str | None = None
    """`pretrain` is continued pretraining."""
    scenario: ScenarioId | None = None
    need: str | None = None
    """Id of a task beyond the lesson's five."""
    spoken: list[str] | None = Field(default=None, max_length=8)
    """ISO 639-1 codes of the languages that it must know."""
    commercial: bool = False
    """It must be allowed for commercial use."""
    small: bool = False
    below: float | None = Field(default=None, gt=0, le=1e13)
    """Parameters that it must not reach: "smaller than 7B"."""
    best: bool = False
    """One is asked for by name, whatever it is for."""
    kind_alone: bool = False
    """Base or chat is asked, and no model."""

    def run(self, catalog: Catalog, language: Language = "en") -> ModelAdvice:
        named = [each["model"] for each in self.runs or () if each.get("model")]
        names = [*dict.fromkeys(named)] if all(isinstance(n, str) for n in named) else named
        asked = ModelRequest(
            names=names or ([self.model] if self.model else []),
            gpu=self._gpu(catalog),
            card_memory_gb=self.named_by_memory,
            num_gpus=self.num_gpus or 1,
            method=self.method,
            samples=self.samples,
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
            objective=self.objective,
            scenario=catalog.scenarios[self.scenario] if self.scenario else None,
        )
        if self.kind_alone:
            return _of_kind(recommend(catalog, asked))
        return self._told(catalog, recommend(catalog, asked, self._wish(catalog, language)))

    def _wish(self, catalog: Catalog, language: Language) -> Wish | None:
        """What is asked of it beyond its size, if anything."""
        tasks, name = self._tasks(catalog)
        if not any((tasks, self.spoken, self.commercial, self.small, self.below, self.best)):
            return None
        spoken = tuple(code for code in self.spoken or () if code in Locale("en").languages)
        unsaid = not spoken and source(language) != "en"
        return Wish(
            tasks=tasks,
            task=name,
            spoken=(source(language),) if unsaid else spoken,
            unsaid=unsaid,
            commercial=self.commercial,
            small=self.small,
            below=self.below,
            narrow=not NARROW.isdisjoint(tasks),
        )

    def _tasks(self, catalog: Catalog) -> tuple[tuple[str, ...], Text | None]:
        """Ids of the task and of what it is a kind of, and its name."""
        need = catalog.data_needs.get(self.need or "")
        if need is None or need.id == GENERAL:
            named = catalog.scenarios[self.scenario] if self.scenario else None
            return ((named.id,), named.name) if named else ((), None)
        kin = self.scenario or need.scenario
        return ((need.id, kin) if kin else (need.id,)), need.name
