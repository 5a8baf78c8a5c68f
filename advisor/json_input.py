"""JSON from strangers: what any door (command line, batch, page, HTTP) takes in before anything
reads it."""

import json
import math
from collections.abc import Iterable
from typing import Any

from advisor.errors import ToolError

DEEPEST = 16
"""Lists and objects inside each other; a published `config.json` has four."""
MOST_VALUES = 10_000
"""Numbers, words, lists and objects together; the largest published `config.json` has some 600."""


def parse(text: str, most: int = MOST_VALUES) -> Any:
    """The value that `text` spells; raises `ToolError` where it is no JSON or not `plain`."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ToolError("not_json", problem=f"{error!s:.200}") from error
    except RecursionError as error:
        raise ToolError("nested_too_deep", limit=DEEPEST) from error
    return plain(value, most)


def plain(value: Any, most: int = MOST_VALUES) -> Any:
    """`value` with half characters (lone surrogates) replaced by "?"; raises `ToolError` where it
    is nested deeper than `DEEPEST`, has more than `most` parts, or holds a number that is
    none (NaN, infinity)."""
    _check(value, most)
    return _readable(value)


def _check(value: Any, most: int) -> None:
    """Level by level rather than by recursion, so that depth cannot exhaust the stack."""
    level, seen = [("", value)], 0
    for _ in range(DEEPEST + 1):
        seen += len(level)
        if seen > most:
            raise ToolError("too_many_values", limit=most)
        for name, part in level:
            if isinstance(part, float) and not math.isfinite(part):
                raise ToolError("no_number", argument=name, value=str(part))
        level = [
            (f"{name or key!s:.80}", inner) for name, part in level for key, inner in _inside(part)
        ]
        if not level:
            return
    raise ToolError("nested_too_deep", limit=DEEPEST)


def _inside(value: Any) -> Iterable[tuple[Any, Any]]:
    """What a list or an object holds, with its key."""
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, (list, tuple)) else ()


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_readable(key): _readable(inner) for key, inner in value.items()}
    return [_readable(inner) for inner in value] if isinstance(value, (list, tuple)) else value
