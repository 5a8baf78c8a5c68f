"""What the size of a server rests on, in notes."""

from collections.abc import Iterator, Sequence

from advisor.advice.serving.asked import ServingAsked
from advisor.advice.serving.people import ACCEPTABLE, PEAK_FACTOR, REQUESTS_A_DAY
from advisor.advice.serving.reach import SPREADS, kind_of
from advisor.advice.serving.server import APPLE_GAIN, RUNTIME_BYTES
from advisor.advice.serving.size_found import ServingOption
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.sizes import typical_note
from advisor.result import Note, note
from advisor.runs.host import SYSTEM_BYTES
from advisor.runs.run import MACHINE_COUNTS
from advisor.units import gib

OLDEST_FOR_VLLM = 7.5
"""Compute capability
(https://github.com/vllm-project/vllm/blob/main/docs/getting_started/installation/gpu.cuda.inc.md)."""


def size_notes(
    catalog: Catalog, asked: ServingAsked, options: Sequence[ServingOption]
) -> Iterator[Note]:
    """In the order a reader needs them."""
    load, model = asked.load, asked.model
    reserve = asked.reserve
    yield note(
        "sizing.memory",
        runtime_gib=gib(RUNTIME_BYTES),
        share_percent=reserve.share * 100 if reserve and reserve.of == "card" else None,
        cache_percent=asked.cache_share * 100 if asked.cache_share != 1 else None,
    )
    if asked.launch and asked.launch.failed:
        return
    yield note(
        "sizing.length",
        tokens=load.context_tokens,
        input_tokens=load.input_tokens,
        output_tokens=load.output_tokens,
        stated=asked.length_stated,
    )
    spread = SPREADS[kind_of(model.shape) if model else "dense"]
    yield note("sizing.speed", low=spread.low, high=spread.high, acceptable=ACCEPTABLE)
    if model:
        yield note("sizing.latency")
        yield note("sizing.traffic", peak=PEAK_FACTOR, requests=REQUESTS_A_DAY)
    if any(each.cards_each > MACHINE_COUNTS[-1] for each in options):
        yield note("sizing.machines", number=MACHINE_COUNTS[-1])
    yield from _of_what_was_stated(catalog, asked)
    yield from _of_model(model, asked)
    yield from _of_card(asked)


def _of_what_was_stated(catalog: Catalog, asked: ServingAsked) -> Iterator[Note]:
    load = asked.load
    if load.prefix_share:
        yield note("sizing.prefix", share_percent=100 * load.prefix_share)
    if load.spare:
        yield note("sizing.spare", spare=load.spare)
    if asked.adapters.number:
        each = asked.adapters.each_bytes(asked.model.shape) if asked.model else 0
        yield note(
            "sizing.adapters",
            number=asked.adapters.number,
            rank=asked.adapters.rank,
            each_gib=gib(each),
            all_gib=gib(each * asked.adapters.number),
        )
    if asked.speculative:
        rows = catalog.speculation
        found = (note("sizing.speculated", name=row.name, gain=row.gain) for row in rows)
        yield note("sizing.speculation", found=tuple(found))


def _of_model(model: Model | None, asked: ServingAsked) -> Iterator[Note]:
    if model is None:
        return
    if model.typical:
        yield typical_note(model) or note("sizing.generic")
    yield from _of_context(model, asked.load.context_tokens)
    if model.shape.experts:
        yield note("sizing.experts")
    if near := model.shape.window:
        yield note("sizing.window", layers=near.layers, tokens=near.tokens)


def _of_context(model: Model, tokens: int) -> Iterator[Note]:
    longest = model.longest_context
    if longest and tokens > longest:
        yield note("sizing.beyond-context", model=model.name, tokens=longest)
    elif model.context and tokens > model.context:
        yield note("sizing.with-yarn", model=model.name, tokens=model.context)


def _of_card(asked: ServingAsked) -> Iterator[Note]:
    gpu = asked.gpu
    if gpu and gpu.segment == "unified":
        gain = round(4**APPLE_GAIN, 1) if gpu.vendor == "Apple" else None
        yield note("sizing.unified", gpu=gpu.name, usable_gib=gpu.usable_gib, gain=gain)
    elif gpu and gpu.compute_capability and float(gpu.compute_capability) < OLDEST_FOR_VLLM:
        yield note("sizing.old-card", gpu=gpu.name)
    if asked.host_memory_gib:
        yield note("sizing.host", host_gib=asked.host_memory_gib, system_gib=gib(SYSTEM_BYTES))
    if asked.host_memory_gib or asked.processor:
        yield note("sizing.processor")
