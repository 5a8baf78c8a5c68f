"""What buying a card costs, alone or as its share of a whole machine. USD."""

from datetime import date
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import PRICES_DAYS, GpuPurchase, Machine
from advisor.result import Result, unique

LIFE_YEARS = 5
"""Over which a purchase is spread: what Amazon writes servers off over since 2025, shortened from
six years for the pace of machine learning."""
LIFE_SOURCE = ("https://ir.aboutamazon.com/annual-reports-proxies-and-shareholder-letters/",)
"""Form 10-K of 2024."""


class Purchase(Result):
    """Of one card."""

    usd: float
    basis: Literal["stated", "market"]
    condition: Literal["new", "used"] | None = None
    """Null: the user named the price."""
    seller: str | None = None
    machine: str | None = None
    """The whole machine that the card's price is a share of; null: the card is sold alone."""
    machine_cards: int = 1
    machine_watts: float | None = None
    """The most that the machine draws; null: unknown."""
    as_of: date | None = None
    stale: bool = False
    """An offer older than `PRICES_DAYS`."""
    low: float
    high: float
    """Of all offers that are known."""
    source: tuple[str, ...] = ()


class Payback(Result):
    """Cards bought against the rent that an answer counts with."""

    purchase: Purchase
    """Of one card."""
    purchase_usd: float
    """Of all cards."""
    hours: float | None
    """Hours of use until rent saved, less electricity, is the purchase; null: never, or no rent is
    known."""
    month_working: int | None
    """The month in which that is, at forty hours a week; null: not within `LIFE_YEARS`."""
    month_always: int | None
    """Around the clock."""
    life_years: int


def purchase_price(
    catalog: Catalog, gpu: Gpu, stated: float | None, today: date
) -> Purchase | None:
    """The user's price, else the newest offer of the card, of the same day the cheapest, else its
    share of the newest machine; None where none is known."""
    if stated is not None:
        return Purchase(usd=stated, basis="stated", low=stated, high=stated)
    offers = [row for row in catalog.gpu_purchases if row.gpu == gpu.id]
    machines = [row for row in catalog.machines.values() if row.gpu == gpu.id]
    if offers:
        return _of_card(offers, today)
    return _of_machine(max(machines, key=lambda row: row.as_of), today) if machines else None


def _of_card(offers: list[GpuPurchase], today: date) -> Purchase:
    best = min(offers, key=_newest)
    return Purchase(
        usd=best.usd,
        basis="market",
        condition=best.condition,
        seller=best.seller,
        as_of=best.as_of,
        stale=(today - best.as_of).days > PRICES_DAYS,
        low=min(row.usd for row in offers),
        high=max(row.usd for row in offers),
        source=unique(*(row.source for row in offers)),
    )


def _of_machine(machine: Machine, today: date) -> Purchase:
    share = machine.usd / machine.num_gpus
    return Purchase(
        usd=share,
        basis="market",
        condition=machine.condition,
        seller=machine.seller,
        machine=machine.name,
        machine_cards=machine.num_gpus,
        machine_watts=machine.watts,
        as_of=machine.as_of,
        stale=(today - machine.as_of).days > PRICES_DAYS,
        low=share,
        high=share,
        source=machine.source,
    )


def _newest(offer: GpuPurchase) -> tuple[int, float]:
    return -offer.as_of.toordinal(), offer.usd
