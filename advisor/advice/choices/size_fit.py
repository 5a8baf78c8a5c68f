"""What models of a size need on cards, by each method: sizes that fit, for one card or for the
usual ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from advisor.advice.choices.open_models import SIZES, OpenModel, Size, recent, shown
from advisor.advice.training.asked.stated import Stated, methods_on, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, Scenario
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.sizes import generic_model
from advisor.result import Result
from advisor.runs.options import COPIES_WEIGHTS, Fits, Sharding
from advisor.units import gib

SAMPLES, TOKENS = 10_000, 512
"""What hours are for where nothing is stated."""
CARD_MEMORIES = (8, 12, 16, 24, 48, 80)
"""GB of the cards shown where none is named."""


class MethodCell(Result):
    method: MethodId
    peak_memory_gib: float
    """Of the fullest card."""
    fits: Fits | None
    """Null: no card was named."""
    hours: float | None
    """Null where it does not fit or no card was named."""


class Fitted(Result):
    """One model by each method, its cards sharing it in one way."""

    sharding: Sharding
    copied: bool
    """Each card has the whole model; false: it is divided among them."""
    cells: tuple[MethodCell, ...]


class SizeCell(Result):
    """The models listed for a size, by one method."""

    method: MethodId
    least_gib: float
    most_gib: float
    """Peak memory of the one that needs least and of the one that needs most."""
    fits: Fits | None
    """Of the one that needs most."""
    holding: tuple[str, ...]
    """Those that fit with room to spare, the one that needs least first."""
    hours: float | None
    """Of the slowest of these; null where none does."""


class SizeWay(Result):
    """A size by each method, the cards sharing the model in one way."""

    sharding: Sharding
    copied: bool
    cells: tuple[SizeCell, ...]


class SizeRow(Result):
    size: str
    ways: tuple[SizeWay, ...]
    """One card: one; several: copied and divided; empty: no card was named."""
    models: tuple[OpenModel, ...]


class Largest(Result):
    method: MethodId
    size: str | None
    """The largest of which a listed model fits with room to spare; null: not even the smallest."""
    model: str | None
    """The one of it that needs least."""
    some: bool
    """Not all listed models of the size fit."""
    sharded: bool | None
    """Only if the cards divide the model; null: one card, or nothing fits."""


class CardRow(Result):
    """What a card of so much memory can tune."""

    memory_gb: float
    gpu: str
    """The card that stands for it."""
    largest: tuple[Largest, ...]


class ModelRequest(NamedTuple):
    """What was stated, names of cards and tasks turned into rows."""

    names: Sequence[str | dict[str, Any]] = ()
    gpu: Gpu | None = None
    card_memory_gb: float | None = None
    num_gpus: int = 1
    method: MethodId | None = None
    samples: int | None = None
    tokens_per_sample: int | None = None
    epochs: float | None = None
    objective: str | None = None
    scenario: Scenario | None = None

    @property
    def methods(self) -> tuple[MethodId, ...]:
        return (self.method,) if self.method else methods_on(self.gpu)

    def run(self, model: Model, method: MethodId, gpu: Gpu | None) -> Stated:
        return Stated(
            model,
            method,
            gpu,
            self.num_gpus,
            samples=self.samples or SAMPLES,
            tokens_per_sample=self.tokens_per_sample or TOKENS,
            epochs=self.epochs,
        )


def fitted(
    catalog: Catalog, asked: ModelRequest, model: Model, gpu: Gpu | None
) -> tuple[Fitted, ...]:
    """The model by each method; several cards both copied and divided, for nobody said which."""
    ways: tuple[Sharding, ...] = ("ddp", "zero3") if gpu and asked.num_gpus > 1 else ("single",)
    return tuple(
        Fitted(
            sharding=way,
            copied=way in COPIES_WEIGHTS,
            cells=tuple(
                _cell(catalog, asked.run(model, method, gpu), way) for method in asked.methods
            ),
        )
        for way in ways
    )


def _cell(catalog: Catalog, stated: Stated, way: Sharding) -> MethodCell:
    assert stated.method, "each cell has a method"
    options: dict[str, Any] = {} if way == "single" else {"sharding": way}
    placed = place_stated(catalog, replace(stated, options=options))
    hours = placed.speed.hours.expected if placed.speed and placed.runs else None
    return MethodCell(
        method=stated.method,
        peak_memory_gib=gib(placed.memory.expected),
        fits=placed.fits,
        hours=None if hours is None else round(hours, 4),
    )


def size_row(catalog: Catalog, asked: ModelRequest, size: Size, gpu: Gpu | None) -> SizeRow:
    """The size as its listed models, so that what is said to fit does."""
    models = recent(catalog, size)
    stand = models or (generic_model(size.parameters),)
    each = [fitted(catalog, asked, model, gpu) for model in stand if gpu]
    names = [model.name for model in stand]
    return SizeRow(
        size=size.name,
        ways=tuple(_together(names, ways) for ways in zip(*each, strict=True)),
        models=tuple(map(shown, models)),
    )


def _together(names: Sequence[str], found: Sequence[Fitted]) -> SizeWay:
    """Several models sharing the cards in the same way."""
    by_method = zip(*(each.cells for each in found), strict=True)
    cells = tuple(_size_cell(dict(zip(names, cells, strict=True))) for cells in by_method)
    return SizeWay(sharding=found[0].sharding, copied=found[0].copied, cells=cells)


def _size_cell(cells: Mapping[str, MethodCell]) -> SizeCell:
    ordered = sorted(cells.items(), key=lambda each: each[1].peak_memory_gib)
    most = max(cells.values(), key=_need)
    holding = {name: cell for name, cell in ordered if cell.fits is True}
    return SizeCell(
        method=most.method,
        least_gib=ordered[0][1].peak_memory_gib,
        most_gib=ordered[-1][1].peak_memory_gib,
        fits=most.fits,
        holding=tuple(holding),
        hours=max((cell.hours or 0 for cell in holding.values()), default=None),
    )


def _need(cell: MethodCell) -> tuple[int, float]:
    return (True, "tight", False, None).index(cell.fits), cell.peak_memory_gib


def largest_of(rows: Sequence[SizeRow], method: MethodId) -> Largest:
    for row in reversed(rows):
        if holding := _holding(row, method):
            way, cell = holding[0]
            return Largest(
                method=method,
                size=row.size,
                model=cell.holding[0],
                some=cell.fits is not True,
                sharded=not way.copied if len(row.ways) > 1 else None,
            )
    return Largest(method=method, size=None, model=None, some=False, sharded=None)


def _holding(row: SizeRow, method: MethodId) -> list[tuple[SizeWay, SizeCell]]:
    """Copies before shards; where all models fit, before where only some do."""
    found = [
        (way, cell)
        for way in row.ways
        for cell in way.cells
        if cell.method == method and cell.holding
    ]
    return sorted(found, key=lambda each: each[1].fits is not True)


def card_row(catalog: Catalog, asked: ModelRequest, gpu: Gpu) -> CardRow:
    rows = [size_row(catalog, asked, size, gpu) for size in SIZES]
    largest = tuple(largest_of(rows, method) for method in asked.methods)
    return CardRow(memory_gb=gpu.memory_gb, gpu=gpu.name, largest=largest)
