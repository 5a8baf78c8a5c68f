"""Sizes of models that are no one model's: several in a list ("7/13/34B"), of which each is one, and
a bound ("smaller than 7B"), which is no model where one is asked for."""

import re
from collections.abc import Collection, Iterator

from advisor.catalog.names import squash
from advisor.reading.places import BESIDE, Span
from advisor.reading.spans.numbers import SUFFIXES

NUMBER = r"\d{1,3}(?:\.\d{1,2})?"
LISTED = re.compile(
    rf"(?<![\w.])(?P<all>{NUMBER}(?:\s?[bB])?(?:\s?[/、]\s?{NUMBER}(?:\s?[bB])?){{1,5}})(?<![bB])\s?[bB](?![A-Za-z0-9])",
    re.A,
)
"""The unit at least behind the last."""
EACH = re.compile(rf"(?P<number>{NUMBER})(?P<unit>\s?[bB])?", re.A)
FAMILY = re.compile(r"(?P<family>[A-Za-z][\w.-]{1,30}?(?:\s\d(?:\.\d)?)?)[\s-]?$")
"""Before a list: "Qwen2.5 7/14/32B"."""
_SIZE = r"(?P<size>\d{1,4}(?:\.\d{1,2})?)\s?-?(?P<unit>billion|b|(?<=\d\d)m)(?![a-z0-9]|\s?(?:training\s|text\s|of\s|个)?(?:tok|词元|rows|samples|data))"
BELOW = re.compile(
    rf"(?:\b(?:smaller|less|lower|lighter)\sthan\s(?:an?\s)?|(?<![a-z])(?:under|below|sub-?)\s?|(?<![<=])<\s?|(?:小于|小於|低于|低於|少于|不到|不足)\s?|比\s?)"
    rf"{_SIZE}(?:\s?(?:的)?(?:模型)?(?P<less>更小|还小|還小|要小|小))?",
    re.I,
)
UP_TO = re.compile(
    rf"(?:(?<![a-z])(?:up\sto|at\smost|no\s(?:more|larger|bigger)\sthan|max(?:imum)?(?:\sof)?)\s|(?:<=|≤)\s?|(?:不超过|不超過|不大于|不大於|最大|最多)\s?){_SIZE}"
    rf"|{_SIZE.replace('size', 'size2').replace('unit', 'unit2')}\s?(?:及|或)?(?:以下|以内|以內|之内|或更小|\sor\s(?:less|smaller|below|under))",
    re.I,
)
ROUNDED = 1.15
"""What is sold as 7B has up to so many times that: 7.6B."""


def sizes(text: str, known: Collection[str]) -> Iterator[Span]:
    """`known` are the names of the catalog."""
    yield from _bounds(text)
    for found in LISTED.finditer(text):
        parts = list(EACH.finditer(found["all"]))
        if all(part["unit"] for part in parts[:-1]):
            continue  # each is a name by itself
        for place, part in enumerate(parts):
            start, name = found.start("all") + part.start(), f"{part['number']}B"
            if place == 0 and (family := _family(text, start, name, known)):
                start, name = family
            end = found.start("all") + part.end() if place < len(parts) - 1 else found.end()
            yield Span(start, end, text[start:end], (("model", name),))


def _bounds(text: str) -> Iterator[Span]:
    for found in BELOW.finditer(text):
        if text[found.start()] != "比" or found["less"]:
            yield _bound(found, found["size"], found["unit"], 1)
    for found in UP_TO.finditer(text):
        size, unit = found["size"] or found["size2"], found["unit"] or found["unit2"]
        yield _bound(found, size, unit, ROUNDED)


def _bound(found: re.Match[str], size: str, unit: str, times: float) -> Span:
    most = float(size) * SUFFIXES[unit.lower()] * times
    name = f"{size}{'M' if unit.lower() == 'm' else 'B'}"
    return Span(found.start(), found.end(), found[0], (("model", name), ("below", most)))


def _family(text: str, start: int, size: str, known: Collection[str]) -> tuple[int, str] | None:
    """Where the name of the first begins, and the name, where its family stands before it."""
    found = FAMILY.search(text, max(0, start - BESIDE), start)
    if found is None or squash(f"{found['family']}{size}") not in known:
        return None
    return found.start(), f"{found['family']} {size}"
