"""How much traffic a card answers: weights, cache, batch, tokens a second. Bytes and seconds."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from advisor.advice.serving.comparison import Capacity
from advisor.advice.serving.people import requests_per_day
from advisor.advice.serving.server import CARDS_FOR_ONE_MODEL, Server
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.serving_format import Bits, ServingFormat
from advisor.units import gib

INPUT_SHARE = 0.75
"""Input's share of a request's tokens: 3 in to 1 out, the usual blend of price comparisons."""
WORTH: dict[Bits, float] = {16: 1.0, 8: 1.1, 4: 2.0}
"""So many times the cards a model as published may take before a narrower format is chosen, our
rule: 8 bit loses next to nothing, 4 bit a little."""


class Request(NamedTuple):
    """Tokens of one."""

    input_tokens: int
    output_tokens: int

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


def request_of(
    tokens: int | None = None, input_tokens: int | None = None, output_tokens: int | None = None
) -> Request:
    """Of which some is known: the whole, the input, the output. The rest is three in to one out."""
    read, written = input_tokens or 0, output_tokens or 0
    if read and written:
        return Request(read, written)
    if tokens is None:
        tokens = ceil(read / INPUT_SHARE + written / (1 - INPUT_SHARE))
    tokens = max(tokens, read + written + 1) if read or written else max(1, tokens)
    if read:
        return Request(read, tokens - read)
    written = written or max(1, tokens - round(INPUT_SHARE * tokens))
    return Request(tokens - written, written)


class Served(NamedTuple):
    """What a server answers."""

    model: Model
    formats: Sequence[ServingFormat]
    """That its weights may be stored in, the better first."""
    request: Request


def capacity(served: Served, gpu: Gpu, requests: int) -> Capacity | None:
    """One copy on `gpu`, on as many cards as make `requests` a day take the fewest in all, in the
    format for which that is least, `WORTH` counted in. None where 32 do not hold it."""
    best = {each.id: _best(each, served, gpu, requests) for each in served.formats}
    worth = {each.id: WORTH[each.nearest] for each in served.formats}
    worth[served.formats[0].id] = 1.0
    found = [(worth[id_] * one.cards_for(requests), one) for id_, one in best.items() if one]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _best(stored: ServingFormat, served: Served, gpu: Gpu, requests: int) -> Capacity | None:
    found = [
        _capacity(server, batch, served.request)
        for cards in CARDS_FOR_ONE_MODEL
        for server in (Server(served.model.shape, gpu, stored, cards),)
        if (batch := server.largest_batch(served.request.tokens))
    ]
    return min(found, key=lambda one: (one.cards_for(requests), one.cards), default=None)


def _capacity(server: Server, batch: int, request: Request) -> Capacity:
    rate = throughput(server, batch, *request)
    return Capacity(
        bits=server.stored.nearest,
        format=server.stored.name,
        cards=server.cards,
        weights_gib=gib(server.weights_bytes),
        batch=batch,
        tokens_per_second=rate,
        range_tokens_per_second=server.spread(rate),
        requests_per_day=requests_per_day(rate / request.tokens),
    )


def throughput(server: Server, batch: int, input_tokens: float, output_tokens: float) -> float:
    """Tokens a second, input and output, of a full batch."""
    request = server.request_seconds(batch, input_tokens, output_tokens)
    return (input_tokens + output_tokens) / request
