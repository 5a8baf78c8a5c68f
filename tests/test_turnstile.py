"""The line before the model: fair, bounded, told, left at any time."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import BusyError, EngineError, StoppedError
from advisor.model.ticket import Ticket
from advisor.model.turnstile import Turnstile, Waiting


class Asking(threading.Thread):
    """Waits for its turn, and says in `order` when it had it."""

    def __init__(self, turnstile: Turnstile, ticket: Ticket, order: list[Ticket]) -> None:
        super().__init__(daemon=True)
        self.ticket = ticket
        self.told: list[Waiting] = []
        self.ended: Exception | None = None
        self._turnstile, self._order = turnstile, order
        self.start()

    def run(self) -> None:
        try:
            with self._turnstile.turn(self.ticket) as standings:
                self.told.extend(standings)
                self._order.append(self.ticket)
        except (BusyError, EngineError, StoppedError) as error:
            self.ended = error


@contextmanager
def at_work(turnstile: Turnstile) -> Iterator[None]:
    """Somebody is at the model."""
    with turnstile.turn(Ticket()) as standings:
        assert list(standings) == []
        yield


def wait(turnstile: Turnstile, count: int) -> None:
    """Until so many wait, and hear when it is their turn."""

    def present() -> int:
        with turnstile._lock:
            return sum(place.present for line in turnstile._lines.values() for place in line)

    until = time.monotonic() + 90
    while present() != count:
        assert time.monotonic() < until, "nobody came"
        time.sleep(0.001)


@given(st.lists(st.sampled_from("abcd"), max_size=12))
def test_users_take_turns_and_know_their_place(users: Sequence[str]) -> None:
    """Between two turns of a user each other one who waits has exactly one; each user's questions
    keep their order."""
    turnstile, order = Turnstile(1, most_of_a_user=20), list[Ticket]()
    tickets = [Ticket(f"{user} {number}", user) for number, user in enumerate(users)]
    asking: list[Asking] = []
    with at_work(turnstile):
        for number, ticket in enumerate(tickets, 1):
            asking.append(Asking(turnstile, ticket, order))
            wait(turnstile, number)
        with turnstile._lock:
            places = {
                place.ticket: turnstile._ahead(place)
                for line in turnstile._lines.values()
                for place in line
            }
    for each in asking:
        each.join(90)
    served = [ticket.user for ticket in order]
    assert [places[ticket] for ticket in order] == list(range(len(users)))
    for user in set(users):
        own = [ticket for ticket in order if ticket.user == user]
        assert own == [ticket for ticket in tickets if ticket.user == user]
        turns = [place for place, each in enumerate(served) if each == user]
        for one, next_one in pairwise(turns):
            between = served[one + 1 : next_one]
            assert len(between) == len(set(between)), (served, user)
            assert set(between) == {each for each in served[one + 1 :] if each != user}


@given(st.integers(1, 4), st.integers(0, 12))
def test_no_more_are_at_work_than_there_are_places(places: int, users: int) -> None:
    turnstile, lock = Turnstile(places), threading.Lock()
    at_once = most = 0

    def ask(number: int) -> None:
        nonlocal at_once, most
        with turnstile.turn(Ticket(user=str(number))) as standings:
            list(standings)
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.001)
            with lock:
                at_once -= 1

    asking = [threading.Thread(target=ask, args=(number,)) for number in range(users)]
    for each in asking:
        each.start()
    for each in asking:
        each.join(90)
    assert most <= places
    assert turnstile.waiting == 0


def test_who_waits_is_told_place_and_time() -> None:
    turnstile, order = Turnstile(1), list[Ticket]()
    with at_work(turnstile):
        first = Asking(turnstile, Ticket(user="a"), order)
        wait(turnstile, 1)
        second = Asking(turnstile, Ticket(user="b"), order)
        wait(turnstile, 2)
    first.join(90)
    second.join(90)
    assert [told.place for told in first.told] == [1]
    assert second.told[0].place == 2
    assert second.told[0].seconds == pytest.approx(2 * first.told[0].seconds)


def test_a_newer_question_of_a_conversation_takes_the_place_of_the_older() -> None:
    turnstile, order = Turnstile(1), list[Ticket]()
    with at_work(turnstile):
        older = Asking(turnstile, Ticket("tab", "a"), order)
        wait(turnstile, 1)
        other = Asking(turnstile, Ticket(user="b"), order)
        wait(turnstile, 2)
        newer = Asking(turnstile, Ticket("tab", "a"), order)
        older.join(90)
        wait(turnstile, 2)
    other.join(90)
    newer.join(90)
    assert isinstance(older.ended, StoppedError)
    assert order == [newer.ticket, other.ticket]


def test_a_full_line_turns_away_and_says_when_to_come() -> None:
    turnstile, order = Turnstile(1, most=3, most_of_a_user=2), list[Ticket]()
    with at_work(turnstile):
        waiting = [Asking(turnstile, Ticket(user=user), order) for user in "aab"]
        wait(turnstile, 3)
        with pytest.raises(BusyError) as busy, turnstile.turn(Ticket(user="c")):
            pass
        assert busy.value.retry_after >= 1
    for each in waiting:
        each.join(90)
    with at_work(turnstile):
        waiting = [Asking(turnstile, Ticket(user="a"), order) for _ in range(2)]
        wait(turnstile, 2)
        with pytest.raises(BusyError), turnstile.turn(Ticket(user="a")):
            pass
        third = Asking(turnstile, Ticket(user="b"), order)
        wait(turnstile, 3)
    for each in (*waiting, third):
        each.join(90)
    assert len(order) == 6


def test_who_could_not_be_served_in_time_is_turned_away() -> None:
    turnstile = Turnstile(1)
    with at_work(turnstile), pytest.raises(BusyError), turnstile.turn(Ticket(seconds=0.1)):
        pass


def test_a_question_that_is_taken_back_leaves_the_line() -> None:
    turnstile, order = Turnstile(1), list[Ticket]()
    with at_work(turnstile):
        gone = Asking(turnstile, Ticket(user="a"), order)
        wait(turnstile, 1)
        begun = time.monotonic()
        gone.ticket.cancel()
        gone.join(90)
        assert time.monotonic() - begun < 5
        assert isinstance(gone.ended, StoppedError)
        assert turnstile.waiting == 0


def test_time_runs_out_in_the_line() -> None:
    turnstile, order = Turnstile(1), list[Ticket]()
    with at_work(turnstile):
        late = Asking(turnstile, Ticket(seconds=0.7), order)
        late.join(90)
        assert isinstance(late.ended, EngineError)
        assert turnstile.waiting == 0


def test_a_reader_that_does_not_come_back_holds_nobody_up() -> None:
    turnstile, order = Turnstile(1), list[Ticket]()
    with turnstile.turn(Ticket(user="at work")) as working:
        list(working)
        slow = turnstile.turn(Ticket(user="slow"))
        standings = slow.__enter__()
        assert next(standings).place == 1
        quick = Asking(turnstile, Ticket(user="quick"), order)
        wait(turnstile, 1)
    quick.join(90)
    assert [ticket.user for ticket in order] == ["quick"]
    assert list(standings) == []
    slow.__exit__(None, None, None)
    assert turnstile.waiting == 0
