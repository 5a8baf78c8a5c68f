"""The settings of one training run, from which a framework's file is written."""

import math
from dataclasses import dataclass
from typing import Literal

from advisor.runs.cards import SetUp

LORA_ALPHA_PER_RANK = 2
LORA_DROPOUT = 0.05
"""The lower of the two values the QLoRA paper trained with (https://arxiv.org/abs/2305.14314,
appendix B)."""
LARGE_MODEL = 30e9
LORA_RATE, LORA_RATE_LARGE = 2e-4, 1e-4
"""Learning rates for 7B and 13B, and for 33B and 65B (https://arxiv.org/abs/2305.14314, table
9)."""
PROMPT_RATE = 3e-2
"""PEFT's guide (https://huggingface.co/docs/peft/v0.6.0/task_guides/clm-prompt-tuning)."""
WARMUP_SHARE = 0.03
WARMUP_UNKNOWN = 10
"""Warm-up steps where the number of samples is unknown."""
PLACEHOLDER = "YOUR_MODEL_REPO_OR_FOLDER"


@dataclass(frozen=True)
class Recipe:
    """The run with every setting chosen."""

    run: SetUp
    samples: int | None
    """As stated; None: unknown."""
    full_rate: float
    """The lesson's learning rate of full fine-tuning."""

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
    def torch_dtype(self) -> str:
        return "bfloat16" if self.half == "bf16" else "float16"

    @property
    def alpha(self) -> int:
        return LORA_ALPHA_PER_RANK * self.run.lora_rank

    @property
    def remote_code(self) -> bool:
        return self.run.model.remote_code

    @property
    def learning_rate(self) -> float:
        if self.run.method in ("full", "prompt_tuning"):
            return self.full_rate if self.run.method == "full" else PROMPT_RATE
        return LORA_RATE_LARGE if self.run.model.shape.parameters >= LARGE_MODEL else LORA_RATE

    @property
    def warmup_steps(self) -> int:
        if self.samples is None:
            return WARMUP_UNKNOWN
        return max(
            1, round(WARMUP_SHARE * math.ceil(self.samples * self.epochs / self.run.global_batch))
        )

    @property
    def output(self) -> str:
        return f"outputs/{self.run.model.id}-{self.run.method}"
