"""A chat model asked for a peak, by a real server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from advisor.units import GIB
from bench import chat_peer
from bench.measured import memory_runs, read


class Answers(BaseHTTPRequestHandler):
    """Says the same of every run, in words around it."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert "peak GPU memory" in asked["messages"][0]["content"]
        text = 'About that: {"peak_gib": 21.5}.'
        choice = {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": text},
        }
        body = json.dumps(
            {
                "id": "1",
                "object": "chat.completion",
                "created": 0,
                "model": "m",
                "choices": [choice],
            }
        )
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_chat_model_is_asked_like_any_estimator(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BENCH_CHAT_URL", url)
    monkeypatch.setenv("BENCH_CHAT_MODEL", "m")
    peer = chat_peer.peer()
    assert peer
    run = memory_runs(read())[0].run
    assert peer.memory(run) == 21.5 * GIB
    assert run.model.name in chat_peer.described(run)


@pytest.mark.parametrize("text", ["", "no idea", '{"peak_gib": null}', '{"gib": 3}', "{]"])
def test_what_is_no_number_is_no_answer(text: str) -> None:
    assert chat_peer.peak_bytes(text) is None


def test_without_a_server_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BENCH_CHAT_URL", raising=False)
    assert chat_peer.peer() is None
