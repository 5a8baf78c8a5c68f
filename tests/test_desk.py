"""Where messages are read: who waits is told, what was read before is known, what is taken back
ends."""

import threading
from dataclasses import dataclass, field

import pytest

from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Called, Conversation, Event, Waiting
from advisor.errors import BusyError, StoppedError
from advisor.model.desk import Desk
from advisor.model.engine import Decision, Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.model.readings import Readings
from advisor.model.ticket import Ticket
from advisor.reading.question import Question
from tests.talk import COST, advisor_of, said

MESSAGE = "what will a 13B LoRA on a 4090 cost"
MEANT = said(COST, model="13B", method="LoRA", gpu="4090")


@dataclass
class SlowEngine(ScriptedEngine):
    """Decides the same of every message, once it is let go."""

    said: Said
    let_go: threading.Event = field(default_factory=threading.Event)
    asked: int = 0

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        self.asked += 1
        assert ticket is not None
        with ticket.stopping(self.let_go.set):
            self.let_go.wait(90)
        ticket.check()
        return Decision(self.said.reading(question))


class Reader(threading.Thread):
    """Somebody who asks."""

    def __init__(self, advisor: Advisor, ticket: Ticket) -> None:
        super().__init__(daemon=True)
        self.events: list[Event] = []
        self.ended: Exception | None = None
        self.advisor, self.ticket = advisor, ticket
        self.start()

    def run(self) -> None:
        try:
            for event in self.advisor.reply(Conversation(), MESSAGE, ticket=self.ticket):
                self.events.append(event)
        except StoppedError as error:
            self.ended = error


def waiting(advisor: Advisor, count: int) -> None:
    turnstile = advisor.desk.turnstile
    while turnstile.waiting != count or turnstile._free:
        threading.Event().wait(0.001)


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine(MEANT)


def test_who_waits_is_told_and_then_answered(
    engine: SlowEngine, catalog: Catalog, examples: Examples
) -> None:
    advisor = advisor_of(engine, catalog, examples)
    first = Reader(advisor, Ticket(user="a"))
    waiting(advisor, 0)
    second = Reader(advisor, Ticket(user="b"))
    waiting(advisor, 1)
    engine.let_go.set()
    for reader in (first, second):
        reader.join(90)
    assert [type(event) for event in first.events] == [Called, Answered]
    assert [type(event) for event in second.events] == [Waiting, Called, Answered]


def test_a_question_that_is_taken_back_ends_without_an_answer(
    engine: SlowEngine, catalog: Catalog, examples: Examples
) -> None:
    advisor = advisor_of(engine, catalog, examples)
    reader = Reader(advisor, Ticket())
    waiting(advisor, 0)
    reader.ticket.cancel()
    reader.join(90)
    assert isinstance(reader.ended, StoppedError)
    assert reader.events == []
    assert advisor.desk.turnstile._free == 1


def test_a_full_line_is_told_before_anything_else(
    engine: SlowEngine, catalog: Catalog, examples: Examples
) -> None:
    advisor = advisor_of(engine, catalog, examples)
    advisor.desk = Desk(engine, most_waiting=1)
    readers = [Reader(advisor, Ticket())]
    waiting(advisor, 0)
    readers.append(Reader(advisor, Ticket()))
    waiting(advisor, 1)
    with pytest.raises(BusyError):
        next(advisor.reply(Conversation(), MESSAGE))
    engine.let_go.set()
    for reader in readers:
        reader.join(90)


def test_the_same_question_is_read_once(
    engine: SlowEngine, catalog: Catalog, examples: Examples
) -> None:
    engine.let_go.set()
    advisor = advisor_of(engine, catalog, examples)
    advisor.desk = Desk(engine, Readings())
    *_, first = advisor.reply(Conversation(), MESSAGE)
    *_, again = advisor.reply(Conversation(), MESSAGE)
    assert isinstance(first, Answered)
    assert isinstance(again, Answered)
    assert again.answer == first.answer
    assert engine.asked == 1
    list(advisor.reply(first.conversation, MESSAGE))  # after another turn it may mean another thing
    assert engine.asked == 2


def test_only_the_last_readings_are_kept_and_no_words() -> None:
    readings, decision = Readings(most=2), Decision(MEANT.reading(Question("", "", ())))
    keys = [readings.key("prompt", Question(message, "", ())) for message in ("a", "b", "\ud800")]
    assert len(set(keys)) == 3
    readings.keep(keys[0], (decision, {}))
    readings.keep(keys[1], (decision, {}))
    assert readings.get(keys[0])
    readings.keep(keys[2], (decision, {}))
    assert readings.get(keys[1]) is None
    assert len(readings) == 2
    assert "secret" not in repr(readings.key("secret", Question("secret", "", ())))
