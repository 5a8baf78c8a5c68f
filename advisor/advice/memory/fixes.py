"""What makes a run take less memory, in the order of what it costs; every figure is a full estimate
of the changed run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from advisor.advice.memory.one_copy import doubled, suits
from advisor.advice.memory.remedy import (
    CRAWL,
    DEARNESS,
    LEAST_SHARE,
    METHODS,
    ORDER,
    PRICES,
    SAME_JOB,
    SLOWER,
    Price,
    Remedy,
    grown,
    time_factor,
)
from advisor.advice.training.room import (
    LEAN,
    LEAST_GIB,
    Around,
    Proposal,
    cut_at,
    least_tokens,
    longest_sample,
    micro_batches_of,
    proposals,
)
from advisor.result import note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import GATHERS_WEIGHTS, SHARDS_WEIGHTS
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.runs.workload import Workload
from advisor.units import GIB, gib

LONG_SAMPLE = 8192
"""From so many tokens on cards may divide a sample among them."""
SEQUENCE_PARALLEL = (2, 4, 8)
"""Cards that do, within one machine."""
MACHINES = tuple(MACHINE_CARDS * number for number in (1, 2, 4, 8))
"""Cards of so many machines, where there is a fleet."""
LEAST_CUT = 256
"""Tokens; few samples say what they should in less."""
LEAST_KEPT = 1 / 4
"""Share of a sample; rather than cut it shorter, fewer are read at once."""
SHARES = (0.6, 0.5, 0.4, 0.3, 0.2)
"""Of a card for vLLM on it, tried below the stated one; verl's guide calls 0.5 to 0.7 balanced."""
MOVED = ("room.offload-optimizer", "room.offload-weights")
"""What no card computes at its own speed."""
CHUNKED = "room.chunked-loss"
HELPED = ("memory.shard", "memory.rollout-share", "room.qlora", "room.cut")
"""What often holds a smaller batch or shorter samples where it does not hold the stated ones."""


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
        own = (*(Proposal(*each) for each in doubled(run)), *_own(run), *proposals(run))
        known = (each for each in own if each.what.code in PRICES and suits(each.what.code, run))
        first = {each.what.code: each for each in reversed(list(known))}
        if smaller := self._micro_batch():
            first["memory.micro-batch"] = smaller
        if not self.can_cut:
            first.pop("room.cut", None)
        elif longest := self._longest_cut():
            first["room.cut"] = longest
        if share := self._smaller_share():
            first["memory.rollout-share"] = share
        if divided := self._divided_samples():
            first["memory.sequence-parallel"] = divided
        return sorted(first.values(), key=lambda each: ORDER.index(each.what.code))

    def _micro_batch(self) -> Proposal | None:
        """The largest smaller one that the cards hold, else one sample; the batch of a step stays."""
        run = self.run.placed.set_up
        sizes = [2**power for power in range(run.micro_batch_size.bit_length())]
        smaller = [size for size in sizes if size < run.micro_batch_size]
        if not smaller:
            return None
        proposed = [_micro_batch_of(run, size) for size in reversed(smaller)]
        return next((each for each in proposed if self.run.holds(**each.settings)), proposed[-1])

    def _smaller_share(self) -> Proposal | None:
        """Of the card for vLLM on it: the largest that the run fits with, alone or at micro batch 1,
        else the least."""
        run = self.run.placed.set_up
        colocated = run.generates and run.rollout == "colocate"
        proposed = [
            Proposal(note("memory.rollout-share", share=each), {"rollout_share": each})
            for each in SHARES
            if colocated and each < run.rollout_share
        ]
        for beside in ({}, {"micro_batch_size": 1}):
            for each in proposed:
                if self.run.holds(**each.settings, **beside):
                    return each
        return proposed[-1] if proposed else None

    def one_at_once(self) -> list[Proposal] | None:
        """Where a micro batch of more samples is proposed: what the least takes."""
        run, smaller = self.run.placed.set_up, self._micro_batch()
        if smaller is None or smaller.what.facts["size"] == 1:
            return None
        return [_micro_batch_of(run, 1)]

    def beside(self, code: str) -> list[Proposal] | None:
        """The change, where it is not enough, with a smaller micro batch, or with samples as long as
        the cards then hold; None where that is not needed or does not help."""
        known = {each.what.code: each for each in self.savings}
        if code not in known or self.changed([known[code]]).fit is Fit.FITS:
            return None
        chosen = [known[code], *filter(None, [known.get("memory.micro-batch")])]
        if len(chosen) > 1 and self.changed(chosen).fit is Fit.FITS:
            return chosen
        if code == "room.cut":
            return None
        job = self.run.job.change(**settings_of(chosen))
        tokens, work = longest_sample(Around(job, self.changed(chosen))), job.run.workload
        if not self.can_cut or not tokens or not _cuts(work, tokens):
            return None
        return [*chosen, cut_at(work, tokens)]

    def _longest_cut(self) -> Proposal | None:
        """Samples as long as the cards hold, one at once where too little would be left of them; None
        where they hold the stated ones, or not even short ones."""
        work, tokens = self.run.job.run.workload, longest_sample(self.run)
        if not tokens or tokens < LEAST_KEPT * work.tokens_per_sample:
            one = self.run.job.change(micro_batch_size=1)
            tokens = longest_sample(Around(one, self.run.placed))
        return cut_at(work, tokens) if tokens and _cuts(work, tokens) else None

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
        more = changed.memory.host > before.memory.host
        host = (gib(changed.host_bytes) or None) if more else None
        factor = time_factor(before, changed)
        part, by = grown(before, changed)
        return Remedy(
            grown=part,
            grown_gib=by,
            changes=tuple(each.what for each in chosen),
            price=self._price(chosen, factor),
            peak_memory_gib=gib(changed.memory.expected),
            saved_gib=gib(before.memory.expected - changed.memory.expected),
            fits=changed.fits,
            time_factor=factor,
            host_gib=host,
            host_fits=self.host_gib >= host if host and self.host_gib else None,
            enough_cards=self._enough_cards(chosen, changed),
        )

    def _price(self, chosen: Sequence[Proposal], time_factor: float | None) -> Price:
        listed: list[Price] = [self._listed(each.what.code) for each in chosen]
        dearest = max(listed, key=DEARNESS.index)
        if dearest not in SAME_JOB:
            return dearest
        moved = any(each.what.code in MOVED for each in chosen)
        known = time_factor or (CRAWL if moved else 1)
        if known >= CRAWL:
            return "crawl"
        return "slower" if known > SLOWER and dearest == "free" else dearest

    def _listed(self, code: str) -> Price:
        return "method" if self.any_method and code in METHODS else PRICES[code]

    @cached_property
    def logits_lead(self) -> bool:
        """The logits are the largest part of the memory."""
        parts = self.run.placed.memory.breakdown
        return max(parts, key=lambda name: parts[name]) == "logits"

    def _enough_cards(self, chosen: Sequence[Proposal], changed: Placed) -> int | None:
        """The fewest machines of the fleet that hold the run too."""
        if changed.gpu is None or changed.fit is not Fit.FITS:
            return None
        counts = (count for count in MACHINES if count < self.run.placed.num_gpus)
        settings = settings_of(chosen)
        return next(
            (each for each in counts if self.run.on(each, **settings).fit is Fit.FITS), None
        )

    @cached_property
    def least_gib(self) -> float:
        """What a change must save."""
        return max(LEAST_GIB, LEAST_SHARE * self.run.placed.memory.expected / GIB)

    def changed(self, chosen: Iterable[Proposal]) -> Placed:
        return self.run.placed_with(**settings_of(chosen))


def _cuts(work: Workload, tokens: int) -> bool:
    """Whether samples of so many tokens are shorter, and still say something."""
    return max(least_tokens(work), LEAST_CUT) < tokens < work.tokens_per_sample


def settings_of(chosen: Iterable[Proposal]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for each in chosen:
        settings |= each.settings
        if each.kind == "method":  # what full tuning computes in is not an adapter's
            settings["precision"] = None
    return settings


def _micro_batch_of(run: SetUp, size: int) -> Proposal:
    settings = micro_batches_of(run, size)
    accumulation = settings["gradient_accumulation"]
    return Proposal(note("memory.micro-batch", size=size, accumulation=accumulation), settings)


def _own(run: SetUp) -> Iterator[Proposal]:
    """Those for which the run must be short of memory."""
    if run.cards.count > 1 and run.cards.sharding not in SHARDS_WEIGHTS:
        yield Proposal(note("memory.shard"), {"sharding": "zero3"})
    if run.sleepless:
        yield Proposal(note("memory.sleep"), {"rollout_sleep": True})
    has_bf16 = run.cards.gpu is None or run.cards.gpu.tflops_bf16 is not None
    if run.fp32_master_weights and has_bf16:
        divided = run.cards.sharding in GATHERS_WEIGHTS
        way = {"sharding": "fsdp"} if divided else {}  # DeepSpeed keeps fp32 weights
        yield Proposal(note("memory.pure-bf16"), {"precision": "pure_bf16", **way})
    if run.method == "full" and run.cards.count == 1 and has_bf16:
        yield Proposal(note("memory.lean"), LEAN)
