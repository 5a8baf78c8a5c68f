"""A number with its unit: what it is of, and which arguments it can fill."""

import re

from advisor.reading.counts import BARE, LEAST, LIMITS, MANY_CARDS, ONE_OF, WHOLE
from advisor.reading.numbers import Number
from advisor.reading.patterns import (
    AFTER,
    AROUND,
    DAILY,
    DAY,
    DOUBTFUL,
    IGNORED_AFTER,
    MONEY,
    MONEY_BEFORE,
    MONTH,
    ONLY_DATA,
    ORDINAL,
    RECORDS,
    RENT,
    SENTENCES,
    WEEK,
    YEAR,
)
from advisor.reading.phrases import MORE
from advisor.reading.relative import Quantity
from advisor.reading.slots import SLOTS


def article(text: str, number: Number) -> bool:
    """ "一" as in "一次", "一份"; "再多一天" counts."""
    after = text[number.end : number.end + 8]
    return (
        text[number.start : number.end] == "一"
        and bool(ONE_OF.match(after))
        and not (
            after[0] == "天" and MORE.search(text, max(0, number.start - AROUND), number.start)
        )
    )


def of_unit(
    text: str, number: Number, unit: tuple[tuple[str, ...], float], before: str, after: str
) -> Quantity | None:
    return _possible_of(text, number, unit, before, after) or _too_large(number, unit, after)


COUNTED = {
    "epochs": re.compile(
        r"\s?(?:个\s?)?(?:epochs?|passes|轮|輪)(?![a-z]|\s?[=:：]|对话|對話)", re.I
    ),
    "samples": re.compile(r""),
    "num_gpus": re.compile(
        r"\s?(?:(?:nvidia\s)?(?:gpus?|graphics\scards)(?![a-z])|[张張块塊]?(?:显|顯)?卡)", re.I
    ),
}
"""What is asked about where it is too large to be meant, and the units that can be nothing else."""


def _too_large(number: Number, unit: tuple[tuple[str, ...], float], after: str) -> Quantity | None:
    """A count beyond its slot's limit, beside the unit of that slot."""
    slot, value = unit[0][0], number.value * unit[1]
    if slot not in COUNTED or value <= SLOTS[slot].most or not COUNTED[slot].match(after):
        return None
    return Quantity(number.start, number.end, ((slot, _typed(slot, value)),), True)


def _possible_of(
    text: str, number: Number, unit: tuple[tuple[str, ...], float], before: str, after: str
) -> Quantity | None:
    arguments, value = unit[0], number.value * unit[1]
    doubtful = bool(DOUBTFUL.match(after))
    if doubtful and (ORDINAL.search(before) or RENT.search(before)):
        return None
    if arguments == MONEY:
        arguments = money(before)
    if arguments == ("num_gpus",):
        return _of_cards(number, value, after, not doubtful)
    if arguments == ("epochs",) and value >= 1000 and re.match(r"\s?[轮輪]", after):
        arguments = ("samples",)  # 12,000轮: rounds of talk
    if arguments == ("samples",):
        return _of_records(text, number, value, before, after, not doubtful)
    return made(number.start, number.end, value, arguments, not doubtful)


def _of_cards(number: Number, value: float, after: str, certain: bool) -> Quantity | None:
    """Cards, or in Chinese pictures, which are counted by the same word."""
    if value > LIMITS["num_gpus"] and after.lstrip()[:1] in "x×*":
        return made(number.start, number.end, value, BARE, certain=False)  # "8k*", a correction
    cards = made(number.start, number.end, value, ("num_gpus",), certain)
    if number.value > MANY_CARDS and re.match(r"\s?[张張](?!卡|显卡)", after):
        return Quantity(
            number.start,
            number.end,
            (*(cards.values if cards else ()), ("samples", round(value))),
            True,
        )
    return cards


def _of_records(
    text: str, number: Number, value: float, before: str, after: str, certain: bool
) -> Quantity | None:
    """Samples, or requests where they come every day."""
    if (not number.digits and number.value == 1) or (number.value < 10 and SENTENCES.match(after)):
        return None  # "one training example", "判断两句话"
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text[number.start : number.end]):
        value *= 1000  # "40.000 records"
    arguments = ("samples",) if ONLY_DATA.match(after) else RECORDS
    if DAILY.search(before):
        arguments = RECORDS[::-1]
    return made(number.start, number.end, value, arguments, certain)


def money(before: str) -> tuple[str, ...]:
    """Which of the two an amount in dollars is, where the words before it tell."""
    return next((arguments for pattern, arguments in MONEY_BEFORE if pattern.search(before)), MONEY)


def unit_after(after: str) -> tuple[tuple[str, ...], float] | None:
    if IGNORED_AFTER.match(after) and not re.match(r"\s?(?:年|月|bucks)", after):
        return None
    for pattern, arguments, scale in AFTER:
        if pattern.match(after):
            return arguments, scale
    return None


def unit_length(after: str) -> int:
    return max(
        (match.end() for pattern, _, _ in AFTER if (match := pattern.match(after))), default=0
    )


def made(
    start: int, end: int, value: float, arguments: tuple[str, ...], certain: bool = True
) -> Quantity | None:
    values: dict[str, float] = {}
    for argument in arguments:
        values |= {
            name: v
            for name, v in _spread(argument, value).items()
            if name not in arguments or name == argument
        }
    few = value <= MANY_CARDS or arguments == ("num_gpus",)
    kept = {
        name: _typed(name, v)
        for name, v in values.items()
        if _possible(name, v) and (few or name != "num_gpus")
    }
    return Quantity(start, end, tuple(kept.items()), certain) if kept else None


def _possible(name: str, value: float) -> bool:
    """Within the argument's limits, and no fraction of what is counted. A negative value stays, to be
    refused."""
    few = 0 <= value < LEAST.get(name, 0)
    counted = name not in WHOLE or value == int(value) or value > 1
    return counted and not few and value <= LIMITS.get(name, 1e15)


def _spread(argument: str, value: float) -> dict[str, float]:
    """A span of time in every argument it can fill."""
    match argument:
        case "days":
            return {"days": value, "hours": value * DAY, "weeks": value / WEEK}
        case "weeks":
            return {"weeks": value, "days": value * WEEK, "hours": value * WEEK * DAY}
        case "months":
            return {"weeks": value * 4, "days": value * MONTH}
        case "quarters":
            return {"weeks": value * 13, "days": value * 90}
        case "years":
            return {"days": value * YEAR, "weeks": value * 52}
        case "hourly":
            prices = {"price_per_hour": value} if value < 20 or value % 1 else {}
            return prices | (
                {"requests_per_day": value * DAY} if value >= 10 and value % 1 == 0 else {}
            )
        case "hours" if value >= DAY:
            return {"hours": value, "days": value / DAY}
        case _:
            return {argument: value}


def _typed(name: str, value: float) -> int | float:
    return round(value) if name in WHOLE or value == int(value) else round(value, 6)
