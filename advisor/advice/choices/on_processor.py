"""What a run takes on a PC's processor instead of a card."""

from advisor.advice.training.asked.stated import Stated, job
from advisor.catalog.catalog import Catalog
from advisor.result import Note, note
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.placing import place
from advisor.runs.time.flops import flops_per_token
from advisor.units import GIB, HOUR_SECONDS

FLOPS = 0.3e12
"""A second, sustained: 40 % of what six cores reach at 4 GHz, 32 fp32 operations a cycle each (two
AVX2 units that multiply and add); both our assumption."""
TOKENS = 1e6
PYTORCH_GIB = 1.0
"""Of a process that has loaded it; our assumption."""


def on_processor(catalog: Catalog, stated: Stated) -> Note:
    """LoRA of the model in fp32, one sample at a time: an older processor has no bf16."""
    asked = job(catalog, stated, "lora").change(micro_batch_size=1, gradient_accumulation=None)
    run = place(asked, None)
    seconds = flops_per_token(run.set_up, trainable_parameters(run.set_up)) * TOKENS / FLOPS
    held = 2 * run.memory.breakdown["weights"] + run.memory.breakdown["logits"]
    return note(
        "sizing.on-processor",
        model=stated.model.name,
        hours=seconds / HOUR_SECONDS,
        ram_gib=round(held / GIB + PYTORCH_GIB),
    )
