"""QLoRA by the leanest recipe there is, where the usual one does not fit: one sample at once, a loss in
chunks, an 8-bit optimizer, checkpoints in main memory (what Unsloth does)."""

from typing import Any

from advisor.advice.training.asked.stated import Stated, job
from advisor.advice.training.leanest_found import Leanest
from advisor.catalog.catalog import Catalog
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, place
from advisor.units import GB, GIB, gib

RECIPE: dict[str, Any] = {
    "micro_batch_size": 1,
    "loss": "chunked",
    "optimizer": "paged_adamw_8bit",
    "gradient_checkpointing": True,
    "activation_offload": True,
}


def leanest(catalog: Catalog, stated: Stated, placed: Placed) -> Leanest | None:
    """None where the run fits, another method or kind of run is meant, or the range does not reach
    the card."""
    gpu, run = placed.gpu, placed.set_up
    if gpu is None or placed.fit is not Fit.NO or stated.method not in (None, "qlora"):
        return None
    if run.generates or run.cards.count > 1 or not gpu.four_bit or run.model.purpose:
        return None
    least = place(job(catalog, stated, "qlora").change(**RECIPE), gpu, 1)
    published = run.model.least_qlora_gb
    usable = gpu.usable_gib * GIB
    if least.memory.low > usable and not (published and published * GB <= usable):
        return None
    return Leanest(
        peak_memory_gib=gib(least.memory.expected),
        low=gib(least.memory.low),
        high=gib(least.memory.high),
        tokens_per_sample=least.set_up.workload.tokens_per_sample,
        published_gb=published,
    )
