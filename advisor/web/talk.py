"""What becomes of a message on the page: the exchange of question and answer, told step by step.

A step is what the page's script gets as JSON (`assets/chat.js`): that the question is being read,
what was understood, then the answer, a question back, or what went wrong.
"""

import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from advisor.answers.answer import Answer
from advisor.answers.html import as_html
from advisor.answers.markup import as_plain
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
from advisor.errors import ToolError, logged
from advisor.language import Language
from advisor.web.chips import panel
from advisor.web.kept import Exchange, Kept
from advisor.web.words import words

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
        self._words = words()

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
        started, tool = time.perf_counter(), "none"
        try:
            for event in self._events(replace(before, language=language), message, question.pick):
                if isinstance(event, Called):
                    tool = event.calls[0].tool if event.calls else tool
                    yield {"step": "called", **place}
                    continue
                exchange = _exchange(event, before, shortened(message))
                kept = self._kept.keep(conversation, owner, len(exchanges), exchange)
                yield {"step": "answered", **place, **shown(exchange), "kept": kept}
        except Exception as error:  # the program's one broad except
            self._kept.failed(tool, language, time.perf_counter() - started)
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

    def edit(self, conversation: str, owner: str, slot: str, text: str) -> Step:
        """The last answer again with another value of a slot, without the model; a sentence where
        the value cannot be, and then all stays as it was."""
        exchanges = self._kept.exchanges(conversation, owner)
        if not exchanges or not exchanges[-1].after.turns:
            return {"problem": self._words("gone", "en")}
        last = exchanges[-1]
        before = exchanges[-2].after if len(exchanges) > 1 else Conversation()
        spoken = replace(before, language=last.language)
        try:
            meant = self._advisor.edited(last.after.turns[-1], len(before.turns), slot, text)
        except ToolError as error:
            return {"problem": self._problem(error, last.language)}
        *_, answered = self._advisor.reply(spoken, last.message, meant)
        assert isinstance(answered, Answered)
        if answered.results and answered.results[0] is None:
            return {"problem": as_plain(f"{answered.answer.headline} {answered.answer.body}")}
        exchange = replace(_exchange(answered, before, last.message), edited=True)
        self._kept.keep(conversation, owner, len(exchanges) - 1, exchange)
        return shown(exchange)

    def _problem(self, error: ToolError, language: Language) -> str:
        answer = self._advisor.renderer.problem(error, "none", {}, language)
        return as_plain(f"{answer.headline} {answer.body}")

    def told(self, conversation: str, owner: str) -> list[Step]:
        """All that was said, for a page that opens it again."""
        return [
            {"message": exchange.message, "language": exchange.language, **shown(exchange)}
            for exchange in self._kept.exchanges(conversation, owner)
        ]


def _exchange(event: Answered | Asked, before: Conversation, message: str) -> Exchange:
    if isinstance(event, Asked):
        return Exchange(
            message, event.language, event.answer, before,
            readings=len(event.readings), asked_back=True,
        )  # fmt: skip
    return Exchange(
        message, event.language, event.answer, event.conversation,
        panel(event, event.language), len(event.readings),
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
        "panel": exchange.panel.as_json,
    }
