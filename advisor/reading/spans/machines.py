"""Rented machines by name ("p4d.24xlarge"): the card they hold, how many of it, and how many
machines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.places import BESIDE, HELD, Span
from advisor.reading.spans.numbers import find_numbers

MOST_MACHINES = 1000
BETWEEN = re.compile(
    r"\s?(?:x|×|\*|台|个|個)?\s?(?:(?:nodes?|instances?|machines?|servers?|vms?|boxes|of|the|aws|ec2|azure|gcp|阿里云|的)\s?){0,3}",
    re.I,
)
"""From the number of machines to their name."""
BEHIND = re.compile(
    r"\s?(?:(?:x|×|\*)\s?(?P<n>\d{1,4})(?![\d.]|\s?[a-z])|[，,]?\s?(?P<zh>\d{1,4}|[两二三四五六七八九十])\s?台)",
    re.I,
)
"""Behind the name: "g5.12xlarge x2", "g5.12xlarge两台"."""
RUN_ON = re.compile(
    r"(?:(?<!or\s)(?<!vs\s)(?<!nd\s)\b(?:on|using|rent(?:ing|ed)?)\s(?:an?\s|my\s|our\s|the\s)?|[在用租])[\s\"'`]?$",
    re.I,
)
ASKED = re.compile(r"\b(?:will|would|is|can|could|does)\s(?:an?\s|one\s|the\s)?[\"'`]?$", re.I)
ENOUGH = re.compile(
    r"[\"'`]?\s?(?:(?:be\s|do\s)?(?:enough|suffic\w*|work|handle|cope|suit\w*|fine|ok(?:ay)?)\b|够|夠|行吗|行嗎|可以吗|能行|能跑|扛得住|能不能)",
    re.I,
)
"""Around one that is asked about: "Will p3.2xlarge be enough"."""
CHOICE = re.compile(
    r"[\"'`]?\s*(?:,|，|、|/|或者?|还是|還是|和|与|與|跟|(?:,\s?)?\b(?:or|vs\.?|versus|and|against|than)\b)\s*(?:(?:an?|the|one|two|用|换)\s*)?(?:\d+\s?[x×]\s?)?[\"'`]?",
    re.I,
)
"""Between two that are weighed against each other."""
OTHERWISE = re.compile(r"[\"'`]?[\s,，、]{0,2}(?:or\b|vs\b|and\b|/|还是|還是|或|和|与)", re.I)


def machines(text: str, catalog: Catalog, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans with each machine counted; without machines whose very card the message names too
    ("g5.12xlarge (4x A10G)"), for that says it all."""
    named = {_card(span, catalog) for span in spans if not span.value(HELD)}
    rented = [span for span in spans if span.value(HELD)]
    for span in spans:
        if not span.value(HELD):
            yield span
        elif _card(span, catalog) not in named:
            counted = _counted(text, span)
            yield replace(counted, keyed=_run_on(text, counted) or _beside(text, span, rented))


def _beside(text: str, span: Span, rented: Sequence[Span]) -> bool:
    """Whether another machine is named as the choice beside it: "g6.xlarge or g5.xlarge"."""
    return any(
        CHOICE.fullmatch(text, min(span.end, other.end), max(span.start, other.start))
        for other in rented
        if other.end <= span.start or span.end <= other.start
    )


def _run_on(text: str, span: Span) -> bool:
    """Whether it is said to be what a run is on, or asked whether it may be, so that nobody need
    decide."""
    first = max(0, span.start - BESIDE)
    if enough := ENOUGH.match(text, span.end):
        return not enough[0].strip().isascii() or bool(ASKED.search(text, first, span.start))
    return bool(RUN_ON.search(text, first, span.start)) and not OTHERWISE.match(text, span.end)


def with_held(chosen: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
    """The pieces that fill each slot, and what the machines among the cards say of the number of
    cards; a single one says nothing where a number is stated."""
    cards, stated = chosen.get("gpu", []), chosen.get("num_gpus", [])
    if stated and len({span.value("gpu") for span in cards}) == 1:
        return dict(chosen)
    counts = ((span, span.value(HELD)) for span in cards)
    held = [replace(span, values=(("num_gpus", count),)) for span, count in counts if count]
    return {**chosen, "num_gpus": [*stated, *held]} if held else dict(chosen)


def _card(span: Span, catalog: Catalog) -> str | None:
    gpu = span.value("gpu")
    return catalog.gpu_names.get(squash(str(gpu))) if gpu else None


def _counted(text: str, span: Span) -> Span:
    """The machine with the number of machines that stands beside it, which multiplies its cards."""
    first = max(0, span.start - BESIDE)
    before = [
        number
        for number in find_numbers(text[first : span.start])
        if BETWEEN.fullmatch(text, first + number.end, span.start)
    ]
    behind = BEHIND.match(text, span.end)
    start, end, count = span.start, span.end, 1.0
    if before:
        start, count = first + before[-1].start, before[-1].value
    elif behind:
        end, [number] = behind.end(), find_numbers(behind["n"] or behind["zh"])
        count = number.value
    if count != int(count) or not 1 <= count <= MOST_MACHINES:
        return span
    total = int(count) * int(str(span.value(HELD)))
    values = tuple((name, total if name == HELD else value) for name, value in span.values)
    return Span(start, end, text[start:end], values)
