"""Who asks."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import HTTPConnection, Request

Via = Literal["browser", "portal", "oidc", "basic", "key"]

BROWSER_HEADER = "x-advisor-browser"
BROWSER_KEY = re.compile(r"[0-9a-f]{32}")
"""What a browser without identity makes up once and sends along."""
KNOWN = "advisor.person"
"""Where the doorway leaves the person in the scope of a request."""


@dataclass(frozen=True)
class Person:
    """Somebody who asks, told apart by `owner`.

    `owner` is opaque and the same each time they come. It is empty where nobody can be told apart:
    then nothing is kept.
    """

    owner: str
    name: str | None
    via: Via


NOBODY = Person("", None, "browser")

Way = Callable[[Request], Awaitable[Person | None]]
"""One way to prove who asks: None where the request says nothing of this kind, an error where what
it says is wrong."""


class RefusedError(Exception):
    """What was shown to prove who asks does not hold; the message may be told."""

    def __init__(self, sentence: str, status: int = 401, wait_seconds: int = 0) -> None:
        super().__init__(sentence)
        self.status = status
        self.wait_seconds = wait_seconds


def person(request: Request) -> Person:
    """A dependency of routes: the person that the doorway found, else the browser itself."""
    found: Person | None = request.scope.get(KNOWN)
    return found or of_browser(request)


def of_browser(request: HTTPConnection) -> Person:
    key = request.headers.get(BROWSER_HEADER, "")
    return Person(f"browser:{key}", None, "browser") if BROWSER_KEY.fullmatch(key) else NOBODY


def bearer(request: HTTPConnection) -> str:
    """The token of `Authorization: Bearer …`, else nothing."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def from_here(request: HTTPConnection) -> bool:
    """Whether a request comes from a page of ours, or from no page at all.

    A browser adds a cookie or a password by itself, whichever page asks it to: those prove nothing
    where the page is another's.
    """
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")
