"""Requests that mean harm, at the served product: Gradio's known holes one by one, paths, pages of
other sites, headers."""

import asyncio
import http.client
import json
import socket
from collections.abc import Iterator
from typing import Any

import gradio as gr
import httpx
import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from advisor.settings import Settings
from advisor.web import app, guard
from tests.browser import CannedAdvisor, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3

OPEN_OF_GRADIO = {
    "/", "/config", "/config/", "/favicon.ico", "/gradio_api/cancel", "/gradio_api/info",
    "/gradio_api/info/", "/gradio_api/heartbeat/{session_hash}", "/gradio_api/queue/data",
    "/gradio_api/queue/join", "/gradio_api/queue/status", "/gradio_api/reset", "/gradio_api/reset/",
    "/static/{path:path}",
}  # fmt: skip
"""`/call/…` beside them for the one event that there is; ours answers `/`, `/favicon.ico` and the
files of `/static/`."""
HOLES = {
    "CVE-2023-34239 files": ("GET", "/file=/etc/passwd"),
    "CVE-2023-34239 proxy": ("GET", "/gradio_api/proxy={trap}"),
    "CVE-2023-51449 files": ("GET", "/gradio_api/file=/tmp/../etc/passwd"),
    "CVE-2024-1183 which files exist": ("GET", "/gradio_api/file={trap}"),
    "CVE-2024-1561 methods of components": ("POST", "/gradio_api/component_server"),
    "CVE-2024-1727 uploads": ("POST", "/gradio_api/upload"),
    "CVE-2024-2206 proxy": ("GET", "/proxy={trap}"),
    "CVE-2024-4940 redirect": ("GET", "/gradio_api/file=https://evil.example"),
    "CVE-2024-8021 redirect": ("GET", "/file=https:%2f%2fevil.example"),
    "CVE-2024-8966 uploads": ("POST", "/upload"),
    "CVE-2024-47166 custom components": ("GET", "/gradio_api/custom_component/a/b/c/..%2fd"),
    "CVE-2024-47168 monitoring": ("GET", "/monitoring"),
    "CVE-2024-47869 its key": ("GET", "/monitoring/key"),
    "CVE-2024-47872 uploads that run": ("POST", "/gradio_api/upload?upload_id=x.svg"),
    "CVE-2025-0187 uploads": ("POST", "/gradio_api/upload/"),
    "CVE-2025-23042 another case": ("GET", "/gradio_api/FILE=/etc/passwd"),
    "CVE-2026-27167 signed in by itself": ("GET", "/login/huggingface"),
    "CVE-2026-28415 redirect": ("GET", "/logout?_target_url=https://evil.example"),
    "CVE-2026-28416 proxy": ("HEAD", "/gradio_api/proxy={trap}"),
    "its own programs": ("POST", "/gradio_api/vibe-code/"),
    "its own description": ("GET", "/openapi.json"),
}


class Trap:
    """An address inside; who connects to it was made to by a stranger."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.address = f"http://127.0.0.1:{listening.getsockname()[1]}/secret"

    @property
    def caught(self) -> bool:
        self._listening.settimeout(0.2)
        try:
            self._listening.accept()[0].close()
        except TimeoutError:
            return False
        return True


async def built() -> FastAPI:
    return app.create_app(CannedAdvisor(), Settings())


@pytest.fixture
def trap() -> Iterator[Trap]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Trap(listening)


def told(address: str, target: str, method: str = "GET", **headers: str) -> tuple[int, str, str]:
    """Status, where it leads and the body of a request whose target is sent as it stands."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=60)
    try:
        connection.request(method, target, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("location", ""), answer.read().decode()
    finally:
        connection.close()


def test_no_route_of_gradio_is_open_but_those_we_use() -> None:
    """A new version may bring new ones."""
    (gradio,) = (each.app for each in asyncio.run(built()).routes if isinstance(each, Mount))
    found = {path for path in _paths(gradio.routes) if not guard._closed(path)}
    assert found == OPEN_OF_GRADIO


def _paths(routes: list[Any], prefix: str = "") -> Iterator[str]:
    for route in routes:
        if inner := getattr(route, "original_router", None):
            yield from _paths(inner.routes, prefix + route.include_context.prefix)
        elif path := getattr(route, "path", ""):
            yield prefix + path


@pytest.mark.parametrize("hole", HOLES)
def test_a_hole_of_gradios_past_is_closed(address: str, trap: Trap, hole: str) -> None:
    method, target = HOLES[hole]
    status, location, said = told(address, target.format(trap=trap.address), method)
    assert (status, location) == (404, "")
    assert "root:" not in said
    assert not trap.caught


@pytest.mark.parametrize("origin", ["null", "http://localhost:3000", "https://evil.example"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "gradio.live"])
def test_no_origin_is_let_in_by_gradios_cors(address: str, origin: str, host: str) -> None:
    """CVE-2024-47084, CVE-2024-47165, CVE-2025-5320: by a cookie, `null`, a forged host."""
    headers = {"origin": origin, "host": host, "cookie": "access-token=x"}
    for path in ("/config", "/gradio_api/info", "/gradio_api/queue/status"):
        answer = httpx.get(address + path, headers=headers)
        assert "access-control-allow-origin" not in answer.headers
        asked = {**headers, "access-control-request-method": "POST"}
        asked["access-control-request-headers"] = "content-type"
        before = httpx.options(address + path, headers=asked)
        assert before.status_code == 400
        assert "access-control-allow-origin" not in before.headers


def test_no_address_in_a_request_is_fetched(address: str, trap: Trap) -> None:
    """CVE-2024-1728, CVE-2024-4325, CVE-2024-47167, CVE-2024-48052, and our own doors."""
    url = trap.address
    file = {"path": url, "url": url, "meta": {"_type": "gradio.FileData"}}
    config = {"model_type": "llama", "_name_or_path": url, "name": url, "num_parameters": 7e9}
    sent: dict[str, list[Any]] = {
        "/gradio_api/call/v2/ask": [{"message": f"{url} 7B"}, {"message": file}, {"message": "7B", "brief": file}],
        "/gradio_api/queue/join": [{"data": [file], "fn_index": 0, "session_hash": "ssrf"}],
        "/v1/answer": [{"message": f"7B of {url}"}, {"message": "7B", "model": url}],
        "/v1/chat/completions": [{
            "model": url,
            "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": url}]}],
        }],
        "/v1/tools/estimate_training_cost": [{"model": url}, {"model": config}, {"model": file}],
        "/v1/datasets": [url],
        "/talk": [{"asks": ["look_up"], "brief": {"model": url, "gpu": url}}],
    }  # fmt: skip
    for path, bodies in sent.items():
        for body in bodies:
            assert httpx.post(address + path, json=body, timeout=60).status_code < 500, path
    for path in (f"/run?model={url}", f"/embed?logo={url}", f"/sign-in?after={url}"):
        assert told(address, path)[0] < 500
    assert not trap.caught


def test_gradio_fetches_no_address_for_a_file() -> None:
    """It would from any public host."""
    (gradio,) = (each.app for each in asyncio.run(built()).routes if isinstance(each, Mount))
    for block in gradio.get_blocks().blocks.values():
        with pytest.raises(gr.Error, match="no files"):
            asyncio.run(block.async_move_resource_to_block_cache("https://example.com/x"))


def test_joins_that_nobody_listens_to_stop_nobody(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    with httpx.Client(base_url=address, timeout=60) as client:
        for at in range(80):
            data = ["7B", "", None, None, None, None]
            body = {"data": data, "fn_index": 0, "session_hash": f"f{at}"}
            assert client.post("/gradio_api/queue/join", json=body).status_code in (200, 503)
        joined = client.post("/gradio_api/call/v2/ask", json={"message": "hello"}).json()
        assert "answered" in client.get(f"/gradio_api/call/ask/{joined['event_id']}").text
    assert "Traceback" not in caplog.text


PLACES = ("/static/x/", "/static/", "/knowledge/", "/knowledge/models/", "/v1/datasets/", "/talk/", "/gradio_api/call/")  # fmt: skip
UPWARDS = (
    "../../../../../../etc/passwd", "..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/app.py", "..%252f..%252fapp.py",
    "..\\..\\app.py", "/etc/passwd", "%2fetc%2fpasswd", "....//....//app.py", "%00", "chat.js%00.py", "..%c0%afapp.py", "words.yaml", "C:%5cwindows",
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_no_path_leads_out(address: str, place: str) -> None:
    for path in UPWARDS:
        status, _, said = told(address, place + path)
        assert status in (400, 403, 404, 405, 422) or (status, said) == (200, '{"exchanges":[]}')
        assert "root:" not in said
        assert "import" not in said


@pytest.mark.parametrize("target", [
    "//evil.example/", "//evil.example/run", "/\\evil.example", "/%2f%2fevil.example/", "/embed/?next=//evil.example", "//evil.example/embed/",
    "/run?model=7B&gpu=&next=//evil.example", "/run?model=&//evil.example", "/knowledge/?//evil.example", "/.//evil.example/..",
    "/sign-in?after=//evil.example", "/logout?next=//evil.example", "http://evil.example/", "/admin/?x=//evil.example",
])  # fmt: skip
def test_no_address_of_ours_leads_elsewhere(address: str, target: str) -> None:
    status, location, _ = told(address, target)
    assert status < 500
    assert not location.startswith(("http:", "https:", "//", "/\\", "\\"))


@pytest.mark.parametrize("path", [
    "/talk", "/gradio_api/call/v2/ask", "/gradio_api/queue/join", "/gradio_api/cancel", "/gradio_api/reset", "/v1/session", "/v1/answer",
    "/v1/tools/look_up", "/v1/projects", "/v1/feedback", "/v1/datasets", "/admin/login", "/admin/prices", "/sign-out", "/mcp",
])  # fmt: skip
def test_a_form_of_another_site_does_nothing(address: str, path: str) -> None:
    """What a page may send without asking first; with JSON it must ask, and is refused."""
    evil = {"origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):  # fmt: skip
        sent = {**evil, "content-type": kind}
        answer = httpx.post(address + path, content=b'{"message": "7B"}', headers=sent)
        assert answer.status_code in (401, 403, 404, 415, 422), kind
    asked = {**evil, "access-control-request-method": "POST"}
    asked["access-control-request-headers"] = "content-type"
    before = httpx.options(address + path, headers=asked)
    assert before.status_code == 400


def test_what_a_request_brings_breaks_no_header_and_no_line_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    evil = "x%0d%0aSet-Cookie:%20evil=1%0aERROR%20forged"
    settings = Settings(access_log=True)
    with serving(lambda: app.create_app(CannedAdvisor(), settings)) as port:
        address = f"http://127.0.0.1:{port}"
        caplog.set_level("INFO")
        for path in (f"/{evil}", f"/run?model={evil}&gpu=", f"/embed/?{evil}", f"/?lang={evil}"):
            answer = httpx.get(address + path, headers={"x-request-id": "forged line"})
            assert "evil" not in str(answer.headers.get_list("set-cookie"))
            assert "forged" not in answer.headers["x-request-id"]
        odd = {"name": 'a"\r\nSet-Cookie: evil=1; filename=b.sh', "form": "messages"}
        rows = json.dumps({"prompt": "a question", "completion": "an answer"})
        sent = httpx.post(f"{address}/v1/datasets", params=odd, content=rows, timeout=120)
        kept = json.loads(sent.text.splitlines()[-1])["corrected"]
        fetched = httpx.get(address + kept["address"])
        assert "set-cookie" not in fetched.headers
        assert fetched.headers["content-disposition"].count("\n") == 0
    accesses = [each for each in caplog.records if each.name == "advisor.access"]
    assert len(accesses) == 6
    assert not any("\n" in each.getMessage() or "evil" in each.getMessage() for each in accesses)
