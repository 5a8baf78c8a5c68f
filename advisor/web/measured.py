"""The advisor, its questions counted and its model watched."""

import time
from collections.abc import Iterator
from typing import Any, Protocol

from advisor.answers.answer import Answers
from advisor.catalog.catalog import Catalog
from advisor.conversation import Answered, Asked, Event, Meant, Replies, Turn
from advisor.errors import AdvisorError
from advisor.web.metrics import Metrics
from advisor.web.readiness import Readiness

TAKEN_BACK = "stopped"
OF_ERRORS = {"BusyError": "busy", "StoppedError": TAKEN_BACK}
"""What an error that ends a reply says of the question; `failed` of all others."""


class Computing(Replies, Protocol):
    """Who replies from a catalog: `chat.Advisor`."""

    @property
    def catalog(self) -> Catalog: ...


class Measured:
    """Replies as the advisor does."""

    def __init__(self, advisor: Computing, metrics: Metrics, readiness: Readiness) -> None:
        self._advisor = advisor
        self._metrics = metrics
        self._readiness = readiness

    @property
    def renderer(self) -> Answers:
        return self._advisor.renderer

    @property
    def catalog(self) -> Catalog:
        return self._advisor.catalog

    def edited(self, turn: Turn, number: int, slot: str, text: str) -> Meant:
        return self._advisor.edited(turn, number, slot, text)

    def reply(self, *said: Any, **how: Any) -> Iterator[Event]:
        """As `Advisor.reply`, whose arguments it takes."""
        started = time.perf_counter()
        told = ("none", "none", TAKEN_BACK)
        self._metrics.in_progress.inc()
        try:
            for event in self._advisor.reply(*said, **how):
                if isinstance(event, Answered | Asked):
                    told = _told(event)
                    self._watch(event)
                yield event
        except AdvisorError as error:
            told = ("none", "none", OF_ERRORS.get(type(error).__name__, "failed"))
            raise
        except Exception:
            told = ("none", "none", "failed")
            raise
        finally:
            self._metrics.in_progress.dec()
            self._metrics.questions.labels(*told).inc()
            if told[2] != TAKEN_BACK:
                self._metrics.question_seconds.observe(time.perf_counter() - started)

    def _watch(self, event: Answered | Asked) -> None:
        if isinstance(event, Answered) and event.failed:
            self._readiness.failed()


def _told(event: Answered | Asked) -> tuple[str, str, str]:
    """Ask, tool and outcome: of closed lists, all three."""
    if isinstance(event, Asked):
        meant, outcome = event.readings[0], "asked_back"
    elif event.failed:
        meant, outcome = event.meant, "failed"
    else:
        meant = event.meant
        outcome = "answered" if event.result is not None else "refused"
    return (meant.asks[0] if meant.asks else "none", meant.tool, outcome)
