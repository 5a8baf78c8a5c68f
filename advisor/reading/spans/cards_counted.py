"""How many cards: all of them outrank what a launcher starts on one machine ("32卡" beside
NPROC_PER_NODE=8), and "a single p4de.24xlarge" is one machine."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advisor.reading.places import HELD, Span

EACH_MACHINE = re.compile(r"(?:nproc[_-]per[_-]node|gpus[_-]per[_-]node)[\"']?\s?[=:]?\s?$", re.I)
KEY = 24
"""Characters of such a key."""


def cards_counted(text: str, spans: Sequence[Span]) -> list[Span]:
    """The spans with every count of cards that of all."""
    spans = _of_machines([span for span in spans if not _is_a_device(text, span)])
    each = [span for span in spans if span.keyed and _of_one_machine(text, span)]
    one = _count(each[0]) if each else None
    whole = max(filter(None, map(_of_all, spans)), default=0)
    if not one or whole <= one or whole % one:
        return spans
    return [_as_told(span, whole) for span in spans]


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
