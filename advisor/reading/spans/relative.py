"""Relative changes of a carried value: "twice the data", "half the GPUs", "a third less",
"砍20%"."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.reading.places import BESIDE, Cards, Relative
from advisor.reading.spans.counts import BARE, TOKENS
from advisor.reading.spans.numbers import find_numbers
from advisor.reading.spans.phrases import CHANGED, FACTORS, PARTS, RELATIVE

Values = tuple[tuple[str, str | int | float | Relative], ...]


@dataclass(frozen=True)
class Quantity:
    start: int
    end: int
    values: Values
    certain: bool


def changed(text: str, start: int, end: int, change: Relative) -> Quantity:
    """A change of what is named nearest to it, of anything where nothing is."""
    named, nearest = "", math.inf
    for pattern, argument in CHANGED:
        for match in pattern.finditer(text, max(0, start - 12), end + 16):
            between = text[end : match.start()] or text[match.end() : start]
            english_after = (
                match.start() >= end and text[start].isascii()
            )  # "data on half the GPUs"
            gap = len(between) + 20 * bool(re.search(r"[,，。;；]", between)) - 4 * english_after
            named, nearest = (argument, gap) if gap < nearest else (named, nearest)
    arguments = TOKENS if named == "tokens" else (named,) if named else BARE
    return Quantity(start, end, tuple((argument, change) for argument in arguments), bool(named))


def changes(text: str, cards: Cards) -> Iterator[Quantity]:
    for match in RELATIVE.finditer(text):
        between = (text[match.end() : start] for start, _ in cards.after(match.end(), BESIDE))
        counts_cards = match["x"] and any(not gap.strip() for gap in between)
        change = _change(match)
        if change and match["one"]:
            yield Quantity(match.start(), match.end(), (("num_gpus", change),), False)
        elif change and not counts_cards:  # "2 times T4" are two cards
            yield changed(text, match.start(), match.end(), change)


def _change(match: re.Match[str]) -> Relative | None:
    """What a phrase that `RELATIVE` matches does to a value; None: nothing."""
    if match["one"]:
        return Relative(plus=1)
    if match["half_more"]:
        return Relative(factor=1.5)
    readings = (_part(match), _fraction(match), _percent(match), _multiple(match))
    factor = next((factor for factor in readings if factor is not None), None)
    return Relative(factor=factor) if factor else None


def _part(match: re.Match[str]) -> float | None:
    """ "half", "a third less", "two thirds of"."""
    if match["parts"]:
        return PARTS[match["of"].lower()] * (2 if match["parts"].lower() == "two" else 3)
    if not match["part"]:
        return None
    share, way = PARTS[match["part"].lower()], (match["part_way"] or "").lower()
    if way in ("more", "extra", "larger"):
        return 1 + share
    return 1 - share if match["by"] or way else share


def _fraction(match: re.Match[str]) -> float | None:
    """ "三分之一", "八折", "85折"."""
    if match["den"]:
        share = _first(match["num"]) / (_first(match["den"]) or 1)
        return 1 - share if match["cut_to"] else 1 + share if match["raised_by"] else share
    if match["discount"]:
        share = _first(match["discount"])
        return share / (100 if share > 10 else 10)
    return None


LESS = re.compile(
    r"cut|reduc|drop|shrink|down|fewer|less|discount|off|small|砍|减|降|削|少|缩|下", re.I
)


def _percent(match: re.Match[str]) -> float | None:
    """ "20% more", "cut by 10 percent", "少两成"."""
    stated = match["percent"] or match["share"] or match["tenths"]
    if not stated:
        return None
    share = _first(stated) / (10 if match["tenths"] else 100)
    less = LESS.match(match["way"] or match["zh_way"] or match["direction"])
    return 1 - share if less else 1 + share


def _multiple(match: re.Match[str]) -> float | None:
    """ "three times", "翻一倍", "double"; 0 where the number is none."""
    if counted := match["times"] or match["x"] or match["multiple"]:
        times = _first(counted)
        return 2 if times == 1 else times
    word = (match["factor"] or "").lower()
    return FACTORS.get(word, 2) if word else None


def _first(text: str) -> float:
    """The number a text begins with; 0 for none."""
    numbers = find_numbers(text)
    return numbers[0].value if numbers else 0
