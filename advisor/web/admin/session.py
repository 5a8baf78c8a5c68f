"""Who is the administrator: whoever shows the key, and then the token of a session."""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

SESSION_SECONDS = 8 * 3600
MOST_SESSIONS = 32
"""At once; the one that began first ends for another."""


@dataclass(frozen=True)
class Session:
    """Of a browser whose person has shown the key."""

    ends: float
    form: str
    """What each of its forms carries along: a page of another origin does not know it."""


class Sessions:
    """In this process: they end with it. Keys and tokens are kept as digests alone."""

    def __init__(self, key: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._key = _digest(key)
        self._clock = clock
        self._begun: dict[bytes, Session] = {}

    def begin(self, key: str) -> str | None:
        """The token of a new session; None for a wrong key, after the same time."""
        if not hmac.compare_digest(_digest(key), self._key):
            return None
        token = secrets.token_urlsafe(32)
        begun = list(self._begun.items())[1 - MOST_SESSIONS :]
        begun.append(
            (_digest(token), Session(self._clock() + SESSION_SECONDS, secrets.token_hex()))
        )
        self._begun = dict(begun)
        return token

    def of(self, token: str) -> Session | None:
        """The session of a token that still holds."""
        found = self._begun.get(_digest(token))
        return found if found and found.ends > self._clock() else None

    def end(self, token: str) -> None:
        self._begun.pop(_digest(token), None)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode(errors="replace")).digest()
