"""The server of HTTP: its address, its patience with slow clients, and its end."""

import asyncio
import logging
import resource
import socket
from types import FrameType

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from advisor.errors import AdvisorError
from advisor.settings import Settings
from advisor.web.drain import Drain

HEADER_SECONDS = 10.0
"""A request's head must be there in this time."""
BODY_SECONDS = 30.0
"""The longest pause within a body."""
FILES_APART = 128
"""Open files that are no connections: the database, the model, pipes."""
log = logging.getLogger("advisor.server")


def bound(settings: Settings) -> socket.socket:
    """The address, taken before the model is loaded; nobody is let in yet."""
    host, port = settings.host, settings.port
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        taken = socket.socket(family, kind, protocol)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(address)
    except socket.gaierror as error:
        raise AdvisorError(
            f"ADVISOR_HOST: no address is called {host!r}: {error.strerror}"
        ) from error
    except OSError as error:
        way = "another program may hold it; ADVISOR_PORT and ADVISOR_HOST choose others"
        raise AdvisorError(
            f"port {port} of {host} cannot be had: {error.strerror}; {way}"
        ) from error
    return taken


class Impatient(H11Protocol):
    """Ends a connection whose request does not come, and the one that has waited longest where files
    run out."""

    _late: asyncio.TimerHandle | None = None
    waiting_since: float | None = None
    """When the head of a request was due to come; None while one is there."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._make_room()
        self._expect()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._settle()
        super().connection_lost(exc)

    def _expect(self) -> None:
        state = self.conn.their_state
        if state is h11.IDLE and self.waiting_since is not None:
            return  # another piece of a head wins no time
        self._settle()
        if state is h11.IDLE:
            self.waiting_since = self.loop.time()
            self._late = self.loop.call_later(HEADER_SECONDS, self._give_up)
        elif state is h11.SEND_BODY:
            self._late = self.loop.call_later(BODY_SECONDS, self._give_up)

    def _settle(self) -> None:
        self.waiting_since = None
        if self._late:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        if self.flow.read_paused:  # it is we who are slow
            self._expect()
        else:
            self.transport.close()

    def _make_room(self) -> None:
        most = max(16, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - FILES_APART)
        if len(self.connections) <= most:
            return
        oldest: Impatient | None = None
        for each in self.connections:
            if isinstance(each, Impatient) and each.waiting_since is not None:
                since = oldest.waiting_since if oldest else None
                if since is None or each.waiting_since < since:
                    oldest = each
        if oldest:
            oldest.transport.abort()


class Server(uvicorn.Server):
    """At the first signal it drains, at the second it ends."""

    def __init__(self, app: ASGIApp, drain: Drain, told: str) -> None:
        super().__init__(
            uvicorn.Config(
                app, http=Impatient, ws="none", log_config=None, access_log=False,
                server_header=False, timeout_graceful_shutdown=1,
                proxy_headers=False,  # the app itself believes those of ADVISOR_PROXIES
            )
        )  # fmt: skip
        self._drain = drain
        self._address = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        log.info("%s", self._address)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._drain.began:
            self.should_exit = self.force_exit = True
        else:
            self._drain.begin()

    async def on_tick(self, counter: int) -> bool:
        if self._drain.over and not self.should_exit:
            self.should_exit = True
            if self._drain.under_way:
                log.warning("stopped with %d requests unanswered", self._drain.under_way)
        return await super().on_tick(counter)


def raise_limit_of_files() -> None:
    """As high as this process may: each connection is one."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = 65_536 if hard == resource.RLIM_INFINITY else min(hard, 65_536)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
