"""The advisor as an MCP server: over streamable HTTP, without sessions, and over stdio."""

from typing import Any

import anyio
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from mcp.server.lowlevel import Server
from mcp.server.lowlevel.helper_types import ReadResourceContents
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import CallToolResult, Resource, TextContent, Tool, ToolAnnotations
from pydantic import AnyUrl, ValidationError
from starlette.types import Receive, Scope, Send

from advisor import __version__
from advisor.errors import AdvisorError, sentence
from advisor.json_input import parse, plain
from advisor.web.api import mcp_app
from advisor.web.api.body import MOST_VALUES
from advisor.web.api.edge import ProgramRoute, failed
from advisor.web.api.mcp_tools import Offered, offered
from advisor.web.api.replay import Replay
from advisor.web.api.replies import Advises
from advisor.web.guard import LARGEST_OF_PROGRAMS, again, in_one_piece

NAME = "fine-tune-advisor"
PATHS = ("/mcp", "/mcp/", "/gradio_api/mcp", "/gradio_api/mcp/")
INSTRUCTIONS = (
    "Computed advice on fine-tuning and serving language models, in English and Chinese. Use `ask`"
    " for a person's own words; `estimate_run`, `compare_set_ups` and `look_up` where the"
    " parameters are known. Quote the figures as they are, with their assumptions."
)


def server(advisor: Advises, replay: Replay) -> Server[Any, Any]:
    """The four tools, and the card on which a host shows their answers."""
    made: Server[Any, Any] = Server(NAME, __version__, INSTRUCTIONS)
    tools = {each.name: each for each in offered(advisor, replay)}

    @made.list_tools()
    async def listed() -> list[Tool]:  # pyright: ignore[reportUnusedFunction]
        return [_listed(each) for each in tools.values()]

    # Our own sentences name the closest known values, which a check by schema does not.
    @made.call_tool(validate_input=False)
    async def called(name: str, arguments: dict[str, Any]) -> CallToolResult:  # pyright: ignore[reportUnusedFunction]
        if name not in tools:
            return _refused(f"no tool is called {name:.80}; known: {', '.join(tools)}")
        return await run_in_threadpool(_called, tools[name], arguments)

    @made.list_resources()
    async def resources() -> list[Resource]:  # pyright: ignore[reportUnusedFunction]
        return [
            Resource(
                uri=AnyUrl(mcp_app.URI), name="answer", title="Answer card", mimeType=mcp_app.MIME
            )
        ]

    @made.read_resource()
    async def read(uri: AnyUrl) -> list[ReadResourceContents]:  # pyright: ignore[reportUnusedFunction]
        if str(uri) != mcp_app.URI:
            raise AdvisorError(f"no such resource; known: {mcp_app.URI}")
        meta = {"ui": {"prefersBorder": True}}
        return [ReadResourceContents(mcp_app.page(), mcp_app.MIME, meta)]

    return made


def _listed(tool: Offered) -> Tool:
    return Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        inputSchema=tool.arguments,
        outputSchema=tool.figures,
        annotations=ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False),
        _meta={"ui": {"resourceUri": mcp_app.URI}},
    )


def _called(tool: Offered, arguments: dict[str, Any]) -> CallToolResult:
    try:
        shown = tool.call(plain(arguments))
    except (AdvisorError, ValidationError) as error:
        return _refused(sentence(error))
    except Exception as error:  # whatever broke: a sentence for them, the cause in our log
        return _refused(failed(error))
    return CallToolResult(
        content=[TextContent(type="text", text=shown.answer.markdown)],
        structuredContent=shown.figures,
        _meta={mcp_app.HTML: shown.html},
    )


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=why)], isError=True)


def routes(advisor: Advises, replay: Replay) -> APIRouter:
    router = APIRouter(route_class=ProgramRoute, include_in_schema=False)
    made = server(advisor, replay)

    async def exchanged(request: Request) -> Response:
        """A message in, its answer out; there is no stream to open and no session to end."""
        if request.method != "POST":
            return Response(None, 405, {"Allow": "POST"})
        body = await request.body()
        parse(body.decode(errors="replace"), MOST_VALUES)
        return _Exchange(made, body)

    for path in PATHS:
        router.add_api_route(
            path, exchanged, methods=["GET", "POST", "DELETE"], response_model=None
        )
    return router


class _Exchange(Response):
    """The answer that the SDK writes itself to a body that was read; one manager a request, so that
    nothing has to run beside the application."""

    def __init__(self, made: Server[Any, Any], body: bytes) -> None:
        super().__init__()
        self._made, self._body = made, body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        manager = StreamableHTTPSessionManager(
            self._made,
            json_response=True,
            stateless=True,
            max_request_body_size=LARGEST_OF_PROGRAMS,
        )
        read = again([in_one_piece(self._body)], receive)
        async with manager.run():
            await manager.handle_request(scope, read, send)


def over_stdio(advisor: Advises) -> None:
    """Serves one client over standard input and output until it hangs up."""
    made = server(advisor, Replay(advisor))

    async def serve() -> None:
        async with stdio_server() as (reading, writing):
            await made.run(reading, writing, made.create_initialization_options())

    anyio.run(serve)
