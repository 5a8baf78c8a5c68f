"""How often something may fail before nobody is asked for a while."""

import time
from collections.abc import Callable

from advisor.web.pace import Windows


class Throttle:
    """Counts failures by address or by name, in windows of a minute."""

    def __init__(self, most: int, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._failed = Windows(now)

    def wait(self, who: str) -> int:
        """Seconds until that one may try again; 0 where at once."""
        failures, left = self._failed.of(who)
        return int(left) + 1 if failures >= self._most else 0

    def missed(self, who: str) -> None:
        self._failed.add(who, 1)

    def forgive(self, who: str) -> None:
        """One that was counted did not fail."""
        self._failed.add(who, -1)
