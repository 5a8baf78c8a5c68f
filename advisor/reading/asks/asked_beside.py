"""What a message plainly asks beside what it asks first, by its clauses and the rows of
`asked_beside.yaml`: "will it run, how long does it take, and which settings?" is three questions."""

from collections.abc import Iterator, Sequence
from functools import cache

from advisor.advice.topics.symptoms import symptom_of
from advisor.reading.asks.failures import is_failure
from advisor.reading.asks.whether import CLAUSE
from advisor.reading.brief import Change, Slots
from advisor.reading.rows import Sayings, found, read
from advisor.reading.slots import MOST_ASKS


class Beside(Sayings):
    """A row of `asked_beside.yaml`."""

    ask: str
    limit: str | None = None
    """Of what the most is asked."""
    covered: tuple[str, ...]
    needs: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()

    def known(self, change: Change) -> bool:
        """Whether what its figures are of is stated."""
        stated = change.brief.values.keys() | {slot for run in change.runs for slot in run}
        return stated >= {*self.needs} and not (self.any_of and stated.isdisjoint(self.any_of))


@cache
def rows() -> tuple[Beside, ...]:
    return tuple(read("asked_beside.yaml", list[Beside]))


def asked_beside(asks: Sequence[str], change: Change, message: str) -> tuple[str, ...]:
    """The asks, with those that its clauses add: three at most; none beside what went wrong."""
    if asks[:1] == ("none",) or is_failure(message) or symptom_of(message):
        return tuple(asks)
    added = (row.ask for row in _rows(message, rows()) if row.known(change) and _open(row, asks))
    return tuple(dict.fromkeys((*asks, *added)))[: max(MOST_ASKS, len(asks))]


def limits_asked(tool: str, arguments: Slots, message: str) -> Slots:
    """Of what the most is asked, where one alone is and nothing else told it."""
    able = tuple(row for row in rows() if row.limit and row.ask == tool)
    asked = {row.limit for row in _rows(message, able)} if able else {*()}
    return {"limit": asked.pop()} if len(asked) == 1 and "limit" not in arguments else {}


def _rows(message: str, able: tuple[Beside, ...]) -> Iterator[Beside]:
    yield from dict.fromkeys(row for clause in CLAUSE.split(message) for row in found(able, clause))


def _open(row: Beside, asks: Sequence[str]) -> bool:
    return {*row.covered}.isdisjoint(asks)
