"""When cards that are bought have paid off against rented ones. Hours and USD."""

from datetime import date
from math import ceil

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices.electricity import Electricity, electricity
from advisor.prices.price import Price
from advisor.prices.purchase import LIFE_YEARS, Payback, Purchase, purchase_price
from advisor.units import HOURS_PER_MONTH, MONTHS_PER_YEAR

LIFE_MONTHS = LIFE_YEARS * MONTHS_PER_YEAR
WORKING_HOURS_PER_MONTH = 40 * 52 / MONTHS_PER_YEAR
"""Forty hours a week."""


def payback(
    catalog: Catalog, gpu: Gpu, count: int, price: Price, today: date, region: str | None = None
) -> Payback | None:
    """None where no purchase price is known."""
    if (bought := purchase_price(catalog, gpu, None, today)) is None:
        return None
    usd = bought.usd * count
    rent = None if price.usd_per_hour is None else price.usd_per_hour * count
    hours = pays_off(usd, rent, drawn(catalog, gpu, count, bought, region).usd)
    return Payback(
        purchase=bought,
        purchase_usd=usd,
        hours=hours,
        month_working=month_of(hours, WORKING_HOURS_PER_MONTH),
        month_always=month_of(hours, HOURS_PER_MONTH),
        life_years=LIFE_YEARS,
    )


def drawn(
    catalog: Catalog,
    gpu: Gpu,
    count: int,
    bought: Purchase | None,
    region: str | None,
    usd_per_kwh: float | None = None,
) -> Electricity:
    """An hour's electricity of all cards: by what the whole machine draws, where one is bought that
    tells it."""
    machine = bought.machine_watts if bought else None
    each = machine / bought.machine_cards if bought and machine else None
    return electricity(
        catalog, gpu, 1, count, region=region, most_watts=each, usd_per_kwh=usd_per_kwh
    )


def pays_off(usd: float | None, rent: float | None, power: float) -> float | None:
    """purchase / (rent - electricity), hours; None where rent is no dearer, or one is unknown."""
    return usd / (rent - power) if usd and rent is not None and rent > power else None


def month_of(hours: float | None, hours_per_month: float) -> int | None:
    """The month in which so many hours of use are reached; None beyond `LIFE_YEARS`."""
    month = ceil(round(hours / hours_per_month, 6)) if hours else None
    return month if month is not None and month <= LIFE_MONTHS else None


def least_hours_per_month(hours: float | None) -> float | None:
    """From so many hours of use a month on a purchase spread over `LIFE_YEARS` costs less than
    rent; None: not even around the clock."""
    each = hours / LIFE_MONTHS if hours else None
    return each if each is not None and each <= HOURS_PER_MONTH else None
