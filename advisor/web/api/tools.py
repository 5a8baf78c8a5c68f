"""`/v1/tools`: each tool computed without the language model, as `python -m advisor call` does."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from pydantic_core import to_json

from advisor.advice.tool import Tool
from advisor.advice.tools import TOOLS
from advisor.call_json import result
from advisor.catalog.catalog import Catalog
from advisor.web.api.edge import ProgramRoute, RefusedError
from advisor.web.api.replies import Advises


class ToolListed(BaseModel):
    """A tool, and what it takes and gives as JSON schemas."""

    name: str
    description: str
    arguments: dict[str, Any]
    result: dict[str, Any]


class ToolsListed(BaseModel):
    """Every tool of the advisor."""

    tools: list[ToolListed]


def described(tool: type[Tool]) -> str:
    """What the tool answers, in one line."""
    return " ".join((tool.__doc__ or "").split())


def routes(advisor: Advises) -> APIRouter:
    router = APIRouter(route_class=ProgramRoute, tags=["Tools"])

    @router.get("/v1/tools")
    def listed() -> ToolsListed:
        """The tools: names, descriptions, and the JSON schemas of arguments and results."""
        return ToolsListed(tools=[_listed(name, tool) for name, tool in TOOLS.items()])

    @router.post("/v1/tools/{name}", include_in_schema=False)
    async def called(name: str, request: Request) -> Response:
        if name not in TOOLS:
            raise RefusedError(404, f"no tool is called {name:.80}; known: {', '.join(TOOLS)}")
        arguments = (await request.body()).decode(errors="replace")
        return await run_in_threadpool(_called, advisor.catalog, name, arguments)

    return router


def _called(catalog: Catalog, name: str, arguments: str) -> Response:
    computed = result(catalog, name, arguments)
    if "error" in computed:
        return JSONResponse(computed, 400)
    return Response(to_json(computed), media_type="application/json")


def _listed(name: str, tool: type[Tool]) -> ToolListed:
    return ToolListed(
        name=name,
        description=described(tool),
        arguments=tool.model_json_schema(),
        result=tool.gives().model_json_schema(mode="serialization"),
    )
