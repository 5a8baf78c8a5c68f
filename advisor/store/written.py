"""How values stand in the tables: ids, times, text, JSON."""

import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from advisor.conversation import readable
from advisor.errors import StoreError

LARGEST_JSON = 512 * 1024
"""Bytes of one value."""
EPOCH = datetime.fromtimestamp(0, UTC)


def new_id() -> str:
    """128 random bits: nobody guesses it."""
    return secrets.token_hex(16)


def is_id(text: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{32}", text) is not None


def microseconds(seconds: float) -> int:
    return round(seconds * 1e6)


def moment(stamp: int) -> datetime:
    return EPOCH + timedelta(microseconds=stamp)


def text(value: str, longest: int) -> str:
    """Text that both databases take: no NUL, no half characters, and not longer than it may be."""
    return readable(value.replace("\0", "")[:longest])


def as_json(value: Any) -> str:
    """A value as text; a `StoreError` for one that is too large or no JSON."""
    try:
        written = readable(json.dumps(value, ensure_ascii=False, allow_nan=False))
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError("too_large", f"no JSON to keep: {type(error).__name__}") from error
    if len(written.encode()) > LARGEST_JSON:
        raise StoreError("too_large", f"JSON above {LARGEST_JSON // 1024} kB is not kept")
    return written


def title(message: str, longest: int) -> str:
    """One line of a message, by whole words where it has any."""
    line = " ".join(text(message, 10 * longest).split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    head, _, tail = cut.rpartition(" ")
    return f"{head if head and len(tail) < longest // 3 else cut}…"
