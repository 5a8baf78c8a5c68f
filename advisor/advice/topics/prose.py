"""What a message tells in words: without its commands, configurations, code and logs, whose words
would find topics on settings that nobody asked about."""

import re
from collections.abc import Iterator

CODE = re.compile(r"```.*?(?:```|$)", re.S)
OBJECT = re.compile(r"\{[^{}]{0,2000}\}")
FLAG = re.compile(r"(?<!\S)--?[A-Za-z][\w-]{2,60}(?:[ =]{1,3}[^\s-]\S{0,200})?")
LINE = re.compile(
    r"""^[ \t]{0,40}(?:["']?[\w.\-/]{2,40}["']?[ \t]{0,4}[:=][ \t]{0,4}[^\n]{0,80}"""  # a setting
    r"""|[>$%][^\n]*|File "[^\n]*|[^\n]*(?:\d%\||it/s|s/it)[^\n]*)$""",  # a prompt, a log
    re.M,
)
SENTENCE_END = re.compile(r"(?<=[?!？！。])\s*|(?<=[.;；])\s+|\n+")
LEAST = 12
"""Letters; of fewer the whole message is read."""


def prose(message: str) -> str:
    """The words, or the whole message where there are hardly any."""
    told = message
    for pattern in (CODE, OBJECT, FLAG, LINE):
        told = pattern.sub(" ", told)
    return told if sum(map(str.isalpha, told)) >= LEAST else message


def parts(message: str) -> Iterator[str]:
    """The message and each of its sentences."""
    yield message
    yield from filter(None, SENTENCE_END.split(message))


ASKING = re.compile(
    r"\b(?:unclear|unsure|not sure|no idea|wonder(?:ing)?|(?:don't|do not) (?:know|understand|see)|want to know|no info\w*)\b|不知道|不清楚|不确定|想知道|想问|请问",
    re.I,
)
"""A sentence that asks without a question mark."""


def questions(message: str) -> list[str]:
    """Its sentences that end with a question mark, or ask without one."""
    sentences = SENTENCE_END.split(message)
    return [each for each in sentences if each.endswith(("?", "？")) or ASKING.search(each)]
