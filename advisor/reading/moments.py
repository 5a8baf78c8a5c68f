"""When a program ran out of memory, by the rows of `moments.yaml`: a fact of the message for the
tool that looks into it, and no slot."""

import re
from functools import cache

from advisor.catalog.row import Strict
from advisor.reading.rows import read
from advisor.runs.options import Moment

BEGINNING = 4000
"""Characters that are read: a log stands behind what people tell."""


class Telling(Strict):
    """A row of `moments.yaml`."""

    moment: Moment
    said: tuple[str, ...]
    messages: tuple[str, ...]


@cache
def rows() -> tuple[Telling, ...]:
    return tuple(read("moments.yaml", list[Telling]))


@cache
def _patterns() -> tuple[tuple[Moment, re.Pattern[str]], ...]:
    return tuple((row.moment, re.compile("|".join(row.said), re.I)) for row in rows())


def moment_told(message: str) -> Moment | None:
    """When memory ran out, as the message tells it."""
    told = message[:BEGINNING]
    return next((moment for moment, said in _patterns() if said.search(told)), None)
