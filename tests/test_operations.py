"""What an operator sees of the server, its own process: metrics, log, readiness, and its end."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.programs import QUESTION

ROOT = Path(__file__).parent.parent
PATIENCE = 120
WRONG = {"data": [1], "fn_index": 0, "session_hash": "wrong", "trigger_id": 1}
"""An event that Gradio does not understand."""


@dataclass
class Running:
    process: subprocess.Popen[str]
    address: str
    lines: list[str]
    """Of its log, so far."""

    def ask(self, message: str = QUESTION) -> httpx.Response:
        body = {"message": message}
        return httpx.post(f"{self.address}/v1/answer", json=body, timeout=PATIENCE)

    def metrics(self) -> dict[str, float]:
        """Name and labels -> value."""
        text = httpx.get(f"{self.address}/metrics", timeout=PATIENCE).text
        return {
            " ".join((sample.name, *sorted(sample.labels.values()))): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def running(seconds: float = 0.0, **environment: str) -> Iterator[Running]:
    settings = {"ADVISOR_PORT": "0", "ADVISOR_DATABASE_URL": "off", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.slow_server", str(seconds)],
        cwd=ROOT, env={**os.environ, **settings}, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr
    lines: list[str] = []
    for line in process.stderr:
        lines.append(line)
        if found := re.search(r"on (http://\S+) with", line):
            break
    else:
        raise AssertionError("".join(lines))
    reader = threading.Thread(target=lines.extend, args=(process.stderr,))
    reader.start()
    try:
        yield Running(process, found[1], lines)
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stderr.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    with running(ADVISOR_LOG="json", ADVISOR_ACCESS_LOG="1") as started:
        yield started


def logged(server: Running, number: str, level: str = "ERROR") -> dict[str, str]:
    """The one line of the log at a level about a number."""
    until = time.monotonic() + 10
    found: list[dict[str, str]] = []
    while not found and time.monotonic() < until:
        rows = map(json.loads, server.lines)
        found = [row for row in rows if number in str(row) and row["level"] == level]
        time.sleep(0.05)
    (row,) = found
    return row


def test_questions_are_counted_by_what_became_of_them(server: Running) -> None:
    before = server.metrics()
    assert server.ask().status_code == 200
    after = server.metrics()
    cost = "advisor_questions_total answered estimate_training_cost estimate_training_cost"
    assert after[cost] - before.get(cost, 0) == 1
    assert after["advisor_question_seconds_count"] - before["advisor_question_seconds_count"] == 1
    assert after["advisor_http_requests_total /v1/answer 200 POST"] >= 1
    assert after["advisor_questions_in_progress"] == 0
    assert after["advisor_ready"] == 1
    assert after["process_resident_memory_bytes"] > 1e6


def test_labels_are_of_closed_lists(server: Running) -> None:
    address = server.address
    for path in ("nothing/of-the-kind", "talk/0123", "talk/4567", "v1/tools/none", "%7Bname%7D"):
        httpx.get(f"{address}/{path}", timeout=PATIENCE)
    httpx.request("BREW", f"{address}/healthz", timeout=PATIENCE)
    told = " ".join(server.metrics())
    assert "of-the-kind" not in told
    assert "0123" not in told
    assert "BREW" not in told


def test_metrics_are_for_this_machine_alone(server: Running) -> None:
    forwarded = {"x-forwarded-for": "192.0.2.1"}
    shown = httpx.get(f"{server.address}/metrics", headers=forwarded, timeout=PATIENCE)
    assert shown.status_code == 404


def test_a_fault_is_one_line_found_by_the_number_in_the_sentence(server: Running) -> None:
    """The model's failure turns the server unready; its next answer, to our own question, ready."""
    assert httpx.get(f"{server.address}/readyz", timeout=PATIENCE).status_code == 200
    answer = server.ask("a secret about 13B")
    number = answer.headers["x-request-id"]
    assert number in answer.text
    row = logged(server, number)
    assert "the model is away" in row["message"]
    assert row["request"] == number
    assert row["fault"] == "EngineError"
    assert "secret" not in "".join(server.lines)
    unready = httpx.get(f"{server.address}/readyz", timeout=PATIENCE)
    assert unready.status_code == 503
    assert unready.json()["reasons"] == ["the model did not answer its last question"]
    until = time.monotonic() + 60
    while httpx.get(f"{server.address}/readyz", timeout=PATIENCE).status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.5)
    assert server.metrics()["advisor_faults_total EngineError"] == 1


def test_what_other_packages_print_is_one_line(server: Running) -> None:
    joined = httpx.post(f"{server.address}/gradio_api/queue/join", json=WRONG, timeout=PATIENCE)
    assert joined.status_code == 200
    row = logged(server, "ValueError")
    assert row["logger"] == "stderr"
    unknown = {**WRONG, "fn_index": 99}
    broken = httpx.post(f"{server.address}/gradio_api/queue/join", json=unknown, timeout=PATIENCE)
    number = broken.headers["x-request-id"]
    assert "get_fn" in logged(server, number)["trace"]
    assert all(line.startswith("{") for line in server.lines)


def test_a_request_keeps_the_number_that_a_proxy_gave_it(server: Running) -> None:
    """One that could forge a line of the log is replaced."""
    for stated, kept in {"proxy-0001": True, "a b\tc": False, "x" * 99: False}.items():
        headers = {"x-request-id": stated}
        got = httpx.get(f"{server.address}/healthz", headers=headers, timeout=PATIENCE)
        assert (got.headers["x-request-id"] == stated) is kept
    assert "/healthz 200" in logged(server, "proxy-0001", "INFO")["message"]


def test_a_head_that_does_not_come_is_not_waited_for(server: Running) -> None:
    host, port = server.address.removeprefix("http://").split(":")
    half_open = [socket.create_connection((host, int(port))) for _ in range(100)]
    for each in half_open:
        each.send(b"POST /v1/answer HTTP/1.1\r\n")
    assert httpx.get(f"{server.address}/healthz", timeout=PATIENCE).status_code == 200
    for each in half_open:
        each.settimeout(60)
        assert each.recv(1) == b""
        each.close()


def test_a_stop_finishes_the_answer_and_refuses_the_next() -> None:
    with running(3) as server:
        answers: list[httpx.Response] = []
        asking = threading.Thread(target=lambda: answers.append(server.ask()))
        asking.start()
        while not server.metrics()["advisor_questions_in_progress"]:
            time.sleep(0.05)
        server.process.send_signal(signal.SIGTERM)
        while (ready := httpx.get(f"{server.address}/readyz")).status_code == 200:
            time.sleep(0.02)
        assert ready.json()["reasons"] == ["the server is being stopped"]
        refused = server.ask()
        assert refused.status_code == 503
        assert refused.headers["retry-after"] == "60"
        asking.join()
        assert answers[0].status_code == 200
        assert "16" in answers[0].text
        assert server.process.wait(PATIENCE) == 0
        time.sleep(0.2)
        assert len(server.lines) == 1, "".join(server.lines)


def left_without_an_answer(server: Running) -> None:
    with contextlib.suppress(httpx.HTTPError):
        assert server.ask().status_code != 200


def test_a_stop_waits_no_longer_than_it_may() -> None:
    with running(8, ADVISOR_DRAIN_SECONDS="1") as server:
        asking = threading.Thread(target=left_without_an_answer, args=(server,))
        asking.start()
        while not server.metrics()["advisor_questions_in_progress"]:
            time.sleep(0.05)
        assert server.stop() == 0
        asking.join()
        time.sleep(0.2)
        _, told = server.lines
        assert "stopped with 1 requests unanswered" in told


def test_an_address_that_cannot_be_had_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        taken = str(holder.getsockname()[1])
        for wrong in ({"ADVISOR_PORT": taken}, {"ADVISOR_HOST": "no.such.host.invalid"}):
            name, value = next(iter(wrong.items()))
            done = subprocess.run(
                [sys.executable, "-m", "advisor.serve"], env={**os.environ, **wrong},
                cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False,
            )  # fmt: skip
            assert done.returncode == 1
            assert done.stderr.startswith("advisor: ")
            assert done.stderr.count("\n") == 1
            assert name in done.stderr
            assert value in done.stderr


def test_the_dashboard_shows_what_is_counted(server: Running) -> None:
    """Beyond what only an engine of processes tells."""
    server.ask()
    file = ROOT / "deploy" / "grafana" / "fine-tune-advisor.json"
    shown = set(re.findall(r"(?:advisor|process)_[a-z_]+", file.read_text(encoding="utf-8")))
    of_processes = {
        "advisor_questions_waiting",
        "advisor_model_processes",
        "advisor_model_restarts_total",
    }
    counted = {name.split()[0] for name in server.metrics()}
    assert shown - of_processes <= counted
