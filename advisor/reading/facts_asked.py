"""Which facts of a card a message asks, by the rows of `facts_asked.yaml`: they are told first, and
are no slots."""

from functools import cache

from advisor.advice.topics.look_up import CardFact
from advisor.reading.rows import Sayings, found, read


class Asking(Sayings):
    """A row of `facts_asked.yaml`."""

    fact: CardFact


@cache
def rows() -> tuple[Asking, ...]:
    return tuple(read("facts_asked.yaml", list[Asking]))


def facts_asked(message: str) -> tuple[CardFact, ...]:
    """What is asked, in the order of the rows."""
    return tuple(row.fact for row in found(rows(), message))
