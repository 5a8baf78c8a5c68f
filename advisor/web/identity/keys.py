"""The keys that signatures are checked with; each kind allows its own algorithms alone."""

import json
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

import httpx
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet, OctKey

from advisor.errors import AdvisorError
from advisor.web.identity.person import RefusedError

LEAST_SECRET = 32
"""Bytes of a shared secret: as long as what HS256 makes of it."""
LONGEST_TOKEN = 8 * 1024
LARGEST_JWKS = 256 * 1024
KEPT_SECONDS = 600
"""A published list is read again after that, so that a key which was taken out stops opening."""
AGAIN_SECONDS = 30
"""And at most this often for a key that it does not have."""
SKEW_SECONDS = 30
"""By which the clocks of two machines may differ."""


FAILED_SECONDS = 3
"""A server that does not answer is asked again so late."""
UNREAD = "The keys that check tokens cannot be read now"


class Keys(Protocol):
    def claims(self, token: str) -> dict[str, Any]:
        """What the token says, where its signature holds; its times are not looked at here."""
        ...


class SharedSecret:
    """HS256 and nothing else."""

    def __init__(self, secret: str) -> None:
        if len(secret.encode()) < LEAST_SECRET:
            raise AdvisorError(
                f"ADVISOR_PORTAL_SECRET: at least {LEAST_SECRET} bytes, such as the output of "
                "`openssl rand -hex 32`"
            )
        self._key = OctKey.import_key(secret)

    def claims(self, token: str) -> dict[str, Any]:
        return _opened(token, self._key, ["HS256"])


class PublishedKeys:
    """RS256 and ES256 with the public keys of a JWKS, in a file or at an address."""

    def __init__(self, place: str, now: Callable[[], float] = time.monotonic) -> None:
        self._place = place
        self._now = now
        self._read_at = self._failed_at = float("-inf")
        self._keys = KeySet([])
        self._lock = threading.Lock()

    def claims(self, token: str) -> dict[str, Any]:
        try:
            return _opened(token, self._known(KEPT_SECONDS), ["RS256", "ES256"])
        except InvalidKeyIdError:  # a key may have been added since
            pass
        try:
            return _opened(token, self._known(AGAIN_SECONDS), ["RS256", "ES256"])
        except InvalidKeyIdError as error:
            raise RefusedError("The token is signed by a key that is not known") from error

    def _known(self, seconds: float) -> KeySet:
        """The keys, read at most so long ago."""
        with self._lock:
            if self._now() - self._failed_at < FAILED_SECONDS:
                raise RefusedError(UNREAD, 503)
            if self._now() - self._read_at > seconds:
                try:
                    self._keys = self._read()
                except RefusedError:  # the next do not wait one after the other
                    self._failed_at = self._now()
                    raise
                self._read_at = self._now()
            return self._keys

    def _read(self) -> KeySet:
        try:
            if self._place.startswith(("https://", "http://")):
                response = httpx.get(self._place, timeout=5).raise_for_status()
                text = response.text
            else:
                text = Path(self._place).read_text(encoding="utf-8")
            if len(text) > LARGEST_JWKS:
                raise ValueError("too large")
            listed = cast(dict[str, Any], json.loads(text))["keys"]
            return KeySet.import_key_set({"keys": [key for key in listed if key["kty"] != "oct"]})
        except (OSError, httpx.HTTPError, ValueError, KeyError, TypeError, JoseError) as error:
            raise RefusedError(UNREAD, 503) from error


def _opened(token: str, key: OctKey | KeySet, algorithms: list[str]) -> dict[str, Any]:
    """Unknown keys are the caller's: it may have them read anew."""
    if len(token) > LONGEST_TOKEN:
        raise RefusedError("The token is too long")
    try:
        return jwt.decode(token, key, algorithms=algorithms).claims
    except InvalidKeyIdError:
        raise
    except (JoseError, ValueError) as error:
        raise RefusedError("The token is not signed as it must be") from error
