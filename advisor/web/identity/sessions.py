"""Who has shown what proves them, for a while: opaque tokens, kept in memory alone."""

import time
from collections.abc import Callable

from starlette.requests import Request

from advisor.web.identity.person import Person, RefusedError, bearer
from advisor.web.tokens import Tokens

PREFIX = "ftas-"
"""Begins each token, so that an ended one is told from a key of another kind."""
MOST = 50_000
"""Open sessions; beyond them the oldest ends."""


class Sessions:
    """The tokens of people."""

    def __init__(
        self, seconds: int, now: Callable[[], float] = time.time, most: int = MOST
    ) -> None:
        self.seconds = seconds
        tokens = Tokens[Person](seconds, most, PREFIX, now)
        self.begin, self.person, self.end = tokens.begin, tokens.of, tokens.end

    async def by_bearer(self, request: Request) -> Person | None:
        """The way of a page that holds its token in memory."""
        token = bearer(request)
        if not token.startswith(PREFIX):
            return None
        if (found := self.person(token)) is None:
            raise RefusedError("The session has ended")
        return found
