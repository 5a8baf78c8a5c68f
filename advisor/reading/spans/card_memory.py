"""Cards whose memory no row has: "A100 60GB", "M4 Max 36GB". They are asked about, never taken for
another; one that is said to be made so ("custom A100 64GB") is that chip with that memory."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor.catalog.catalog import SIZED, Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.names import squash
from advisor.errors import ToolError
from advisor.reading.brief import Doubt, Fact, Slots
from advisor.reading.places import BESIDE, HELD, Said, Span
from advisor.reading.spans.phrases import MEMORY, MEMORY_BEFORE, WITH_MEMORY

NOT_ITS_OWN = re.compile(
    r"\s?(?:的)?(?:of\s)?(?:(?:is|are)\s)?(?:free|left|avail|used|ram(?![a-z])|ddr|data|text|files?|disk|ssd"
    r"|系统|内存|內存|空闲|剩|可用|数据|语料|硬盘|主机)",
    re.I,
)
"""After a memory that is another's, or a part of the card's."""
USABLE, PRINTED = 0.9, 1.06
"""Parts of the usable and of the printed memory between which a figure is the card's own: "T4
15GB"."""
MODULE = 16
"""Main memory comes in multiples of it (GB)."""
MOST_ROWS = 2


MADE_SO = re.compile(
    r"(?:(?<![a-z])(?:custom(?:i[sz]ed)?|modded|modified|upgraded|non-?standard|special|oem)|魔改|改装|改裝|定制|客製|特供|加显存|扩显存)"
    r"(?:版|的|\s)*(?:nvidia\s)?$",
    re.I,
)
"""Before a card that is not as it is sold."""
OF_CARD = re.compile(
    r"\s?(?:of\s)?(?:v-?ram(?![a-z])|显存|顯存)|版?\s?[(（]?(?:魔改|改装|定制|custom|modded)", re.I
)
"""Behind a memory that is the card's own."""


def made_so(message: str, spans: Sequence[Span], catalog: Catalog) -> Iterator[Span]:
    """The spans, the memory of a card that is said to be made so as nothing else."""
    remade = {id(piece) for card in spans if (piece := _made_so(message, card, spans, catalog))}
    for span in spans:
        gib = span.value("gpu_memory_gib")
        sure = id(span) in remade and gib is not None
        yield replace(span, values=(("gpu_memory_gib", gib),), keyed=True) if sure else span


def _made_so(message: str, card: Span, spans: Sequence[Span], catalog: Catalog) -> Span | None:
    name = str(card.value("gpu") or "")
    row = known_card(name, catalog) if name else None
    if row is None or row.segment == "unified" or WITH_MEMORY.search(name):
        return None
    piece = _memory_of(message, card, spans)
    gib = piece.value("gpu_memory_gib") if piece else None
    if piece is None or not isinstance(gib, (int, float)) or _owned(row, int(gib), {}):
        return None
    said = MADE_SO.search(message, max(0, card.start - BESIDE), card.start)
    return piece if said or _is_said_of_a_card(message, piece) else None


def _memory_of(message: str, card: Span, spans: Sequence[Span]) -> Span | None:
    """The piece that touches the card, or stands behind it as its memory."""
    if touching := _beside(message, card, spans):
        return touching[1]
    told = MEMORY.match(message, card.end)
    if told is None or not told["told"]:
        return None
    return next((span for span in spans if span.start == told.start("told")), None)


def _is_said_of_a_card(message: str, piece: Span) -> bool:
    unit = UNIT.match(message, piece.end)
    return bool(unit and OF_CARD.match(message, unit.end()))


UNIT = re.compile(r"\s?-?(?:gi?b|gigs?|g)?", re.I)
"""Behind the number of a memory."""


def card_in_doubt(card: Span, said: Said, slots: Slots, catalog: Catalog) -> Doubt | None:
    """The card of a brief or of a set-up, where the message gives it a memory that it does not
    have."""
    name = str(card.value("gpu"))
    if (sized := SIZED.fullmatch(name)) and known_card(name, catalog) is None:
        row = known_card(sized[1], catalog)
        fact = Fact(name, card.text, said.turn)
        meanings = _rows(row, int(sized[2]), catalog) if row else ()
        return Doubt("gpu", fact, "card", meanings, pieces=(card,)) if row else None
    row, beside = known_card(name, catalog), _beside(said.message, card, said.spans)
    if row is None or beside is None or card.value(HELD):
        return None
    memory, piece, words = beside
    if piece.keyed or _owned(row, memory, slots) or _elsewhere(piece, memory, said.chosen):
        return None
    fact = Fact(f"{name} {memory}GB", words, said.turn)
    meanings = _meanings(name, row, memory, catalog)
    return Doubt("gpu", fact, "card", meanings, pieces=(card, piece))


def known_card(name: str, catalog: Catalog) -> Gpu | None:
    """The row of the card called `name`; None where nobody knows it."""
    try:
        return catalog.gpu(name)
    except ToolError:
        return None


def _beside(message: str, card: Span, spans: Sequence[Span]) -> tuple[int, Span, str] | None:
    """The memory that touches a card's name, its piece, and the words of both."""
    after = MEMORY.match(message, card.end)
    before = MEMORY_BEFORE.search(message, max(0, card.start - BESIDE), card.start)
    for match in (after, before):
        if match is None or NOT_ITS_OWN.match(message, match.end()):
            continue
        start, end = min(card.start, match.start(1)), max(card.end, match.end())
        for span in spans:
            if span.start == match.start(1) and span.value("gpu_memory_gib"):
                return int(match[1]), span, message[start:end].strip()
    return None


def _owned(row: Gpu, memory: int, slots: Slots) -> bool:
    """Whether the card has that memory, or all of them together have it."""
    cards = {1, slots.get("num_gpus") or 1}
    return any(
        USABLE * row.usable_gib * count <= memory <= PRINTED * row.memory_gb * count
        for count in cards
    )


def _elsewhere(piece: Span, memory: int, chosen: Mapping[str, Sequence[Span]]) -> bool:
    """Whether the memory was understood as something else; main memory comes in whole modules."""
    slot = next((slot for slot, spans in chosen.items() if piece in spans), "gpu_memory_gib")
    return slot != "gpu_memory_gib" and (slot != "host_memory_gib" or memory % MODULE == 0)


def _meanings(name: str, row: Gpu, memory: int, catalog: Catalog) -> tuple[Slots, ...]:
    host = {"gpu": name, "host_memory_gib": memory}
    return (*_rows(row, memory, catalog), *([host] if memory % MODULE == 0 else []))


def _rows(row: Gpu, memory: int, catalog: Catalog) -> tuple[Slots, ...]:
    """The cards of the same name nearest to a memory, and those of its series that have it."""
    family = row.default_of or WITH_MEMORY.sub("", row.name)
    alike = [gpu for gpu in catalog.gpus.values() if _is_alike(gpu, family, memory)]
    alike.sort(key=lambda gpu: abs(gpu.memory_gb - memory))
    sizes = {gpu.memory_gb: {"gpu": _sized(gpu, catalog)} for gpu in reversed(alike)}
    return tuple(sizes[size] for size in dict.fromkeys(gpu.memory_gb for gpu in alike))[:MOST_ROWS]


def _is_alike(gpu: Gpu, family: str, memory: int) -> bool:
    """Of the family; of a series ("RTX 4080 Laptop", "M4 Pro") only with about that memory."""
    of_series = gpu.name.startswith(f"{family} ") or (
        gpu.segment == "unified" and gpu.name.split()[0] == family.split()[0]
    )
    close = USABLE * memory <= gpu.memory_gb <= PRINTED * memory
    return bool(OF_FAMILY.sub("", gpu.name) == family) or (of_series and close)


OF_FAMILY = re.compile(r"(?: \d+ ?GB| SXM\d?| PCIe| NVL)+$")


def _sized(gpu: Gpu, catalog: Catalog) -> str:
    """Its name with its memory, where that is known as one."""
    sized = f"{gpu.name} {gpu.memory_gb:g}GB"
    return sized if catalog.gpu_names.get(squash(sized)) == gpu.id else gpu.name


def of_memory(card: str, gib: float, catalog: Catalog) -> str | None:
    """The version of a card that has so much memory, where there is one."""
    sized = f"{WITH_MEMORY.sub('', card)} {gib:g}GB"
    return sized if squash(sized) in catalog.gpu_names else None
