"""A command over several lines of which the shell reads only a part."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from advisor.reading.spans.measured.finding import Finding
from advisor.result import note

ARGUMENT = re.compile(r"\s*(--?[A-Za-z][\w.-]*)")
COMMENT = re.compile(r"\s*#\s*(--?[A-Za-z][\w.-]*)")
LEAST_GOING_ON = 3
"""Lines that end in a backslash; fewer are no habit that one line breaks."""
SHOWN = 60
"""Characters of a line that are shown."""


def lost(message: str) -> Finding | None:
    """The first line of a command without the backslash that the next one needs, or a comment that
    swallows the rest."""
    lines = message.splitlines()
    if sum(line.rstrip().endswith("\\") for line in lines) < LEAST_GOING_ON:
        return None
    return next(chain(_cut(lines), _commented(lines)), None)


def _cut(lines: Sequence[str]) -> Iterator[Finding]:
    """An argument without a backslash, after a line that has one, with an argument below it."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        goes_on = before.rstrip().endswith("\\") and ARGUMENT.match(line)
        if goes_on and not line.rstrip().endswith("\\") and (next_ := ARGUMENT.match(after)):
            shown = line.strip()[:SHOWN]
            yield Finding(note("pasted.cut", line=shown, next=next_[1]), ())


def _commented(lines: Sequence[str]) -> Iterator[Finding]:
    """A comment between lines of one command: the shell takes what follows it for another."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        comment = COMMENT.match(line) if before.rstrip().endswith("\\") else None
        if comment and (next_ := ARGUMENT.match(after)):
            yield Finding(note("pasted.comment", line=comment[1], next=next_[1]), ())
