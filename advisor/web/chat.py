"""The chat of the page: what each of its events makes of the exchanges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.conversation import (
    Answered,
    Called,
    Conversation,
    Meant,
    Replies,
    Waiting,
    readable,
    shortened,
)
from advisor.errors import logged
from advisor.language import Language
from advisor.web.exchange import PARTS, Exchange, History, busy, place_of


@dataclass(frozen=True)
class Chat:
    """Asks the advisor; holds no conversation."""

    advisor: Replies

    def answer(
        self, history: History, place: int, message: str, chosen: Language | None,
        reading: Meant | None = None,
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
        last = (history[-1].asked or history[-1].answered) if history else None
        if last and option in (offered := last.answer.suggestions[: len(last.readings)]):
            reading = last.readings[offered.index(option)]
            place, message = len(history) - 1, history[-1].message
            return self.answer(history, place, message, chosen, reading)
        return self.answer(history, len(history), option, chosen)

    def again(self, history: History, bubble: int, chosen: Language | None) -> Iterator[History]:
        """A page older than the server's last start has no history: then there is nothing to
        ask."""
        place = place_of(history, bubble)
        return self.answer(history, place, history[place].message if history else "", chosen)

    def _steps(self, exchange: Exchange, message: str, reading: Meant | None) -> Iterator[Exchange]:
        yield exchange
        spoken = replace(exchange.before, language=exchange.language)
        try:
            for event in self.advisor.reply(spoken, message, reading, ask=True):
                if isinstance(event, Answered):
                    yield from (
                        replace(exchange, answered=event, parts=part + 1) for part in range(PARTS)
                    )
                    return
                if isinstance(event, Waiting):
                    continue
                called = isinstance(event, Called)
                exchange = replace(exchange, **{"called" if called else "asked": event})
                yield exchange
        # The program's one broad except: whatever broke, the person gets a sentence and the log
        # the cause.
        except Exception as error:
            yield replace(exchange, ended="failed", failure=logged(error))
