"""What tuning took by those who did it: cards, hours and GPU hours of each published model, at
today's rents."""

import re
from collections.abc import Sequence
from datetime import date

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS, CardTool
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.tuning_run import Stage, Trained, TunedStage, TuningRun, of_project
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices import cost
from advisor.result import Note, Result, unique

SAME_CHIP = {"A800": "A100", "H800": "H100"}
"""Cards that compute as another does."""


class StageTook(Result):
    """A stage on the cards of its makers."""

    stage: Stage
    trained: Trained | None
    samples: int | None
    epochs: float | None
    gpu: str
    num_gpus: int
    hours: float
    gpu_hours: float


class RunTook(Result):
    """One published model."""

    size: str
    stages: tuple[StageTook, ...]
    hours: float
    """Of all stages."""
    gpu_hours: float
    cost_usd: float | None
    """At the rents of today; null where one is unknown."""
    hours_here: float | None
    """On the stated number of cards, where they have the same chip."""


class PublishedRuns(Result):
    project: str
    runs: tuple[RunTook, ...]
    gpu: str | None
    num_gpus: int | None
    same_cards: bool
    """All runs had the stated cards, and as many."""
    other_chip: bool
    """A card was stated, with its count, whose chip none of the runs had."""
    aligned: bool
    """Some stage trained nothing but the connector."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


class PublishedRunsTool(CardTool):
    """What tuning a published model took by its makers."""

    project: str | None = None
    """Whose run: "LLaVA-1.5", "LLM4Decompile"."""
    sizes: list[str] | None = Field(default=None, max_length=8)
    """Of its models; without, all."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)

    def run(self, catalog: Catalog, language: Language = "en") -> PublishedRuns:
        rows = self._rows(catalog)
        gpu, today = self._gpu(catalog), date.today()
        runs = [_took(catalog, row, gpu, self.num_gpus, today) for row in rows]
        stages = [each for row in rows for each in row.stages]
        cards = [catalog.gpu(name) for name in dict.fromkeys(each.gpu for each in stages)]
        told = PublishedRuns(
            project=rows[0].project,
            runs=tuple(runs),
            gpu=gpu.name if gpu else None,
            num_gpus=self.num_gpus,
            same_cards=all(_same(each, gpu, self.num_gpus) for each in stages),
            other_chip=self._has_other_cards(runs),
            aligned=any(each.trained == "connector" for each in stages),
            assumptions=tuple(cost.dated(catalog, cards, today)),
            sources=unique(*(row.source for row in rows)),
        )
        return self._told(catalog, told)

    def _has_other_cards(self, runs: Sequence[RunTook]) -> bool:
        return bool(self.gpu and self.num_gpus) and not any(each.hours_here for each in runs)

    def _rows(self, catalog: Catalog) -> list[TuningRun]:
        """Of the sizes that are named, else all."""
        rows = of_project(self.project, catalog.tuning_runs.values())
        if not rows:
            raise ToolError("missing_argument", argument="project")
        return [row for row in rows if row.size in (self.sizes or ())] or rows


def _took(
    catalog: Catalog, row: TuningRun, gpu: Gpu | None, count: int | None, today: date
) -> RunTook:
    stages = tuple(_stage(each) for each in row.stages)
    usd = [_usd(catalog, each, today) for each in row.stages]
    gpu_hours = sum(each.gpu_hours for each in stages)
    same = gpu is not None and all(_chip(each.gpu) == _chip(gpu.name) for each in row.stages)
    return RunTook(
        size=row.size,
        stages=stages,
        hours=round(sum(each.hours for each in stages), 2),
        gpu_hours=round(gpu_hours, 1),
        cost_usd=None if None in usd else round(sum(each or 0 for each in usd), 2),
        hours_here=round(gpu_hours / count, 2) if same and count else None,
    )


def _stage(row: TunedStage) -> StageTook:
    return StageTook(
        stage=row.stage,
        trained=row.trained,
        samples=row.samples,
        epochs=row.epochs,
        gpu=row.gpu if row.memory_stated else row.gpu.partition(" ")[0],
        num_gpus=row.num_gpus,
        hours=row.hours,
        gpu_hours=round(row.num_gpus * row.hours, 1),
    )


def _usd(catalog: Catalog, row: TunedStage, today: date) -> float | None:
    each = cost.price(catalog, catalog.gpu(row.gpu), today=today).usd_per_hour
    return None if each is None else each * row.num_gpus * row.hours


def _same(row: TunedStage, gpu: Gpu | None, count: int | None) -> bool:
    return gpu is not None and row.gpu == gpu.name and count in (None, row.num_gpus)


def _chip(name: str) -> str:
    """ "A100" of "A100 40GB", "RTX4090" of "RTX 4090"."""
    word = re.sub(r"^(?:RTX|GTX|Tesla)\s", "", name).split()[0]
    return SAME_CHIP.get(word, word)
