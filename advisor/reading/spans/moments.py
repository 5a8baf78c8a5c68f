"""When a program ran out of memory, by the rows of `moments.yaml`: a fact of the message for the
tool that looks into it, and no slot."""

from functools import cache

from advisor.reading.rows import Sayings, found, read
from advisor.runs.options import Moment


class Telling(Sayings):
    """A row of `moments.yaml`."""

    moment: Moment


@cache
def rows() -> tuple[Telling, ...]:
    return tuple(read("moments.yaml", list[Telling]))


def moment_told(message: str) -> Moment | None:
    """When memory ran out, as the message tells it."""
    return next((row.moment for row in found(rows(), message)), None)
