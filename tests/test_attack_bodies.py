"""Bodies that mean harm: in pieces of a byte, without an end, nested without an end."""

import asyncio

import httpx
import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from advisor.web.guard import LARGEST_BODY, Guard

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


async def _guarded(pieces: list[Message]) -> tuple[list[Message], bytes, int]:
    """What the program behind the guard hears of a body, what it read, and the answer's status."""
    heard: list[Message] = []
    read, status = b"", 0

    async def behind(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal read

        async def noted() -> Message:
            heard.append(await receive())
            return heard[-1]

        read = await Request(scope, noted).body()
        await PlainTextResponse("read")(scope, receive, send)

    async def receive() -> Message:
        return pieces.pop(0)

    async def send(message: Message) -> None:
        nonlocal status
        status = message.get("status", status)

    scope: Scope = {"type": "http", "method": "POST", "path": "/talk", "query_string": b""}
    scope["headers"] = [(b"host", b"localhost"), (b"transfer-encoding", b"chunked")]
    await Guard(behind, (), (), lambda _: True)(scope, receive, send)
    return heard, read, status


def _pieces(count: int, ends: bool = True) -> list[Message]:
    made = [{"type": "http.request", "body": b"x", "more_body": True} for _ in range(count)]
    return [*made, {"type": "http.request" if ends else "http.disconnect"}]


def test_a_body_in_pieces_of_a_byte_is_kept_in_one() -> None:
    heard, read, status = asyncio.run(_guarded(_pieces(LARGEST_BODY)))
    assert (len(heard), len(read), status) == (1, LARGEST_BODY, 200)


def test_a_body_in_pieces_is_read_no_further_than_the_limit() -> None:
    pieces = _pieces(LARGEST_BODY + 100)
    assert asyncio.run(_guarded(pieces)) == ([], b"", 413)
    assert len(pieces) == 100


def test_a_client_that_leaves_within_its_body_is_known_to_have_left() -> None:
    with pytest.raises(ClientDisconnect):
        asyncio.run(_guarded(_pieces(10, ends=False)))


@pytest.mark.parametrize("path", [
    "/talk", "/talk/x/brief", "/gradio_api/call/v2/ask", "/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset",
    "/v1/session", "/v1/answer", "/v1/chat/completions", "/v1/tools/look_up", "/v1/projects", "/v1/feedback",
    "/mcp",
])  # fmt: skip
def test_nested_json_is_refused_at_every_door(
    address: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    for body in ("[" * 60_000, '{"a":' * 10_000, '{"message":' + "[" * 900 + "]" * 900 + "}"):
        headers = {"content-type": "application/json", "accept": "application/json"}
        answer = httpx.post(address + path, content=body, headers=headers, timeout=60)
        assert answer.status_code < 500, body[:12]
    assert "Traceback" not in caplog.text
