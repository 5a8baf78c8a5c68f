"""What is told of an engine, and of the memory that it takes."""

from math import ceil

from advisor.advice.serving.asked import ServingAsked, stored_as
from advisor.advice.serving.reach import kind_of
from advisor.advice.serving.server import RUNTIME_BYTES
from advisor.advice.serving.size_found import EngineTold, Reserved
from advisor.catalog.catalog import Catalog
from advisor.catalog.engine import Engine, Reserve
from advisor.catalog.hardware import Gpu
from advisor.units import GIB, gib

SHARES = 20
"""A share is told in steps of a twentieth."""
USUAL = "vllm"
"""Whose memory is told where no engine is named."""


def told(asked: ServingAsked, engine: Engine) -> EngineTold:
    """Of the stated card, format and model."""
    gpu, stored = asked.gpu, asked.stored
    kind = kind_of(asked.model.shape) if asked.model else "dense"
    return EngineTold(
        name=engine.name,
        runs_here=engine.runs_on(gpu.vendor, gpu.compute_capability) if gpu else None,
        runs_format=stored.id in engine.formats if stored else None,
        runs_adapters=engine.adapters if asked.adapters.number else None,
        measured=engine.reach.get(kind),
        prefix_caching=engine.prefix_caching,
        speculative=engine.speculative,
        note=engine.note,
    )


def reserved(catalog: Catalog, asked: ServingAsked) -> Reserved | None:
    """By the stated engine, else by vLLM; the share alone without a card; None on a memory shared with
    the processor, and where no more is taken than needed."""
    engine = asked.engine or catalog.engines.get(USUAL)
    gpu = asked.gpu
    if not engine or not engine.reserve or (gpu and gpu.segment == "unified"):
        return None
    told = _share(engine, asked.reserve or engine.reserve, gpu)
    if not asked.model or not gpu:
        return told
    usable = gpu.usable_gib * GIB
    server = asked.server(gpu, stored_as(catalog, asked), asked.num_gpus or 1)
    each = server.weights_bytes / server.cards
    caches = asked.load.users * server.cache_bytes(asked.load.context_tokens) / server.cards
    needed = ceil(SHARES * (each + RUNTIME_BYTES + caches) / usable) / SHARES
    found = {
        "enough_share": None if told.of_free else min(needed, told.share_percent / 100),
        "taken_gib": gib(server.card_bytes),
        "weights_gib": gib(each),
        "cache_gib": gib(max(0.0, server.card_bytes - RUNTIME_BYTES - each)),
        "requests": server.largest_batch(asked.load.context_tokens),
    }
    return told.model_copy(update=found)


def _share(engine: Engine, reserve: Reserve, gpu: Gpu | None) -> Reserved:
    """What it takes of a card whatever it serves."""
    return Reserved(
        engine=engine.name,
        flag=reserve.flag,
        share_percent=100 * reserve.share,
        of_free=reserve.of == "free",
        usable_gib=gpu.usable_gib if gpu else None,
        taken_gib=gib(reserve.share * gpu.usable_gib * GIB) if gpu else None,
        weights_gib=None,
        cache_gib=None,
        enough_share=None,
        requests=None,
    )
