"""What a run takes whose model nobody named: the same run for the usual sizes of models."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from advisor.advice.arguments import optional_model
from advisor.advice.choices.lesson_project import LessonProject, lesson_project
from advisor.advice.choices.on_processor import on_processor
from advisor.advice.choices.rule_of_thumb import RuleOfThumb, rule_of_thumb
from advisor.advice.choices.size_fit import CARD_MEMORIES
from advisor.advice.choices.sizes_found import (
    SizedRun,
    SizeEstimate,
    SizesEstimate,
    fits_well,
)
from advisor.advice.training.asked.stated import (
    Stated,
    job,
    methods_on,
    place_stated,
    workload,
)
from advisor.advice.training.machine.found import Part
from advisor.advice.training.machine.run import RunInMachine
from advisor.advice.training.machine.told import ASSUMED, by_method, by_size
from advisor.advice.training.notes import about_card, workload_notes
from advisor.advice.training.pace import pace
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.stated_card import typical_card
from advisor.errors import ToolError
from advisor.language import Language, Text
from advisor.prices import cost
from advisor.prices.priced import PricedRun, memory_parts, priced
from advisor.result import Note, name_of, note, source_of, unique
from advisor.runs.host import SOURCES
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, place, smallest
from advisor.runs.run import COUNTS
from advisor.runs.time.flops import half_precision
from advisor.runs.workload import Workload
from advisor.units import gib

SMALL = ("Qwen2.5 0.5B", "Qwen2.5 1.5B", "Qwen2.5 3B")
"""Below 7B the vocabulary decides the memory, so models that can be had stand for their sizes."""
LARGE = ("7B", "14B", "32B", "70B")
"""Those whose main memory and disk are told: of smaller ones any machine has enough."""
SIZES = (*SMALL, *LARGE)
EXAMPLE = "7B"
"""The size whose figures lead where it fits."""
DESKTOP_GIB = 0.3
"""What a screen takes of a card that is in a PC; our assumption."""
SMALL_GB = 8
"""Memory of cards on which that decides."""
OF_A_PC = ("consumer", "laptop")


def estimate(catalog: Catalog, tool: "EstimateBySize", today: date) -> SizesEstimate:
    runs = {size: tool.of_size(catalog, size) for size in SIZES}
    gpu = runs[EXAMPLE].gpu
    methods = (tool.method,) if tool.method else methods_on(gpu)
    sizes = _sizes(catalog, runs, methods, today)
    example = _example(sizes, methods)
    stated = runs[example]
    work, lesson = workload(catalog, stated), _lesson(catalog, tool)
    return SizesEstimate(
        unknown=_unknown(catalog, tool.model),
        gpu=name_of(gpu),
        card_note=about_card(gpu, _hours(sizes[EXAMPLE]), work.tokens),
        named_by_memory=tool.named_by_memory,
        num_gpus=tool.num_gpus or 1,
        usable_gib=round(gpu.usable_gib, 2) if gpu else None,
        supported=_supported(gpu),
        methods=methods,
        samples=work.samples,
        tokens_per_sample=work.tokens_per_sample,
        epochs=work.epochs,
        training_tokens=work.tokens,
        amount_stated=stated.amount,
        sizes=tuple(sizes.values()),
        example=runs[example].model.name,
        usual=runs[EXAMPLE].model.name,
        of_machine=_of_machine(
            catalog, [runs[size] for size in LARGE], methods, tool.of_machine or ()
        ),
        processor=tool.of_processor(catalog),
        lent=_lent(catalog, runs[EXAMPLE], sizes[EXAMPLE]),
        pace=pace(catalog, stated, place_stated(catalog, stated)) if stated.timed else None,
        rule=_rule(catalog, runs[EXAMPLE], sizes[EXAMPLE], work.tokens),
        lesson=lesson,
        lesson_memory=_lesson_memory(catalog, tool),
        assumptions=(
            *_assumptions(stated, work, methods),
            *cost.dated(catalog, () if tool.price_per_hour else (gpu,), today),
            *tool.assumed_of_machine,
        ),
        sources=unique(
            source_of(gpu),
            *(runs[size].model.source for size in (SIZES[0], EXAMPLE)),
            SOURCES if tool.assumed_of_machine else (),
            source_of(catalog.project if lesson else None),
        ),
    )


def _rule(
    catalog: Catalog, stated: Stated, size: SizeEstimate, tokens: float
) -> RuleOfThumb | None:
    """Worked through for the usual size."""
    options = [run.option for run in size.runs if run.option]
    return rule_of_thumb(stated.model.shape.parameters, tokens, options, catalog.gpus.values())


def _hours(size: SizeEstimate) -> float:
    return next((run.option.hours for run in size.runs if run.option), 0)


def _supported(gpu: Gpu | None) -> bool:
    return gpu is None or gpu.supported


def _lesson(catalog: Catalog, tool: "EstimateBySize") -> LessonProject | None:
    """Where nothing of a run was stated: a project may be meant."""
    stated = tool.model_dump(exclude_none=True, exclude=set(tool.in_chat))
    return None if stated else lesson_project(catalog)


def _lesson_memory(catalog: Catalog, tool: "EstimateBySize") -> Text | None:
    """Of a method alone, or with a card told by its memory; null of QLoRA too, which the lesson does
    not know."""
    known = tool.method and tool.method != "qlora" and not tool.gpu
    return catalog.methods[tool.method].memory if tool.method and known else None


def _unknown(catalog: Catalog, named: str | dict[str, Any] | None) -> str | None:
    """The name, where nobody knows it; raises `ToolError` for a configuration that is none."""
    try:
        optional_model(catalog, named)
    except ToolError as error:
        if error.code != "unknown_model":
            raise
        return str(error.details["name"])
    return None


def _of_machine(
    catalog: Catalog,
    sizes: Sequence[Stated],
    methods: Sequence[MethodId],
    asked: Sequence[Part],
) -> tuple[Note, ...]:
    """Of the usual sizes that the cards hold; by an adapter and by full tuning where neither card nor
    method is stated."""
    if not asked:
        return ()
    runs = (
        [by_method(catalog, one, method) for one in sizes]
        for method in methods
        if method != "qlora" or len(methods) == 1 or sizes[0].gpu
    )
    return tuple(note for by in runs for note in by_size(by, asked))


LENT = "T4"
"""Of Colab and Kaggle, free (https://research.google.com/colaboratory/faq.html,
https://www.kaggle.com/docs/notebooks)."""


def _lent(catalog: Catalog, stated: Stated, size: SizeEstimate) -> Note | None:
    if stated.gpu is None or stated.method not in (None, "qlora") or any(map(fits_well, size.runs)):
        return None
    lent = catalog.gpu(LENT)
    held = place(job(catalog, stated, "qlora"), lent)
    if held.fit is not Fit.FITS or lent.usable_gib <= stated.gpu.usable_gib:
        return None
    peak = gib(held.memory.expected)
    return note(
        "sizing.lent", model=size.model, gpu=lent.name, peak_gib=peak, usable_gib=lent.usable_gib
    )


def _example(sizes: dict[str, SizeEstimate], methods: Sequence[MethodId]) -> str:
    held = [size for size, each in sizes.items() if any(fits_well(each.by(m)) for m in methods)]
    return EXAMPLE if EXAMPLE in held or not held else held[-1]


def _sizes(
    catalog: Catalog, runs: dict[str, Stated], methods: Sequence[MethodId], today: date
) -> dict[str, SizeEstimate]:
    """The sizes, the smallest first, of which none is shown to need more than a larger one that fits:
    where that has room for fewer samples at once, it reads as few."""
    cells: dict[MethodId, list[SizedRun]] = {method: [] for method in methods}
    for method in methods:
        least: float | None = None
        for size in reversed(SIZES):
            run = _run(catalog, runs[size], method, today, least)
            least = run.option.peak_memory_gib if run.option else least
            cells[method].insert(0, run)
    columns = zip(*cells.values(), strict=True)
    return {
        size: SizeEstimate(model=runs[size].model.name, runs=each)
        for size, each in zip(SIZES, columns, strict=True)
    }


def _run(
    catalog: Catalog, stated: Stated, method: MethodId, today: date, most_gib: float | None
) -> SizedRun:
    asked = job(catalog, stated, method)
    placed = place(asked, stated.gpu, stated.num_gpus or 1)
    if stated.gpu and most_gib is not None:
        placed = _below(placed, most_gib)
    held = placed if stated.gpu else _smallest(catalog, asked)
    run = _priced(catalog, stated, held, today) if held else None
    return SizedRun(
        method=method,
        peak_memory_gib=gib(placed.memory.expected),
        sharding=placed.set_up.cards.sharding,
        option=run.option if run else None,
        memory_parts=memory_parts(placed.memory),
    )


def _below(placed: Placed, most_gib: float) -> Placed:
    """The run in as many steps as keep it below so much."""
    while gib(placed.memory.expected) > most_gib and placed.set_up.micro_batch_size % 2 == 0:
        micro, steps = placed.set_up.micro_batch_size // 2, 2 * placed.set_up.gradient_accumulation
        placed = placed.change(micro_batch_size=micro, gradient_accumulation=steps)
    return placed


def _priced(catalog: Catalog, stated: Stated, held: Placed, today: date) -> PricedRun | None:
    return priced(catalog, held, today, stated.price_per_hour)


def _smallest(catalog: Catalog, asked: Job) -> Placed | None:
    """On the smallest usual card that holds it with room to spare, else on the fewest of the
    largest."""
    last = None
    for gpu in _usual_cards(catalog):
        placed, last = place(asked, gpu), gpu
        if placed.fit is Fit.FITS:
            return placed
    return smallest(asked, last, COUNTS[1:]) if last else None


def _usual_cards(catalog: Catalog) -> Iterator[Gpu]:
    return filter(None, (typical_card(catalog, memory) for memory in CARD_MEMORIES))


def _assumptions(stated: Stated, work: Workload, methods: Sequence[MethodId]) -> Iterator[Note]:
    yield note("sizing.typical", model=EXAMPLE)
    if _on_a_desk(stated.gpu):
        yield note("sizing.desktop", gib=DESKTOP_GIB)
    yield from workload_notes(stated, work)
    bf16 = half_precision(stated.gpu) == "bf16"
    if "full" in methods and "precision" not in stated.options and bf16:
        yield note("set-ups.sixteen-bit-full")


class EstimateBySize(RunInMachine):
    """Memory, fit, hours and cost of a run by the usual sizes of models, where no model is named, or
    one that nobody knows."""

    in_chat: ClassVar = {"batch_open": True}

    on_processor: bool | None = None
    """A run on the processor is asked about too."""

    @property
    def assumed_of_machine(self) -> tuple[Note, ...]:
        """Where main memory or disk is asked for."""
        return (ASSUMED,) if self.of_machine else ()

    def run(self, catalog: Catalog, language: Language = "en") -> SizesEstimate:
        return self._told(catalog, estimate(catalog, self, date.today()))

    def of_processor(self, catalog: Catalog) -> Note | None:
        return on_processor(catalog, self.of_size(catalog, SMALL[0])) if self.on_processor else None

    def of_size(self, catalog: Catalog, model: str) -> Stated:
        """What was stated, of this model, on what a screen leaves of the card."""
        sized = self.model_copy(update={"model": model, "num_gpus": self.num_gpus or 1})
        stated = sized.as_stated(catalog)
        if (gpu := stated.gpu) and _on_a_desk(gpu):
            left = gpu.model_copy(update={"usable_gib": gpu.usable_gib - DESKTOP_GIB})
            stated = replace(stated, gpu=left)
        return stated


def _on_a_desk(gpu: Gpu | None) -> bool:
    return gpu is not None and gpu.segment in OF_A_PC and gpu.memory_gb <= SMALL_GB
