"""Cards bought against cards rented: what has been paid after so many months."""

from collections.abc import Callable

from advisor.advice.money.ownership_found import Ownership, OwnershipAdvice, UseCost
from advisor.answers import amounts
from advisor.answers.charts.drawing import FILE, told
from advisor.answers.charts.lines import Axis, Crossing, Line, from_zero, lines
from advisor.answers.currency import Currency
from advisor.answers.words import Words
from advisor.units import MONTHS_PER_YEAR

RENT, OWN = 3, 2
"""Colours, as in the chart of serving costs."""
SHOWN_AFTER = 1.5
"""How far beyond the month in which a purchase has paid off the chart goes."""
FEWEST_MONTHS, MOST_TICKS = 12, 4


def paid_by_month(advice: OwnershipAdvice, said: Words, currency: Currency) -> str:
    """Of one set of cards, at the stated use or the middle one of those shown; empty where rent or
    purchase is unknown, or several are weighed."""
    if len(advice.options) != 1:
        return ""
    (one,) = advice.options
    use = one.uses[len(one.uses) // 2]
    if one.purchase_usd is None or use.rent_month_usd is None:
        return ""
    bought, rent = one.purchase_usd, use.rent_month_usd
    power = use.electricity_year_usd / MONTHS_PER_YEAR
    even = bought / (rent - power) if rent > power else None
    months = _months(even, MONTHS_PER_YEAR * advice.life_years)

    def usd(value: float) -> str:
        return amounts.usd(value / currency.per_usd, said.language, currency)

    rented = Line(said.say(FILE, "renting"), RENT, _paid(0, rent, months, currency))
    owned = Line(said.say(FILE, "buying"), OWN, _paid(bought, power, months, currency))
    crossings = _crossing(use, rent, even, said, currency)
    y = from_zero(max(rented.points[-1][1], owned.points[-1][1]), usd)
    figures = [(line.name, _told(line, usd, said)) for line in (rented, owned)]
    text = told(said, [*figures, *((each.label, usd(each.y)) for each in crossings)])
    title = _title(one, use, said)
    return lines(title, text, [rented, owned], crossings, _axis(months, said), y)


def _axis(months: int, said: Words) -> Axis:
    """Quarters, halves or whole years, the last with its unit."""
    step = next(step for step in (3, 6, 12, 24) if months / step <= MOST_TICKS)
    *ticks, last = range(0, months + 1, step)
    unit = said.say(FILE, "months", number=last)
    return Axis(0, months, (*((float(tick), str(tick)) for tick in ticks), (float(last), unit)))


def _told(line: Line, usd: Callable[[float], str], said: Words) -> str:
    (_, start), (months, end) = line.points[0], line.points[-1]
    first = usd(start) if start else None
    return said.say(FILE, "paid", start=first, end=usd(end), months=round(months))


def _months(even: float | None, life: int) -> int:
    """How far the chart goes."""
    if even is None or even > life:
        return life
    return min(life, max(FEWEST_MONTHS, round(SHOWN_AFTER * even)))


def _paid(
    start: float, a_month: float, months: int, currency: Currency
) -> tuple[tuple[float, float], ...]:
    return tuple((month, (start + month * a_month) * currency.per_usd) for month in (0, months))


def _crossing(
    use: UseCost, rent: float, even: float | None, said: Words, currency: Currency
) -> list[Crossing]:
    if use.pays_off_month is None or even is None:
        return []
    label = said.say(FILE, "pays-off", month=use.pays_off_month)
    return [Crossing(even, even * rent * currency.per_usd, label)]


def _title(one: Ownership, use: UseCost, said: Words) -> str:
    cards = amounts.cards(one.gpu, one.num_gpus, said.language)
    hours = amounts.plain(round(use.hours_per_week, 1), said.language)
    return said.say(FILE, "purchase-title", cards=cards, hours=hours)
