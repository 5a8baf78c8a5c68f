"""How much cards compute: what stated hours, weeks and days mean together."""

from dataclasses import dataclass
from typing import Literal

WEEK_HOURS, DAY_HOURS, WEEK_DAYS = 168, 24, 7
Reading = Literal["none", "week", "day", "total", "around_the_clock"]
"""What stated hours were taken for."""


@dataclass(frozen=True)
class Use:
    """How much the cards compute."""

    reading: Reading = "none"
    hours_per_week: float | None = None
    weeks: float | None = None
    """How long; None: not stated."""
    hours: float | None = None
    """In all."""


def stated_use(hours: float | None, weeks: float | None, days: float | None) -> Use:
    """Hours that a week (or with days a day) has room for are those of each week (day), more are a
    total; a time alone is around the clock."""
    period = weeks or (days / WEEK_DAYS if days else None)
    if hours is None:
        return _around_the_clock(period) if period else Use()
    daily = bool(days and not weeks)
    room = DAY_HOURS if daily else WEEK_HOURS
    if hours > room:
        return Use("total", min(hours / period, WEEK_HOURS) if period else None, period, hours)
    return _of_each("day" if daily else "week", hours, room, period)


def _around_the_clock(weeks: float) -> Use:
    return Use("around_the_clock", WEEK_HOURS, weeks, WEEK_HOURS * weeks)


def _of_each(reading: Reading, hours: float, room: int, weeks: float | None) -> Use:
    """So many hours each week or day, for a time that is longer than one."""
    weekly = hours * WEEK_HOURS / room
    if weeks is None or weeks <= room / WEEK_HOURS:
        return Use(reading, weekly)
    return Use(reading, weekly, weeks, weeks * weekly)
