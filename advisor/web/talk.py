"""What becomes of a message on the page: the exchange of question and answer, told step by step.

A step is what the page's script gets as JSON (`assets/chat.js`): that the question is being read,
what was understood, then the answer, a question back, or what went wrong.
"""

import time
from collections.abc import Iterator, Mapping
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
    Replies,
    Turn,
    offered,
    readable,
    shortened,
)
from advisor.conversation_json import MOST_TURNS
from advisor.errors import BusyError, StoppedError, ToolError, logged
from advisor.language import Language
from advisor.model.ticket import Ticket
from advisor.model.turnstile import Waiting
from advisor.reading.brief import Brief
from advisor.reading.spans.typed import pieces
from advisor.store.written import is_id, new_id
from advisor.web.chips import label, panel
from advisor.web.given import begun
from advisor.web.kept import Exchange, Exchanges, Kept
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
    given: Mapping[str, Any] | None = None
    """What a portal knows of the project, by slot: a conversation begins with it."""


@dataclass(frozen=True)
class Begun:
    """What a link states of a project, and asks of it."""

    asks: tuple[str, ...]
    brief: Mapping[str, str]
    """Slot by slot, as it would be typed."""
    language: Language


class Talk:
    """Asks the advisor and keeps what was said."""

    def __init__(self, advisor: Replies, kept: Kept) -> None:
        self._advisor = advisor
        self._kept = kept
        self._words = words()
        self._running: dict[tuple[str, str], Ticket] = {}
        """The question that each conversation and owner waits for."""

    def ask(self, question: Question, owner: str, ticket: Ticket | None = None) -> Iterator[Step]:
        """Answers, step by step; whatever breaks, the person gets a sentence and the log the
        cause. The steps end without an answer where `ticket` is taken back."""
        conversation, exchanges = self._continued(question, owner)
        message = readable(question.message)
        earlier = exchanges[-1].after if exchanges else begun(self._advisor, question.given or {})
        before = replace(earlier, language=question.chosen)
        language = before.language_for(message)
        place = {"conversation": conversation, "place": len(exchanges), "language": language}
        yield {"step": "reading", **place}
        started, tool = time.perf_counter(), "none"
        ticket = ticket or Ticket(conversation, owner)
        self._running[conversation, owner] = ticket
        try:
            spoken = replace(before, language=language)
            for event in self._events(spoken, message, question.pick, ticket):
                if isinstance(event, Waiting):
                    yield {"step": "waiting", "ahead": event.place, "seconds": round(event.seconds)}
                    continue
                if isinstance(event, Called):
                    tool = next((call.tool for call in event.calls), tool)
                    yield {"step": "called", **place}
                    continue
                ticket.check()  # an answer that nobody waits for is not kept
                exchange = _exchange(event, before, shortened(message))
                kept = self._kept.keep(conversation, owner, len(exchanges), exchange)
                yield {"step": "answered", **place, **shown(exchange), "kept": kept}
        except BusyError as error:
            yield {"step": "busy", **place, "seconds": error.retry_after}
        except StoppedError:
            return
        except Exception as error:  # the program's one broad except
            self._kept.failed(tool, language, time.perf_counter() - started)
            sentence = f"{self._words('failed', language)} ({logged(error)})"
            yield {"step": "failed", **place, "html": as_html(Answer(sentence), language)}
        finally:
            if self._running.get((conversation, owner)) is ticket:
                del self._running[conversation, owner]

    def _continued(self, question: Question, owner: str) -> tuple[str, Exchanges]:
        """The conversation that a question continues, and what was said in it before: a new one
        where there is none, or as much in it as one may hold."""
        conversation = question.conversation if is_id(question.conversation) else new_id()
        exchanges = self._kept.exchanges(conversation, owner)[: question.place]
        return (conversation, exchanges) if len(exchanges) < MOST_TURNS else (new_id(), ())

    def stop(self, conversation: str, owner: str) -> None:
        """Takes the question of a conversation back: the model stops at once."""
        if ticket := self._running.get((conversation, owner)):
            ticket.cancel()

    def _events(
        self, before: Conversation, message: str, pick: int | None, ticket: Ticket
    ) -> Iterator[Event]:
        """The reply, or that to the reading that was picked."""
        if pick is None:
            return self._advisor.reply(before, message, ask=True, ticket=ticket)
        readings = offered(self._advisor, before, message, ticket)
        meant = readings[pick] if pick < len(readings) else None
        return self._advisor.reply(before, message, meant, ticket=ticket)

    def edit(self, conversation: str, owner: str, slot: str, text: str) -> Step:
        """The last answer again with another value of a slot, without the model; a sentence where
        the value cannot be, and then all stays as it was."""
        exchanges = self._kept.exchanges(conversation, owner)
        if not exchanges or not exchanges[-1].after.turns:
            return {"problem": self._words("gone", "en")}
        last = exchanges[-1]
        before = Conversation(last.after.turns[:-1])
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

    def begin(self, begun_by: Begun, owner: str) -> Step:
        """A conversation that a link begins: computed anew, without the model."""
        language, brief = begun_by.language, begun_by.brief
        message = " · ".join(f"{label(slot, language)} {value}" for slot, value in brief.items())
        several = [slot for slot, value in brief.items() if len(pieces(slot, value)) > 1]
        last = next(iter(several), next(iter(brief), ""))
        given = begun(self._advisor, {slot: brief[slot] for slot in brief if slot != last})
        stated = given.briefs[-1] if given.turns else Brief()
        spoken = Conversation(language=language)
        try:
            turn = Turn(message, begun_by.asks, stated)
            meant = self._advisor.edited(turn, 0, last, brief.get(last, ""))
        except ToolError as error:
            return {"problem": self._problem(error, language)}
        *_, answered = self._advisor.reply(spoken, message, meant)
        assert isinstance(answered, Answered)
        conversation = new_id()
        exchange = _exchange(answered, spoken, message)
        kept = self._kept.keep(conversation, owner, 0, exchange)
        return {
            "conversation": conversation, "message": message, **shown(exchange), "kept": kept
        }  # fmt: skip

    def kept(self, conversation: str, owner: str) -> Exchanges:
        """All exchanges of a conversation, for its owner."""
        return self._kept.exchanges(conversation, owner)

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
        "asks": exchange.after.turns[-1].asks if exchange.after.turns else (),
        "headline": as_plain(answer.headline),
    }
