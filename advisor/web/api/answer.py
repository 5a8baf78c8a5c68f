"""`/v1/answer`: one message answered, with the conversation in the request and nothing kept."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from advisor.conversation import (
    LONGEST_MESSAGE,
    Answered,
    Asked,
    Called,
    Conversation,
    Replies,
    Turn,
)
from advisor.conversation_json import loaded
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.model.turnstile import Waiting
from advisor.reading.brief import Brief
from advisor.reading.slots import BEYOND, SLOTS
from advisor.web.api import told
from advisor.web.api.body import Document
from advisor.web.api.edge import ProgramRoute, RefusedError
from advisor.web.api.replies import Failed, Told, last, replies

STREAM = "text/event-stream"


class Question(BaseModel):
    """A message, and what it continues."""

    model_config = ConfigDict(use_attribute_docstrings=True, extra="forbid")

    message: Annotated[str, Field(min_length=1, max_length=LONGEST_MESSAGE)]
    language: Language | None = None
    """Of the answer; by default that of the message."""
    conversation: dict[str, Any] | None = None
    """`conversation` of the answer before; by default a new one."""
    brief: dict[str, Any] | None = None
    """What is stated about the project, slot by slot, as `brief` of an answer has it: over what
    the conversation stated."""
    ask: bool = False
    """Whether a message that can be read in several ways is asked back instead of answered."""
    choice: int | None = Field(default=None, ge=0, lt=10)
    """Which of the readings offered for this message, from 0; conversation and message are those
    of the request that offered them."""

    def before(self) -> Conversation:
        """The conversation that the message continues."""
        kept = loaded(self.conversation or {})
        if self.brief:
            kept = _stating(kept, self.brief)
        return Conversation(kept.turns, self.language or kept.language)


def routes(advisor: Replies) -> APIRouter:
    router = APIRouter(route_class=ProgramRoute, tags=["Answers"])

    @router.post("/v1/answer", include_in_schema=False)
    async def answered(document: Document, request: Request) -> Response:
        question = Question.model_validate(document)
        before = question.before()
        told = replies(advisor, before, question.message, question.ask, question.choice)
        if STREAM in request.headers.get("accept", ""):
            headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
            return StreamingResponse(_streamed(told), media_type=STREAM, headers=headers)
        return await run_in_threadpool(_whole, told)

    return router


def _whole(events: Iterator[Told]) -> Response:
    end = last(events)
    if isinstance(end, Failed):
        raise RefusedError(end.status, end.error, wait=end.wait)
    return JSONResponse(_json(end)[1])


def _streamed(events: Iterator[Told]) -> Iterator[bytes]:
    """Server-sent events: waiting, called, and answered, asked or failed at the end."""
    yield _event("waiting", {})
    for each in events:
        yield _event(*_json(each))


def _event(name: str, data: Mapping[str, Any]) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), to_json(data))


def _json(event: Told) -> tuple[str, dict[str, Any]]:
    """An event's name and data."""
    match event:
        case Waiting():
            return "waiting", {"place": event.place, "seconds": event.seconds}
        case Called():
            return "called", told.called(event).model_dump(mode="json")
        case Answered():
            return "answered", told.answered(event).model_dump(mode="json")
        case Asked():
            return "asked", told.asked(event).model_dump(mode="json")
        case Failed():
            return "failed", {"error": event.error}


def _stating(kept: Conversation, brief: Mapping[str, Any]) -> Conversation:
    """The conversation with what the program states about the project itself."""
    if unknown := brief.keys() - SLOTS.keys() - BEYOND:
        names = ", ".join(sorted(unknown))
        raise AdvisorError(f"brief: {names:.200}: not known; known are {', '.join(SLOTS)}")
    stated = {slot: {"value": value} for slot, value in brief.items()}
    (turn,) = loaded({"turns": [{"message": "", "asks": [], "brief": {"facts": stated}}]}).turns
    if not kept.turns:
        return Conversation((turn,))
    last_turn = kept.turns[-1]
    facts = {**last_turn.brief.facts, **turn.brief.facts}
    changed = Turn(
        last_turn.message, last_turn.asks, Brief(facts), last_turn.runs, last_turn.currency
    )
    return Conversation((*kept.turns[:-1], changed))
