"""Amounts of data that name their place alone: "几十万条", "a few thousand samples". Each is a range;
the figures take a value of its middle and the answer says so."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from advisor.reading.places import AROUND, Span
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.unit_rows import rows

CHINESE = re.compile(
    r"(?<![好本次参指系函分倍个])[几数數幾]\s?(?P<place>[十百千]?[万萬]|[十百千])[多来]?(?![分倍块元刀个小时天G])"
)
ENGLISH = re.compile(
    r"(?<![a-z])(?:a\sfew|several|a\scouple\s(?:of\s)?)\s?(?P<place>hundred|thousand|million)(?![a-z])"
    r"|(?<![a-z])(?P<ten>tens|hundreds)\sof\s(?P<of>thousand|million)s(?![a-z])"
    r"|(?<![a-z])(?P<plain>hundred|thousand|million)s\sof(?![a-z])",
    re.I,
)
BEFORE = re.compile(r"(?:数据|數據|样本|樣本|语料|問答|问答)(?:量|集|数|數)?[^，。,；;\d]{0,5}$")
AFTER = re.compile(
    r"\s?(?:条|條|个?样本|个?樣本|份|篇|对(?!比)|句|组|张图|[^，。,；;\d\s]{0,4}(?:数据|數據|样本|語料|语料|对话|问答))"
)
MIDDLE, LOW, HIGH = 3, 2, 9
"""Times the place: nearly the geometric mean of once and ten times, and the ends of the range."""


class Rough(NamedTuple):
    """An amount in words, and what it may be."""

    words: str
    value: int
    low: int
    high: int


def rough_counts(text: str) -> Iterator[Span]:
    """Those of samples."""
    noun = re.compile(rf"\s?(?:[a-z-]+\s){{0,3}}(?:{rows().words['noun']})(?![a-z])", re.I)
    for pattern in (CHINESE, ENGLISH):
        for found in pattern.finditer(text):
            if pattern is ENGLISH:
                counted = noun.match(text, found.end())
            else:
                before = BEFORE.search(text, max(0, found.start() - AROUND), found.start())
                counted = before or AFTER.match(text, found.end())
            if counted:
                value = _rough(found).value
                yield Span(found.start(), found.end(), found[0], (("samples", value),), True)


def rough(words: str) -> Rough | None:
    """What the words of an amount may be; None where they name it."""
    found = CHINESE.fullmatch(words) or ENGLISH.fullmatch(words)
    return _rough(found) if found else None


def _rough(found: re.Match[str]) -> Rough:
    groups = found.groupdict()
    word = groups.get("of") or groups.get("place") or groups["plain"]
    place = find_numbers(word if word.isascii() else f"一{word}")[0].value
    if groups.get("of"):
        place *= 10 if groups["ten"].lower() == "tens" else 100
    if "couple" in found[0].lower():
        return Rough(found[0], round(2 * place), round(2 * place), round(3 * place))
    return Rough(found[0], *(round(times * place) for times in (MIDDLE, LOW, HIGH)))
