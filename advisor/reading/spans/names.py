"""Names of the catalog in a message: cards with their memory, models, APIs, methods, frameworks,
scenarios."""

import re
from collections.abc import Iterator
from functools import lru_cache

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.places import BESIDE, HELD, Span, Value
from advisor.reading.spans.occurrences import folded, occurrences
from advisor.reading.spans.phrases import (
    BARE_MEMORY,
    MEMORY,
    MEMORY_BEFORE,
    NOT_FULL,
    VENDOR,
    WITH_MEMORY,
)


@lru_cache(maxsize=4)
def _dictionary(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Squashed spelling -> argument -> what it stands for; built once a catalog."""
    built: dict[str, dict[str, str]] = {}
    for argument, names in (
        ("gpu", catalog.gpu_names),
        ("gpu", catalog.accelerator_names),
        ("model", catalog.model_names),
        ("api_model", catalog.api_names),
    ):
        for name, row in names.items():
            built.setdefault(name, {}).setdefault(argument, row)
    for method in catalog.methods.values():
        for name in (method.name.en, method.name.zh, *method.aliases):
            built.setdefault(squash(name), {})["method"] = method.id
    for name, (gpu, *_) in catalog.instance_names.items():
        built.setdefault(name, {})["gpu"] = gpu
    return built


def squashed(text: str) -> tuple[str, list[int]]:
    """The squashed text and, for each of its characters, the place in `text` (one more for the
    end)."""
    characters: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for letter in squash(char):
            characters.append(letter)
            places.append(place)
    return "".join(characters), [*places, len(text)]


def catalog_names(text: str, catalog: Catalog) -> Iterator[Span]:
    names, lengths = _dictionary(catalog), _lengths(catalog)
    squeezed, places = squashed(text)
    start = 0
    while start < len(squeezed):
        for length in (*lengths.get(squeezed[start : start + BEGINNING], ()), 2, 1):
            end = start + length
            entry = names.get(squeezed[start:end])
            if not entry or end > len(squeezed):
                continue
            first, last = places[start], places[end - 1] + 1
            if _stands_alone(text, first, last):
                if singular := _singular(text, first, last, names):
                    entry, last = singular, last - 1
                last = _variant_end(text, last, entry)
                yield Span(
                    first, last, text[first:last], _name_values(text[first:last], entry, catalog)
                )
                start = end - 1
                break
        start += 1


BEGINNING = 3


@lru_cache(maxsize=4)
def _lengths(catalog: Catalog) -> dict[str, list[int]]:
    """The beginning of a name -> the lengths of the names that begin so, longest first; shorter
    names are left out."""
    built: dict[str, set[int]] = {}
    for name in _dictionary(catalog):
        if len(name) >= BEGINNING:
            built.setdefault(name[:BEGINNING], set()).add(len(name))
    return {beginning: sorted(lengths, reverse=True) for beginning, lengths in built.items()}


def _singular(
    text: str, start: int, end: int, names: dict[str, dict[str, str]]
) -> dict[str, str] | None:
    """The card of "four V100s", which is no V100S."""
    one = ONE_BEFORE.search(text, max(0, start - BESIDE), start)
    plural = PLURAL.fullmatch(text, start, end) and not one
    return names.get(squash(text[start : end - 1])) if plural else None


PLURAL = re.compile(r"[A-Z]\d+s")
ONE_BEFORE = re.compile(r"(?:\ban?|\bone|\b1)\s?x?\s?$", re.I)
TOUCHED = re.compile(r"[A-Za-z0-9.][!-~]$|[\d一二两三四五六七八九几]千$")
COUNTED = re.compile(r"\d\s?[xX]$")
TOUCHES = re.compile(r"(?!s(?![A-Za-z0-9])|[xX×]\d)[A-Za-z0-9]|\.\d|[-]\d+[bB]\b")
COUNTS = re.compile(r"\s?(?:条|條|个|samples?|examples?|tokens?|rows?|次|万|张?样本|%|美元|刀)")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """No letter or digit touches the name, except a plural s and the x of "2x4090"."""
    name, nearby = text[start:end], max(0, start - BESIDE)
    left = not TOUCHED.search(text, nearby, start + 1) or bool(COUNTED.search(text, nearby, start))
    right = not name[-1].isascii() or not TOUCHES.match(text, end)
    bare = name.replace(".", "").isdigit() and COUNTS.match(text, end)
    counted = re.search(r"\s\d$", name) and re.match(r"\s?[卡张块張塊x×]", text[end : end + 3])
    torn = " " in name and (
        len(squash(name)) <= 3 or name.startswith("a ")
    )  # "a 2-week plan" is no A2, "a 100 samples" no A100
    return (
        left and right and not bare and not torn and not counted and not NOT_FULL.match(text, start)
    )


VARIANT = re.compile(
    r"(?:[-_ ]?(?:instruct|chat|base|it|hf)|-(?:gptq|awq|int4|int8|fp8|bnb|4bit|gguf))(?:-(?:instruct|chat|base|it|hf|gptq|awq|int4|int8|fp8|bnb|4bit|gguf|\d{4}))*(?![A-Za-z0-9])",
    re.I,
)


def _variant_end(text: str, end: int, entry: dict[str, str]) -> int:
    if "model" in entry and (ending := VARIANT.match(text, end)):
        return ending.end()
    return end


def _name_values(
    text: str, entry: dict[str, str], catalog: Catalog
) -> tuple[tuple[str, Value], ...]:
    if machine := catalog.instance_names.get(squash(text)):
        return ("gpu", catalog.gpus[machine[0]].name), (HELD, machine[1])
    values: dict[str, Value] = {}
    for argument, stands_for in entry.items():
        if argument == "method":
            values[argument] = stands_for
        elif argument == "gpu":
            card = catalog.gpus.get(stands_for)
            values[argument] = _card_name(text, card.name) if card else text
        else:
            values[argument] = _model_name(text)
    if "method" in values:
        values["methods"] = values["method"]
    return tuple(values.items())


def _model_name(text: str) -> str:
    """With the maker's word that people leave out: "haiku", "4o mini"."""
    if re.match(r"haiku|sonnet|opus", text, re.I):
        return f"Claude {text}"
    return f"GPT-{text}" if re.match(r"(?:3\.5|4o|4\.1|4\.5|5)(?![\db])", text) else text


def _card_name(text: str, name: str) -> str:
    """The card as stated, in the usual order: "4090" is "RTX 4090", "80 gig A100" and "A100-80G"
    are "A100 80GB"."""
    if squash(name) == squash(text) or (text[0].isdigit() and squash(name).endswith(squash(text))):
        return name
    text = VENDOR.sub("", text)
    text = re.sub(
        r"^(\d{1,3})\s?-?(?:g|gb|gig)(?:显存)?(?:\s+|的)(\S.*)$", r"\2 \1GB", text, flags=re.I
    )
    if re.match(r"\d{4}(?!\d)", text) and (family := re.match(r"(?:RTX|GTX|RX) ", name)):
        text = family[0] + text
    elif re.match(r"910[A-C]", text, re.I):
        text = "昇腾" + text
    return re.sub(r"(?:[-\s]|\s?[(（])(\d{2,3})\s?(?:gb?|gig)[)）]?$", r" \1GB", text, flags=re.I)


def with_memory(text: str, catalog: Catalog, spans: list[Span]) -> list[Span]:
    """ "A100-80G", "80 gig A100": the memory becomes part of the card's name where such a card
    exists."""
    sized = [
        _sized(text, catalog, _portable(text, catalog, span))
        if span.value("gpu") and not span.value(HELD)
        else span
        for span in spans
    ]
    return _without_twins(text, sized)


TWIN = re.compile(
    r"(?P<kind>[AH])[18]00(?:[-\s]?\d{2,3}\s?GB?)?\s?[/／]\s?(?P=kind)[18]00(?!\d)", re.I
)
""" "A100/A800": a card and the one that is sold in China in its place."""
CHINESE = re.compile(r"([AH])8(00)")


def _without_twins(text: str, spans: list[Span]) -> list[Span]:
    """The spans with a card and its twin as one, which the memory behind them is of."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        before = joined[-1] if joined else span
        if span.value("gpu") and before.value("gpu") and TWIN.match(text, before.start, span.end):
            one, other = (str(each.value("gpu")) for each in (before, span))
            name = max(CHINESE.sub(r"\g<1>1\2", other), one, key=len)
            piece = text[before.start : span.end]
            joined[-1] = Span(before.start, span.end, piece, (("gpu", name),))
        else:
            joined.append(span)
    return joined


SHARED = re.compile(r"M[1-9](?: (?:Pro|Max|Ultra))?$|Jetson|(?:Ryzen )?AI Max|Strix Halo", re.I)
"""Chips whose memory is the machine's: it belongs to the name, whether or not a row has it."""
LAPTOP_BEFORE = re.compile(
    r"(?<![a-z])(?:laptop|notebook|mobile)(?:\s(?:with|w/|has|having)|\s?[,(])?\s?(?:an?\s)?(?:nvidia\s|geforce\s)?$"
    r"|(?:笔记本(?:电脑)?|筆電|游戏本|遊戲本)(?:的|，|,|有|是|上)?(?:显卡|顯卡)?(?:是|的)?\s?$",
    re.I,
)
LAPTOP_AFTER = re.compile(
    r"(?:\s?\d{1,2}\s?GB?)?\s?(?:的)?(?:laptop|notebook|mobile|笔记本版?|移动版|游戏本|筆電版?|max-q)(?![a-z])",
    re.I,
)


def _portable(text: str, catalog: Catalog, span: Span) -> Span:
    """ "laptop 4070", "3060笔记本": the laptop's chip of that name, where there is one."""
    before = LAPTOP_BEFORE.search(text, max(0, span.start - BESIDE), span.start)
    after = LAPTOP_AFTER.match(text, span.end)
    name = WITH_MEMORY.sub("", str(span.value("gpu"))) + " Laptop"
    if not (before or after) or squash(name) not in catalog.gpu_names:
        return span
    start, end = before.start() if before else span.start, after.end() if after else span.end
    return Span(start, end, text[start:end], (("gpu", name),))


OF_ALL_CARDS = re.compile(r"\s?(?:in\stotal|total|combined|altogether|together)(?![a-z])", re.I)
"""Behind a memory that is not that of one card: "2x 3090 (48 GB VRAM total)"."""


def _sized(text: str, catalog: Catalog, span: Span) -> Span:
    after = MEMORY.match(text, span.end) or BARE_MEMORY.match(text, span.end)
    before = MEMORY_BEFORE.search(text, max(0, span.start - BESIDE), span.start)
    for match, start, end in (
        (after, span.start, after.end() if after else 0),
        (before, before.start() if before else 0, span.end),
    ):
        size = next(filter(None, match.groups())) if match else None
        if match and OF_ALL_CARDS.match(text, match.end()):
            continue
        name = f"{span.value('gpu')} {size}GB" if match else ""
        if match and (squash(name) in catalog.gpu_names or SHARED.match(str(span.value("gpu")))):
            piece = text[start:end]
            return Span(
                end - len(piece.lstrip()),
                start + len(piece.rstrip()),
                piece.strip(),
                (("gpu", name),),
            )
    return span


def scenarios(text: str, catalog: Catalog) -> Iterator[Span]:
    lower = folded(text)
    for scenario in catalog.scenarios.values():
        for alias in scenario.aliases:
            for start in occurrences(lower, alias.lower()):
                end = start + len(alias)
                yield Span(start, end, text[start:end], (("scenario", scenario.id),))
