"""A conversation as values: what was said, and what becomes of a message."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from advisor.answers.answer import Answer, Answers
from advisor.language import Language, detect
from advisor.model.ticket import Ticket
from advisor.model.turnstile import Waiting
from advisor.reading.brief import Brief, Change, Slots
from advisor.reading.calls.call import Call

LONGEST_MESSAGE = 20_000
"""Characters; longer ones are answered with a request to shorten."""


@dataclass(frozen=True)
class Turn:
    """One answered message."""

    message: str
    asks: tuple[str, ...]
    brief: Brief
    """What is stated about the project after it."""
    runs: tuple[Slots, ...] = ()
    """The set-ups it compared."""
    currency: str | None = None
    """The ISO 4217 code of the one that was asked for, now or before."""


@dataclass(frozen=True)
class Conversation:
    """What was said so far; `language` is the user's choice, None follows each message."""

    turns: tuple[Turn, ...] = ()
    language: Language | None = None

    @property
    def briefs(self) -> tuple[Brief, ...]:
        return tuple(turn.brief for turn in self.turns)

    @property
    def asks(self) -> tuple[str, ...]:
        """What was asked last, thanks and greetings aside."""
        earlier = (turn.asks for turn in reversed(self.turns) if turn.asks != ("none",))
        return next(earlier, self.turns[-1].asks if self.turns else ())

    @property
    def runs(self) -> tuple[Slots, ...]:
        """The set-ups compared last within this project."""
        for turn in reversed(self.turns):
            if turn.runs:
                return turn.runs
        return ()

    def language_for(self, message: str) -> Language:
        """The language to answer `message` in."""
        earlier = self.turns[-1].message if self.turns else ""
        return self.language or detect(message, earlier)


@dataclass(frozen=True)
class Meant:
    """One way to understand a message."""

    asks: tuple[str, ...]
    change: Change
    calls: tuple[Call, ...]

    @property
    def tool(self) -> str:
        """Of the first call."""
        return self.calls[0].tool if self.calls else "none"

    @property
    def arguments(self) -> Slots:
        return self.calls[0].arguments if self.calls else {}


@dataclass(frozen=True)
class Called:
    """The model has decided; the numbers are being computed."""

    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Answered:
    """The answer, complete, and the conversation that now includes it."""

    answer: Answer
    conversation: Conversation
    meant: Meant
    unused: tuple[str, ...]
    """Words that state a value on which nothing in the answer rests."""
    language: Language
    seconds: float
    """From the message to the computed result."""
    results: tuple[Any, ...] = field(default=(), repr=False)
    """One for each call; None where it could not be computed."""
    confidence: float = 1.0
    """Probability the model gave the reading among the possible ones."""
    readings: tuple[Meant, ...] = field(default=(), repr=False)
    """Where a value is in doubt, what the message means by each of the answer's first
    suggestions."""
    failed: bool = False
    """Whether the model did not answer: the fault is ours, not the message's."""

    @property
    def tool(self) -> str:
        return self.meant.tool

    @property
    def arguments(self) -> Slots:
        return self.meant.arguments

    @property
    def result(self) -> Any:
        return self.results[0] if self.results else None


@dataclass(frozen=True)
class Asked:
    """The model is too unsure to answer: `answer` asks which reading is meant, its suggestions name
    them in their order."""

    answer: Answer
    readings: tuple[Meant, ...]
    language: Language


Event = Waiting | Called | Answered | Asked


class Replies(Protocol):
    """Who answers, as the page knows it: `chat.Advisor`."""

    @property
    def renderer(self) -> Answers: ...

    def edited(self, turn: Turn, number: int, slot: str, text: str) -> Meant:
        """What a turn's message means with another value of a slot."""
        ...

    def reply(
        self,
        conversation: Conversation,
        message: str,
        meant: Meant | None = None,
        ask: bool = False,
        ticket: Ticket | None = None,
    ) -> Iterator[Event]:
        """What becomes of a message, the answer last; raises `BusyError` before anything else, and
        `StoppedError` once the ticket is cancelled."""
        ...


def offered(
    advisor: Replies, before: Conversation, message: str, ticket: Ticket | None = None
) -> tuple[Meant, ...]:
    """The readings that were offered for a message: it is read once more, which gives the same."""
    *_, last = advisor.reply(before, message, ask=True, ticket=ticket)
    return last.readings if isinstance(last, Answered | Asked) else ()


def readable(message: str) -> str:
    """Half a character, from JSON, a broken terminal or a text cut inside an emoji, becomes "?".

    No answer with it could be written as UTF-8.
    """
    return message.encode(errors="replace").decode()


def shortened(message: str) -> str:
    """What is kept of a message: one that is refused for its length is not carried along whole."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"
