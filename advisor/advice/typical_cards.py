"""Cards that are named by their memory alone: "a 24 GB card"."""

from datetime import date

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.prices import cost
from advisor.prices.priced import candidates

REPORTED_BELOW = 1.1
"""A card of 24 GB reports 22 to 23.7 GiB, one of 16 GB 14.6: a stated memory may be so many times
smaller than what is printed on the card."""


def typical_cards(catalog: Catalog, memory_gib: float, today: date) -> tuple[Gpu, ...]:
    """Cards of that memory, the most offered for rent first.

    Of NVIDIA's those that may be proposed unasked, where one has just that memory; else all but
    laptops' and shared memory. Where none has it, the largest that are not larger.
    """
    every = tuple(
        gpu
        for gpu in catalog.gpus.values()
        if gpu.vendor == "NVIDIA" and gpu.segment not in ("laptop", "unified")
    )
    sizes = {gpu.memory_gb for gpu in every}
    below = [size for size in sizes if size <= memory_gib * REPORTED_BELOW]
    size = memory_gib if memory_gib in sizes else max(below, default=min(sizes))
    pools = (candidates(catalog, today), every)
    found = next(cards for pool in pools if (cards := [g for g in pool if g.memory_gb == size]))
    return tuple(sorted(found, key=lambda gpu: _rank(catalog, gpu, today)))


def _rank(catalog: Catalog, gpu: Gpu, today: date) -> tuple[float, ...]:
    market = cost.price(catalog, gpu, today=today).market
    return -(market.offers if market else 0), gpu.tflops_bf16 is None, -gpu.year


def with_memory(catalog: Catalog, name: str, memory_gib: float) -> Gpu:
    """The card called `name` with a memory stated beside it: that version's row, else the card as
    rebuilt with so much."""
    if row := catalog.gpu_names.get(squash(f"{name} {memory_gib:g}GB")):
        return catalog.gpus[row]
    gpu = catalog.gpu(name)
    if memory_gib <= gpu.memory_gb <= memory_gib * REPORTED_BELOW:
        return gpu
    return gpu.model_copy(
        update={
            "name": f"{gpu.name} {memory_gib:g}GB",
            "memory_gb": memory_gib,
            "usable_gib": gpu.usable_gib * memory_gib / gpu.memory_gb,
        }
    )
