"""From spans to a call and back: which calls are possible for a message, and what the chosen one says in typed values."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.entities import Span
from advisor.reading.grammar import BACK, CONTINUE, DROP, TAKE, ArgumentSpace, CallSpace, RawCall, ToolSpace
from advisor.reading.numbers import Change
from advisor.reading.patterns import RECORDS, WHOLE

Arguments = dict[str, Any]
"""Argument name -> normalised value, as the tools take them."""
History = Sequence[tuple[str, Arguments]]
"""The earlier turns: each one's tool and its context, which is all that its chain of follow-ups has stated."""

TOPIC_LENGTH = 200
STANDALONE = ("look_up", "explain", "none")
"""Tools that continue no earlier call; a look-up takes over single names instead."""
OPTIONAL = (("recommend_hardware", "gpu"),)
"""Not required though certain: "my 3080 runs out of memory, which card instead?" names a card that is not asked about."""


def call_space(message: str, spans: Sequence[Span], catalog: Catalog, history: History = ()) -> CallSpace:
    """Every call the message can mean after `history`: the tools, and for each argument the spans that can fill it.

    A scenario is often only described ("sort our tickets"), so the model may name any of them.
    """
    tools: list[ToolSpace] = []
    for name, tool in TOOLS.items():
        earlier = set_ups(history, name)
        marks = () if name in STANDALONE else (CONTINUE, BACK) if len(earlier) > 1 else (CONTINUE,) if earlier else ()
        context = _latest(earlier) if name == "look_up" else earlier[-1][1] if earlier else {}
        spaces = (_argument(name, argument, message, spans, context, tuple(catalog.scenarios)) for argument in tool.chat)
        tools.append(ToolSpace(name, tuple(space for space in spaces if space), marks))
    times = Counter(span.text for span in spans)
    return CallSpace(tuple(tools), frozenset(text for text, count in times.items() if count > 1))


def set_ups(history: History, tool: str = "") -> list[tuple[str, Arguments]]:
    """The turns a follow-up with `tool` can refer to: explanations, small talk and (for other tools) look-ups are skipped."""
    work = [(name, context) for name, context in history if name not in ("none", "explain")]
    plain = [(name, context) for name, context in work if name != "look_up" or tool == "look_up"]
    return plain or work


def before(history: History) -> dict[str, str]:
    """What a trained model is told of the earlier turns: the call that can be continued with the names of what it states, and the
    tool since then that cannot."""
    earlier = set_ups(history)
    last = history[-1][0] if history and history[-1] not in earlier else ""
    return {"earlier": " ".join([earlier[-1][0], *sorted(earlier[-1][1])]) if earlier else "", "last": last}


def _latest(earlier: Iterable[tuple[str, Arguments]]) -> Arguments:
    """The latest value of every name: a look-up takes over single ones."""
    return {name: value for _, context in earlier for name, value in context.items()}


def _argument(
    tool: str, name: str, message: str, spans: Sequence[Span], context: Arguments, scenarios: tuple[str, ...]
) -> ArgumentSpace | None:
    able = [span for span in spans if span.value(name) is not None]
    texts = tuple(dict.fromkeys(span.text for span in able))
    if name == "topic":
        return ArgumentSpace(name, (" ".join(message.split())[:TOPIC_LENGTH],), required=True)
    if name == "methods":
        return ArgumentSpace(name, (", ".join(texts),), required=False) if able else None
    if name == "scenario":
        stated = {span.value(name) for span in able}
        others = tuple(scenario for scenario in scenarios if scenario not in stated and scenario not in texts)
        return ArgumentSpace(name, texts + others, required=False, inherited=name in context)
    if tool == "look_up":
        return ArgumentSpace(name, (*texts, TAKE) if name in context else texts, required=False) if able or name in context else None
    inherited = name in context
    if not able:
        return ArgumentSpace(name, (), required=False, inherited=True) if inherited else None
    required = (tool, name) not in OPTIONAL and any(_only(tool, name, span) for span in able)
    return ArgumentSpace(name, texts, required, inherited)


def _only(tool: str, name: str, span: Span) -> bool:
    """Whether the span surely is this argument in a call of the tool: "5000条" are data before they are requests."""
    others = (other for other in TOOLS[tool].chat if other != name)
    return span.certain and (span.values[0][0], name) != RECORDS and all(span.value(other) is None for other in others)


def stated(call: RawCall, spans: Sequence[Span]) -> Arguments:
    """The typed values of the call's spans; a relative change stays a `Change` until `carried` applies it."""
    values: Arguments = {}
    for name, text in call.spans:
        if text in (DROP, TAKE) or name == "topic":
            values[name] = text
        elif name == "methods":
            values[name] = list(dict.fromkeys(span.value(name) for span in spans if span.value(name)))
        else:
            span = next((span for span in spans if span.text == text and span.value(name) is not None), None)
            values[name] = span.value(name) if span else text
    return values


def carried(
    call: RawCall,
    stated_values: Arguments,
    history: History,
    message: str = "",
    defaults: Mapping[str, float] | None = None,
) -> Arguments:
    """The call's full arguments: what the message states, on top of what it inherits when it continues an earlier turn.

    A relative change of what was never stated changes what the tool assumed for it (`defaults`).
    """
    context = _base(call, stated_values, history, message)
    names = TOOLS[call.tool].chat
    arguments = {name: value for name, value in context.items() if name in names} if call.carry else {}
    for name, value in stated_values.items():
        if name == "topic":  # the message itself, were it "-"
            arguments[name] = value
        elif value == DROP:
            arguments.pop(name, None)
        elif value == TAKE:
            arguments[name] = context[name]
        elif isinstance(value, Change):
            base = arguments.get(name, (defaults or {}).get(name) if call.carry else None)
            if isinstance(base, (int, float)):
                arguments[name] = _whole(value.apply(base), name in WHOLE)
        elif name == "methods" and len(value) == 1 and arguments.get("methods"):
            arguments["methods"] = list(dict.fromkeys([*arguments["methods"], *value]))
        elif not (call.carry == BACK and _names(value, arguments.get(name))):
            arguments[name] = value
    return arguments


FIRST = re.compile(r"first|original|initial|very start|beginning|最初|最早|最开始|一开始|开头|第一|原来|原先", re.I)


def _base(call: RawCall, stated_values: Arguments, history: History, message: str) -> Arguments:
    """The set-up a message refers to: the latest; going back, the latest older one it names, or the first, or the one before."""
    earlier = set_ups(history, call.tool)
    if call.tool == "look_up":
        return _latest(earlier)
    contexts = [context for _, context in earlier]
    if call.carry != BACK or len(contexts) < 2:
        return contexts[-1] if contexts else {}
    older = [context for context in contexts[:-1] if context != contexts[-1]] or contexts[:-1]
    named = [context for context in older if any(_names(value, context.get(name)) for name, value in stated_values.items())]
    return named[-1] if named else older[0] if FIRST.search(message) else older[-1]


def _names(stated_value: Any, earlier: Any) -> bool:
    """Whether a message means an earlier value: it is the same, or its end ("the 7B" of "Qwen2.5-7B")."""
    return stated_value == earlier or (isinstance(stated_value, str) and isinstance(earlier, str) and earlier.endswith(stated_value))


def inheritable(call: RawCall, stated_values: Arguments, arguments: Arguments, history: History, message: str = "") -> Arguments:
    """What later follow-ups can inherit from this turn: its arguments, and those of its chain that its tool could not use."""
    kept = _base(call, stated_values, history, message) if call.carry else {}
    return {**{name: value for name, value in kept.items() if stated_values.get(name) != DROP}, **arguments}


def _whole(value: float, counted: bool) -> int | float:
    """A whole value as int; "a third of the data" is rounded, samples are counted. Endless doubling ends at infinity, which tools refuse."""
    return round(value) if math.isfinite(value) and (counted or value == int(value)) else value
