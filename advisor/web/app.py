"""The web application: the chat at `/`, its compact form for other pages at `/embed`, the form,
accuracy and health."""

import socket
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, RedirectResponse, Response

from advisor.catalog.catalog import Catalog
from advisor.catalog.shelf_life import oldest_price
from advisor.catalog.version import version
from advisor.chat import Advisor
from advisor.settings import Settings
from advisor.store.store import Store
from advisor.web import (
    accuracy,
    dataset_routes,
    embed,
    form,
    gradio_server,
    history_routes,
    metrics,
    readiness,
    shell,
    talk_routes,
)
from advisor.web.admin import routes as admin
from advisor.web.api.routes import routes
from advisor.web.drain import Drain
from advisor.web.guard import Guard
from advisor.web.identity.doorway import Doorway
from advisor.web.identity.sign_in import from_settings
from advisor.web.in_store import InStore
from advisor.web.kept import InMemory
from advisor.web.knowledge import pages as knowledge
from advisor.web.measured import Measured
from advisor.web.proxy import add_proxy
from advisor.web.run_address import TOOL
from advisor.web.talk import Talk
from advisor.web.traffic import Traffic
from advisor.web.visitor import visitor
from advisor.web.words import ASSETS, words

LONGEST_PREFILLED = 2000
"""Characters of a question in a link; a longer one is left out."""


def create_app(
    advisor: Advisor,
    settings: Settings,
    store: Store | None = None,
    drain: Drain | None = None,
) -> FastAPI:
    """Without a store conversations are kept until the program ends."""
    app = FastAPI(title="Fine-tune Advisor", docs_url=None, redoc_url=None, openapi_url=None)

    def facts() -> str:
        """The administrator may replace prices while we run."""
        return version(advisor.catalog)

    drain = drain or Drain(settings.drain_seconds)
    ready = readiness.Readiness(advisor, store, drain)
    counted = metrics.Metrics(advisor, lambda: not ready.reasons())
    app.state.metrics = counted
    measured = Measured(advisor, counted, ready)
    app.include_router(readiness.routes(ready, advisor.engine.name))
    app.include_router(metrics.routes(counted, settings))
    talk = Talk(measured, InStore(store, facts) if store else InMemory())
    rules, sign_in = from_settings(settings)
    app.include_router(sign_in)
    app.include_router(embed.routes())
    app.include_router(history_routes.routes(store, facts))
    oldest = oldest_price(advisor.catalog)
    _add_pages(app, advisor, settings.origins, facts, oldest)
    app.include_router(talk_routes.routes(talk, facts, oldest))
    app.include_router(knowledge.routes(lambda: advisor.catalog))
    app.include_router(routes(measured, settings))
    app.include_router(admin.routes(advisor, settings, store))
    app.include_router(dataset_routes.routes(settings, advisor.renderer))
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
    app.add_middleware(Doorway, rules=rules)
    hosts = (settings.host, socket.gethostname(), *settings.trusted)
    app.add_middleware(Guard, embedders=settings.origins, hosts=hosts, known=known)
    app.add_middleware(Traffic, metrics=counted, drain=drain, logs=settings.access_log)
    add_proxy(app, settings)
    return app


def _add_pages(
    app: FastAPI,
    advisor: Advisor,
    embedders: tuple[str, ...],
    facts: Callable[[], str],
    oldest: date,
) -> None:

    @lru_cache(1)
    def settings_form(catalog: Catalog) -> form.Form:
        """Made by the first who asks for it: it reads the tool's fields."""
        return form.Form(catalog, advisor.tools[TOOL], advisor.renderer)

    def chat(request: Request, embedded: embed.Embedding | None = None) -> Response:
        seen = visitor(request)
        examples = (embedded and embedded.examples) or words().examples(seen.language)
        return shell.page(
            "chat", seen, compact=embedded, embedders=embedders, examples=examples,
            oldest_price=oldest, question=prefilled(request.query_params), facts=facts(),
        )  # fmt: skip

    @app.get("/")
    def whole(request: Request) -> Response:
        return chat(request)

    @app.get("/embed")
    def embedded(request: Request) -> Response:
        return chat(request, embed.embedding(request, embedders))

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
        return settings_form(advisor.catalog).page(request.query_params, visitor(request))

    @app.get("/static/{version}/{name}")
    def static(version: str, name: str) -> Response:
        return shell.static(name, version)

    @app.get("/favicon.ico")
    def favicon() -> FileResponse:
        return FileResponse(ASSETS / "favicon.svg")


def prefilled(query: Mapping[str, str]) -> str:
    """What a link puts into the box. Never sent by itself: a link must not make us compute."""
    question = query.get("q", "") or query.get("ask", "")
    return question.strip() if len(question) <= LONGEST_PREFILLED else ""
