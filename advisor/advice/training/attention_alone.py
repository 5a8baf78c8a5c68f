"""Adapters of a mixture on what mixes tokens alone, its experts left as they are."""

from typing import Any

from advisor.runs.parameters import reached
from advisor.runs.run import TrainingRun

MODEST_RANK = 32
"""The highest that is proposed for a mixture's attention; our rule: 8 to 32 are usual."""


def on_experts(run: TrainingRun) -> bool:
    """Routed experts have adapters."""
    kinds = reached(run.model.shape, run.lora_targets, run.lora_experts) if run.adapter else ()
    return any(kind.expert for _, kind in kinds)


def attention_alone(run: TrainingRun) -> dict[str, Any]:
    """The settings of adapters on what mixes tokens alone, of a modest rank."""
    return {
        "lora_targets": tuple(run.model.shape.mixing),
        "lora_experts": False,
        "lora_rank": min(run.lora_rank, MODEST_RANK),
    }
