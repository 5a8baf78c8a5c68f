"""What is said of main memory and disk: of what was asked for or stated, and where something is kept
there instead of on the cards."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.advice.training.asked.stated import Stated, as_usual, job
from advisor.advice.training.machine.beside import machine
from advisor.advice.training.machine.found import Disk, Machine, MainMemory, Part
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.result import Note, note
from advisor.runs.host import PROCESS_BYTES, SYSTEM_BYTES
from advisor.runs.placing import Placed, place
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GB, gib

OF_EACH_METHOD: tuple[Part, ...] = ("main_memory", "saving", "disk")
"""What full tuning takes more of than an adapter."""
WORTH_TELLING = 1.1
"""Times what is needed: below, a second figure says nothing."""
SAVED_BYTES = 16
"""A parameter's in a checkpoint of full tuning by ZeRO-2 or FSDP, twice the weights in two."""


def leading(
    catalog: Catalog, stated: Stated, placed: Placed, asked: Sequence[Part]
) -> tuple[Note, ...]:
    """What leads an answer; of a question about main memory or disk that names no method, by
    adapters and by full tuning."""
    own = stated.host_memory_gib, stated.free_disk_gb
    notes = told(placed, *own, asked)
    if stated.method or not asked or placed.set_up.method == "full":
        return notes
    full = by_method(catalog, stated, "full")
    asked_of_full: list[Part] = [part for part in asked if part in OF_EACH_METHOD]
    return (*notes, *(told(full, *own, asked_of_full) if asked_of_full else ()))


ASSUMED = note("machine.system", process_gib=gib(PROCESS_BYTES), system_gib=gib(SYSTEM_BYTES))
"""What the figures of main memory rest on."""


def by_method(catalog: Catalog, stated: Stated, method: MethodId) -> Placed:
    """The run by another method, in the usual precision; full tuning, of whose cards nothing is
    stated, over those of one machine."""
    asked = as_usual(job(catalog, replace(stated, method=method), method), stated)
    open_ = not (
        stated.gpu or (stated.num_gpus or 1) > 1 or asked.sharding or asked.run.offload != "none"
    )
    if method == "full" and open_:
        return place(asked.change(sharding="zero3"), None, MACHINE_CARDS)
    return place(asked, stated.gpu, stated.num_gpus or 1)


def _cards(placed: Placed) -> int | None:
    """How many full tuning was divided over where none were named."""
    run = placed.set_up
    taken = run.cards.gpu is None and run.method == "full" and run.cards.sharding == "zero3"
    return placed.num_gpus if taken and run.offload == "none" else None


def told(
    placed: Placed,
    main_memory_gib: float | None,
    disk_gb: float | None,
    asked: Sequence[Part],
) -> tuple[Note, ...]:
    """Of the placed run beside the stated main memory and free disk, what was asked for; else what was
    stated, or decides because something stands in main memory."""
    found = machine(placed, main_memory_gib, disk_gb)
    memory, disk = found.main_memory, found.disk
    parts = list(asked)
    if not parts and memory and (memory.stated or memory.offloaded):
        parts.append("main_memory")
    if "main_memory" in parts and memory and (asked or memory.merging_fits is False):
        parts.insert(parts.index("main_memory") + 1, "merging")
    if "disk" not in parts and disk.stated:
        parts.append("disk")
    return tuple(_notes(placed, found, parts))


def _notes(placed: Placed, found: Machine, parts: Sequence[Part]) -> Iterator[Note]:
    memory = found.main_memory
    for part in parts:
        if part == "disk":
            yield _disk(placed, found.disk)
        elif memory is None:
            yield note("machine.unified")
        elif part == "loading":
            yield _loading(placed, memory)
        elif part == "saving":
            yield _saving(placed, memory)
        elif part == "merging":
            yield from _merging(placed, memory)
        else:
            yield _needs(placed, memory)


def _needs(placed: Placed, memory: MainMemory) -> Note:
    buffers = placed.memory.host > 0
    return note(
        "machine.needs",
        model=placed.set_up.model.name,
        method=placed.set_up.method,
        cards=_cards(placed),
        needed_gib=memory.needed,
        most_gib=memory.most if memory.most > WORTH_TELLING * memory.needed else None,
        why="buffers" if buffers else "copies",
        offloaded_gib=memory.offloaded or None,
        processes=memory.processes,
        machines=memory.machines,
        stated=memory.stated,
        fits=memory.fits,
    )


def _loading(placed: Placed, memory: MainMemory) -> Note:
    return note(
        "machine.loading",
        model=placed.set_up.model.name,
        method=placed.set_up.method,
        loading_gib=memory.loading,
        each_gib=memory.loading_each if memory.loading_each > memory.loading else None,
        processes=memory.processes,
        stated=memory.stated,
        fits=memory.loading_fits,
    )


def _saving(placed: Placed, memory: MainMemory) -> Note:
    return note(
        "machine.saving",
        model=placed.set_up.model.name,
        method=placed.set_up.method,
        cards=_cards(placed),
        saving_gib=memory.saving,
        sharding=placed.set_up.cards.sharding,
        processes=memory.processes,
        stated=memory.stated,
        fits=memory.saving_fits,
    )


def _merging(placed: Placed, memory: MainMemory) -> Iterator[Note]:
    """Nothing where no adapter is trained."""
    if memory.merging is None or placed.memory.merging is None:
        return
    yield note(
        "machine.merging",
        model=placed.set_up.model.name,
        merging_gib=memory.merging,
        card_gib=gib(placed.memory.merging),
        quantized=placed.set_up.base_quantization != "none",
        stated=memory.stated,
        fits=memory.merging_fits,
    )


def _disk(placed: Placed, disk: Disk) -> Note:
    return note(
        "machine.disk",
        model=placed.set_up.model.name,
        method=placed.set_up.method,
        cards=_cards(placed),
        total_gb=disk.total,
        weights_gb=disk.weights,
        checkpoints=disk.checkpoints,
        checkpoint_gb=disk.checkpoint,
        wide_gb=_wide_gb(placed, disk),
        assumed=not disk.checkpoints_stated,
        result_gb=disk.merged or disk.result,
        merged=disk.merged is not None,
        stated=disk.stated,
        fits=disk.fits,
    )


def _wide_gb(placed: Placed, disk: Disk) -> float | None:
    """A checkpoint of full tuning by an engine that keeps fp32 weights, where no cards were named
    and it may be meant; None where this is one."""
    run = placed.set_up
    wide = SAVED_BYTES * run.model.shape.parameters / GB
    open_ = run.method == "full" and run.cards.gpu is None and run.cards.sharding == "single"
    return round(wide, 2) if open_ and wide > disk.checkpoint else None


def by_size(runs: Sequence[Placed], asked: Sequence[Part]) -> tuple[Note, ...]:
    """What was asked for, of runs of several sizes by one method, without those that the cards do not
    hold."""
    held = [run for run in runs if run.gpu is None or run.runs]
    return tuple(filter(None, (_sizes(held, part) for part in asked)))


def _sizes(runs: Sequence[Placed], part: Part) -> Note | None:
    each = tuple(filter(None, (_of_size(run, part) for run in runs)))
    if not each:
        return None
    return note(
        "machine.sizes",
        part=part,
        method=runs[0].set_up.method,
        cards=_cards(runs[0]),
        each=each,
        apart=any(one.facts.get("most_gib") for one in each),
    )


def _of_size(placed: Placed, part: Part) -> Note | None:
    """Of one run; None where it takes nothing of the kind."""
    found, model = machine(placed, None, None), placed.set_up.model.name
    if part == "disk":
        return note("machine.size-disk", model=model, total_gb=found.disk.total)
    if (memory := found.main_memory) is None:
        return None
    if (span := _span(memory, part)) is None:
        return None
    least, most = span
    return note(
        "machine.size", model=model, least_gib=least, most_gib=most if most > least else None
    )


def _span(memory: MainMemory, part: Part) -> tuple[float, float] | None:
    if part == "merging":
        return None if memory.merging is None else (memory.merging, memory.merging)
    if part == "loading":
        return memory.loading, memory.loading_each
    return (memory.saving, memory.saving) if part == "saving" else (memory.needed, memory.most)


def leads(told: Sequence[Note], asked: Sequence[Part]) -> bool:
    """Whether main memory or disk leads: not where the card's memory is main memory."""
    return bool(asked) and any(each.code != "machine.unified" for each in told)
