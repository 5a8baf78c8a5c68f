"""Numbers with their units: which arguments a number of the message can fill, and with what value.

Its surroundings decide (the rows of `units.yaml`); a number without a known unit may fill any
numeric argument and is left to the model. "two weeks" is 2 weeks, 14 days or 336 hours, whichever
argument the model gives it to.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from advisor.reading.places import AROUND, BESIDE, Cards, Place, Relative, Taken
from advisor.reading.spans.combined import combinations
from advisor.reading.spans.counts import (
    ALONE,
    BARE,
    IMPLIED,
    LIMITS,
    MAYBE,
    NOT_ALONE,
    ONLY,
)
from advisor.reading.spans.numbers import Number, find_numbers
from advisor.reading.spans.phrases import AND_MORE, FEWER, MORE, NO_CHANGE
from advisor.reading.spans.relative import Quantity, changed, changes
from advisor.reading.spans.unit_rows import before as units_before
from advisor.reading.spans.units import (
    IGNORED_AFTER,
    article,
    made,
    money,
    of_unit,
    unit_after,
    unit_length,
)

HOURLY = re.compile(
    r"(?:\s?usd)?\s?(?:/|per|an|a|每|-per-)\s?-?(?:gpu[-\s]?)?(?:h(?:r|our)?|小时|小時|card|卡)|\s?(?:dollars\s)?hourly",
    re.I,
)
"""After an amount in dollars that is a price and no budget."""
IGNORED_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:rank|\br\s?[=:]|alpha|batch(?:[\s_-]?size)?|accum(?:ulation)?(?:[\s_]steps)?|\bbs|lr|learning rate|学习率|批次|批大小|version|\bv|seed|acc(?:uracy)?|¥|￥|rmb|cny|人民币|人民幣|第|in|since|june|july|may"
    r"|january|february|march|april|august|september|october|november|december|zero-?|top-?|gpt-?|python|cuda|world cup|win(?:dows)?"
    r"|warmup|dropout|temperature|transformers|torch|q)\s?(?:[=:：]|of|is|为|是|设为)?\s?$",
    re.I,
)
LONG = re.compile(r"(?:\s|-)long(?![a-z])")
YEAR_LIKE = re.compile(r"20[2-3]\d$")


def quantities(
    text: str, used: Iterable[Place], card_places: Iterable[Place]
) -> Iterator[Quantity]:
    """Quantities of several numbers and relative changes first (they contain numbers), then each
    number by its unit."""
    taken, cards = Taken(len(text), used), Cards(card_places)
    combined = (
        made(found.start, found.end, found.value, found.arguments) for found in combinations(text)
    )
    for quantity in (*combined, *changes(text, cards)):
        if quantity and taken.take(quantity.start, quantity.end):
            yield quantity
    for number in find_numbers(_without(text, cards)):
        if not taken.overlaps(number.start, number.end):
            found = _shifted(text, number, _quantity(text, _signed(text, number), cards))
            if found:
                taken.mark(
                    found.start,
                    max(
                        found.end, number.end + unit_length(text[number.end : number.end + AROUND])
                    ),
                )
                yield found
    yield from _implied(text, taken)


def _without(text: str, cards: Cards) -> str:
    """The text with blanks for the cards, so that the count of "910B8卡" stands by itself."""
    characters = list(text)
    for start, end in cards.places:
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _signed(text: str, number: Number) -> Number:
    """With the minus that stands before it, so that "-3 dollars" is refused and not read as 3."""
    negative = number.digits and re.search(
        r"(?:^|[\s(（:：=])[-−]\$?$", text[max(0, number.start - 3) : number.start]
    )
    return replace(number, value=-number.value) if negative else number


def _quantity(text: str, number: Number, cards: Cards) -> Quantity | None:
    before, after = (
        text[max(0, number.start - AROUND) : number.start],
        number.after(text, AROUND),
    )
    if dollars := DOLLARS.search(before):
        arguments = ("price_per_hour",) if HOURLY.match(after) else money(before[: dollars.start()])
        start = number.start - len(before) + dollars.start()
        return made(start, number.end, number.value, arguments)
    counts_cards, unit = _card_follows(number, cards, text), unit_after(after)
    if _means_nothing(text, number, before, counts_cards, bool(unit)):
        return None
    if counts_cards or _card_precedes(number, cards, text):
        return made(number.start, number.end, number.value, ("num_gpus",))
    if number.value >= 1000 and LONG.match(after):  # "16k-long documents"
        return made(number.start, number.end, number.value, ("tokens_per_sample",))
    if unit:
        return of_unit(text, number, unit, before, after)
    return None if IGNORED_AFTER.match(after) else _without_unit(text, number, before, after)


DOLLARS = re.compile(r"(?:us)?\$\s?$|usd\s?$", re.I)


PART_OF_A_NAME = re.compile(r"(?:ICD|COVID|ISO|SARS|RFC|MPEG|TOP)-$")


def _means_nothing(text: str, number: Number, before: str, counts_cards: bool, unit: bool) -> bool:
    """Part of a name, an article, or without a unit a setting, a year, or part of a word: "一" in
    一般, 一下."""
    if article(text, number) or PART_OF_A_NAME.search(before):
        return True
    if unit:
        return False
    word = text[number.start : number.end].lower()
    if not number.digits:
        return len(word) == 1 and word not in "俩仨" and not counts_cards
    settings = IGNORED_BEFORE.search(before) and not (
        counts_cards and before.endswith("in ")
    )  # "in 2 4090s"
    return bool(settings or YEAR_LIKE.fullmatch(word))


def _without_unit(text: str, number: Number, before: str, after: str) -> Quantity | None:
    """By the words before it; else it may fill any argument, unless it counts nothing."""
    for unit in units_before():
        if unit.pattern.search(before):
            return made(number.start, number.end, number.value * unit.factor, unit.slots)
    word = text[number.start : number.end].lower()
    if re.match(r"[A-Za-z]", after) or (
        not number.digits and number.value < 100 and not _alone(word, before, after)
    ):
        return None
    return made(number.start, number.end, number.value, BARE, certain=False)


def _alone(word: str, before: str, after: str) -> bool:
    """A number word with nothing to count: "four then", "only one", "俩呢"."""
    return bool(
        ALONE.match(after)
        and not NOT_ALONE.search(before)
        and (word != "one" or not before or ONLY.search(before))
    )


UP_TO_THE_CARD = re.compile(
    r"\s?(?:x|×|\*|times|nos?\.?|units?\sof|pieces\sof|pcs|of\s(?:the|those|my|them,?)|块|塊|张|張|片|台|颗|个|個|卡|used|rented|spare|nvidia|rtx)?"
    r"\s?(?:[a-z0-9]{1,20}\s)?",
    re.I,
)


THOUSANDS = re.compile(r"[kKwW千]$")


SO_MUCH_EACH = re.compile(r"\s?[xX×*]\s?\d{1,3}\s?[gG]i?[bB]?(?![A-Za-z0-9])")
"""After a number of cards named by their memory: "4x80G"."""
TIMES = re.compile(r"s?\s?(?:x|×|\*)\s?", re.I)


MEASURED = re.compile(r"\s?(?:块|塊|[张張](?![图圖照票单])|片|卡|台)")


PAUSE = re.compile(r"[，,\s有用上]*")


def _card_follows(number: Number, cards: Cards, text: str) -> bool:
    """ "2x4090", "two A100s", "四张3090", "8 of the 80 gig H100s", "双卡3090"."""
    if THOUSANDS.search(text, number.start, number.end) or IGNORED_AFTER.match(text, number.end):
        return False  # "1k t4", "16bit 4090"
    follow = any(
        UP_TO_THE_CARD.fullmatch(text, number.end, start)
        and "\n" not in text[number.end : start]
        and not _has_a_unit(text[number.end : start])
        for start, _ in cards.after(number.end, BESIDE)
    )
    counted = follow or bool(SO_MUCH_EACH.match(text, number.end))
    return counted and number.value <= LIMITS["num_gpus"]


def _has_a_unit(between: str) -> bool:
    """Of what is no card: "500 rows A100", but "2块4090"."""
    unit = unit_after(between)
    return unit is not None and "num_gpus" not in unit.slots


def _card_precedes(number: Number, cards: Cards, text: str) -> bool:
    """ "A5000×2", "4090两块"."""
    counted = number.value <= LIMITS["num_gpus"] and MEASURED.match(text, number.end)
    return any(
        TIMES.fullmatch(text, end, number.start)
        or (counted and PAUSE.fullmatch(text, end, number.start))
        for _, end in cards.before(number.start, BESIDE)
    )


def _shifted(text: str, number: Number, found: Quantity | None) -> Quantity | None:
    """The number's quantity, or its change where the words say so: "再加5000条", "another 500", "3
    weeks shorter"."""
    if NO_CHANGE.match(text, number.end) or number.value < 0 or article(text, number):
        return found
    before = text[max(0, number.start - AROUND) : number.start]
    more, fewer, after = MORE.search(before), FEWER.search(before), AND_MORE.match(text, number.end)
    word = more or fewer
    if not (word or after):
        return found
    start = number.start - len(before) + word.start() if word else number.start
    less = fewer or (after and after["fewer"])
    return _changing(text, number, found, start, after.end() if after else None, -1 if less else 1)


def _changing(
    text: str, number: Number, found: Quantity | None, start: int, end: int | None, sign: int
) -> Quantity:
    """A change by the number, of the arguments it is surely of or of what is named nearest; `end`
    of the words after it."""
    if found:
        start, end = min(start, found.start), end or max(number.end, found.end)
    by = sign * number.value
    if found and found.certain and found.values:
        shifts = ((name, value) for name, value in found.values if isinstance(value, (int, float)))
        values = tuple((name, Relative(plus=math.copysign(value, by))) for name, value in shifts)
        return Quantity(start, end or number.end, values, True)
    return changed(text, start, end or number.end, Relative(plus=by))


def _implied(text: str, taken: Taken) -> Iterator[Quantity]:
    """Counts and times without a numeral: "单卡", "双卡", "a year", "半年", "a month", "fortnight"."""
    for table in (IMPLIED, MAYBE):
        for pattern, arguments, value in table:
            for match in pattern.finditer(text):
                found = made(match.start(), match.end(), value, arguments, table is IMPLIED)
                if found and taken.take(match.start(), match.end()):
                    number = Number(match.start(), match.end(), value, False)
                    total = table is MAYBE and "num_gpus" in arguments  # "add a second GPU": two
                    yield (None if total else _shifted(text, number, found)) or found
