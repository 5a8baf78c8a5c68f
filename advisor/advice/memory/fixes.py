"""What makes a run take less memory, in the order of what it costs; every figure is a full estimate
of the changed run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from advisor.advice.training.room import (
    LEAST_GIB,
    Around,
    Proposal,
    cut_at,
    least_tokens,
    longest_sample,
    micro_batches_of,
    proposals,
)
from advisor.advice.training.run_ways import LEAN
from advisor.prices.option import Fits
from advisor.result import Note, Result, note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import GATHERS_WEIGHTS, SHARDS_WEIGHTS
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.units import GIB, gib

Price = Literal["free", "method", "slower", "job", "crawl"]
"""What a change costs. free: the same job at nearly the same speed; method: another method, where
none was asked for; slower: the same job; job: another training than was asked for; crawl: the same
job, at half its speed or less, or at a speed that nobody knows without a card."""
PRICES: dict[str, Price] = {
    "room.flash": "free",
    "room.chunked-loss": "free",
    "room.micro-batch": "free",
    "memory.shard": "free",
    "memory.sleep": "free",
    "memory.sequence-parallel": "free",
    "room.checkpointing": "free",
    "room.paged-optimizer": "free",
    "room.activation-offload": "slower",
    "room.offload-optimizer": "slower",
    "room.offload-weights": "slower",
    "room.smaller-pictures": "job",
    "memory.pure-bf16": "job",
    "memory.lean": "job",
    "room.frozen-embeddings": "job",
    "room.fewer-targets": "job",
    "room.lora": "job",
    "room.qlora": "job",
    "room.cut": "job",
}
"""The changes that save memory, the cheapest first."""
ORDER = tuple(PRICES)
DEARNESS: tuple[Price, ...] = ("free", "method", "slower", "job", "crawl")
SLOWER = 1.25
"""What takes so many times as long is not free."""
CRAWL = 2.0
"""What is offloaded and takes so many times as long comes after another training."""
LONG_SAMPLE = 8192
"""From so many tokens on cards may divide a sample among them."""
SEQUENCE_PARALLEL = (2, 4, 8)
"""Cards that do, within one machine."""
METHODS = ("room.lora", "room.qlora")
"""Changes that are none of the job where no method was asked for."""


class Remedy(Result):
    """One change, or several together, and the run with them."""

    changes: tuple[Note, ...]
    price: Price
    """The dearest of them."""
    peak_memory_gib: float
    """Of the fullest card."""
    saved_gib: float
    fits: Fits | None
    """Null: no card was named."""
    time_factor: float | None
    """Its time over the run's; null without a card."""
    host_gib: float | None
    """Main memory that it takes, of all cards together; null: none."""
    host_fits: bool | None
    """Null: it takes none, or the machine's is not stated."""

    @property
    def works(self) -> bool:
        """It fits with room to spare, in main memory too."""
        return self.fits is True and self.host_fits is not False


@dataclass(frozen=True)
class Means:
    """The run, and what it may take."""

    run: Around
    host_gib: float | None
    """Main memory of the machine; None: not stated."""
    can_cut: bool
    """The length of the samples was stated, so there is something to cut."""
    any_method: bool
    """No method was asked for."""

    @cached_property
    def savings(self) -> list[Proposal]:
        """Changes of one setting that may save memory, the cheapest first."""
        run = self.run.placed.set_up
        known = (each for each in (*_own(run), *proposals(run)) if each.what.code in PRICES)
        first = {each.what.code: each for each in reversed(list(known))}
        if not self.can_cut:
            first.pop("room.cut", None)
        elif longest := self._longest_cut():
            first["room.cut"] = longest
        if divided := self._divided_samples():
            first["memory.sequence-parallel"] = divided
        return sorted(first.values(), key=lambda each: ORDER.index(each.what.code))

    def _longest_cut(self) -> Proposal | None:
        """Samples as long as the cards hold one at once; None where they hold the stated ones so,
        or not even short ones."""
        one = self.run.job.change(micro_batch_size=1)
        work, tokens = one.run.workload, longest_sample(Around(one, self.run.placed))
        if tokens is None or not least_tokens(work) < tokens < work.tokens_per_sample:
            return None
        return cut_at(work, tokens)

    def _divided_samples(self) -> Proposal | None:
        """Each sample over the fewest cards with which the run fits, or over as many as can."""
        run = self.run.placed.set_up
        if run.workload.tokens_per_sample < LONG_SAMPLE:
            return None
        sharding = run.cards.sharding if run.cards.sharding in GATHERS_WEIGHTS else "zero3"
        proposed = [
            Proposal(
                note("memory.sequence-parallel", cards=cards),
                {"sequence_parallel": cards, "sharding": sharding},
            )
            for cards in SEQUENCE_PARALLEL
            if run.cards.count % cards == 0 and run.model.shape.heads % cards == 0
        ]
        fitting = (each for each in proposed if self.run.holds(**each.settings))
        return next(fitting, proposed[-1] if proposed else None)

    def remedy(self, chosen: Sequence[Proposal]) -> Remedy:
        before, changed = self.run.placed, self.changed(chosen)
        host, factor = gib(changed.memory.host) or None, _time_factor(before, changed)
        return Remedy(
            changes=tuple(each.what for each in chosen),
            price=self._price(chosen, factor),
            peak_memory_gib=gib(changed.memory.expected),
            saved_gib=gib(before.memory.expected - changed.memory.expected),
            fits=changed.fit.value if changed.fit else None,
            time_factor=factor,
            host_gib=host,
            host_fits=self.host_gib >= host if host and self.host_gib else None,
        )

    def _price(self, chosen: Iterable[Proposal], time_factor: float | None) -> Price:
        codes = (each.what.code for each in chosen)
        prices: list[Price] = [
            "method" if self.any_method and code in METHODS else PRICES[code] for code in codes
        ]
        dearest = max(prices, key=DEARNESS.index)
        if dearest == "slower" and (time_factor or CRAWL) >= CRAWL:
            return "crawl"
        free = dearest in ("free", "method")
        return "slower" if free and (time_factor or 1) > SLOWER else dearest

    def changed(self, chosen: Iterable[Proposal]) -> Placed:
        settings: dict[str, Any] = {}
        for each in chosen:
            settings |= each.settings
            if each.kind == "method":  # what full tuning computes in is not an adapter's
                settings["precision"] = None
        return self.run.placed_with(**settings)


def _time_factor(before: Placed, changed: Placed) -> float | None:
    if not (before.speed and changed.speed):
        return None
    return round(changed.speed.hours.expected / before.speed.hours.expected, 2)


def single(means: Means) -> tuple[Remedy, ...]:
    """Each change alone, those that save something; where some make the run fit, these alone."""
    found = (means.remedy([each]) for each in means.savings)
    saving = [remedy for remedy in found if remedy.saved_gib >= LEAST_GIB]
    holding = [remedy for remedy in saving if remedy.fits]
    return tuple(sorted(holding or saving, key=_dearness))


def combined(means: Means) -> Remedy | None:
    """The first that work together: the cheapest changes one after the other until the run fits,
    then without those that are not needed. None where not even all of them do."""
    for chosen, tried in _adding(means, means.savings):
        if tried.fit is Fit.FITS:
            return means.remedy(_needed(means, chosen))
    return None


def costless(means: Means) -> Remedy | None:
    """All that costs nothing, together."""
    free = [each for each in means.savings if PRICES[each.what.code] == "free"]
    chosen = [chosen for chosen, _ in _adding(means, free)]
    return means.remedy(chosen[-1]) if chosen else None


def _adding(means: Means, proposals: Iterable[Proposal]) -> Iterator[tuple[list[Proposal], Placed]]:
    """The changes that save something beside those before them, one more each time."""
    chosen: list[Proposal] = []
    best = means.run.placed.memory.expected
    for proposal in proposals:
        tried = means.changed([*chosen, proposal])
        if best - tried.memory.expected < LEAST_GIB * GIB or not _host_holds(means, tried):
            continue
        chosen, best = [*chosen, proposal], tried.memory.expected
        yield chosen, tried


def _host_holds(means: Means, tried: Placed) -> bool:
    return means.host_gib is None or tried.memory.host <= means.host_gib * GIB


def _needed(means: Means, chosen: list[Proposal]) -> list[Proposal]:
    """Without the changes that the run fits without, the dearest left out first."""
    for proposal in reversed(chosen):
        rest = [each for each in chosen if each is not proposal]
        tried = means.changed(rest) if rest else None
        if tried and tried.fit is Fit.FITS and _host_holds(means, tried):
            chosen = rest
    return chosen


def first_that_works(singles: Sequence[Remedy], together: Remedy | None) -> Remedy | None:
    """One change where one of that price is enough, else the combination."""
    working = [remedy for remedy in singles if remedy.works]
    alone = min(working, key=_dearness, default=None)
    if alone and together:
        return min(alone, together, key=_dearness)
    return alone or together


def _dearness(remedy: Remedy) -> int:
    return DEARNESS.index(remedy.price)


def _own(run: SetUp) -> Iterator[Proposal]:
    """Those for which the run must be short of memory."""
    if run.micro_batch_size > 1:
        yield Proposal(note("room.micro-batch", size=1), micro_batches_of(run, 1))
    if run.cards.count > 1 and run.cards.sharding not in SHARDS_WEIGHTS:
        yield Proposal(note("memory.shard"), {"sharding": "zero3"})
    if run.sleepless:
        yield Proposal(note("memory.sleep"), {"rollout_sleep": True})
    has_bf16 = run.cards.gpu is None or run.cards.gpu.tflops_bf16 is not None
    if run.fp32_master_weights and run.cards.sharding in ("single", "ddp") and has_bf16:
        yield Proposal(note("memory.pure-bf16"), {"precision": "pure_bf16"})
    if run.method == "full" and run.cards.count == 1 and has_bf16:
        yield Proposal(note("memory.lean"), LEAN)
