"""The tool for a whole training run."""

from datetime import date
from typing import ClassVar

from advisor.advice.training.estimate import Explored, TrainingEstimate, estimate
from advisor.advice.training.full_run import FullRun
from advisor.catalog.catalog import Catalog
from advisor.language import Language


class EstimateTrainingCost(FullRun):
    """Peak memory, fit, hours and cost of one fine-tuning run."""

    in_chat: ClassVar = {"explore": "room"}

    explore: Explored | None = None
    """room: also the largest that fits and what each change gains; all: also the best of every
    card, count and method."""

    def run(self, catalog: Catalog, language: Language = "en") -> TrainingEstimate:
        stated, today = self.as_stated(catalog), date.today()
        found = estimate(catalog, stated, today, self.explore)
        note = self.framework_note(catalog)
        return self._told(catalog, found.model_copy(update={"framework_note": note}))
