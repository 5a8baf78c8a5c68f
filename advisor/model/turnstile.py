"""The way to the model: so many questions at a time as it has places, the others in a fair line.

Users take turns: whoever asks ten questions gets one answered while ten others get one each. Of a
conversation one question waits; a newer one takes its place.
"""

import threading
from collections import deque
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from advisor.errors import BusyError, EngineError
from advisor.model.ticket import Ticket

MOST = 256
"""Questions that may wait in all."""
MOST_OF_A_USER = 16
TOLD_EVERY = 0.5
"""Seconds after which who waits is told again where it stands, if that changed."""
FIRST_GUESS = 0.5
"""Seconds a question takes, before one was answered."""
NEWEST = 0.1
"""What the last answer counts among those before it."""


@dataclass(frozen=True)
class Waiting:
    """Where a question stands in the line: `place` 1 is next, in about `seconds`."""

    place: int
    seconds: float


@dataclass(eq=False)
class _Place:
    ticket: Ticket
    wake: threading.Event = field(default_factory=threading.Event)
    present: bool = False
    """Its thread waits here; one that tells its reader something may be let in only after."""
    since: float = 0.0
    """When it was let in; 0 before."""


class Turnstile:
    """Lets `places` questions through at a time. Thread-safe."""

    def __init__(self, places: int, most: int = MOST, most_of_a_user: int = MOST_OF_A_USER) -> None:
        self.places = places
        self._free = places
        self._most, self._most_of_a_user = most, most_of_a_user
        self._lines: dict[str, deque[_Place]] = {}
        """The waiting questions of each user; the user at the beginning is next."""
        self._seconds = FIRST_GUESS
        self._lock = threading.Lock()

    @property
    def waiting(self) -> int:
        with self._lock:
            return self._count()

    @contextmanager
    def turn(self, ticket: Ticket) -> Generator[Iterator[Waiting]]:
        """Within it the caller has a place in the line, and at the model once the iterator ends.

        Raises `BusyError` where the line is full, `StoppedError` where the question is taken back,
        `EngineError` where its time runs out.
        """
        with self._lock:
            place = self._join(ticket)
        try:
            yield self._waits(place)
        finally:
            with self._lock:
                self._leave(place)

    def _waits(self, place: _Place) -> Iterator[Waiting]:
        ticket, told = place.ticket, 0
        with ticket.stopping(place.wake.set):
            while (standing := self._standing(place, told)) is not None:
                if standing.place != told:
                    told = standing.place
                    yield standing
                    continue
                place.wake.wait(min(TOLD_EVERY, ticket.left))
                place.wake.clear()
                ticket.check()
                if not ticket.left:
                    raise EngineError("the question's time ran out before the model had read it")

    def _standing(self, place: _Place, told: int) -> Waiting | None:
        """None once it is let in; who was `told` another place is not present until it knows."""
        with self._lock:
            place.present = True
            if self._free and self._next() is place:
                self._take(place)
                return None
            ahead = self._ahead(place)
            place.present = ahead + 1 == told
        return Waiting(ahead + 1, round((ahead + 1) * self._seconds / self.places, 1))

    def _join(self, ticket: Ticket) -> _Place:
        self._drop_late()
        place = _Place(ticket)
        line = self._lines.get(ticket.user, deque())
        for index, older in enumerate(line):
            if older.ticket.session == ticket.session:
                line[index] = place
                older.ticket.cancel()
                return place
        count = self._count()
        seconds = (count + 1) * self._seconds / self.places
        if count >= self._most or len(line) >= self._most_of_a_user or seconds > ticket.left:
            raise BusyError(seconds)
        line.append(place)
        self._lines[ticket.user] = line
        return place

    def _take(self, place: _Place) -> None:
        """Lets it in; its user is last from now on."""
        user = place.ticket.user
        line = self._lines.pop(user)
        line.remove(place)
        if line:
            self._lines[user] = line
        self._free -= 1
        place.since = monotonic()

    def _leave(self, place: _Place) -> None:
        if place.since:
            self._free += 1
            self._seconds += NEWEST * (monotonic() - place.since - self._seconds)
        else:
            self._drop(place)
        if self._free and (after := self._next()):
            after.wake.set()

    def _drop(self, place: _Place) -> None:
        line = self._lines.get(place.ticket.user, deque())
        if place in line:
            line.remove(place)
            if not line:
                del self._lines[place.ticket.user]

    def _drop_late(self) -> None:
        """Those whose time is over and whose reader never came back to hear it."""
        late = [each for line in self._lines.values() for each in line if not each.ticket.left]
        for each in late:
            self._drop(each)

    def _next(self) -> _Place | None:
        for line in self._lines.values():
            for place in line:
                if place.present:
                    return place
        return None

    def _ahead(self, place: _Place) -> int:
        """How many are let in before it."""
        user = place.ticket.user
        own = self._lines[user].index(place)
        before, count = True, own
        for other, line in self._lines.items():
            if other == user:
                before = False
            else:
                count += min(len(line), own + before)
        return count

    def _count(self) -> int:
        return sum(len(line) for line in self._lines.values())
