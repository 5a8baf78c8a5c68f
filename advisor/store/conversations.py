"""Conversations in the tables; each function within a transaction of its caller's."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
    tuple_,
    update,
)

from advisor import conversation_json
from advisor.conversation import LONGEST_MESSAGE, Conversation, Turn
from advisor.conversation_json import MOST_TURNS
from advisor.errors import StoreError, ToolError
from advisor.store.kept import Exchange, Heading, KeptConversation, KeptExchange, Page, Saved
from advisor.store.tables import conversations, exchanges, feedback
from advisor.store.written import as_json, is_id, moment, new_id, text, title

MOST_CONVERSATIONS = 500
"""Of one owner; the oldest go."""
LONGEST_TITLE = 80
LONGEST_QUERY = 200
MOST_WORDS = 8
"""Of a search."""


def begin(connection: Connection, owner: str, id_: str, exchange: Exchange, now: int) -> bool:
    """A new conversation, named after its first message; False: its name is taken, or none."""
    taken = select(conversations.c.id).where(conversations.c.id == id_)
    if not is_id(id_) or connection.scalar(taken):
        return False
    row = {"id": id_, "owner": owner, "language": exchange.language, "created": now, "updated": now}
    named = title(exchange.message, LONGEST_TITLE)
    connection.execute(insert(conversations).values(**row, title=named))
    mine = select(conversations.c.id).where(conversations.c.owner == owner)
    oldest = mine.order_by(conversations.c.updated.desc(), conversations.c.id.desc())
    dropped = connection.scalars(oldest.offset(MOST_CONVERSATIONS)).all()
    if dropped:
        connection.execute(delete(conversations).where(conversations.c.id.in_(dropped)))
    return True


def resume(connection: Connection, owner: str, id_: str, exchange: Exchange, now: int) -> bool:
    """Locks a conversation to be continued; False: its owner has none of that id."""
    found = update(conversations).where(_owned(id_, owner))
    return bool(connection.execute(found.values(updated=now, language=exchange.language)).rowcount)


def following(connection: Connection, id_: str) -> int:
    """The place after the last exchange."""
    last = select(func.max(exchanges.c.place)).where(exchanges.c.conversation == id_)
    found: int | None = connection.scalar(last)
    return 0 if found is None else found + 1


def add(connection: Connection, id_: str, exchange: Exchange, place: int, now: int) -> Saved:
    """Keeps an exchange at its place; what stood there and later goes, but an edited exchange
    stays the one it was."""
    if not 0 <= place < MOST_TURNS:
        raise StoreError("too_large", f"a conversation has at most {MOST_TURNS} messages")
    of_it = exchanges.c.conversation == id_
    at_it = exchanges.c.place == place
    stays = None
    if exchange.edited:
        stays = connection.scalar(select(exchanges.c.id).where(of_it, at_it))
    last = exchanges.c.place > place if stays else exchanges.c.place >= place
    connection.execute(delete(exchanges).where(of_it, last))
    before = _turns([row for row in _told(connection, id_) if row.place < place])
    state = conversation_json.dumped(exchange.state)
    same = _in_common(before, state["turns"])
    made = stays or new_id()
    row = {
        "id": made,
        "conversation": id_,
        "place": place,
        "created": now,
        "message": text(exchange.message, LONGEST_MESSAGE + 1),
        "tool": exchange.tool,
        "outcome": exchange.outcome,
        "language": exchange.language,
        "understood": as_json(exchange.understood),
        "answer": as_json(exchange.answer),
        "kept_turns": same,
        "turns": as_json(state["turns"][same:]),
        "chosen_language": state["language"],
        "knowledge": exchange.knowledge,
        "seconds": exchange.seconds,
        "confidence": exchange.confidence,
    }
    kept = update(exchanges).where(exchanges.c.id == made) if stays else insert(exchanges)
    connection.execute(kept.values(**row))
    return Saved(id_, made, place)


def find(connection: Connection, owner: str, id_: str) -> KeptConversation | None:
    """A conversation with all that was said; None: its owner has none of that id."""
    row = connection.execute(_headings(_owned(id_, owner))).first()
    if row is None:
        return None
    told = _told(connection, id_)
    exchanges_ = map(_exchange, told, _states(told))
    return KeptConversation(_heading(row), tuple(exchanges_))


def listed(connection: Connection, owner: str, query: str, limit: int, before: str | None) -> Page:
    """An owner's conversations, the latest first, whose titles and messages have every word of
    `query`."""
    wanted: list[ColumnElement[bool]] = [conversations.c.owner == owner]
    wanted += [_mentions(word) for word in text(query, LONGEST_QUERY).split()[:MOST_WORDS]]
    if before is not None:
        stamp, _, id_ = before.partition("-")
        place = tuple_(int(stamp[:18]) if stamp.isdecimal() else 0, id_)
        wanted.append(tuple_(conversations.c.updated, conversations.c.id) < place)
    latest = (conversations.c.updated.desc(), conversations.c.id.desc())
    rows = connection.execute(_headings(and_(*wanted)).order_by(*latest).limit(limit + 1)).all()
    following = f"{rows[limit - 1].updated}-{rows[limit - 1].id}" if len(rows) > limit else None
    return Page(tuple(map(_heading, rows[:limit])), following)


def rename(connection: Connection, owner: str, id_: str, named: str) -> bool:
    named = title(named, LONGEST_TITLE)
    renamed = update(conversations).where(_owned(id_, owner)).values(title=named)
    return bool(connection.execute(renamed).rowcount)


def remove(connection: Connection, owner: str, id_: str) -> bool:
    return bool(connection.execute(delete(conversations).where(_owned(id_, owner))).rowcount)


def ids(connection: Connection, owner: str) -> Sequence[str]:
    """Of all an owner has, the oldest first."""
    mine = select(conversations.c.id).where(conversations.c.owner == owner)
    return connection.scalars(mine.order_by(conversations.c.created, conversations.c.id)).all()


def everybodys(connection: Connection, after: str, limit: int) -> Sequence[str]:
    """Ids of conversations, in their order, after that one."""
    named = select(conversations.c.id).where(conversations.c.id > after)
    return connection.scalars(named.order_by(conversations.c.id).limit(limit)).all()


def exchanges_of(connection: Connection, id_: str) -> tuple[KeptExchange, ...]:
    """Whosoever it is, without the states between."""
    return tuple(_exchange(row, None) for row in _told(connection, id_))


def _owned(id_: str, owner: str) -> ColumnElement[bool]:
    return and_(conversations.c.id == id_, conversations.c.owner == owner)


def _mentions(word: str) -> ColumnElement[bool]:
    said = select(exchanges.c.id).where(
        exchanges.c.conversation == conversations.c.id,
        exchanges.c.message.icontains(word, autoescape=True),
    )
    return or_(conversations.c.title.icontains(word, autoescape=True), said.exists())


def _headings(wanted: ColumnElement[bool]) -> Any:
    count = select(func.count()).where(exchanges.c.conversation == conversations.c.id)
    return select(conversations, count.scalar_subquery().label("exchanges")).where(wanted)


def _heading(row: Row[Any]) -> Heading:
    created, updated = moment(row.created), moment(row.updated)
    return Heading(row.id, row.title, row.language, created, updated, row.exchanges)


def _told(connection: Connection, id_: str) -> Sequence[Row[Any]]:
    """The exchanges of a conversation, with what was thought of them."""
    opinion = (feedback.c.thumb, feedback.c.reason, feedback.c.comment)
    joined = exchanges.outerjoin(feedback, feedback.c.exchange == exchanges.c.id)
    told = select(exchanges, *opinion).select_from(joined)
    in_order = told.where(exchanges.c.conversation == id_).order_by(exchanges.c.place)
    return connection.execute(in_order).all()


def _exchange(row: Row[Any], state: Conversation | None) -> KeptExchange:
    return KeptExchange(
        row.id,
        row.place,
        moment(row.created),
        row.message,
        row.tool,
        row.outcome,
        row.language,
        json.loads(row.understood),
        json.loads(row.answer),
        row.knowledge,
        row.seconds,
        row.confidence,
        row.thumb,
        row.reason,
        row.comment or "",
        state,
    )


def _turns(told: Sequence[Row[Any]]) -> list[Any]:
    """The turns of the conversation after the last exchange."""
    turns: list[Any] = []
    for row in told:
        turns = [*turns[: row.kept_turns], *json.loads(row.turns)]
    return turns


def _states(told: Sequence[Row[Any]]) -> Iterator[Conversation | None]:
    """The conversation after each exchange."""
    turns: tuple[Turn, ...] | None = ()
    for row in told:
        before, added = () if row.kept_turns == 0 else turns, _added(row)
        if before is None or added is None:
            turns = None
            yield None
        else:
            turns = (*before[: row.kept_turns], *added.turns)
            yield Conversation(turns, added.language)


def _added(row: Row[Any]) -> Conversation | None:
    """The turns of one exchange; None where one has a slot that nobody knows any more."""
    document = {"turns": json.loads(row.turns), "language": row.chosen_language}
    try:
        return conversation_json.loaded(document)
    except ToolError:
        return None


def _in_common(these: list[Any], those: list[Any]) -> int:
    """How many of the first turns are the same."""
    pairs = zip(these, those, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(these), len(those)))
