"""A conversation on the page: exchanges, and what each event of the page makes of them.

Knows nothing of how they are shown (`messages`), nor of the page's parts (`page`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from advisor.chat import (
    Advisor,
    Answered,
    Asked,
    Called,
    Conversation,
    Reading,
    logged,
    readable,
    shortened,
)
from advisor.language import Language

PARTS = 4
"""An answer appears as headline, body, chart, details."""

Bubble = Literal["said", "called", "reading", "answered", "asked", "ended"]


@dataclass(frozen=True)
class Exchange:
    """A message and what has become of it so far."""

    before: Conversation
    message: str
    language: Language
    called: Called | None = None
    asked: Asked | None = None
    answered: Answered | None = None
    parts: int = 0
    """How many parts of the answer are shown."""
    ended: Literal["stopped", "failed"] | None = None
    failure: str = ""
    """Number of the failure in the log."""

    @property
    def running(self) -> bool:
        return not (self.ended or self.asked) and self.parts < PARTS

    @property
    def after(self) -> Conversation:
        """What the next message continues; an exchange without an answer leaves no trace."""
        return self.answered.conversation if self.answered else self.before

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """What the page shows of it, from top to bottom."""
        shown: dict[Bubble, bool] = {
            "said": True,
            "called": self.called is not None,
            "reading": not self.called and self.running and not self.answered,
            "answered": self.answered is not None,
            "asked": self.asked is not None,
            "ended": self.ended is not None,
        }
        return tuple(bubble for bubble, is_shown in shown.items() if is_shown)


History = tuple[Exchange, ...]


def busy(history: History) -> bool:
    return bool(history) and history[-1].running


def place_of(history: History, bubble: int) -> int:
    """The number of the exchange to which the page's bubble number `bubble` belongs."""
    for place, exchange in enumerate(history):
        bubble -= len(exchange.bubbles)
        if bubble < 0:
            return place
    return len(history) - 1


def stopped(history: History) -> History:
    """The history whose open exchange, if any, ends without an answer."""
    if not busy(history):
        return history
    return (*history[:-1], replace(history[-1], ended="stopped"))


@dataclass(frozen=True)
class Chat:
    """Asks the advisor; holds no conversation."""

    advisor: Advisor

    def answer(
        self, history: History, place: int, message: str, chosen: Language | None,
        reading: Reading | None = None,
    ) -> Iterator[History]:  # fmt: skip
        """Answers `message` as exchange number `place`, dropping what followed.

        Does nothing while an answer is under way. `chosen` is the language a person set by hand.
        """
        if not message.strip() or busy(history):
            yield history
            return
        message = readable(message)
        kept = history[:place]
        before = replace(kept[-1].after if kept else Conversation(), language=chosen)
        exchange = Exchange(before, shortened(message), before.language_for(message))
        for step in self._steps(exchange, message, reading):
            yield (*kept, step)

    def pick(self, history: History, option: str, chosen: Language | None) -> Iterator[History]:
        """A button under an answer: one of the readings asked about, else a question of its own."""
        asked = history[-1].asked if history else None
        if asked and option in asked.answer.suggestions:
            reading = asked.readings[asked.answer.suggestions.index(option)]
            place, message = len(history) - 1, history[-1].message
            return self.answer(history, place, message, chosen, reading)
        return self.answer(history, len(history), option, chosen)

    def again(self, history: History, bubble: int, chosen: Language | None) -> Iterator[History]:
        """A page older than the server's last start has no history: then there is nothing to
        ask."""
        place = place_of(history, bubble)
        return self.answer(history, place, history[place].message if history else "", chosen)

    def _steps(
        self, exchange: Exchange, message: str, reading: Reading | None
    ) -> Iterator[Exchange]:
        yield exchange
        spoken = replace(exchange.before, language=exchange.language)
        try:
            for event in self.advisor.reply(spoken, message, reading, ask=True):
                if isinstance(event, Answered):
                    yield from (
                        replace(exchange, answered=event, parts=part + 1) for part in range(PARTS)
                    )
                    return
                called = isinstance(event, Called)
                exchange = replace(exchange, **{"called" if called else "asked": event})
                yield exchange
        # The program's one broad except: whatever broke, the person gets a sentence and the log
        # the cause.
        except Exception as error:
            yield replace(exchange, ended="failed", failure=logged(error))
