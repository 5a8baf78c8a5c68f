"""The calls possible for one message, as a finite language: a tool, and for each of its arguments
the spans found in the text.

A call is written on one line, `tool; argument=span; argument=span`. A mark after the tool says that
the message continues the earlier call (`tool+`) or goes back to an older one (`tool<`); a follow-up
drops what it inherits with `argument=-`, a look-up takes over a name with `argument=^`. `CallSpace`
is that language: a local model walks it token by token (`trie`), a server gets it as a JSON schema
(`schema`). An argument without a span cannot be produced, so neither can a made-up value.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.reading.history import Arguments, History, latest
from advisor.reading.patterns import RECORDS
from advisor.reading.places import Span

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
    """What the model said: a tool, how it refers to earlier calls ("" not at all), and a span for
    each argument."""

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
    """Texts that stand in the message more than once, so can fill more than one argument ("8 hours
    on 8 H100")."""

    def tool(self, name: str) -> ToolSpace:
        return next(tool for tool in self.tools if tool.name == name)

    def heads(self) -> dict[str, tuple[ToolSpace, str]]:
        """First pieces of a call, each tool plain and with its marks: the tool and the mark."""
        return {tool.name + mark: (tool, mark) for tool in self.tools for mark in ("", *tool.marks)}


def next_pieces(
    tool: ToolSpace, position: int, carry: str = "", used: frozenset[str] = frozenset()
) -> list[tuple[str, int, str]]:
    """What may follow when the arguments before `position` are settled: (text, position after it,
    candidate).

    Each optional argument may be skipped; a required one may not. The end of the line is the piece
    with an empty candidate.
    """
    pieces: list[tuple[str, int, str]] = []
    for index in range(position, len(tool.arguments)):
        argument = tool.arguments[index]
        choices = argument.choices(carry, used)
        pieces += [(f"; {argument.name}={choice}", index + 1, choice) for choice in choices]
        if argument.required and choices:
            return pieces
    return [*pieces, (END, len(tool.arguments), "")]


TOPIC_LENGTH = 200


def call_space(
    message: str, spans: Sequence[Span], catalog: Catalog, history: History
) -> CallSpace:
    """Every call the message can mean after `history`."""
    tools = (_tool(name, message, spans, catalog, history) for name in history.tools)
    times = Counter(span.text for span in spans)
    repeated = frozenset(text for text, count in times.items() if count > 1)
    return CallSpace(tuple(tools), repeated)


def _tool(
    name: str, message: str, spans: Sequence[Span], catalog: Catalog, history: History
) -> ToolSpace:
    tool, earlier = history.tools[name], history.set_ups(name)
    marks = (CONTINUE, BACK) if len(earlier) > 1 else (CONTINUE,) if earlier else ()
    context = latest(earlier) if tool.takes_over else earlier[-1][1] if earlier else {}
    surroundings = _Surroundings(tool, message, spans, context, tuple(catalog.scenarios))
    arguments = (_argument(surroundings, argument) for argument in tool.chat)
    offered = tuple(argument for argument in arguments if argument)
    return ToolSpace(name, offered, marks if tool.continues else ())


@dataclass(frozen=True)
class _Surroundings:
    """What decides which spans an argument of the tool may take."""

    tool: type[Tool]
    message: str
    spans: Sequence[Span]
    context: Arguments
    scenarios: tuple[str, ...]


def _argument(around: _Surroundings, name: str) -> ArgumentSpace | None:
    tool, inherited = around.tool, name in around.context
    able = [span for span in around.spans if span.value(name) is not None]
    texts = tuple(dict.fromkeys(span.text for span in able))
    if name == tool.free_text:
        topic = " ".join(around.message.split())[:TOPIC_LENGTH]
        return ArgumentSpace(name, (topic,), required=True)
    if name == tool.described:
        return ArgumentSpace(name, texts + _unnamed(around, able, name), False, inherited)
    if name == tool.list_argument:
        return _optional(name, (", ".join(texts),) if able else ())
    if tool.takes_over:
        return _optional(name, (*texts, TAKE) if inherited else texts)
    if not (able or inherited):
        return None
    return ArgumentSpace(name, texts, _required(tool, name, able), inherited)


def _required(tool: type[Tool], name: str, able: Sequence[Span]) -> bool:
    """A span that can be nothing else must be taken, unless the tool's arguments are often only
    mentioned."""
    return name not in tool.mentioned and any(_only(tool, name, span) for span in able)


def _optional(name: str, offered: tuple[str, ...]) -> ArgumentSpace | None:
    return ArgumentSpace(name, offered, required=False) if offered else None


def _unnamed(around: _Surroundings, able: Sequence[Span], name: str) -> tuple[str, ...]:
    """The scenarios that no span names: one is often only described ("sort our tickets")."""
    named = {span.value(name) for span in able} | {span.text for span in able}
    return tuple(scenario for scenario in around.scenarios if scenario not in named)


def _only(tool: type[Tool], name: str, span: Span) -> bool:
    """Whether the span surely is this argument in a call of the tool.

    "5000条" are data before they are requests.
    """
    others = (other for other in tool.chat if other != name)
    data = (span.values[0][0], name) == RECORDS
    return span.certain and not data and all(span.value(other) is None for other in others)
