"""The address of a run on the form's page."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from advisor.language import Language

TOOL = "estimate_training_cost"
"""Whose arguments the form's fields are."""


def address(values: Mapping[str, Any], changed: Mapping[str, Any], language: Language) -> str:
    """The run with other values, relative to the page's address: so it holds behind a proxy."""
    query = urlencode({**values, **changed, "lang": language}, errors="replace")
    return f"run?{query}#result"
