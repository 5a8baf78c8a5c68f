"""Copies of a model that the processes of a machine read into main memory, by the sizes that were named,
beside what a process was seen to take."""

from collections.abc import Iterator, Sequence

from advisor.advice.memory.fix_found import CopiesRead, ReadCopy
from advisor.advice.memory.main_memory_held import processes_of
from advisor.advice.training.room import Around
from advisor.catalog.model import Model
from advisor.catalog.sizes import generic_model
from advisor.result import Note, note
from advisor.units import FP32_BYTES, SIXTEEN_BIT_BYTES, gib

NEAR = 0.1
"""Of a copy, that a process may differ by: libraries, and gigabytes for GiB."""
ALIKE = 0.15
"""Of its size, that the named model may differ by from the figure in its name."""


def copies_read(run: Around, sizes: Sequence[float], seen_gib: float | None) -> CopiesRead | None:
    """None where one process reads one model and nothing was seen of it, or where what is
    offloaded is more."""
    if run.placed.memory.host > 0:
        return None
    processes = processes_of(run)
    models = sorted(_models(run, sizes), key=lambda model: model.shape.parameters)
    rows = tuple(_read(model, processes) for model in models)
    explained = _explained(rows, processes, seen_gib) if seen_gib else None
    if not explained and (len(rows) == 1 or processes == 1):
        return None
    return CopiesRead(processes=processes, rows=rows, seen_gib=seen_gib, explained=explained)


def _models(run: Around, sizes: Sequence[float]) -> Iterator[Model]:
    yield run.model
    for size in sizes:
        if abs(run.model.shape.parameters / (size * 1e9) - 1) > ALIKE:
            yield generic_model(size * 1e9)


def _read(model: Model, processes: int) -> ReadCopy:
    sixteen, wide = (each * model.shape.parameters for each in (SIXTEEN_BIT_BYTES, FP32_BYTES))
    return ReadCopy(
        model=model.name,
        sixteen_gib=gib(sixteen),
        wide_gib=gib(wide),
        all_sixteen_gib=gib(processes * sixteen),
        all_wide_gib=gib(processes * wide),
    )


def _explained(rows: Sequence[ReadCopy], processes: int, seen_gib: float) -> Note | None:
    """The copy that what was seen is; fp32 first, as which weights are read where no type is given."""
    for wide in (True, False):
        for row in rows:
            copy = row.wide_gib if wide else row.sixteen_gib
            if abs(seen_gib / copy - 1) <= NEAR:
                return note(
                    "memory.process-copy",
                    model=row.model,
                    seen_gib=seen_gib,
                    copy_gib=copy,
                    wide=wide,
                    processes=processes,
                    all_gib=row.all_wide_gib if wide else row.all_sixteen_gib,
                )
    return None
