"""Numbers with their units: which arguments a number of the message can fill, and with what value.

Its surroundings decide (the tables of `unit_words`); a number without a known unit may fill any numeric argument and is left to
the model. "two weeks" is 2 weeks, 14 days or 336 hours, whichever argument the model gives it to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.unit_words import (
    AFTER,
    AROUND,
    BARE,
    BEFORE,
    DAY,
    IGNORED_AFTER,
    IGNORED_BEFORE,
    IMPLIED,
    LIMITS,
    MANY_CARDS,
    MONEY,
    MONEY_BEFORE,
    MONTH,
    ONE_OF,
    TOKENS,
    WEEK,
    WHOLE,
    YEAR,
    YEAR_LIKE,
)
from advisor.values import Change, Number, chinese, find_numbers

Values = tuple[tuple[str, str | int | float | Change], ...]

Place = tuple[int, int]


@dataclass(frozen=True)
class Quantity:
    start: int
    end: int
    values: Values
    certain: bool


RELATIVE = re.compile(
    r"(?P<factor>twice|double[ds]?|doubling|triple[ds]?|quadruple[ds]?|halve[ds]?|half(?!\sa\s(?:million|billion|thousand|hundred)|[-\s](?:million|billion))(?:\sas\smany)?|翻(?P<times>[一两二三四五六七八九十\d]*)倍|翻一番|翻番|加倍|減半|减半|少一半|一半)"
    r"|(?P<x>\d+(?:\.\d+)?|[a-z]+|[两二三四五六七八九十])\s?(?:times|倍|x\s(?:as|the|more))(?:\s(?:as\smany|as\smuch|the))?"
    r"|(?P<by>by\s)?(?:a|one)\s(?P<part>tenth|quarter|third|fifth)(?:\s(?:of|the)(?!\sa\smillion)|(?<!a quarter)(?=$|[,.?!]))"
    r"|(?P<way>grow(?:s|n)?|increase[ds]?|rise[s]?|up|raise[ds]?|cut|reduce[ds]?|drop(?:s|ped)?|shrink|down|涨|增加|提高|增长|砍|减|降|削减)(?:了|掉)?(?:(?:\s(?:the|our|my))?(?:\s[a-z]+)?\sby)?\s?(?P<percent>\d+)\s?%"
    r"|(?P<zh_way>涨|增加|提高|增长|砍|砍掉|减|减少|降|降低)(?:了|掉)?(?P<tenths>[一二两三四五六七八九])成"
    r"|(?P<count>[\d.,]+\s?[kKwW]?|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|ten|a\s(?:hundred|thousand)|(?:\w+\s)?(?:hundred|thousand)))\s(?P<sign>more|fewer|less)(?!\s(?:than|or))"
    r"|(?:减去|减掉|去掉|扣掉)(?P<taken>[一二两三四五六七八九十百千万]+)"
    r"|(?P<plus>再加上?|再多|多加|追加|另加|增加|加(?!到)|another|plus)\s?(?P<more>[\d.,]+\s?[kw万千]?|[一二两三四五六七八九十百千万]+|[a-z]+(?:\s(?:hundred|thousand))?)",
    re.I,
)
FACTORS = {"twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3, "quadruple": 4,
           "quadrupled": 4, "halve": 0.5, "halved": 0.5, "half": 0.5, "half as many": 0.5, "翻一番": 2, "翻番": 2, "加倍": 2, "翻倍": 2,
           "減半": 0.5, "减半": 0.5, "少一半": 0.5, "一半": 0.5}  # fmt: skip
CHANGED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), argument)
    for pattern, argument in (
        (r"token|长度|length", "tokens"),
        (r"gpu|card|卡|张|块", "num_gpus"),
        (r"traffic|request|calls|hits|load|流量|请求|调用|访问|次", "requests_per_day"),
        (r"data|sample|example|row|record|pair|dialog|样本|数据|语料|条|份|样", "samples"),
        (r"epoch|轮|遍", "epochs"),
        (r"budget|money|预算|经费|钱|美元", "budget_usd"),
        (r"week|周|星期", "weeks"),
        (r"hour|小时|天|day", "hours"),
    )
)


def quantities(text: str, taken: list[Place], cards: list[Place]) -> Iterator[Quantity]:
    """Relative changes first (they contain numbers), then each number by its unit."""
    taken = list(taken)
    for change in _changes(text):
        if not _overlaps(change.start, change.end, taken):
            taken.append((change.start, change.end))
            yield change
    for number in find_numbers(text):
        if not _overlaps(number.start, number.end, taken):
            found = _quantity(text, _signed(text, number), cards)
            if found:
                taken.append((found.start, found.end + _unit_length(text[number.end :])))
                yield found
    yield from _implied(text, taken)


def _signed(text: str, number: Number) -> Number:
    """With the minus that stands before it, so that "-3 dollars" is refused and not read as 3."""
    negative = number.digits and re.search(r"(?:^|[\s(（:：=])[-−]\$?$", text[max(0, number.start - 3) : number.start])
    return replace(number, value=-number.value) if negative else number


def _overlaps(start: int, end: int, taken: list[Place]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in taken)


def _quantity(text: str, number: Number, cards: list[Place]) -> Quantity | None:
    before, after = text[max(0, number.start - AROUND) : number.start], text[number.end : number.end + AROUND]
    if dollars := re.search(r"(?:us)?\$\s?$|usd\s?$", before, re.I):
        hourly = re.match(
            r"(?:\s?usd)?\s?(?:/|per|an|a|每|-per-)\s?-?(?:gpu[-\s]?)?(?:h(?:r|our)?|小时|小時|card|卡)|\s?(?:dollars\s)?hourly",
            after,
            re.I,
        )
        arguments = ("price_per_hour",) if hourly else _money(before[: dollars.start()])
        start = number.start - len(before) + dollars.start()
        return _made(start, number.end, number.value, arguments)
    if text[number.start : number.end] == "一" and ONE_OF.match(after):
        return None
    if number.digits and (IGNORED_BEFORE.search(before) or YEAR_LIKE.fullmatch(text[number.start : number.end])) and not _unit(after):
        return None
    if not number.digits and number.end - number.start == 1 and not _unit(after) and not _card_follows(number, cards, text):
        return None  # "一" in 一般, 一下
    if _card_follows(number, cards, text) or _card_precedes(number, cards, text):
        return _made(number.start, number.end, number.value, ("num_gpus",))
    if unit := _unit(after):
        return _made(number.start, number.end, number.value * unit[1], _money(before) if unit[0] == MONEY else unit[0])
    if IGNORED_AFTER.match(after):
        return None
    for pattern, arguments, scale in BEFORE:
        if pattern.search(before):
            return _made(number.start, number.end, number.value * scale, arguments)
    if (not number.digits and number.value < 100) or re.match(r"[A-Za-z]", after):
        return None
    return _made(number.start, number.end, number.value, BARE, certain=False)


def _money(before: str) -> tuple[str, ...]:
    """Which of the two an amount in dollars is, where the words before it tell."""
    return next((arguments for pattern, arguments in MONEY_BEFORE if pattern.search(before)), MONEY)


def _unit(after: str) -> tuple[tuple[str, ...], float] | None:
    if IGNORED_AFTER.match(after) and not re.match(r"\s?(?:年|月|bucks)", after):
        return None
    for pattern, arguments, scale in AFTER:
        if pattern.match(after):
            return arguments, scale
    return None


def _unit_length(after: str) -> int:
    return max((match.end() for pattern, _, _ in AFTER if (match := pattern.match(after))), default=0)


def _card_follows(number: Number, cards: list[Place], text: str) -> bool:
    """ "2x4090", "two A100s", "四张3090", "8 of the 80 gig H100s", "双卡3090"."""
    between = r"\s?(?:x|×|\*|units?\sof|pcs|of\s(?:the|those|my)|块|塊|张|張|片|台|颗|卡|used|rented|spare|nvidia|rtx)?\s?(?:[a-z0-9]+\s)?"
    return any(number.end <= start and re.fullmatch(between, text[number.end : start], re.I) for start, _ in cards) and number.value < 5000


def _card_precedes(number: Number, cards: list[Place], text: str) -> bool:
    """ "A5000×2", "4090两块"."""
    after = text[number.end :]
    counted = re.match(r"\s?(?:块|塊|张|張|片|卡|台)", after)
    for _, end in cards:
        between = text[end : number.start] if end <= number.start else "-"
        if re.fullmatch(r"s?\s?(?:x|×|\*)\s?", between, re.I) or (counted and re.fullmatch(r"[，,\s有用上]*", between)):
            return True
    return False


def _made(start: int, end: int, value: float, arguments: tuple[str, ...], certain: bool = True) -> Quantity | None:
    values: dict[str, float] = {}
    for argument in arguments:
        values |= _spread(argument, value)
    few = value <= MANY_CARDS or arguments == ("num_gpus",)
    kept = {
        name: _typed(name, v)
        for name, v in values.items()
        if v <= LIMITS.get(name, 1e15) and (few or name != "num_gpus") and (name not in WHOLE or v == int(v) or v > 1)
    }
    return Quantity(start, end, tuple(kept.items()), certain) if kept else None


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
        case "hours" if value >= DAY:
            return {"hours": value, "days": value / DAY}
        case _:
            return {argument: value}


def _typed(name: str, value: float) -> int | float:
    return round(value) if name in WHOLE or value == int(value) else round(value, 6)


def _changes(text: str) -> Iterator[Quantity]:
    for match in RELATIVE.finditer(text):
        change = _change(match)
        if change:
            around = text[max(0, match.start() - 12) : match.end() + 16]
            arguments = [argument for pattern, argument in CHANGED if pattern.search(around)]
            if arguments[:1] == ["hours"] and re.match(r"\s?(?:天|days?)", text[match.end() :]):
                change = Change(change.factor, change.plus * DAY)
            arguments = list(TOKENS) if arguments[:1] == ["tokens"] else arguments[:1] or list(BARE)
            yield Quantity(match.start(), match.end(), tuple((argument, change) for argument in arguments), len(arguments) <= 2)


def _change(match: re.Match[str]) -> Change | None:
    if match["plus"]:
        numbers = find_numbers(match["more"])
        return Change(plus=numbers[0].value) if numbers and numbers[0].start == 0 else None
    if match["part"]:
        share = {"tenth": 0.1, "quarter": 0.25, "third": 1 / 3, "fifth": 0.2}[match["part"].lower()]
        return Change(factor=1 - share if match["by"] else share)
    if match["taken"]:
        taken = chinese(match["taken"])
        return Change(plus=-taken) if taken else None
    if match["percent"] or match["tenths"]:
        share = int(match["percent"]) / 100 if match["percent"] else (chinese(match["tenths"]) or 0) / 10
        less = re.match(r"cut|reduce|drop|shrink|down|砍|减|降|削", match["way"] or match["zh_way"], re.I)
        return Change(factor=1 - share if less else 1 + share)
    if match["sign"]:
        numbers = find_numbers(match["count"])
        return Change(plus=numbers[0].value * (1 if match["sign"].lower() == "more" else -1)) if numbers else None
    word = (match["factor"] or "").lower()
    counted = match["times"] or match["x"]
    if counted:
        numbers = find_numbers(counted)
        return Change(factor=numbers[0].value) if numbers else None
    return Change(factor=FACTORS[word]) if word in FACTORS else None


def _implied(text: str, taken: list[Place]) -> Iterator[Quantity]:
    """Counts and times without a numeral: "单卡", "双卡", "a year", "半年", "a month", "fortnight"."""
    for pattern, arguments, value in IMPLIED:
        for match in pattern.finditer(text):
            if not _overlaps(match.start(), match.end(), taken) and (found := _made(match.start(), match.end(), value, arguments)):
                yield found
