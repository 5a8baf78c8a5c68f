"""Long samples over plenty of cards: the least compromised method, and what divides it so that it fits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from advisor.advice.memory.fixes import LONG_SAMPLE, SEQUENCE_PARALLEL
from advisor.advice.memory.looked_at import DIVIDED
from advisor.advice.memory.plenty_found import ByCount, Combination
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.room import Around
from advisor.advice.training.run_ways import divides_the_model, run_by
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.result import note
from advisor.runs.layout import full, whole_machines
from advisor.runs.memory.peak import Fit
from advisor.runs.objectives import GENERATING
from advisor.runs.placing import Placed
from advisor.units import gib

PLENTY = 16
"""Cards: two machines."""
COUNTS = (8, 16, 32, 64)
METHODS: tuple[MethodId, ...] = ("full", "lora")
"""Those that leave the weights in 16 bit, the least compromised first."""


def by_count(run: Around, counts: Iterable[int]) -> tuple[ByCount, ...]:
    """Divided over the other numbers of cards that were tried."""
    others = (run.on(n, sharding="zero3") for n in counts if n not in (1, run.placed.num_gpus))
    return tuple(
        ByCount(num_gpus=each.num_gpus, peak_memory_gib=gib(each.memory.expected), fits=each.fits)
        for each in others
    )


def plenty(catalog: Catalog, stated: Stated, runs: Sequence[Around]) -> tuple[Combination, ...]:
    """Of each method the first that fits with room to spare, on the stated card and on the largest of
    its name; none where a method was stated, the cards are few, the samples short, or it fits as it
    is."""
    if stated.method or not _of_a_fleet(stated) or any(r.placed.fit is Fit.FITS for r in runs):
        return ()
    return tuple(
        found for gpu in _cards(catalog, stated) for found in _of_card(catalog, stated, gpu)
    )


def _of_a_fleet(stated: Stated) -> bool:
    """Many cards and long samples, in no layout and with no answers of its own."""
    many = (stated.num_gpus or 1) >= PLENTY and stated.gpu is not None
    long = (stated.tokens_per_sample or 0) >= LONG_SAMPLE
    other = stated.options.get("objective") in GENERATING or divides_the_model(stated)
    return many and long and not other


def _cards(catalog: Catalog, stated: Stated) -> Iterator[Gpu]:
    assert stated.gpu, "a card was named"
    yield stated.gpu
    if stated.family_alone and (largest := catalog.largest_version(stated.gpu)) is not stated.gpu:
        yield largest


def _of_card(catalog: Catalog, stated: Stated, gpu: Gpu) -> Iterator[Combination]:
    cards = whole_machines(stated.num_gpus or 1)
    for method in METHODS:
        run = run_by(catalog, _on(stated, gpu, cards), method, "zero3")
        tried = (_divided(run, degree) for degree in (1, *SEQUENCE_PARALLEL))
        if found := next((each for each in tried if _roomy(each)), None):
            yield _combination(run, found)


def _on(stated: Stated, gpu: Gpu, cards: int) -> Stated:
    return replace(stated, gpu=gpu, num_gpus=cards)


def _divided(run: Around, degree: int) -> Placed:
    """With a loss in chunks, each sample over so many cards."""
    return run.placed_with(**_settings(degree))


def _settings(degree: int) -> dict[str, Any]:
    return {"loss": "chunked", "sequence_parallel": degree, "sharding": "zero3"}


def _roomy(placed: Placed) -> bool:
    return placed.fit is Fit.FITS and not full(placed)


def _combination(run: Around, placed: Placed) -> Combination:
    degree, gpu, memory = placed.set_up.sequence_parallel, run.gpu, placed.memory
    assert gpu, "a card was named"
    divides = (note("memory.sequence-parallel", cards=degree),) if degree > 1 else ()
    least = (n for n in COUNTS if n < placed.num_gpus and _roomy(run.on(n, **_settings(degree))))
    return Combination(
        method=placed.set_up.method,
        gpu=gpu.name,
        usable_gib=gpu.usable_gib,
        num_gpus=placed.num_gpus,
        changes=(DIVIDED, note("room.chunked-loss"), *divides),
        peak_memory_gib=gib(memory.expected),
        low_gib=gib(memory.low),
        high_gib=gib(memory.high),
        least_gpus=next(least, placed.num_gpus),
    )
