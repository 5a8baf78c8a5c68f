"""Who was let in and who was not, what was changed, taken away or deleted: one line each, of the
logger `advisor.audit`."""

import logging

from starlette.requests import HTTPConnection

from advisor.web.identity.person import Person
from advisor.web.tokens import digest

log = logging.getLogger("advisor.audit")
DIGITS = 12


def audit(event: str, request: HTTPConnection, who: Person | None = None) -> None:
    """What happened, from which address, and whom it is about, where that is known.

    A browser without identity has but a random key, which would open its conversations: it is told
    as a digest.
    """
    address = request.client.host if request.client else "an unknown address"
    log.info("%s%s, from %s", event, f": {_called(who)}" if who else "", address)


def _called(who: Person) -> str:
    return f"browser {digest(who.owner).hex()[:DIGITS]}" if who.via == "browser" else who.owner
