"""What the server gives to whom: health, headers, and never a file."""

import asyncio
import contextlib
import json
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from gradio_client import Client
from starlette.routing import Mount

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import LONGEST_MESSAGE
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.settings import Settings
from advisor.web import app, shell
from advisor.web.accuracy import RESULTS
from advisor.web.guard import LARGEST_BODY, LONGEST_QUERY
from tests.browser import CannedAdvisor, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(lambda: app.create_app(CannedAdvisor(), Settings())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def product(catalog: Catalog) -> Iterator[str]:
    """The product itself, whose model says nothing: every question that reaches it fails."""
    advisor = Advisor(catalog, ScriptedEngine([]), TOOLS, Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, Settings(hosts="advisor.example"))) as port:
        yield f"http://127.0.0.1:{port}"


def test_health_and_headers(address: str) -> None:
    assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{address}/readyz").json() == {"status": "ready", "model": "canned"}
    for path, ancestors in {
        "/": "'self'",
        "/healthz": "'self'",
        "/embed": "'none'",
    }.items():
        headers = httpx.get(address + path).headers
        assert headers["content-security-policy"].endswith(f"frame-ancestors {ancestors}"), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    foreign = httpx.get(f"{address}/config", headers={"origin": "https://other.example"})
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize(
    ("asked", "title"), [("?lang=zh", "估算有多准？"), ("?lang=en", "How accurate is this?")]
)
def test_the_page_on_accuracy_shows_every_recorded_run(
    address: str, asked: str, title: str
) -> None:
    shown = httpx.get(f"{address}/accuracy{asked}").text
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert f"<h1>{title}</h1>" in shown
    assert all(
        f"{point['id']}: {point['measured']} → {point['estimated']} GiB" in shown
        for point in results["points"]
    )
    assert all(f"<td>{name}" in shown for name in list(results["estimators"])[1:])


def test_nobody_reads_a_file_of_the_server(address: str) -> None:
    """Neither directly nor by sending its path as if it were an uploaded file, to any event of the
    page."""
    secret = Path(__file__).resolve()
    api = f"{address}/gradio_api"
    for path in (
        f"file={secret}",
        f"file/{secret}",
        "file=/etc/passwd",
        f"proxy={address}/healthz",
        "upload",
        "monitoring",
        "deep_link",
    ):
        assert httpx.get(f"{api}/{path}").status_code == 404, path
    assert httpx.post(f"{api}/upload", files={"files": b"x"}).status_code == 404
    file = {"path": str(secret), "meta": {"_type": "gradio.FileData"}}
    message = [
        {
            "role": "user",
            "content": [{"type": "file", "file": file}],
            "metadata": None,
            "options": None,
        }
    ]
    config = httpx.get(f"{address}/config").json()
    for event in config["dependencies"]:
        for value in (file, message):
            replied = _call(api, event["id"], [value for _ in event["inputs"]])
            assert "def test_nobody_reads_a_file" not in replied
            for path in re.findall(r'"path": ?"([^"]+)"', replied):
                assert httpx.get(f"{api}/file={path}").status_code == 404


def _call(api: str, event: int, data: list[object], session: str = "") -> str:
    """Everything the server says to one event, as a client that leaves the page out would hear
    it."""
    session = session or f"file{event}"
    body = {"data": data, "fn_index": event, "session_hash": session, "event_data": None}
    joined = httpx.post(
        f"{api}/queue/join", content=json.dumps(body), headers={"content-type": "application/json"}
    )
    if joined.status_code != 200:
        return joined.text
    lines: list[str] = []
    with httpx.stream(
        "GET", f"{api}/queue/data", params={"session_hash": session}, timeout=60
    ) as stream:
        for line in stream.iter_lines():
            lines.append(line)
            if line.startswith("data:") and json.loads(line[5:]).get("msg") in (
                "close_stream",
                "process_completed",
            ):
                break
    return "\n".join(lines)


def test_gradio_itself_checks_file_paths() -> None:
    """The guard closes the routes; Gradio's own check, off in mounted pages unless told otherwise,
    is on as well."""

    async def built() -> FastAPI:
        return app.create_app(CannedAdvisor(), Settings())

    mounts = [route.app for route in asyncio.run(built()).routes if isinstance(route, Mount)]
    assert [mount.get_blocks().has_launched for mount in mounts] == [True]


# what a stranger may send


def _sent(address: str, head: str, pieces: Iterator[bytes]) -> tuple[str, int]:
    """The status line that a request without a client library gets, and how many bytes went out."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as connection:
        connection.sendall(
            f"POST /gradio_api/queue/join HTTP/1.1\r\nHost: {host}\r\n{head}\r\n\r\n".encode()
        )
        sent = 0
        with contextlib.suppress(
            ConnectionError
        ):  # hung up; what it said before is still to be read
            for piece in pieces:
                connection.sendall(piece)
                sent += len(piece)
        return connection.recv(1000).decode().partition("\r\n")[0], sent


@pytest.mark.parametrize("announced", [True, False])
def test_a_large_body_is_refused_unread(address: str, announced: bool) -> None:
    megabytes, piece = 200, b"z" * 2**20
    head = f"Content-Length: {megabytes * 2**20}" if announced else "Transfer-Encoding: chunked"
    chunk = piece if announced else b"100000\r\n" + piece + b"\r\n"
    began = time.monotonic()
    status, sent = _sent(address, head, (chunk for _ in range(megabytes)))
    assert " 413 " in status
    assert sent < 0.2 * megabytes * 2**20
    assert httpx.get(f"{address}/healthz", timeout=20).status_code == 200
    assert time.monotonic() - began < 20


def test_a_body_at_the_limit_is_read(address: str) -> None:
    for size, status in ((LARGEST_BODY, 422), (LARGEST_BODY + 1, 413)):
        content = b'"' + b"z" * (size - 2) + b'"'
        assert httpx.post(f"{address}/gradio_api/queue/join", content=content).status_code == status


def test_a_long_address_is_refused(address: str) -> None:
    assert httpx.get(f"{address}/healthz?{'x' * LONGEST_QUERY}").status_code == 200
    assert httpx.get(f"{address}/run?model={'it' * LONGEST_QUERY}").status_code == 414


def test_unknown_sessions_hear_nothing_and_fill_no_log(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert httpx.get(f"{address}/gradio_api/queue/data?session_hash=nobody").status_code == 404
    assert httpx.get(f"{address}/gradio_api/queue/data").status_code == 404
    assert caplog.text == ""


@pytest.mark.parametrize(("host", "status"), [
    ("evil.example", 400), ("", 400), ("[", 400), ("localhost.evil.example", 400), ("localhost:7860", 200), ("10.1.2.3", 200),
    ("[::1]:7860", 200), ("Advisor.example", 200),
])  # fmt: skip
def test_only_hosts_of_ours_are_served(product: str, host: str, status: int) -> None:
    assert httpx.get(f"{product}/healthz", headers={"host": host}).status_code == status


def test_nobody_tells_the_page_another_address(address: str) -> None:
    forged = {"x-forwarded-host": "evil.example", "x-gradio-server": "http://evil.example"}
    assert "evil.example" not in httpx.get(f"{address}/config", headers=forged).text


def _asked(address: str, message: str) -> str:
    """All that the server says to a question, as the page's script hears it."""
    body = json.dumps({"message": message})
    headers = {"content-type": "application/json"}
    joined = httpx.post(f"{address}/gradio_api/call/v2/ask", content=body, headers=headers)
    return httpx.get(f"{address}/gradio_api/call/ask/{joined.json()['event_id']}", timeout=60).text


def test_half_an_emoji_is_answered(product: str) -> None:
    for message in ("half \ud83d emoji", "whole \U0001f600 emoji"):
        said = _asked(product, message)
        assert "event: complete" in said
        assert '"step": "answered"' in said


def test_a_long_message_is_refused_and_not_kept(product: str) -> None:
    said = _asked(product, "Q" * (LONGEST_MESSAGE + 500))
    assert f"{LONGEST_MESSAGE + 500:,} characters" in said
    assert "Q" * 100 not in said


def test_a_failing_model_is_one_line_in_the_log(
    product: str, caplog: pytest.LogCaptureFixture
) -> None:
    said = _asked(product, "secret words")
    (record,) = caplog.records
    number = record.getMessage().split()[0]
    assert "EngineError" in record.getMessage()
    assert number in said
    assert "secret" not in caplog.text
    assert "Traceback" not in caplog.text


def test_a_client_of_gradio_asks(product: str) -> None:
    client = Client(product, verbose=False)
    answered = client.predict("hello", api_name="/ask")
    assert answered["step"] == "answered"


def test_files_of_the_browser_alone_are_served(address: str) -> None:
    served = httpx.get(f"{address}/static/{shell.version()}/chat.js")
    assert "immutable" in served.headers["cache-control"]
    for name in ("words.yaml", "layout.html.j2", "..%2fapp.py", "%2e%2e/app.py", "nothing.js"):
        assert httpx.get(f"{address}/static/x/{name}").status_code == 404, name
