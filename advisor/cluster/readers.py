"""The engine that asks the readers of a cluster."""

from collections.abc import Mapping
from concurrent.futures import CancelledError
from typing import Any

from ray.exceptions import RayActorError, TaskCancelledError
from ray.serve.exceptions import RayServeException
from ray.serve.handle import DeploymentHandle

from advisor.errors import EngineError
from advisor.model.engine import Decision
from advisor.model.ticket import Ticket
from advisor.model.worker.worker import LATE
from advisor.reading.question import Question

STARTING = 300.0
"""Seconds that the first reader may take: it answers a question of ours before it counts."""
ATTEMPTS = 3
"""A question whose reader dies is asked of another; a machine may take several with it."""


class Readers:
    """The engine that asks the readers of the cluster, `places` at a time. Thread-safe."""

    def __init__(self, handle: DeploymentHandle[Any], places: int) -> None:
        self.places = places
        self.ready = True
        self._handle = handle
        self.name, self.trained = self._asked("described", Ticket(seconds=STARTING))

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        ticket = ticket or Ticket()
        return self._asked("decide", ticket, prompt, question, ticket.left)

    def topics(self, message: str) -> Mapping[str, float]:
        return self._asked("topics", Ticket(), message)

    def close(self) -> None:
        """The readers are the cluster's."""

    def _asked(self, verb: str, ticket: Ticket, *arguments: Any) -> Any:
        """What a reader answers; its own errors are raised here as they were there."""
        for _ in range(ATTEMPTS):
            response = getattr(self._handle, verb).remote(*arguments)
            try:
                with ticket.stopping(response.cancel):
                    answer = response.result(timeout_s=ticket.left)
            except TimeoutError:
                response.cancel()
                raise EngineError(LATE) from None
            except (RayActorError, RayServeException, TaskCancelledError, CancelledError):
                ticket.check()
                continue
            self.ready = True
            return answer
        self.ready = False
        raise EngineError(f"{ATTEMPTS} readers of the cluster died on the same question")
