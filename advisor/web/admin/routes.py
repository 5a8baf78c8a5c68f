"""`/admin`, for who shows `ADVISOR_ADMIN_KEY`; without a key there is no such page.

Every change is a form of the page itself: it must come from our own origin, with the cookie of a
session, which no other site's page can send along, and with the token of that session's forms.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Protocol, cast, get_args
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from advisor.advice.tools import TOOLS
from advisor.catalog.prices import PriceOverrides
from advisor.catalog.version import version
from advisor.errors import AdvisorError, StoreError, logged
from advisor.model.engine import Engine
from advisor.settings import Settings
from advisor.store.kept import Thumb
from advisor.store.store import Store
from advisor.web import shell
from advisor.web.admin import asked
from advisor.web.admin.dated_prices import dated_prices
from advisor.web.admin.own_prices import Computes, OwnPrices
from advisor.web.admin.price_form import PriceForm
from advisor.web.admin.report import DAYS, USUAL_DAYS, Report
from advisor.web.admin.session import SESSION_SECONDS, Session, Sessions
from advisor.web.audit import audit
from advisor.web.history_routes import StoreRoute
from advisor.web.identity.person import from_here
from advisor.web.pace import Pace
from advisor.web.visitor import visitor
from advisor.web.words import words

COOKIE = "advisor_admin"
ATTEMPTS_A_MINUTE = 5
"""To show the key, from one address."""
PRICES_SHOWN = 40
"""The oldest; all where they are asked for."""
MOST_FIELDS = 2_000
PRIVATE = {"Cache-Control": "no-store"}


async def _fields(request: Request) -> Mapping[str, list[str]]:
    """The form that a page of ours has sent."""
    if not from_here(request):
        raise HTTPException(403, "Not from this page")
    sent = (await request.body()).decode(errors="replace")
    try:
        return parse_qs(sent, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400, "Too many fields") from error


Fields = Annotated[Mapping[str, list[str]], Depends(_fields)]


class Served(Computes, Protocol):
    """`chat.Advisor`, with the model that reads."""

    engine: Engine


def routes(advisor: Served, settings: Settings, store: Store | None) -> APIRouter:
    router = APIRouter(include_in_schema=False, route_class=StoreRoute)
    if not settings.admin_key.get_secret_value():
        return router
    desk = Desk(advisor, settings, store)
    sessions = Sessions(settings.admin_key.get_secret_value())
    _add_session(router, sessions)
    _add_pages(router, sessions, desk)
    return router


def _add_session(router: APIRouter, sessions: Sessions) -> None:
    pace = Pace(ATTEMPTS_A_MINUTE)

    @router.post("/admin/login")
    def login(request: Request, fields: Fields) -> Response:
        client = request.client.host if request.client else ""
        if wait := pace.wait(client):
            audit("administrator: too many keys", request)
            refused = _login(request, 429, "admin_wait")
            refused.headers["Retry-After"] = str(wait)
            return refused
        token = sessions.begin("".join(fields.get("key", [])[:1]))
        if token is None:
            audit("administrator: a wrong key", request)
            return _login(request, 403, "admin_wrong_key")
        audit("administrator: signed in", request)
        response = _to_page("../admin")
        response.set_cookie(
            COOKIE, token, max_age=SESSION_SECONDS, path=_path(request),
            secure=request.url.scheme == "https", httponly=True, samesite="strict",
        )  # fmt: skip
        return response

    @router.post("/admin/logout")
    def logout(request: Request, fields: Fields) -> Response:
        if _session(request, sessions, fields):
            sessions.end(request.cookies[COOKIE])
        response = _to_page("../admin")
        response.delete_cookie(COOKIE, path=_path(request), httponly=True, samesite="strict")
        return response


def _add_pages(router: APIRouter, sessions: Sessions, desk: "Desk") -> None:
    @router.get("/admin")
    def shown(request: Request) -> Response:
        session = _session(request, sessions)
        return desk.page(request, session) if session else _login(request)

    @router.post("/admin/prices")
    def priced(request: Request, fields: Fields) -> Response:
        session = _session(request, sessions, fields)
        if session is None:
            return _login(request, 403)
        if desk.own is None:
            raise HTTPException(404, "ADVISOR_PRICES names no file")
        form = PriceForm.sent(fields)
        try:
            desk.own.save(form.prices, "".join(fields.get("seen", [])))
        except AdvisorError as error:
            return desk.page(request, session, str(error), form)
        audit("administrator: own prices replaced", request)
        return _to_page("../admin?saved=yes#own")

    @router.get("/admin/questions.jsonl")
    def questions(request: Request) -> Response:
        if _session(request, sessions) is None:
            return _login(request, 403)
        if not (desk.exports and desk.store):
            raise HTTPException(404, "ADVISOR_EXPORT_QUESTIONS is not on, or nothing is kept")
        desk.store.ping()
        audit("administrator: questions exported", request)
        name = 'attachment; filename="questions.jsonl"'
        headers = {"Content-Disposition": name, **PRIVATE}
        lines = asked.lines(desk.store)
        return StreamingResponse(lines, media_type="application/jsonl", headers=headers)


class Desk:
    """What the page is made of."""

    def __init__(self, advisor: Served, settings: Settings, store: Store | None) -> None:
        self._advisor = advisor
        self.store = store
        self.own = OwnPrices(settings.prices, advisor) if settings.prices else None
        self.exports = settings.export_questions

    def page(
        self,
        request: Request,
        session: Session,
        refused: str | None = None,
        typed: PriceForm | None = None,
    ) -> Response:
        """`refused`: why what was `typed` as own prices was not taken."""
        catalog, query = self._advisor.catalog, request.query_params
        prices = dated_prices(catalog, date.today())
        shown = prices if query.get("prices") == "all" else prices[:PRICES_SHOWN]
        variables = {
            **self._told(query.get("days", ""), query.get("thumb", "")),
            **self._own(refused, typed),
            "prices": shown, "prices_in_all": len(prices), "saved": "saved" in query,
            "session": session, "catalog": catalog, "exports": self.exports,
            "purposes": {*TOOLS, "none"}, "knowledge": version(catalog), "model": self._advisor.engine.name,
        }  # fmt: skip
        status = 422 if refused else 200
        page = shell.page("admin", visitor(request), status, **variables)
        page.headers.update(PRIVATE)
        return page

    def _told(self, days: str, thumb: str) -> dict[str, Any]:
        """Usage and feedback, or why there is nothing of them."""
        span = int(days) if days in map(str, DAYS) else USUAL_DAYS
        chosen = cast(Thumb, thumb) if thumb in get_args(Thumb) else None
        told: dict[str, Any] = {
            "days": span,
            "spans": DAYS,
            "thumb": chosen,
            "kept": self.store,
            "away": None,
        }
        if self.store is None:
            return told
        try:
            return told | {"report": Report.of(self.store, span, chosen)}
        except StoreError as error:
            return told | {"away": logged(error)}

    def _own(self, refused: str | None, typed: PriceForm | None) -> dict[str, Any]:
        """The form of own prices, with what its file says now."""
        used = self._advisor.catalog.overrides
        if self.own is None:
            return {"own": None, "refused": None}
        told: dict[str, Any] = {"own": self.own, "refused": refused, "edited_by_hand": False}
        try:
            stated, seen = self.own.stated, self.own.version
        except AdvisorError as error:
            stated, seen = PriceOverrides(), ""
            told["refused"] = refused or str(error)
        else:
            told["edited_by_hand"] = stated != used
        return told | {"form": typed or PriceForm.of(stated), "seen": seen}


def _session(
    request: Request, sessions: Sessions, fields: Mapping[str, list[str]] | None = None
) -> Session | None:
    """Of who asks; for a form only if it carries the session's token."""
    session = sessions.of(request.cookies.get(COOKIE, ""))
    if session and fields is not None and fields.get("form") != [session.form]:
        return None
    return session


def _login(request: Request, status: int = 200, problem: str | None = None) -> Response:
    shown = visitor(request)
    told = words()(problem, shown.language) if problem else None
    page = shell.page("admin_login", shown, status, problem=told)
    page.headers.update(PRIVATE)
    return page


def _to_page(address: str) -> Response:
    """Relative, so that it holds behind a proxy."""
    return RedirectResponse(address, 303, PRIVATE)


def _path(request: Request) -> str:
    return f"{visitor(request).root}/admin"
