"""Who is the administrator: whoever shows the key, and then the token of a session."""

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from advisor.web.tokens import Tokens, digest

SESSION_SECONDS = 8 * 3600
MOST_SESSIONS = 32
"""At once; the one that began first ends for another."""


@dataclass(frozen=True)
class Session:
    """Of a browser whose person has shown the key."""

    form: str
    """What each of its forms carries along: a page of another origin does not know it."""


class Sessions:
    """In this process: they end with it."""

    def __init__(self, key: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = digest(key)
        self._tokens = Tokens[Session](SESSION_SECONDS, MOST_SESSIONS, now=clock)
        self.of, self.end = self._tokens.of, self._tokens.end

    def begin(self, key: str) -> str | None:
        """The token of a new session; None for a wrong key, after the same time."""
        if not hmac.compare_digest(digest(key), self._key):
            return None
        return self._tokens.begin(Session(secrets.token_hex()))
