"""The memory of the cards where words say that it is theirs: of an error ("total capacity of 16.00
GiB"), of a limit ("stay within 16GB"), of a slice ("20G（MIG）"), of one card behind its count
("单卡64G"). It is theirs whatever the rows say; of a card that is sold with it, it names the
version."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.catalog.stated_card import REPORTED_BELOW
from advisor.reading.places import AROUND, HELD, Span, Value
from advisor.reading.spans.card_memory import known_card
from advisor.reading.spans.memory_of_all import memories_of_all
from advisor.reading.spans.phrases import WITH_MEMORY

SAID_BEFORE = re.compile(
    r"(?:total\scapacity\s(?:of\s)?"
    r"|\b(?:stay|fit|keep\s(?:it|this|usage)|get\sit|run|train)(?:ting|ning|ing|s)?\s(?:with)?(?:in(?:to|side)?|under|below)\s(?:my\s|the\s|a\s|an\s|only\s)?"
    r"|\b(?:limited|restricted)\sto\s"
    r"|\bv-?ram\s(?:limit(?:\sis|\sof)?|is\sonly|only)\s"
    r"|(?:单卡|每卡|单张|每张)(?:显存|顯存)?(?:都?是|为|：|:)?\s?"
    r"|(?:显存|顯存)(?:(?:大小|容量|上限)(?:是|为|：|:)?|只有|仅有|仅)\s?)$",
    re.I,
)
SAID_AFTER = re.compile(
    r"\s?(?:gi?b|g)\s?(?:total\s(?:gpu\s)?(?:capacity|v-?ram)|(?:的)?(?:mig|vgpu)(?![a-z])"
    r"|\s?[(（](?:mig|vgpu)|v-?ram\s(?:limit|budget|only)|(?:gpu\s)?slice)",
    re.I,
)
TAKEN = re.compile(
    r"\s?(?:gi?b|g)?\s?(?:左右|多|以上)?的?\s?(?:ram(?![a-z])|ddr|disk|ssd|swap|内存|內存|硬盘|数据|data|file|text|corpus|used|in use|allocated|free|reserved|已用|占用|空闲|可用|剩)",
    re.I,
)
"""Behind a memory that is another's, or a part of the card's."""
USED_BEFORE = re.compile(
    r"(?:占|用|吃|涨|爆|要|需|飙|(?<![a-z])(?:uses?|using|used|takes?|needs?|requires?|taking|allocate[ds]?|about|around|over|than|to|up to))\s?(?:了|到|掉|去|满|大概|约|至少|差不多)?\s?$",
    re.I,
)
"""Before a memory that a run takes."""
OF_ALL = re.compile(r"总共|一共|总计|合计|共有?\s?$|total\s(?:of\s)?$|altogether|combined", re.I)
WITH_RAM = re.compile(
    r"s?\s(?:with|of|having)\s(?:an?\s)?(\d{1,3})\s?g(?:i?b)?\s(?:of\s)?ram\b", re.I
)
""""A single V100 with 32Gb RAM"."""
LEAST, MOST = 4, 400


def memories_stated(text: str, spans: Sequence[Span], catalog: Catalog) -> list[Span]:
    """The spans; a memory that is said to be the cards' as nothing else, and a card with the memory
    of the version that it names."""
    spans = memories_of_all(text, spans, catalog)
    spans = [_of_the_card(text, span) for span in _of_machines(spans, catalog)]
    row = _only_card(spans, catalog)
    if row is None:
        return spans
    card = next(span for span in spans if span.value("gpu"))
    version = next(_versions(row, card, _said(text, card, spans), catalog), None)
    if version is None:
        return spans
    return [_named(text, span, version, card) for span in spans]


def _named(text: str, span: Span, version: str, card: Span) -> Span:
    """A card as its version; the "RAM" that the card is said to have as its memory."""
    if span.value("gpu"):
        return replace(span, values=(("gpu", version),))
    ram = WITH_RAM.match(text, card.end)
    if ram and span.start == ram.start(1):
        return replace(span, values=(("gpu_memory_gib", float(ram[1])),), keyed=True)
    return span


def _of_machines(spans: Sequence[Span], catalog: Catalog) -> Iterator[Span]:
    """The memory of all cards of a rented machine as that of each: "p4de.24xlarge (640GB GPU)"."""
    each: dict[Value | None, float] = {}
    for span in spans:
        if isinstance(held := span.value(HELD), int):
            memory_gb = catalog.gpu(str(span.value("gpu"))).memory_gb
            each[memory_gb * held] = memory_gb
    for span in spans:
        own = each.get(span.value("gpu_memory_gib"))
        yield replace(span, values=(("gpu_memory_gib", own),)) if own else span


def _of_the_card(text: str, span: Span) -> Span:
    gib = _memory(span)
    if gib is None or span.keyed or TAKEN.match(text, span.end):
        return span
    before = SAID_BEFORE.search(text, max(0, span.start - AROUND), span.start)
    if not before and not SAID_AFTER.match(text, span.end):
        return span
    return replace(span, values=(("gpu_memory_gib", gib),), keyed=True)


def _memory(span: Span) -> float | None:
    gib = span.value("gpu_memory_gib")
    if isinstance(gib, bool) or not isinstance(gib, int | float):
        return None
    return gib if LEAST <= gib <= MOST else None


def _only_card(spans: Sequence[Span], catalog: Catalog) -> Gpu | None:
    """The row of the one card that the message names, without its memory."""
    names = {squash(str(span.value("gpu"))): span for span in spans if span.value("gpu")}
    if len(names) != 1:
        return None
    name = str(next(iter(names.values())).value("gpu"))
    if WITH_MEMORY.search(name):
        return None
    return known_card(name, catalog)


Memory = tuple[float, bool]
"""GiB, and whether they are surely the card's."""


def _said(text: str, card: Span, spans: Sequence[Span]) -> list[Memory]:
    """The memories of the message that may be the card's."""
    said = [(gib, span.keyed) for span in spans if (gib := _told(text, span)) is not None]
    if ram := WITH_RAM.match(text, card.end):
        said.append((float(ram[1]), True))
    return said


def _versions(row: Gpu, card: Span, said: Sequence[Memory], catalog: Catalog) -> Iterator[str]:
    """Names of the card with a memory of the message that another version of it has."""
    if any(not sure and _reports(row, gib) for gib, sure in said):
        return  # its own is named too: "is it 40G or 80G?"
    for version in catalog.versions(row):
        sized = f"{card.value('gpu')} {version.memory_gb:g}GB"
        if version.memory_gb == row.memory_gb or squash(sized) not in catalog.gpu_names:
            continue
        larger = version.memory_gb > row.memory_gb
        if any(_reports(version, gib) and (sure or larger) for gib, sure in said):
            yield sized


def _reports(row: Gpu, gib: float) -> bool:
    """Whether a card of that row may report so much memory."""
    return row.memory_gb / REPORTED_BELOW <= gib <= row.memory_gb


def _told(text: str, span: Span) -> float | None:
    """A memory that may be the card's; of several together or of a run it is not."""
    gib = _memory(span)
    before = text[max(0, span.start - AROUND) : span.start]
    if gib is None or TAKEN.match(text, span.end):
        return None
    if not span.keyed and (USED_BEFORE.search(before) or OF_ALL.search(before[-12:])):
        return None
    return gib
