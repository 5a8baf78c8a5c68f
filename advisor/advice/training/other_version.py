"""The version of a card that decides, where only its family was named ("A100")."""

from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.estimate import OtherVersion
from advisor.catalog.catalog import Catalog
from advisor.runs.job import Job
from advisor.runs.placing import Placed, place
from advisor.units import gib


def other_version(
    catalog: Catalog, stated: Stated, job: Job, placed: Placed
) -> OtherVersion | None:
    """`job` on the largest version of its card; None unless a card was named by its family alone
    and the run fits better there."""
    if not stated.family_alone or placed.gpu is None:
        return None
    largest = catalog.largest_version(placed.gpu)
    there = place(job, largest, placed.num_gpus)
    if largest is placed.gpu or not there.runs or there.fit is placed.fit:
        return None
    assert there.fit, "a card was named"
    return OtherVersion(
        gpu=largest.name,
        usable_gib=round(largest.usable_gib, 2),
        peak_memory_gib=gib(there.memory.expected),
        fits=there.fit.value,
    )
