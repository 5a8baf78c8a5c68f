"""The possible calls as a JSON schema, for a model behind a server, and its answer read back."""

import json
from typing import Any

from advisor.reading.space import CONTINUE, CallSpace, RawCall, ToolSpace


def json_schema(space: CallSpace) -> dict[str, Any]:
    """The same language as a closed JSON schema: one object for each tool, every key required, null
    for an argument not given."""
    return {"anyOf": [_tool_schema(tool) for tool in space.tools]}


def _tool_schema(tool: ToolSpace) -> dict[str, Any]:
    properties: dict[str, Any] = {"tool": {"type": "string", "enum": [tool.name]}}
    properties["carry"] = {"type": "string", "enum": ["", *tool.marks]}
    for argument in tool.arguments:
        properties[argument.name] = {
            "enum": [
                *argument.choices(CONTINUE if tool.marks else ""),
                *([] if argument.required else [None]),
            ]
        }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def parse_json(text: str, space: CallSpace) -> RawCall:
    """A server's answer as a call of this space; raises ValueError for anything outside it (a
    server may not enforce schemas)."""
    data = json.loads(text, strict=False)
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    tool = next((tool for tool in space.tools if tool.name == data.get("tool")), None)
    if tool is None:
        raise ValueError(f"no such tool: {data.get('tool')!r}")
    carry = data.get("carry")
    carry = carry if isinstance(carry, str) and carry in tool.marks else ""
    spans: list[tuple[str, str]] = []
    for argument in tool.arguments:
        span = data.get(argument.name)
        if span is None and not argument.required:
            continue
        choices = argument.choices(carry)
        if span not in choices:
            raise ValueError(f"{argument.name}={span!r} is not one of {choices}")
        spans.append((argument.name, span))
    return RawCall(tool.name, carry, tuple(spans))
