"""What a card's hour costs, and a run at that price. USD throughout.

Nothing unknown becomes a number: where no price is known the result is None, never 0.
"""

from datetime import date
from functools import lru_cache
from statistics import median
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import GpuPrice
from advisor.result import Note, Range, Result, note, unique

STALE_DAYS = 180
"""An offer older than this is still shown, with a warning."""


class MarketRange(Result):
    """What renting one card costs an hour, over the offers the catalog knows."""

    low: float
    """Cheapest on-demand offer, USD an hour and card."""
    high: float
    """Dearest on-demand offer."""
    median: float
    """Median of the on-demand offers."""
    spot_low: float | None
    """Cheapest spot offer (can be taken away at any time); null: none known."""
    spot_high: float | None
    offers: int
    """On-demand offers counted; `providers` made them, on days from `oldest` to `newest`."""
    providers: int
    oldest: date
    newest: date
    cny_per_usd: float | None
    """Rate the offers quoted in yuan were converted at; null: there was none."""
    source: tuple[str, ...]


class Price(Result):
    """USD an hour for one card, where it is from, and the market beside it."""

    usd_per_hour: float | None
    """Null: no price is known."""
    basis: Literal["stated", "override", "lesson", "market", "unknown"]
    as_of: date | None = None
    """Day of the oldest offer behind a market price; null for prices without a date."""
    source: tuple[str, ...] = ()
    market: MarketRange | None = None
    """Null: no on-demand offer is known."""
    notes: tuple[Note, ...] = ()


def price(catalog: Catalog, gpu: Gpu, stated: float | None = None, *, today: date) -> Price:
    """The user's price, else the administrator's, else the lesson's, else the market's on-demand
    median, else unknown."""
    known = _known_price(catalog, gpu.id, today)
    return (
        known
        if stated is None
        else Price(usd_per_hour=stated, basis="stated", market=known.market, notes=known.notes)
    )


@lru_cache(maxsize=1024)
def _known_price(catalog: Catalog, gpu_id: str, today: date) -> Price:
    market = market_range(catalog, gpu_id)
    notes = _market_notes(catalog, market, today) if market else ()
    if (override := catalog.overrides.gpu_usd_per_hour.get(gpu_id)) is not None:
        return Price(usd_per_hour=override, basis="override", market=market, notes=notes)
    if (lesson := catalog.lesson.gpu_usd_per_hour.get(gpu_id)) is not None:
        return Price(
            usd_per_hour=lesson,
            basis="lesson",
            source=catalog.lesson.source,
            market=market,
            notes=notes,
        )
    if market is None:
        return Price(usd_per_hour=None, basis="unknown")
    return Price(
        usd_per_hour=market.median,
        basis="market",
        as_of=market.oldest,
        source=market.source,
        market=market,
        notes=notes,
    )


@lru_cache(maxsize=512)
def market_range(catalog: Catalog, gpu_id: str) -> MarketRange | None:
    """The on-demand and spot offers for one card in USD; None without an on-demand offer. Reserved
    prices need a contract and stay out."""
    on_demand, on_spot = _offers(catalog, gpu_id, "on_demand"), _offers(catalog, gpu_id, "spot")
    if not on_demand:
        return None
    usd = [_usd_per_hour(catalog, row) for row in on_demand]
    dates = [row.as_of for row in on_demand]
    in_yuan = any(row.usd_per_hour is None for row in on_demand)
    spot = [_usd_per_hour(catalog, row) for row in on_spot]
    return MarketRange(
        low=min(usd),
        high=max(usd),
        median=median(usd),
        spot_low=min(spot, default=None),
        spot_high=max(spot, default=None),
        offers=len(on_demand),
        providers=len({row.provider for row in on_demand}),
        oldest=min(dates),
        newest=max(dates),
        cny_per_usd=catalog.yuan.per_usd if in_yuan else None,
        source=unique(*(row.source[:1] for row in on_demand)),
    )


def _offers(catalog: Catalog, gpu_id: str, kind: str) -> list[GpuPrice]:
    return [row for row in catalog.gpu_prices if row.gpu == gpu_id and row.kind == kind]


class MarketCost(Result):
    """USD of a run of the expected hours at the market's prices."""

    spot: float | None
    """At the cheapest spot offer, which can be taken away at any time; null: none known."""
    low: float
    """At the cheapest on-demand offer."""
    high: float
    """At the dearest."""


def market_cost(hours: float, num_gpus: int, market: MarketRange | None) -> MarketCost | None:
    if market is None:
        return None
    card_hours = hours * num_gpus
    spot = None if market.spot_low is None else round(card_hours * market.spot_low, 2)
    return MarketCost(
        spot=spot, low=round(card_hours * market.low, 2), high=round(card_hours * market.high, 2)
    )


def _usd_per_hour(catalog: Catalog, row: GpuPrice) -> float:
    if row.usd_per_hour is not None:
        return row.usd_per_hour
    assert row.cny_per_hour is not None, f"offer of {row.provider} for {row.gpu} has no price"
    return row.cny_per_hour / catalog.yuan.per_usd


def _market_notes(catalog: Catalog, market: MarketRange, today: date) -> tuple[Note, ...]:
    notes: list[Note] = []
    if (today - market.oldest).days > STALE_DAYS:
        notes.append(
            note("prices.stale", oldest=market.oldest, newest=market.newest, days=STALE_DAYS)
        )
    if market.cny_per_usd is not None:
        as_of = catalog.yuan.as_of
        notes.append(note("prices.yuan-offers", rate=market.cny_per_usd, as_of=as_of))
    return tuple(notes)


def training_cost(hours: Range, num_gpus: int, price: Price) -> Range | None:
    """USD of the run: hours x USD an hour x cards. The hours are wall-clock, so a second card must
    already have shortened them.

    None where the price is unknown.
    """
    if price.usd_per_hour is None:
        return None
    rate = price.usd_per_hour * num_gpus
    return Range(low=hours.low * rate, expected=hours.expected * rate, high=hours.high * rate)
