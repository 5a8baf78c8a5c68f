"""The pages: `/knowledge?of=gpus|models|prices|topics`, of one thing with `&id=`."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.web import shell
from advisor.web.knowledge import gpus, models, prices, topics
from advisor.web.knowledge.detail import Detail
from advisor.web.knowledge.table import Asked, Table, asked, is_web, site
from advisor.web.knowledge.words import Writer, link, say_in
from advisor.web.visitor import Visitor, visitor

KINDS: Mapping[str, Callable[[Writer], Table]] = {
    "gpus": gpus.table,
    "models": models.table,
    "prices": prices.rents,
    "topics": topics.table,
}
"""What there is to browse, the first where the address names none."""
DETAILS: Mapping[str, Callable[[str, Writer], Detail | None]] = {
    "gpus": gpus.detail,
    "models": models.detail,
    "topics": topics.detail,
}


def routes(now: Callable[[], Catalog]) -> APIRouter:
    """`now` is what is known: the administrator may replace prices."""
    router = APIRouter()

    @lru_cache(maxsize=64)
    def table(catalog: Catalog, of: str, id_: str, language: Language, _today: date) -> Table:
        """Made once a day: prices of APIs hang on it."""
        made = prices.LISTS[id_] if of == "prices" else KINDS[of]
        return made(Writer(catalog, language))

    @router.get("/knowledge")
    def knowledge(request: Request) -> HTMLResponse:
        query, seen = request.query_params, visitor(request)
        of = query.get("of", "")
        of = of if of in KINDS else next(iter(KINDS))
        id_ = query.get("id", "")
        if of == "prices":
            id_ = id_ if id_ in prices.LISTS else next(iter(prices.LISTS))
        elif id_:
            detail = DETAILS[of](id_, Writer(now(), seen.language))
            return _page(seen, 200 if detail else 404, of=of, id_=id_, detail=detail)
        shown = table(now(), of, id_, seen.language, date.today())
        wanted = asked(query)
        return _page(
            seen, of=of, id_=id_, table=shown, part=shown.part(wanted), search=wanted.search
        )

    return router


def _page(seen: Visitor, status: int = 200, **variables: object) -> HTMLResponse:
    shared = {
        "told": say_in(seen.language), "kinds": tuple(KINDS), "lists": tuple(prices.LISTS),
        "link": link, "site": site, "is_web": is_web, "none_asked": Asked(),
    }  # fmt: skip
    return shell.page(
        "knowledge", seen, status, **(shared | {"table": None, "detail": None} | variables)
    )
