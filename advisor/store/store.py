"""The store: what is kept of whom, each method one transaction.

Whoever an owner is, the tables know a hash; what belongs to somebody else is answered as not there.
A method that the database fails raises a `StoreError`: nothing was kept, and life goes on.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, select

from advisor.language import Language
from advisor.store import conversations, opinions, projects, tables, usage
from advisor.store.database import Database, Kind
from advisor.store.kept import (
    Exchange,
    FeedbackRow,
    KeptConversation,
    KeptExchange,
    Outcome,
    Page,
    Project,
    Reason,
    Saved,
    Thumb,
    UsageRow,
)
from advisor.store.written import microseconds, new_id

DAY_SECONDS = 24 * 3600
MOST_LISTED = 100


class Store:
    """Shared by all threads."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock

    @property
    def kind(self) -> Kind:
        """Where it is kept: what lies in memory ends with the program."""
        return self._database.kind

    def save(
        self,
        owner: str,
        exchange: Exchange,
        conversation: str | None = None,
        place: int | None = None,
    ) -> Saved | None:
        """Keeps an exchange and counts it, unless it is an edited one.

        It begins a conversation, under a random id of the caller's if it has one, or continues it,
        after its last exchange or, for an edited or repeated message, at its place: what stood
        there and later goes. None: somebody else has a conversation of that id.
        """
        now, id_ = self._now, conversation or new_id()
        with self._database.writing() as connection:
            hashed = self._database.hashed(owner)
            if not conversations.resume(connection, hashed, id_, exchange, now) and not (
                conversations.begin(connection, hashed, id_, exchange, now)
            ):
                return None
            counted = (exchange.tool, exchange.outcome, exchange.language, exchange.seconds)
            if not exchange.edited:
                usage.count(connection, *counted, now)
            if place is None:
                place = conversations.following(connection, id_)
            return conversations.add(connection, id_, exchange, place, now)

    def count(self, tool: str, outcome: Outcome, language: Language, seconds: float) -> None:
        """Counts a question that nobody keeps: a failed one, one of a program."""
        with self._database.writing() as connection:
            usage.count(connection, tool, outcome, language, seconds, self._now)

    def conversation(self, id_: str, owner: str) -> KeptConversation | None:
        with self._database.reading() as connection:
            return conversations.find(connection, self._database.hashed(owner), id_)

    def conversations(
        self, owner: str, query: str = "", limit: int = 30, before: str | None = None
    ) -> Page:
        """An owner's conversations, the latest first: those whose titles and messages have every
        word of `query`, from the `following` of an earlier page."""
        limit = max(1, min(limit, MOST_LISTED))
        with self._database.reading() as connection:
            hashed = self._database.hashed(owner)
            return conversations.listed(connection, hashed, query, limit, before)

    def rename(self, id_: str, owner: str, title: str) -> bool:
        with self._database.writing() as connection:
            return conversations.rename(connection, self._database.hashed(owner), id_, title)

    def delete(self, id_: str, owner: str) -> bool:
        """A conversation with its feedback; a project of it stays."""
        with self._database.writing() as connection:
            gone = conversations.remove(connection, self._database.hashed(owner), id_)
        self._database.forget()
        return gone

    def delete_all(self, owner: str) -> None:
        """Everything of an owner."""
        with self._database.writing() as connection:
            hashed = self._database.hashed(owner)
            for table in (tables.projects, tables.conversations):
                connection.execute(delete(table).where(table.c.owner == hashed))
        self._database.forget()

    def export(self, owner: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Everything of an owner: "conversation" or "project", and it as values; a transaction
        each, for it may be much."""
        with self._database.reading() as connection:
            hashed = self._database.hashed(owner)
            ids = conversations.ids(connection, hashed)
            named = projects.listed(connection, hashed)
        for id_ in ids:
            if found := self.conversation(id_, owner):
                yield "conversation", found.told
        for project in named:
            yield "project", asdict(project)

    def save_project(
        self,
        owner: str,
        name: str,
        brief: Mapping[str, Any],
        knowledge: str,
        conversation: str | None = None,
        id_: str | None = None,
    ) -> Project | None:
        """Begins a project, or changes the one of that id; None: the owner has no such project."""
        stated = {"name": name, "brief": brief, "knowledge": knowledge}
        values = {**stated, "conversation": conversation}
        with self._database.writing() as connection:
            hashed = self._database.hashed(owner)
            if id_ is None:
                return projects.begin(connection, hashed, values, self._now)
            return projects.change(connection, hashed, id_, values, self._now)

    def projects(self, owner: str) -> tuple[Project, ...]:
        with self._database.reading() as connection:
            return projects.listed(connection, self._database.hashed(owner))

    def project(self, id_: str, owner: str) -> Project | None:
        with self._database.reading() as connection:
            return projects.find(connection, self._database.hashed(owner), id_)

    def delete_project(self, id_: str, owner: str) -> bool:
        with self._database.writing() as connection:
            gone = projects.remove(connection, self._database.hashed(owner), id_)
        self._database.forget()
        return gone

    def feedback(
        self,
        owner: str,
        conversation: str,
        place: int,
        thumb: Thumb | None,
        reason: Reason | None = None,
        comment: str = "",
    ) -> bool:
        """What an owner thinks of an answer, None: nothing any more; False: there is no such
        answer."""
        with self._database.writing() as connection:
            hashed = self._database.hashed(owner)
            exchange = opinions.exchange_of(connection, hashed, conversation, place)
            if exchange is None:
                return False
            if thumb is None:
                opinions.take_back(connection, exchange)
            else:
                opinions.give(connection, exchange, thumb, reason, comment, self._now)
            return True

    def feedback_rows(
        self,
        thumb: Thumb | None = None,
        limit: int = 100,
        before: float | None = None,
        days: int | None = None,
    ) -> tuple[FeedbackRow, ...]:
        """For the administrator, the latest first: of the last `days`; `before` a time in seconds
        since 1970."""
        until = None if before is None else microseconds(before)
        since = None if days is None else self._since(days)
        with self._database.reading() as connection:
            return opinions.listed(connection, thumb, limit, until, since)

    def thumbs(self, days: int) -> Mapping[Thumb, int]:
        """For the administrator: how many of each were given in the last `days`."""
        with self._database.reading() as connection:
            return opinions.counted(connection, self._since(days))

    def usage(self, days: int = 30) -> tuple[UsageRow, ...]:
        """For the administrator: questions of everybody on each of the last `days`, today among
        them."""
        with self._database.reading() as connection:
            return usage.by_day(connection, self._since(days))

    def usage_by_tool(self, days: int) -> tuple[UsageRow, ...]:
        """The same of all these days together."""
        with self._database.reading() as connection:
            return usage.by_tool(connection, self._since(days))

    def usage_altogether(self, days: int) -> UsageRow | None:
        """The same of all tools together; None: nobody asked."""
        with self._database.reading() as connection:
            return usage.altogether(connection, self._since(days))

    def everything_asked(self) -> Iterator[tuple[KeptExchange, ...]]:
        """The exchanges of each conversation, nobody's name on them; a transaction for some
        of them, for they may be many."""
        last = ""
        while True:
            with self._database.reading() as connection:
                named = conversations.everybodys(connection, last, MOST_LISTED)
                found = [conversations.exchanges_of(connection, id_) for id_ in named]
            yield from found
            if len(named) < MOST_LISTED:
                return
            last = named[-1]

    def retain(self, days: int) -> int:
        """Deletes what nobody has touched for that many days; how many conversations went."""
        until = microseconds(self._clock() - days * DAY_SECONDS)
        with self._database.writing() as connection:
            old = delete(tables.conversations).where(tables.conversations.c.updated < until)
            gone = connection.execute(old).rowcount
            old = delete(tables.projects).where(tables.projects.c.updated < until)
            connection.execute(old)
            connection.execute(delete(tables.questions).where(tables.questions.c.created < until))
        self._database.forget()
        return gone

    def ping(self) -> None:
        """Says by a `StoreError` that the database is away."""
        with self._database.reading() as connection:
            connection.execute(select(1))

    def close(self) -> None:
        self._database.close()

    def _since(self, days: int) -> int:
        """The beginning, within its day, of the last `days`."""
        start = self._clock() - (days - 1) * DAY_SECONDS
        return microseconds(start - start % DAY_SECONDS)

    @property
    def _now(self) -> int:
        return microseconds(self._clock())
