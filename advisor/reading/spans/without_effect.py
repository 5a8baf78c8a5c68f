"""A setting that a message reports to change nothing of the memory, by the rows of
`without_effect.yaml`: a fact for the tool that looks into the run, and no slot."""

import re
from functools import cache

from advisor.reading.rows import Sayings, found, read
from advisor.runs.options import Idle

MEMORY = re.compile(r"memory|\bv?ram\b|显存|顯存|\d\s?gi?b\b|oom|切分|生效|partition", re.I)
OTHERWISE = re.compile(
    r"gptq|awq|(?<![a-z])experts?(?![a-z])|gpt-oss|\bmoe\b|专家|(?:increas\w+|rais\w+|larger)\s(?:the\s)?batch|(?:增加|加大|调大|增大)\s?batch",
    re.I,
)
"""Weights that no engine divides or that no loading makes smaller, a batch that changed beside it:
other explanations."""


class Telling(Sayings):
    """A row of `without_effect.yaml`."""

    setting: Idle


@cache
def rows() -> tuple[Telling, ...]:
    return tuple(read("without_effect.yaml", list[Telling]))


def without_effect(message: str) -> Idle | None:
    """The setting, where memory is told of."""
    if not MEMORY.search(message) or OTHERWISE.search(message):
        return None
    return next((row.setting for row in found(rows(), message)), None)


SEEN = re.compile(
    r"(?:still|uses?|using|takes?|taking|占(?:了|用|用了)?|还是|還是|仍(?:然)?(?:占|是)?|显存)\s?(?:about\s|around\s|~)?(?P<size>\d{1,3}(?:\.\d{1,2})?)\s?G(?:i?B)?(?![A-Za-z])",
    re.I,
)


def seen_gib(message: str) -> float | None:
    """On the card, in spite of the setting."""
    found = _seen(message)
    return float(found["size"]) if found else None


def words_of_seen(message: str) -> tuple[str, ...]:
    found = _seen(message)
    return (found[0],) if found else ()


def _seen(message: str) -> re.Match[str] | None:
    return SEEN.search(message) if without_effect(message) else None
