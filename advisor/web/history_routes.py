"""Routes of what is kept: `/v1/history`, `/v1/projects`, `/v1/feedback`.

A request needs a header that no page of another origin can send: `X-Advisor-Browser` or
`Authorization: Bearer`. What belongs to somebody else is answered as not there. Problems have a
`code` for the page's words: `unknown_person`, `not_found`, `invalid`, `too_often`, `off`, and
those of `StoreError`.
"""

from collections.abc import Callable, Coroutine, Iterator
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from pydantic_core import to_json

from advisor import answer_json
from advisor.answers.html import as_html
from advisor.conversation import readable
from advisor.errors import StoreError, ToolError, logged
from advisor.store.kept import KeptExchange
from advisor.store.store import MOST_LISTED, Store
from advisor.web.audit import audit
from advisor.web.history_models import (
    GivenProject,
    Opinion,
    Title,
    ToldConversation,
    ToldExchange,
    ToldHeading,
    ToldPage,
    ToldProject,
    ToldProjects,
)
from advisor.web.identity.person import BROWSER_HEADER, bearer, person
from advisor.web.pace import Pace

REQUESTS_A_MINUTE = 240
"""Of one person."""
PROJECTS_A_MINUTE = 600
"""Of everybody together: a browser's key is quickly made anew, a disk is not."""
Named = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]
Owner = Callable[[Request], str]
Knowledge = Callable[[], str]
T = TypeVar("T")
STATUS = {"unavailable": 503, "too_large": 413, "full": 409}


class StoreRoute(APIRoute):
    """Tells a `StoreError` by its code and its number in the log, what is wrong by its place."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answered(request: Request) -> Response:
            try:
                return await answer(request)
            except StoreError as error:
                problem = {"code": error.code, "number": logged(error)}
                raise HTTPException(STATUS[error.code], problem) from error
            except RequestValidationError as error:  # without what was sent, which may be no text
                fields = [".".join(map(str, each["loc"])) for each in error.errors()]
                told = {"code": "invalid", "fields": [readable(each) for each in fields]}
                raise HTTPException(422, told) from error

        return answered


def routes(store: Store | None, knowledge: Knowledge) -> APIRouter:
    """Of a store, None: nothing is kept; `knowledge` tells the version of what is known now."""
    router = APIRouter(prefix="/v1", route_class=StoreRoute, tags=["history"])
    if store is None:
        _add_nothing(router)
        return router
    pace = Pace(REQUESTS_A_MINUTE)

    def owner(request: Request) -> str:
        """Who asks; an error where that is not known, or too often."""
        who = person(request).owner
        if not who or not (request.headers.get(BROWSER_HEADER) or bearer(request)):
            raise HTTPException(401, {"code": "unknown_person"})
        pace.check(who)
        return who

    _add_lists(router, store, owner)
    _add_conversations(router, store, owner, knowledge)
    _add_projects(router, store, owner, knowledge)
    _add_feedback(router, store, owner)
    return router


def _add_nothing(router: APIRouter) -> None:
    @router.get("/history")
    @router.get("/projects")
    def off() -> None:
        """Nothing is kept here."""
        raise HTTPException(404, {"code": "off"})


def _add_lists(router: APIRouter, store: Store, owner: Owner) -> None:
    @router.get("/history")
    def listed(
        who: Annotated[str, Depends(owner)],
        query: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=MOST_LISTED)] = 30,
        before: Annotated[str | None, Query(pattern=r"^\d{1,18}-[0-9a-f]{32}$")] = None,
    ) -> ToldPage:
        """Conversations, the latest first: those whose titles and messages have every word of
        `query`."""
        page = store.conversations(who, query, limit, before)
        headings = tuple(map(ToldHeading.of, page.headings))
        return ToldPage(conversations=headings, following=page.following, kept=store.kind)

    @router.get("/history/export")
    def exported(who: Annotated[str, Depends(owner)]) -> StreamingResponse:
        """Everything that is kept of who asks, as one JSON file."""
        store.ping()
        name = 'attachment; filename="fine-tune-advisor.json"'
        lines = _document(store.export(who))
        headers = {"Content-Disposition": name}
        return StreamingResponse(lines, media_type="application/json", headers=headers)

    @router.delete("/history", status_code=204)
    def emptied(request: Request, who: Annotated[str, Depends(owner)]) -> None:
        """Deletes everything that is kept of who asks, projects and feedback too."""
        store.delete_all(who)
        audit("everything deleted", request, person(request))


def _add_conversations(router: APIRouter, store: Store, owner: Owner, knowledge: Knowledge) -> None:
    @router.get("/history/{conversation}")
    def found(conversation: Named, who: Annotated[str, Depends(owner)]) -> ToldConversation:
        """A conversation with all that was said."""
        kept = _there(store.conversation(conversation, who))
        said = tuple(ToldExchange.of(each, _html(each)) for each in kept.exchanges)
        return ToldConversation.whole(kept, said, knowledge())

    @router.patch("/history/{conversation}", status_code=204)
    def renamed(conversation: Named, given: Title, who: Annotated[str, Depends(owner)]) -> None:
        """Gives a conversation another name."""
        _there(store.rename(conversation, who, given.title))

    @router.delete("/history/{conversation}", status_code=204)
    def deleted(conversation: Named, who: Annotated[str, Depends(owner)]) -> None:
        """Deletes a conversation with its feedback; a project of it stays."""
        _there(store.delete(conversation, who))


def _add_projects(router: APIRouter, store: Store, owner: Owner, knowledge: Knowledge) -> None:
    together = Pace(PROJECTS_A_MINUTE)

    @router.get("/projects")
    def listed(who: Annotated[str, Depends(owner)]) -> ToldProjects:
        """All projects, the latest first."""
        kept = store.projects(who)
        return ToldProjects(projects=tuple(ToldProject.of(each, knowledge()) for each in kept))

    @router.post("/projects", status_code=201)
    def begun(given: GivenProject, who: Annotated[str, Depends(owner)]) -> ToldProject:
        """Begins a project; 409 where there are as many as one person may have."""
        together.check("")
        made = store.save_project(who, given.name, given.brief, knowledge(), given.conversation)
        return ToldProject.of(_there(made), knowledge())

    @router.get("/projects/{project}")
    def found(project: Named, who: Annotated[str, Depends(owner)]) -> ToldProject:
        """A project as it was saved."""
        return ToldProject.of(_there(store.project(project, who)), knowledge())

    @router.put("/projects/{project}")
    def changed(
        project: Named, given: GivenProject, who: Annotated[str, Depends(owner)]
    ) -> ToldProject:
        """Saves a project anew, under what is known now."""
        together.check("")
        stated = (given.name, given.brief, knowledge(), given.conversation)
        return ToldProject.of(_there(store.save_project(who, *stated, project)), knowledge())

    @router.delete("/projects/{project}", status_code=204)
    def deleted(project: Named, who: Annotated[str, Depends(owner)]) -> None:
        """Deletes a project; its conversation stays."""
        _there(store.delete_project(project, who))


def _add_feedback(router: APIRouter, store: Store, owner: Owner) -> None:
    @router.post("/feedback", status_code=204)
    def given(opinion: Opinion, who: Annotated[str, Depends(owner)]) -> None:
        """Keeps what somebody thinks of an answer of theirs, in the place of an earlier opinion."""
        about = (opinion.conversation, opinion.place)
        said = (opinion.thumb, opinion.reason, opinion.comment)
        _there(store.feedback(who, *about, *said))


def _there(found: T | None) -> T:
    """What was found; an error where it was not."""
    if not found:
        raise HTTPException(404, {"code": "not_found"})
    return found


def _html(exchange: KeptExchange) -> str:
    """As the page shows it today; nothing where today's program cannot read it."""
    try:
        return as_html(answer_json.loaded(exchange.answer), exchange.language)
    except ToolError:
        return ""


def _document(told: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[bytes]:
    """One JSON object of two lists, piece by piece; it ends in the middle where the database does
    not tell the rest."""
    kind, first = "conversation", True
    yield b'{"conversations": [\n'
    try:
        for each, values in told:
            if each != kind:
                yield b'\n], "projects": [\n'
                kind, first = each, True
            yield (b"" if first else b",\n") + to_json(values)
            first = False
    except StoreError as error:
        logged(error)
        return
    yield b"\n]}\n" if kind == "project" else b'\n], "projects": []}\n'
