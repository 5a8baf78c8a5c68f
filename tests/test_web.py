"""What the server gives to whom: health, headers, and never a file."""

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from advisor.settings import Settings
from advisor.web import app
from advisor.web.accuracy import RESULTS
from tests.browser import CannedAdvisor, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(lambda: app.create_app(CannedAdvisor(), Settings())) as port:
        yield f"http://127.0.0.1:{port}"


def test_health_and_headers(address: str) -> None:
    assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{address}/readyz").json() == {"status": "ready", "model": "canned"}
    for path, ancestors in {"/": "'self'", "/healthz": "'self'", "/embed/": "'none'", "/embed": "'none'"}.items():
        headers = httpx.get(address + path).headers
        assert headers["content-security-policy"].endswith(f"frame-ancestors {ancestors}"), path
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    foreign = httpx.get(f"{address}/config", headers={"origin": "https://other.example", "host": "advisor.example"})
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize(("asked", "title"), [("?lang=zh", "估算有多准？"), ("?lang=en", "How accurate is this?")])
def test_the_page_on_accuracy_shows_every_recorded_run(address: str, asked: str, title: str) -> None:
    shown = httpx.get(f"{address}/accuracy{asked}").text
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    assert f"<h1>{title}</h1>" in shown
    assert all(f"{point['id']}: {point['measured']} → {point['estimated']} GiB" in shown for point in results["points"])
    assert all(f"<td>{name}" in shown for name in list(results["estimators"])[1:])


@pytest.mark.parametrize("root", ["", "/embed"])
def test_nobody_reads_a_file_of_the_server(address: str, root: str, tmp_path: Path) -> None:
    """Neither directly nor by sending its path as if it were an uploaded file, to any event of the page."""
    secret = Path(__file__).resolve()
    api = f"{address}{root}/gradio_api"
    for path in (f"file={secret}", f"file/{secret}", "file=/etc/passwd", f"proxy={address}/healthz", "upload", "monitoring", "deep_link"):
        assert httpx.get(f"{api}/{path}").status_code == 404, path
    assert httpx.post(f"{api}/upload", files={"files": b"x"}).status_code == 404
    file = {"path": str(secret), "meta": {"_type": "gradio.FileData"}}
    message = [{"role": "user", "content": [{"type": "file", "file": file}], "metadata": None, "options": None}]
    config = httpx.get(f"{address}{root}/config").json()
    for event in config["dependencies"]:
        for value in (file, message):
            replied = _call(api, event["id"], [value for _ in event["inputs"]])
            assert "def test_nobody_reads_a_file" not in replied
            for path in re.findall(r'"path": ?"([^"]+)"', replied):
                assert httpx.get(f"{api}/file={path}").status_code == 404


def _call(api: str, event: int, data: list[object]) -> str:
    """Everything the server says to one event, as a client that leaves the page out would hear it."""
    joined = httpx.post(f"{api}/queue/join", json={"data": data, "fn_index": event, "session_hash": f"file{event}", "event_data": None})
    if joined.status_code != 200:
        return joined.text
    lines: list[str] = []
    with httpx.stream("GET", f"{api}/queue/data", params={"session_hash": f"file{event}"}, timeout=20) as stream:
        for line in stream.iter_lines():
            lines.append(line)
            if line.startswith("data:") and json.loads(line[5:]).get("msg") in ("close_stream", "process_completed"):
                break
    return "\n".join(lines)


def test_gradio_itself_checks_file_paths() -> None:
    """The guard closes the routes; Gradio's own check, off in mounted pages unless told otherwise, is on as well."""

    async def app() -> FastAPI:
        return app.create_app(CannedAdvisor(), Settings())

    mounts = [route.app for route in asyncio.run(app()).routes if isinstance(route, Mount)]
    assert [mount.get_blocks().has_launched for mount in mounts] == [True, True]
