"""How much traffic a card answers: weights, cache, batch, tokens a second. Bytes and seconds."""

from math import floor
from typing import Literal

from advisor.advice.serving.server import Server
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.result import Result
from advisor.units import DAY_SECONDS, gib

INPUT_SHARE = 0.75
"""Input's share of a request's tokens: 3 in to 1 out, the usual blend of price comparisons."""
PEAK_FACTOR = 3
"""Traffic of the busiest time over the daily average: as if the whole day's requests came within
eight hours."""
CARDS_FOR_ONE_MODEL = (1, 2, 4, 8, 16, 32)
WHOLE_OR_SMALL: tuple[Literal[16, 4], ...] = (16, 4)
"""Bits tried, the better first."""


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
