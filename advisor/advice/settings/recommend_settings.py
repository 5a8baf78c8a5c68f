"""The tool for the settings of a run: where to start with each, and whether the stated ones are
usual."""

from typing import Any

from pydantic import Field

from advisor.advice.arguments import OF_TUNING, RunTool, text_model
from advisor.advice.settings.advice import SettingsAdvice, advise
from advisor.advice.settings.asked import OPTION_OF, Asked
from advisor.advice.training.asked.full_run import FullRun
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.sizes import REFERENCE_PARAMETERS, generic_model
from advisor.catalog.usual import ObjectiveId, SettingId
from advisor.language import Language


class RecommendSettings(FullRun):
    """Learning rate, epochs, batch, warm-up, rank and alpha of a run, with the steps they make."""

    without_model = True
    beyond = RunTool.beyond | {
        "bad-output", "catastrophic-forgetting", "chat-template", "class-imbalance",
        "continued-pretraining", "data-formats", "documents-to-data", "grpo-settings", "loss-nan",
        "no-effect", "resume-training", "reward-model", "trainable-parameters",
    }  # fmt: skip
    beyond_sizes = OF_TUNING

    learning_rate: float | None = Field(default=None, gt=0, le=1)
    objective: ObjectiveId | None = None  # pyright: ignore[reportIncompatibleVariableOverride]
    """What it is trained for; sft where unsaid."""
    named: tuple[SettingId, ...] = Field(default=(), max_length=16)
    """What the question names: told first."""
    rates: tuple[float, ...] = Field(default=(), max_length=8)
    """Learning rates that the question weighs; the one that was read as stated is one of them."""

    def run(self, catalog: Catalog, language: Language = "en") -> SettingsAdvice:
        stated = (self.learning_rate,) if self.learning_rate else ()
        weighed = tuple(dict.fromkeys((*stated, *self.rates))) if self.rates else ()
        weighs = len(weighed) > 1
        asked = Asked(
            self.as_stated(catalog),
            model_named=self.model is not None,
            objective=self.objective or "sft",
            learning_rate=None if weighs else self.learning_rate or next(iter(weighed), None),
            names=self.named,
            rates=weighed if weighs else (),
        )
        return self._told(catalog, advise(catalog, asked))

    def _model(self, catalog: Catalog) -> Model:
        if self.model is None:
            return generic_model(REFERENCE_PARAMETERS)
        model = super()._model(catalog)
        text_model(model)
        return model

    def _options(self) -> dict[str, Any]:
        """The objective as a run knows it."""
        options = super()._options()
        if objective := OPTION_OF.get(options.pop("objective", "sft")):
            options["objective"] = objective
        return options
