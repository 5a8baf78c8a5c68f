"""A card as people state it: by its name, by its memory alone ("a 24 GB card"), or by both."""

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.errors import ToolError
from advisor.result import Note, note

REPORTED_BELOW = 1.1
"""What programs report is smaller than what is printed on the card, at most so many times: 22 to
23.7 GiB of 24, 14.6 of 16."""


def stated_card(catalog: Catalog, name: str | None, memory_gib: float | None) -> Gpu | None:
    """The named card, in the version that has the memory; the typical card of a memory alone; None
    where nothing is stated. Raises `ToolError("unknown_gpu")`."""
    if memory_gib is None:
        return catalog.gpu(name) if name else None
    if name:
        return with_memory(catalog, name, memory_gib)
    if card := typical_card(catalog, memory_gib):
        return card
    raise ToolError("unknown_gpu", name=f"{memory_gib:g} GB")


def holding(catalog: Catalog, name: str, peak_gib: float) -> Gpu:
    """The card called `name`; where only a family is named whose default cannot have held such a
    peak, the smallest version that can."""
    found = catalog.gpu_match(name)
    if not found.by_default or peak_gib <= found.row.memory_gb:
        return found.row
    larger = [gpu for gpu in catalog.versions(found.row) if peak_gib <= gpu.memory_gb]
    return min(larger, key=lambda gpu: gpu.memory_gb, default=found.row)


def typical_card(catalog: Catalog, memory_gib: float) -> Gpu | None:
    """The card whose row says that it stands for its memory, the largest that has no more than is
    stated; None where all have more.

    Cards are printed with whole gigabytes: another number is what a program reports, so it may be
    the memory of a card with a little more, of which no more is then usable than that.
    """
    reported = memory_gib != int(memory_gib)
    most_gb = memory_gib * (REPORTED_BELOW if reported else 1)
    held = [gpu for gpu in catalog.gpus.values() if gpu.typical and gpu.memory_gb <= most_gb]
    card = max(held, key=lambda gpu: gpu.memory_gb, default=None)
    if card is None or card.usable_gib <= memory_gib:
        return card
    return card.model_copy(update={"usable_gib": memory_gib})


def with_memory(catalog: Catalog, name: str, memory_gib: float) -> Gpu:
    """The card called `name` with a memory stated beside it: that version's row, else the card as
    rebuilt with so much."""
    if row := catalog.gpu_names.get(squash(f"{name} {memory_gib:g}GB")):
        return catalog.gpus[row]
    gpu = catalog.gpu(name)
    reported = [
        each
        for each in (gpu, *catalog.versions(gpu))
        if memory_gib <= each.memory_gb <= memory_gib * REPORTED_BELOW
    ]
    return reported[0] if reported else gpu.with_memory(memory_gib)


def card_by_memory(memory_gib: float | None, gpu: Gpu | None) -> tuple[Note, ...]:
    """Which card was taken for one that was named by its memory alone; nothing of any other."""
    if memory_gib is None or gpu is None:
        return ()
    other_gb = None if gpu.memory_gb == memory_gib else gpu.memory_gb
    return (note("card.by-memory", memory=memory_gib, gpu=gpu.name, other=other_gb),)


def remade_card(catalog: Catalog, name: str, memory_gib: float) -> tuple[Note, ...]:
    """That a named card is computed with another memory than it is sold with."""
    try:
        sold, card = catalog.gpu(name), with_memory(catalog, name, memory_gib)
    except ToolError:
        return ()  # the answer says that nobody knows the card
    if card.id != sold.id or card.memory_gb == sold.memory_gb:
        return ()
    return (note("card.remade", memory=memory_gib, gpu=sold.name),)
