"""What the tools on a run's memory share: a run as people state it whose program ran out of
memory, or who ask how far a card goes."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pydantic import Field, field_validator

from advisor.advice.full_run import FullRun
from advisor.advice.stated import Stated
from advisor.advice.typical_cards import typical_cards, with_memory
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.result import Note, note
from advisor.runs.options import Objective, Parallelism

RL_OBJECTIVES = ("ppo", "grpo")
StatedObjective = Literal["sft", "dpo", "pretrain", "reward", "orpo", "kto", "ppo", "grpo"]
StatedParallelism = Parallelism | Literal["tensor", "pipeline"]
COMPUTED_AS: Mapping[str, Objective] = {
    "pretrain": "sft", "reward": "sft", "orpo": "dpo", "kto": "dpo", "ppo": "sft", "grpo": "sft",
}  # fmt: skip
"""Objectives that have no estimate of their own, and the one that comes nearest to them."""


class MemoryTool(FullRun):
    """Base: a run with the card named by its memory, and the sharding and objective as people say
    them."""

    parallelism: StatedParallelism | None = None  # pyright: ignore[reportIncompatibleVariableOverride]
    objective: StatedObjective | None = None  # pyright: ignore[reportIncompatibleVariableOverride]
    gpu_memory_gib: float | None = Field(default=None, ge=4, le=400)
    """Memory of a card that is named by it alone, or of a rebuilt one."""
    global_batch_size: int | None = Field(default=None, ge=1, le=10**7)
    """Samples an optimizer step over all cards."""
    flash_attention: bool | None = None

    @field_validator("offload", mode="before")
    @classmethod
    def _some_offload(cls, value: Any) -> Any:
        """ "With offload", which is not said: the optimizer's."""
        return {True: "optimizer", False: "none"}[value] if isinstance(value, bool) else value

    def cards(self, catalog: Catalog) -> tuple[Gpu, ...]:
        """The named card; the typical ones of the stated memory; none."""
        if self.gpu and self.gpu_memory_gib:
            return (with_memory(catalog, self.gpu, self.gpu_memory_gib),)
        if self.gpu:
            return (catalog.gpu(self.gpu),)
        memory = self.gpu_memory_gib
        return typical_cards(catalog, memory, date.today()) if memory else ()

    def _gpu(self, catalog: Catalog) -> Gpu | None:
        return next(iter(self.cards(catalog)), None)

    def run_of(self, catalog: Catalog) -> Stated:
        """What was stated of the run, at one sample at once where no micro batch was."""
        self._check()
        return self._stated(catalog)

    def _options(self, names: tuple[str, ...]) -> dict[str, Any]:
        stated = super()._options(names)
        if self.objective:
            stated["objective"] = COMPUTED_AS.get(self.objective, self.objective)
        if self.parallelism in ("tensor", "pipeline"):
            stated["parallelism"] = "zero3"
        if self.flash_attention is not None and not self.attention:
            stated["attention"] = "flash" if self.flash_attention else "sdpa"
        return stated | self._batch()

    def _batch(self) -> dict[str, int]:
        micro, cards = self.micro_batch_size or 1, self.num_gpus or 1
        if self.global_batch_size and not self.gradient_accumulation:
            accumulation = max(1, self.global_batch_size // (micro * cards))
            return {"micro_batch_size": micro, "gradient_accumulation": accumulation}
        return {"micro_batch_size": micro}

    @property
    def named_by_memory(self) -> float | None:
        """GiB, where the card is named by nothing else."""
        return None if self.gpu else self.gpu_memory_gib

    def notes(self, catalog: Catalog) -> tuple[Note, ...]:
        """How what was stated is understood, where that is not plain."""
        told, cards = list[Note](), self.cards(catalog)
        if self.gpu is None and cards:
            others = tuple(gpu.name for gpu in cards[1:4]) or None
            told.append(
                note(
                    "memory.typical-card",
                    memory=cards[0].memory_gb,
                    gpu=cards[0].name,
                    others=others,
                )
            )
        if self.parallelism in ("tensor", "pipeline"):
            told.append(note("memory.other-parallelism", kind=self.parallelism))
        nearest = COMPUTED_AS.get(self.objective or "sft")
        if nearest and self.objective not in RL_OBJECTIVES:
            told.append(note("memory.objective", objective=self.objective, nearest=nearest))
        return tuple(told)
