"""`/v1/chat/completions` and `/v1/models`: the advisor as a model of OpenAI's chat API.

The messages of the user are the conversation; what the assistant and the system said is not read.
Fields that mean nothing here (temperature, tools, …) are ignored.
"""

import re
import time
import uuid
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from fastapi import APIRouter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from advisor.conversation import Answered, Replies
from advisor.conversation_json import MOST_TURNS
from advisor.web.api.body import Document
from advisor.web.api.edge import ProgramRoute, RefusedError
from advisor.web.api.replay import Replay
from advisor.web.api.replies import Failed, last, replies

MODEL = "fine-tune-advisor"
TOKEN = re.compile(r"[\u3000-\u9fff\uf900-\ufaff]|[^\s\u3000-\u9fff\uf900-\ufaff]{1,4}")
"""What counts as a token in `usage`: a Chinese character or up to four others, an estimate; nobody
is charged."""


class Part(BaseModel):
    type: str
    text: str = ""


class Message(BaseModel):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        if not isinstance(self.content, list):
            return self.content or ""
        return "\n".join(part.text for part in self.content if part.type == "text")

    @property
    def has_more(self) -> bool:
        """Whether it brings more than text: a picture, a sound, a file."""
        parts = self.content if isinstance(self.content, list) else []
        return any(part.type != "text" for part in parts)


class StreamOptions(BaseModel):
    include_usage: bool = False


class ChatRequest(BaseModel):
    """What is read of OpenAI's request; whatever else it has is ignored."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    messages: list[Message] = Field(min_length=1)
    """Those of the user are answered as one conversation; the last message is one of them."""
    model: str = MODEL
    """Any name is taken; the answer has ours."""
    stream: bool | None = None
    stream_options: StreamOptions | None = None

    @property
    def asked(self) -> list[str]:
        """What the user said, in order."""
        said = [message for message in self.messages if message.role == "user"]
        if not said or self.messages[-1].role != "user":
            raise RefusedError(400, "the last message must be the user's")
        if said[-1].has_more:
            raise RefusedError(400, "the advisor reads text; pictures, sounds and files it cannot")
        return [message.text for message in said][-MOST_TURNS:]


def routes(advisor: Replies, replay: Replay) -> APIRouter:
    router = APIRouter(route_class=ProgramRoute, tags=["OpenAI-compatible"])
    began = int(time.time())
    ours = {"id": MODEL, "object": "model", "created": began, "owned_by": MODEL}

    @router.get("/v1/models")
    async def models() -> dict[str, Any]:
        """The one model: the advisor."""
        return {"object": "list", "data": [ours]}

    @router.get("/v1/models/{name}", include_in_schema=False)
    async def model(name: str) -> dict[str, Any]:
        if name != MODEL:
            raise RefusedError(404, f"the model is called {MODEL}", "model_not_found")
        return ours

    @router.post("/v1/chat/completions", include_in_schema=False)
    async def completed(document: Document) -> Response:
        request = ChatRequest.model_validate(document)
        asked = request.asked
        if not request.stream:
            return await run_in_threadpool(_whole, Completion(request, asked), advisor, replay)
        pieces = Completion(request, asked).streamed(advisor, replay)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(pieces, media_type="text/event-stream", headers=headers)

    return router


class Completion:
    """One answer in OpenAI's shape."""

    def __init__(self, request: ChatRequest, asked: Sequence[str]) -> None:
        self._asked = asked
        self._read = sum(_tokens(message.text) for message in request.messages)
        self._tells_usage = bool(request.stream_options and request.stream_options.include_usage)
        self._head = {
            "id": f"chatcmpl-{uuid.uuid4().hex}",
            "created": int(time.time()),
            "model": MODEL,
        }

    def text(self, advisor: Replies, replay: Replay) -> str | Failed:
        """The answer as Markdown."""
        before = replay.before(self._asked[:-1])
        end = last(replies(advisor, before, self._asked[-1]))
        if isinstance(end, Failed):
            return end
        if isinstance(end, Answered):
            replay.keep(self._asked, end.conversation)
        return end.answer.markdown

    def whole(self, text: str) -> dict[str, Any]:
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        told = {**self._head, "object": "chat.completion"}
        return {**told, "choices": [choice], "usage": self._usage(text)}

    def streamed(self, advisor: Replies, replay: Replay) -> Iterator[bytes]:
        """Server-sent events: the answer line by line."""
        yield self._piece({"role": "assistant", "content": ""})
        text = self.text(advisor, replay)
        if isinstance(text, Failed):
            yield _event({"error": {"message": text.error, "type": "server_error", "code": None}})
            return
        for line in text.splitlines(keepends=True):
            yield self._piece({"content": line})
        yield self._piece({}, "stop")
        if self._tells_usage:
            told = {**self._head, "object": "chat.completion.chunk", "choices": list[Any]()}
            yield _event({**told, "usage": self._usage(text)})
        yield b"data: [DONE]\n\n"

    def _piece(self, delta: dict[str, str], finish: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _event({**self._head, "object": "chat.completion.chunk", "choices": [choice]})

    def _usage(self, text: str) -> dict[str, int]:
        said = _tokens(text)
        return {
            "prompt_tokens": self._read,
            "completion_tokens": said,
            "total_tokens": self._read + said,
        }


def _whole(completion: Completion, advisor: Replies, replay: Replay) -> Response:
    text = completion.text(advisor, replay)
    if isinstance(text, Failed):
        raise RefusedError(text.status, text.error, "server_error")
    return JSONResponse(completion.whole(text))


def _event(data: dict[str, Any]) -> bytes:
    return b"data: %s\n\n" % to_json(data)


def _tokens(text: str) -> int:
    return len(TOKEN.findall(text))
