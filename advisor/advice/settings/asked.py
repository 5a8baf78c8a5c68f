"""What is asked about the settings of a run."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.advice.training.asked.stated import Stated
from advisor.catalog.model import Model
from advisor.catalog.usual import ObjectiveId, SettingId
from advisor.runs.objectives import Objective

OPTION_OF: Mapping[str, Objective] = {
    "sft": "sft", "pretrain": "pretrain", "dpo": "dpo", "orpo": "orpo", "kto": "kto", "reward": "reward",
}  # fmt: skip
"""Objectives whose usual settings are of a run that is computed; what a batch is in reinforcement
learning differs by trainer."""


@dataclass(frozen=True)
class Asked:
    stated: Stated
    model_named: bool
    objective: ObjectiveId
    learning_rate: float | None = None
    names: tuple[SettingId, ...] = ()
    rates: tuple[float, ...] = ()
    """Other learning rates that are weighed."""

    @property
    def model(self) -> Model | None:
        """None: none was named."""
        return self.stated.model if self.model_named else None

    @property
    def placeable(self) -> bool:
        """Memory can be told: the model is named, and the objective is one that is computed."""
        return self.model_named and self.objective in OPTION_OF

    @property
    def samples(self) -> int | None:
        """As stated, or as many as the stated tokens make."""
        stated = self.stated
        length = stated.mean_tokens_per_sample or stated.tokens_per_sample
        if stated.samples or not (stated.training_tokens and length):
            return stated.samples
        return max(1, round(stated.training_tokens / length))
