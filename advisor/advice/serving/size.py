"""What serving a model takes: memory by precision, cards, speed and users; without a model the
usual sizes."""

from datetime import date

from advisor.advice.serving.asked import ServingAsked, formats, stored_as
from advisor.advice.serving.engine_told import reserved, told
from advisor.advice.serving.host import speeds
from advisor.advice.serving.launch import Launch
from advisor.advice.serving.offers import offers
from advisor.advice.serving.option import option
from advisor.advice.serving.server import RUNTIME_BYTES, weights_bytes
from advisor.advice.serving.size_found import (
    ServingNeed,
    ServingOption,
    ServingSize,
    Speculated,
)
from advisor.advice.serving.size_notes import size_notes
from advisor.advice.serving.start import start
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.serving_format import ServingFormat
from advisor.result import name_of, source_of, unique
from advisor.runs.cache import cache_bytes
from advisor.runs.host import SYSTEM_BYTES
from advisor.units import GIB, gib

USUAL_MODELS = ("qwen2.5-3b", "qwen2.5-7b", "qwen2.5-14b", "qwen2.5-32b", "qwen2.5-72b")
"""Shown where no model is named: a family of every usual size. A bare size would not do: it stands
for older models, whose cache is several times larger."""


def size(catalog: Catalog, asked: ServingAsked, today: date) -> ServingSize:
    """The answer to "what does it take to run this"."""
    load, gpu = asked.load, asked.gpu
    usual = [catalog.models[id_] for id_ in USUAL_MODELS if id_ in catalog.models]
    models = [asked.model] if asked.model else usual
    options = tuple(offers(catalog, asked, today)) if asked.model else ()
    stored = stored_as(catalog, asked)
    launch = asked.launch or Launch()
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
        eager=launch.eager,
        told_tokens_per_second=launch.tokens_per_second,
        start=start(catalog, asked, asked.launch),
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
