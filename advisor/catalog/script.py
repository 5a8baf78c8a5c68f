"""Published training scripts: the rows of `knowledge/scripts.yaml`."""

import re
from functools import cached_property

from pydantic import Field

from advisor.catalog.row import Sourced

Settings = dict[str, str | int | float | bool]
"""Slot of a brief -> value."""


class Script(Sourced):
    """A script that people run by name, and what it does unasked."""

    id: str
    name: str
    words: tuple[str, ...] = Field(min_length=1)
    """Patterns that are all in a message which runs it."""
    unless: tuple[str, ...] = ()
    """Patterns none of which is."""
    settings: Settings = Field(min_length=1)
    """What it does where its arguments say nothing."""
    shipped: Settings = Field(default_factory=dict)
    """What its published launch sets beside them."""
    messages: tuple[str, ...] = Field(min_length=1)
    """Examples in which it is found."""

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
        def made(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
            return tuple(re.compile(each, re.I | re.A) for each in patterns)

        return made(self.words), made(self.unless)

    def is_run_by(self, message: str) -> bool:
        words, unless = self._patterns
        found = all(each.search(message) for each in words)
        return found and not any(each.search(message) for each in unless)
