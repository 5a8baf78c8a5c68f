"""The texts that a teacher writes before a student is tuned on them. Seconds."""

import math
from dataclasses import replace

from advisor.catalog.hardware import Gpu
from advisor.runs.rollout import SHARE_APART, rollout_seconds
from advisor.runs.run import SetUp
from advisor.units import GIB


def writing_seconds(run: SetUp, gpu: Gpu, peak_flops: float) -> float | None:
    """Of every sample's answer once, by vLLM on the cards of the run, which hold nothing else; None:
    the teacher does not fit them in 16 bit. `peak_flops`: of a card."""
    if run.teacher is None:
        return 0.0
    cards = run.cards.count
    if 2 * run.teacher.shape.parameters > SHARE_APART * gpu.usable_gib * GIB * cards:
        return None
    writing = replace(
        run,
        model=run.teacher,
        method="full",
        objective="grpo",
        rollout="server",
        kept_answers=1.0,
        micro_batch_size=1,
        gradient_accumulation=math.ceil(run.workload.samples / cards),
    )
    return rollout_seconds(writing, gpu, peak_flops)
