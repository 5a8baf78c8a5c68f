"""The end of a server: what is under way is finished, what comes new is refused."""

import time
from collections.abc import Callable

QUIET_SECONDS = 0.5
"""Between a question and the request that hears its answer nothing is under way."""


class Drain:
    """Used by the event loop's thread alone."""

    def __init__(self, seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._now = now
        self._began: float | None = None
        self._busy = now()
        self.under_way = 0
        """Requests that are being answered."""

    @property
    def began(self) -> bool:
        return self._began is not None

    def begin(self) -> None:
        self._began = self._busy = self._now()

    def enter(self) -> None:
        self.under_way += 1

    def leave(self) -> None:
        self.under_way -= 1
        self._busy = self._now()

    @property
    def over(self) -> bool:
        """Whether the server may end: all is answered, or its time is up."""
        if self._began is None:
            return False
        quiet = not self.under_way and self._now() - self._busy >= QUIET_SECONDS
        return quiet or self._now() - self._began >= self._seconds
