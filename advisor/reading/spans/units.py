"""A number with its unit: what it is of, and which arguments it can fill."""

import re

from advisor.reading.places import AROUND
from advisor.reading.slots import MONEY, SLOTS
from advisor.reading.spans.counts import BARE, LEAST, LIMITS, MANY_CARDS, ONE_OF, WHOLE
from advisor.reading.spans.numbers import Number
from advisor.reading.spans.phrases import MORE
from advisor.reading.spans.relative import Quantity
from advisor.reading.spans.unit_rows import Unit
from advisor.reading.spans.unit_rows import after as units_after

RECORDS = ("samples", "requests_per_day")
"""What a number of records, mails or tickets counts: data, or else what comes in every day."""
DOUBTFUL = re.compile(
    r"\s(?:whole\s|full\s)?(?:nights?|weekends?|devices|pieces)|个?(?:晚|通宵|周末)|\s?/\s?[天日]",
    re.I,
)
"""Units that may well mean something else."""
ORDINAL = re.compile(r"(?:周|星期|礼拜|第|月|初|双|双十)$")
"""Before a number that is a date: 周五晚上, 第3周末."""
SENTENCES = re.compile(r"\s?句话")
RENT = re.compile(r"(?:租金?|费用?|价格?|¥|￥|/)[^，。,;；]{0,6}$")
ONLY_DATA = re.compile(
    r"\s?(?:[a-z-]+\s){0,2}(?:samples?|examples?|rows?|data)(?![a-z])|[^，。,;；\s]{0,3}(?:样本|樣本|例子|数据|數據|语料)",
    re.I,
)
DAY, WEEK, MONTH, YEAR = 24, 7, 30, 365
IGNORED_AFTER = re.compile(
    r"\s?(?:%|percent|percentage|qps|rps|tps|fps|hours?\s(?:an?|per|each|every)\s(?:day|week|month)|元|块钱|塊錢|rmb|cny|yuan|人民币|人民幣|people|persons?|users?(?!['’s])|employees|engineers?|developers?"
    r"|个?人(?!次)|名|个?工程师|位|岁|年代|年(?![底内])|月(?!内)|bits?\b|-bit|位(?:量化)?|gb?\b|gib\b|gigs?\b|tb\b|mb\b|kw|watts?|w功|度电|张表(?!格)|小时(?:不停|不间断|在线|营业|运转|服务(?!器))|°|期|版|分钟内|cents?\s+per\s+kwh"
    r"|kwh|layers|steps|classes|categories|languages|次方|th\b|st\b|nd\b|rd\b)",
    re.I,
)
MONEY_BEFORE = (
    (
        re.compile(r"(?:时租|時租|每小时|每小時|单价|hourly|per hour)[^,，。]{0,6}$", re.I),
        ("price_per_hour",),
    ),
    (
        re.compile(r"(?:budget(?:\sof|\sis)?|预算|預算|经费|經費)[^,，。]{0,6}$", re.I),
        ("budget",),
    ),
)
DAILY = re.compile(
    r"(?:每天|每日|日均|一天|(?<![\d月今明昨节假工周])日[^\s\d，。,.;；]{0,6})[^，。,.;；\d]{0,8}$"
)
"""Before a number of pieces: they come every day."""


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


def of_unit(text: str, number: Number, unit: Unit, before: str, after: str) -> Quantity | None:
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


def _too_large(number: Number, unit: Unit, after: str) -> Quantity | None:
    """A count beyond its slot's limit, beside the unit of that slot."""
    slot, value = unit.slots[0], number.value * unit.factor
    if slot not in COUNTED or value <= SLOTS[slot].most or not COUNTED[slot].match(after):
        return None
    return Quantity(number.start, number.end, ((slot, _typed(slot, value)),), True)


def _possible_of(text: str, number: Number, unit: Unit, before: str, after: str) -> Quantity | None:
    arguments, value = unit.slots, number.value * unit.factor
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


def unit_after(after: str) -> Unit | None:
    if IGNORED_AFTER.match(after) and not re.match(r"\s?(?:年|月|bucks)", after):
        return None
    return next((unit for unit in units_after() if unit.pattern.match(after)), None)


def unit_length(after: str) -> int:
    matches = (unit.pattern.match(after) for unit in units_after())
    return max((match.end() for match in matches if match), default=0)


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
        if _possible(name, v, arguments) and (few or name != "num_gpus")
    }
    return Quantity(start, end, tuple(kept.items()), certain) if kept else None


def _possible(name: str, value: float, arguments: tuple[str, ...]) -> bool:
    """Within the argument's limits, wider ones for epochs that are named, and no fraction of what is
    counted. A negative value stays, to be refused."""
    if arguments == ("epochs",):
        return value <= SLOTS["epochs"].most
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
