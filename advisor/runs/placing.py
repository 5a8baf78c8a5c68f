"""A run placed on cards: the one place that chooses how cards share a run and its micro batch.

Whatever an answer shows of a run, memory, fit and speed, comes from a `Placed`, so no two answers
can disagree.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, NamedTuple

from advisor.catalog.hardware import Gpu
from advisor.runs.job import Batch, Job
from advisor.runs.memory import peak
from advisor.runs.memory.peak import Fit, MemoryEstimate
from advisor.runs.memory.states import base_weights_bytes
from advisor.runs.options import Fits, Sharding
from advisor.runs.run import COUNTS, Cards, SetUp, TrainingRun
from advisor.runs.time import speed
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.runs.time.flops import half_precision
from advisor.runs.time.speed import SpeedEstimate
from advisor.units import GIB

SETTINGS = tuple(field.name for field in fields(TrainingRun))


class Trial(NamedTuple):
    """What the user measured of a run over what is computed of it; None: not measured."""

    memory_factor: float | None = None
    """Of the process's peak."""
    time_factor: float | None = None
    """Of an optimizer step."""


UNTRIED = Trial()


@dataclass(frozen=True)
class Placed:
    """A set-up with what is computed of it, each once, when it is first asked for."""

    set_up: SetUp
    trial: Trial = UNTRIED

    @cached_property
    def memory(self) -> MemoryEstimate:
        """Of the fullest card."""
        computed, factor = peak.estimate(self.set_up), self.trial.memory_factor
        return computed if factor is None else computed.scaled(factor)

    @cached_property
    def fit(self) -> Fit | None:
        """None: no card was named."""
        gpu = self.set_up.cards.gpu
        return peak.fits(self.memory, gpu) if gpu else None

    @property
    def fits(self) -> Fits | None:
        """`fit` as results and JSON show it."""
        return self.fit.value if self.fit else None

    @cached_property
    def speed(self) -> SpeedEstimate | None:
        """None: no card was named."""
        if self.set_up.cards.gpu is None:
            return None
        computed, factor = speed.estimate(self.set_up), self.trial.time_factor
        return computed if factor is None else computed.slowed(factor)

    @property
    def gpu(self) -> Gpu | None:
        return self.set_up.cards.gpu

    @property
    def num_gpus(self) -> int:
        return self.set_up.cards.count

    @property
    def host_bytes(self) -> float:
        """Main memory of each of its machines that is taken by what is offloaded."""
        return self.memory.host / max(1.0, self.num_gpus / MACHINE_CARDS)

    @property
    def runs(self) -> bool:
        """The cards are expected to hold it, with room to spare or just so."""
        return self.fit in (Fit.FITS, Fit.TIGHT)

    def change(self, **settings: object) -> "Placed":
        """The same with other settings of the set-up, on the same cards, scaled by the same
        trial."""
        return replace(self, set_up=replace(self.set_up, **settings))  # pyright: ignore[reportArgumentType]


def place(job: Job, gpu: Gpu | None, count: int = 1) -> Placed:
    """The job on `count` of the card: the largest micro batch (a power of two) that fits with room
    to spare.

    Fewer, larger micro steps run faster; but never so large that the cards would have to shard the
    model for it, since communication costs more than that gains. Where nothing fits, the smallest
    micro batch.
    """
    job = job.over(count)
    *larger, smallest = job.batches(count)
    sharding = chosen_sharding(job, gpu, count)
    for batch in larger:
        placed = Placed(_set_up(job, Cards(gpu, count, sharding), batch))
        if placed.fit is Fit.FITS:
            return placed
    return Placed(_set_up(job, Cards(gpu, count, sharding), smallest))


def placings(
    jobs: Iterable[Job], gpus: Iterable[Gpu], counts: Sequence[int] = COUNTS
) -> Iterator[Placed]:
    """Every job on every number of every card, those left out whose weights alone overflow."""
    cards = tuple(gpus)
    for job in jobs:
        for gpu in cards:
            for count in counts:
                if not _overflows(job, gpu, count):
                    yield place(job, gpu, count)


def smallest(
    job: Job,
    gpu: Gpu,
    counts: Sequence[int] = COUNTS,
    holding: Sequence[Fit] = (Fit.FITS, Fit.TIGHT),
) -> Placed | None:
    """The job on the fewest of the card that hold it, as tightly as `holding` allows; None where
    not even the largest number does."""
    tried = placings([job], [gpu], counts)
    return next((placed for placed in tried if placed.fit in holding and placed.runs), None)


def chosen_sharding(job: Job, gpu: Gpu | None, count: int) -> Sharding:
    """How cards share a run: as stated, else ddp where one card holds it all with room to spare,
    else zero3, which shards everything. Only where that is no more comfortable does a tight ddp
    stay: it is the faster. Offload is a sharding engine's. Beside tensor or pipeline parallelism it
    is Megatron's distributed optimizer (zero1): weights are divided already.
    """
    if job.run.offload != "none" and job.sharding in (None, "single", "ddp"):
        return "zero3" if job.run.offload == "all" else "zero2"
    if job.sharding:
        return job.sharding
    if count == 1:
        return "single"
    if job.model_parallel > 1:
        return "zero1"
    if gpu is None:
        return "ddp"
    copies, shards = (
        Placed(_set_up(job, Cards(gpu, count, way), job.batches(count)[-1]))
        for way in ("ddp", "zero3")
    )
    return (
        "ddp" if copies.fit is Fit.FITS or (copies.runs and shards.fit is not Fit.FITS) else "zero3"
    )


def _set_up(job: Job, cards: Cards, batch: Batch) -> SetUp:
    settings: dict[str, Any] = {name: getattr(job.run, name) for name in SETTINGS}
    settings["precision"] = job.precision or half_precision(cards.gpu)
    return SetUp(
        **settings,
        cards=cards,
        micro_batch_size=batch.micro,
        gradient_accumulation=batch.accumulation,
        sequence_parallel=job.sequence_parallel,
        tensor_parallel=job.tensor_parallel,
        pipeline_parallel=job.pipeline_parallel,
        virtual_pipeline=job.virtual_pipeline,
        expert_parallel=job.expert_parallel,
        network_gbit_s=job.network_gbit_s,
    )


def _overflows(job: Job, gpu: Gpu, count: int) -> bool:
    """The stored weights alone are more than all cards have, however they are divided."""
    if job.run.offload == "all":
        return False
    job = job.over(count)
    alone = _set_up(job, Cards(gpu, count, "zero3"), job.batches(count)[-1])
    return base_weights_bytes(alone) > count * gpu.usable_gib * GIB
