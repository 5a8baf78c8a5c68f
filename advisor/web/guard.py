"""What stands before every route: which hosts, routes and sizes are served, and the security
headers of each answer."""

import ipaddress
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""Nothing from elsewhere, nothing inline."""

GRADIO_PAGES = ("/assets", "/file", "/login", "/logout", "/manifest.json", "/monitoring", "/openapi.json", "/pwa_icon", "/robots.txt", "/static/fonts", "/static/img", "/svelte", "/theme.css", "/user")  # fmt: skip
"""What Gradio would serve for a page of its own: there is none."""
GRADIO_ROUTES = ("call/ask", "call/v2/ask", "cancel", "heartbeat", "info", "mcp", "queue", "reset")
"""All that the chat and Gradio's clients use of its server; uploads, files, the proxy, monitoring
and the rest stay closed; `mcp` is our own."""
QUEUE = "/gradio_api/queue/data"
"""Where a page hears of its events."""

LARGEST_BODY = 64 * 1024
"""Bytes. The longest message takes about 16 kB, the rest of an event's body a few hundred bytes."""
LARGEST_OF_PROGRAMS = 1024 * 1024
"""Bytes of a body on the routes for programs: a conversation comes with each question."""
PROGRAMS = ("/v1/", "/mcp", "/gradio_api/mcp")
STREAMED = {"/v1/datasets": 200_000_000 + 64 * 1024}
"""Paths whose route reads the body itself, piece by piece, and counts it; the bytes that may be
announced to them."""
LONGEST_QUERY = 16 * 1024
"""Bytes of an address after its question mark: a whole `config.json` as the model of `/run` fits
in."""

FORGED = (b"x-forwarded-host", b"x-gradio-server")
"""Headers from which Gradio would take its own address, whoever sent them."""

Known = Callable[[str], bool]
"""Whether events wait for a session."""


class Guard:
    """Refuses foreign hosts, closed routes, long queries, large bodies and unknown sessions.

    Security headers go on every response, refusals included. A body is read here first, up to the
    limit, so that nothing behind this ever parses more.
    """

    def __init__(
        self, app: ASGIApp, embedders: tuple[str, ...], hosts: tuple[str, ...], known: Known
    ) -> None:
        self._app = app
        self._embedders = " ".join(embedders)
        self._hosts = {host.lower() for host in ("localhost", *hosts)}
        self._known = known

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        headers = self._headers(path)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        # In place: whoever stands before this reads from it which route was taken.
        scope["headers"] = [each for each in scope["headers"] if each[0] not in FORGED]
        refused = self._refused(path, scope)
        streamed = STREAMED.get(path)
        limit = LARGEST_OF_PROGRAMS if path.startswith(PROGRAMS) else LARGEST_BODY
        body = None if refused else await _read(scope, receive, streamed or limit, bool(streamed))
        if refused or body is None:
            refusal = refused or _refusal("The body is too large", 413)
            return await refusal(scope, receive, send_guarded)
        await self._app(scope, again(body, receive), send_guarded)

    def _refused(self, path: str, scope: Scope) -> ASGIApp | None:
        """The answer to a request that goes no further; None lets it pass."""
        if not self._believed(Headers(scope=scope).get("host", "")):
            return _refusal("Unknown host; ADVISOR_HOSTS names those that are served", 400)
        if len(scope["query_string"]) > LONGEST_QUERY:
            return _refusal("The address is too long", 414)
        if _closed(path):
            return PlainTextResponse("Not found", 404)
        if path == QUEUE:
            session = parse_qs(scope["query_string"].decode("latin-1")).get("session_hash", [""])[0]
            return None if self._known(session) else PlainTextResponse("Not found", 404)
        return None

    def _believed(self, host: str) -> bool:
        """A page of another name cannot be made to reach us by pointing that name to our address.

        An address in numbers is nobody's name and always believed.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in self._hosts or "*" in self._hosts or _is_address(name)

    def _headers(self, path: str) -> dict[str, str]:
        policy, ancestors = CONTENT_POLICY, "'self'"
        if path in ("/embed", "/embed/"):
            ancestors = self._embedders or "'none'"
            policy = policy.replace("img-src", f"img-src {self._embedders}".rstrip())
        return {
            "Content-Security-Policy": f"{policy}; frame-ancestors {ancestors}",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }


def _closed(path: str) -> bool:
    return path.startswith(GRADIO_PAGES) or (
        path.startswith("/gradio_api/")
        and not path.removeprefix("/gradio_api/").startswith(GRADIO_ROUTES)
    )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _refusal(sentence: str, status: int) -> PlainTextResponse:
    """The connection ends with it: what the client still sends is not read."""
    return PlainTextResponse(sentence, status, {"Connection": "close"})


async def _read(
    scope: Scope, receive: Receive, limit: int, streamed: bool = False
) -> list[Message] | None:
    """The messages of the whole body, none where the request announces no body or the route reads
    it itself; None if too large."""
    headers = Headers(scope=scope)
    announced = headers.get("content-length", "0")
    if "transfer-encoding" not in headers and announced == "0":
        return []
    if announced.isdecimal() and int(announced[:20]) > limit:
        return None
    if streamed:
        return []
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":  # who sent it is gone
            return [in_one_piece(body, more=True), message]
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body"):
            return [in_one_piece(body)]


def in_one_piece(body: bytes | bytearray, more: bool = False) -> Message:
    """A body, however it came: a piece of one byte takes as much memory as hundreds."""
    return {"type": "http.request", "body": bytes(body), "more_body": more}


def again(read: list[Message], receive: Receive) -> Receive:
    """What was read, once more, and then whatever comes."""
    left = iter(read)

    async def receive_again() -> Message:
        return next(left, None) or await receive()

    return receive_again
