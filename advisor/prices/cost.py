"""What a run costs: a card's hour, the run, its electricity, hosted tuning. USD throughout.

Nothing unknown becomes a number: where no price is known the result is None, never 0.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from statistics import median
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import ElectricityPrice, GpuPrice, HostedTuningPrice
from advisor.catalog.row import Text
from advisor.result import Range, Result, unique
from advisor.units import MILLION

STALE_DAYS = 180
"""An offer older than this is still shown, with a warning."""
LOAD = 0.82
"""Power a busy card draws, as a share of its limit: a node of eight H100 training Llama 2 13B drew
8.4 of its 10.2 kW (https://arxiv.org/abs/2412.08602)."""
OVERHEAD = 1.34
"""The whole machine over its cards. LOAD x OVERHEAD = 1.1, the 330 W measured per 300 W V100 with
host, memory, network and fans (https://arxiv.org/abs/2104.10350, GPT-3). A data centre's cooling is
not in it."""
POWER_SOURCES = ("https://arxiv.org/abs/2412.08602", "https://arxiv.org/abs/2104.10350")
ELECTRICITY_REGION = "us-residential"


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
    notes: tuple[Text, ...] = ()


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
        cny_per_usd=cny_per_usd(catalog) if in_yuan else None,
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


def cny_per_usd(catalog: Catalog) -> float:
    return catalog.overrides.cny_per_usd or catalog.exchange.per_usd


def _usd_per_hour(catalog: Catalog, row: GpuPrice) -> float:
    if row.usd_per_hour is not None:
        return row.usd_per_hour
    assert row.cny_per_hour is not None, f"offer of {row.provider} for {row.gpu} has no price"
    return row.cny_per_hour / cny_per_usd(catalog)


def _market_notes(catalog: Catalog, market: MarketRange, today: date) -> tuple[Text, ...]:
    notes: list[Text] = []
    if (today - market.oldest).days > STALE_DAYS:
        notes.append(Text(
            en=f"Prices checked on {market.oldest} to {market.newest}, some more than {STALE_DAYS} days ago: check before you pay.",
            zh=f"价格核对于 {market.oldest} 至 {market.newest}，部分已超过 {STALE_DAYS} 天：付款前请再次核对。"))  # fmt: skip
    if market.cny_per_usd is not None:
        dated = "" if catalog.overrides.cny_per_usd else f" ({catalog.exchange.as_of})"
        notes.append(Text(
            en=f"Offers in yuan are converted at {market.cny_per_usd:g} CNY per USD{dated}.",
            zh=f"人民币报价按 1 美元 = {market.cny_per_usd:g} 元换算{dated}。"))  # fmt: skip
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


class Electricity(Result):
    """Electricity of cards one owns, with the parts it is made of."""

    usd: float
    kwh: float
    watts: float
    """Drawn from the wall by all cards and their share of the machines."""
    usd_per_kwh: float
    load: float
    overhead: float
    region: Text | None
    """Where the price of a kilowatt-hour holds; null where it was given."""
    as_of: date | None
    source: tuple[str, ...]


def electricity(
    catalog: Catalog,
    gpu: Gpu,
    hours: float,
    num_gpus: int = 1,
    load: float = LOAD,
    overhead: float = OVERHEAD,
) -> Electricity:
    """power limit x load x overhead x cards x hours x USD per kWh: the administrator's price, else
    US households'."""
    override, row = catalog.overrides.electricity_usd_per_kwh, _electricity_price(catalog)
    rate = override if override is not None else row.usd_per_kwh
    watts = gpu.tdp_w * load * overhead * num_gpus
    kwh = watts * hours / 1000
    return Electricity(
        usd=kwh * rate,
        kwh=kwh,
        watts=watts,
        usd_per_kwh=rate,
        load=load,
        overhead=overhead,
        region=None if override is not None else row.region,
        as_of=None if override is not None else row.as_of,
        source=(*gpu.source, *POWER_SOURCES, *(() if override is not None else row.source)),
    )


def _electricity_price(catalog: Catalog) -> ElectricityPrice:
    return next(row for row in catalog.electricity if row.id == ELECTRICITY_REGION)


class HostedOffer(Result):
    """A fine-tuning run at a hosted service, which bills training tokens (data set x epochs)."""

    provider: str
    model: str
    """As the provider names it, or its size class."""
    method: Literal["full", "lora", "any"]
    for_size: bool
    """The price is that of the size asked for; false: of one particular model of the provider,
    another than asked for."""
    usd: float
    """The run's training tokens; hosting the result afterwards is not in it."""
    usd_per_million_tokens: float
    as_of: date
    note: Text | None
    source: tuple[str, ...]


def hosted_tuning(
    catalog: Catalog, tokens: float, parameters: int | None = None
) -> Iterator[HostedOffer]:
    """tokens x price at every service: first those priced for models of `parameters`, then the
    providers' own models, cheapest first. Without a size, every price that is known."""
    for row, for_size in _ranked(catalog, parameters):
        yield HostedOffer(
            provider=row.provider,
            model=row.model,
            method=row.method,
            for_size=for_size,
            usd=tokens / MILLION * row.usd_per_million_tokens,
            usd_per_million_tokens=row.usd_per_million_tokens,
            as_of=row.as_of,
            note=row.note,
            source=row.source,
        )


@lru_cache(maxsize=1024)
def _ranked(catalog: Catalog, parameters: int | None) -> tuple[tuple[HostedTuningPrice, bool], ...]:
    """The prices that apply, best first, each with whether it is one of the size asked for."""
    rows = (
        row
        for row in catalog.hosted_tuning
        if parameters is None or _applies(catalog, row, parameters)
    )
    sized = [
        (row, parameters is not None and row in _size_classes(catalog, row.provider, row.method))
        for row in rows
    ]
    return tuple(
        sorted(
            sized,
            key=lambda each: (
                not each[1],
                each[0].usd_per_million_tokens,
                each[0].provider,
                each[0].model,
            ),
        )
    )


@lru_cache(maxsize=512)
def _size_classes(catalog: Catalog, provider: str, method: str) -> list[HostedTuningPrice]:
    """The provider's price ladder for this method, smallest class first; a class without a limit is
    its open top.

    Empty where the provider prices single models instead of sizes.
    """
    ladder = [
        row for row in catalog.hosted_tuning if (row.provider, row.method) == (provider, method)
    ]
    if all(other.max_parameters is None for other in ladder):
        return []
    return sorted(ladder, key=lambda other: other.max_parameters or float("inf"))


def _applies(catalog: Catalog, row: HostedTuningPrice, parameters: int) -> bool:
    """A single model's price always stands as an alternative; of a ladder, the smallest class that
    takes the size does."""
    ladder = _size_classes(catalog, row.provider, row.method)
    fitting = [other for other in ladder if (other.max_parameters or float("inf")) >= parameters]
    return not ladder or (bool(fitting) and row == fitting[0])
