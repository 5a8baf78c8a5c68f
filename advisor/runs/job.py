"""A run to be placed: what was stated of it, and the batches it may be read in."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple, Self

from advisor.runs.options import Precision, Sharding
from advisor.runs.run import TrainingRun

MICRO_BATCHES = (4, 2, 1)
"""Samples a card reads at once, tried where their number is not stated; our rule."""
LARGE_MICRO_BATCHES = (16, 8, *MICRO_BATCHES)
"""The same of what is usually read at once: BERT's own batches are 16 and 32
(https://arxiv.org/abs/1810.04805)."""
SAMPLES_A_STEP = 16
"""Samples each card reads before an optimizer step, where nothing is stated; our rule, as in the
QLoRA paper on OASST1 (https://arxiv.org/abs/2305.14314, table 9)."""


READING_ONE_BATCH = ("tensor_parallel", "pipeline_parallel", "sequence_parallel")
"""Cards that read the same samples: their product is one data-parallel unit."""


def divides(options: Mapping[str, Any], num_gpus: int) -> bool:
    """Whether the stated ways of dividing divide so many cards."""
    tensor, pipeline, sequence = (options.get(name) or 1 for name in READING_ONE_BATCH)
    experts = options.get("expert_parallel") or 1
    return num_gpus % (tensor * pipeline * sequence) == num_gpus % (experts * pipeline) == 0


@dataclass(frozen=True)
class Job:
    """A run to be placed, with what was stated of its set-up; None is left to `place`."""

    run: TrainingRun
    sharding: Sharding | None = None
    micro_batch_size: int | None = None
    gradient_accumulation: int | None = None
    precision: Precision | None = None
    """None: the 16-bit type that the card has."""
    global_batch_size: int | None = None
    """Samples an optimizer step over all cards; None: `SAMPLES_A_STEP` on each, or what micro batch
    and accumulation make."""
    sequence_parallel: int = 1
    """Cards that divide each sample's tokens among them."""
    tensor_parallel: int = 1
    pipeline_parallel: int = 1
    virtual_pipeline: int = 1
    expert_parallel: int = 1
    network_gbit_s: float | None = None
    """As in `SetUp`."""

    @property
    def reading_one_batch(self) -> int:
        """Cards that read the same samples."""
        return self.sequence_parallel * self.model_parallel

    @property
    def model_parallel(self) -> int:
        """As of `SetUp`."""
        return self.tensor_parallel * self.pipeline_parallel

    @property
    def at_once(self) -> bool:
        """Its batch is usually read in one piece: an encoder's, or one that makes vectors."""
        return self.run.profile.batched or self.run.model.shape.reads_whole

    def over(self, count: int) -> Self:
        """The job for so many cards: undivided where they are no whole number of its units."""
        if divides(vars(self), count):
            return self
        return replace(
            self, sequence_parallel=1, tensor_parallel=1, pipeline_parallel=1, expert_parallel=1
        )

    def change(self, **settings: object) -> Self:
        """The same with other settings, each of the job or of its run."""
        own = {field.name for field in fields(self)}
        mine = {name: value for name, value in settings.items() if name in own}
        run = {name: value for name, value in settings.items() if name not in own}
        return replace(self, run=replace(self.run, **run), **mine)  # pyright: ignore[reportArgumentType]

    def batches(self, count: int) -> list["Batch"]:
        """The micro batches that may be tried on so many cards, largest first: one where it was
        stated, else powers of two that divide what each card reads."""
        data_parallel = 1 if self.sharding == "device_map" else count // self.reading_one_batch
        each = self.global_batch_size / data_parallel if self.global_batch_size else None
        if self.micro_batch_size or self.gradient_accumulation:
            usual = 1 if self.at_once else SAMPLES_A_STEP
            batches = [divided(self.micro_batch_size, self.gradient_accumulation, each, usual)]
        else:
            whole = max(1, int(each)) if each else SAMPLES_A_STEP
            sizes = LARGE_MICRO_BATCHES if self.at_once else MICRO_BATCHES
            batches = [Batch(size, whole // size) for size in sizes if whole % size == 0]
        return (
            [Batch(batch.micro, 1) for batch in batches]
            if self.run.optimizer_in_backward
            else batches
        )


class Batch(NamedTuple):
    """Samples a card reads at once, and how often before an optimizer step."""

    micro: int
    accumulation: int


def divided(
    micro: int | None, accumulation: int | None, each: float | None, usual: int = SAMPLES_A_STEP
) -> Batch:
    """A batch of which a part was stated; the other follows from the samples that each card reads a
    step, where those were, else it is the `usual` accumulation."""
    if each is None:
        return Batch(micro or 1, accumulation or usual)
    micro = micro or max(1, round(each / (accumulation or 1)))
    return Batch(micro, accumulation or max(1, round(each / micro)))
