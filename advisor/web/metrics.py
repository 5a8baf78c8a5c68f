"""`/metrics`: what an operator's Prometheus collects. No label holds anything that a person wrote."""

import ipaddress
import logging
from collections.abc import Callable, Iterable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from advisor import __version__
from advisor.settings import Settings

SECONDS = (0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128)
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""A request that has one of these came through a proxy: whoever sent it is not on this machine."""
MOST_KINDS = 50
"""Of faults; further ones count as `other`."""


class Metrics:
    """What is counted of one server."""

    def __init__(self, advisor: Any, ready: Callable[[], bool]) -> None:
        disable_created_metrics()  # a second series for each, that nobody reads
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.registry.register(_OfEngine(advisor, ready))
        self.questions = self._counter(
            "advisor_questions", "Questions, by what became of them", "ask", "tool", "outcome"
        )
        self.question_seconds = Histogram(
            "advisor_question_seconds",
            "From the question to its whole answer",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.in_progress = Gauge(
            "advisor_questions_in_progress",
            "Questions that are being answered or wait for it",
            registry=self.registry,
        )
        self.requests = self._counter(
            "advisor_http_requests", "HTTP requests", "method", "route", "status"
        )
        self.faults = self._counter("advisor_faults", "Faults, each one a line of the log", "kind")
        self._kinds: set[str] = set()
        _info = Gauge(
            "advisor_build_info", "Version and model", ("version", "model"), registry=self.registry
        )
        _info.labels(__version__, str(advisor.engine.name)).set(1)

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        return Counter(name, told, labels, registry=self.registry)

    def fault(self, kind: str) -> None:
        if kind not in self._kinds and len(self._kinds) >= MOST_KINDS:
            kind = "other"
        self._kinds.add(kind)
        self.faults.labels(kind).inc()

    def written(self) -> bytes:
        """All of them as Prometheus reads them."""
        return generate_latest(self.registry)


class _OfEngine:
    """What the engine and its line tell of themselves, read when it is asked for."""

    def __init__(self, advisor: Any, ready: Callable[[], bool]) -> None:
        self._advisor = advisor
        self._ready = ready

    def collect(self) -> Iterable[Metric]:
        yield GaugeMetricFamily("advisor_ready", "Whether /readyz says ready", self._ready())
        engine, line = self._advisor.engine, getattr(self._advisor, "desk", None)
        waiting = getattr(getattr(line, "turnstile", None), "waiting", None)
        if waiting is not None:
            yield GaugeMetricFamily("advisor_questions_waiting", "For the model", waiting)
        if (processes := getattr(engine, "processes", None)) is not None:
            running = len(processes)
            yield GaugeMetricFamily("advisor_model_processes", "That answer now", running)
        if (restarts := getattr(engine, "restarts", None)) is not None:
            told = "Processes of the model that were started anew"
            yield CounterMetricFamily("advisor_model_restarts", told, restarts)


class Faults(logging.Handler):
    """Counts what the log tells of; each of its lines at `ERROR` is a fault."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.ERROR)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        unforeseen = (
            record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "other"
        )
        self._metrics.fault(getattr(record, "fault", unforeseen))


def routes(metrics: Metrics, settings: Settings) -> APIRouter:
    router = APIRouter()

    @router.get("/metrics")
    def told(request: Request) -> Response:
        if settings.metrics == "off" or (settings.metrics == "local" and not _from_here(request)):
            return PlainTextResponse("Not found", 404)
        return Response(metrics.written(), media_type=CONTENT_TYPE_LATEST)

    return router


def _from_here(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False
