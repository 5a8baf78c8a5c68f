"""A stated run by each method and in each way to share cards that may be meant."""

from dataclasses import replace

from advisor.advice.room import Around, around
from advisor.advice.stated import Stated, job, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.runs.options import Precision, Sharding

MIXED: Precision = "fp16"
"""Full tuning in mixed precision over fp32 weights, as most recipes do: 16 bytes a parameter and
the step's copy. Under bf16 autocast it takes as much as under fp16."""
WAYS: tuple[Sharding, ...] = ("ddp", "zero3")
"""How several cards may share a run whose sharding is not stated: a copy on each, or divided."""


def run_by(
    catalog: Catalog, stated: Stated, method: MethodId, way: Sharding | None = None
) -> Around:
    """The stated run by `method`, its cards sharing it in `way`; full tuning keeps fp32 weights
    unless a precision was stated."""
    options = stated.options | ({"sharding": way} if way else {})
    alone = options.get("sharding", "single") in ("single", "ddp") and "offload" not in options
    if method == "full" and "precision" not in options and alone:
        options["precision"] = MIXED
    told = replace(stated, method=method, num_gpus=stated.num_gpus or 1, options=options)
    return around(job(catalog, told), place_stated(catalog, told))


def ways(stated: Stated) -> tuple[Sharding | None, ...]:
    """The shardings to tell apart; None: as stated, or a single card."""
    told = {"sharding", "offload"} & stated.options.keys()
    return (None,) if told or (stated.num_gpus or 1) == 1 else WAYS
