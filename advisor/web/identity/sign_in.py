"""The ways to sign in that the settings name, and the routes that they need."""

from functools import partial

from fastapi import APIRouter, Request

from advisor.errors import AdvisorError
from advisor.settings import Settings
from advisor.web.api.admission import Keys
from advisor.web.identity import oidc, portal
from advisor.web.identity.doorway import Rules
from advisor.web.identity.keys import PublishedKeys, SharedSecret
from advisor.web.identity.passwords import Passwords
from advisor.web.identity.person import Person, Way
from advisor.web.identity.portal import Portal
from advisor.web.identity.sessions import Sessions


def from_settings(settings: Settings) -> tuple[Rules, APIRouter]:
    """A setting that contradicts another, or lacks one, stops the start."""
    sessions = Sessions(settings.session_minutes * 60)
    known = _portal(settings)
    router = portal.routes(known, sessions, settings.origins)
    ways: list[Way] = [sessions.by_bearer, partial(by_key, Keys.read(settings))]
    if settings.sign_in == "portal" and known is None:
        raise AdvisorError("ADVISOR_SIGN_IN=portal needs ADVISOR_PORTAL_SECRET or _JWKS")
    if settings.sign_in == "basic":
        if settings.users is None:
            raise AdvisorError("ADVISOR_SIGN_IN=basic needs ADVISOR_USERS")
        ways.append(Passwords(settings.users).by_password)
    if settings.sign_in == "oidc":
        if not (settings.oidc_issuer and settings.oidc_client and settings.oidc_secret):
            raise AdvisorError("ADVISOR_SIGN_IN=oidc needs ADVISOR_OIDC_ISSUER, _CLIENT, _SECRET")
        provider = oidc.Provider(
            settings.oidc_issuer, settings.oidc_client, settings.oidc_secret.get_secret_value()
        )
        router.include_router(oidc.routes(provider, sessions, settings.cookie_same_site))
        ways.append(partial(oidc.by_cookie, sessions))
    return Rules(tuple(ways), settings.sign_in), router


async def by_key(keys: Keys, request: Request) -> Person | None:
    """The way of programs."""
    owner = keys.owner(request.headers.get("authorization", ""))
    return Person(owner, None, "key") if owner else None


def _portal(settings: Settings) -> Portal | None:
    """One kind of key: were both believed, a public key could be used as a shared secret."""
    secret, published = settings.portal_secret, settings.portal_jwks
    if secret and published:
        raise AdvisorError("ADVISOR_PORTAL_SECRET and ADVISOR_PORTAL_JWKS: set one of them")
    if secret:
        keys = SharedSecret(secret.get_secret_value())
    elif published:
        keys = PublishedKeys(published)
    else:
        return None
    return Portal(keys, settings.portal_audience, settings.portal_issuer)
