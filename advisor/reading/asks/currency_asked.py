"""The currency that a message wants its answer in: named for it ("多少人民币", "in euros"), or that of
an amount it states."""

import re
from collections.abc import Mapping

from advisor.reading.brief import Fact
from advisor.reading.slots import MONEY
from advisor.reading.spans.currencies import CURRENCIES
from advisor.reading.spans.owning import OWNED

NAMES = {
    "CNY": "rmb|cny|yuan|人民币|人民幣",
    "USD": "usd|dollars|美元|美金|美刀",
    "EUR": "eur|euros?|欧元|歐元",
    "GBP": "gbp|pounds|英镑|英鎊",
    "JPY": "jpy|yen|日元|日圆",
    "INR": "inr|rupees|卢比",
    "HKD": "hkd|港币|港幣|港元",
    "TWD": "twd|ntd|台币|台幣|新台币|新臺幣",
    "KRW": "krw|韩元|韓元",
    "SGD": "sgd|新加坡元|新币",
    "CAD": "cad|加元",
    "AUD": "aud|澳元",
    "CHF": "chf|francs",
    "BRL": "brl|reais",
}
"""Names that are no other words, so that no amount need stand beside them."""
_NAMED = "|".join(f"(?P<{code}>{names})" for code, names in NAMES.items())
ASKED = re.compile(
    rf"(?:\b(?:in|into|as)\s(?:us\s)?|how\smany\s|(?:多少|几)(?:钱)?|(?:[用按以]|换成|换算成?|折合成?|算成)\s?)(?:{_NAMED})(?![a-z])",
    re.I,
)
YUAN = re.compile(r"多少(?:元(?!素)|块钱)")
WRITTEN = re.compile("|".join(f"(?P<{code}>{names})" for code, names in CURRENCIES.items()), re.I)


def currency_asked(message: str, stated: Mapping[str, Fact]) -> str | None:
    """ISO 4217 code; None where the message names none. `stated` are the facts of this message."""
    if named := ASKED.search(message):
        return named.lastgroup
    if YUAN.search(message):
        return "CNY"
    return next((_of(stated[slot]) for slot in (*MONEY, *OWNED) if slot in stated), None)


def _of(fact: Fact) -> str | None:
    """Of a stated amount: "2000 CNY", or a number of dollars where their sign stands beside it."""
    if isinstance(fact.value, str):
        return fact.value.partition(" ")[2] or None
    written = WRITTEN.search(fact.words)
    return written.lastgroup if written else None
