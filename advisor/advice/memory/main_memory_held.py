"""Main memory that ran out: copies of the model that processes read at once, and what offloading
keeps there."""

from advisor.advice.training.machine.beside import machine
from advisor.advice.training.room import Around
from advisor.result import Note, note
from advisor.runs.host import READ_AT_ONCE_BYTES, SYSTEM_BYTES
from advisor.runs.memory.states import base_weights_bytes
from advisor.runs.options import GATHERS_WEIGHTS, Fits, StatedParallelism
from advisor.runs.placing import Placed
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import FP32_BYTES, GB, GIB, SIXTEEN_BIT_BYTES, gib

HELD: dict[Fits | None, str] = {None: "unknown", True: "all", "tight": "least", False: "none"}
"""Of what is offloaded, by the stated main memory."""


def at_main_memory(
    run: Around, model: str, host_gib: float | None, shared: StatedParallelism | None
) -> Note:
    """Of what is offloaded, where something is; else of the model as it is read. `shared`: how cards
    share the run, where that was stated."""
    if run.placed.memory.host > 0 and (kept := _offloaded(run.placed, model, host_gib)):
        return kept
    return _reading(run, model, host_gib, shared)


def _offloaded(placed: Placed, model: str, host_gib: float | None) -> Note | None:
    found = machine(placed, host_gib, None).main_memory
    if found is None:
        return None
    return note(
        "memory.at-offloading",
        model=model,
        method=placed.set_up.method,
        needed_gib=found.needed,
        most_gib=found.most,
        offloaded_gib=found.offloaded,
        stated_gib=host_gib,
        held=HELD[found.fits],
    )


def _reading(
    run: Around, model: str, host_gib: float | None, shared: StatedParallelism | None
) -> Note:
    """Where every process of a machine reads the whole model, and where one does; of cards that share
    a run and that nobody counted, those of a whole machine."""
    set_up = run.placed.set_up
    processes = processes_of(run, shared)
    quantized = set_up.base_quantization != "none"
    copy = (
        base_weights_bytes(set_up) if quantized else SIXTEEN_BIT_BYTES * run.model.shape.parameters
    )
    wide = None if quantized else FP32_BYTES * run.model.shape.parameters * processes
    several = processes > 1
    return note(
        "memory.at-main-memory",
        model=model,
        bits="k-bit" if quantized else "sixteen",
        copy_gib=gib(copy),
        processes=processes,
        each_gib=gib(processes * copy),
        wide_gib=wide and gib(wide),
        stated_gib=host_gib,
        held=_held(copy, processes * copy, wide, host_gib),
        sharding=_way(run, shared) if several else "single",
        file_gb=READ_AT_ONCE_BYTES / GB,
    )


def _is_uncounted(run: Around, shared: StatedParallelism | None) -> bool:
    """Cards share the run, and nobody said how many."""
    return shared in GATHERS_WEIGHTS and run.placed.set_up.cards.count == 1


def processes_of(run: Around, shared: StatedParallelism | None = None) -> int:
    """Of one machine."""
    if _is_uncounted(run, shared):
        return MACHINE_CARDS
    found = machine(run.placed, None, None).main_memory
    return found.processes if found else 1


def _way(run: Around, shared: StatedParallelism | None) -> str:
    """How the cards share the run; "open" where nobody said so and a card does not hold a copy with
    room to spare."""
    sharding = run.placed.set_up.cards.sharding
    if shared:
        return shared if _is_uncounted(run, shared) else sharding
    return "open" if sharding in GATHERS_WEIGHTS else sharding


def _held(copy: float, each: float, wide: float | None, host_gib: float | None) -> str:
    """What the stated main memory holds."""
    if host_gib is None:
        return "unknown"
    free = host_gib * GIB - SYSTEM_BYTES
    if copy > free:
        return "none"
    if each > free:
        return "one"
    return "sixteen" if wide and wide > free else "all"
