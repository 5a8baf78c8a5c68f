"""What of running a model a message asks for, by the rows of `serving_asked.yaml`: a fact of the
message, and no slot."""

from functools import cache

from advisor.advice.serving.about import About
from advisor.reading.rows import Sayings, read

BEGINNING = 4000
"""Characters that are read: a log stands behind what people ask."""


class Asking(Sayings):
    """A row of `serving_asked.yaml`."""

    part: About


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("serving_asked.yaml", list[Asking]))


def serving_asked(message: str) -> tuple[About, ...]:
    """In the order of the rows."""
    asked = message[:BEGINNING]
    return tuple(row.part for row in rows() if row.pattern.search(asked))
