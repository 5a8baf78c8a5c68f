"""Which knowledge a figure rests on, as one short name."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from advisor import __version__
from advisor.catalog.catalog import Catalog


@lru_cache(maxsize=4)
def version(catalog: Catalog) -> str:
    """As "0.1.0+20261124.5f0c9a1e": the program, the newest day a row was checked, a hash of all
    rows, own prices among them.

    With the same version the same question has the same figures.
    """
    known = {field.name: getattr(catalog, field.name) for field in fields(catalog)}
    digest = hashlib.sha256(to_json(known)).hexdigest()[:8]
    newest = max(_checked(known), default=date.min)
    return f"{__version__}+{newest:%Y%m%d}.{digest}"


def _checked(value: Any) -> Iterator[date]:
    """The days on which rows were compared with their sources."""
    if isinstance(value, Mapping):
        for row in value.values():
            yield from _checked(row)
    elif isinstance(value, tuple):
        for row in value:
            yield from _checked(row)
    elif isinstance(day := getattr(value, "checked", None), date):
        yield day
