"""The memory of all cards together: "2张A100共160G", "2x3090 (48 GB VRAM total)", "8 cards, 192 GB in
total". It is theirs, not main memory, and names the version that each of them is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.places import AROUND, Span
from advisor.reading.spans.card_memory import known_card
from advisor.reading.spans.phrases import WITH_MEMORY

BEFORE = re.compile(
    r"(?:总共|總共|一共|总计|合计|共计|共|总显存|(?<![a-z])(?:total(?:ing|s)?(?:\sof)?|altogether|combined))\s?(?:约|有|是|为|大概|about|[:：])?\s?$",
    re.I,
)
BEHIND = re.compile(
    r"\s?g(?:i?b)?\s?(?:of\s)?(?:gpu\s)?(?:v-?ram|memory|显存)?\s?[)）]?\s?(?:in\stotal|total|altogether|combined|together|all\stold)(?![a-z])",
    re.I,
)
OTHERS = re.compile(
    r"\s?g?(?:i?b)?\s?(?:of\s|的)?(?:(?:system|host|cpu)\s)?(?:ram(?![a-z])|内存|內存|ddr|disk|ssd|硬盘|数据|data)",
    re.I,
)
"""Behind a memory that is not the cards'."""
BESIDE = 8
"""Letters between the card and that memory, which is then a part of its name."""
NEAR = 0.03
"""By so much what is told differs from what is printed on the cards."""


def memories_of_all(text: str, spans: Sequence[Span], catalog: Catalog) -> Sequence[Span]:
    """The spans, such a memory as that of each card, and the cards as the version that has it."""
    whole = next((span for span in spans if _is_of_all(text, span)), None)
    if whole is None or (count := _counted_before(whole, spans)) is None:
        return spans
    each = round(float(str(whole.value("gpu_memory_gib"))) / count, 2)
    cards = {squash(str(span.value("gpu"))): span for span in spans if span.value("gpu")}
    if len(cards) > 1:
        return spans
    version = _version(next(iter(cards.values())), each, catalog) if cards else None
    if cards and version is None:
        return spans
    return list(_told(text, spans, whole, each, version))


def _told(
    text: str, spans: Sequence[Span], whole: Span, each: float, version: str | None
) -> Iterator[Span]:
    for span in spans:
        if span is not whole and version and span.value("gpu"):
            end = whole.end if 0 <= whole.start - span.end <= BESIDE else span.end
            yield replace(span, end=end, text=text[span.start : end], values=(("gpu", version),))
        elif span is not whole:
            yield span
        elif version is None:
            yield replace(span, values=(("gpu_memory_gib", each),), keyed=True)


def _is_of_all(text: str, span: Span) -> bool:
    if not span.value("gpu_memory_gib") or OTHERS.match(text, span.end):
        return False
    before = BEFORE.search(text, max(0, span.start - AROUND), span.start)
    return bool(before or BEHIND.match(text, span.end))


def _counted_before(whole: Span, spans: Sequence[Span]) -> int | None:
    """The nearest count of cards before it."""
    counts = [
        span.value("num_gpus")
        for span in spans
        if span.start < whole.start and span.end >= whole.start - AROUND
    ]
    known = [count for count in counts if isinstance(count, int) and count > 1]
    return known[-1] if known else None


def _version(card: Span, each: float, catalog: Catalog) -> str | None:
    """The card with so much memory, as it is sold."""
    name = WITH_MEMORY.sub("", str(card.value("gpu")))
    row = known_card(str(card.value("gpu")), catalog)
    if row is None:
        return None
    for gpu in (row, *catalog.versions(row)):
        if abs(gpu.memory_gb - each) <= NEAR * gpu.memory_gb:
            sized = f"{name} {gpu.memory_gb:g}GB"
            return sized if squash(sized) in catalog.gpu_names else str(card.value("gpu"))
    return None
