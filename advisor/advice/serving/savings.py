"""What an own server saves of an API's bill, and when it has paid for itself."""

from math import ceil

from advisor.advice.serving.comparison import (
    Roi,
)
from advisor.units import DAYS_PER_MONTH

ROI_MONTHS = (1, 12, 36)


def percent(part: float | None, whole: float | None) -> float | None:
    """part / whole, to the lesson's one decimal; None where the whole is 0 or unknown."""
    return round(part / whole * 100, 1) if part is not None and whole else None


def less(api: float | None, own: float | None) -> float | None:
    return None if api is None or own is None else api - own


def break_even_day(saved: float | None, days: int, invested: float) -> int | None:
    """The first day d with savings a day x d >= investment; None where nothing is saved."""
    return ceil(round(invested / (saved / days), 6)) if saved is not None and saved > 0 else None


def roi_after(saved: float | None, days: int, invested: float) -> tuple[Roi, ...]:
    """(savings - investment) / investment after 1, 12 and 36 months of 30 days; empty where the
    savings are unknown."""
    if saved is None:
        return ()
    totals = {months: saved / days * DAYS_PER_MONTH * months for months in ROI_MONTHS}
    return tuple(
        Roi(
            months=months,
            savings_usd=total,
            net_usd=total - invested,
            percent=percent(total - invested, invested),
        )
        for months, total in totals.items()
    )
