"""The door of the server: who comes in is known from here on, and who must be known is asked."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from advisor.web.audit import audit
from advisor.web.identity.person import KNOWN, RefusedError, Way

SignIn = Literal["none", "portal", "basic", "oidc"]

OPEN = frozenset({
    "/healthz", "/readyz", "/metrics", "/favicon.ico", "/embed", "/embed/", "/embed.js",
    "/v1/session", "/sign-in", "/sign-in/back", "/sign-out", "/admin",
})  # fmt: skip
"""Paths for everybody: nothing is asked there, or something else."""
OPEN_FOLDERS = ("/static/", "/admin/")
"""The files of the page, and what asks for a key of its own."""

FROM_THE_PORTAL = "Please open the advisor from your portal; it signs you in.\n请从公司门户打开顾问，由门户登录。\n"
WHO = "Sign in to ask"


@dataclass(frozen=True)
class Rules:
    """How people prove themselves here, and whether they must."""

    ways: tuple[Way, ...] = ()
    sign_in: SignIn = "none"


class Doorway:
    """Finds the person of each request and leaves them in its scope (`person` reads it there)."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path in OPEN or path.startswith(OPEN_FOLDERS):
            return await self._app(scope, receive, send)
        request, found = Request(scope), None
        try:
            for way in self._rules.ways:
                found = found or await way(request)
        except RefusedError as refused:
            audit(f"sign-in refused ({refused})", request)
            return await self._refusal(refused)(scope, receive, send)
        if found is None and self._rules.sign_in != "none":
            return await self._asked(request, path)(scope, receive, send)
        scope[KNOWN] = found  # in place: the metrics read the route from it
        await self._app(scope, receive, send)

    def _refusal(self, refused: RefusedError) -> Response:
        headers = {"Retry-After": str(refused.wait_seconds)} if refused.wait_seconds else {}
        if refused.status == 401:
            headers |= self._challenge()
        return JSONResponse({"detail": str(refused)}, refused.status, headers)

    def _asked(self, request: Request, path: str) -> Response:
        """A person at the page is led to the sign-in; a program is told."""
        page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
        if page and self._rules.sign_in == "oidc":
            query = f"?{request.url.query}" if request.url.query else ""
            root = request.scope.get("root_path", "")
            return RedirectResponse(f"{root}/sign-in?after={quote(path + query, safe='')}", 303)
        if page and self._rules.sign_in == "portal":
            return PlainTextResponse(FROM_THE_PORTAL, 401, self._challenge())
        return JSONResponse({"detail": WHO}, 401, self._challenge())

    def _challenge(self) -> dict[str, str]:
        scheme = "Basic" if self._rules.sign_in == "basic" else "Bearer"
        return {"WWW-Authenticate": f'{scheme} realm="Fine-tune Advisor", charset="UTF-8"'}
