"""How many requests one may make in a minute."""

import threading
import time
from collections.abc import Callable

WINDOW_SECONDS = 60.0
MOST_KNOWN = 10_000


class Pace:
    """Counts by name, in windows that begin with the first request."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._counted: dict[str, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def wait(self, who: str) -> int:
        """Counts one more; seconds until it may be made, 0 where it may be now."""
        now = self._now()
        with self._lock:
            began, made = self._counted.pop(who, (now, 0))
            if began + WINDOW_SECONDS <= now:
                began, made = now, 0
            self._counted[who] = began, made + 1
            if len(self._counted) > MOST_KNOWN:
                del self._counted[next(iter(self._counted))]
        return int(began + WINDOW_SECONDS - now) + 1 if made >= self._most else 0
