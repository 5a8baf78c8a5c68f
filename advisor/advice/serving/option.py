"""A model on cards that serve it: memory, speed, and how many users they answer at once."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from advisor.advice.serving.load import Load
from advisor.advice.serving.people import ACCEPTABLE
from advisor.advice.serving.server import CARDS_FOR_ONE_MODEL, RUNTIME_BYTES, Server
from advisor.advice.serving.size_found import (
    ServingOption,
    Speeds,
)
from advisor.advice.serving.speeds import speeds, tokens_each
from advisor.prices.option import MemoryPart
from advisor.units import gib


def option(server: Server, copies: int, load: Load, usd_per_hour: float | None) -> ServingOption:
    """`usd_per_hour` is a card's."""
    working = copies - load.spare if copies > load.spare else copies
    held, most = server.largest_batch(load.context_tokens), _at_once(server, load)
    users = max(1, min(ceil(load.users / working), held))
    fast = speeds(server, users, most, working, load) if held else Speeds()
    answered = most * working >= load.users
    answered &= (fast.requests_per_day or 0) >= (load.requests_per_day or 0)
    return ServingOption(
        gpu=server.gpu.name,
        bits=server.stored.nearest,
        format=server.stored.name,
        cards_each=server.cards,
        in_turn=server.in_turn,
        copies=copies,
        num_gpus=server.cards * copies,
        card_gib=gib(_used_bytes(server, users, load) / server.cards + RUNTIME_BYTES),
        memory_parts=(
            MemoryPart(name="weights", gib=gib(server.weights_bytes / server.cards)),
            MemoryPart(
                name="cache",
                gib=gib(users * server.cache_bytes(load.context_tokens) / server.cards),
            ),
            MemoryPart(name="workspace", gib=gib(RUNTIME_BYTES)),
        ),
        room_gib=gib(server.card_bytes),
        fits=held > 0,
        enough=copies > load.spare and answered,
        spare=load.spare,
        memory_users=held * working,
        users_at_once=most * working,
        usd_per_hour=usd_per_hour * server.cards * copies if usd_per_hour else None,
        **dict(fast),
    )


def smallest_option(server: Server, load: Load, usd_per_hour: float | None) -> ServingOption | None:
    """As `server`, on the fewest of its card that answer the whole load; where its speed is not
    enough for anyone, on the fewest that hold the model. None where 32 do not hold it."""
    options = [
        option(each, copies, load, usd_per_hour)
        for each in _servers(server, load)
        for copies in _copies(each, load)
    ]
    return min(options, key=lambda each: (not each.enough, each.num_gpus), default=None)


def _servers(server: Server, load: Load) -> Iterator[Server]:
    for cards in (1,) if server.unified else CARDS_FOR_ONE_MODEL:
        divided = replace(server, cards=cards)
        if divided.largest_batch(load.context_tokens):
            yield divided


def _copies(server: Server, load: Load) -> tuple[int, ...]:
    """One, and as many as the users and the requests take, with the spare ones."""
    one = option(server, 1, replace(load, spare=0), None)
    if one.enough:
        return (1 + load.spare,)
    for_users = ceil(load.users / one.users_at_once) if one.users_at_once else 1
    for_requests = ceil((load.requests_per_day or 1) / (one.requests_per_day or 1))
    return 1, max(for_users, for_requests) + load.spare


def _at_once(server: Server, load: Load) -> int:
    """The largest batch that memory holds and that still gives each an acceptable speed; at least
    one where the model fits."""
    most = server.largest_batch(load.context_tokens)
    while most > 1 and tokens_each(server, most, load) < ACCEPTABLE:
        most -= 1
    return most


def _used_bytes(server: Server, users: int, load: Load) -> float:
    """Weights and caches of a copy."""
    return server.weights_bytes + users * server.cache_bytes(load.context_tokens)
