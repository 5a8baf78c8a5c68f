"""What of running a model a message asks for, by the rows of `serving_asked.yaml`: a fact of the
message, and no slot."""

from functools import cache

from advisor.advice.serving.about import About
from advisor.reading.rows import Sayings, found, read


class Asking(Sayings):
    """A row of `serving_asked.yaml`."""

    part: About


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("serving_asked.yaml", list[Asking]))


def serving_asked(message: str) -> tuple[About, ...]:
    """In the order of the rows."""
    return tuple(row.part for row in found(rows(), message))
