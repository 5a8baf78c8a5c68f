"""What people think of answers, in the tables; each function within a transaction of its
caller's."""

import json

from sqlalchemy import Connection, delete, func, insert, select

from advisor.store.kept import FeedbackRow, Reason, Thumb
from advisor.store.tables import conversations, exchanges, feedback
from advisor.store.written import moment, text

LONGEST_COMMENT = 2_000


def exchange_of(connection: Connection, owner: str, conversation: str, place: int) -> str | None:
    """The id of an answer; None: there is no such answer of this owner's."""
    joined = exchanges.join(conversations, exchanges.c.conversation == conversations.c.id)
    wanted = (
        conversations.c.id == conversation,
        conversations.c.owner == owner,
        exchanges.c.place == place,
    )
    return connection.scalar(select(exchanges.c.id).select_from(joined).where(*wanted))


def give(
    connection: Connection,
    exchange: str,
    thumb: Thumb,
    reason: Reason | None,
    comment: str,
    now: int,
) -> None:
    """Puts an opinion in the place of an earlier one."""
    take_back(connection, exchange)
    row = {"exchange": exchange, "thumb": thumb, "reason": reason, "created": now}
    connection.execute(insert(feedback).values(**row, comment=text(comment, LONGEST_COMMENT)))


def counted(connection: Connection, since: int) -> dict[Thumb, int]:
    """How many of each thumb were given."""
    each = select(feedback.c.thumb, func.count()).where(feedback.c.created >= since)
    given = connection.execute(each.group_by(feedback.c.thumb))
    return {"up": 0, "down": 0, **{thumb: count for thumb, count in given}}


def take_back(connection: Connection, exchange: str) -> None:
    connection.execute(delete(feedback).where(feedback.c.exchange == exchange))


def listed(
    connection: Connection,
    thumb: Thumb | None,
    limit: int,
    before: int | None,
    since: int | None = None,
) -> tuple[FeedbackRow, ...]:
    """Of everybody, the latest first."""
    about = ("message", "tool", "language", "understood", "knowledge")
    rows = select(feedback, *(exchanges.c[name] for name in about)).join(
        exchanges, feedback.c.exchange == exchanges.c.id
    )
    if thumb:
        rows = rows.where(feedback.c.thumb == thumb)
    if before is not None:
        rows = rows.where(feedback.c.created < before)
    if since is not None:
        rows = rows.where(feedback.c.created >= since)
    latest = rows.order_by(feedback.c.created.desc(), feedback.c.exchange).limit(limit)
    return tuple(
        FeedbackRow(
            row.exchange,
            moment(row.created),
            row.thumb,
            row.reason,
            row.comment,
            row.message,
            row.tool,
            row.language,
            json.loads(row.understood),
            row.knowledge,
        )
        for row in connection.execute(latest)
    )
