"""A model on cards that serve it: memory, speed, and how many users they answer at once."""

from collections.abc import Iterator
from math import ceil

from advisor.advice.serving.capacity import CARDS_FOR_ONE_MODEL, requests_per_day
from advisor.advice.serving.load import Load
from advisor.advice.serving.server import RUNTIME_BYTES, Server
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Shape
from advisor.catalog.serving_format import Bits, ServingFormat
from advisor.result import Range, Result
from advisor.units import gib

ACCEPTABLE = 10
"""Tokens a second that each user should get, our rule: about twice as fast as people read."""


class ServingOption(Result):
    """Copies of a model, each on cards that divide it among them."""

    gpu: str
    bits: Bits
    """Of a stored weight, the nearest of the usual widths."""
    format: str
    """How the weights are stored."""
    cards_each: int
    """Cards that hold a copy together (tensor parallel): each has its share of weights and
    cache."""
    copies: int
    num_gpus: int
    card_gib: float
    """Of each card: weights, cache of its users, runtime."""
    room_gib: float
    """Of each card, what a server may use."""
    fits: bool
    """Weights and the cache of at least one request."""
    enough: bool
    """For all users and requests asked for."""
    memory_users: int
    """At once, of all copies, as far as memory holds their caches."""
    users_at_once: int
    """Those that each get an acceptable speed."""
    alone: Range | None
    """Tokens a second that one user gets who has a copy for himself."""
    first_token_seconds: float | None
    """Until the input is read, with nobody else waiting; null on a unified memory."""
    each_tokens_per_second: float | None
    """What each user gets with all users asked for, or as many of them as can be at once; null: not
    computed for several users on a unified memory."""
    tokens_per_second: float | None
    """Output of all these users together."""
    range_tokens_per_second: Range | None
    """The same, with what nine of ten published throughputs lie within."""
    requests_per_day: int | None
    usd_per_hour: float | None
    """Rent of all cards."""


def option(server: Server, copies: int, load: Load, usd_per_hour: float | None) -> ServingOption:
    """`usd_per_hour` is a card's."""
    held, most = server.largest_batch(load.context_tokens), _at_once(server, load)
    users = max(1, min(ceil(load.users / copies), held))
    each, daily = _shared(server, users, load), _daily(server, most, load)
    together = each * min(load.users, held * copies) if each else None
    requests = None if daily is None else daily * copies
    return ServingOption(
        gpu=server.gpu.name,
        bits=server.stored.nearest,
        format=server.stored.name,
        cards_each=server.cards,
        copies=copies,
        num_gpus=server.cards * copies,
        card_gib=gib(_used_bytes(server, users, load) / server.cards + RUNTIME_BYTES),
        room_gib=gib(server.card_bytes),
        fits=held > 0,
        enough=most * copies >= load.users and (requests or 0) >= (load.requests_per_day or 0),
        memory_users=held * copies,
        users_at_once=most * copies,
        alone=_alone(server, load) if held else None,
        first_token_seconds=server.prompt_seconds(load.input_tokens) if daily else None,
        each_tokens_per_second=each,
        tokens_per_second=together,
        range_tokens_per_second=server.spread(together).rounded(1) if together else None,
        requests_per_day=requests,
        usd_per_hour=usd_per_hour * server.cards * copies if usd_per_hour else None,
    )


def _unified(server: Server) -> bool:
    """Its programs (llama.cpp, MLX) answer one at a time; batches are not computed."""
    return server.gpu.segment == "unified"


def _shared(server: Server, users: int, load: Load) -> float | None:
    if not server.largest_batch(load.context_tokens) or (_unified(server) and users > 1):
        return None
    return _each(server, users, load)


def _daily(server: Server, most: int, load: Load) -> int | None:
    """Requests a day of one copy at full load."""
    if not most or _unified(server):
        return None
    seconds = server.request_seconds(most, load.input_tokens, load.output_tokens)
    return requests_per_day(load.tokens / seconds, load.tokens)


def smallest_option(
    shape: Shape, gpu: Gpu, stored: ServingFormat, load: Load, usd_per_hour: float | None
) -> ServingOption | None:
    """On the fewest of the card that answer the whole load; where its speed is not enough for
    anyone, on the fewest that hold the model. None where 32 do not hold it."""
    options = [
        option(server, copies, load, usd_per_hour)
        for server in _servers(shape, gpu, stored, load)
        for copies in _copies(server, load)
    ]
    return min(options, key=lambda each: (not each.enough, each.num_gpus), default=None)


def _servers(shape: Shape, gpu: Gpu, stored: ServingFormat, load: Load) -> Iterator[Server]:
    for cards in (1,) if gpu.segment == "unified" else CARDS_FOR_ONE_MODEL:
        server = Server(shape, gpu, stored, cards)
        if server.largest_batch(load.context_tokens):
            yield server


def _copies(server: Server, load: Load) -> tuple[int, ...]:
    """One, and as many as the users and the requests take."""
    one = option(server, 1, load, None)
    if one.enough or _unified(server):
        return (1,)
    for_users = ceil(load.users / one.users_at_once) if one.users_at_once else 1
    for_requests = ceil((load.requests_per_day or 1) / (one.requests_per_day or 1))
    return 1, max(for_users, for_requests)


def _at_once(server: Server, load: Load) -> int:
    """The largest batch that memory holds and that still gives each an acceptable speed; at least
    one where the model fits."""
    most = server.largest_batch(load.context_tokens)
    if _unified(server):
        return min(most, 1)
    while most > 1 and _each(server, most, load) < ACCEPTABLE:
        most -= 1
    return most


def _each(server: Server, users: int, load: Load) -> float:
    """Output tokens a second that each of `users` gets while all of them ask without a pause."""
    seconds = server.request_seconds(users, load.input_tokens, load.output_tokens)
    return load.output_tokens / (seconds * users)


def _alone(server: Server, load: Load) -> Range:
    step = server.step_seconds(1, load.input_tokens + load.output_tokens / 2)
    return server.spread(1 / step).rounded(1)


def _used_bytes(server: Server, users: int, load: Load) -> float:
    """Weights and caches of a copy."""
    return server.weights_bytes + users * server.cache_bytes(load.context_tokens)
