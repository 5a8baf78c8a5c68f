"""Amounts as people read them: dollars, hours, counts, gibibytes. Filters of the answer templates.

Separators are those of the language's locale (Unicode CLDR, by Babel), words of units those of
`words/`.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any

from babel.dates import format_date

from advisor.answers.currency import DOLLARS, USD, Currency
from advisor.answers.words import TERMS, words
from advisor.language import Language

LONGEST_IN_HOURS = 72
"""Hours; longer times are said in days."""
NO_CENTS = 100
"""Dollars from which on cents say nothing."""
LONGEST_WHOLE = 1e15
"""From which on a number is said as a power of ten."""
STEPS = ((1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))
"""From which count on, in which unit: below 10,000 all digits are shown."""


@cache
def _separators(language: Language) -> dict[int, str]:
    """From Python's separators to those of the language."""
    symbols = words(language).locale.number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"]})


def _number(value: float, form: str, language: Language) -> str:
    return format(value, form).translate(_separators(language))


def _digits(value: float, digits: int, language: Language) -> str:
    """A value below one with its first digits, without zeros at the end: 0.03, 0.00012."""
    decimals = digits - 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{decimals}f}".rstrip("0").translate(_separators(language))


@cache
def _sign(currency: Currency, language: Language) -> str:
    return currency.sign(words(language).locale)


def usd(value: float, language: Language = "en", currency: Currency = DOLLARS) -> str:
    """Dollars, told in `currency`: $4.80, $45, $4,500, -$5, $0.174, $0.0375, $0.03, ¥32.36; no cents
    from 100 on."""
    if currency.beside_dollars:
        told = usd(value, language, replace(currency, beside_dollars=False))
        return words(language).say("brief", "with-dollars", amount=told, usd=usd(value, language))
    sign, amount = ("-" if value < 0 else ""), abs(value) * currency.per_usd
    sign += _sign(currency, language)
    if 0 < amount < 0.1:
        return f"{sign}{_digits(amount, 3, language)}"
    if amount < 1:
        return f"{sign}{_number(amount, '.3f', language).removesuffix('0')}"
    whole = round(amount, 2) == round(amount) or amount >= NO_CENTS
    return f"{sign}{_number(amount, ',.0f' if whole else '.2f', language)}"


def hours(value: float, language: Language = "en") -> str:
    """Hours as people say them: "25 min", "8 h", "3.2 days"."""
    if value < 1 / 60:
        unit, amount = "seconds", _tenths(value * 3600, language)
    elif value < 1:
        unit, amount = "minutes", f"{value * 60:.0f}"
    elif value < LONGEST_IN_HOURS:
        unit, amount = "hours", _tenths(value, language)
    else:
        unit, amount = "days", _tenths(value / 24, language)
    return words(language).say(TERMS, f"unit.{unit}", amount=amount)


LONGEST_IN_SECONDS = 300


def step(value: float, language: Language = "en") -> str:
    """Seconds of an optimizer step: "0.4 s", "90 s", "8 min"."""
    if value >= LONGEST_IN_SECONDS:
        return hours(value / 3600, language)
    return words(language).say(TERMS, "unit.seconds", amount=_tenths(value, language))


def wait(value: float, language: Language = "en") -> str:
    """Seconds that a reader waits: "55 ms", "3.2 s", "8 min"."""
    if value >= 1:
        return step(value, language)
    amount = count(value * 1000, language)
    return words(language).say(TERMS, "unit.milliseconds", amount=amount)


def _tenths(value: float, language: Language) -> str:
    """One decimal below ten, none where it would be 0."""
    if value >= 10:
        return _number(value, ",.0f", language)
    return _number(round(value, 1), ".2g", language)


def count(value: float, language: Language = "en") -> str:
    """Whole numbers with separators."""
    return _number(value, ",.0f", language)


def about(value: float, language: Language = "en") -> str:
    """A computed count in three digits: 249,923 is 250,000."""
    return count(float(f"{value:.3g}"), language)


def plain(value: float, language: Language = "en") -> str:
    """A number without needless decimals: 3 rather than 3.0."""
    whole = abs(value) < LONGEST_WHOLE and value == int(value)
    return _number(value, ",.0f" if whole else ",.10g", language)


def two_digits(value: float, language: Language = "en") -> str:
    """A rate that may be far below one: 0.061, 3.4, 120."""
    return _number(float(f"{value:.2g}"), ",.6g", language)


def rate(value: float, language: Language = "en") -> str:
    """A learning rate as configurations write it: 2e-4, 1.5e-5."""
    digits, exponent = f"{value:.1e}".split("e")
    return f"{_number(float(digits), 'g', language)}e{int(exponent)}"


def short(value: float, language: Language = "en") -> str:
    """Large counts in three digits: 7.24B, 49.9M, 12k."""
    rounded = float(f"{value:.3g}")
    for limit, unit, suffix in STEPS:
        if rounded >= limit:
            return f"{_number(rounded / unit, '.4g', language)}{suffix}"
    return count(value, language)


def gigabytes(value: float, language: Language = "en") -> str:
    """GiB with one decimal below 100."""
    return f"{_number(value, '.1f' if value < 100 else ',.0f', language)} GiB"


def of_disk(value: float, language: Language = "en") -> str:
    """GB (10^9 bytes), as disks are sold, with one decimal below ten."""
    return f"{_number(value, '.1f' if value < 10 else ',.0f', language)} GB"


def percent(value: float, language: Language = "en") -> str:
    """88.9 %; Chinese sets no space: 88.9%."""
    if abs(value) >= 100:
        number = count(value, language)
    elif abs(value) >= 0.1 or value == 0:
        number = f"{value:.1f}".removesuffix(".0").translate(_separators(language))
    else:
        number = _digits(value, 2, language)
    return words(language).say(TERMS, "unit.percent", amount=number)


def day(value: date, language: Language = "en") -> str:
    """A day of this year: 3 Dec; Chinese 12-03."""
    said = words(language)
    return format_date(value, said.say(TERMS, "unit.day-pattern"), locale=said.locale)


def cards(gpu: str, number: int, language: Language = "en") -> str:
    """Cards of one kind: one RTX 4090, 2 × RTX 4090."""
    return words(language).say(TERMS, "cards", gpu=gpu, count=number)


FILTERS: dict[str, Callable[..., str]] = {
    "usd": usd, "dollars": usd, "hours": hours, "step": step, "wait": wait, "count": count, "about": about, "plain": plain,
    "rate": rate, "two_digits": two_digits, "short": short,
    "gb": gigabytes, "disk": of_disk, "percent": percent, "day": day,
}  # fmt: skip


def filters(language: Language, currency: Currency) -> dict[str, Callable[[Any], str]]:
    """Each way to write an amount, in `language`: `usd` in `currency`, `dollars` as they are, `both`
    for what a source states in dollars."""
    made = {name: partial(way, language=language) for name, way in FILTERS.items()}
    made["usd"] = partial(usd, language=language, currency=currency)
    own = replace(currency, beside_dollars=currency.code != USD)
    made["both"] = partial(usd, language=language, currency=own)
    return made
