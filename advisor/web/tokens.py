"""Opaque tokens that stand for something for a while, in memory alone."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


def digest(secret: str) -> bytes:
    """What is kept of a key or a token: read out of the memory, it opens nothing."""
    return hashlib.sha256(secret.encode(errors="replace")).digest()


class Tokens(Generic[Value]):
    """All live equally long, so the first in the table is the first to end; beyond `most` it ends
    for another."""

    def __init__(
        self, seconds: float, most: int, prefix: str = "", now: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._most = most
        self._prefix = prefix
        self._now = now
        self._open: dict[bytes, tuple[Value, float]] = {}
        self._lock = threading.Lock()

    def begin(self, value: Value) -> str:
        """A token for the value."""
        token = self._prefix + secrets.token_urlsafe(32)
        with self._lock:
            self._tidy()
            self._open[digest(token)] = value, self._now() + self._seconds
        return token

    def of(self, token: str) -> Value | None:
        """What a token that still holds stands for."""
        value, until = self._open.get(digest(token), (None, 0.0))
        return value if until > self._now() else None

    def end(self, token: str) -> None:
        with self._lock:
            self._open.pop(digest(token), None)

    def _tidy(self) -> None:
        now = self._now()
        while self._open:
            first = next(iter(self._open))
            if len(self._open) < self._most and self._open[first][1] > now:
                return
            del self._open[first]
