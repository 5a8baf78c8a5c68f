"""Data sets sent to the server: limits, progress, the report, and a corrected file that is fetched
once. Each is read by a process of its own."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from advisor import __main__ as command
from advisor.audit_file import MOST_MEMORY, Order, spelled
from advisor.conversation import LONGEST_MESSAGE
from advisor.errors import ToolError
from advisor.language import LANGUAGES
from advisor.settings import Settings
from advisor.web import app
from advisor.web.dataset_desk import (
    MOST_AT_ONCE,
    MOST_OF_ONE,
    MOST_WAITING,
    Desk,
    UnreadError,
    events,
)
from tests.browser import CannedAdvisor, serving

ROWS = [{"prompt": f"question {at}", "completion": f"answer {at}"} for at in range(100)]
LINES = "\n".join(map(json.dumps, [*ROWS, ROWS[0]])).encode()
PATIENCE = 300.0


@pytest.fixture(scope="module")
def datasets() -> Iterator[str]:
    with serving(lambda: app.create_app(CannedAdvisor(), Settings())) as port:
        yield f"http://127.0.0.1:{port}/v1/datasets"


def post(address: str, status: int = 200, **sent: Any) -> list[dict[str, Any]]:
    """The events of the answer."""
    answer = httpx.post(address, timeout=PATIENCE, **sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]


def test_a_file_is_read_and_its_correction_fetched_once(datasets: str) -> None:
    *progress, told = post(datasets, content=LINES, params={"name": "/tmp/../a b.jsonl"})
    assert {each["event"] for each in progress} == {"progress"}
    assert told["event"] == "report"
    report = told["report"]
    assert (report["name"], report["rows"], report["samples"]) == ("a b.jsonl", 101, 100)
    assert report["tokens"]["tokenizer"] == "Gemma 3 270m"
    assert report["tokens"]["counted"] == 100
    assert report["slots"]["samples"] == 100
    assert set(told["words"]) == set(LANGUAGES)
    assert "100 条可用" in told["words"]["zh"]["headline"]
    assert told["words"]["en"]["html"].startswith("<article")
    corrected = told["corrected"]
    assert corrected["seconds"] == 600
    address = datasets.removesuffix("/v1/datasets") + corrected["address"]
    fetched = httpx.get(address)
    assert 'filename="a b.corrected.jsonl"' in fetched.headers["content-disposition"] or (
        "a%20b.corrected.jsonl" in fetched.headers["content-disposition"]
    )
    assert [json.loads(line) for line in fetched.text.splitlines()] == ROWS
    assert len(fetched.content) == corrected["bytes"]
    assert httpx.get(address).status_code == 404
    assert httpx.get(f"{datasets}/..%2F..%2Fetc%2Fpasswd").status_code == 404


def test_two_files_of_a_form_are_compared(datasets: str) -> None:
    files = {"file": ("train.jsonl", LINES), "against": ("test.jsonl", json.dumps(ROWS[7]))}
    told = post(datasets, files=files, params={"longest": "3", "form": "messages"})[-1]
    (leak,) = told["report"]["leaks"]
    assert (leak["samples"], leak["other"], leak["first"]) == (1, "test.jsonl", [8])
    assert told["report"]["form"] == "messages"
    assert told["report"]["longest_allowed"] == 3


def test_what_is_no_data_set_is_told_in_every_language(datasets: str) -> None:
    (told,) = post(datasets, content=b"\0\1\2", params={"name": "a.bin"})
    assert (told["event"], told["code"]) == ("problem", "dataset_binary")
    assert set(told["words"]) == set(LANGUAGES)
    for sent in ({"content": b""}, {"files": {"other": b"x"}}):
        assert post(datasets, 422, **sent)[0]["code"] == "dataset_none"


def test_a_config_is_for_the_chat(datasets: str) -> None:
    config = '{"model_type": "qwen2", "hidden_size": 64}'
    (told,) = post(datasets, content=config.encode(), params={"name": "config.json"})
    assert (told["kind"], told["text"], told["whole"]) == ("config", config, True)
    log = "step\n" * 9000 + "CUDA out of memory"
    (told,) = post(datasets, content=log.encode(), params={"name": "train.log"})
    assert told["event"] == "message"
    assert len(told["text"]) == LONGEST_MESSAGE
    assert told["text"].endswith("CUDA out of memory")


def test_a_body_too_large_is_refused_before_it_is_read(datasets: str) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * (1 << 20)

    with httpx.Client(timeout=PATIENCE) as client:
        request = client.build_request("POST", datasets, content=endless())
        del request.headers["transfer-encoding"]
        request.headers["content-length"] = str(10**9)
        assert client.send(request).status_code == 413
    answer = httpx.post(datasets.replace("/v1/datasets", "/healthz"), content=b"x" * 70_000)
    assert answer.status_code == 413


def test_a_body_without_an_end_is_refused(datasets: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(230):
            yield b"x" * (1 << 20)

    with contextlib.suppress(httpx.NetworkError):  # it stops listening, then we cannot send on
        assert httpx.post(datasets, content=endless(), timeout=PATIENCE).status_code == 413


def test_a_process_that_fails_is_told(tmp_path: Path) -> None:
    """What kills it (memory, time, a bug in a reader) costs that process alone."""
    assert MOST_MEMORY < 2**33

    async def told() -> None:
        async for _ in events(Order(tmp_path / "no such file")):
            pass

    with pytest.raises(UnreadError):
        asyncio.run(told())


def test_a_reader_nobody_listens_to_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(LINES * 3000)

    async def left() -> int:
        said = events(Order(file))
        await anext(said)
        before = children()
        await said.aclose()
        return before - children()

    assert asyncio.run(left()) == 1


def children() -> int:
    """Living processes that this one started."""
    found = subprocess.run(
        ["ps", "-o", "stat=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True
    )
    return sum("audit_file" in line and line[0] != "Z" for line in found.stdout.splitlines())


def test_there_is_room_for_a_few(tmp_path: Path) -> None:
    async def many() -> None:
        desk = Desk()
        places = [desk.place(f"10.0.0.{at}") for at in range(MOST_AT_ONCE)]
        folders = [await each.__aenter__() for each in places]
        with pytest.raises(ToolError, match="busy"):
            await desk.place("10.0.1.1").__aenter__()
        (folders[0] / "file").write_text("x")
        for each in places:
            await each.__aexit__(None, None, None)
        assert not any(folder.exists() for folder in folders)
        keys: list[str] = []
        for at in range(MOST_WAITING + 1):
            file = tmp_path / str(at)
            file.write_text(str(at))
            keys.append(desk.keep(file, "name"))
        assert desk.fetched(keys[0]) is None
        last = desk.fetched(keys[-1])
        assert last
        assert last.path.read_text() == str(MOST_WAITING)
        last.discard()
        assert not last.path.parent.exists()

    asyncio.run(many())


def test_one_address_leaves_a_place_to_others() -> None:
    async def many() -> None:
        desk = Desk()
        for _ in range(2):  # a place that is left is free again
            async with contextlib.AsyncExitStack() as held:
                for _ in range(MOST_OF_ONE):
                    await held.enter_async_context(desk.place("10.0.0.1"))
                with pytest.raises(ToolError, match="busy"):
                    await held.enter_async_context(desk.place("10.0.0.1"))
                await held.enter_async_context(desk.place("10.0.0.2"))
        assert not desk._at_work

    asyncio.run(many())


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    file.write_bytes(LINES)
    options = ["dataset", str(file)]
    assert command.main([*options, "--lang", "zh", "--corrected", str(out)]) == 0
    assert "100 条可用" in capsys.readouterr().out
    assert len(out.read_text().splitlines()) == 100
    assert command.main([*options, "--json", "--against", str(out)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["leaks"][0]["samples"] == 101
    assert found["slots"]["samples"] == 100
    for read in (file, out):
        refused = [*options, "--against", str(out), "--corrected", str(read)]
        assert command.main(refused) == 2
    assert command.main(["dataset", str(tmp_path / "none")]) == 2
    file.write_text('{"model_type": "qwen2"}')
    assert command.main(["dataset", str(file)]) == 2
    assert "ask with it" in capsys.readouterr().err


MEASURED = """
import re
from pathlib import Path
from advisor.audit_file import main
main()
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc to measure by")
def test_memory_stays_within_bounds(tmp_path: Path) -> None:
    """30 MB in one list, of which a parse at once would take several times as much."""
    file = tmp_path / "a.json"
    words = "the model reads each sample of the file once and keeps no more than its hash " * 4
    rows = (json.dumps({"prompt": f"question {at}", "completion": words}) for at in range(85_000))
    file.write_text(f"[{','.join(rows)}]")
    assert 29e6 < file.stat().st_size < 32e6
    order = Order(file, corrected=tmp_path / "out.jsonl")
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, spelled(order)], capture_output=True, text=True, check=True
    )
    *told, peak = done.stdout.splitlines()
    assert json.loads(told[-1])["report"]["samples"] == 85_000
    assert int(peak) / 1024 < 120, "MiB"
