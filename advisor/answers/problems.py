"""What went wrong and the way out: every code of a `ToolError` is a message of `errors.ftl`.

Its attributes are the parts of the answer: `headline`, and `body` and `suggestions` where there is
something to say.
"""

import re
from collections.abc import Mapping
from typing import Any

from babel.lists import format_list
from pydantic import ValidationError

from advisor.answers.amounts import plain
from advisor.answers.markup import cell
from advisor.answers.words import Value, Words
from advisor.errors import AdvisorError, ToolError
from advisor.language import Text

FILE = "errors"
UNFORESEEN = "unforeseen"
LONGEST = 80
"""Characters of a user's text that an answer repeats."""
LONGEST_MESSAGE = 200
LIMITS = ("ge", "gt", "le", "lt")
CODES = {"missing": "missing_argument", "extra_forbidden": "unknown_argument"}
"""Of pydantic's kinds of error those that have a sentence of their own; any other is a bad
value."""


def described(error: AdvisorError | ValidationError) -> tuple[str, dict[str, Any], tuple[str, ...]]:
    """Code, details and closest known names of an error."""
    if isinstance(error, ToolError):
        return error.code, error.details, error.closest
    if not isinstance(error, ValidationError):
        return "engine", {}, ()
    first = error.errors()[0]
    argument = str(first["loc"][0]) if first["loc"] else ""
    limits = {**first.get("ctx", {}), "kind": first["type"]}
    details = {"argument": argument, "value": first["input"], "limits": limits}
    return CODES.get(first["type"], "bad_value"), details, ()


def parts(error: AdvisorError | ValidationError, said: Words) -> dict[str, str]:
    """The parts of the answer to `error`."""
    code, details, closest = described(error)
    if not said.knows(FILE, f"{code}.headline"):
        code, details = UNFORESEEN, {"message": _short(error, LONGEST_MESSAGE)}
    values = _values(details, closest, said)
    values["meant"] = "\n".join(said.say(FILE, "meant", name=name, code=code) for name in closest)
    return {
        part: said.say(FILE, f"{code}.{part}", **values)
        for part in ("headline", "body", "suggestions")
        if said.knows(FILE, f"{code}.{part}")
    }


def _values(details: Mapping[str, Any], closest: tuple[str, ...], said: Words) -> dict[str, Value]:
    """What a sentence can name; text of a user is short and safe."""
    argument = str(details.get("argument", ""))
    known = said.knows(FILE, f"argument.{argument}") if argument else False
    return {
        **{name: _value(value, said) for name, value in details.items() if name != "limits"},
        "argument_name": said.term("argument", argument) if known else _value(argument, said),
        "allowed": _limit(details.get("limits", {}), said),
        "closest": said.term("between", "comma").join(map(cell, closest)) if closest else None,
    }


def _value(value: object, said: Words) -> Value:
    if isinstance(value, Text):
        return cell(value[said.language])
    return (
        value
        if isinstance(value, int | float) and not isinstance(value, bool)
        else cell(_short(value))
    )


def _short(text: object, longest: int = LONGEST) -> str:
    whole = str(text)
    return whole if len(whole) <= longest else f"{whole[: longest - 1]}…"


def _limit(limits: Mapping[str, Any], said: Words) -> str:
    """Which values an argument can have."""
    kind = str(limits.get("kind", ""))
    if "expected" in limits:
        choices = _choices(str(limits["expected"]), said)
        return said.say(FILE, "limit.choices", choices=cell(choices))
    bounds = {name: plain(limits[name], said.language) for name in LIMITS if name in limits}
    if {"ge", "le"} <= bounds.keys():
        return said.say(FILE, "limit.between", ge=bounds["ge"], le=bounds["le"])
    for name, bound in bounds.items():
        return said.say(FILE, f"limit.{name}", bound=bound)
    if kind.startswith(("int_", "float_")):
        return said.say(FILE, f"limit.{kind.partition('_')[0]}")
    return said.say(FILE, "limit.other")


def _choices(expected: str, said: Words) -> str:
    """pydantic's English list of choices, as a list of the language."""
    return format_list(re.split(r", | or ", expected), style="or", locale=said.locale)
