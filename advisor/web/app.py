"""The web application: the chat at `/`, its compact form for other pages at `/embed`, the form,
accuracy and health."""

import socket
from functools import cache

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, RedirectResponse, Response
from pydantic import BaseModel

from advisor.catalog.shelf_life import oldest_price
from advisor.catalog.version import version
from advisor.chat import Advisor
from advisor.settings import Settings
from advisor.store.store import Store
from advisor.web import (
    accuracy,
    dataset_routes,
    form,
    gradio_server,
    history_routes,
    metrics,
    readiness,
    shell,
)
from advisor.web.api.routes import routes
from advisor.web.drain import Drain
from advisor.web.guard import Guard
from advisor.web.identity.person import person
from advisor.web.in_store import InStore
from advisor.web.kept import InMemory
from advisor.web.measured import Measured
from advisor.web.talk import Talk
from advisor.web.traffic import Traffic
from advisor.web.visitor import visitor
from advisor.web.words import ASSETS, words


def create_app(
    advisor: Advisor,
    settings: Settings,
    store: Store | None = None,
    drain: Drain | None = None,
) -> FastAPI:
    """Without a store conversations are kept until the program ends."""
    app = FastAPI(title="Fine-tune Advisor", docs_url=None, redoc_url=None, openapi_url=None)
    knowledge = version(advisor.catalog)
    drain = drain or Drain(settings.drain_seconds)
    ready = readiness.Readiness(advisor, store, drain)
    counted = metrics.Metrics(advisor, lambda: not ready.reasons())
    app.state.metrics = counted
    measured = Measured(advisor, counted, ready)
    app.include_router(readiness.routes(ready, advisor.engine.name))
    app.include_router(metrics.routes(counted, settings))
    talk = Talk(measured, InStore(store, knowledge) if store else InMemory())
    app.include_router(history_routes.routes(store, knowledge))
    _add_pages(app, advisor)
    _add_talk(app, talk)
    app.include_router(routes(measured, settings))
    app.include_router(dataset_routes.routes(settings))
    blocks = gradio_server.mount(app, talk)

    def known(session: str) -> bool:
        return session in blocks._queue.pending_messages_per_session  # pyright: ignore[reportPrivateUsage]

    # Without a CORS middleware of our own, Gradio would answer every origin with its name and
    # credentials.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.origins,
        allow_methods=["GET", "POST"],
        allow_headers=["Content-Type"],
    )
    hosts = (settings.host, socket.gethostname(), *settings.trusted)
    app.add_middleware(Guard, embedders=settings.origins, hosts=hosts, known=known)
    app.add_middleware(Traffic, metrics=counted, drain=drain, logs=settings.access_log)
    return app


def _add_pages(app: FastAPI, advisor: Advisor) -> None:
    oldest = oldest_price(advisor.catalog)

    @cache
    def settings_form() -> form.Form:
        """Made by the first who asks for it: it reads the tool's fields."""
        return form.Form(advisor.catalog, advisor.tools[form.TOOL], advisor.renderer)

    def chat(request: Request, compact: bool) -> Response:
        seen = visitor(request)
        examples = words().examples(seen.language)
        return shell.page("chat", seen, compact=compact, examples=examples, oldest_price=oldest)

    @app.get("/")
    def whole(request: Request) -> Response:
        return chat(request, compact=False)

    @app.get("/embed")
    def embed(request: Request) -> Response:
        return chat(request, compact=True)

    @app.get("/embed/")
    def embed_before(request: Request) -> RedirectResponse:
        """The address of earlier versions."""
        return RedirectResponse(f"../embed?{request.url.query}")

    @app.get("/accuracy")
    def how_accurate(request: Request) -> Response:
        return accuracy.page(visitor(request))

    @app.get("/run")
    def run(request: Request) -> Response:
        """Relative, so that it holds behind a proxy; a browser sends a form's empty fields as
        well."""
        if (address := form.tidy(request.query_params)) is not None:
            return RedirectResponse(f"run?{address}")
        return settings_form().page(request.query_params, visitor(request))

    @app.get("/static/{version}/{name}")
    def static(version: str, name: str) -> Response:
        return shell.static(name, version)

    @app.get("/favicon.ico")
    def favicon() -> FileResponse:
        return FileResponse(ASSETS / "favicon.svg")


class SlotChange(BaseModel):
    """A value typed for a slot of the brief; empty: nothing is stated of it."""

    slot: str
    value: str


def _add_talk(app: FastAPI, talk: Talk) -> None:
    @app.get("/talk/{conversation}")
    def told(conversation: str, request: Request) -> dict[str, object]:
        """What was said in a conversation, to who began it."""
        return {"exchanges": talk.told(conversation, person(request).owner)}

    @app.post("/talk/{conversation}/brief")
    def edit(conversation: str, change: SlotChange, request: Request) -> dict[str, object]:
        """The last answer with another value of a slot."""
        return talk.edit(conversation, person(request).owner, change.slot, change.value)
