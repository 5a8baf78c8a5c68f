"""What a card's hour costs, and a run at that price. USD throughout.

Nothing unknown becomes a number: where no price is known the result is None, never 0.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import SAGEMAKER, Gpu, InstanceSeries
from advisor.catalog.names import squash
from advisor.catalog.prices import PRICES_DAYS
from advisor.prices.market import market_range, offers
from advisor.prices.price import MarketCost, MarketRange, Price
from advisor.result import Note, Range, note


def price(
    catalog: Catalog,
    gpu: Gpu,
    stated: float | None = None,
    *,
    today: date,
    provider: str | None = None,
) -> Price:
    """The user's price, else that of the provider they named, else the administrator's, else the
    market's on-demand median, else the lesson's, else unknown."""
    known = _known_price(catalog, gpu.id, today)
    if stated is not None:
        return known.model_copy(update={"usd_per_hour": stated, "basis": "stated", **NO_SOURCE})
    return _at(catalog, gpu, provider, known, today) if provider else known


NO_SOURCE = {"source": (), "as_of": None}


def _at(catalog: Catalog, gpu: Gpu, provider: str, known: Price, today: date) -> Price:
    """The provider's cheapest price on demand, or that of the very machine; what is known elsewhere,
    and that, where it has none."""
    if series := catalog.machine_series(provider):
        return _of_machine(catalog, gpu, provider, series, known, today)
    own = offers(catalog, today, gpu.id, catalog.renter_of(provider))
    on_demand = [each for each in own if each.kind == "on_demand"]
    if not on_demand:
        said = note("prices.none-of-provider", provider=provider, gpu=gpu.name)
        return known.model_copy(update={"notes": (said, *known.notes)})
    best = on_demand[0]
    said = note(
        "prices.of-provider",
        provider=best.provider,
        gpu=gpu.name,
        hour_usd=best.usd_per_hour,
        as_of=best.as_of,
    )
    return known.model_copy(
        update={
            "usd_per_hour": best.usd_per_hour,
            "basis": "provider",
            "provider": best.provider,
            "as_of": best.as_of,
            "source": best.source,
            "notes": (said, *known.notes),
        }
    )


def _of_machine(
    catalog: Catalog, gpu: Gpu, name: str, series: InstanceSeries, known: Price, today: date
) -> Price:
    """The machine's own price, divided among its cards; else its provider's of the card, else none:
    other markets' prices of a card are not what a cloud asks for a machine."""
    told = (note("prices.sagemaker"),) if name.lower().startswith(SAGEMAKER) else ()
    if (usd := series.usd_of(name)) is None:
        found = _at(catalog, gpu, series.provider, known, today)
        usd_per_hour = found.usd_per_hour if found.basis == "provider" else None
        basis = "provider" if usd_per_hour else "unknown"
        return found.model_copy(update={"usd_per_hour": usd_per_hour, "basis": basis})
    _, cards, _ = catalog.instance_names[squash(name)]
    said = note("prices.of-machine", machine=name, provider=series.provider, hour_usd=usd,
                cards=cards, gpu=gpu.name, as_of=series.as_of)  # fmt: skip
    return known.model_copy(
        update={
            "usd_per_hour": usd / cards,
            "basis": "provider",
            "provider": f"{series.provider} {name}",
            "as_of": series.as_of,
            "source": series.source,
            "notes": (said, *told),
        }
    )


def dated(catalog: Catalog, gpus: Iterable[Gpu | None], today: date) -> tuple[Note, ...]:
    """From when the market's prices of these cards are; nothing where none is the market's."""
    prices = [price(catalog, gpu, today=today) for gpu in gpus if gpu]
    days = [each.as_of for each in prices if each.basis == "market" and each.as_of]
    return (note("prices.dated", oldest=min(days)),) if days else ()


@lru_cache(maxsize=1024)
def _known_price(catalog: Catalog, gpu_id: str, today: date) -> Price:
    market = market_range(catalog, gpu_id)
    lesson = catalog.lesson.gpu_usd_per_hour.get(gpu_id)
    known = Price(
        usd_per_hour=None,
        basis="unknown",
        market=market,
        lesson_usd_per_hour=lesson,
        notes=_market_notes(catalog, market, today) if market else (),
    )
    found: dict[str, Any] = {}
    if (override := catalog.overrides.gpu_usd_per_hour.get(gpu_id)) is not None:
        found = {"usd_per_hour": override, "basis": "override"}
    elif market is not None:
        found = {"usd_per_hour": market.median, "basis": "market"}
        found |= {"as_of": market.oldest, "source": market.source}
    elif lesson is not None:
        found = {"usd_per_hour": lesson, "basis": "lesson", "source": catalog.lesson.source}
    return known.model_copy(update=found)


def market_cost(hours: float, num_gpus: int, market: MarketRange | None) -> MarketCost | None:
    if market is None:
        return None
    card_hours = hours * num_gpus
    spot = None if market.spot_low is None else round(card_hours * market.spot_low, 2)
    return MarketCost(
        spot=spot, low=round(card_hours * market.low, 2), high=round(card_hours * market.high, 2)
    )


def _market_notes(catalog: Catalog, market: MarketRange, today: date) -> tuple[Note, ...]:
    notes: list[Note] = []
    if market.providers == 1:
        notes.append(note("prices.one-provider", day=market.oldest))
    if (today - market.oldest).days > PRICES_DAYS:
        notes.append(
            note("prices.stale", oldest=market.oldest, newest=market.newest, days=PRICES_DAYS)
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
