"""Who has shown what proves them, for a while: opaque tokens, kept in memory alone."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from advisor.web.identity.person import Person, RefusedError, bearer

PREFIX = "ftas-"
"""Begins each token, so that an ended one is told from a key of another kind."""
MOST = 50_000
"""Open sessions; beyond them the oldest ends."""


@dataclass(frozen=True)
class Session:
    person: Person
    until: float


class Sessions:
    """All live equally long, so the first in the table is the first to end.

    Only digests of tokens are kept: what is read out of the memory opens nothing.
    """

    def __init__(
        self, seconds: int, now: Callable[[], float] = time.time, most: int = MOST
    ) -> None:
        self.seconds = seconds
        self._most = most
        self._now = now
        self._open: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, person: Person) -> str:
        """A token for the person."""
        token = PREFIX + secrets.token_urlsafe(32)
        with self._lock:
            self._tidy()
            self._open[_digest(token)] = Session(person, self._now() + self.seconds)
        return token

    def person(self, token: str) -> Person | None:
        session = self._open.get(_digest(token))
        return session.person if session and session.until > self._now() else None

    def end(self, token: str) -> None:
        with self._lock:
            self._open.pop(_digest(token), None)

    async def by_bearer(self, request: Request) -> Person | None:
        """The way of a page that holds its token in memory."""
        token = bearer(request)
        if not token.startswith(PREFIX):
            return None
        if (found := self.person(token)) is None:
            raise RefusedError("The session has ended")
        return found

    def _tidy(self) -> None:
        now = self._now()
        while self._open:
            first = next(iter(self._open))
            if len(self._open) < self._most and self._open[first].until > now:
                return
            del self._open[first]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
