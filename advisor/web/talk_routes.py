"""Routes of the page's conversations: opened again, changed by chips, begun by links, exported."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from advisor.answers import export
from advisor.language import Language
from advisor.reading.slots import ASKS, MOST_ASKS, SLOTS
from advisor.reading.spans.typed import LONGEST
from advisor.web import shell
from advisor.web.given import MOST_SLOTS
from advisor.web.identity.person import person
from advisor.web.pace import Pace
from advisor.web.talk import Begun, Talk
from advisor.web.visitor import visitor

Form = Literal["markdown", "json", "csv", "page"]
TYPES: dict[Form, str] = {
    "markdown": "text/markdown",
    "json": "application/json",
    "csv": "text/csv",
    "page": "text/html",
}
CHANGES_A_MINUTE, LINKS_A_MINUTE = 240, 60
"""Of one person."""
LINKS_TOGETHER = 600
"""Of everybody: a browser's key is quickly made anew, and each link is a conversation kept."""
SHEETS = ("theme", "card", "charts", "report")
"""Styles of the page to print."""


class SlotChange(BaseModel):
    """A value typed for a slot of the brief; empty: nothing is stated of it."""

    slot: str
    value: str


class Link(BaseModel):
    """What a shared link states: the asks, and the brief slot by slot as it would be typed."""

    asks: Annotated[tuple[str, ...], Field(min_length=1, max_length=MOST_ASKS)]
    brief: Annotated[dict[str, Annotated[str, Field(max_length=LONGEST)]], Field(max_length=MOST_SLOTS)]  # fmt: skip


class Export(BaseModel):
    """Which form, and of which exchange; None: the whole conversation."""

    form: Form
    place: int | None = None


def routes(talk: Talk, facts: Callable[[], str], oldest_price: date) -> APIRouter:
    router = APIRouter(include_in_schema=False)
    changes, links, together = Pace(CHANGES_A_MINUTE), Pace(LINKS_A_MINUTE), Pace(LINKS_TOGETHER)

    @router.get("/talk/{conversation}")
    def told(conversation: str, request: Request) -> dict[str, object]:
        """What was said in a conversation, to who began it."""
        return {"exchanges": talk.told(conversation, person(request).owner)}

    @router.post("/talk")
    def begin(link: Link, request: Request) -> dict[str, Any]:
        """A conversation that begins with what a link states, answered without the model."""
        who = person(request).owner
        links.check(who)
        together.check("")
        asks = tuple(ask for ask in link.asks if ask in ASKS)
        brief = {slot: value for slot, value in link.brief.items() if slot in SLOTS}
        begun = Begun(asks, brief, visitor(request).language)
        return talk.begin(begun, who)

    @router.post("/talk/{conversation}/stop", status_code=204)
    def stop(conversation: str, request: Request) -> None:
        """Nobody waits for the answer any more: Stop was pressed, the page closed."""
        talk.stop(conversation, person(request).owner)

    @router.post("/talk/{conversation}/brief")
    def edit(conversation: str, change: SlotChange, request: Request) -> dict[str, object]:
        """The last answer with another value of a slot."""
        who = person(request).owner
        changes.check(who)
        return talk.edit(conversation, who, change.slot, change.value)

    @router.post("/talk/{conversation}/export")
    def exported(conversation: str, asked: Export, request: Request) -> Response:
        """An answer or a whole conversation as a file, or as a page to print."""
        seen, who = visitor(request), person(request).owner
        changes.check(who)
        told = talk.kept(conversation, who)
        told = told if asked.place is None else told[asked.place :][:1]
        exchanges = [
            export.Exchange(
                each.message,
                each.answer,
                tuple((call.tool, call.arguments) for call in each.meant.calls)
                if each.meant
                else (),
            )
            for each in told
        ]
        edition = export.Edition(facts(), date.today(), oldest_price)
        content = _written(asked.form, seen.base)(exchanges, edition, seen.language)
        return Response(content, media_type=TYPES[asked.form])

    return router


Written = Callable[[list[export.Exchange], export.Edition, Language], str]


def _written(form: Form, base: str) -> Written:
    if form == "page":
        styles = [f"{base}/static/{shell.version()}/{sheet}.css" for sheet in SHEETS]
        return lambda exchanges, edition, language: export.as_report(
            exchanges, edition, language, styles
        )
    return {"markdown": export.as_markdown, "json": export.as_json, "csv": export.as_csv}[form]
