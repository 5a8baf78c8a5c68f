"""Who may call the routes for programs, and how often."""

import hmac
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import Request

from advisor.errors import AdvisorError
from advisor.settings import Settings
from advisor.web.api.edge import RefusedError
from advisor.web.identity.person import from_here
from advisor.web.tokens import digest

MOST_CALLERS = 10_000
"""Whose calls are counted; the one that called longest ago is forgotten first."""


class Keys:
    """The keys that programs may show; only their digests are kept."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._digests = tuple(digest(key) for key in keys)

    @classmethod
    def read(cls, settings: Settings) -> "Keys":
        """Of `ADVISOR_API_KEYS` and, one a line, of the file `ADVISOR_API_KEYS_FILE`."""
        keys = settings.api_keys.get_secret_value().split(",")
        if settings.api_keys_file:
            try:
                keys += settings.api_keys_file.read_text(encoding="utf-8").splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise AdvisorError(f"ADVISOR_API_KEYS_FILE: {error}") from error
        return cls(tuple(key.strip() for key in keys if key.strip() and key[0] != "#"))

    def __bool__(self) -> bool:
        return bool(self._digests)

    def owner(self, authorization: str) -> str | None:
        """A name for whoever shows one of the keys (`Bearer …`), the same each time; None for
        others.

        All are compared, in the same time each: how long it takes tells nothing.
        """
        kind, _, key = authorization.partition(" ")
        shown = digest(key.strip())
        known = sum(hmac.compare_digest(shown, digest) for digest in self._digests)
        return f"key:{shown.hex()[:16]}" if known and kind.lower() == "bearer" else None


class Pace:
    """How many calls each caller has left: as many at once as a minute grants, then one by one."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, caller: str) -> int:
        """Seconds until the caller may call; 0 counts a call."""
        now = self._clock()
        left, since = self._left.pop(caller, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - since) * self._per_minute / 60)
        allowed = left >= 1
        self._left[caller] = (left - allowed, now)
        if len(self._left) > MOST_CALLERS:
            self._left.popitem(last=False)
        return 0 if allowed else math.ceil((1 - left) * 60 / self._per_minute)


class Admission:
    """A dependency of every route for programs.

    Without keys, programs are let in as people are to the page; with keys, only those that show
    one. A page of another site is never let in unless it may embed the chat.
    """

    def __init__(self, keys: Keys, pace: Pace, origins: tuple[str, ...]) -> None:
        self._keys, self._pace, self._origins = keys, pace, origins

    async def __call__(self, request: Request) -> None:
        if not self._of_us(request):
            raise RefusedError(403, "Pages of this origin may not call the advisor")
        owner = self._keys.owner(request.headers.get("authorization", ""))
        caller = owner or (request.client.host if request.client else "")
        if wait := self._pace.wait(caller):
            raise RefusedError(
                429, f"Too many requests; again in {wait} s", "rate_limit_exceeded", wait
            )
        if self._keys and not owner:
            raise RefusedError(401, "Send a key as 'Authorization: Bearer KEY'", "invalid_api_key")

    def _of_us(self, request: Request) -> bool:
        return request.headers.get("origin") in self._origins or from_here(request)
