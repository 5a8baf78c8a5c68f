"""What a call says in typed values, and what it inherits from the earlier turns that it
continues."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.advice.tool import Tool
from advisor.reading.counts import WHOLE
from advisor.reading.history import Arguments, History, latest
from advisor.reading.places import Relative, Span
from advisor.reading.space import BACK, DROP, TAKE, RawCall


def stated(call: RawCall, tool: type[Tool], spans: Sequence[Span]) -> Arguments:
    """The typed values of the spans of a call of `tool`, and of settings beside their names; a
    `Relative` one stays so until `carried` applies it."""
    values = _beside_names(tool, spans)
    for name, text in call.spans:
        if text in (DROP, TAKE) or name == tool.free_text:
            values[name] = text
        elif name == tool.list_argument:
            named = (span.value(name) for span in spans)
            values[name] = list(dict.fromkeys(value for value in named if value))
        else:
            same = (span for span in spans if span.text == text)
            valued = (value for span in same if (value := span.value(name)) is not None)
            values[name] = next(valued, text)
    return values


def _beside_names(tool: type[Tool], spans: Sequence[Span]) -> Arguments:
    return {
        name: value
        for span in spans
        for name, value in span.values
        if span.certain and name in tool.by_key
    }


def carried(
    call: RawCall,
    stated_values: Arguments,
    history: History,
    message: str = "",
    defaults: Mapping[str, float] | None = None,
) -> Arguments:
    """The call's full arguments: what the message states, on top of what it inherits.

    A relative change of what was never stated changes what the tool assumed for it (`defaults`).
    """
    tool = history.tools[call.tool]
    context = _base(call, stated_values, history, message)
    assumed, arguments = {}, Arguments()
    if call.carry:
        assumed, arguments = defaults or {}, _of_tool(tool, context)
    for name, value in stated_values.items():
        marker = value if name != tool.free_text else None  # of free text "-" is the message itself
        if marker == DROP:
            arguments.pop(name, None)
        elif marker == TAKE:
            arguments[name] = context[name]
        elif isinstance(value, Relative):
            arguments |= _changed(name, value, arguments.get(name, assumed.get(name)))
        elif not _goes_back_to(call, value, arguments.get(name)):
            added = name == tool.list_argument and len(value) == 1
            arguments[name] = (
                list(dict.fromkeys([*arguments.get(name, ()), *value])) if added else value
            )
    return arguments


def _changed(name: str, change: Relative, base: Any) -> Arguments:
    """The changed value; nothing where there was none to change."""
    return (
        {name: _whole(change.apply(base), name in WHOLE)} if isinstance(base, (int, float)) else {}
    )


def _of_tool(tool: type[Tool], context: Arguments) -> Arguments:
    """What of the set-up the tool takes."""
    return {name: value for name, value in context.items() if name in tool.stated()}


def _goes_back_to(call: RawCall, value: Any, earlier: Any) -> bool:
    """The value only names the set-up that the message returns to."""
    return call.carry == BACK and _names(value, earlier)


FIRST = re.compile(
    r"first|original|initial|very start|beginning|最初|最早|最开始|一开始|开头|第一|原来|原先", re.I
)


def _base(call: RawCall, stated_values: Arguments, history: History, message: str) -> Arguments:
    """The set-up a message refers to: the latest; going back, the latest older one it names, or the
    first, or the one before."""
    earlier = history.set_ups(call.tool)
    if history.tools[call.tool].takes_over:
        return latest(earlier)
    contexts = [context for _, context in earlier]
    if call.carry == BACK and len(contexts) > 1:
        return _returned_to(contexts, stated_values, message)
    return contexts[-1] if contexts else {}


def _returned_to(contexts: list[Arguments], stated_values: Arguments, message: str) -> Arguments:
    older = [context for context in contexts[:-1] if context != contexts[-1]] or contexts[:-1]
    if named := [context for context in older if _named_by(stated_values, context)]:
        return named[-1]
    return older[0] if FIRST.search(message) else older[-1]


def _named_by(stated_values: Arguments, context: Arguments) -> bool:
    """Whether the message states a value that this set-up has."""
    return any(_names(value, context.get(name)) for name, value in stated_values.items())


def _names(stated_value: Any, earlier: Any) -> bool:
    """Whether a message means an earlier value: it is the same, or its end ("the 7B" of
    "Qwen2.5-7B")."""
    return stated_value == earlier or (
        isinstance(stated_value, str)
        and isinstance(earlier, str)
        and earlier.endswith(stated_value)
    )


def inheritable(
    call: RawCall,
    stated_values: Arguments,
    arguments: Arguments,
    history: History,
    message: str = "",
) -> Arguments:
    """What later follow-ups can inherit from this turn: its arguments, and those of its chain that
    its tool could not use."""
    base = _base(call, stated_values, history, message) if call.carry else {}
    return {
        **{name: value for name, value in base.items() if stated_values.get(name) != DROP},
        **arguments,
    }


def _whole(value: float, counted: bool) -> int | float:
    """A whole value as int; "a third of the data" is rounded, samples are counted. Endless doubling
    ends at infinity, which tools refuse."""
    return round(value) if math.isfinite(value) and (counted or value == int(value)) else value
