"""The calls possible for one question, as a finite language: a tool, and for each of its arguments the spans found in the text.

A call is written on one line, `tool; argument=span; argument=span`, with `tool+` for a message that continues the earlier call.
`CallSpace` is that language. A local model walks it piece by piece (`next_pieces`); a server gets it as JSON schema
(`json_schema`). An argument without a span cannot be produced, so neither can a made-up value.
"""

import json
from dataclasses import dataclass
from typing import Any

END = "\n"
CARRY = "+"


@dataclass(frozen=True)
class ArgumentSpace:
    """The spans one argument may take."""

    name: str
    candidates: tuple[str, ...]
    required: bool
    """A span that can fill only this argument of the tool must be used."""


@dataclass(frozen=True)
class ToolSpace:
    name: str
    arguments: tuple[ArgumentSpace, ...]


@dataclass(frozen=True)
class RawCall:
    """What the model said: a tool, whether it continues the earlier call, and a span for each argument."""

    tool: str
    carry: bool = False
    spans: tuple[tuple[str, str], ...] = ()

    def named(self) -> str:
        """The tool, marked if the call continues an earlier one."""
        return self.tool + CARRY if self.carry else self.tool

    def line(self) -> str:
        return self.named() + "".join(f"; {name}={span}" for name, span in self.spans)


@dataclass(frozen=True)
class CallSpace:
    """Every call the grammar allows for one question."""

    tools: tuple[ToolSpace, ...]
    can_carry: bool

    def tool_pieces(self) -> list[str]:
        """First pieces of a call: each tool, plain and (after an earlier call) continuing it; a mark ends the name."""
        names = [tool.name for tool in self.tools]
        carried = [name + CARRY for name in names if name != "none"] if self.can_carry else []
        return [*names, *carried]

    def tool(self, name: str) -> ToolSpace:
        return next(tool for tool in self.tools if tool.name == name)


def next_pieces(tool: ToolSpace, position: int, used: frozenset[str] = frozenset()) -> list[tuple[str, int, str]]:
    """What may follow when the arguments before `position` are settled: (text, position after it, candidate).

    Each optional argument may be skipped; a required one may not. No span (`used`) fills two arguments. The end of the line is the
    piece with an empty candidate.
    """
    pieces: list[tuple[str, int, str]] = []
    for index in range(position, len(tool.arguments)):
        argument = tool.arguments[index]
        free = [candidate for candidate in argument.candidates if candidate not in used]
        pieces += [(f"; {argument.name}={candidate}", index + 1, candidate) for candidate in free]
        if argument.required and free:
            return pieces
    return [*pieces, (END, len(tool.arguments), "")]


def json_schema(space: CallSpace) -> dict[str, Any]:
    """The same language as a closed JSON schema: one object for each tool, every key required, null for an argument not given."""
    return {"anyOf": [_tool_schema(tool, space.can_carry) for tool in space.tools]}


def _tool_schema(tool: ToolSpace, can_carry: bool) -> dict[str, Any]:
    properties: dict[str, Any] = {"tool": {"type": "string", "enum": [tool.name]}}
    properties["carry"] = {"type": "boolean"} if can_carry and tool.name != "none" else {"type": "boolean", "enum": [False]}
    for argument in tool.arguments:
        choices: list[str | None] = [*argument.candidates, *([] if argument.required else [None])]
        properties[argument.name] = {"enum": choices}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def parse_json(text: str, space: CallSpace) -> RawCall:
    """A server's answer as a call of this space; raises ValueError for anything outside it (a server may not enforce schemas)."""
    data = json.loads(text, strict=False)
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    tool = next((tool for tool in space.tools if tool.name == data.get("tool")), None)
    if tool is None:
        raise ValueError(f"no such tool: {data.get('tool')!r}")
    spans: list[tuple[str, str]] = []
    for argument in tool.arguments:
        span = data.get(argument.name)
        if span is None and not argument.required:
            continue
        if span not in argument.candidates:
            raise ValueError(f"{argument.name}={span!r} is not one of {argument.candidates}")
        spans.append((argument.name, span))
    return RawCall(tool.name, data.get("carry") is True and space.can_carry and tool.name != "none", tuple(spans))
