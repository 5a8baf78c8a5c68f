"""Parameters that PEFT, ms-swift or Unsloth print: "trainable params: 4,194,304 || all params:
6,742,609,920"."""

import re
from collections.abc import Iterator

from advisor.reading.places import Span

_COUNT = r"\d[\d,_]{4,20}(?![\d.])"
PRINTED = re.compile(
    rf"trainable\s(?:params|parameters)\W{{1,4}}(?P<trained>{_COUNT})"
    rf"(?:[\s|,;/]{{1,6}}(?:all|total)\s(?:params|parameters)\W{{1,4}}(?P<all>{_COUNT})|\sof\s(?P<of>{_COUNT}))?"
    r"(?:[\s|,;/]{1,6}trainable%?\W{1,4}(?P<share>\d{1,3}(?:\.\d{1,20})?))?",
    re.I,
)
SWIFT = re.compile(
    r"(?P<all>\d{1,7}\.\d{2,4})M\sParams\s\((?P<trained>\d{1,7}\.\d{2,4})M\sTrainable", re.I
)
TRAINED, ALL, SHARE = "trainable_parameters", "all_parameters", "trainable_share"


def printed_parameters(text: str) -> Iterator[Span]:
    """What is trained, all there are, and the share, which says nothing more."""
    for found in PRINTED.finditer(text):
        yield _counted(found, "trained", TRAINED, 1)
        for name in ("all", "of"):
            if found[name]:
                yield _counted(found, name, ALL, 1)
        if found["share"]:
            share = ((SHARE, float(found["share"])),)
            yield Span(*found.span("share"), found["share"], share)
    for found in SWIFT.finditer(text):
        yield _counted(found, "trained", TRAINED, 1e6)
        yield _counted(found, "all", ALL, 1e6)


def _counted(found: re.Match[str], name: str, slot: str, unit: float) -> Span:
    count = round(float(re.sub("[,_]", "", found[name])) * unit)
    return Span(*found.span(name), found[name], ((slot, count),))
