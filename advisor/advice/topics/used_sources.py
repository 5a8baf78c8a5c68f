"""Which sources of an article the paragraphs that are told rest on: not those that name what only its
other paragraphs speak of."""

import re
from collections.abc import Sequence
from urllib.parse import urlparse

NAME = re.compile(r"[a-z][a-z0-9]{3,}(?:\.[a-z]+)?")
GENERAL = frozenset(
    [
        "github",
        "huggingface",
        "https",
        "docs",
        "blob",
        "main",
        "master",
        "issues",
        "issue",
        "pull",
        "abs",
        "latest",
        "stable",
        "html",
        "readme",
        "model",
        "models",
        "training",
        "train",
        "guide",
        "papers",
        "arxiv",
    ]
)
"""Words of addresses that name nothing."""


def used(sources: Sequence[str], told: Sequence[str], untold: Sequence[str]) -> tuple[str, ...]:
    """All, where none of them is surely of another paragraph."""
    here, elsewhere = (" ".join(texts).casefold() for texts in (told, untold))
    kept = tuple(each for each in sources if not _is_of_others(each, here, elsewhere))
    return kept or tuple(sources)


def _is_of_others(source: str, here: str, elsewhere: str) -> bool:
    address = urlparse(source)
    names = {*NAME.findall(f"{address.netloc}{address.path}".casefold())} - GENERAL
    return not any(name in here for name in names) and any(name in elsewhere for name in names)
