"""Currencies as people write them beside an amount, and whose an amount without a sign is."""

import re

from advisor.reading.spans.numbers import find_numbers

CURRENCIES: dict[str, str] = {
    "EUR": r"€|euros?|eur|歐元|欧元",
    "GBP": r"£|pounds?|quid|gbp|英镑",
    "HKD": r"hk\$|hkd|港币|港幣|港元|港纸",
    "TWD": r"nt\$|twd|ntd|台币|台幣|新台币|新台幣",
    "CAD": r"c\$|ca\$|cad",
    "AUD": r"a\$|au\$|aud",
    "BRL": r"r\$|brl|reais|real(?![a-z])",
    "SGD": r"s\$|sgd",
    "CNY": r"¥|￥|rmb|cny|yuan|人民币|人民幣|元(?!素)|块钱?(?!卡|显|gpu|\s?[a-z]?\d)|塊錢?(?!卡|顯|\s?\d)|圆|[块塊][1-9](?![\d.万千百张張块塊卡])",
    "INR": r"₹|inr|rupees?|rs\.?(?![a-z])",
    "JPY": r"jpy|yen|日元|円",
    "KRW": r"₩|krw|won(?![a-z])",
    "CHF": r"chf|francs?|fr\.",
    "PLN": r"pln|zł|zloty(?:ch)?|złotych",
    "SEK": r"sek",
    "NOK": r"nok",
    "DKK": r"dkk",
    "CZK": r"czk|kč",
    "MXN": r"mxn|pesos?",
    "ZAR": r"zar|rands?(?![a-z])",
    "AED": r"aed|dirhams?",
    "VND": r"vnd|đồng",
    "IDR": r"idr|rupiah",
    "RUB": r"rub|rubles?|₽",
    "TRY": r"lira",
    "USD": r"us\$|usd|\$|dollars?|bucks?|美元|美金|美刀|刀(?![具片])",
}
_SIGN = "|".join(f"(?P<{code}>{words})" for code, words in CURRENCIES.items())
SIGN_BEFORE = re.compile(rf"(?<![A-Za-z])(?:{_SIGN})\s?$", re.I)
SIGN_AFTER = re.compile(rf"\s?(?:{_SIGN})(?![a-z])", re.I)


def currency_of(text: str) -> str | None:
    """The only one beside a number of the text; None where there are none or several."""
    found = {
        sign.lastgroup
        for number in find_numbers(text)
        if (
            sign := SIGN_AFTER.match(text, number.end)
            or SIGN_BEFORE.search(text[max(0, number.start - 8) : number.start])
        )
    }
    return found.pop() if len(found) == 1 else None
