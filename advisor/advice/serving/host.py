"""A model that the processor runs from main memory (llama.cpp): one request at a time, bound by the
memory's bandwidth."""

from collections.abc import Iterable

from advisor.advice.serving.server import bytes_read
from advisor.advice.serving.size_found import HostSpeed
from advisor.catalog.main_memory import MainMemory
from advisor.catalog.model import Shape
from advisor.catalog.serving_format import ServingFormat
from advisor.runs.cache import cache_bytes

SHARE = 0.8
"""Of the bandwidth that a processor reads at: published runs (`knowledge/throughputs/processors.yaml`)."""


def speed(shape: Shape, stored: ServingFormat, gb_s: float, held_tokens: float) -> float:
    """Tokens a second: 0.8 x bandwidth / (the weights in use + the cache)."""
    read = bytes_read(shape, stored, 1) + cache_bytes(shape, held_tokens)
    return SHARE * gb_s * 1e9 / read


def speeds(
    shape: Shape, stored: ServingFormat, kinds: Iterable[MainMemory], held_tokens: float
) -> tuple[HostSpeed, ...]:
    """Of each kind of memory."""
    return tuple(
        HostSpeed(
            memory=kind.name,
            gb_s=kind.gb_s,
            tokens_per_second=round(speed(shape, stored, kind.gb_s, held_tokens), 1),
        )
        for kind in kinds
    )
