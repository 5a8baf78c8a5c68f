"""The model in processes of its own, which are really killed, stopped and hung."""

import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.catalog.catalog import Catalog
from advisor.compose import local
from advisor.errors import EngineError, StoppedError
from advisor.model.engine import Decision
from advisor.model.llama import LlamaEngine
from advisor.model.ticket import Ticket
from advisor.model.worker.wire import REQUEST, BrokenError, Request, Wire
from advisor.model.worker.worker import Patience
from advisor.model.worker.workers import Workers
from advisor.reading.places import Relative, Span
from advisor.reading.question import Line, Question, question
from advisor.reading.spans.spans import find
from advisor.settings import Settings
from tests.engines import shipped

MESSAGES = (
    "what will a 13B LoRA on a 4090 with 5,000 samples cost",
    "两张3090能全量微调7B吗",
    "thanks",
    "翻倍",
)
LONG = "we have " + "tickets and mails of customers, " * 15 + "is a 7B on one 4090 enough?"
SETUP = replace(local(Settings()), threads=1)


def asked(message: str, catalog: Catalog) -> tuple[str, Question]:
    earlier = {"model": "7B", "gpu": "RTX 4090"}
    found = question(message, find(message, catalog), earlier, ("estimate_training_cost",), [])
    return f"Message: {message}\nAsks:", found


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    """Two processes; what hangs is noticed late enough for a crowded machine."""
    workers = Workers(SETUP, 2, Patience(answer=120, stop=20))
    yield workers
    workers.close()


def until(true: Callable[[], object], seconds: float = 300) -> float:
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds, "it took too long"
        time.sleep(0.005)
    return time.monotonic() - begun


@pytest.fixture
def whole(workers: Workers) -> Workers:
    until(lambda: len(workers.processes) == 2 and len(workers._idle) == 2)
    return workers


def at_work(workers: Workers, message: str, catalog: Catalog, ticket: Ticket) -> "Future[Decision]":
    """A question that a process has begun to read."""
    pool = ThreadPoolExecutor(1)
    idle = len(workers._idle)
    future = pool.submit(workers.decide, *asked(message, catalog), ticket)
    until(lambda: len(workers._idle) < idle)
    time.sleep(0.1)
    pool.shutdown(wait=False)
    return future


def test_they_decide_as_the_model_in_this_process(whole: Workers, catalog: Catalog) -> None:
    here = shipped("gemma-3-270m", context=3072)
    for message in MESSAGES:
        expected, decided = (engine.decide(*asked(message, catalog)) for engine in (here, whole))
        assert decided.reading == expected.reading
        assert decided.confidence == pytest.approx(expected.confidence, rel=0.05)
    assert list(whole.topics("What is LoRA?")) == list(here.topics("What is LoRA?"))
    assert (whole.name, whole.trained) == (here.name, here.trained)
    here.close()


@pytest.mark.parametrize("fault", ["SIGSEGV", "SIGKILL", "SIGABRT"])
def test_a_death_costs_the_time_to_ask_again(
    fault: str, whole: Workers, catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [at_work(whole, f"{LONG} {n}", catalog, Ticket(seconds=600)) for n in range(2)]
    dead, before = whole.processes, whole.restarts
    with caplog.at_level(logging.ERROR, logger="advisor"):
        for pid in dead:
            os.kill(pid, getattr(signal, fault))
        assert all(answer.result(600).reading.asks for answer in answers)
        until(lambda: len(whole.processes) == 2)
    assert not set(dead) & set(whole.processes)
    assert whole.restarts == before + 2
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 2
    assert all(fault in line and "\n" not in line and "customers" not in line for line in lines)


def test_a_question_that_kills_twice_is_an_error_and_the_next_is_answered(
    whole: Workers, catalog: Catalog
) -> None:
    answer = at_work(whole, LONG, catalog, Ticket(seconds=600))
    enough = threading.Event()

    def kill() -> None:
        while not enough.wait(0.01):
            for pid in whole.processes:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSEGV)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        with pytest.raises(EngineError, match=r"died \(SIGSEGV\)|no process"):
            answer.result(600)
    finally:
        enough.set()
        killer.join()
    assert whole.decide(*asked(MESSAGES[0], catalog)).reading.asks


def test_none_is_ready_while_all_are_started_anew(whole: Workers) -> None:
    assert whole.ready
    for pid in whole.processes:
        os.kill(pid, signal.SIGKILL)
    until(lambda: not whole.ready)
    until(lambda: whole.ready)


def test_a_hanging_process_is_ended_and_its_question_asked_again(catalog: Catalog) -> None:
    workers = Workers(SETUP, 1, Patience(answer=20, stop=5))
    (hanging,) = workers.processes
    os.kill(hanging, signal.SIGSTOP)
    begun = time.monotonic()
    decision = workers.decide(*asked(MESSAGES[0], catalog), Ticket(seconds=600))
    assert decision.reading.asks
    assert time.monotonic() - begun >= 20
    assert hanging not in workers.processes
    workers.close()


def test_a_question_taken_back_frees_its_process_at_once(whole: Workers, catalog: Catalog) -> None:
    alive = whole.processes
    ticket = Ticket()
    answer = at_work(whole, LONG, catalog, ticket)
    ticket.cancel()
    seconds = until(lambda: len(whole._idle) == 2)
    with pytest.raises(StoppedError):
        answer.result(5)
    assert seconds < 2  # a few milliseconds, if the machine has nothing else to do
    assert whole.processes == alive
    assert whole.decide(*asked(MESSAGES[0], catalog)).reading.asks


def test_time_runs_out(whole: Workers, catalog: Catalog) -> None:
    alive = whole.processes
    with pytest.raises(EngineError, match="time ran out"):
        whole.decide(*asked(LONG, catalog), Ticket(seconds=0.1))
    assert whole.processes == alive


def test_an_error_of_the_model_is_told(whole: Workers, catalog: Catalog) -> None:
    with pytest.raises(EngineError, match="tokens, the model reads"):
        whole.decide("word " * 5000, asked("7B", catalog)[1])


def test_what_is_no_model_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(b"GGUF" + bytes(2000))
    with pytest.raises(EngineError, match="cannot load"):
        Workers(replace(SETUP, path=file, adapter=None, merged=None, topics=None), 1)


ORPHANS = """
import os
from advisor.compose import local
from advisor.model.worker.workers import Workers
from advisor.settings import Settings
print(*Workers(local(Settings()), 1).processes, flush=True)
os._exit(1)
"""


def test_they_end_with_their_parent() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", ORPHANS], cwd=root, stdout=subprocess.PIPE, text=True, check=False
    )
    pid = int(done.stdout)

    def ended() -> bool:
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return True
        return state[0] == "Z"

    until(ended)


def test_a_request_arrives_as_it_was_sent() -> None:
    ends = socket.socketpair()
    here, there = Wire(ends[0]), Wire(ends[1])
    values = (
        ("samples", 5000), ("epochs", 3.0), ("epochs", 1e22), ("budget", float("inf")), ("packing", True),
        ("samples", Relative(2.0)), ("model", "13B"), ("tokens", 10**30),
    )  # fmt: skip
    line = Line("13B", ("nothing", "model"), Span(3, 6, "13B", values, keyed=True))
    sent = Request(7, "提示\n\0", Question("🤖", "cost |", (line, Line("task", ("keep", "drop")))))
    here.send(sent)
    received = there.receive(REQUEST)
    assert received == sent
    types = [type(value) for _, value in received.question.lines[0].span.values]
    assert types == [type(value) for _, value in values]
    here.close()
    with pytest.raises(BrokenError):
        there.receive(REQUEST)
    there.close()


@pytest.mark.parametrize(
    "written", [b"\xff\xff\xff\xff", b"\0\0\0\2{}", b"\0\0\0\5hello", b"\0\0\1\0half"]
)
def test_what_is_no_request_is_refused(written: bytes) -> None:
    ends = socket.socketpair()
    ends[0].sendall(written)
    ends[0].close()
    wire = Wire(ends[1])
    with pytest.raises(BrokenError):
        wire.receive(REQUEST)
    wire.close()


def test_the_model_in_this_process_can_be_stopped_too(gemma: LlamaEngine, catalog: Catalog) -> None:
    ticket, ended = Ticket(), list[Exception]()

    def ask() -> None:
        try:
            gemma.decide(*asked(LONG, catalog), ticket)
        except StoppedError as error:
            ended.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.05)
    ticket.cancel()
    asking.join(90)
    assert len(ended) == 1
    fresh = shipped("gemma-3-270m")
    assert (
        gemma.decide(*asked(MESSAGES[0], catalog)).reading
        == fresh.decide(*asked(MESSAGES[0], catalog)).reading
    )
    fresh.close()
