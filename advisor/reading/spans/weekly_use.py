"""How much cards compute each week or day, as people say it: "20 hours a week", "一天用8小时"."""

import re
from typing import NamedTuple

from advisor.reading.spans.numbers import find_numbers
from advisor.units import DAYS_PER_MONTH

USE = re.compile(
    r"(?P<n>\d[\d.]*)\s?(?:-?hours?|hrs?|h)\s?(?:(?:a|per|each|every|/)\s?)(?P<of>week|day|month)"
    r"|(?P<zh_of>每周|每週|一周|一週|每星期|每天|每日|一天|每个?月|一个月|月均)[^，。,\n\d]{0,4}(?P<zh>\d[\d.]*|[一二两三四五六七八九十]{1,3})\s?(?:个|個)?(?:小时|小時)",
    re.I,
)
WEEK_DAYS, WEEK_HOURS = 7, 168


class WeeklyUse(NamedTuple):
    hours_per_week: float
    words: str


def weekly_use(message: str) -> WeeklyUse | None:
    """The first that a week has room for."""
    for found in USE.finditer(message):
        numbers = find_numbers(found["n"] or found["zh"])
        of = (found["of"] or found["zh_of"]).lower()
        hours = numbers[0].value * _a_week(of) if numbers else 0
        if 0 < hours <= WEEK_HOURS:
            return WeeklyUse(round(hours, 1), found[0])
    return None


def _a_week(of: str) -> float:
    """How many days or months a week has."""
    if of == "month" or "月" in of:
        return WEEK_DAYS / DAYS_PER_MONTH
    return WEEK_DAYS if of in ("day", "每天", "每日", "一天") else 1
