"""The run on the largest version of a card that was named by its family alone ("A100")."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.advice.memory.fix_found import OnLargest
from advisor.advice.memory.fixes import Means
from advisor.advice.memory.together import changes_of, first_of
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.memory_need import need_of
from advisor.advice.training.room import Around
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import place


def on_largest(
    catalog: Catalog, stated: Stated, means: Means, alike: Sequence[Around]
) -> OnLargest | None:
    """None unless the card's version was left open and there is a larger one."""
    run = means.run
    if not stated.family_alone or run.gpu is None:
        return None
    largest = catalog.largest_version(run.gpu)
    if largest is run.gpu:
        return None
    needs = {id(each): _there(each, largest) for each in alike}
    there = replace(means, run=needs[id(run)])
    fits = any(each.placed.fit is Fit.FITS for each in needs.values())
    return OnLargest(
        gpu=largest.name,
        usable_gib=round(largest.usable_gib, 2),
        needs=tuple(need_of(each.placed) for each in needs.values()),
        first=None if fits else first_of(there, changes_of(there)),
    )


def _there(run: Around, gpu: Gpu) -> Around:
    return Around(run.job, place(run.job, gpu, run.placed.num_gpus))
