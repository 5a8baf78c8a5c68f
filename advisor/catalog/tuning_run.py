"""Published tuning runs: the rows of `knowledge/tuning_runs.yaml`."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from advisor.catalog.row import Sourced, Strict

Stage = Literal["pretrain", "finetune", "all"]
"""pretrain: of a model that sees, its alignment; all: the source does not tell them apart."""
Trained = Literal["connector", "full", "qlora"]


class TunedStage(Strict):
    """One stage of a run, on the cards that it had."""

    stage: Stage = "finetune"
    trained: Trained | None = None
    """null: the source does not say, or each stage has its own."""
    gpu: str
    """A card of `gpus/`, for its rent."""
    memory_stated: bool = True
    """False: the source names the chip without its memory."""
    num_gpus: int = Field(ge=1)
    hours: float = Field(gt=0)
    samples: int | None = Field(default=None, gt=0)
    epochs: float | None = Field(default=None, gt=0)


class TuningRun(Sourced):
    """What tuning a published model took, by its makers."""

    id: str
    project: str
    """Whose run it is: "LLaVA-1.5"."""
    aliases: tuple[str, ...] = ()
    """Other spellings of the project; blanks, hyphens and underscores are alike, none is needed."""
    size: str
    """Which of its models: "7B", with what tells it apart."""
    stages: tuple[TunedStage, ...] = Field(min_length=1)


def of_project(project: str | None, runs: Iterable[TuningRun]) -> list[TuningRun]:
    """The runs of a project, a row for each of its models."""
    return [run for run in runs if run.project == project]
