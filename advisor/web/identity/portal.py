"""A portal vouches for its own people: it signs a short token, exchanged here for a session."""

import threading
import time
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from joserfc.errors import JoseError
from joserfc.jwt import JWTClaimsRegistry
from pydantic import BaseModel, Field

from advisor.web.audit import audit
from advisor.web.identity.keys import LONGEST_TOKEN, SKEW_SECONDS, Keys
from advisor.web.identity.person import Person, RefusedError, bearer, from_here
from advisor.web.identity.sessions import Sessions

LONGEST_LIFE_SECONDS = 300
"""From a token's signing to its end."""
MOST_SEEN = 100_000
"""Tokens remembered as used; a flood beyond them is refused, not forgotten."""
NOT_STORED = {"Cache-Control": "no-store"}


class Portal:
    """Accepts what a portal has signed: for us, of now, and each token once."""

    def __init__(
        self,
        keys: Keys,
        audience: str,
        issuer: str | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._keys = keys
        self._now = now
        issued = {"iss": {"essential": True, "value": issuer}} if issuer else {}
        self._registry = JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=SKEW_SECONDS,
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
            jti={"essential": True},
            **issued,  # pyright: ignore[reportArgumentType]
        )
        self._seen: dict[tuple[str, str], float] = {}
        self._lock = threading.Lock()

    def person(self, token: str) -> Person:
        """Whom the token names; `RefusedError` where it does not hold or came before."""
        claims = self._keys.claims(token)
        try:
            self._registry.validate(claims)
        except JoseError as error:
            raise RefusedError(f"The token is refused: {error}") from error
        if claims["exp"] - self._now() > LONGEST_LIFE_SECONDS + SKEW_SECONDS:
            raise RefusedError(f"The token lives longer than {LONGEST_LIFE_SECONDS} seconds")
        issuer, name = str(claims.get("iss", "")), claims.get("name")
        self._once((issuer, claims["jti"]), claims["exp"] + SKEW_SECONDS)
        named = name[:100] if isinstance(name, str) else None
        return Person(f"portal:{issuer}|{claims['sub']}", named, "portal")

    def _once(self, used: tuple[str, str], until: float) -> None:
        now = self._now()
        with self._lock:
            if self._seen.get(used, 0) > now:
                raise RefusedError("The token was used before")
            if len(self._seen) >= MOST_SEEN:
                self._seen = {each: end for each, end in self._seen.items() if end > now}
                if len(self._seen) >= MOST_SEEN:
                    raise RefusedError("Too many sign-ins, try again in a minute", 503, 60)
            self._seen[used] = until


class Shown(BaseModel):
    token: str = Field(max_length=LONGEST_TOKEN)


def routes(portal: Portal | None, sessions: Sessions, embedders: tuple[str, ...]) -> APIRouter:
    """`POST /v1/session` begins a session, `DELETE /v1/session` ends it."""
    router = APIRouter()

    @router.post("/v1/session")
    def begin(shown: Shown, request: Request) -> Response:
        """Not async: reading the portal's keys may take a moment."""
        origin = request.headers.get("origin")
        if origin not in embedders and (origin is None or not from_here(request)):
            return _told("Pages of this origin may not sign in here", 403)
        if portal is None:
            return _told("This advisor knows no portal (ADVISOR_PORTAL_SECRET or _JWKS)", 401)
        try:
            person = portal.person(shown.token)
        except RefusedError as refused:
            audit(f"sign-in refused ({refused})", request)
            return _told(str(refused), refused.status)
        audit("signed in", request, person)
        begun: dict[str, Any] = {
            "session": sessions.begin(person),
            "expires_in": sessions.seconds,
            "name": person.name,
        }
        return JSONResponse(begun, headers=NOT_STORED)

    @router.delete("/v1/session")
    def end(request: Request) -> Response:
        sessions.end(bearer(request))
        return Response(status_code=204)

    return router


def _told(sentence: str, status: int) -> JSONResponse:
    return JSONResponse({"detail": sentence}, status, NOT_STORED)
