"""How often something may be done or may fail in a minute."""

import threading
import time
from collections.abc import Callable

from fastapi import HTTPException

WINDOW_SECONDS = 60.0
MOST_KNOWN = 10_000


class Windows:
    """Counts by name, in windows that begin with the first that is counted. Thread-safe."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._counted: dict[str, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def of(self, who: str) -> tuple[int, float]:
        """How many are counted in the window that is open, and the seconds until it ends."""
        now = self._now()
        began, number = self._counted.get(who, (now, 0))
        left = began + WINDOW_SECONDS - now
        return (number, left) if left > 0 else (0, WINDOW_SECONDS)

    def add(self, who: str, number: int) -> tuple[int, float]:
        """Counts so many more; what `of` said before."""
        with self._lock:
            before, left = self.of(who)
            self._counted.pop(who, None)
            began = self._now() + left - WINDOW_SECONDS
            self._counted[who] = began, max(0, before + number)
            if len(self._counted) > MOST_KNOWN:
                del self._counted[next(iter(self._counted))]
        return before, left


class Pace:
    """How many requests one may make in a minute."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._made = Windows(now)

    def wait(self, who: str) -> int:
        """Counts one more; seconds until it may be made, 0 where it may be now."""
        made, left = self._made.add(who, 1)
        return int(left) + 1 if made >= self._most else 0

    def check(self, who: str) -> None:
        """The same; an answer of status 429 where it may not be made."""
        if seconds := self.wait(who):
            raise HTTPException(429, {"code": "too_often"}, {"Retry-After": str(seconds)})
