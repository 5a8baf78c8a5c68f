"""How many cards: all of them outrank what a launcher starts on one machine ("32卡" beside
NPROC_PER_NODE=8), and "a single p4de.24xlarge" is one machine."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.reading.places import HELD, Span

EACH_MACHINE = re.compile(r"(?:nproc[_-]per[_-]node|gpus[_-]per[_-]node)[\"']?\s?[=:]?\s?$", re.I)
KEY = 24
"""Characters of such a key."""


def cards_counted(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with every count of cards that of all."""
    spans = _of_machines([span for span in spans if not _is_a_device(text, span)])
    spans = _of_nodes(text, spans)
    each = [span for span in spans if span.keyed and _of_one_machine(text, span)]
    one = _count(each[0]) if each else None
    whole = max(filter(None, map(_of_all, spans)), default=0)
    if not one or whole <= one or whole % one:
        return spans
    return [_as_told(span, whole) for span in spans]


_CARD = (
    r"(?:nvidia\s)?[a-z]{0,4}[\s-]?\d{2,4}s?(?:[\s-]?\d{2,3}\s?gi?b?)?(?:[\s-](?:sxm\d?|pcie|nvl))?"
)
_NODES = r"(?:nodes?|machines?|servers?|box(?:es)?|hosts?)(?![a-z])"
OF_NODES = (
    re.compile(
        rf"(?P<nodes>(?<![\d.])\d{{1,3}}|(?<![a-z])(?:two|three|four|eight|sixteen))\s?[x×*]?\s?(?:gpu\s)?{_NODES}(?:\s(?:of|with|each|having|at|is|are|,|:)){{0,2}}[\s:,(]{{0,2}}(?:each\s(?:with\s)?)?"
        rf"(?:(?P<cards>\d{{1,2}})\s?(?:[x×*]\s?)?)?{_CARD}(?:\s?[x×*]\s?(?P<behind>\d{{1,2}})(?!\d|\.\d))?",
        re.I,
    ),
    re.compile(
        rf"(?:(?P<cards>(?<![\d.])\d{{1,2}})\s?[x×*]\s?)?{_CARD}(?:\s?[x×*]\s?(?P<behind>\d{{1,2}})(?!\d|\.\d))?(?:\s?gpus?)?"
        rf"(?:\s?[x×*,，(（]|\s(?:on|across|over|in|with))\s?(?P<nodes>\d{{1,3}}|two|three|four|eight|sixteen)\s?(?:{_NODES}|台|个?节点|機|机器)",
        re.I,
    ),
    re.compile(
        rf"(?P<nodes>(?<![\d.])\d{{1,3}}|[两二三四八双])\s?(?:台|个?节点|個?節點)(?:机器|服务器|伺服器)?\s?[，,：:]?\s?(?:每台|每个?节点|各)?(?:都?是)?\s?"
        rf"(?:(?P<cards>\d{{1,2}})\s?[x×*张卡块]?\s?)?{_CARD}(?:\s?[x×*]\s?(?P<behind>\d{{1,2}})(?!\d|\.\d))?",
        re.I,
    ),
)
"""Machines and the cards of each, beside the name of the card: "16 nodes of H100x8", "8x A100 on 2
nodes", "2台8*A100"."""
IN_WORDS = {"two": 2, "three": 3, "four": 4, "eight": 8, "sixteen": 16, "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "八": 8}  # fmt: skip


def _of_nodes(text: str, spans: Sequence[Span]) -> list[Span]:
    """The cards of all machines in place of those of each."""
    for pattern in OF_NODES:
        if (found := pattern.search(text)) and (found["cards"] or found["behind"]):
            group = "cards" if found["cards"] else "behind"
            machines = IN_WORDS.get(found["nodes"].lower()) or int(found["nodes"])
            whole = machines * int(found[group])
            return list(_all_cards(spans, found.start("nodes"), found.start(group), whole))
    return list(spans)


def _all_cards(spans: Sequence[Span], nodes: int, cards: int, whole: int) -> Iterator[Span]:
    for span in spans:
        if span.start <= cards < span.end and span.value("num_gpus"):
            yield replace(span, values=(("num_gpus", whole),), keyed=True)
        elif not span.start <= nodes < span.end or span.value("gpu"):
            yield span


DEVICE = re.compile(r"(?:GPU|NPU|XPU|DCU|MLU)\s$")
PRINTED = re.compile(r"\shas\sa\stotal|;\s?\d")


def _is_a_device(text: str, span: Span) -> bool:
    """The number of the card that an error names: "GPU 3 has a total capacity of"."""
    named = DEVICE.search(text, max(0, span.start - 4), span.start)
    return bool(named and PRINTED.match(text, span.end))


def _of_one_machine(text: str, span: Span) -> bool:
    return bool(EACH_MACHINE.search(text, max(0, span.start - KEY), span.start))


def _count(span: Span) -> int | None:
    count = span.value("num_gpus")
    return count if isinstance(count, int) and not isinstance(count, bool) else None


def _of_all(span: Span) -> int | None:
    """The count of a piece that stands beside no key and can be nothing else."""
    return None if span.keyed or len(span.values) != 1 else _count(span)


def _as_told(span: Span, whole: int) -> Span:
    """The machines are in the count of all."""
    if span.keyed and span.value("nodes"):
        return replace(span, values=(("nodes", 1),))
    if _count(span) and len(span.values) == 1:
        return replace(span, values=(("num_gpus", whole),), keyed=True)
    return span


def _of_machines(spans: Sequence[Span]) -> list[Span]:
    """Without "single" before a rented machine, which counts machines."""
    starts = {span.start for span in spans if span.value(HELD)}
    return [
        span
        for span in spans
        if not (_count(span) == 1 and not span.keyed and {span.end, span.end + 1} & starts)
    ]
