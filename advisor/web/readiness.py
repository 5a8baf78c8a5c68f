"""`/readyz`: whether the next question will be answered, and if not, why."""

import threading
import time
from collections.abc import Callable
from typing import Protocol

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Response

from advisor.errors import AdvisorError, StoreError, logged
from advisor.model.engine import Engine
from advisor.store.store import Store
from advisor.web.drain import Drain

TRY_SECONDS = 10.0
"""The model that failed is asked anew at most so often, and only while somebody asks for it."""
HOLDS_SECONDS = 1.0
"""What was found out about the store is believed so long: anybody may ask."""


class Asked(Protocol):
    """Whose model it is: `chat.Advisor`."""

    @property
    def engine(self) -> Engine: ...

    def try_model(self) -> None: ...


class Readiness:
    """What is known of the model and the store. The catalog is read before there is a server."""

    def __init__(
        self,
        advisor: Asked,
        store: Store | None,
        drain: Drain,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._advisor = advisor
        self._store = store
        self._drain = drain
        self._now = now
        self._model_failed = False
        self._tried = self._asked_store = float("-inf")
        self._store_away = False
        self._lock = threading.Lock()

    def failed(self) -> None:
        """The model did not answer a question."""
        self._model_failed, self._tried = True, self._now()

    def reasons(self) -> list[str]:
        """Why not; none where all is well. Takes as long as the store does."""
        told: list[str] = []
        if self._drain.began:
            told.append("the server is being stopped")
        if not getattr(self._advisor.engine, "ready", True):
            told.append("no process of the model is running")
        if self._model_failed:
            self._try()
            told.append("the model did not answer its last question")
        if self._away():
            told.append("the store cannot be reached; conversations are kept in memory")
        return told

    def _try(self) -> None:
        """In a thread: a server that hangs takes its time."""
        with self._lock:
            if self._now() - self._tried < TRY_SECONDS:
                return
            self._tried = self._now()
        threading.Thread(target=self._ask, name="try-model", daemon=True).start()

    def _ask(self) -> None:
        try:
            self._advisor.try_model()
        except AdvisorError as error:
            logged(error)
        else:
            self._model_failed = False

    def _away(self) -> bool:
        if self._store and self._now() - self._asked_store >= HOLDS_SECONDS:
            try:
                self._store.ping()
                self._store_away = False
            except StoreError as error:
                if not self._store_away:  # a line when it goes, not each time somebody asks
                    logged(error)
                self._store_away = True
            self._asked_store = self._now()
        return self._store_away


def routes(readiness: Readiness, model: str) -> APIRouter:
    router = APIRouter()
    of_its_own = CapacityLimiter(1)

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Needs no thread, so that it answers while all of them are busy."""
        return {"status": "ok"}

    @router.get("/readyz")
    async def readyz(response: Response) -> dict[str, object]:
        reasons = await to_thread.run_sync(readiness.reasons, limiter=of_its_own)
        if not reasons:
            return {"status": "ready", "model": model}
        response.status_code = 503
        return {"status": "unready", "model": model, "reasons": reasons}

    return router
