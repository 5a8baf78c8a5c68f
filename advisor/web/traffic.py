"""Outermost of all that a request passes: it gets a number, is counted, and refused at the end."""

import logging
import re
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.errors import logged, new_number, under
from advisor.web.drain import Drain
from advisor.web.metrics import Metrics

NUMBER = re.compile(r"[\w-]{8,64}", re.ASCII)
HEADER = "x-request-id"
TO_THE_END = ("/healthz", "/readyz", "/metrics", "/static/")
"""Served while the server drains, like all that listens to an answer under way."""
OF_ANSWERS = ("/gradio_api/call/", "/gradio_api/queue/data", "/gradio_api/heartbeat/")
STOPS = ("/gradio_api/cancel", "/gradio_api/reset")
FOR_EVER = ("/gradio_api/heartbeat/",)
"""Requests that last as long as a page is open."""
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
log = logging.getLogger("advisor.access")


class Traffic:
    """A layer of ASGI: nothing of the program stands before it."""

    def __init__(self, app: ASGIApp, metrics: Metrics, drain: Drain, logs: bool) -> None:
        self._app = app
        self._metrics = metrics
        self._drain = drain
        self._logs = logs

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        stated = Headers(scope=scope).get(HEADER, "")
        number = stated if NUMBER.fullmatch(stated) else new_number()
        scope = {**scope, "state": {**scope.get("state", {}), "number": number}}
        started, status = time.perf_counter(), 0

        async def send_numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = number
            await send(message)

        path = scope["path"].removeprefix(scope.get("root_path", ""))
        lasting = path.startswith(FOR_EVER)
        app: ASGIApp = (
            REFUSAL if self._drain.began and _is_new(scope["method"], path) else self._app
        )
        if not lasting:
            self._drain.enter()
        try:
            with under(number):
                await self._guarded(app, scope, receive, send_numbered)
        finally:
            if not lasting:
                self._drain.leave()
            self._told(scope, status, time.perf_counter() - started)

    async def _guarded(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        """Whatever breaks in a route is one line of the log, and a sentence with its number."""
        begun = False

        async def send_noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await app(scope, receive, send_noted)
        except Exception as error:
            told = f"Something went wrong; the server's log says why under {logged(error)}"
            if not begun:
                await PlainTextResponse(told, 500)(scope, receive, send)

    def _told(self, scope: Scope, status: int, seconds: float) -> None:
        method = scope["method"] if scope["method"] in METHODS else "other"
        route = _route(scope)
        self._metrics.requests.labels(method, route, str(status)).inc()
        if self._logs:
            number = scope["state"]["number"]
            log.info("%s %s %s %d in %.3f s", number, method, route, status, seconds)


REFUSAL = PlainTextResponse(
    "The server is being stopped; ask again in a minute",
    503,
    {"Connection": "close", "Retry-After": "60"},
)


def _is_new(method: str, path: str) -> bool:
    """Whether a request wants more than to hear of what is under way."""
    if path.startswith((*TO_THE_END, *STOPS)):
        return False
    return method != "GET" or not path.startswith(OF_ANSWERS)


def _route(scope: Scope) -> str:
    """The pattern of the route, never the address: that has names in it."""
    route: BaseRoute | None = scope.get("route")
    return str(getattr(route, "path", "") or "other")
