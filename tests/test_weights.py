"""Where the weights come from, the hub included: a small server here speaks its API."""

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from advisor.errors import EngineError
from advisor.model import weights
from advisor.settings import Settings

GGUF = b"GGUF" + bytes(range(256)) * 48_000  # 12 MB: more than the 10 MiB the client writes at once
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub(ThreadingHTTPServer):
    """A hub with one file; counts what it sends."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = GGUF
        self.sha256 = hashlib.sha256(GGUF).hexdigest()
        self.break_once_after = 0
        self.ranges: list[str | None] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        if not re.fullmatch(r"/api/models/owner/repo/paths-info/main", self.path):
            return self._missing()
        lfs = {"oid": self.server.sha256, "size": len(GGUF), "pointerSize": 130}
        body = json.dumps(
            [{"type": "file", "path": "model.gguf", "size": len(GGUF), "oid": "1" * 40, "lfs": lfs}]
        ).encode()
        self._head(200, len(body))
        self.wfile.write(body)

    def do_HEAD(self) -> None:
        if not self.path.startswith("/owner/repo/resolve/") or not self.path.endswith(
            "/model.gguf"
        ):
            return self._missing()
        self._head(200, len(GGUF))

    def do_GET(self) -> None:
        if not self.path.startswith("/owner/repo/resolve/"):
            return self._missing()
        asked = self.headers.get("range")
        self.server.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").split("-")[0]) if asked else 0
        rest = self.server.content[start:]
        self._head(
            206 if asked else 200,
            len(rest),
            {"content-range": f"bytes {start}-{len(GGUF) - 1}/{len(GGUF)}"} if asked else {},
        )
        if self.server.break_once_after:
            rest, self.server.break_once_after = rest[: self.server.break_once_after], 0
            self.close_connection = True
        self.wfile.write(rest)

    def _head(self, status: int, length: int, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {
            "content-type": "application/json",
            "content-length": str(length),
            "etag": f'"{self.server.sha256}"',
            "x-repo-commit": COMMIT,
            **(more or {}),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _missing(self) -> None:
        self.send_response(404)
        self.send_header("x-error-code", "EntryNotFound")
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def located(model: str, cache: Path, endpoint: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: huggingface_hub reads HF_ENDPOINT when it is imported."""
    code = f"""
from pathlib import Path
from advisor.model import weights
from advisor.errors import EngineError
try:
    print(weights.locate({model!r}, Path({str(cache)!r})))
except EngineError as error:
    raise SystemExit(f"refused: {{error}}")
"""
    environment = {
        **os.environ,
        "HF_ENDPOINT": endpoint,
        "HF_HOME": str(cache / "home"),
        "NO_PROXY": "127.0.0.1",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


MODEL = "owner/repo:model.gguf"


def test_a_file_of_the_hub_is_fetched_once_and_found_offline(hub: Hub, tmp_path: Path) -> None:
    first = located(MODEL, tmp_path, hub.address)
    assert Path(first.stdout.strip()).read_bytes() == GGUF, first.stderr
    assert len(hub.ranges) == 1
    offline = located(MODEL, tmp_path, "http://127.0.0.1:1")
    assert offline.stdout == first.stdout, offline.stderr


def test_a_broken_transfer_is_resumed_where_it_broke(hub: Hub, tmp_path: Path) -> None:
    hub.break_once_after = 11_000_000
    done = located(MODEL, tmp_path, hub.address)
    assert Path(done.stdout.strip()).read_bytes() == GGUF, done.stderr
    assert hub.ranges[0] is None
    assert hub.ranges[1] is not None
    assert hub.ranges[1] != "bytes=0-"


def test_a_damaged_file_is_refused_and_fetched_anew(hub: Hub, tmp_path: Path) -> None:
    hub.content = GGUF[:-1] + b"!"
    damaged = located(MODEL, tmp_path, hub.address)
    assert "arrived damaged" in damaged.stderr
    assert damaged.stdout == ""
    hub.content = GGUF
    again = located(MODEL, tmp_path, hub.address)
    assert Path(again.stdout.strip()).read_bytes() == GGUF, again.stderr


@pytest.mark.parametrize("model", ["owner/repo:other.gguf", "owner/other:model.gguf"])
def test_what_the_hub_does_not_have(model: str, hub: Hub, tmp_path: Path) -> None:
    done = located(model, tmp_path, hub.address)
    assert "refused: cannot fetch" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_hub(tmp_path: Path) -> None:
    done = located(MODEL, tmp_path, "http://127.0.0.1:1")
    assert "refused: cannot fetch model.gguf of owner/repo" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", list(weights.BUNDLED))
def test_bundled_models_are_here_and_of_the_size_told(name: str) -> None:
    path = weights.locate(name, Settings().cache)
    assert path.read_bytes()[:4] == b"GGUF"
    assert path.stat().st_size / 1e6 == pytest.approx(weights.BUNDLED[name].megabytes, rel=0.05)


def test_gemma_is_joined_once(tmp_path: Path) -> None:
    path = weights.locate("gemma-3-270m", tmp_path / "new")
    changed = path.stat().st_mtime_ns
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert weights.locate("gemma-3-270m", tmp_path / "new").stat().st_mtime_ns == changed
    assert weights.sha256(path) == weights.sha256(weights.locate("gemma-3-270m", Settings().cache))


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "own.gguf"
    file.write_bytes(GGUF)
    assert weights.locate(str(file), tmp_path) == file


@pytest.mark.parametrize(
    "model", ["", "gemma", "/no/such.gguf", "owner/repo", "owner/repo:file.bin", "~", "."]
)
def test_an_unknown_model_is_told_with_the_known_ones(model: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"gemma-3-270m, smollm2-135m"):
        weights.locate(model, tmp_path)


def test_a_cache_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match=r"cannot be written to .*; ADVISOR_CACHE names another"):
        weights.locate("gemma-3-270m", tmp_path / "file" / "cache")
