"""Questions counted, in the tables; each function within a transaction of its caller's."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, case, func, insert, select

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
    return _told(connection, since, questions.c.day, questions.c.tool)


def by_tool(connection: Connection, since: int) -> tuple[UsageRow, ...]:
    """A row for each tool, the most asked first."""
    return _told(connection, since, questions.c.tool)


def altogether(connection: Connection, since: int) -> UsageRow | None:
    """All questions as one row; None: there was none."""
    return next(iter(_told(connection, since)), None)


def _told(connection: Connection, since: int, *each: Column[Any]) -> tuple[UsageRow, ...]:
    """A row for each value of these columns that was asked for."""
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

    asked = func.count().label("questions")
    named = {column.name: ranked.c[column.name] for column in each}
    told = select(
        *named.values(),
        asked,
        outcomes("asked_back").label("asked_back"),
        outcomes("refused").label("refused"),
        outcomes("failed").label("failed"),
        slowest(50).label("seconds_median"),
        slowest(95).label("seconds_p95"),
    ).group_by(*named.values())
    latest = [named["day"].desc()] if "day" in named else []
    in_order = told.having(func.count() > 0).order_by(*latest, asked.desc(), *named.values())
    missing: dict[str, Any] = {"day": "", "tool": ""}
    return tuple(UsageRow(**{**missing, **row}) for row in connection.execute(in_order).mappings())
