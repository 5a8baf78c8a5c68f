"""The engine of the served chat: processes of the local model, watched and started anew."""

import logging
import threading
import uuid
from collections.abc import Mapping
from itertools import count
from time import monotonic

from advisor.errors import EngineError
from advisor.model import trial
from advisor.model.engine import Decision
from advisor.model.gguf import Setup
from advisor.model.ticket import Ticket
from advisor.model.worker.wire import Reply, Request, Started
from advisor.model.worker.worker import LATE, SLICE, DiedError, Patience, Worker
from advisor.reading.question import Question

LOG = logging.getLogger(__name__)
ATTEMPTS = 2
"""A question whose process dies is asked once more, of another."""
PAUSES = (0.0, 0.5, 2.0, 8.0, 30.0)
"""Seconds before a process is started anew after so many vain starts."""


class Workers:
    """An engine of `places` processes. Thread-safe.

    A crash of the compiled library, a kill or a hang costs a question the time to ask it again; the
    process is started anew at once, by the thread that watches it.
    """

    def __init__(self, setup: Setup, places: int, patience: Patience | None = None) -> None:
        self.places = places
        self.restarts = 0
        """Processes started anew so far."""
        self._patience = patience or Patience()
        self._numbers = count(1)
        self._idle: list[Worker] = []
        """The one that answered last is asked first: it remembers most."""
        self._serving: set[Worker] = set()
        self._all: set[Worker] = set()
        self._changed = threading.Condition()
        self._closed = threading.Event()
        self._setup, first, started = self._careful(setup)
        self.name, self.trained = started.name, started.trained
        self._serve(first)
        self._keepers = [
            threading.Thread(target=self._keep, args=(worker,), daemon=True)
            for worker in (first, *(None for _ in range(places - 1)))
        ]
        for keeper in self._keepers:
            keeper.start()

    @property
    def ready(self) -> bool:
        """Whether a process answers or could."""
        return bool(self.processes)

    @property
    def processes(self) -> list[int]:
        """The numbers of the processes that answer."""
        with self._changed:
            return [worker.process.pid for worker in self._serving]

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        request = Request(next(self._numbers), prompt, question)
        decision = self._asked(request, ticket or Ticket()).decision
        if decision is None:
            raise EngineError("the model's process gave no decision")
        return decision

    def topics(self, message: str) -> Mapping[str, float]:
        request = Request(next(self._numbers), about=message)
        return self._asked(request, Ticket()).topics or {}

    def close(self) -> None:
        self._closed.set()
        with self._changed:
            workers = list(self._all)
        for worker in workers:
            worker.close()
        for keeper in self._keepers:
            keeper.join()

    def _asked(self, request: Request, ticket: Ticket) -> Reply:
        fate = ""
        for _ in range(ATTEMPTS):
            worker = self._taken(ticket)
            try:
                reply = worker.answer(request, ticket)
            except DiedError as died:
                fate = str(died)
                ticket.check()
                if not ticket.left:
                    raise EngineError(LATE) from None
            except Exception:
                self._idles(worker)
                raise
            else:
                self._idles(worker)
                return reply
        raise EngineError(f"the model's process {fate}, the second on the same question")

    def _taken(self, ticket: Ticket) -> Worker:
        """An idle process, waited for while all are started anew."""
        until = monotonic() + min(self._patience.start, ticket.left)
        with self._changed:
            while not self._idle:
                ticket.check()
                if self._closed.is_set() or monotonic() > until:
                    raise EngineError("no process of the model is running")
                self._changed.wait(SLICE)
            return self._idle.pop()

    def _idles(self, worker: Worker) -> None:
        with self._changed:
            if worker in self._serving:
                self._idle.append(worker)
                self._changed.notify()

    def _careful(self, setup: Setup) -> tuple[Setup, Worker, Started]:
        """The first process that answers, started as carefully as it must be."""
        kept: list[tuple[Worker, Started]] = []

        def fault(attempt: Setup) -> str | None:
            try:
                kept.append(self._started(attempt))
            except DiedError as died:
                return str(died)
            return None

        return trial.checked(setup, fault), *kept[0]

    def _started(self, setup: Setup) -> tuple[Worker, Started]:
        """A process whose model has answered; raises `DiedError`, or `EngineError` where it is none."""
        try:
            worker = Worker(setup, self._patience)
        except OSError as error:
            raise DiedError(f"could not be started ({error})") from error
        with self._changed:
            self._all.add(worker)
        try:
            started = worker.started()
            if started.error is not None:
                raise EngineError(started.error)
        except (DiedError, EngineError):
            self._forget(worker)
            raise
        return worker, started

    def _keep(self, worker: Worker | None) -> None:
        """Keeps one process running: its thread."""
        vain = 0
        while not self._closed.is_set():
            try:
                if worker is None:
                    worker, _ = self._started(self._setup)
                    self._serve(worker)
                vain = 0
                fate = worker.fate()
            except (DiedError, EngineError) as error:
                fate, vain = str(error), min(vain + 1, len(PAUSES) - 1)
            if worker:
                self._forget(worker)
                worker = None
            if not self._closed.is_set():
                with self._changed:
                    self.restarts += 1
                number = uuid.uuid4().hex[:8]
                LOG.error("%s the model's process %s; it is started anew", number, fate)
                self._closed.wait(PAUSES[vain])

    def _serve(self, worker: Worker) -> None:
        with self._changed:
            self._serving.add(worker)
            self._idle.append(worker)
            self._changed.notify()

    def _forget(self, worker: Worker) -> None:
        with self._changed:
            self._all.discard(worker)
            self._serving.discard(worker)
            if worker in self._idle:
                self._idle.remove(worker)
        worker.close()
