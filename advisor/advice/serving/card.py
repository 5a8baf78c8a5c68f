"""The card that is proposed as a server where nobody named one."""

from datetime import date

from advisor.advice.serving.capacity import Served, capacity
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.prices import cost
from advisor.prices.payback import LIFE_MONTHS, drawn
from advisor.prices.purchase import purchase_price
from advisor.units import HOURS_PER_MONTH

OLDEST_CAPABILITY = 8.0
"""Cards proposed unasked: FlashAttention-2 and bf16 begin here
(https://github.com/Dao-AILab/flash-attention)."""
FEWEST_PROVIDERS = 2
"""A market price that one provider alone quotes is not proposed unasked."""
WHOLE_PREMIUM = 2
"""16 bit on a card alone loses nothing and needs neither quantization nor division: worth up to
this many times the lowest rent."""


def cheapest_card(catalog: Catalog, served: Served, requests: int, today: date) -> Gpu | None:
    """The card whose rent for `requests` a day is lowest; one that holds the model alone in 16 bit
    is preferred while it costs no more than `WHOLE_PREMIUM` times that.

    Only NVIDIA cards that current servers support, at a price that the lesson, the administrator or
    two providers name.
    """
    found: list[tuple[float, bool, Gpu]] = []
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if (
            proposable(gpu, price)
            and price.usd_per_hour is not None
            and (one := capacity(served, gpu, requests))
        ):
            rent = price.usd_per_hour * one.cards_for(requests)
            found.append((rent, one.bits == 16 and one.cards == 1, gpu))
    return _best(found)


def _best(found: list[tuple[float, bool, Gpu]]) -> Gpu | None:
    """Of cards with their cost, and whether they hold the model alone in 16 bit."""
    lowest = min((usd for usd, _, _ in found), default=0.0)
    whole = [card for card in found if card[1] and card[0] <= WHOLE_PREMIUM * lowest]
    return min(whole or found, key=lambda card: card[0])[2] if found else None


def cheapest_to_buy(
    catalog: Catalog, served: Served, requests: int, today: date, region: str | None
) -> Gpu | None:
    """The card of a known purchase price that answers `requests` a day at the lowest cost a month,
    which is the purchase spread over its life, and electricity; 16 bit preferred as above."""
    found: list[tuple[float, bool, Gpu]] = []
    for gpu in catalog.gpus.values():
        bought = purchase_price(catalog, gpu, None, today)
        if bought and supported(gpu) and (one := capacity(served, gpu, requests)):
            power = drawn(catalog, gpu, 1, bought, region).usd * HOURS_PER_MONTH
            month = bought.usd / LIFE_MONTHS + power
            whole = one.bits == 16 and one.cards == 1
            found.append((month * one.cards_for(requests), whole, gpu))
    return _best(found)


def proposable(gpu: Gpu, price: cost.Price) -> bool:
    """May be proposed as a server unasked: current servers support it, its price is known."""
    several = price.basis != "market" or (
        price.market is not None and price.market.providers >= FEWEST_PROVIDERS
    )
    return several and supported(gpu)


def supported(gpu: Gpu) -> bool:
    """Whether current servers support it."""
    capable = gpu.vendor == "NVIDIA" and float(gpu.compute_capability or 0) >= OLDEST_CAPABILITY
    return capable and gpu.segment not in ("laptop", "unified")
