"""Where messages are read: those read before at once, the others by the model, in a fair line."""

from collections.abc import Callable, Generator

from advisor.errors import EngineError
from advisor.model.engine import Decision, Engine
from advisor.model.readings import Read, Readings
from advisor.model.ticket import Ticket
from advisor.model.turnstile import MOST, Turnstile, Waiting
from advisor.reading.question import Question

Explained = Callable[[Decision], bool]
"""Whether it matters what the message is about."""


class Desk:
    """An engine and the line before it, shared by all conversations. Thread-safe."""

    def __init__(
        self, engine: Engine, readings: Readings | None = None, most_waiting: int = MOST
    ) -> None:
        self.engine = engine
        self.turnstile = Turnstile(engine.places, most_waiting)
        self._readings = readings

    def read(
        self, prompt: str, question: Question, explained: Explained, ticket: Ticket
    ) -> Generator[Waiting, None, Read]:
        """What the model decides; yields where the question stands while it waits."""
        readings = self._readings
        key = readings.key(prompt, question) if readings is not None else b""
        if readings is not None and (known := readings.get(key)):
            return known
        with self.turnstile.turn(ticket) as standings:
            yield from standings
            decision = self.engine.decide(prompt, question, ticket)
            if not all(map(question.offers, decision.likely)):
                raise EngineError(f"{self.engine.name} chose what was not offered")
            about = explained(decision)
            read = decision, self.engine.topics(question.message) if about else {}
        if readings is not None:
            readings.keep(key, read)
        return read
