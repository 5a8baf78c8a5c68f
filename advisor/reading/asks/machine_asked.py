"""Which amounts of the machine around the cards a message asks for, by the rows of
`machine_asked.yaml`: a fact of the message for the tools that tell them, and no slot."""

from functools import cache

from advisor.advice.training.machine.found import Part
from advisor.reading.rows import Sayings, found, read

MOMENTS: frozenset[Part] = frozenset(("merging", "loading", "saving"))
"""Of a run or after it, when main memory is needed."""
WHOLE: Part = "main_memory"


class Asking(Sayings):
    """A row of `machine_asked.yaml`."""

    part: Part


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("machine_asked.yaml", list[Asking]))


def machine_asked(message: str) -> tuple[Part, ...]:
    """What is asked, in the order of the rows."""
    parts: tuple[Part, ...] = tuple(row.part for row in found(rows(), message))
    if MOMENTS.isdisjoint(parts):
        return parts
    return tuple(part for part in parts if part != WHOLE)
