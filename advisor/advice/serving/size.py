"""What serving a model takes: memory by precision, cards, speed and users; without a model the
usual sizes."""

from datetime import date

from advisor.advice.serving.about import About
from advisor.advice.serving.asked import ServingAsked, formats, stored_as
from advisor.advice.serving.engine_told import EngineTold, Reserved, reserved, told
from advisor.advice.serving.host import HostSpeed, speeds
from advisor.advice.serving.offers import offers
from advisor.advice.serving.option import ServingOption, option
from advisor.advice.serving.server import RUNTIME_BYTES, weights_bytes
from advisor.advice.serving.size_notes import size_notes
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.serving_format import Bits, ServingFormat
from advisor.language import Text
from advisor.result import Note, Result, name_of, source_of, unique
from advisor.runs.cache import cache_bytes
from advisor.runs.host import SYSTEM_BYTES
from advisor.units import GIB, gib

USUAL_MODELS = ("qwen2.5-3b", "qwen2.5-7b", "qwen2.5-14b", "qwen2.5-32b", "qwen2.5-72b")
"""Shown where no model is named: a family of every usual size. A bare size would not do: it stands
for older models, whose cache is several times larger."""


class ServingNeed(Result):
    """Memory of one copy of a model, whatever the card."""

    model: str
    bits: Bits
    format: str
    weights_gib: float
    """With the adapters beside it."""
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
    host_speeds: tuple[HostSpeed, ...]
    """On the processor, by kind of main memory, where that is asked for."""
    tokens_per_second: float | None
    """One user alone, where it fits."""
    users_at_once: int | None
    """With an acceptable speed each, where it fits."""


class Speculated(Result):
    name: Text
    """Method, model and card."""
    gain: float
    """Tokens a second of one request, over those without."""


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
    """At once."""
    users_stated: bool
    people: int | None
    """Who use it in the course of a day, as stated: users at once and requests a day follow."""
    requests_per_person: int
    requests_per_day: int | None
    input_tokens: int
    output_tokens: int
    context_tokens: int
    host_memory_gib: float | None
    processor: bool
    engines: tuple[EngineTold, ...]
    """Those that were named; the figures are of the first one's memory."""
    reserved: Reserved | None
    """What the engine, vLLM where none was named, takes of each card whatever the model."""
    needs: tuple[ServingNeed, ...]
    """The model by precision; without one, the usual sizes by precision."""
    options: tuple[ServingOption, ...]
    """On the stated card: as stated (several cards: divided, and a copy on each), then what it
    takes otherwise. Without a card, the cheapest of the market."""
    speculated: tuple[Speculated, ...]
    """What speculative decoding gained elsewhere, where that is asked for."""
    about: tuple[About, ...]
    """What is to be told first."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def size(catalog: Catalog, asked: ServingAsked, today: date) -> ServingSize:
    """The answer to "what does it take to run this"."""
    load, gpu = asked.load, asked.gpu
    usual = [catalog.models[id_] for id_ in USUAL_MODELS if id_ in catalog.models]
    models = [asked.model] if asked.model else usual
    options = tuple(offers(catalog, asked, today)) if asked.model else ()
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
        people=asked.people,
        requests_per_person=load.requests_per_person,
        requests_per_day=load.requests_per_day,
        input_tokens=load.input_tokens,
        output_tokens=load.output_tokens,
        context_tokens=load.context_tokens,
        host_memory_gib=asked.host_memory_gib,
        processor=asked.processor,
        engines=tuple(told(asked, engine) for engine in asked.engines),
        reserved=reserved(catalog, asked),
        needs=tuple(
            _need(catalog, model, each, asked)
            for model in models
            for each in formats(catalog, asked)
        ),
        options=options,
        speculated=tuple(
            Speculated(name=row.name, gain=row.gain)
            for row in (catalog.speculation if asked.speculative else ())
        ),
        about=asked.about,
        assumptions=tuple(size_notes(catalog, asked, options)),
        sources=_sources(catalog, asked, stored),
    )


def _need(
    catalog: Catalog, model: Model, stored: ServingFormat, asked: ServingAsked
) -> ServingNeed:
    load, shape = asked.load, model.shape
    weights = weights_bytes(shape, stored) + asked.adapters.weights_bytes(shape)
    request = asked.cache_share * cache_bytes(shape, load.context_tokens)
    total = weights + load.users * request + RUNTIME_BYTES
    here = _here(model, stored, asked)
    fits = here.fits if here else None
    host = asked.host_memory_gib
    kinds = catalog.main_memory.values() if host or asked.processor else ()
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
        host_speeds=speeds(shape, stored, kinds, load.context_tokens / 2),
        tokens_per_second=here.alone.expected if here and here.alone else None,
        users_at_once=here.users_at_once if here and fits else None,
    )


def _here(model: Model, stored: ServingFormat, asked: ServingAsked) -> ServingOption | None:
    """One copy divided over the stated cards."""
    if asked.gpu is None:
        return None
    server = asked.server_of(model, asked.gpu, stored, asked.num_gpus or 1)
    return option(server, 1, asked.load, None)


def _sources(catalog: Catalog, asked: ServingAsked, stored: ServingFormat) -> tuple[str, ...]:
    rows = (asked.model, asked.gpu, stored, *asked.engines)
    beside = catalog.speculation if asked.speculative else ()
    return unique(*(source_of(row) for row in (*rows, *beside)))
