"""The web application: the chat at `/`, its compact form for other pages at `/embed`, the form,
accuracy and health."""

import socket
from functools import cache

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from advisor.catalog.shelf_life import oldest_price
from advisor.chat import Advisor
from advisor.language import Language, preferred
from advisor.settings import Settings
from advisor.web import accuracy, form, page
from advisor.web.guard import Guard


def create_app(advisor: Advisor, settings: Settings) -> FastAPI:
    app = FastAPI(title="Fine-tune Advisor", docs_url=None, redoc_url=None, openapi_url=None)
    oldest = oldest_price(advisor.catalog)
    pages = {root: page.build(advisor, bool(root), oldest) for root in ("/embed", "")}

    def known(root: str, session: str) -> bool:
        return session in pages[root]._queue.pending_messages_per_session  # pyright: ignore[reportPrivateUsage]

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
    _add_routes(app, advisor)
    for root, blocks in pages.items():
        _mount(app, blocks, root or "/")
    return app


def _add_routes(app: FastAPI, advisor: Advisor) -> None:
    @cache
    def settings_form() -> form.Form:
        """Made by the first who asks for it: it reads the tool's fields."""
        return form.Form(advisor.catalog, advisor.tools[form.TOOL], advisor.renderer)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Needs no thread, so that it answers while all of them are busy."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(response: Response) -> dict[str, str]:
        """The catalog is read, and the model can answer now."""
        ready = advisor.engine.ready
        response.status_code = 200 if ready else 503
        return {"status": "ready" if ready else "starting", "model": advisor.engine.name}

    @app.get("/favicon.ico")
    def favicon() -> FileResponse:
        return FileResponse(page.ASSETS / "favicon.svg")

    @app.get("/accuracy")
    def how_accurate(request: Request) -> HTMLResponse:
        return HTMLResponse(accuracy.page(_language(request)))

    @app.get("/run")
    def run(request: Request) -> Response:
        """Relative like the address of `/embed`; a browser sends a form's empty fields as well."""
        if (address := form.tidy(request.query_params)) is not None:
            return RedirectResponse(f"run?{address}")
        status, html = settings_form().page(request.query_params, _language(request))
        return HTMLResponse(html, status)

    @app.get("/embed")
    def embed(request: Request) -> RedirectResponse:
        """Relative, so that it holds behind a proxy that serves the chat under a path."""
        return RedirectResponse(f"embed/?{request.url.query}")


def _language(request: Request) -> Language:
    accepted = request.headers.get("accept-language", "")
    return preferred(request.query_params.get("lang", ""), accepted)


def _mount(app: FastAPI, blocks: gr.Blocks, path: str) -> None:
    # Else Gradio skips its check of file paths, and anybody reads any file of the process.
    blocks.has_launched = True
    gr.mount_gradio_app(
        app, blocks, path, footer_links=[], run_history=False, show_error=False,
        enable_monitoring=False, max_file_size=1, ssr_mode=False, mcp_server=False, pwa=False,
        theme=page.theme(), css_paths=[page.CSS], head=page.head(),
    )  # fmt: skip
