"""A stated run by each method and in each way to share cards that may be meant."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.advice.training.asked.stated import METHODS, Stated, job, place_stated
from advisor.advice.training.estimate import MemoryNeed
from advisor.advice.training.memory_need import need_of
from advisor.advice.training.room import LEAN, Around, around
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.runs.options import MIXED, Sharding
from advisor.runs.placing import Placed, place

WAYS: tuple[Sharding, ...] = ("ddp", "zero3")
"""How several cards may share a run whose sharding is not stated: a copy on each, or divided."""
MODEL_PARALLEL = ("tensor_parallel", "pipeline_parallel", "expert_parallel")


def run_by(
    catalog: Catalog, stated: Stated, method: MethodId, way: Sharding | None = None
) -> Around:
    """The stated run by `method`, its cards sharing it in `way`."""
    options = stated.options | ({"sharding": way} if way else {})
    told = replace(stated, method=method, num_gpus=stated.num_gpus or 1, options=options)
    return around(job(catalog, told), place_stated(catalog, told))


def mixed(run: Around) -> Placed | None:
    """The same in mixed precision, which most recipes take; None where it is no full tuning over
    16-bit weights alone."""
    set_up = run.placed.set_up
    alone = set_up.cards.sharding in ("single", "ddp") and not set_up.fp32_master_weights
    return run.placed_with(precision=MIXED) if set_up.method == "full" and alone else None


def divides_the_model(stated: Stated) -> bool:
    """Whether cards share one copy as Megatron does (tensor, pipeline, expert parallelism)."""
    return any((stated.options.get(name) or 1) > 1 for name in MODEL_PARALLEL)


def ways(stated: Stated) -> tuple[Sharding | None, ...]:
    """The shardings to tell apart; None: as stated, a single card, or one copy over several."""
    told = {"sharding", "offload"} & stated.options.keys() or divides_the_model(stated)
    return (None,) if told or (stated.num_gpus or 1) == 1 else WAYS


def _methods(catalog: Catalog, stated: Stated, placed: Placed) -> Iterator[Placed]:
    """By each method that may be meant; full tuning also in mixed precision where none was stated,
    and as lean as it gets where it was asked for."""
    for method in (stated.method,) if stated.method else reversed(METHODS):
        asked = job(catalog, stated, method)
        by_method = place(asked, placed.gpu, placed.num_gpus)
        yield by_method
        if "precision" not in stated.options and (other := mixed(around(asked, by_method))):
            yield other
            if stated.method and by_method.num_gpus == 1 and LEAN.keys().isdisjoint(stated.options):
                yield place(asked.change(**LEAN), placed.gpu, 1)


def by_methods(catalog: Catalog, stated: Stated, placed: Placed) -> tuple[MemoryNeed, ...]:
    """What each takes; none where there is but the one that was stated."""
    needs = tuple(map(need_of, _methods(catalog, stated, placed)))
    return needs if len(needs) > 1 else ()


def other_way(catalog: Catalog, stated: Stated, placed: Placed) -> MemoryNeed | None:
    """The other of the two ways that may be meant; None where one was stated, or for one card."""
    way = placed.set_up.cards.sharding
    if placed.gpu is None or placed.num_gpus == 1 or ways(stated) != WAYS or way not in WAYS:
        return None
    told = replace(stated, num_gpus=placed.num_gpus)
    other = WAYS[1 - WAYS.index(way)]
    return need_of(run_by(catalog, told, placed.set_up.method, other).placed)


LONGER = 2048
"""Tokens: most data sets have samples of up to so many, and trainers cut there."""


def with_longer_samples(catalog: Catalog, stated: Stated, placed: Placed) -> tuple[MemoryNeed, ...]:
    """The same with samples of `LONGER` tokens; none where their length or a card was stated."""
    told = stated.tokens_per_sample or stated.mean_tokens_per_sample or placed.gpu
    if told or (stated.model.longest_context or LONGER) < LONGER:
        return ()
    longer = replace(stated, tokens_per_sample=LONGER)
    return tuple(map(need_of, _methods(catalog, longer, placed)))
