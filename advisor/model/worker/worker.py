"""One process of the local model, as the server sees it."""

import os
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from pydantic import TypeAdapter

from advisor.errors import EngineError
from advisor.model.gguf import Setup
from advisor.model.ticket import Ticket
from advisor.model.worker.wire import REPLY, STARTED, BrokenError, Reply, Request, Started, Wire

SLICE = 0.25
"""Seconds after which a waiting thread looks whether the answer is still wanted."""
LATE = "the question's time ran out before the model had read it"


@dataclass(frozen=True)
class Patience:
    """Seconds until a process that says nothing counts as hanging."""

    start: float = 120
    """It needs one or two, many times that on a crowded machine."""
    answer: float = 30
    stop: float = 3
    """After it was told to stop: it looks at that several thousand times a second."""


class DiedError(Exception):
    """The process ended, or was ended because it hung; the message is a predicate."""


class Worker:
    """Runs from the start; `close` ends it. One question at a time."""

    def __init__(self, setup: Setup, patience: Patience) -> None:
        self._patience = patience
        own, child = socket.socketpair()
        folders = [str(Path(__file__).parents[3]), os.environ.get("PYTHONPATH", "")]
        path = os.pathsep.join(filter(None, folders))
        command = [sys.executable, "-m", "advisor.model.worker.child", str(child.fileno())]
        with child:
            self.process = subprocess.Popen(
                [*command, TypeAdapter(Setup).dump_json(setup).decode()],
                env={**os.environ, "PYTHONPATH": path},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                pass_fds=[child.fileno()],
            )  # fmt: skip
        self._wire = Wire(own)
        self._hung = ""

    def started(self) -> Started:
        """Waits for its model's first answer; raises `DiedError`."""
        try:
            if self._wire.heard(self._patience.start):
                return self._wire.receive(STARTED)
        except BrokenError:
            raise DiedError(self._ended(" at its first question")) from None
        patience = f"{self._patience.start:g} s"
        raise self._killed(f"gives no answer to its first question within {patience}")

    def answer(self, request: Request, ticket: Ticket) -> Reply:
        """Raises `EngineError` where the model cannot answer, `StoppedError`, and `DiedError`."""
        try:
            with ticket.stopping(lambda: self._stop(request.number)):
                self._wire.send(request)
                reply = self._reply(request.number, ticket)
        except BrokenError:
            raise DiedError(self._ended()) from None
        if reply.stopped:
            ticket.check()
            raise EngineError(LATE)
        if reply.error is not None:
            raise EngineError(reply.error)
        return reply

    def _reply(self, number: int, ticket: Ticket) -> Reply:
        """Ends a process that takes too long, also to stop."""
        until, stopping = monotonic() + self._patience.answer, False
        while not self._wire.heard(SLICE):
            if not stopping and (ticket.cancelled or not ticket.left):
                self._stop(number)
                until, stopping = min(until, monotonic() + self._patience.stop), True
            if monotonic() > until:
                raise self._killed(f"gave no answer within {self._patience.answer:g} s")
        reply: Reply = self._wire.receive(REPLY)
        if reply.number != number:
            raise BrokenError("an answer to another question")
        return reply

    def _stop(self, number: int) -> None:
        try:
            self._wire.send(Request(number))
        except BrokenError:  # whoever waits for the answer learns it
            return

    def _killed(self, why: str) -> DiedError:
        self._hung = why
        self.process.kill()
        self.process.wait()
        return DiedError(why)

    def _ended(self, when: str = "") -> str:
        """How it ended, as a predicate; a process that speaks no more and goes on is ended."""
        try:
            self.process.wait(self._patience.stop)
        except subprocess.TimeoutExpired:
            self._killed("spoke no more")
        return self.fate(when)

    def fate(self, when: str = "") -> str:
        """Waits until it ends; how, as a predicate."""
        code = self.process.wait()
        if self._hung:
            return self._hung
        if code < 0:
            return f"died{when} ({signal.Signals(-code).name})"
        return f"ended{when} (exit code {code})"

    def close(self) -> None:
        """Closing the connection ends it; what does not hear is killed."""
        self._wire.close()
        try:
            self.process.wait(self._patience.stop)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
