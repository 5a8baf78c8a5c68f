"""Main memory and disk of a placed run, beside what was stated of them."""

from advisor.advice.training.machine.found import Disk, Machine, MainMemory
from advisor.runs.host import SYSTEM_BYTES, DiskSpace, disk_space, host_memory
from advisor.runs.options import Fits
from advisor.runs.placing import Placed
from advisor.units import GB, GIB, gib


def machine(placed: Placed, main_memory_gib: float | None, disk_gb: float | None) -> Machine:
    """Of the placed run, beside the stated main memory and free disk."""
    unified = placed.gpu is not None and placed.gpu.segment == "unified"
    return Machine(
        main_memory=None if unified else _main_memory(placed, main_memory_gib),
        disk=_disk(disk_space(placed.set_up), placed, disk_gb),
    )


def _main_memory(placed: Placed, stated: float | None) -> MainMemory:
    found = host_memory(placed.set_up, placed.memory.host)
    free = None if stated is None else stated * GIB - SYSTEM_BYTES
    return MainMemory(
        loading=gib(found.loading),
        loading_each=gib(found.loading_each),
        training=gib(found.training),
        saving=gib(found.saving),
        merging=None if found.merging is None else gib(found.merging),
        needed=gib(found.least),
        most=gib(found.most),
        offloaded=gib(placed.memory.host),
        processes=found.processes,
        machines=found.machines,
        stated=stated,
        fits=_fits(found.least, found.most, free),
        loading_fits=_fits(found.loading, found.loading_each, free),
        saving_fits=None if free is None else found.saving <= free,
        merging_fits=None if free is None or found.merging is None else found.merging <= free,
    )


def _fits(least: float, most: float, free: float | None) -> Fits | None:
    if free is None:
        return None
    if most <= free:
        return True
    return "tight" if least <= free else False


def _disk(found: DiskSpace, placed: Placed, stated: float | None) -> Disk:
    run = placed.set_up
    return Disk(
        weights=_gb(found.weights),
        checkpoint=_gb(found.checkpoint),
        checkpoints=found.checkpoints,
        checkpoints_stated=bool(run.saves or run.save_total_limit),
        result=_gb(found.result),
        merged=_gb(found.merged) if run.adapter else None,
        total=_gb(found.total),
        stated=stated,
        fits=None if stated is None else found.total <= stated * GB,
    )


def _gb(count_bytes: float) -> float:
    return round(count_bytes / GB, 2)
