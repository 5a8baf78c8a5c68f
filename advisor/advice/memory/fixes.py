"""What makes a run take less memory, in the order of what it costs; every figure is a full estimate
of the changed run."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from advisor.advice.memory.remedy import (
    CRAWL,
    DEARNESS,
    LEAST_SHARE,
    METHODS,
    ORDER,
    ORDINARY,
    PRICES,
    SLOWER,
    Price,
    Remedy,
    cost,
    grown,
    time_factor,
)
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
from advisor.result import note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import GATHERS_WEIGHTS, SHARDS_WEIGHTS
from advisor.runs.placing import Placed
from advisor.runs.run import SetUp
from advisor.runs.workload import Workload
from advisor.units import GIB, gib

LONG_SAMPLE = 8192
"""From so many tokens on cards may divide a sample among them."""
SEQUENCE_PARALLEL = (2, 4, 8)
"""Cards that do, within one machine."""


CARDS_OF_A_MACHINE = 8
LEAST_CUT = 256
"""Tokens; few samples say what they should in less."""
LEAST_KEPT = 1 / 4
"""Share of a sample; rather than cut it shorter, fewer are read at once."""
HELPED = ("memory.shard", "room.qlora")
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
        known = (each for each in (*_own(run), *proposals(run)) if each.what.code in PRICES)
        first = {each.what.code: each for each in reversed(list(known))}
        if smaller := self._micro_batch():
            first["memory.micro-batch"] = smaller
        if not self.can_cut:
            first.pop("room.cut", None)
        elif longest := self._longest_cut():
            first["room.cut"] = longest
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
        proposed = [micro_batches_of(run, size) for size in reversed(smaller)]
        settings = next((each for each in proposed if self.run.holds(**each)), proposed[-1])
        size, accumulation = settings["micro_batch_size"], settings["gradient_accumulation"]
        return Proposal(note("memory.micro-batch", size=size, accumulation=accumulation), settings)

    def beside(self, code: str) -> list[Proposal] | None:
        """The change, where it is not enough, with a smaller micro batch, or with samples as long as
        the cards then hold; None where that is not needed or does not help."""
        known = {each.what.code: each for each in self.savings}
        if code not in known or self.changed([known[code]]).fit is Fit.FITS:
            return None
        chosen = [known[code], *filter(None, [known.get("memory.micro-batch")])]
        if len(chosen) > 1 and self.changed(chosen).fit is Fit.FITS:
            return chosen
        job = self.run.job.change(**_settings(chosen))
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
        machines = max(1.0, changed.num_gpus / CARDS_OF_A_MACHINE)
        host = gib(changed.memory.host / machines) or None
        factor = time_factor(before, changed)
        part, by = grown(before, changed)
        return Remedy(
            grown=part,
            grown_gib=by,
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
        listed: list[Price] = [self._listed(each.what.code) for each in chosen]
        dearest = max(listed, key=DEARNESS.index)
        if dearest not in ("free", "method", "slower"):
            return dearest
        known = CRAWL if time_factor is None and dearest == "slower" else time_factor or 1
        if known >= CRAWL:
            return "crawl"
        return "slower" if known > SLOWER else dearest

    def _listed(self, code: str) -> Price:
        return "method" if self.any_method and code in METHODS else PRICES[code]

    @cached_property
    def least_gib(self) -> float:
        """What a change must save."""
        return max(LEAST_GIB, LEAST_SHARE * self.run.placed.memory.expected / GIB)

    def changed(self, chosen: Iterable[Proposal]) -> Placed:
        return self.run.placed_with(**_settings(chosen))


def _cuts(work: Workload, tokens: int) -> bool:
    """Whether samples of so many tokens are shorter, and still say something."""
    return max(least_tokens(work), LEAST_CUT) < tokens < work.tokens_per_sample


def _settings(chosen: Iterable[Proposal]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for each in chosen:
        settings |= each.settings
        if each.kind == "method":  # what full tuning computes in is not an adapter's
            settings["precision"] = None
    return settings


def single(means: Means) -> tuple[Remedy, ...]:
    """Each change alone, those that save something; where some make the run fit, these and the
    ordinary ones."""
    saving = [each for each in _alone(means) if each.host_fits is not False]
    holding = any(remedy.fits for remedy in saving)
    kept = (each for each in saving if not holding or each.fits or _ordinary(each))
    helped = (means.beside(code) for code in HELPED)
    together = (means.remedy(chosen) for chosen in helped if chosen)
    return tuple(sorted((*kept, *together), key=cost))


def out_of_host(means: Means) -> Remedy | None:
    """The cheapest change with which the run would fit if the machine had more main memory."""
    lacking = (each for each in _alone(means) if each.fits and each.host_fits is False)
    return min(lacking, key=cost, default=None)


def _alone(means: Means) -> list[Remedy]:
    found = (means.remedy([each]) for each in means.savings)
    return [remedy for remedy in found if remedy.saved_gib >= means.least_gib]


def _ordinary(remedy: Remedy) -> bool:
    return remedy.changes[0].code in ORDINARY


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
        saved_gib = (best - tried.memory.expected) / GIB
        if saved_gib < means.least_gib or not _host_holds(means, tried):
            continue
        chosen, best = [*chosen, proposal], tried.memory.expected
        yield chosen, tried


def _host_holds(means: Means, tried: Placed) -> bool:
    machines = max(1.0, tried.num_gpus / CARDS_OF_A_MACHINE)
    return means.host_gib is None or tried.memory.host / machines <= means.host_gib * GIB


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
    alone = min(working, key=cost, default=None)
    if alone and together:
        return min(alone, together, key=lambda each: DEARNESS.index(each.price))
    return alone or together


def _own(run: SetUp) -> Iterator[Proposal]:
    """Those for which the run must be short of memory."""
    if run.cards.count > 1 and run.cards.sharding not in SHARDS_WEIGHTS:
        yield Proposal(note("memory.shard"), {"sharding": "zero3"})
    if run.sleepless:
        yield Proposal(note("memory.sleep"), {"rollout_sleep": True})
    has_bf16 = run.cards.gpu is None or run.cards.gpu.tflops_bf16 is not None
    if run.fp32_master_weights and run.cards.sharding in ("single", "ddp") and has_bf16:
        yield Proposal(note("memory.pure-bf16"), {"precision": "pure_bf16"})
    if run.method == "full" and run.cards.count == 1 and has_bf16:
        yield Proposal(note("memory.lean"), LEAN)
