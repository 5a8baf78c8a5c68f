"""What a proxy before us changes: the path under which we are reached, and whom it forwards."""

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from advisor.settings import Settings


class UnderPath:
    """Everything of ours lies under a path, whether or not the proxy takes it off before it asks."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = scope["path"]
            if path != self._root and not path.startswith(f"{self._root}/"):
                path = self._root + path
            scope = {**scope, "path": path, "root_path": self._root}
        await self._app(scope, receive, send)


def add_proxy(app: FastAPI, settings: Settings) -> None:
    """Added last, so that it comes before everything else."""
    if settings.root_path:
        app.add_middleware(UnderPath, root=settings.root_path)
    if settings.believed_proxies:
        trusted = list(settings.believed_proxies)
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=trusted)
