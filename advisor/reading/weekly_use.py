"""How much cards compute each week or day, as people say it: "20 hours a week", "一天用8小时"."""

import re
from typing import NamedTuple

from advisor.reading.numbers import find_numbers

USE = re.compile(
    r"(?P<n>\d[\d.]*)\s?(?:-?hours?|hrs?|h)\s?(?:(?:a|per|each|every|/)\s?)(?P<of>week|day)"
    r"|(?P<zh_of>每周|每週|一周|一週|每星期|每天|每日|一天)[^，。,\n\d]{0,4}(?P<zh>\d[\d.]*|[一二两三四五六七八九十]{1,3})\s?(?:个|個)?(?:小时|小時)",
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
        daily = (found["of"] or found["zh_of"]).lower() in ("day", "每天", "每日", "一天")
        hours = numbers[0].value * (WEEK_DAYS if daily else 1) if numbers else 0
        if 0 < hours <= WEEK_HOURS:
            return WeeklyUse(hours, found[0])
    return None
