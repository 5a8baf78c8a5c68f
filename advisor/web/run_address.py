"""A run as an address: on the form's page, and as the beginning of a conversation."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from advisor.language import Language
from advisor.reading.slots import SLOTS

TOOL = "estimate_training_cost"
"""Whose arguments the form's fields are."""
FIELD_OF = {"flash_attention": "attention", "budget": "budget_usd"}
"""Slot -> the field of the form that names it, where their names differ."""


def address(values: Mapping[str, Any], changed: Mapping[str, Any], language: Language) -> str:
    """The run with other values, relative to the page's address: so it holds behind a proxy."""
    query = urlencode({**values, **changed, "lang": language}, errors="replace")
    return f"run?{query}#result"


def conversation(values: Mapping[str, str]) -> str:
    """The fragment of the chat's address that begins with the run, as the chat's own links do: what
    the chat has a slot for."""
    stated = {
        "asks": [TOOL],
        "brief": {slot: text for slot, text in values.items() if sayable(slot)},
    }
    return f"#run={quote(json.dumps(stated, ensure_ascii=False), errors='replace')}"


def sayable(field: str) -> bool:
    """Whether a conversation keeps this field of the form; the others hold for one estimate."""
    return field in SLOTS
