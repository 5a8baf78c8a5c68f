"""The web application: the chat at `/`, its compact form for other pages at `/embed`, the form,
accuracy and health."""

import socket
from collections.abc import Mapping
from functools import cache

from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, RedirectResponse, Response

from advisor.catalog.shelf_life import oldest_price
from advisor.chat import Advisor
from advisor.settings import Settings
from advisor.web import accuracy, form, gradio_server, shell
from advisor.web.guard import Guard
from advisor.web.kept import InMemory
from advisor.web.knowledge import pages as knowledge
from advisor.web.talk import Talk
from advisor.web.visitor import owner, visitor
from advisor.web.words import ASSETS, words

LONGEST_PREFILLED = 2000
"""Characters of a question in a link; a longer one is left out."""


def create_app(advisor: Advisor, settings: Settings) -> FastAPI:
    app = FastAPI(title="Fine-tune Advisor", docs_url=None, redoc_url=None, openapi_url=None)
    talk = Talk(advisor, InMemory())
    _add_pages(app, advisor)
    _add_talk(app, talk)
    app.include_router(knowledge.routes(advisor.catalog))
    _add_health(app, advisor)
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
        question = prefilled(request.query_params)
        return shell.page(
            "chat", seen, compact=compact, examples=examples, oldest_price=oldest, question=question
        )

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


def prefilled(query: Mapping[str, str]) -> str:
    """What a link puts into the box. It is never sent by itself: a link must not make us compute."""
    question = query.get("q", "") or query.get("ask", "")
    return question.strip() if len(question) <= LONGEST_PREFILLED else ""


def _add_talk(app: FastAPI, talk: Talk) -> None:
    @app.get("/talk/{conversation}")
    def told(conversation: str, request: Request) -> dict[str, object]:
        """What was said in a conversation, to who began it."""
        return {"exchanges": talk.told(conversation, owner(request.headers))}


def _add_health(app: FastAPI, advisor: Advisor) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Needs no thread, so that it answers while all of them are busy."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz() -> dict[str, str]:
        """The catalog is read and the model loaded: the app is made of both."""
        return {"status": "ready", "model": advisor.engine.name}
