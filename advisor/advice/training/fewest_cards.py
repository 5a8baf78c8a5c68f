"""The smallest number of the stated card that holds a run, beside the number that was stated."""

from collections.abc import Iterator
from typing import Any

from advisor.advice.training.asked.stated import METHODS, Stated, as_usual, job
from advisor.advice.training.fewest_found import CountAsked, FewestCards
from advisor.advice.training.full_ways import IN_MAIN_MEMORY, fewest
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.runs.job import Job
from advisor.runs.placing import smallest
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import gib


def one_at_once(asked: Job) -> Job:
    """The job with the smallest batch where none was stated: the fewest cards follow from it."""
    stated = asked.micro_batch_size or asked.gradient_accumulation or asked.at_once
    return asked if stated else asked.change(micro_batch_size=1)


def fewest_cards(catalog: Catalog, stated: Stated, asked: CountAsked | None) -> dict[str, Any]:
    """By the stated method, else by each; none of a chip that works alone, or where nobody asks."""
    if asked is None or stated.gpu is None or stated.gpu.segment in ("unified", "laptop"):
        return {}
    counted = tuple(_each(catalog, stated, stated.gpu))
    return {"fewest": counted, "count_doubted": asked == "fewer"}


def _each(catalog: Catalog, stated: Stated, gpu: Gpu) -> Iterator[FewestCards]:
    for method in (stated.method,) if stated.method else METHODS:
        asked = one_at_once(as_usual(job(catalog, stated, method), stated))
        held = smallest(asked, gpu)
        whole = method == "full" and not stated.model.purpose
        below = held.num_gpus if held else MACHINE_CARDS + 1
        offloaded = fewest(asked, gpu, below, IN_MAIN_MEMORY[:1]) if whole else None
        yield FewestCards(
            method=method,
            fp32_weights=bool(held and held.set_up.fp32_master_weights),
            num_gpus=held.num_gpus if held else None,
            peak_memory_gib=gib(held.memory.expected) if held else None,
            fits=held.fits if held else None,
            offloaded=offloaded[0] if offloaded else None,
        )
