"""The market of rented cards: its offers, and the range they span. USD throughout."""

from datetime import date
from functools import lru_cache
from statistics import median
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import PRICES_DAYS, GpuPrice
from advisor.prices.price import MarketRange
from advisor.result import Result, unique

Kind = Literal["on_demand", "spot", "reserved"]


class Offer(Result):
    """What one provider asks for an hour of one card."""

    gpu: str
    provider: str
    """With its tier, where it has several."""
    kind: Kind
    usd_per_hour: float
    cny_per_hour: float | None
    """As the provider quotes it; null: it quotes dollars."""
    as_of: date
    stale: bool
    """Older than `PRICES_DAYS`."""
    source: tuple[str, ...]


@lru_cache(maxsize=512)
def market_range(catalog: Catalog, gpu_id: str) -> MarketRange | None:
    """The on-demand and spot offers for one card in USD; None without an on-demand offer. Reserved
    prices need a contract and stay out."""
    on_demand, on_spot = _counted(catalog, gpu_id, "on_demand"), _counted(catalog, gpu_id, "spot")
    if not on_demand:
        return None
    asked: dict[str, list[float]] = {}
    for row in on_demand:
        asked.setdefault(catalog.renter_of(row.provider), []).append(_usd(catalog, row))
    usd = [each for prices in asked.values() for each in prices]
    dates = [row.as_of for row in on_demand]
    in_yuan = any(row.usd_per_hour is None for row in on_demand)
    spot = [_usd(catalog, row) for row in on_spot]
    return MarketRange(
        low=min(usd),
        high=max(usd),
        median=median(map(median, asked.values())),
        spot_low=min(spot, default=None),
        spot_high=max(spot, default=None),
        offers=len(on_demand),
        providers=len(asked),
        oldest=min(dates),
        newest=max(dates),
        cny_per_usd=catalog.yuan.per_usd if in_yuan else None,
        source=unique(*(row.source[:1] for row in on_demand)),
    )


def offers(
    catalog: Catalog, today: date, gpu_id: str | None = None, renter: str | None = None
) -> tuple[Offer, ...]:
    """Those for a card, of a provider, or both: on demand, spot, reserved, each cheapest first."""
    rows = (
        row
        for row in catalog.gpu_prices
        if gpu_id in (None, row.gpu) and renter in (None, catalog.renter_of(row.provider))
    )
    made = (_offer(catalog, row, today) for row in rows)
    return tuple(sorted(made, key=lambda each: (KINDS.index(each.kind), each.usd_per_hour)))


KINDS: tuple[Kind, ...] = ("on_demand", "spot", "reserved")


def _offer(catalog: Catalog, row: GpuPrice, today: date) -> Offer:
    return Offer(
        gpu=catalog.gpus[row.gpu].name,
        provider=row.provider,
        kind=row.kind,
        usd_per_hour=_usd(catalog, row),
        cny_per_hour=row.cny_per_hour,
        as_of=row.as_of,
        stale=(today - row.as_of).days > PRICES_DAYS,
        source=row.source,
    )


COUNTED_DAYS = 365
"""An offer that is so much older than the newest of its card is of another market: it is shown, and
does not count."""


def _counted(catalog: Catalog, gpu_id: str, kind: Kind) -> list[GpuPrice]:
    rows = [row for row in catalog.gpu_prices if row.gpu == gpu_id and row.kind == kind]
    newest = max((row.as_of for row in rows), default=date.min)
    return [row for row in rows if (newest - row.as_of).days <= COUNTED_DAYS]


def _usd(catalog: Catalog, row: GpuPrice) -> float:
    if row.usd_per_hour is not None:
        return row.usd_per_hour
    assert row.cny_per_hour is not None, f"offer of {row.provider} for {row.gpu} has no price"
    return row.cny_per_hour / catalog.yuan.per_usd
