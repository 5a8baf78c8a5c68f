"""The tool for a whole training run."""

from datetime import date
from typing import ClassVar

from advisor.advice import training_estimate
from advisor.advice.full_run import FullRun
from advisor.advice.tool import BEYOND_SIZES
from advisor.catalog.catalog import Catalog
from advisor.language import Language


class EstimateTrainingCost(FullRun):
    """Peak memory, fit, hours and cost of one fine-tuning run."""

    beyond_sizes = BEYOND_SIZES
    in_chat: ClassVar = {"explore": "room"}

    explore: training_estimate.Explored | None = None
    """room: also the largest that fits and what each change gains; all: also the best of every
    card, count and method."""

    def run(
        self, catalog: Catalog, language: Language = "en"
    ) -> training_estimate.TrainingEstimate:
        stated, today = self.as_stated(catalog), date.today()
        found = training_estimate.estimate(catalog, stated, today, self.explore)
        note = self.framework_note(catalog)
        return self._told(catalog, found.model_copy(update={"framework_note": note}))
