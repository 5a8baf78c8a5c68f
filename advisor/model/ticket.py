"""A question's ticket: who asks, until when, and whether the answer is still wanted."""

import threading
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager

from advisor.errors import StoppedError

PATIENCE = 90.0
"""Seconds after which nobody waits for an answer any more."""


class Ticket:
    """Of one question. Whoever asks keeps it and may take the question back, from any thread.

    `session` is a conversation, of which one question waits at a time; `user` is whose turns are
    counted. Without them a question stands alone, as on the command line.
    """

    def __init__(self, session: str = "", user: str = "", seconds: float = PATIENCE) -> None:
        self.session = session or uuid.uuid4().hex
        self.user = user or self.session
        self._until = time.monotonic() + seconds
        self._cancelled = False
        self._stops: list[Callable[[], None]] = []
        self._lock = threading.Lock()

    @property
    def left(self) -> float:
        """Seconds until nobody waits any more; 0 from then on."""
        return max(0.0, self._until - time.monotonic())

    @property
    def cancelled(self) -> bool:
        return self._cancelled

    def cancel(self) -> None:
        """Takes the question back: whoever works on it stops at once."""
        with self._lock:
            self._cancelled = True
            for stop in self._stops:
                stop()

    def check(self) -> None:
        if self._cancelled:
            raise StoppedError

    @contextmanager
    def stopping(self, stop: Callable[[], None]) -> Generator[None]:
        """`stop`, which must be quick, is called if the question is taken back meanwhile, and not
        after."""
        with self._lock:
            self.check()
            self._stops.append(stop)
        try:
            yield
        finally:
            with self._lock:
                self._stops.remove(stop)
