"""Amounts as people read them: dollars, hours, counts, gibibytes. Filters of the answer templates."""

import math
from collections.abc import Callable
from typing import Any

from advisor.rows import Language


def _two_digits(value: float) -> str:
    """A value below one with its first two digits: 0.03, 0.00012."""
    decimals = 1 - math.floor(math.log10(abs(value)))
    return f"{value:.{decimals}f}".rstrip("0")


def usd(value: float) -> str:
    """Dollars: $4.80, $45, $4,500, -$5, $0.03."""
    sign, amount = ("-" if value < 0 else ""), abs(value)
    if 0 < amount < 0.1:
        return f"{sign}${_two_digits(amount)}"
    whole = round(amount, 2) == round(amount) or amount >= 1000
    return f"{sign}${amount:,.0f}" if whole else f"{sign}${amount:.2f}"


def hours(value: float, language: Language = "en") -> str:
    """Hours as people say them: "25 min", "8 h", "3.2 days"."""
    second, minute, hour, day = ("s", "min", "h", "days") if language == "en" else ("秒", "分钟", "小时", "天")
    if value < 1 / 60:
        return f"{value * 3600:.0f} {second}"
    if value < 1:
        return f"{value * 60:.0f} {minute}"
    if value < 72:
        return f"{value:.3g} {hour}"
    return f"{value / 24:,.3g} {day}" if value < 24_000 else f"{value / 24:,.0f} {day}"


def count(value: float) -> str:
    """Whole numbers with separators."""
    return f"{value:,.0f}"


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
    number = f"{value:.1f}" if abs(value) >= 0.1 or value == 0 else _two_digits(value)
    return f"{number.removesuffix('.0')}{' ' if language == 'en' else ''}%"


FILTERS: dict[str, Callable[..., Any]] = {
    "usd": usd, "hours": hours, "count": count, "plain": plain, "short": short, "gb": gigabytes, "percent": percent,
}  # fmt: skip
