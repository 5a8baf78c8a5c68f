"""What buying a card costs. USD."""

from datetime import date
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import GpuPurchase
from advisor.prices.cost import STALE_DAYS
from advisor.result import Result, unique


class Purchase(Result):
    """Of one card."""

    usd: float
    basis: Literal["stated", "market"]
    condition: Literal["new", "used"] | None = None
    """Null: the user named the price."""
    seller: str | None = None
    as_of: date | None = None
    stale: bool = False
    """An offer older than `STALE_DAYS`."""
    low: float
    high: float
    """Of all offers that are known."""
    source: tuple[str, ...] = ()


def purchase_price(
    catalog: Catalog, gpu: Gpu, stated: float | None, today: date
) -> Purchase | None:
    """The user's price, else the newest offer, of the same day the cheapest; None where none is
    known."""
    if stated is not None:
        return Purchase(usd=stated, basis="stated", low=stated, high=stated)
    offers = [row for row in catalog.gpu_purchases if row.gpu == gpu.id]
    if not offers:
        return None
    best = min(offers, key=_newest)
    return Purchase(
        usd=best.usd,
        basis="market",
        condition=best.condition,
        seller=best.seller,
        as_of=best.as_of,
        stale=(today - best.as_of).days > STALE_DAYS,
        low=min(row.usd for row in offers),
        high=max(row.usd for row in offers),
        source=unique(*(row.source for row in offers)),
    )


def _newest(offer: GpuPurchase) -> tuple[int, float]:
    return -offer.as_of.toordinal(), offer.usd
