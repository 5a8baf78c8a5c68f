"""Numbers with a unit beside them, by the rows of `amounts.yaml`; money with its currency; times
of a clock."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from advisor.catalog.row import Strict
from advisor.reading.places import Place, Span, Value
from advisor.reading.rows import read
from advisor.reading.spans.api_prices import priced
from advisor.reading.spans.counts import WHOLE
from advisor.reading.spans.currencies import SIGN_AFTER, SIGN_BEFORE
from advisor.reading.spans.numbers import Number
from advisor.reading.spans.owning import (
    LEAST_PURCHASE,
    Whole,
    one_purchase,
    owned,
    tariff,
    with_each,
)

BEFORE, AFTER = 40, 60
"""Characters beside a number that are read."""
INVERSE, BYTES = -1, 0
"""Factors that are no factor: one over the number, and the unit's own (kB, MB, GB, TB)."""
UNIT_BYTES = {"k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}


class Amount(Strict):
    """A row of `amounts.yaml`."""

    before: str = ""
    after: str = ""
    slots: dict[str, float]
    least: float = 0
    most: float = math.inf
    certain: bool = False
    """Its words leave nothing to decide."""
    stated: dict[str, float]


@dataclass(frozen=True)
class _Pattern:
    row: Amount
    before: re.Pattern[str]
    after: re.Pattern[str]


PIECES = re.compile(r"\s?[块塊]")
COUNTED = re.compile(r"[，,\s有用上xX×*]{0,2}")
"""Between a card and the number of them: "4090两块", but not "4090报价2块"."""


@cache
def rows() -> tuple[Amount, ...]:
    return tuple(read("amounts.yaml", list[Amount]))


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(
        _Pattern(row, re.compile(row.before, re.I), re.compile(row.after, re.I)) for row in rows()
    )


def amounts(text: str, numbers: Sequence[Number], cards: Sequence[Place]) -> Iterator[Span]:
    """Every number of `text` that one of the rows describes, or that is money; those behind a card
    count it ("4090两块")."""
    yield from _clock(text)
    yield from _progress(text)
    yield from one_purchase(_of_numbers(text, numbers, cards))


def _of_numbers(text: str, numbers: Sequence[Number], cards: Sequence[Place]) -> Iterator[Span]:
    whole = Whole(text)
    for number in numbers:
        if _counts_a_card(number, text, cards):
            continue
        if found := tariff(whole, number) or _money(whole, number) or _described(text, number):
            yield found


def _counts_a_card(number: Number, text: str, cards: Sequence[Place]) -> bool:
    """Whether it stands behind a card with the measure word of cards, and is no price of an hour."""
    piece = PIECES.match(text, number.end)
    if piece is None or HOURLY.match(text, piece.end()) or number.value != int(number.value):
        return False
    if number.value > MOST_PIECES:
        return False
    return any(COUNTED.fullmatch(text, end, number.start) for _, end in cards)


def _described(text: str, number: Number) -> Span | None:
    before = text[max(0, number.start - BEFORE) : number.start]
    after = number.after(text, AFTER)
    for pattern in _patterns():
        row = pattern.row
        if not row.least <= number.value <= row.most or (
            row.before and not pattern.before.search(before)
        ):
            continue
        unit = pattern.after.match(after)
        if unit is None:
            continue
        values = tuple(
            _valued(slot, factor, number.value, unit[0]) for slot, factor in row.slots.items()
        )
        piece = text[number.start : number.end]
        return Span(number.start, number.end, piece, values, row.certain)
    return None


def _valued(slot: str, factor: float, value: float, unit: str) -> tuple[str, Value]:
    if factor == INVERSE:
        return slot, round(1 / value, 6) if value else 0
    if factor == BYTES:
        letter = next((char for char in unit.lower() if char in UNIT_BYTES), "g")
        return slot, round(value * UNIT_BYTES[letter])
    return slot, round(value * factor) if slot in WHOLE else tidy(value * factor)


def tidy(value: float) -> int | float:
    """A whole number as one."""
    return int(value) if math.isfinite(value) and value == int(value) else round(value, 8)


# ---------------------------------------------------------------- money

HOURLY = re.compile(
    r"(?:\s?(?:usd|eur|dollars|euros?|rmb|gpu))?\s?(?:/|per|an|a|每|一|-per-)\s?-?个?(?:gpu[-\s]?|card[-\s]?|卡)?(?:h(?:r|our)?s?(?![a-z])|小时|小時|时|钟头|card|卡)"
    r"|\s?(?:dollars\s)?hourly|\s?多?[一每]个?(?:小时|小時|钟头)",
    re.I,
)
HOURLY_BEFORE = re.compile(
    r"(?:(?:每卡)?每个?小时|每小時|一小时|一个?小时|一小時|时租|時租|单价|卡时|hourly(?:\srate)?|per hour|gpu hour)[^，。,;；\d]{0,6}$",
    re.I,
)
BUDGET_BEFORE = re.compile(
    r"(?:budget|预算|預算|经费|經費|资金|總預算|funding|grant|拨款|批了|批下来|拨了|总盘子|capex)[^，。;；\d]{0,12}$",
    re.I,
)
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def _money(whole: Whole, number: Number) -> Span | None:
    """An amount of money: a budget, or by its surroundings a price."""
    text = whole.text
    before = text[max(0, number.start - AROUND) : number.start]
    behind, ahead = SIGN_AFTER.match(number.after(text, AROUND)), SIGN_BEFORE.search(before)
    ahead = None if OF_ANOTHER.search(before) else ahead
    sign = behind or ahead
    if sign is None and not _unsigned(whole, number):
        return None
    start = number.start if behind or not ahead else number.start - len(ahead[0])
    end = number.end + (behind.end() if behind else 0)
    value = _without_dots(text, number) + _tenths(behind)
    code = sign.lastgroup if sign else whole.currency_unsigned(before)
    if price := _price(whole, start, end, value, code):
        return price
    slots = _slots(value, before, text[end : end + AROUND])
    values = tuple((slot, _in_currency(value, code)) for slot in slots)
    return Span(start, end, text[start:end], (*values, *_pieces(behind, value, slots)))


def _pieces(
    sign: re.Match[str] | None, value: float, slots: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    """Cards, where the sign behind the amount may count them."""
    counted = sign is not None and "budget" in slots and _counts_pieces(sign[0], value)
    return (("num_gpus", int(value)),) if counted else ()


def _price(whole: Whole, start: int, end: int, value: float, code: str | None) -> Span | None:
    """Of an API, or of a card or machine that is bought."""
    text = whole.text
    if api := priced(text[max(0, start - BEFORE) : start], text[end : end + AFTER]):
        amount = _in_currency(value * api[1], code)
        return Span(start, end, text[start:end], ((api[0], amount),), True)
    if value >= LEAST_PURCHASE and (slot := owned(whole, start, end)):
        end = with_each(text, end)
        return Span(start, end, text[start:end], ((slot, _in_currency(value, code)),), True)
    return None


def _tenths(sign: re.Match[str] | None) -> float:
    """ "1块5" is 1.5 yuan."""
    tenths = TENTHS.fullmatch(sign[0]) if sign else None
    return int(tenths[1]) / 10 if tenths else 0


OF_ANOTHER = re.compile(r"[\d一二两三四五六七八九十百千万]\s?(?:[元圆刀]|[块塊][钱錢]?)\s?$")
"""Before a number: the sign belongs to the number before it ("2.1块一小时")."""
TENTHS = re.compile(r"\s?[块塊]([1-9])")
""" "1块5" is 1.5 yuan."""


def _in_currency(value: float, code: str | None) -> Value:
    """A number of dollars, or an amount with its currency."""
    return tidy(value) if code == "USD" else f"{tidy(value):.15g} {code}"


def _counts_pieces(unit: str, value: float) -> bool:
    """Whether the measure word of yuan may count cards."""
    return bool(PIECES.fullmatch(unit)) and value <= MOST_PIECES and value == int(value)


AROUND = 24
"""Characters beside a number that may be its currency."""
MOST_PIECES = 64
"""Up to so many of them, the measure word of yuan may count cards."""
OTHER_UNIT = re.compile(r"\s?(?:[gG%％]|samples|tokens|条|万条|h\b|hours|weeks|个|周|天|张|卡|人)")


def _unsigned(whole: Whole, number: Number) -> bool:
    """Money without a sign: "预算3万", "每小时 13.5", "0.60/hr" among amounts in euros."""
    text = whole.text
    before, after = text[max(0, number.start - AROUND) : number.start], number.after(text, AROUND)
    told = HOURLY_BEFORE.search(before) or BUDGET_BEFORE.search(before)
    hourly = HOURLY.match(after) and whole.has_tariff and whole.currency
    if (told or hourly) and not OTHER_UNIT.match(after):
        return True
    return number.value >= LEAST_PURCHASE and owned(whole, number.start, number.end) is not None


def _without_dots(text: str, number: Number) -> float:
    """ "25.000 EUR" are thousands."""
    written = text[number.start : number.end]
    return float(written.replace(".", "")) if THOUSANDS.fullmatch(written) else number.value


def _slots(value: float, before: str, after: str) -> tuple[str, ...]:
    if HOURLY_BEFORE.search(before) or HOURLY.match(after):
        return ("price_per_hour",)
    cheap = value <= DEAREST_HOUR and not BUDGET_BEFORE.search(before)
    return ("budget", "price_per_hour") if cheap else ("budget",)


DEAREST_HOUR = 200
"""What a card costs an hour at most, in any currency that is read."""


# ---------------------------------------------------------------- clock

PROGRESS = re.compile(
    r"(?P<hours>\d{1,4}(?:\.\d)?)\s?(?:hours?|hrs?|h|个?小时|個?小時)(?![A-Za-z])"
    r"(?:(?:and|it|is|was|in|at|just|only|still|done|got|has|到|才|只|了|跑|训练|训|完成|进度|[,， \t]){0,7})"
    r"(?P<percent>\d{1,2}(?:\.\d{1,2})?)\s?%",
    re.I,
)
"""How far a run got in a time: "after 24 hours just 7%"."""


def _progress(text: str) -> Iterator[Span]:
    """The hours of the whole run, at the pace so far."""
    for match in PROGRESS.finditer(text):
        hours, percent = float(match["hours"]), float(match["percent"])
        if percent > 0:
            whole = round(100 * hours / percent, 2)
            yield Span(*match.span(), match[0], (("measured_hours", whole),), True)


CLOCK = re.compile(
    r"(?P<left><\s?)?(?:(?P<days>\d{1,2})\s?days?,?\s)?(?<![\d:])(?P<a>\d{1,3}):(?P<b>\d{2})(?::(?P<c>\d{2}))?(?![\d:])(?P<end>\s?(?:remaining|left|to go))?",
    re.I,
)


def clocks(text: str) -> list[Place]:
    """Every time of a clock: its numbers count nothing."""
    return [match.span() for match in CLOCK.finditer(text)]


def _clock(text: str) -> Iterator[Span]:
    """The time that a progress bar still shows ("<65:24:00"), or that is said to remain."""
    for match in CLOCK.finditer(text):
        if match["c"] is None and not match["left"]:
            continue  # a time of day, or what has passed
        first, second, third = int(match["a"]), int(match["b"]), match["c"]
        hours = first + second / 60 + int(third) / 3600 if third else first / 60 + second / 3600
        hours += 24 * int(match["days"] or 0)
        if match["left"] or (match["end"] or "").strip().isalpha():
            start = match.start("days") if match["days"] else match.start("a")
            end = match.end("c") if third else match.end("b")
            yield Span(start, end, text[start:end], (("measured_hours", round(hours, 2)),), False)
