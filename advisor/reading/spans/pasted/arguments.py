"""Arguments that a program refused: renamed, or written otherwise than it knows them."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from advisor.catalog.arguments_known import ArgumentsKnown
from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

REFUSED = re.compile(
    r"(?:remaining_argv|unrecognized arguments|not used by the HfArgumentParser|Got unknown args[^:\n]{0,40}|no such option)\W{1,6}([^\n]{1,300})"
    r"|unexpected keyword argument\s?['\"`](\w{1,60})",
    re.I,
)
"""Before what was refused."""
NAME = re.compile(r"(?<![\w/.-])(?:--)?([A-Za-z][\w-]{2,60})")
LIKE = 0.8
"""Likeness of a name to the one that was meant."""


def refused(message: str, known: Iterable[ArgumentsKnown]) -> Finding | None:
    """The first name that an error gives back, and what it is called now or was meant to be."""
    error = REFUSED.search(message)
    if error is None:
        return None
    rows = [row for row in known if row.is_named_in(message)]
    for name in NAME.findall(error[1] or error[2]):
        plain = name.replace("-", "_")
        for row in rows:
            if plain in row.renamed:
                new = row.renamed[plain]
                told = note("pasted.renamed", old=name, new=new, framework=row.name)
                return Finding(told, (), alone=True)
            if meant := _meant(plain, row):
                told = note("pasted.mistyped", old=name, new=meant, framework=row.name)
                return Finding(told, (), alone=True)
    return None


def _meant(name: str, row: ArgumentsKnown) -> str | None:
    if name in row.arguments:
        return None
    return next(iter(get_close_matches(name, row.arguments, 1, LIKE)), None)
