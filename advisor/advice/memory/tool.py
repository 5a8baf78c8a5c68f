"""What the tools on a run's memory share: a run as people state it whose program ran out of
memory, or who ask how far a card goes."""

from dataclasses import replace
from typing import Any

from advisor.advice.arguments import optional_model
from advisor.advice.training.asked.full_run import FullRun
from advisor.advice.training.asked.stated import Stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.stated_card import card_by_memory
from advisor.result import Note, note
from advisor.runs.options import (
    COPIES_WEIGHTS,
    GATHERS_WEIGHTS,
    StatedParallelism,
)
from advisor.runs.time.flops import half_precision

WITHOUT_ESTIMATE = ("tensor", "pipeline")
"""Ways to share cards that have none of their own: computed as ZeRO-3, which divides the same."""
SHARED = (*COPIES_WEIGHTS, *GATHERS_WEIGHTS, *WITHOUT_ESTIMATE)
USUAL_CARDS = 8
"""Of a machine, where several cards share a run and nobody said how many."""


class MemoryTool(FullRun):
    """Base: a run with the card named by its memory, and the sharding as people say it."""

    without_model = True

    parallelism: StatedParallelism | None = None  # pyright: ignore[reportIncompatibleVariableOverride]

    def run_of(self, catalog: Catalog) -> Stated:
        """What was stated of the run, at one sample at once where no micro batch was."""
        self._check()
        stated = self._stated(catalog)
        return replace(stated, num_gpus=USUAL_CARDS) if self._cards_assumed else stated

    @property
    def _cards_assumed(self) -> bool:
        """Several cards share the run, and nobody said which and how many."""
        shared = self.parallelism in SHARED
        return shared and (self.num_gpus, self.gpu, self.gpu_memory_gib) == (None, None, None)

    def _options(self) -> dict[str, Any]:
        stated = super()._options()
        if self.parallelism in WITHOUT_ESTIMATE:
            stated["parallelism"] = "zero3"
        if self._one_at_once():
            stated.setdefault("micro_batch_size", 1)
        return stated

    def _one_at_once(self) -> bool:
        """A card reads one sample at once where no micro batch is stated."""
        return True

    def notes(self, catalog: Catalog) -> tuple[Note, ...]:
        """How what was stated is understood, where that is not plain."""
        told = [*card_by_memory(self.named_by_memory, self._gpu(catalog))]
        if self._cards_assumed:
            told.append(note("memory.cards-assumed", count=USUAL_CARDS))
        if self.parallelism in WITHOUT_ESTIMATE:
            told.append(note("memory.other-parallelism", kind=self.parallelism))
        model = optional_model(catalog, self.model)
        bf16 = half_precision(self._gpu(catalog)) == "bf16" and not (model and model.purpose)
        one_copy = any((each or 1) > 1 for each in (self.tensor_parallel, self.pipeline_parallel))
        if self.method in ("full", None) and self.precision is None and bf16 and not one_copy:
            told.append(note("set-ups.sixteen-bit-full"))
        return tuple(told)
