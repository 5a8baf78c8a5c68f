"""How often something may fail before nobody is asked for a while."""

import time
from collections.abc import Callable

WINDOW_SECONDS = 60
MOST_KEPT = 10_000


class Throttle:
    """Counts failures by address or by name, in windows of a minute."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._now = now
        self._failed: dict[str, tuple[float, int]] = {}

    def wait(self, who: str) -> int:
        """Seconds until that one may try again; 0 where at once."""
        began, failures = self._failed.get(who, (0.0, 0))
        left = began + WINDOW_SECONDS - self._now()
        return int(left) + 1 if failures >= self._most and left > 0 else 0

    def missed(self, who: str) -> None:
        began, failures = self._failed.pop(who, (self._now(), 0))
        if began + WINDOW_SECONDS <= self._now():
            began, failures = self._now(), 0
        self._failed[who] = (began, failures + 1)
        if len(self._failed) > MOST_KEPT:
            del self._failed[next(iter(self._failed))]

    def forgive(self, who: str) -> None:
        """One that was counted did not fail."""
        began, failures = self._failed.get(who, (0.0, 0))
        self._failed[who] = (began, max(failures - 1, 0))
