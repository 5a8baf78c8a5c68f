"""The settings of one training run, from which a framework's file is written."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.catalog.usual import SettingId
from advisor.runs.run import SetUp

SCHEDULE = "cosine"
"""How the learning rate falls after the warm-up, as in Zephyr, LLaMA-Factory's examples and
Chinese-LLaMA-2 (`knowledge/usual_settings.yaml`)."""
WARMUP_UNKNOWN = 10
"""Warm-up steps where the number of samples is unknown."""
PLACEHOLDER = "YOUR_MODEL_REPO_OR_FOLDER"


def optimizer_steps(samples: float, epochs: float, global_batch: float) -> int:
    """Samples x epochs / samples an optimizer step."""
    return math.ceil(round(samples * epochs / global_batch, 6))


def warmup_steps(steps: int, share: float) -> int:
    return max(1, round(share * steps)) if share else 0


@dataclass(frozen=True)
class Recipe:
    """The run with every setting chosen."""

    run: SetUp
    samples: int | None
    """As stated; None: unknown."""
    usual: Mapping[SettingId, float]
    """Of runs of its kind."""

    @property
    def sharded(self) -> bool:
        """One card does not hold the model: DeepSpeed ZeRO-3 divides it."""
        return self.run.cards.sharding == "zero3"

    @property
    def epochs(self) -> int | float:
        """A whole number as one, for the file."""
        epochs = self.run.workload.epochs
        return int(epochs) if epochs == int(epochs) else epochs

    @property
    def repo(self) -> str:
        return self.run.model.repo or PLACEHOLDER

    @property
    def half(self) -> Literal["bf16", "fp16"]:
        return "fp16" if self.run.precision == "fp16" else "bf16"

    @property
    def optim(self) -> str:
        """As the Transformers Trainer calls it."""
        paged = self.run.optimizer == "paged_adamw_8bit"
        return "paged_adamw_8bit" if paged else "adamw_torch"

    @property
    def torch_dtype(self) -> str:
        return "bfloat16" if self.half == "bf16" else "float16"

    @property
    def alpha(self) -> int:
        return round(self.usual["lora_alpha_per_rank"] * self.run.lora_rank)

    @property
    def lora_dropout(self) -> float:
        return self.usual["lora_dropout"]

    @property
    def remote_code(self) -> bool:
        return self.run.model.remote_code

    @property
    def learning_rate(self) -> float:
        return self.usual["learning_rate"]

    @property
    def warmup_steps(self) -> int:
        if self.samples is None:
            return WARMUP_UNKNOWN
        steps = optimizer_steps(self.samples, self.epochs, self.run.global_batch)
        return warmup_steps(steps, self.usual["warmup_share"])

    @property
    def output(self) -> str:
        return f"outputs/{self.run.model.id}-{self.run.method}"
