"""Amounts as people read them: dollars, hours, counts, gibibytes. Filters of the answer templates."""

import math
from collections.abc import Callable
from typing import Any

from advisor.language import Language


def _two_digits(value: float) -> str:
    """A value below one with its first two digits: 0.03, 0.00012."""
    decimals = 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{decimals}f}".rstrip("0")


def usd(value: float) -> str:
    """Dollars: $4.80, $45, $4,500, -$5, $0.174, $0.03; no cents from $100 on."""
    sign, amount = ("-" if value < 0 else ""), abs(value)
    if 0 < amount < 0.1:
        return f"{sign}${_two_digits(amount)}"
    if amount < 1:
        return f"{sign}${amount:.3f}".removesuffix("0")
    whole = round(amount, 2) == round(amount) or amount >= 100
    return f"{sign}${amount:,.0f}" if whole else f"{sign}${amount:.2f}"


def hours(value: float, language: Language = "en") -> str:
    """Hours as people say them: "25 min", "8 h", "3.2 days"."""
    second, minute, hour, day = ("s", "min", "h", "days") if language == "en" else ("秒", "分钟", "小时", "天")
    if value < 1 / 60:
        return f"{value * 3600:.0f} {second}"
    if value < 1:
        return f"{value * 60:.0f} {minute}"
    amount, unit = (value, hour) if value < 72 else (value / 24, day)
    return f"{f'{amount:.1f}'.removesuffix('.0') if amount < 10 else f'{amount:,.0f}'} {unit}"


def count(value: float) -> str:
    """Whole numbers with separators."""
    return f"{value:,.0f}"


def about(value: float) -> str:
    """A computed count in three digits: 249,923 is 250,000."""
    return f"{float(f'{value:.3g}'):,.0f}"


def plain(value: float) -> str:
    """A number without needless decimals: 3 rather than 3.0."""
    return f"{value:,.10g}" if value != int(value) else f"{value:,.0f}"


def short(value: float) -> str:
    """Large counts in three digits: 7.24B, 49.9M, 12k."""
    rounded = float(f"{value:.3g}")
    for limit, unit, suffix in ((1e12, 1e12, "T"), (1e9, 1e9, "B"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if rounded >= limit:
            return f"{rounded / unit:.4g}{suffix}"
    return f"{value:,.0f}"


def gigabytes(value: float) -> str:
    """GiB with one decimal below 100."""
    return f"{value:.1f} GiB" if value < 100 else f"{value:,.0f} GiB"


def percent(value: float, language: Language = "en") -> str:
    """88.9 %; Chinese sets no space: 88.9%."""
    if abs(value) >= 100:
        number = f"{value:,.0f}"
    else:
        number = f"{value:.1f}".removesuffix(".0") if abs(value) >= 0.1 or value == 0 else _two_digits(value)
    return f"{number}{' ' if language == 'en' else ''}%"


FILTERS: dict[str, Callable[..., Any]] = {
    "usd": usd, "hours": hours, "count": count, "about": about, "plain": plain, "short": short, "gb": gigabytes, "percent": percent,
}  # fmt: skip
