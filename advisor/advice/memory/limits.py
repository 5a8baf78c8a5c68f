"""How far cards go: the largest micro batch, sample, rank or model that they hold, the most samples
that a time or a budget reads."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from advisor.advice.memory.limit_found import Ended, Limit, LimitFound
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.advice.training.room import (
    LENGTH_STEP,
    MOST_SAMPLES_AT_ONCE,
    Around,
    highest_rank,
    largest_micro_batch,
    largest_size,
    longest_sample,
    may_chunk,
)
from advisor.advice.training.run_ways import run_by
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.sizes import LADDER, generic_model
from advisor.prices import cost
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

SEARCHES: dict[Limit, Callable[[Around], int | None]] = {
    "batch": largest_micro_batch,
    "tokens": longest_sample,
    "rank": highest_rank,
}


class Case(NamedTuple):
    """A stated run by one method, its cards sharing it in one way."""

    catalog: Catalog
    stated: Stated
    method: MethodId
    way: Sharding | None

    def found(self, limit: Limit) -> LimitFound:
        """The largest micro batch, sample, rank or model."""
        run = run_by(self.catalog, self.stated, self.method, self.way)
        if limit == "model":
            return _size(run)
        number = SEARCHES[limit](run)
        at = run.placed_with(**_setting(run, limit, number)) if number else run.placed
        chunked = _with_chunked_loss(run, limit) if limit != "rank" else None
        return _row(
            limit,
            at,
            model=run.model.name,
            number=number,
            with_chunked_loss=chunked if chunked and chunked > (number or 0) else None,
            peak_memory_gib=gib(at.memory.expected),
            ended_by=_ended(run, limit, number),
        )

    def samples(self, hours: float | None, budget_usd: float | None) -> LimitFound:
        """Hours grow in proportion to the samples, so the limit over one sample's hours is their
        number."""
        options = dict(self.stated.options) | ({"sharding": self.way} if self.way else {})
        told = replace(
            self.stated, method=self.method, options=options, num_gpus=self.stated.num_gpus or 1
        )
        placed, gpu = place_stated(self.catalog, told), told.gpu
        assert gpu, "time is a card's"
        rate = cost.price(self.catalog, gpu, told.price_per_hour, today=date.today()).usd_per_hour
        row: dict[str, Any] = {
            "model": told.model.name,
            "peak_memory_gib": gib(placed.memory.expected),
        }
        affordable = _hours(hours, budget_usd, rate and rate * placed.num_gpus)
        if not (placed.runs and placed.speed) or affordable is None:
            return _row("samples", placed, **row)
        each = placed.speed.hours.expected / placed.set_up.workload.samples
        number = math.floor(affordable / each)
        taken = number * each
        return _row(
            "samples",
            placed,
            **row,
            number=number or None,
            hours=round(taken, 3),
            cost_usd=round(taken * rate * placed.num_gpus, 2) if rate else None,
        )


def _hours(hours: float | None, budget_usd: float | None, rate: float | None) -> float | None:
    """What both limits allow; None where the price is needed and not known."""
    if budget_usd is None:
        return hours
    return min(hours or math.inf, budget_usd / rate) if rate else None


def _row(limit: Limit, placed: Placed, **found: Any) -> LimitFound:
    run, gpu = placed.set_up, placed.gpu
    assert gpu, "a limit is a card's"
    return LimitFound(
        limit=limit,
        method=run.method,
        gpu=gpu.name,
        num_gpus=placed.num_gpus,
        sharding=run.cards.sharding,
        fp32_weights=run.fp32_master_weights,
        usable_gib=round(gpu.usable_gib, 2),
        **found,
    )


def _setting(run: Around, limit: Limit, number: int) -> dict[str, Any]:
    if limit == "tokens":
        return {"workload": replace(run.job.run.workload, tokens_per_sample=number)}
    return {"micro_batch_size" if limit == "batch" else "lora_rank": number}


def _with_chunked_loss(run: Around, limit: Limit) -> int | None:
    if not may_chunk(run.job.run):
        return None
    return SEARCHES[limit](run._replace(job=run.job.change(loss="chunked")))


def _ended(run: Around, limit: Limit, number: int | None) -> Ended:
    if limit == "batch":
        return "tried" if number == MOST_SAMPLES_AT_ONCE else "memory"
    if limit == "rank":
        return "model" if number == run.model.shape.hidden else "memory"
    if not number or not run.holds(**_setting(run, limit, number + LENGTH_STEP)):
        return "memory"
    return "model" if run.model.longest_context else "tried"


def _size(run: Around) -> LimitFound:
    """Of the usual sizes of open models, with the next one."""
    size = largest_size(run, reversed(LADDER))
    larger = next((each for each in LADDER if each > (size or 0)), None)
    at = run.placed_with(model=generic_model(size)) if size else run.placed
    return _row(
        "model",
        at,
        model=None,
        size=generic_model(size).name if size else None,
        peak_memory_gib=gib(at.memory.expected) if size else None,
        **(_next(run, larger) if larger else {"ended_by": "tried"}),
    )


def _next(run: Around, size: float) -> dict[str, Any]:
    """The size that is too large."""
    above = run.placed_with(model=generic_model(size))
    return {
        "larger": generic_model(size).name,
        "larger_gib": gib(above.memory.expected),
        "larger_fits": above.fits,
    }
