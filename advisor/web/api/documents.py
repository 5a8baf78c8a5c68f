"""The OpenAPI document of the routes for programs, and the page that shows it and tries them."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from advisor import __version__
from advisor.advice.tool import Tool
from advisor.advice.tools import TOOLS
from advisor.web import shell
from advisor.web.api.answer import Question
from advisor.web.api.completions import MODEL, ChatRequest
from advisor.web.api.told import AnsweredTold, AskedTold, CalledTold
from advisor.web.visitor import visitor

EXAMPLE = "What will a 13B LoRA on a 4090 cost?"
EXAMPLES: dict[str, dict[str, Any]] = {
    "estimate_training_cost": {"model": "13B", "method": "qlora", "gpu": "RTX 4090"},
    "look_up": {"gpu": "RTX 4090"},
    "compare_setups": {"model": "7B", "runs": [{"gpu": "RTX 4090"}, {"gpu": "A100 80GB"}]},
}
EVENTS = (
    "With `Accept: text/event-stream` the same comes as server-sent events: `waiting`, then"
    " `called` (CalledTold) once the message is understood, then `answered` (AnsweredTold), `asked`"
    ' (AskedTold) or `failed` ({"error": sentence}).'
)


class Completion(BaseModel):
    """A chat completion of OpenAI's API; with `stream`, its chunks as server-sent events."""

    id: str
    object: str
    created: int
    model: str
    choices: list[dict[str, Any]]
    usage: dict[str, int]


@dataclass(frozen=True)
class Operation:
    """A route that reads its body itself, so that wrong JSON is told in our own words."""

    path: str
    tag: str
    summary: str
    description: str
    body: type[BaseModel]
    results: tuple[type[BaseModel], ...]
    example: dict[str, Any]


def operations() -> list[Operation]:
    """Answers and chat, then every tool."""
    chat = {"model": MODEL, "messages": [{"role": "user", "content": EXAMPLE}]}
    return [
        Operation(
            "/v1/answer", "Answers", "Answer a message", f"{_told(Question)} {EVENTS}", Question,
            (AnsweredTold, AskedTold), {"message": EXAMPLE},
        ),
        Operation(
            "/v1/chat/completions", "OpenAI-compatible", "The advisor as a chat model",
            _told(ChatRequest), ChatRequest, (Completion,), chat,
        ),
        *(_of_tool(name, tool) for name, tool in TOOLS.items()),
    ]  # fmt: skip


def document(routes: APIRouter) -> dict[str, Any]:
    """OpenAPI 3.1."""
    made = get_openapi(
        title="Fine-tune Advisor",
        version=__version__,
        routes=routes.routes,
        description="Computed advice on fine-tuning and serving language models.",
    )
    listed = operations()
    inputs = [(each.body, "validation") for each in listed]
    outputs = [(kind, "serialization") for each in listed for kind in each.results]
    models: Any = [*inputs, *outputs, (CalledTold, "serialization")]
    shapes, definitions = models_json_schema(models, ref_template="#/components/schemas/{model}")
    made["components"]["schemas"] |= definitions["$defs"] | {"Error": ERROR}
    made["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{}, {"key": []}]
    for each in listed:
        made["paths"][each.path] = {"post": _described(each, shapes)}
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"] |= {
                status: _json({"$ref": "#/components/schemas/Error"}, why)
                for status, why in WHY.items()
            }
    return made


WHY = {"400": "What is wrong.", "401": "A key is needed.", "403": "Not from a page of this origin.", "404": "No such tool.", "413": "The body is larger than 1 MiB.", "429": "Too many calls; `Retry-After` says how many seconds to wait.", "500": "The log has the cause."}  # fmt: skip
ERROR = {
    "type": "object",
    "properties": {
        "error": {
            "description": "A sentence; of the OpenAI-compatible routes an object with `message`.",
            "type": ["string", "object"],
        }
    },
    "required": ["error"],
}


def _described(operation: Operation, shapes: Any) -> dict[str, Any]:
    kinds = [shapes[kind, "serialization"] for kind in operation.results]
    body = {"schema": shapes[operation.body, "validation"], "example": operation.example}
    return {
        "tags": [operation.tag],
        "operationId": operation.path.removeprefix("/v1/").replace("/", "_"),
        "summary": operation.summary,
        "description": operation.description,
        "requestBody": {"required": True, "content": {"application/json": body}},
        "responses": {"200": _json(kinds[0] if len(kinds) == 1 else {"anyOf": kinds}, "Done.")},
    }


def _json(schema: dict[str, Any], why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": schema}}}


def _of_tool(name: str, tool: type[Tool]) -> Operation:
    summary, example = name.replace("_", " ").capitalize(), EXAMPLES.get(name, {})
    return Operation(
        f"/v1/tools/{name}", "Tools", summary, _told(tool), tool, (tool.gives(),), example
    )


def _told(kind: type[BaseModel]) -> str:
    return " ".join((kind.__doc__ or "").split())


class Field(NamedTuple):
    """An argument, as the page shows it."""

    name: str
    required: bool
    kind: str
    description: str


class Route(NamedTuple):
    """A route, as the page shows it."""

    method: str
    path: str
    summary: str
    description: str
    fields: list[Field]
    example: str


def shown(document: dict[str, Any]) -> list[Route]:
    """The document's routes for the page."""
    schemas = document["components"]["schemas"]
    made: list[Route] = []
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            body = told.get("requestBody", {}).get("content", {}).get("application/json", {})
            name = body["schema"]["$ref"].rpartition("/")[2] if body else ""
            example = json.dumps(body["example"], indent=2) if body else ""
            fields = _fields(schemas[name]) if body else []
            summary = told["summary"]
            made.append(Route(method, path, summary, told["description"], fields, example))
    return made


def _fields(schema: dict[str, Any]) -> list[Field]:
    required = schema.get("required", ())
    return [
        Field(name, name in required, _kind(each), each.get("description", ""))
        for name, each in schema.get("properties", {}).items()
    ]


def _kind(described: dict[str, Any]) -> str:
    """What a value may be: types, or the words to choose from."""
    kinds = [kind for kind in described.get("anyOf", [described]) if kind.get("type") != "null"]
    words = [" · ".join(map(str, kind.get("enum", [kind.get("type", "object")]))) for kind in kinds]
    return " / ".join(words)


def routes(documented: APIRouter) -> APIRouter:
    """Open to everybody: they say nothing of anybody."""
    router = APIRouter(include_in_schema=False)

    @cache
    def made() -> dict[str, Any]:
        return document(documented)

    @router.get("/v1/openapi.json")
    def openapi() -> Response:
        return JSONResponse(made())

    @router.get("/v1/docs")
    def docs(request: Request) -> Response:
        return shell.page("api", visitor(request), routes=shown(made()))

    return router
