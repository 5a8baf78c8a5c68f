"""Whether a time that the user measured is usual for the run, and what may make it slow."""

import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

from advisor.advice.training.asked.stated import (
    ADAPTERS,
    Stated,
    job,
    place_stated,
)
from advisor.advice.training.pace_found import Kept, Pace, Suspect
from advisor.advice.training.room import Around, Proposal, around, micro_batches_of
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.result import Note, Range, note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import COPIES_WEIGHTS
from advisor.runs.placing import UNTRIED, Placed
from advisor.runs.run import SetUp
from advisor.units import HOUR_SECONDS, gib, two_digits

LEAST_SLOWER = 1.1
"""A suspect must take so many times the expected time to be told."""

PLAUSIBLE = 1.6
"""So many times more or less may be settings that were not stated, where not even the method was."""

ORDINARY = 2.5
"""So many times the hours of full batches are common for adapters on GeForce cards whose samples are
not packed: 7B by QLoRA on two RTX 3090 read 2,397 tokens a second at 8 x 2,048, 1,341 at 1 x 2,048 and
485 at 1 x 512 (`fsdpqlora-009`, `-002`, `-001` of `knowledge/measurements/published.jsonl`)."""

UNCOMPUTED = (
    note("pace.padding"),
    note("pace.loading"),
    note("pace.beside"),
    note("pace.other-process"),
)


METHODS: tuple[MethodId, ...] = (*ADAPTERS, "full")
"""Judged where none was stated."""


def pace(catalog: Catalog, stated: Stated, placed: Placed) -> Pace | None:
    """Of the stated run, which `placed` is; None where no time was measured or no card named.

    Where no method was stated, of the one that is told if the time is plausible for it, else of the
    one that fits and comes nearest: what is too slow for all of them is too slow.
    """
    if placed.gpu is None or not stated.timed:
        return None
    if stated.method:
        return _pace(catalog, stated, placed)
    own = _pace(catalog, stated, placed)
    if placed.runs and _is_near(own):
        return own.model_copy(update={"plausible": own.verdict != "usual", "suspects": ()})
    return _nearest(catalog, stated, placed)


def _is_near(pace: Pace) -> bool:
    ratio = pace.ratio or 0
    return pace.verdict == "usual" or 1 / PLAUSIBLE <= ratio <= PLAUSIBLE


def _nearest(catalog: Catalog, stated: Stated, placed: Placed) -> Pace:
    """Of all methods that fit."""
    by_method = (place_stated(catalog, replace(stated, method=method)) for method in METHODS)
    running = [each for each in by_method if each.runs] or [placed]
    judged = [_pace(catalog, stated, each) for each in running]
    nearest = min(judged, key=lambda each: abs(math.log(each.ratio or 1)))
    return nearest.model_copy(update={"method": running[judged.index(nearest)].set_up.method})


def _pace(catalog: Catalog, stated: Stated, placed: Placed) -> Pace:
    step, hours = stated.measured_seconds_per_step, stated.measured_hours
    asked = job(catalog, stated, placed.set_up.method)
    untried = around(asked, replace(placed, trial=UNTRIED))
    speed = untried.placed.speed
    assert speed, "a card was named"
    kept = {"kept_on_cards": _without_offload(untried)}
    if step:
        return _of_step(untried, step, stated).model_copy(update=kept)
    assert hours, "one of the two was measured"
    if stated.amount:
        judged = _judged(untried, "hours", hours, speed.hours, stated.options)
        epochs = placed.set_up.workload.epochs if not (stated.epochs or stated.steps) else None
        common = _is_common(placed, stated, judged)
        told = {"ordinary": True} if common else {}
        return judged.model_copy(update={"epochs": epochs, **kept, **told})
    tokens = speed.tokens_per_second.expected * hours * HOUR_SECONDS
    return Pace(unit="hours", measured=hours, expected=None, ratio=None, tokens=tokens)


def _without_offload(run: Around) -> Kept | None:
    """None where nothing is offloaded, or the cards do not hold it all, or it is hardly faster."""
    if run.placed.set_up.offload == "none":
        return None
    cards = run.placed.set_up.cards
    plain = run.placed_with(offload="none", sharding=cards.sharding if cards.count > 1 else None)
    if plain.fit is not Fit.FITS or not (plain.speed and run.placed.speed and plain.gpu):
        return None
    times = run.placed.speed.hours.expected / plain.speed.hours.expected
    if times < PLAUSIBLE:
        return None
    return Kept(
        peak_memory_gib=gib(plain.memory.expected),
        usable_gib=plain.gpu.usable_gib,
        times=two_digits(times),
    )


def _is_common(placed: Placed, stated: Stated, judged: Pace) -> bool:
    """Slow only as such runs often are."""
    run = placed.set_up
    geforce = placed.gpu is not None and placed.gpu.segment == "consumer"
    unpacked = not (stated.options.get("packing") or run.generates)
    return geforce and run.adapter and unpacked and 1 < (judged.ratio or 0) <= ORDINARY


def _of_step(run: Around, seconds: float, stated: Stated) -> Pace:
    """Where nobody said what a step reads, also beside one that reads the stated micro batch
    alone."""
    judged = _judged(run, "seconds", seconds, _seconds(run.placed), stated.options)
    if not stated.batch_unknown:
        return judged
    update: dict[str, object] = {"samples": run.placed.set_up.global_batch}
    if "micro_batch_size" in stated.options and run.placed.set_up.gradient_accumulation > 1:
        alone = around(run.job, run.placed.change(gradient_accumulation=1))
        expected = _seconds(alone.placed).expected
        update["without_accumulation"] = expected
        update["suspects"] = tuple(_suspects(alone, seconds / expected, stated.options))
    return judged.model_copy(update=update)


def _seconds(placed: Placed) -> Range:
    """Of an optimizer step, as sure as the hours of the run."""
    speed = placed.speed
    assert speed, "a card was named"
    scale = speed.seconds_per_step / speed.hours.expected
    return Range(
        low=scale * speed.hours.low,
        expected=speed.seconds_per_step,
        high=scale * speed.hours.high,
    )


def _judged(
    run: Around,
    unit: Literal["hours", "seconds"],
    measured: float,
    expected: Range,
    settings: Collection[str],
) -> Pace:
    ratio = measured / expected.expected
    slow = measured > expected.high
    return Pace(
        unit=unit,
        measured=measured,
        expected=expected.rounded(4),
        ratio=two_digits(ratio),
        suspects=tuple(_suspects(run, ratio, settings)) if slow else (),
    )


def _suspects(run: Around, ratio: float, settings: Collection[str]) -> Iterator[Suspect]:
    """Those first that explain half of the factor alone, the nearest first; last those that explain
    little."""
    speed = run.placed.speed
    assert speed, "a time was expected"
    found: list[tuple[float, float, Suspect]] = []
    for change in _changes(run.placed.set_up, settings):
        slower = run.on(change.num_gpus or run.placed.num_gpus, **change.settings).speed
        assert slower, "the card is the same"
        times = slower.hours.expected / speed.hours.expected
        if times >= LEAST_SLOWER:
            suspect = Suspect(what=change.what, times=two_digits(times))
            found.append((abs(math.log(times / ratio)), times, suspect))
    found.sort(key=lambda each: each[0])
    yield from (suspect for _, times, suspect in found if times >= math.sqrt(ratio))
    for what in _uncomputed(run.placed.set_up, settings):
        yield Suspect(what=what, times=None)
    yield from (suspect for _, times, suspect in found if times < math.sqrt(ratio))


def _uncomputed(run: SetUp, settings: Collection[str]) -> Iterator[Note]:
    """Causes whose time is not computed."""
    if run.cards.gpu and run.cards.gpu.segment == "consumer":
        yield note("pace.shared-memory")
    yield from UNCOMPUTED
    if run.method != "full" and "precision" not in settings:
        yield note("pace.fp32")


def _changes(run: SetUp, settings: Collection[str]) -> Iterator[Proposal]:
    """What may be otherwise than meant, or than computed."""
    if run.offload == "none":
        yield Proposal(note("pace.offload"), {"offload": "all", "sharding": None})
    if run.cards.count > 1:
        yield Proposal(note("pace.one-card"), {"sharding": None}, "cards", num_gpus=1)
        if run.cards.sharding != "device_map":
            yield Proposal(note("pace.split"), {"sharding": "device_map"})
        if run.cards.sharding in COPIES_WEIGHTS:
            yield Proposal(note("pace.sharded"), {"sharding": "zero3"})
    if run.micro_batch_size > 1 and "micro_batch_size" not in settings:
        yield Proposal(note("pace.micro-batch"), micro_batches_of(run, 1))
    if run.method == "full" and run.precision != "fp32":
        yield Proposal(note("pace.fp32"), {"precision": "fp32"})
    if run.attention != "eager" and "attention" not in settings:
        yield Proposal(note("pace.eager"), {"attention": "eager"})
    if not run.gradient_checkpointing:
        yield Proposal(note("pace.checkpointing"), {"gradient_checkpointing": True})
