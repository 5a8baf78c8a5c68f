"""The web application: the chat at `/`, its compact form for other pages at `/embed`, health, and what protects them."""

from functools import cache

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.chat import Advisor
from advisor.language import Language, preferred
from advisor.settings import Settings
from advisor.web import accuracy, form, page

CONTENT_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'"
)
"""Nothing from elsewhere. Gradio's page carries its configuration in an inline script, hence 'unsafe-inline'."""

GRADIO_ROUTES = ("app_id", "cancel", "heartbeat", "info", "queue", "reset", "startup-events", "theme.css")
"""All that the chat uses of Gradio's server; uploads, files, the proxy, monitoring and the rest stay closed."""


class Guard:
    """Security headers on every response; Gradio routes that the chat does not use do not exist."""

    def __init__(self, app: ASGIApp, embedders: tuple[str, ...]) -> None:
        self._app = app
        self._embed_ancestors = " ".join(embedders) or "'none'"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        app = PlainTextResponse("Not found", 404) if _closed(path) else self._app
        headers = self._headers(path)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(headers)
            await send(message)

        await app(scope, receive, send_guarded)

    def _headers(self, path: str) -> dict[str, str]:
        ancestors = self._embed_ancestors if path.startswith("/embed") else "'self'"
        return {
            "Content-Security-Policy": f"{CONTENT_POLICY}; frame-ancestors {ancestors}",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }


def _closed(path: str) -> bool:
    path = path.removeprefix("/embed")
    return path.startswith("/monitoring") or (
        path.startswith("/gradio_api/") and not path.removeprefix("/gradio_api/").startswith(GRADIO_ROUTES)
    )


def create_app(advisor: Advisor, settings: Settings) -> FastAPI:
    app = FastAPI(title="Fine-tune Advisor", docs_url=None, redoc_url=None, openapi_url=None)
    # Without a CORS middleware of our own, Gradio would answer every origin with its name and credentials.
    app.add_middleware(CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"], allow_headers=["Content-Type"])
    app.add_middleware(Guard, embedders=settings.origins)

    @cache
    def settings_form() -> form.Form:
        """Made by the first who asks for it: it reads the tool's fields."""
        return form.Form(advisor.catalog, advisor.renderer)

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    def readyz() -> dict[str, str]:
        """The catalog is read and the model loaded: the app is made of both."""
        return {"status": "ready", "model": advisor.engine.name}

    @app.get("/favicon.ico")
    def favicon() -> FileResponse:
        return FileResponse(page.ASSETS / "favicon.svg")

    @app.get("/accuracy")
    def how_accurate(request: Request) -> HTMLResponse:
        return HTMLResponse(accuracy.page(_language(request)))

    @app.get("/run")
    def run(request: Request) -> Response:
        """Relative like the address of `/embed`; a browser sends the empty fields of a form as well."""
        if (address := form.tidy(request.query_params)) is not None:
            return RedirectResponse(f"run?{address}")
        status, html = settings_form().page(request.query_params, _language(request))
        return HTMLResponse(html, status)

    @app.get("/embed")
    def embed(request: Request) -> RedirectResponse:
        """Relative, so that it holds behind a proxy that serves the chat under a path."""
        return RedirectResponse(f"embed/?{request.url.query}")

    _mount(app, page.build(advisor, compact=True), "/embed")
    _mount(app, page.build(advisor, compact=False), "/")
    return app


def _language(request: Request) -> Language:
    return preferred(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))


def _mount(app: FastAPI, blocks: gr.Blocks, path: str) -> None:
    blocks.has_launched = True  # else Gradio skips its check of file paths, and anybody reads any file of the process
    gr.mount_gradio_app(
        app, blocks, path, footer_links=[], run_history=False, show_error=False, enable_monitoring=False, max_file_size=1,
        ssr_mode=False, mcp_server=False, pwa=False, theme=page.theme(), css_paths=[page.CSS], head=page.head(),
    )  # fmt: skip
