"""The JSON that a request brings."""

from typing import Annotated, Any

from fastapi import Depends, Request

from advisor.json_input import parse
from advisor.web.api.edge import RefusedError

MOST_VALUES = 100_000
"""Numbers, words, lists and objects together: a conversation of 200 turns has some 20,000."""


async def _document(request: Request) -> dict[str, Any]:
    value = parse((await request.body()).decode(errors="replace"), MOST_VALUES)
    if not isinstance(value, dict):
        raise RefusedError(400, "the body is no JSON object")
    return value


Document = Annotated[dict[str, Any], Depends(_document)]
"""The body as an object; without broken characters, not too deep, and of a bounded number of
values."""
