"""Longer samples in the same memory: what each length takes as the run is, and with the switches
that make room for it."""

from collections.abc import Iterator
from dataclasses import replace

from advisor.advice.training.room import LONGEST, Around, Proposal, longest_sample, may_chunk
from advisor.result import Note, Result, note
from advisor.runs.options import Fits
from advisor.units import gib

TIMES = (1, 2, 4, 8)


class Length(Result):
    tokens: int
    peak_memory_gib: float
    fits: Fits | None
    switched_gib: float
    """With the switches."""
    switched_fits: Fits | None
    beyond: bool
    """Of what the model reads without scaled positions."""


class LongerSamples(Result):
    switches: tuple[Note, ...]
    lengths: tuple[Length, ...]
    """The stated one and multiples of it."""
    most: Length | None
    """The longest that fits with the switches and is longer than stated."""


def longer_samples(run: Around) -> LongerSamples | None:
    """None where nothing is left to switch on."""
    switches = tuple(_switches(run))
    if not switches:
        return None
    lengths = tuple(_length(run, switches, times) for times in TIMES)
    fitting = [each for each in lengths[1:] if each.switched_fits is True]
    return LongerSamples(
        switches=tuple(each.what for each in switches),
        lengths=lengths,
        most=fitting[-1] if fitting else None,
    )


def _switches(run: Around) -> Iterator[Proposal]:
    """Those that change nothing but memory, and hardly the time."""
    set_up = run.placed.set_up
    if not set_up.gradient_checkpointing:
        yield Proposal(note("room.checkpointing"), {"gradient_checkpointing": True})
    if may_chunk(set_up):
        yield Proposal(note("room.chunked-loss"), {"loss": "chunked"})


def _length(run: Around, switches: tuple[Proposal, ...], times: int) -> Length:
    work = run.placed.set_up.workload
    tokens = times * work.tokens_per_sample
    settings = {"workload": replace(work, tokens_per_sample=tokens)}
    plain = run.placed_with(**settings)
    for each in switches:
        settings |= each.settings
    switched = run.placed_with(**settings)
    return Length(
        tokens=tokens,
        peak_memory_gib=gib(plain.memory.expected),
        fits=plain.fits,
        switched_gib=gib(switched.memory.expected),
        switched_fits=switched.fits,
        beyond=tokens > (run.model.longest_context or LONGEST),
    )


def longest_checkpointed(run: Around) -> int | None:
    """Tokens of the longest sample with activations computed twice, as far as the model reads."""
    return longest_sample(Around(run.job.change(gradient_checkpointing=True), run.placed))
