"""Which card of a memory rents cheapest: by the median of its providers, never by one lowest ask."""

from datetime import date

from advisor.advice.money.rental_found import RankedCard
from advisor.catalog.catalog import Catalog
from advisor.prices.market import market_range, offers
from advisor.prices.priced import LEAST_PROVIDERS

MOST = 8


def ranked(catalog: Catalog, memory_gb: float, today: date) -> tuple[RankedCard, ...]:
    """The cards with that memory and bf16 which several providers rent, cheapest first."""
    found: list[RankedCard] = []
    for gpu in catalog.gpus.values():
        fits = gpu.memory_gb == memory_gb and gpu.tflops_bf16 is not None
        market = market_range(catalog, gpu.id) if fits else None
        if market is None or market.providers < LEAST_PROVIDERS:
            continue
        cheapest = offers(catalog, today, gpu.id)[0]
        found.append(
            RankedCard(
                gpu=gpu.name,
                median_usd=market.median,
                providers=market.providers,
                low_usd=cheapest.usd_per_hour,
                low_provider=cheapest.provider,
                oldest=market.oldest,
            )
        )
    return tuple(sorted(found, key=lambda card: card.median_usd)[:MOST])
