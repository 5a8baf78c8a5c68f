"""What becomes of a message on the page: the exchange of question and answer, told step by step.

A step is what the page's script gets as JSON (`assets/chat.js`): that the question is being read,
what was understood, then the answer, a question back, or what went wrong.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from advisor.answers.answer import Answer
from advisor.answers.html import as_html
from advisor.conversation import (
    Answered,
    Asked,
    Called,
    Conversation,
    Event,
    Meant,
    Replies,
    readable,
    shortened,
)
from advisor.errors import logged
from advisor.language import Language
from advisor.web.kept import Exchange, Kept
from advisor.web.words import Words

Step = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """A message as the page sends it."""

    message: str
    conversation: str = ""
    """Which one it continues; empty: it begins one."""
    place: int | None = None
    """Of the exchange that it replaces, with all that followed; None: it is the next."""
    pick: int | None = None
    """Which of the readings that were offered for this message is meant."""
    chosen: Language | None = None
    """The language a person chose by hand; None follows the message."""


class Talk:
    """Asks the advisor and keeps what was said."""

    def __init__(self, advisor: Replies, kept: Kept) -> None:
        self._advisor = advisor
        self._kept = kept
        self._words = Words()

    def ask(self, question: Question, owner: str) -> Iterator[Step]:
        """Answers, step by step; whatever breaks, the person gets a sentence and the log the
        cause."""
        conversation = question.conversation or secrets.token_hex(16)
        exchanges = self._kept.exchanges(conversation, owner)
        exchanges = exchanges[: question.place]
        message = readable(question.message)
        before = replace(
            exchanges[-1].after if exchanges else Conversation(), language=question.chosen
        )
        language = before.language_for(message)
        place = {"conversation": conversation, "place": len(exchanges), "language": language}
        yield {"step": "reading", **place}
        try:
            for event in self._events(replace(before, language=language), message, question.pick):
                if isinstance(event, Called):
                    yield {"step": "called", **place}
                    continue
                exchange = _exchange(event, before, shortened(message))
                kept = self._kept.keep(conversation, owner, len(exchanges), exchange)
                yield {"step": "answered", **place, **shown(exchange), "kept": kept}
        except Exception as error:  # the program's one broad except
            sentence = f"{self._words('failed', language)} ({logged(error)})"
            yield {"step": "failed", **place, "html": as_html(Answer(sentence), language)}

    def _events(self, before: Conversation, message: str, pick: int | None) -> Iterator[Event]:
        """The reply; to a reading that was picked, after reading the message once more."""
        if pick is None:
            yield from self._advisor.reply(before, message, ask=True)
            return
        *_, last = self._advisor.reply(before, message, ask=True)
        readings: tuple[Meant, ...] = () if isinstance(last, Called) else last.readings
        meant = readings[pick] if pick < len(readings) else None
        yield from self._advisor.reply(before, message, meant)

    def told(self, conversation: str, owner: str) -> list[Step]:
        """All that was said, for a page that opens it again."""
        return [
            {"message": exchange.message, "language": exchange.language, **shown(exchange)}
            for exchange in self._kept.exchanges(conversation, owner)
        ]


def _exchange(event: Answered | Asked, before: Conversation, message: str) -> Exchange:
    if isinstance(event, Asked):
        return Exchange(
            message, event.language, event.answer, before, len(event.readings), asked_back=True
        )
    return Exchange(
        message, event.language, event.answer, event.conversation, len(event.readings),
        meant=event.meant, computed=event.result is not None, seconds=event.seconds,
        confidence=event.confidence,
    )  # fmt: skip


def shown(exchange: Exchange) -> Step:
    """What the page shows of an exchange below its message."""
    answer = exchange.answer
    return {
        "html": as_html(answer, exchange.language),
        "text": answer.markdown,
        "suggestions": answer.suggestions,
        "readings": exchange.readings,
    }
