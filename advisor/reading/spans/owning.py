"""What a card of one's own costs, as people state it: what it, or the machine around it, is bought
for, and a kilowatt-hour of electricity."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.reading.places import Span
from advisor.reading.spans.currencies import SIGN_AFTER, SIGN_BEFORE, currency_of
from advisor.reading.spans.numbers import Number

CARD, MACHINE, TARIFF = OWNED = ("purchase_price", "machine_price", "electricity_price")
"""Of one card, of a machine with all its cards, of a kilowatt-hour."""
KWH = r"(?:kwh|kw-h|kilowatt[-\s]?hours?|度(?:电|電)?|千瓦时)"
CENTS = r"(?P<cents>\s?(?:cents?|ct|c|¢|美分|分(?:钱)?))"
TENTHS = r"(?P<tenths>\s?毛(?P<hundredths>[1-9])?)"
PER_KWH = re.compile(rf"(?:{CENTS}|{TENTHS})?\s?(?:/|per|an?|each|every|每|一)\s?{KWH}", re.I)
SIGNS_FIRST = re.compile(r"[^\w\s]|[A-Z]{0,2}\$|[a-z]{3}\s?\d", re.I)
"""An amount that begins with its sign."""
SMALL = re.compile(rf"{CENTS}|{TENTHS}", re.I)
CALLED = re.compile(
    r"(?:electric(?:ity)?|power|tariff|电费|電費|电价|電價|度电|[一每]度(?:电|電)?)"
    r"(?:\s(?:price|costs?|tariff|rate|is|here|of|at|about|around)|[是约大概按才算只要要\s:：=~≈]){0,6}$",
    re.I,
)
"""Right before the price of a kilowatt-hour."""
OTHER_UNIT = re.compile(
    r"\s?(?:k?w\b|watts?|瓦|%|小时|hours?|元?/?\s?月|a\smonth|per\smonth)", re.I
)
TARIFF_UNIT = re.compile(rf"(?:/|per|an?|each|every|每|一)\s?{KWH}", re.I)
LEAST_PURCHASE = 100
"""In any currency; less is a price of an hour."""
DEAREST_KWH = 5
"""In yuan; more is a bill."""
RENTING = re.compile(
    r"\brent|\bcloud\b|break[\s-]?even|payback|pays?\s(?:off|back)|租|云|回本", re.I
)
BUYING = re.compile(
    r"\b(?:buy|buying|bought|purchas\w*|used|second[\s-]?hand|quoted|own(?:ing)?|brand\snew)\b"
    r"|买|買|购|購|二手|全新|整机|整機|主机|配一[台个]|报价|自建|回本|\bpays?\s(?:off|back)\b|\bbreak[\s-]?even\b|\bpayback\b",
    re.I,
)
SPENT = re.compile(r"\b(?:bought|paid)\b[^.?!\n]{0,40}$|(?:花了?|花掉)[^，。,\d]{0,4}$", re.I)
"""Before what a card has cost, which is no budget."""
NO_PURCHASE = re.compile(
    r"(?:budget|预算|預算|经费|資金|资金|credits?|rent\w*|租金?)[^，,。;；.\d]{0,12}$", re.I
)
A_RATE = re.compile(
    r"\s?(?:/|per|an?\s|each\s(?:month|hour|day)|每|一)\s?-?个?(?:gpu[-\s]?|card[-\s]?)?"
    r"(?:h(?:r|our)?s?(?![a-z])|mo|week|day|year|小时|小時|钟头|月|天|年)|\s?(?:hourly|monthly)"
    r"|\s?(?:a|per|each)\s(?:month|week|day|year)|\s?(?:worth|of\scredits?|预算|以内)",
    re.I,
)
PRICED = re.compile(
    r"(?:(?:\bbuy|\bbuying|\bbought|\bquoted|\bused)\b[^.?!\n]{0,40}\b(?:for|at)"
    r"|整机|整機|主机|报价|售价|总价)[^，,。;；.\d]{0,6}$",
    re.I,
)
"""Before a price without a sign."""
EACH = re.compile(
    r"\s?(?:each|apiece|a\s(?:piece|card)|per\s(?:card|gpu)|/\s?(?:张|块|card|gpu)|[一每]?[张張块塊](?!\d))",
    re.I,
)
WHOLE = re.compile(
    r"\b(?:machine|rig|build|server|workstation|box|pc|desktop|in\stotal|altogether)\b"
    r"|整机|整機|主机|一台|工作站|服务器|一共|总共|总价",
    re.I,
)
SEVERAL = re.compile(
    r"\b(?:two|three|four|eight|both|pair)\b|\d\s?[x×*]\s|[2-9]\s?[x×*]|[两二三四八2-8]\s?[张張块塊]",
    re.I,
)
IN_ALL = re.compile(r"\bfor\s(?:about\s)?[^\w\s]?$", re.I)
"""Before the price of several cards together."""
CHINESE = re.compile(r"[一-鿿]")


@dataclass(frozen=True)
class Whole:
    """A message, and what it tells of all its amounts wherever it stands: sought once, not for each
    number."""

    text: str

    @cached_property
    def currency(self) -> str | None:
        """The only one beside a number."""
        return currency_of(self.text)

    @cached_property
    def has_tariff(self) -> bool:
        """Whether something is priced by the kilowatt-hour."""
        return TARIFF_UNIT.search(self.text) is not None

    @cached_property
    def weighs_buying(self) -> bool:
        """Against renting."""
        return bool(RENTING.search(self.text) and BUYING.search(self.text))

    def currency_unsigned(self, before: str) -> str:
        """Of an amount without a sign: that of the other amounts; yuan among Chinese words."""
        return self.currency or ("CNY" if CHINESE.search(before) else "USD")


def tariff(whole: Whole, number: Number) -> Span | None:
    """Of a kilowatt-hour: "0.31/kwh", "12 cents per kWh", "电费一度5毛6"."""
    text = whole.text
    before, start, end = text[max(0, number.start - 40) : number.start], number.start, number.end
    ahead, behind = SIGN_BEFORE.search(before), SIGN_AFTER.match(text, end)
    if ahead:
        start, before = start - len(before) + ahead.start(), before[: ahead.start()]
    end = behind.end() if behind else end
    unit = PER_KWH.match(text, end)
    if not unit and (not CALLED.search(before) or OTHER_UNIT.match(text, end)):
        return None
    parts = unit or SMALL.match(text, end)
    value = _in_units(number.value, parts)
    if not 0 < value <= DEAREST_KWH:
        return None
    end = parts.end() if parts else end
    sign = behind or ahead
    code = sign.lastgroup if sign else whole.currency_unsigned(before)
    amount = value if code == "USD" else f"{value:.15g} {code}"
    return Span(start, end, text[start:end], ((TARIFF, amount),), True)


def _in_units(value: float, parts: re.Match[str] | None) -> float:
    """Of a number of cents, or of tenths of a yuan, in whole units."""
    told = parts.groupdict() if parts else {}
    if told.get("cents"):
        return value / 100
    return value / 10 + int(told.get("hundredths") or 0) / 100 if told.get("tenths") else value


def owned(whole: Whole, start: int, end: int) -> str | None:
    """What the amount between is the price of, where buying is weighed against renting; None where
    it is a rate, a budget, or it is open whether several cards cost so much each."""
    text = whole.text
    before = text[max(0, start - 60) : start]
    if not SPENT.search(before) and not whole.weighs_buying:
        return None
    if NO_PURCHASE.search(before) or A_RATE.match(text, end) or not _money(text, start, end):
        return None
    return CARD if EACH.match(text, end) else _of_how_many(before, WHOLE.match(text, end))


def _money(text: str, start: int, end: int) -> bool:
    """Whether the amount has a sign, or its words tell that it is a price."""
    before, amount = text[max(0, start - 60) : start], text[start:end]
    signed = SIGN_AFTER.match(text, end) or SIGN_BEFORE.search(before)
    signed = signed or SIGN_AFTER.search(amount) or SIGNS_FIRST.match(amount)
    return bool(signed or PRICED.search(before) or EACH.match(text, end))


def _of_how_many(before: str, whole: re.Match[str] | None) -> str | None:
    clause = re.split(r"[，,。;；.?？!\n]\s?", before)[-1]
    if whole or WHOLE.search(clause):
        return MACHINE
    if not SEVERAL.search(clause):
        return CARD
    return MACHINE if IN_ALL.search(before) else None


def with_each(text: str, end: int) -> int:
    """Where "6000块一张" ends, whose last words count no cards."""
    each = EACH.match(text, end)
    return each.end() if each else end


def one_purchase(spans: Iterable[Span]) -> Iterator[Span]:
    """Two prices are of two things: which of them is meant is not read."""
    found = list(spans)
    bought = [span for span in found if span.value(CARD) or span.value(MACHINE)]
    for span in found:
        several = span in bought and len(bought) > 1
        yield (
            replace(span, values=(("budget", span.values[0][1]),), keyed=False) if several else span
        )
