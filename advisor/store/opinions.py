"""What people think of answers, in the tables; each function within a transaction of its
caller's."""

import json

from sqlalchemy import Connection, delete, insert, select

from advisor.store.kept import FeedbackRow, Reason, Thumb
from advisor.store.tables import conversations, exchanges, feedback
from advisor.store.written import moment, text

LONGEST_COMMENT = 2_000


def give(
    connection: Connection,
    owner: str,
    exchange: str,
    thumb: Thumb | None,
    reason: Reason | None,
    comment: str,
    now: int,
) -> bool:
    """Puts an opinion in the place of an earlier one, None in place of none; False: there is no
    such answer of this owner's."""
    joined = exchanges.join(conversations, exchanges.c.conversation == conversations.c.id)
    mine = (exchanges.c.id == exchange, conversations.c.owner == owner)
    if connection.scalar(select(exchanges.c.id).select_from(joined).where(*mine)) is None:
        return False
    connection.execute(delete(feedback).where(feedback.c.exchange == exchange))
    if thumb:
        row = {"exchange": exchange, "thumb": thumb, "reason": reason, "created": now}
        said = text(comment, LONGEST_COMMENT)
        connection.execute(insert(feedback).values(**row, comment=said))
    return True


def listed(
    connection: Connection, thumb: Thumb | None, limit: int, before: int | None
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
