"""What serving a model takes: memory by precision, cards, speed and users; without a model the
usual sizes."""

import math
from collections.abc import Iterator, Sequence
from datetime import date

from advisor.advice.serving.asked import (
    ServingAsked,
    formats,
    stored_as,
)
from advisor.advice.serving.capacity import PEAK_FACTOR
from advisor.advice.serving.card import proposable
from advisor.advice.serving.load import Load
from advisor.advice.serving.option import (
    ACCEPTABLE,
    ServingOption,
    option,
    smallest_option,
)
from advisor.advice.serving.reach import SPREADS, kind_of
from advisor.advice.serving.server import (
    MEMORY_SHARE,
    RUNTIME_BYTES,
    weights_bytes,
)
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model, Shape
from advisor.catalog.serving_format import Bits, ServingFormat
from advisor.catalog.sizes import typical_note
from advisor.prices import cost
from advisor.result import Note, Result, name_of, note, source_of, unique
from advisor.runs.cache import cache_bytes
from advisor.runs.host import SYSTEM_BYTES
from advisor.runs.run import MACHINE_COUNTS
from advisor.units import GIB, gib

USUAL_MODELS = ("qwen2.5-3b", "qwen2.5-7b", "qwen2.5-14b", "qwen2.5-32b", "qwen2.5-72b")
"""Shown where no model is named: a family of every usual size. A bare size would not do: it stands
for older models, whose cache is several times larger."""
CARDS_SHOWN = 5
ONE_MACHINE = MACHINE_COUNTS[-1]
OLDEST_FOR_VLLM = 7.0
"""Compute capability (https://docs.vllm.ai/en/v0.6.0/getting_started/installation.html)."""


class ServingNeed(Result):
    """Memory of one copy of a model, whatever the card."""

    model: str
    bits: Bits
    format: str
    weights_gib: float
    request_gib: float
    """Cache of one request at full length."""
    cache_gib: float
    """Of all users."""
    total_gib: float
    """With the server's own buffers."""
    fits: bool | None
    """On one of the cards asked about, for one user; null: no card was named."""
    host: bool | None
    """In the stated main memory; null: none was stated."""
    tokens_per_second: float | None
    """One user alone, where it fits."""


class ServingSize(Result):
    model: str | None
    generic_model: bool
    gpu: str | None
    gpu_chosen: bool
    """The card stands for the memory that was stated."""
    num_gpus: int | None
    """As stated."""
    bits: Bits
    format: str
    bits_stated: bool
    users: int
    users_stated: bool
    requests_per_day: int | None
    input_tokens: int
    output_tokens: int
    context_tokens: int
    host_memory_gib: float | None
    vllm_gib: float | None
    """What vLLM takes of each card, whatever the model."""
    needs: tuple[ServingNeed, ...]
    """The model by precision; without one, the usual sizes by precision."""
    options: tuple[ServingOption, ...]
    """On the stated card: as stated (several cards: divided, and a copy on each), then what it
    takes otherwise. Without a card, the cheapest of the market."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def size(catalog: Catalog, asked: ServingAsked, today: date) -> ServingSize:
    """The answer to "what does it take to run this"."""
    load, gpu = asked.load, asked.gpu
    usual = [catalog.models[id_] for id_ in USUAL_MODELS if id_ in catalog.models]
    models = [asked.model] if asked.model else usual
    options = tuple(_options(catalog, asked, today)) if asked.model else ()
    stored = stored_as(catalog, asked)
    return ServingSize(
        model=name_of(asked.model),
        generic_model=asked.model is not None and asked.model.typical,
        gpu=name_of(gpu),
        gpu_chosen=asked.gpu_chosen,
        num_gpus=asked.num_gpus,
        bits=stored.nearest,
        format=stored.name,
        bits_stated=asked.stored is not None,
        users=load.users,
        users_stated=asked.users_stated,
        requests_per_day=load.requests_per_day,
        input_tokens=load.input_tokens,
        output_tokens=load.output_tokens,
        context_tokens=load.context_tokens,
        host_memory_gib=asked.host_memory_gib,
        vllm_gib=gib(MEMORY_SHARE * gpu.usable_gib * GIB) if gpu and not _unified(gpu) else None,
        needs=tuple(
            _need(model, each, asked) for model in models for each in formats(catalog, asked)
        ),
        options=options,
        assumptions=tuple(_assumptions(asked, options)),
        sources=unique(source_of(asked.model), source_of(gpu), stored.source),
    )


def _unified(gpu: Gpu) -> bool:
    return gpu.segment == "unified"


def _need(model: Model, stored: ServingFormat, asked: ServingAsked) -> ServingNeed:
    load, shape = asked.load, model.shape
    weights = weights_bytes(shape, stored)
    request = asked.cache_share * cache_bytes(shape, load.context_tokens)
    total = weights + load.users * request + RUNTIME_BYTES
    server = asked.server(shape, stored, asked.num_gpus or 1) if asked.gpu else None
    fits = server.largest_batch(load.context_tokens) > 0 if server else None
    alone = option(server, 1, load, None).alone if server and fits else None
    host = asked.host_memory_gib
    return ServingNeed(
        model=model.name,
        bits=stored.nearest,
        format=stored.name,
        weights_gib=gib(weights),
        request_gib=gib(request),
        cache_gib=gib(load.users * request),
        total_gib=gib(total),
        fits=fits,
        host=total <= host * GIB - SYSTEM_BYTES if host else None,
        tokens_per_second=alone.expected if alone else None,
    )


def _options(catalog: Catalog, asked: ServingAsked, today: date) -> Sequence[ServingOption]:
    assert asked.model, "options are of a model"
    shape, stored = asked.model.shape, stored_as(catalog, asked)
    if asked.gpu is None:
        return _market(catalog, shape, stored, asked.load, today)
    rent = cost.price(catalog, asked.gpu, today=today).usd_per_hour
    found = list(_as_stated(stored, asked, rent))
    if any(each.enough for each in found):
        others = [] if asked.stored else _narrower(catalog, asked)
    else:
        others = [stored, *_narrower(catalog, asked)]
    tried = (smallest_option(shape, asked.gpu, each, asked.load, rent) for each in others)
    return [*found, *(one for one in tried if one and one not in found)]


def _narrower(catalog: Catalog, asked: ServingAsked) -> list[ServingFormat]:
    bits = stored_as(catalog, asked).bits
    return [each for each in formats(catalog, asked) if each.bits < bits]


def _as_stated(
    stored: ServingFormat, asked: ServingAsked, rent: float | None
) -> Iterator[ServingOption]:
    """On as many cards as stated: divided over all, and a copy on each; the one that answers more
    first."""
    assert asked.model, "options are of a model"
    shape, count, load = asked.model.shape, asked.num_gpus or 1, asked.load
    divided = option(asked.server(shape, stored, count), 1, load, rent)
    copied = option(asked.server(shape, stored), count, load, rent)
    if not copied.fits:
        yield divided
    elif count > 1:
        yield from sorted((divided, copied), key=lambda each: -each.users_at_once)
    else:
        yield copied


def _market(
    catalog: Catalog, shape: Shape, stored: ServingFormat, load: Load, today: date
) -> list[ServingOption]:
    """Cards that may be proposed: for each number of them the one with the lowest rent, if more
    cards are cheaper than fewer; then the next best of the smallest number."""
    found = list(_proposed(catalog, shape, stored, load, today))
    near = [each for each in found if each[1].cards_each <= ONE_MACHINE] or found
    answering = [each for each in near if each[1].enough] or near
    ranked = sorted(answering, key=lambda each: (each[1].num_gpus, each[0]))
    best = list(_cheaper_and_cheaper(ranked))
    others = [each for each in ranked if each not in best]
    shown = sorted([*best, *others][:CARDS_SHOWN], key=ranked.index)
    return [one for _, one in shown]


def _cheaper_and_cheaper(
    ranked: Sequence[tuple[float, ServingOption]],
) -> Iterator[tuple[float, ServingOption]]:
    """Each that costs less than all before it."""
    lowest = math.inf
    for usd, one in ranked:
        if usd < lowest:
            lowest = usd
            yield usd, one


def _proposed(
    catalog: Catalog, shape: Shape, stored: ServingFormat, load: Load, today: date
) -> Iterator[tuple[float, ServingOption]]:
    """With the rent of an hour."""
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if (usd := price.usd_per_hour) is None or not proposable(gpu, price):
            continue
        if one := smallest_option(shape, gpu, stored, load, usd):
            yield usd * one.num_gpus, one


def _assumptions(asked: ServingAsked, options: Sequence[ServingOption]) -> Iterator[Note]:
    load, gpu, model = asked.load, asked.gpu, asked.model
    yield note("sizing.memory", runtime_gib=gib(RUNTIME_BYTES), share_percent=MEMORY_SHARE * 100)
    yield note(
        "sizing.length",
        tokens=load.context_tokens,
        input_tokens=load.input_tokens,
        output_tokens=load.output_tokens,
        stated=asked.length_stated,
    )
    spread = SPREADS[kind_of(model.shape) if model else "dense"]
    yield note("sizing.speed", low=spread.low, high=spread.high, acceptable=ACCEPTABLE)
    if any(each.cards_each > ONE_MACHINE for each in options):
        yield note("sizing.machines", number=ONE_MACHINE)
    if load.requests_per_day:
        yield note("sizing.traffic", peak=PEAK_FACTOR)
    yield from _of_model(model, load)
    if gpu and _unified(gpu):
        yield note("sizing.unified", gpu=gpu.name, usable_gib=gpu.usable_gib)
    elif gpu and gpu.compute_capability and float(gpu.compute_capability) < OLDEST_FOR_VLLM:
        yield note("sizing.old-card", gpu=gpu.name)
    if asked.host_memory_gib:
        yield note("sizing.host", host_gib=asked.host_memory_gib, system_gib=gib(SYSTEM_BYTES))


def _of_context(model: Model, tokens: int) -> Iterator[Note]:
    longest = model.longest_context
    if longest and tokens > longest:
        yield note("sizing.beyond-context", model=model.name, tokens=longest)
    elif model.context and tokens > model.context:
        yield note("sizing.with-yarn", model=model.name, tokens=model.context)


def _of_model(model: Model | None, load: Load) -> Iterator[Note]:
    if model is None:
        return
    if model.typical:
        yield typical_note(model) or note("sizing.generic")
    yield from _of_context(model, load.context_tokens)
    if model.shape.experts:
        yield note("sizing.experts")
