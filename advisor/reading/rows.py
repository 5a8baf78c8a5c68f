"""The files of rows in `patterns/`: words, units, settings, moments."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import TypeAdapter

from advisor.catalog.row import Strict

T = TypeVar("T")


def read(file: str, kind: type[T]) -> T:
    """The content of `file` as `kind`; raises `ValidationError`."""
    text = (Path(__file__).parent / "patterns" / file).read_text(encoding="utf-8")
    return TypeAdapter(kind).validate_python(yaml.load(text, yaml.CSafeLoader), strict=False)


BEGINNING = 4000
"""Characters that are read: a log stands behind what people ask."""
S = TypeVar("S", bound="Sayings")


class Sayings(Strict):
    """A row of patterns, compared without case, with messages in which one of them is found."""

    said: tuple[str, ...]
    messages: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.said), re.I)


def found(rows: Iterable[S], message: str) -> Iterator[S]:
    """Those of which a pattern is in the beginning of the message, in their order."""
    asked = message[:BEGINNING]
    return (row for row in rows if row.pattern.search(asked))
