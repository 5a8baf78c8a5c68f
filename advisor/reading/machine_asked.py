"""Which amounts of the machine around the cards a message asks for, by the rows of
`machine_asked.yaml`: a fact of the message for the tools that tell them, and no slot."""

from functools import cache

from advisor.advice.training.machine.found import Part
from advisor.reading.rows import Sayings, read

BEGINNING = 4000
"""Characters that are read: a log stands behind what people ask."""
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
    asked = message[:BEGINNING]
    found: tuple[Part, ...] = tuple(row.part for row in rows() if row.pattern.search(asked))
    if MOMENTS.isdisjoint(found):
        return found
    return tuple(part for part in found if part != WHOLE)
