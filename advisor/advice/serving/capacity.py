"""How much traffic a card answers: weights, cache, batch, tokens a second, and the cheapest card
for it. Bytes and seconds."""

from datetime import date
from math import ceil, floor
from typing import Literal

from advisor.advice.serving.server import Server
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.prices import cost
from advisor.result import Result
from advisor.units import DAY_SECONDS, gib

INPUT_SHARE = 0.75
"""Input's share of a request's tokens: 3 in to 1 out, the usual blend of price comparisons."""
PEAK_FACTOR = 3
"""Traffic of the busiest time over the daily average: as if the whole day's requests came within
eight hours."""
CARDS_FOR_ONE_MODEL = (1, 2, 4, 8, 16, 32)
OLDEST_CAPABILITY = 8.0
"""Cards proposed unasked: FlashAttention-2 and bf16 begin here
(https://github.com/Dao-AILab/flash-attention)."""
FEWEST_PROVIDERS = 2
"""A market price that one provider alone quotes is not proposed unasked."""
WHOLE_OR_SMALL: tuple[Literal[16, 4], ...] = (16, 4)
"""Bits tried, the better first."""
SIXTEEN_BIT_PREMIUM = 2
"""16 bit loses nothing and needs no quantization: worth up to this many times the lowest rent."""


class Capacity(Result):
    """One copy of the model on its card or cards."""

    fits_16bit: bool
    """On one card, with the cache of at least one request."""
    fits_4bit: bool
    bits: Literal[16, 4]
    """Stored weights the figures below are for: 16 where one card holds that, else 4."""
    cards: int
    """Cards that hold one copy together."""
    weights_gib: float
    batch: int
    """Requests computed together, as far as memory allows."""
    tokens_per_second: float
    """Input and output together, all requests, at full load."""
    requests_per_day: int
    """What the copy answers when the busiest time is `PEAK_FACTOR` times the average."""


def capacity(model: Model, gpu: Gpu, tokens: int) -> Capacity | None:
    """The model on `gpu`: 16 bit on one card, else 4 bit, else on as few cards as hold it; None
    where 32 do not."""
    shape = model.shape
    fits = {bits: Server(shape, gpu, bits).largest_batch(tokens) >= 1 for bits in WHOLE_OR_SMALL}
    for cards in CARDS_FOR_ONE_MODEL:
        for bits in WHOLE_OR_SMALL:
            server = Server(shape, gpu, bits, cards)
            batch = server.largest_batch(tokens)
            if batch < 1:
                continue
            rate = throughput(server, batch, tokens * INPUT_SHARE, tokens * (1 - INPUT_SHARE))
            return Capacity(
                fits_16bit=fits[16],
                fits_4bit=fits[4],
                bits=bits,
                cards=cards,
                weights_gib=gib(server.weights_bytes),
                batch=batch,
                tokens_per_second=rate,
                requests_per_day=requests_per_day(rate, tokens),
            )
    return None


def throughput(server: Server, batch: int, input_tokens: float, output_tokens: float) -> float:
    """Tokens a second, input and output, of a full batch."""
    request = server.request_seconds(batch, input_tokens, output_tokens)
    return (input_tokens + output_tokens) / request


def requests_per_day(tokens_per_second: float, tokens: int) -> int:
    """Of `tokens` each, when the busiest time is `PEAK_FACTOR` times the average."""
    return max(1, floor(tokens_per_second / tokens * DAY_SECONDS / PEAK_FACTOR))


def cheapest_card(
    catalog: Catalog, model: Model, tokens: int, requests: int, today: date
) -> Gpu | None:
    """The card whose rent for `requests` a day is lowest; one that holds the model alone in 16 bit
    is preferred while it costs no more than `SIXTEEN_BIT_PREMIUM` times that.

    Only NVIDIA cards that current servers support, at a price that the lesson, the administrator or
    two providers name.
    """
    found: list[tuple[float, bool, Gpu]] = []
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if (
            proposable(gpu, price)
            and price.usd_per_hour is not None
            and (one := capacity(model, gpu, tokens))
        ):
            rent = price.usd_per_hour * one.cards * ceil(requests / one.requests_per_day)
            found.append((rent, one.fits_16bit, gpu))
    lowest = min((rent for rent, _, _ in found), default=0.0)
    whole = [card for card in found if card[1] and card[0] <= SIXTEEN_BIT_PREMIUM * lowest]
    return min(whole or found, key=lambda card: card[0])[2] if found else None


def proposable(gpu: Gpu, price: cost.Price) -> bool:
    """May be proposed as a server unasked: current servers support it, its price is known."""
    several = price.basis != "market" or (
        price.market is not None and price.market.providers >= FEWEST_PROVIDERS
    )
    capable = gpu.vendor == "NVIDIA" and float(gpu.compute_capability or 0) >= OLDEST_CAPABILITY
    return several and capable and gpu.segment not in ("laptop", "unified")
