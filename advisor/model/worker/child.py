"""A process of the local model: `python -m advisor.model.worker.child SOCKET SETUP`, started by
`worker.Worker`.

It reads requests from an inherited socket and answers one after the other; a request without
anything to read takes the one of its number back. It ends with its parent: their socket closes.
"""

import os
import queue
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter

from advisor.errors import EngineError, StoppedError
from advisor.model.bags import Bags
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.model.ticket import Ticket
from advisor.model.trial import first_question
from advisor.model.worker.wire import REQUEST, BrokenError, Reply, Request, Started, Wire


class Asked:
    """The requests of the parent, read while the model is at work so that it can be stopped."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._requests = queue.SimpleQueue[tuple[Request, Ticket]]()
        self._last: tuple[int, Ticket] = (0, Ticket())

    def __iter__(self) -> "Asked":
        threading.Thread(target=self._listen, daemon=True).start()
        return self

    def __next__(self) -> tuple[Request, Ticket]:
        return self._requests.get()

    def _listen(self) -> None:
        while True:
            try:
                request: Request = self._wire.receive(REQUEST)
            except BrokenError:
                os._exit(0)  # the parent is gone or does not want this process any more
            if request.question is None and request.about is None:
                number, ticket = self._last
                if number == request.number:
                    ticket.cancel()
            else:
                ticket = Ticket()
                self._last = (request.number, ticket)
                self._requests.put((request, ticket))


def replied(engine: LlamaEngine, request: Request, ticket: Ticket) -> Reply:
    number = request.number
    try:
        if request.question is not None:
            decision = engine.decide(request.prompt, request.question, ticket)
            return Reply(number, decision)
        return Reply(number, topics=engine.topics(request.about or ""))
    except StoppedError:
        return Reply(number, stopped=True)
    except EngineError as error:
        return Reply(number, error=str(error))


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # the server ends first, its answers given
        signal.signal(number, signal.SIG_IGN)
    with suppress(OSError):  # short of memory, the system ends this process, not the server
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
    wire = Wire(socket.socket(fileno=int(sys.argv[1])))
    try:
        engine = LlamaEngine(TypeAdapter(Setup).validate_json(sys.argv[2]), Bags.read())
        first_question(engine)
    except EngineError as error:
        wire.send(Started(error=str(error)))
        return
    with suppress(BrokenError):  # the parent is gone
        wire.send(Started(engine.name, engine.trained))
        for request, ticket in Asked(wire):
            wire.send(replied(engine, request, ticket))


if __name__ == "__main__":
    main()
