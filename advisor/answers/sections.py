"""The details of an answer by their headings: what is folded away becomes one tab each."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

HEADING = re.compile(r"^\*\*([^*\n]+)\*\*$", re.MULTILINE)
"""A line that is bold as a whole."""


class Section(NamedTuple):
    """Markdown under a heading; what stands before the first one has none."""

    title: str
    text: str


def sections(details: Iterable[str]) -> tuple[Section, ...]:
    """Those of several answers under one heading each, no line of a list twice; what is more than a
    list, as the parts of a memory, is told of the first."""
    found: dict[str, dict[str, None]] = {}
    for each in details:
        for title, text in _split(each):
            blocks = dict.fromkeys(_blocks(text))
            if title not in found or all(block.startswith("- ") for block in blocks):
                found.setdefault(title, {}).update(blocks)
    return tuple(Section(title, _joined(blocks)) for title, blocks in found.items() if blocks)


def _joined(blocks: Iterable[str]) -> str:
    """Items that follow one another are one list."""
    return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", "\n\n".join(blocks))


def _split(details: str) -> Iterator[tuple[str, str]]:
    before, *rest = HEADING.split(details)
    yield "", before
    yield from zip(rest[::2], rest[1::2], strict=True)


def _blocks(text: str) -> Iterator[str]:
    """Paragraphs, tables, and each item of a list of one-line items."""
    for block in filter(None, map(str.strip, re.split(r"\n\s*\n", text))):
        lines = block.splitlines()
        if all(line.startswith("- ") for line in lines):
            yield from lines
        else:
            yield block
