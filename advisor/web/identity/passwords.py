"""Names and hashed passwords in a file, for the page on its own (HTTP basic).

A line a person, `name:scrypt$N$r$p$salt$hash`; `python -m advisor.web.identity.passwords NAME` asks
for a password and prints one.
"""

import asyncio
import base64
import getpass
import hashlib
import hmac
import secrets
import sys
from pathlib import Path

from starlette.requests import Request

from advisor.errors import AdvisorError
from advisor.web.identity.person import Person, RefusedError, from_here
from advisor.web.identity.throttle import Throttle

COST, BLOCK, LANES = 2**14, 8, 5
"""scrypt's N, r and p; about a tenth of a second and 16 MiB (one of OWASP's choices)."""
LEAST_PASSWORD = 10
MOST_BELIEVED = 10_000
AT_ONCE = 2
"""Hashes computed together; each takes a processor and 16 MiB."""
BY_ADDRESS, BY_NAME = 10, 20
"""Wrong passwords a minute before nobody from there, or of that name, is asked any more."""


def hashed(password: str, salt: bytes | None = None) -> str:
    salt = salt or secrets.token_bytes(16)
    return "$".join(
        ("scrypt", str(COST), str(BLOCK), str(LANES), salt.hex(), _scrypt(password, salt).hex())
    )


class Passwords:
    """The people of a file; each that signed in once is believed without the slow hash after."""

    def __init__(self, file: Path) -> None:
        self._hashes = _read(file)
        self._nobody = hashed(secrets.token_hex())
        self._believed: dict[bytes, Person] = {}
        self._key = secrets.token_bytes(32)
        self._addresses, self._names = Throttle(BY_ADDRESS), Throttle(BY_NAME)
        self._few = asyncio.Semaphore(AT_ONCE)

    async def by_password(self, request: Request) -> Person | None:
        """The way of `Authorization: Basic …`."""
        shown = request.headers.get("authorization", "")
        if shown[:6].lower() != "basic " or not from_here(request):
            return None
        mark = hmac.digest(self._key, shown.encode(), "sha256")
        if known := self._believed.get(mark):
            return known
        name, password = _credentials(shown[6:])
        address = request.client.host if request.client else ""
        for throttle, asked in ((self._addresses, address), (self._names, name)):
            if wait := throttle.wait(asked):
                raise RefusedError("Too many wrong passwords", 429, wait)
        # Counted before it is looked at, else a thousand at once would all be looked at.
        self._addresses.missed(address)
        self._names.missed(name)
        async with self._few:
            right = await asyncio.to_thread(self._right, name, password)
        if not right:
            raise RefusedError("The name or the password is wrong")
        self._addresses.forgive(address)
        self._names.forgive(name)
        found = Person(f"basic:{name}", name, "basic")
        if len(self._believed) < MOST_BELIEVED:
            self._believed[mark] = found
        return found

    def _right(self, name: str, password: str) -> bool:
        """As slow for a name that nobody has."""
        salt, wanted = self._hashes.get(name, self._nobody).split("$")[4:]
        right = hmac.compare_digest(_scrypt(password, bytes.fromhex(salt)).hex(), wanted)
        return right and name in self._hashes


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=64 * 2**20, dklen=32
    )


LONGEST_NAME = 200
"""Characters of a name that are looked at."""


def _credentials(encoded: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except ValueError as error:
        raise RefusedError("The name or the password is wrong") from error
    return name[:LONGEST_NAME], password[:1000]


def _read(file: Path) -> dict[str, str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AdvisorError(f"ADVISOR_USERS: {file} cannot be read: {error}") from error
    people: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, digest = line.strip().partition(":")
        parts = digest.split("$")
        if not name or parts[:4] != ["scrypt", str(COST), str(BLOCK), str(LANES)]:
            raise AdvisorError(
                f"ADVISOR_USERS: line {number} of {file} is no `name:scrypt$…`; make one with "
                "`python -m advisor.web.identity.passwords NAME`"
            )
        people[name] = digest
    return people


def main() -> None:
    (name,) = sys.argv[1:] or ("",)
    if not name or ":" in name:
        raise SystemExit("usage: python -m advisor.web.identity.passwords NAME  (without a colon)")
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < LEAST_PASSWORD:
        raise SystemExit(f"at least {LEAST_PASSWORD} characters")
    print(f"{name}:{hashed(password)}")


if __name__ == "__main__":
    main()
