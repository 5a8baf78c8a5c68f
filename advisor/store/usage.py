"""Questions counted, in the tables; each function within a transaction of its caller's."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, insert, select

from advisor.language import Language
from advisor.store.kept import Outcome, UsageRow
from advisor.store.tables import questions
from advisor.store.written import moment


def count(
    connection: Connection,
    tool: str,
    outcome: Outcome,
    language: Language,
    seconds: float,
    now: int,
) -> None:
    """One more question: nothing of it but this."""
    row = {"tool": tool, "outcome": outcome, "language": language, "seconds": seconds}
    day = f"{moment(now):%Y-%m-%d}"
    connection.execute(insert(questions).values(**row, created=now, day=day))


def by_day(connection: Connection, since: int) -> tuple[UsageRow, ...]:
    """A row for each day and tool, the latest day first, the most asked tool before others."""
    each = (questions.c.day, questions.c.tool)
    ranked = (
        select(
            *each,
            questions.c.outcome,
            questions.c.seconds,
            func.row_number().over(partition_by=each, order_by=questions.c.seconds).label("rank"),
            func.count().over(partition_by=each).label("of"),
        )
        .where(questions.c.day >= f"{moment(since):%Y-%m-%d}")
        .subquery()
    )

    def outcomes(name: Outcome) -> ColumnElement[Any]:
        return func.sum(case((ranked.c.outcome == name, 1), else_=0))

    def slowest(hundredths: int) -> ColumnElement[Any]:
        """Of the quickest such share."""
        among = (ranked.c.rank - 1) * 100 < hundredths * ranked.c.of
        return func.max(case((among, ranked.c.seconds)))

    asked = func.count().label("asked")
    told = select(
        ranked.c.day,
        ranked.c.tool,
        asked,
        outcomes("asked_back"),
        outcomes("refused"),
        outcomes("failed"),
        slowest(50),
        slowest(95),
    ).group_by(ranked.c.day, ranked.c.tool)
    in_order = told.order_by(ranked.c.day.desc(), asked.desc(), ranked.c.tool)
    return tuple(UsageRow(*row) for row in connection.execute(in_order))
