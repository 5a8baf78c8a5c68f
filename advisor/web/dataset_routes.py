"""`POST /v1/datasets`: a file in, JSON lines out – how far it is, then what it holds – and
`GET /v1/datasets/{id}`: the corrected file, once."""

import asyncio
import shutil
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from pydantic_core import to_json
from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope, Send

from advisor.answers.answer import Answer, Answers
from advisor.answers.html import as_html
from advisor.audit_file import Order
from advisor.conversation import LONGEST_MESSAGE
from advisor.dataset.document import Document, document
from advisor.dataset.limits import MOST_BYTES
from advisor.dataset.report import DatasetReport
from advisor.dataset.sample import Form
from advisor.errors import ToolError
from advisor.language import LANGUAGES, Language
from advisor.model.vocabulary import at_hand
from advisor.settings import Settings
from advisor.web.dataset_desk import KEPT_SECONDS, Desk, UnreadError, events, failed
from advisor.web.identity.person import from_here

ADDRESS = "/v1/datasets"
AROUND = 64 * 1024
"""Bytes of a form beside its files."""
MINUTES = 3
"""That a file may take to arrive."""
LONGEST_NAME = 80


@dataclass(frozen=True)
class Received:
    """The files of a request, where they lie."""

    file: Path
    name: str
    against: Path | None = None
    against_name: str | None = None


def routes(settings: Settings, renderer: Answers) -> APIRouter:
    router, desk = APIRouter(), Desk()

    @router.post(ADDRESS)
    async def read(request: Request) -> Response:
        if not from_here(request):  # a form of another site needs nobody's leave to be sent
            return PlainTextResponse("Not from this page", 403)
        stack, who = AsyncExitStack(), request.client.host if request.client else ""
        try:
            folder = await stack.enter_async_context(desk.place(who))
            async with asyncio.timeout(60 * MINUTES):
                received = await _received(request, folder)
            order = _order(request, received, folder)
        except (ToolError, TimeoutError, ClientDisconnect, MultiPartException) as error:
            await stack.aclose()
            return _refusal(_told(error), renderer)
        except BaseException:
            await stack.aclose()
            raise
        return _Streamed(_lines(order, settings, desk, renderer), stack)

    @router.get(ADDRESS + "/{key}")
    def corrected(key: str) -> Response:
        if (found := desk.fetched(key)) is None:
            return PlainTextResponse("Not found", 404)
        return FileResponse(
            found.path, media_type="application/jsonl", filename=found.name,
            headers={"Cache-Control": "no-store"}, background=BackgroundTask(found.discard),
        )  # fmt: skip

    return router


class _Streamed(StreamingResponse):
    """Lines as they come; with the last one, or when nobody listens, the files are gone."""

    def __init__(self, lines: AsyncGenerator[bytes], files: AsyncExitStack) -> None:
        # Else a proxy would send them all at once.
        headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}
        super().__init__(lines, media_type="application/x-ndjson", headers=headers)
        self._lines, self._files = lines, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._lines.aclose()
            await self._files.aclose()


async def _received(request: Request, folder: Path) -> Received:
    """The body, written to `folder` as it comes; a form's files by their fields."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        path, size = folder / "file", 0
        with path.open("wb") as file:
            async for chunk in request.stream():
                size += len(chunk)
                if size > MOST_BYTES:
                    raise _too_large()
                await asyncio.to_thread(file.write, chunk)
        if not size:
            raise ToolError("dataset_none")
        return Received(path, _name(request.query_params.get("name")))
    async with _counted(request).form(max_files=2, max_fields=4) as form:
        found: dict[str, tuple[Path, str]] = {}
        for field in ("file", "against"):
            if isinstance(sent := form.get(field), UploadFile):
                found[field] = folder / field, _name(sent.filename)
                with found[field][0].open("wb") as file:
                    await asyncio.to_thread(shutil.copyfileobj, sent.file, file)
    if "file" not in found:
        raise ToolError("dataset_none")
    return Received(*found["file"], *found.get("against", (None, None)))


def _too_large() -> ToolError:
    return ToolError("dataset_too_large", limit=MOST_BYTES // 1_000_000)


def _counted(request: Request) -> Request:
    """The same request, whose body breaks off where it is too large."""
    size = 0

    async def receive() -> Message:
        nonlocal size
        message = await request.receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES + AROUND:
            raise _too_large()
        return message

    return Request(request.scope, receive)


def _name(sent: str | None) -> str:
    """A file's name without its folders, on one line."""
    name = " ".join((sent or "").replace("\\", "/").rpartition("/")[2].split())
    printed = "".join(sign for sign in name if sign.isprintable())
    return printed[-LONGEST_NAME:] or "data"


def _order(request: Request, received: Received, folder: Path) -> Order:
    asked, form = request.query_params, request.query_params.get("form")
    longest = asked.get("longest", "")
    tokens = int(longest) if longest.isascii() and longest.isdecimal() and len(longest) < 9 else 0
    return Order(
        received.file,
        received.name,
        received.against,
        received.against_name,
        tokens or None,
        folder / "corrected",
        next((each for each in get_args(Form) if each == form), None),
    )


def _told(error: Exception) -> ToolError:
    if isinstance(error, ToolError):
        return error
    slow = isinstance(error, TimeoutError)
    return ToolError("dataset_slow", minutes=MINUTES) if slow else ToolError("dataset_none")


STATUS = {"dataset_busy": 503, "dataset_too_large": 413, "dataset_slow": 408}


def _refusal(error: ToolError, renderer: Answers) -> Response:
    return Response(
        _line(_problem(error, renderer)), STATUS.get(error.code, 422), {"Connection": "close"},
        "application/x-ndjson",
    )  # fmt: skip


async def _lines(
    order: Order, settings: Settings, desk: Desk, renderer: Answers
) -> AsyncGenerator[bytes]:
    """The answer."""
    if found := await asyncio.to_thread(document, order.file, order.name or ""):
        yield _line(_message(*found))
        return
    order = replace(order, vocabulary=await asyncio.to_thread(at_hand, settings))
    said = events(order)
    try:
        async for event in said:
            told = await asyncio.to_thread(_answered, event, renderer)
            if event["event"] == "report" and event["report"]["samples"]:
                told["corrected"] = _kept(event["report"], order, desk)
            yield _line(told)
    except UnreadError as error:
        yield _line(_problem(failed(error), renderer))
    finally:
        await said.aclose()


def _answered(event: dict[str, Any], renderer: Answers) -> dict[str, Any]:
    if event["event"] == "problem":
        return _problem(ToolError(event["code"], **event["details"]), renderer)
    if event["event"] != "report":
        return event
    report = DatasetReport.model_validate(event["report"])
    answers: dict[Language, Answer] = {
        each: renderer.answer("dataset", report, each) for each in LANGUAGES
    }
    return {
        "event": "report",
        "report": {**event["report"], "slots": report.slots, "arguments": report.arguments},
        "words": {each: _words(answer, each) for each, answer in answers.items()},
        "corrected": None,
    }


def _kept(report: dict[str, Any], order: Order, desk: Desk) -> dict[str, Any]:
    """Where the corrected file can be fetched."""
    assert order.corrected
    size = order.corrected.stat().st_size
    name = f"{Path(report['name']).stem or 'data'}.corrected.jsonl"
    key = desk.keep(order.corrected, name)
    return {
        "id": key, "address": f"{ADDRESS}/{key}", "name": name, "bytes": size,
        "samples": report["samples"], "seconds": KEPT_SECONDS,
    }  # fmt: skip


def _message(kind: Document, text: str) -> dict[str, Any]:
    """A file for the chat, as long as a message may be: of a log its end, which says why."""
    cut = text[-LONGEST_MESSAGE:] if kind == "log" else text[:LONGEST_MESSAGE]
    return {"event": "message", "kind": kind, "text": cut, "whole": cut == text}


def _problem(error: ToolError, renderer: Answers) -> dict[str, Any]:
    answers: dict[Language, Answer] = {
        each: renderer.problem(error, "dataset", {}, each) for each in LANGUAGES
    }
    words = {each: _words(answer, each) for each, answer in answers.items()}
    return {"event": "problem", "code": error.code, "words": words}


def _words(answer: Answer, language: Language) -> dict[str, Any]:
    """An answer whole, as HTML, and its parts, in Markdown."""
    return {
        "html": as_html(answer, language),
        "headline": answer.headline,
        "body": answer.body,
        "details": answer.details,
        "suggestions": answer.suggestions,
    }


def _line(event: Any) -> bytes:
    return to_json(event) + b"\n"
