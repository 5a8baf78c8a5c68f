"""Full tuning that its cards do not hold as it is usually done, and what makes them hold it: an 8-bit
optimizer, 16-bit states, main memory."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import Any, NamedTuple

from advisor.advice.training.alternatives import FULL
from advisor.advice.training.asked.stated import METHODS, Stated, as_usual, one_at_once
from advisor.advice.training.asked.stated import job as stated_job
from advisor.advice.training.fewest_found import CountAsked, FewestCards
from advisor.advice.training.full_ways_found import FullWay
from advisor.advice.training.room import ON_CPU
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.result import Note, note
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, place, smallest
from advisor.runs.run import COUNTS, MACHINE_COUNTS
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GIB, gib


class _Change(NamedTuple):
    what: tuple[Note, ...]
    settings: dict[str, Any]


EIGHT_BIT = _Change((note("room.paged-optimizer"),), {"optimizer": "paged_adamw_8bit"})
PURE_BF16 = _Change(
    (note("memory.pure-bf16"),), {"precision": "pure_bf16", "sharding": "fsdp", "offload": "none"}
)
ON_CARDS = (
    EIGHT_BIT,
    PURE_BF16,
    _Change(PURE_BF16.what + EIGHT_BIT.what, PURE_BF16.settings | EIGHT_BIT.settings),
)
"""DeepSpeed keeps fp32 weights whatever is stated, so 16-bit states are FSDP's."""
IN_MAIN_MEMORY = (
    _Change((note("room.offload-optimizer"),), {"offload": "optimizer", **ON_CPU}),
    _Change((note("room.offload-weights"),), {"offload": "all", **ON_CPU}),
)


def full_ways(
    job: Job, placed: Placed, stated: Collection[str], host_gib: float | None = None
) -> tuple[FullWay, ...]:
    """The first that the cards of `placed` hold alone, and the first with main memory, of which a
    machine has `host_gib`; that before 16-bit states, which are a risk for the result. None where
    the run fits as it is, or could not be changed so."""
    if placed.gpu is None or placed.runs or placed.gpu.segment == "unified" or not _whole(placed):
        return ()
    each = (ON_CARDS, () if "offload" in stated else IN_MAIN_MEMORY)
    found = [_first(job, placed, changes, stated, host_gib) for changes in each]
    ways = [way for way in found if way]
    roomy = [way for way in ways if way.fits is True] or ways
    return tuple(sorted(roomy, key=lambda way: PURE_BF16.what[0] in way.what))


def fewest(
    job: Job, gpu: Gpu, below: int, changes: Sequence[_Change] = IN_MAIN_MEMORY
) -> tuple[FullWay, Placed] | None:
    """On the fewest of the card, less than `below`, with the optimizer in main memory; with the
    weights there too, which takes days, only where no number of them holds it so."""
    if gpu.segment == "unified":
        return None
    counts = [count for count in MACHINE_COUNTS if count < below]
    tried = (_changed(job, gpu, count, each) for each, count in product(changes, counts))
    holding = next((found for found in tried if found[1].fit is Fit.FITS), None)
    return (_way(*holding), holding[1]) if holding else None


def fewer_offloaded(job: Job, gpu: Gpu, held: Placed | None) -> FullWay | None:
    """Of full tuning: fewer of the card than `held`, or than a machine has, with the optimizer in main
    memory."""
    if job.run.method != "full" or job.run.model.purpose:
        return None
    found = fewest(job, gpu, held.num_gpus if held else MACHINE_CARDS + 1, IN_MAIN_MEMORY[:1])
    return found[0] if found else None


def with_optimizer_out(job: Job, gpu: Gpu, count: int) -> FullWay | None:
    """On so many of the card, with the optimizer in main memory and room to spare."""
    found = _changed(job, gpu, count, IN_MAIN_MEMORY[0])
    return _way(*found) if found[1].fit is Fit.FITS else None


def _whole(placed: Placed) -> bool:
    run = placed.set_up
    return run.method == "full" and not run.blocks_at_once and not run.model.purpose


def _first(
    job: Job,
    placed: Placed,
    changes: Iterable[_Change],
    stated: Collection[str],
    host_gib: float | None,
) -> FullWay | None:
    """With room to spare where any has that."""
    gpu, count = placed.gpu, placed.num_gpus
    assert gpu, "of the stated card"
    meant = (change for change in changes if not _against(change, stated, gpu))
    tried = [_changed(job, gpu, count, change) for change in meant]
    held = [found for found in tried if _holds(found[1], gpu, host_gib)]
    roomy = (found for found in held if found[1].fit is Fit.FITS)
    best = next(roomy, held[0] if held else None)
    return _way(*best) if best else None


def _against(change: _Change, stated: Collection[str], gpu: Gpu) -> bool:
    """It changes what was stated, other than how the cards share the run, or is not the card's."""
    strange = change.settings.get("precision") == "pure_bf16" and gpu.tflops_bf16 is None
    return strange or bool({"precision", "optimizer"} & change.settings.keys() & set(stated))


def _holds(placed: Placed, gpu: Gpu, host_gib: float | None) -> bool:
    filled = placed.memory.expected >= FULL * gpu.usable_gib * GIB
    lacking = host_gib is not None and placed.host_bytes > host_gib * GIB
    return placed.runs and not filled and not lacking


def _changed(job: Job, gpu: Gpu, count: int, change: _Change) -> tuple[_Change, Placed]:
    settings = dict(change.settings)
    if count == 1:
        settings["sharding"] = None
    elif "sharding" not in settings:
        settings["sharding"] = job.sharding if job.sharding == "fsdp" else "zero3"
    return change, place(job.change(**settings), gpu, count)


def _way(change: _Change, placed: Placed) -> FullWay:
    plain = placed.change(offload="none")
    assert placed.gpu, "it stands on a card"
    assert placed.speed, "so it has a speed"
    assert plain.speed, "as has the same without main memory"
    assert placed.fit, "and is judged"
    return FullWay(
        what=change.what,
        gpu=placed.gpu.name,
        num_gpus=placed.num_gpus,
        sharding=placed.set_up.cards.sharding,
        peak_memory_gib=gib(placed.memory.expected),
        usable_gib=round(placed.gpu.usable_gib, 2),
        fits=placed.fit.value,
        host_gib=gib(placed.host_bytes) or None,
        time_factor=round(placed.speed.hours.expected / plain.speed.hours.expected, 1),
        hours=round(placed.speed.hours.expected, 2),
    )


def fewest_cards(catalog: Catalog, stated: Stated, asked: CountAsked | None) -> dict[str, Any]:
    """By the stated method, else by each; none of a chip that works alone, or where nobody asks."""
    if asked is None or stated.gpu is None or stated.gpu.segment in ("unified", "laptop"):
        return {}
    counted = tuple(_fewest_by_each(catalog, stated, stated.gpu))
    return {"fewest": counted, "count_doubted": asked == "fewer"}


def _fewest_by_each(catalog: Catalog, stated: Stated, gpu: Gpu) -> Iterator[FewestCards]:
    for method in (stated.method,) if stated.method else METHODS:
        asked = one_at_once(as_usual(stated_job(catalog, stated, method), stated))
        held = smallest(asked, gpu)
        yield FewestCards(
            method=method,
            fp32_weights=bool(held and held.set_up.fp32_master_weights),
            num_gpus=held.num_gpus if held else None,
            most_gpus=COUNTS[-1],
            peak_memory_gib=gib(held.memory.expected) if held else None,
            fits=held.fits if held else None,
            offloaded=fewer_offloaded(asked, gpu, held),
        )
