"""The edge of the routes for programs: whatever goes wrong behind it comes out as JSON."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from pydantic import ValidationError

from advisor.errors import AdvisorError, BusyError, logged, sentence

OPENAI = ("/v1/chat/", "/v1/models")
"""Routes whose errors have the shape of OpenAI's."""


class RefusedError(Exception):
    """A request that goes no further: HTTP status, and why in a sentence."""

    def __init__(
        self, status: int, why: str, code: str = "invalid_request_error", wait: int | None = None
    ) -> None:
        super().__init__(why)
        self.status = status
        self.code = code
        self.headers = {} if wait is None else {"Retry-After": str(wait)}
        if status == 401:
            self.headers["WWW-Authenticate"] = "Bearer"


def failed(error: Exception) -> str:
    """What a program is told of a failure of ours: the number under which the log has it."""
    return f"The answer failed; the server's log says why under {logged(error)}"


class ProgramRoute(APIRoute):
    """A route whose errors are `{"error": …}`, never a page or a trace."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except RefusedError as refused:
                return _told(request, refused)
            except BusyError as error:
                return _told(request, RefusedError(429, str(error), wait=error.retry_after))
            except (AdvisorError, ValidationError) as error:
                return _told(request, RefusedError(400, sentence(error)))
            except Exception as error:  # whatever broke: a sentence for them, the cause in our log
                return _told(request, RefusedError(500, failed(error), "server_error"))

        return handled


def _told(request: Request, refused: RefusedError) -> JSONResponse:
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    told: object = str(refused)
    if path.startswith(OPENAI):
        told = {"message": told, "type": refused.code, "param": None, "code": refused.code}
    return JSONResponse({"error": told}, refused.status, refused.headers)
