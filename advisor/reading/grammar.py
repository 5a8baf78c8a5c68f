"""The calls possible for one question, as a finite language: a tool, and for each of its arguments the spans found in the text.

A call is written on one line, `tool; argument=span; argument=span`. A mark after the tool says that the message continues the
earlier call (`tool+`) or goes back to an older one (`tool<`); a follow-up drops what it inherits with `argument=-`, a look-up takes
over a name with `argument=^`. `CallSpace` is that language. A local model walks it token by token (`walk`); a server gets it as JSON
schema (`json_schema`). An argument without a span cannot be produced, so neither can a made-up value.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

END = "\n"
CONTINUE, BACK = "+", "<"
DROP, TAKE = "-", "^"


@dataclass(frozen=True)
class ArgumentSpace:
    """The spans one argument may take."""

    name: str
    candidates: tuple[str, ...]
    required: bool
    """A span that can fill only this argument of the tool must be used."""
    inherited: bool = False
    """The earlier call has it, so a follow-up can drop it."""

    def choices(self, carry: str, used: frozenset[str] = frozenset()) -> list[str]:
        """What may stand after `=`; no span (`used`) fills two arguments."""
        free = [candidate for candidate in self.candidates if candidate not in used]
        return [*free, DROP] if self.inherited and carry else free


@dataclass(frozen=True)
class ToolSpace:
    name: str
    arguments: tuple[ArgumentSpace, ...]
    marks: tuple[str, ...] = ()
    """How a call of this tool can refer to earlier ones: CONTINUE, BACK."""


@dataclass(frozen=True)
class RawCall:
    """What the model said: a tool, how it refers to earlier calls ("" not at all), and a span for each argument."""

    tool: str
    carry: str = ""
    spans: tuple[tuple[str, str], ...] = ()

    def named(self) -> str:
        """The tool with its mark."""
        return self.tool + self.carry

    def line(self) -> str:
        return self.named() + "".join(f"; {name}={span}" for name, span in self.spans)


@dataclass(frozen=True)
class CallSpace:
    """Every call the grammar allows for one question."""

    tools: tuple[ToolSpace, ...]
    repeated: frozenset[str] = frozenset()
    """Texts that stand in the message more than once, so can fill more than one argument ("8 hours on 8 H100")."""

    def tool(self, name: str) -> ToolSpace:
        return next(tool for tool in self.tools if tool.name == name)

    def heads(self) -> dict[str, tuple[ToolSpace, str]]:
        """First pieces of a call, each tool plain and with its marks: the tool and the mark."""
        return {tool.name + mark: (tool, mark) for tool in self.tools for mark in ("", *tool.marks)}


def next_pieces(tool: ToolSpace, position: int, carry: str = "", used: frozenset[str] = frozenset()) -> list[tuple[str, int, str]]:
    """What may follow when the arguments before `position` are settled: (text, position after it, candidate).

    Each optional argument may be skipped; a required one may not. The end of the line is the piece with an empty candidate.
    """
    pieces: list[tuple[str, int, str]] = []
    for index in range(position, len(tool.arguments)):
        argument = tool.arguments[index]
        choices = argument.choices(carry, used)
        pieces += [(f"; {argument.name}={choice}", index + 1, choice) for choice in choices]
        if argument.required and choices:
            return pieces
    return [*pieces, (END, len(tool.arguments), "")]


@dataclass(frozen=True)
class Branch:
    """A place where the tokens of the possible calls part."""

    tokens: list[int]
    """Prompt and call so far."""
    options: dict[int, set[str]]
    """Each token that may follow, and the pieces of the call it leads to."""
    written: str
    """The call before the piece being chosen."""


Tokenize = Callable[[str], list[int]]
Choose = Callable[[Branch], int]
"""The token to take at a branch."""


def walk(space: CallSpace, tokenize: Tokenize, choose: Choose, prompt: str, tool_prompt: str | None = None) -> RawCall:
    """The call that `choose` leads to, asked at every branch on the way.

    The engine takes the model's likeliest token, training the token of the right call, so both see the same choices. Where one
    token is possible nothing is asked. `tool_prompt` stands before the tool, `prompt` before the arguments.
    """
    heads = space.heads()
    written = _piece(tokenize, choose, tool_prompt or prompt, "", list(heads))
    tool, carry = heads[written]
    spans: list[tuple[str, str]] = []
    position = 0
    while position < len(tool.arguments):
        used = frozenset(span for _, span in spans) - {DROP, TAKE} - space.repeated
        pieces = {text: (after, candidate) for text, after, candidate in next_pieces(tool, position, carry, used)}
        piece = _piece(tokenize, choose, prompt, written, list(pieces))
        written += piece
        position, candidate = pieces[piece]
        if candidate:
            spans.append((tool.arguments[position - 1].name, candidate))
    return RawCall(tool.name, carry, tuple(spans))


def _piece(tokenize: Tokenize, choose: Choose, prompt: str, written: str, pieces: list[str]) -> str:
    """One of `pieces` after `prompt + written`.

    Each is taken with what can follow it, so that "5" stands against "50" and not only as its beginning.
    """
    if len(pieces) == 1:
        return pieces[0]
    base = tokenize(prompt + written)
    paths: list[tuple[list[int], str]] = []
    for piece in pieces:
        for terminator in ("",) if piece == END else (";", END):
            paths.append((tokenize(prompt + written + piece + terminator), piece))
    depth = min(common(base, path) for path, _ in paths)
    while len({piece for _, piece in paths}) > 1:
        options: dict[int, set[str]] = {}
        paths = [(path, piece) for path, piece in paths if len(path) > depth]
        for path, piece in paths:
            options.setdefault(path[depth], set()).add(piece)
        if len(options) > 1:
            token = choose(Branch(paths[0][0][:depth], options, written))
            paths = [(path, piece) for path, piece in paths if path[depth] == token]
        depth += 1
    return paths[0][1]


def common(a: list[int], b: list[int]) -> int:
    """Length of the common beginning."""
    length = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        length += 1
    return length


def right_token(branch: Branch, call: RawCall) -> int:
    """The token of `branch` that leads to `call`; ValueError where the call is not in the space."""
    rest = (call.line() + END).removeprefix(branch.written)
    for token, pieces in branch.options.items():
        if any(piece == END == rest or (rest.startswith(piece) and rest[len(piece) :][:1] in (";", END)) for piece in pieces):
            return token
    raise ValueError(f"the grammar does not offer {call.line()!r}")


def json_schema(space: CallSpace) -> dict[str, Any]:
    """The same language as a closed JSON schema: one object for each tool, every key required, null for an argument not given."""
    return {"anyOf": [_tool_schema(tool) for tool in space.tools]}


def _tool_schema(tool: ToolSpace) -> dict[str, Any]:
    properties: dict[str, Any] = {"tool": {"type": "string", "enum": [tool.name]}}
    properties["carry"] = {"type": "string", "enum": ["", *tool.marks]}
    for argument in tool.arguments:
        properties[argument.name] = {"enum": [*argument.choices(CONTINUE if tool.marks else ""), *([] if argument.required else [None])]}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def parse_json(text: str, space: CallSpace) -> RawCall:
    """A server's answer as a call of this space; raises ValueError for anything outside it (a server may not enforce schemas)."""
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
