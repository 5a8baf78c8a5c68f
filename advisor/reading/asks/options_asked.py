"""Which changes of a run a message asks about by name ("would ZeRO-3 help?"), by the rows of
`options_asked.yaml`: the answer says of each whether it is enough."""

import re
from functools import cache

from advisor.reading.asks.whether import CLAUSE, QUESTION
from advisor.reading.rows import Sayings, found, read


class Option(Sayings):
    """A row of `options_asked.yaml`."""

    codes: tuple[str, ...]


@cache
def rows() -> tuple[Option, ...]:
    return tuple(read("options_asked.yaml", list[Option]))


OTHERWISE = re.compile(
    r"\b(?:how|why|what|which|when|difference|slow\w*|fast\w*)\b|怎么|如何|为什么|为何|什么|哪|区别|慢|快|因为",
    re.I,
)
"""A question of another kind than whether it is enough."""
LIKE_A_QUESTION = re.compile(
    r"能不能|能否|可以吗|可不可以|有用|要不要|行不行|还是要|只能|\b(?:would|will|can|could|should|must|is|does|do)\b",
    re.I,
)


def options_asked(message: str) -> tuple[Option, ...]:
    """In the order of the message."""
    asked = [clause for clause in CLAUSE.split(message) if asks(clause)]
    return tuple(dict.fromkeys(row for clause in asked for row in found(rows(), clause)))


def asks(clause: str) -> bool:
    """Whether it is enough, or may or must be so."""
    plain = QUESTION.search(clause) or LIKE_A_QUESTION.search(clause)
    return bool(plain) and not OTHERWISE.search(clause)
