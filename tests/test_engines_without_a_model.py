"""Engines that need no model here: the scripted one, and one behind another program's server."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from advisor.errors import EngineError
from advisor.model.engine import Said, ScriptedEngine
from advisor.model.server import OpenAIEngine
from advisor.reading.places import Span
from advisor.reading.question import Line, Question, Reading
from advisor.reading.slots import NOTHING


def test_a_script_ends() -> None:
    engine = ScriptedEngine([Said(["none"])])
    assert engine.decide("", QUESTION).reading == Reading(("none",), (NOTHING,))
    with pytest.raises(EngineError, match="no further decision"):
        engine.decide("", QUESTION)


QUESTION = Question("a T4?", "", (Line("T4", (NOTHING, "gpu"), Span(2, 4, "T4", ())),))
VALID = '{"asks": ["look"], "0": "card"}'
INVALID = '{"asks": ["look"], "0": "RTX 9999"}'


@contextmanager
def server(*answers: str | int | dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A model server that gives these answers in turn, the last one from then on; yields its
    address and what it was asked."""
    asked: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(
                200,
                {
                    "object": "list",
                    "data": [
                        {"id": "served-model", "object": "model", "created": 0, "owned_by": "x"}
                    ]
                    if answers
                    else [],
                },
            )

        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            answer = answers[min(len(asked), len(answers)) - 1]
            match answer:
                case int():
                    self._send(answer, {"error": {"message": "overloaded"}})
                case dict():
                    self._send(200, answer)
                case str():
                    self._send(
                        200,
                        {
                            "id": "1",
                            "object": "chat.completion",
                            "created": 0,
                            "model": "m",
                            "choices": [_choice(answer)],
                        },
                    )

        def _send(self, status: int, body: dict[str, Any]) -> None:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/v1", asked
        finally:
            listening.shutdown()
            thread.join()


def _choice(content: str) -> dict[str, Any]:
    return {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": content},
    }


@contextmanager
def engine_of(
    *answers: str | int | dict[str, Any], model: str | None = "m"
) -> Iterator[tuple[OpenAIEngine, list[dict[str, Any]]]]:
    with server(*answers) as (address, asked):
        engine = OpenAIEngine(address, model)
        try:
            yield engine, asked
        finally:
            engine.close()


def test_a_server_decides_bound_by_the_schema() -> None:
    with engine_of(VALID, model=None) as (engine, asked):
        assert engine.name == "served-model"
        assert engine.decide("Message: a T4?", QUESTION).reading == Reading(("look_up",), ("gpu",))
    schema = asked[0]["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["0"]["enum"] == ["no", "card"]
    assert "Message: a T4?" in asked[0]["messages"][0]["content"]


@pytest.mark.parametrize("first", [INVALID, "Sure, here you go:", "", "[1]", '{"asks": ["look"]'])
def test_a_server_is_told_once_what_was_wrong(first: str) -> None:
    with engine_of(first, VALID) as (engine, asked):
        assert engine.decide("", QUESTION).reading.asks == ("look_up",)
    assert "refused" in asked[1]["messages"][0]["content"]


def test_a_server_that_never_keeps_to_the_schema() -> None:
    with (
        engine_of(INVALID) as (engine, asked),
        pytest.raises(EngineError, match="does not keep to the schema"),
    ):
        engine.decide("", QUESTION)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "answer",
    [500, 401, 404, 429, {}, {"choices": []}, {"choices": None}, {"choices": [{"message": None}]}],
)
def test_a_server_that_fails(answer: int | dict[str, Any]) -> None:
    with engine_of(answer) as (engine, _), pytest.raises(EngineError, match="the model server"):
        engine.decide("", QUESTION)


def test_a_server_without_models() -> None:
    with server() as (address, _), pytest.raises(EngineError, match="no model answers"):
        OpenAIEngine(address)


def test_no_server() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    with pytest.raises(EngineError, match="no model answers"):
        OpenAIEngine(address)
    engine = OpenAIEngine(address, "m")
    with pytest.raises(EngineError, match="the model server failed"):
        engine.decide("", QUESTION)
    engine.close()
