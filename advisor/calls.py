"""From spans to a call and back: which calls are possible for a message, and what the chosen one says in typed values."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.catalog import Catalog
from advisor.entities import Span
from advisor.grammar import ArgumentSpace, CallSpace, RawCall, ToolSpace
from advisor.quantities import WHOLE
from advisor.tools import TOOLS
from advisor.values import Change

Arguments = dict[str, Any]
"""Argument name -> normalised value, as the tools take them."""

TOPIC_LENGTH = 200


def call_space(message: str, spans: Sequence[Span], catalog: Catalog, can_carry: bool) -> CallSpace:
    """Every call the message can mean: the tools, and for each argument the spans that can fill it.

    A scenario is often only described ("sort our tickets"): the model may name one of the five where a first message asks about a task.
    """
    scenarios = () if can_carry else tuple(catalog.scenarios)
    tools = tuple(
        ToolSpace(name, tuple(space for argument in tool.chat if (space := _argument(argument, tool.chat, message, spans, scenarios))))
        for name, tool in TOOLS.items()
    )
    return CallSpace(tools, can_carry)


def _argument(
    name: str, arguments: tuple[str, ...], message: str, spans: Sequence[Span], scenarios: tuple[str, ...]
) -> ArgumentSpace | None:
    if name == "topic":
        return ArgumentSpace(name, (" ".join(message.split())[:TOPIC_LENGTH],), required=True)
    able = [span for span in spans if span.value(name) is not None]
    if name == "methods":
        return ArgumentSpace(name, (", ".join(dict.fromkeys(span.text for span in able)),), required=True) if able else None
    if not able:
        guessed = name == "scenario" and scenarios and arguments[0] == "scenario"
        return ArgumentSpace(name, scenarios, required=False) if guessed else None
    sure = any(span.certain and not any(other != name and span.value(other) is not None for other in arguments) for span in able)
    return ArgumentSpace(name, tuple(dict.fromkeys(span.text for span in able)), required=sure)


def stated(call: RawCall, spans: Sequence[Span]) -> Arguments:
    """The typed values of the call's spans; a relative change stays a `Change` until `carried` applies it."""
    values: Arguments = {}
    for name, text in call.spans:
        if name == "methods":
            values[name] = list(dict.fromkeys(span.value(name) for span in spans if span.value(name)))
            continue
        span = next((span for span in spans if span.text == text and span.value(name) is not None), None)
        values[name] = span.value(name) if span else text
    return values


HOW_MANY = re.compile(r"how many|of (?:those|them|these|that)|几(?:张|块|卡|台)|多少(?:张|块|卡|台)|这(?:张|款)?卡", re.I)
"""A question for the count keeps the card; one for the card itself ("which card then?") drops it."""


def carried(
    call: RawCall,
    stated_values: Arguments,
    history: Iterable[tuple[str, Arguments]],
    message: str = "",
    defaults: Mapping[str, float] | None = None,
) -> Arguments:
    """The call's full arguments: what the message states, on top of what it inherits when it continues an earlier turn.

    `history` holds (tool, context) of the earlier turns, a context being all that its chain of follow-ups has stated. A relative
    change of what was never stated changes what the tool assumed for it (`defaults`).
    """
    inherits = call.carry and not (call.tool == "look_up" and stated_values)  # a look-up is of what is named, if anything is
    context = _base(call.tool, list(history), bool(HOW_MANY.search(message))) if inherits else {}
    names = TOOLS[call.tool].chat
    arguments = {name: value for name, value in context.items() if name in names}
    for name, value in stated_values.items():
        if isinstance(value, Change):
            base = arguments.get(name, (defaults or {}).get(name) if call.carry else None)
            if isinstance(base, (int, float)):
                arguments[name] = _whole(value.apply(base), name in WHOLE)
        elif name == "methods" and len(value) == 1 and arguments.get("methods"):
            arguments["methods"] = list(dict.fromkeys([*arguments["methods"], *value]))
        else:
            arguments[name] = value
    return arguments


def _base(tool: str, history: list[tuple[str, Arguments]], keep_card: bool = True) -> Arguments:
    """What a follow-up inherits: the latest turn that is not small talk, an explanation or (for other tools) a look-up."""
    work = [(name, context) for name, context in history if name not in ("none", "explain")]
    plain = [(name, context) for name, context in work if name != "look_up" or tool == "look_up"]
    if not (plain or work):
        return {}
    name, context = (plain or work)[-1]
    dropped = {"gpu", "num_gpus"} if tool == "recommend_hardware" != name and not keep_card else set[str]()
    return {key: value for key, value in context.items() if key not in dropped}


def inheritable(call: RawCall, arguments: Arguments, history: Sequence[tuple[str, Arguments]]) -> Arguments:
    """What later follow-ups can inherit from this turn: its arguments, and those of its chain that its tool could not use."""
    return {**(_base(call.tool, list(history)) if call.carry else {}), **arguments}


def _whole(value: float, counted: bool) -> int | float:
    """A whole value as int; "a third of the data" is rounded, samples are counted. Endless doubling ends at infinity, which tools refuse."""
    return round(value) if math.isfinite(value) and (counted or value == int(value)) else value
