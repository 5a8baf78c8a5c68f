"""Signing in with a provider of OpenID Connect: authorization code with PKCE, state and nonce.

What a login needs until the person comes back lies in a signed cookie of their own browser, so that
nobody fills the server's memory by beginning logins.
"""

import secrets
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal, cast

import httpx
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from joserfc.jwt import JWTClaimsRegistry

from advisor.web import shell
from advisor.web.audit import audit
from advisor.web.identity.keys import FAILED_SECONDS, SKEW_SECONDS, PublishedKeys
from advisor.web.identity.person import Person, RefusedError, from_here
from advisor.web.identity.sessions import Sessions
from advisor.web.visitor import visitor

COOKIE, LOGIN = "advisor_session", "advisor_login"
LOGIN_SECONDS = 600
"""For a person to type their password at the provider."""
SCOPE = "openid profile email"
PROVIDER_ERRORS = (httpx.HTTPError, AuthlibBaseError, KeyError, ValueError, TypeError, JoseError)


class Provider:
    """The provider as its own description tells it; read when the first person signs in."""

    def __init__(self, issuer: str, client: str, secret: str) -> None:
        self._issuer, self._client, self._secret = issuer.rstrip("/"), client, secret
        self._lock = threading.Lock()
        self._told: dict[str, Any] | None = None
        self._failed_at = float("-inf")
        self._keys: PublishedKeys | None = None

    def address(self, back: str, login: Mapping[str, str]) -> str:
        """Where the browser goes to sign in."""
        with self._open(back) as client:
            url, _ = client.create_authorization_url(
                self._description()["authorization_endpoint"],
                state=login["state"], nonce=login["nonce"], code_verifier=login["verifier"],
            )  # fmt: skip
        return cast(str, url)

    def person(self, back: str, code: str, login: Mapping[str, str]) -> Person:
        """Whom the provider names for the code that the browser brought back."""
        told = self._description()
        with self._open(back) as client:
            tokens = client.fetch_token(
                told["token_endpoint"], code=code, code_verifier=login["verifier"]
            )
        assert self._keys is not None  # read with the description
        claims = self._keys.claims(tokens["id_token"])
        JWTClaimsRegistry(
            leeway=SKEW_SECONDS,
            iss={"essential": True, "value": told["issuer"]},
            aud={"essential": True, "value": self._client},
            nonce={"essential": True, "value": login["nonce"]},
            sub={"essential": True},
            exp={"essential": True},
        ).validate(claims)
        if claims.get("azp", self._client) != self._client:
            raise RefusedError("The provider's token is for another program")
        named = (claims.get(each) for each in ("name", "preferred_username", "email"))
        name = next((each[:100] for each in named if isinstance(each, str) and each), None)
        return Person(f"oidc:{told['issuer']}|{claims['sub']}", name, "oidc")

    def _open(self, back: str) -> Any:
        return OAuth2Client(
            self._client, self._secret, scope=SCOPE, redirect_uri=back,
            code_challenge_method="S256", timeout=10,
        )  # fmt: skip

    def _description(self) -> Mapping[str, Any]:
        with self._lock:
            if self._told is None:
                if time.monotonic() - self._failed_at < FAILED_SECONDS:
                    raise RefusedError("The sign-in provider did not answer as it must", 503)
                self._failed_at = time.monotonic()  # until it has answered
                place = f"{self._issuer}/.well-known/openid-configuration"
                told = httpx.get(place, timeout=10).raise_for_status().json()
                if str(told["issuer"]).rstrip("/") != self._issuer:
                    raise RefusedError("The provider is not that of ADVISOR_OIDC_ISSUER")
                self._keys = PublishedKeys(told["jwks_uri"])
                self._told = cast(dict[str, Any], told)
                self._failed_at = float("-inf")
            return self._told


class Login:
    """What the provider must give back, signed into a cookie."""

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._key = OctKey.generate_key(256)
        self._now = now

    def begun(self, after: str) -> dict[str, str]:
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        return {"state": state, "nonce": nonce, "verifier": verifier, "after": after}

    def cookie(self, login: Mapping[str, str]) -> str:
        claims = {**login, "exp": int(self._now()) + LOGIN_SECONDS}
        return jwt.encode({"alg": "HS256"}, claims, self._key, ["HS256"])

    def read(self, cookie: str, state: str) -> Mapping[str, str]:
        """The login that this browser began; an error where it is another's, or too old."""
        try:
            login = jwt.decode(cookie, self._key, ["HS256"]).claims
            JWTClaimsRegistry(exp={"essential": True}).validate(login)
        except (JoseError, ValueError) as error:
            raise RefusedError("The sign-in took too long; please begin again") from error
        if not secrets.compare_digest(login["state"].encode(), state.encode()):
            raise RefusedError("The sign-in was begun elsewhere; please begin again")
        return login


SameSite = Literal["lax", "none"]
"""Not `strict`: the way back from the provider begins at another site."""


def routes(provider: Provider, sessions: Sessions, same_site: SameSite = "lax") -> APIRouter:
    """`/sign-in` leads to the provider, `/sign-in/back` from it, `/sign-out` ends the session."""
    router = APIRouter()
    logins = Login()

    @router.get("/sign-in")
    def sign_in(request: Request, after: str = "") -> Response:
        login = logins.begun(after)
        try:
            answer = RedirectResponse(provider.address(_back(request), login), 303)
        except (RefusedError, *PROVIDER_ERRORS) as error:
            return _told(error, 503)
        _keep(answer, request, LOGIN, logins.cookie(login), LOGIN_SECONDS, same_site)
        return answer

    @router.get("/sign-in/back")
    def back(request: Request, code: str = "", state: str = "", error: str = "") -> Response:
        """A new session each time: what a browser held before login opens nothing after it."""
        try:
            login = logins.read(request.cookies.get(LOGIN, ""), state)
            if error or not code:
                raise RefusedError("The provider did not let you in", 403)
            person = provider.person(_back(request), code, login)
        except (RefusedError, *PROVIDER_ERRORS) as refused:
            answer = _told(refused, 401)
            audit("sign-in at the provider failed", request)
        else:
            audit("signed in", request, person)
            sessions.end(request.cookies.get(COOKIE, ""))
            answer = RedirectResponse(_root(request) + _inside(login["after"]), 303)
            _keep(answer, request, COOKIE, sessions.begin(person), sessions.seconds, same_site)
        answer.delete_cookie(LOGIN, path=_root(request) or "/")
        return answer

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        if not from_here(request):
            return PlainTextResponse("Not from this page", 403)
        sessions.end(request.cookies.get(COOKIE, ""))
        audit("signed out", request)
        answer = shell.page("signed_out", visitor(request))
        answer.delete_cookie(COOKIE, path=_root(request) or "/")
        return answer

    return router


async def by_cookie(sessions: Sessions, request: Request) -> Person | None:
    """The way of who signed in here; an ended session is none, so that they sign in again."""
    token = request.cookies.get(COOKIE, "")
    return sessions.person(token) if token and from_here(request) else None


def _keep(
    answer: Response, request: Request, name: str, value: str, seconds: int, same_site: SameSite
) -> None:  # fmt: skip
    """A browser takes `none` from https alone, and refuses it where the cookie is not `secure`."""
    answer.set_cookie(
        name, value, max_age=seconds, path=_root(request) or "/", httponly=True, samesite=same_site,
        secure=same_site == "none" or request.url.scheme == "https",
    )  # fmt: skip


def _root(request: Request) -> str:
    return str(request.scope.get("root_path", "")).rstrip("/")


def _back(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{_root(request)}/sign-in/back"


def _inside(after: str) -> str:
    """A path of ours; whatever could lead elsewhere is the front page."""
    plain = after.startswith("/") and not after.startswith(("//", "/\\")) and after.isprintable()
    return after if plain and "\\" not in after else "/"


def _told(error: Exception, status: int) -> Response:
    """What the provider itself says stays out of the page."""
    if isinstance(error, RefusedError):
        return PlainTextResponse(str(error), error.status)
    return PlainTextResponse("The sign-in provider did not answer as it must", status)
