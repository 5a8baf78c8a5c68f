"""What a user stated of a run, and the run on cards that it becomes."""

import math
from dataclasses import dataclass, field, replace
from typing import Any

from advisor.advice.training.asked.pictures import NONE_STATED, StatedPictures, with_pictures
from advisor.advice.training.asked.purposes import trained_whole, usual_settings, usual_tokens
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.names import names_family, squash
from advisor.errors import ToolError
from advisor.prices.lesson import reference_workload
from advisor.runs.job import Job
from advisor.runs.memory.peak import Fit
from advisor.runs.options import MIXED
from advisor.runs.placing import Placed, Trial, place, smallest
from advisor.runs.run import TrainingRun
from advisor.runs.workload import Pictures, Workload
from advisor.units import GIB

METHODS: tuple[MethodId, ...] = ("qlora", "lora", "full")
"""Told side by side where none is stated, the lightest first."""
ADAPTERS: tuple[MethodId, ...] = ("lora", "qlora")
"""The methods tried where none is stated, the better first."""


def methods_on(gpu: Gpu | None) -> tuple[MethodId, ...]:
    """Where none is stated; on a card that bitsandbytes does not surely reach, those without it."""
    return METHODS if gpu is None or gpu.four_bit else tuple(m for m in METHODS if m != "qlora")


OF_DISK = {"save_total_limit"}
"""Settings that change nothing of memory, time and money."""
READ_ONCE = 1e9
"""Tokens of a data set that is read once where no epochs are stated, as in pretraining."""


@dataclass(frozen=True)
class Stated:
    """What the user stated, names turned into rows; None is "not stated"."""

    model: Model
    method: MethodId | None = None
    gpu: Gpu | None = None
    num_gpus: int | None = None
    samples: int | None = None
    tokens_per_sample: int | None = None
    epochs: float | None = None
    mean_tokens_per_sample: float | None = None
    price_per_hour: float | None = None
    provider: str | None = None
    """Who rents the cards."""
    region: str | None = None
    """Id of the price of electricity."""
    steps: int | None = None
    """Optimizer steps instead of samples x epochs."""
    training_tokens: float | None = None
    """Tokens of the data set instead of samples."""
    measured_seconds_per_step: float | None = None
    measured_peak_gib: float | None = None
    measured_hours: float | None = None
    """Of the whole run."""
    host_memory_gib: float | None = None
    """Main memory of a machine."""
    free_disk_gb: float | None = None
    batch_open: bool = False
    """A step that was timed may read fewer samples than is assumed."""
    options: dict[str, Any] = field(default_factory=dict)
    """Settings of `Job` and `TrainingRun` stated beyond these."""
    habits: dict[str, Any] = field(default_factory=dict)
    """Those that the framework makes unasked."""
    techniques: tuple[str, ...] = ()
    """Ids of the ways of training that were named."""
    pictures: StatedPictures = NONE_STATED
    """Those of each sample."""
    gpu_name: str | None = None
    """The card as the user wrote it."""

    @property
    def family_alone(self) -> bool:
        """The card was named by its family, of which there are versions with more and less
        memory."""
        name, gpu = self.gpu_name, self.gpu
        return name is not None and gpu is not None and names_family(gpu, squash(name))

    @property
    def read_as_usual(self) -> float | None:
        """Tokens of the data, where they are stated and how often they are read is not."""
        return None if self.epochs else self.training_tokens

    @property
    def amount(self) -> bool:
        """An amount of data was stated."""
        return any((self.samples, self.training_tokens, self.steps))

    @property
    def timed(self) -> bool:
        """The user measured how long it takes."""
        return bool(self.measured_seconds_per_step or self.measured_hours)

    @property
    def batch_unknown(self) -> bool:
        return self.batch_open and OF_A_STEP.isdisjoint(self.options)

    @property
    def reference_workload(self) -> bool:
        """Nothing but model, method and card was stated: the lesson's own table may answer."""
        workload = (
            self.samples,
            self.tokens_per_sample,
            self.mean_tokens_per_sample,
            self.epochs,
            self.steps,
            self.training_tokens,
        )
        stated = (*workload, self.measured_seconds_per_step, self.measured_peak_gib)
        unstated = all(value is None for value in stated)
        return unstated and self.options.keys() <= OF_DISK and not self.pictures.any


def job(catalog: Catalog, stated: Stated, method: MethodId | None = None) -> Job:
    """The run to be placed: the stated settings, defaults for the rest, by `method` or the one that
    suits the card."""
    work = workload(catalog, stated)
    varied = stated.mean_tokens_per_sample is not None and not stated.options.get("packing")
    run = TrainingRun(stated.model, "lora", work, varied_lengths=varied)
    settings = usual_settings(stated.model) | stated.habits | stated.options
    unplaced = Job(run).change(**settings)
    count = stated.num_gpus or 1
    usual = "full" if trained_whole(stated.model) else None
    chosen = method or stated.method or usual or best_fitting(unplaced, stated.gpu, count)
    if stated.model.purpose is None or "gradient_checkpointing" in settings:
        return unplaced.change(method=chosen)
    own = unplaced.change(method=stated.method or usual or chosen)
    checkpoints = _needs_checkpoints(own, stated.gpu, count)
    return unplaced.change(method=chosen, gradient_checkpointing=checkpoints)


def _needs_checkpoints(job: Job, gpu: Gpu | None, count: int) -> bool:
    """A model that makes no text is trained without them where that fits, in as few micro batches."""
    if gpu is None:
        return False
    with_them, without = (
        place(job.change(gradient_checkpointing=each), gpu, count) for each in (True, False)
    )
    fewest = with_them.set_up.gradient_accumulation
    return without.fit is not Fit.FITS or without.set_up.gradient_accumulation > fewest


def as_usual(asked: Job, stated: Stated) -> Job:
    """Full tuning without a stated precision in mixed precision, as most recipes do it."""
    if asked.run.method != "full" or "precision" in stated.options:
        return asked
    return asked.change(precision=MIXED)


def best_fitting(unplaced: Job, gpu: Gpu | None, count: int) -> MethodId:
    """The method where none is stated: LoRA where it fits with room to spare, else QLoRA where that
    does.

    "tight" is not room to spare: a run that may overflow is worse than 4 bit. Where neither is
    comfortable, the one that is at least tight (LoRA first); where neither fits, the lighter QLoRA,
    whose answer says what is missing. Without a card, LoRA.
    """
    if gpu is None:
        return "lora"
    fits = {method: place(unplaced.change(method=method), gpu, count).fit for method in ADAPTERS}
    for wanted in (Fit.FITS, Fit.TIGHT):
        for method in ADAPTERS:
            if fits[method] is wanted:
                return method
    return ADAPTERS[-1]


def place_stated(catalog: Catalog, stated: Stated) -> Placed:
    """The stated run on the stated cards; where the lesson means several cards, on the fewest that
    hold it."""
    asked = job(catalog, stated)
    placed = place(asked, stated.gpu, stated.num_gpus or 1)
    several = stated.model.name in catalog.lesson.several_cards and stated.num_gpus is None
    if several and stated.gpu and not placed.runs:
        placed = smallest(asked, stated.gpu) or placed
    placed = _as_timed(placed, stated)
    if stated.steps:
        samples = max(1, round(stated.steps * placed.set_up.samples_per_step))
        work = replace(asked.run.workload, samples=samples, epochs=1)
        placed = placed.change(workload=work)
    return replace(placed, trial=_trial(placed, stated))


OF_A_STEP = frozenset(("gradient_accumulation", "global_batch_size"))
"""Settings that say how many samples a step reads."""


def _as_timed(placed: Placed, stated: Stated) -> Placed:
    """Where a step was timed and nobody said what it reads: as many micro batches, of those that are
    usual, as come nearest to its time."""
    seconds, most = stated.measured_seconds_per_step, placed.set_up.gradient_accumulation
    if not (seconds and placed.speed and stated.batch_unknown):
        return placed
    tried = [2**power for power in range(most.bit_length()) if 2**power < most]
    steps = (placed, *(placed.change(gradient_accumulation=number) for number in tried))
    return min(steps, key=lambda each: abs(math.log(seconds / _step_seconds(each))))


def _step_seconds(placed: Placed) -> float:
    assert placed.speed, "a card was named"
    return placed.speed.seconds_per_step


def _trial(placed: Placed, stated: Stated) -> Trial:
    """What the user measured of this run over what is computed of it."""
    peak, seconds = stated.measured_peak_gib, stated.measured_seconds_per_step
    return Trial(
        memory_factor=peak * GIB / placed.memory.expected if peak else None,
        time_factor=seconds / placed.speed.seconds_per_step if seconds and placed.speed else None,
    )


def workload(catalog: Catalog, stated: Stated) -> Workload:
    """The samples as stated, defaults for the rest."""
    usual = reference_workload(catalog.lesson)
    seen = stated.pictures.of(stated.model)
    tokens, mean = _lengths(stated, usual.tokens_per_sample, seen)
    samples = stated.samples or usual.samples
    longer = stated.tokens_per_sample or seen
    if longer and not stated.amount:  # longer ones are no larger data set
        samples = max(1, round(usual.samples * usual.tokens_per_sample / tokens))
    if stated.training_tokens:
        samples = max(1, round(stated.training_tokens / (mean or tokens)))
    epochs = stated.epochs or _usual_epochs(stated, usual.epochs)
    return Workload(samples, tokens, epochs, mean, seen)


def _lengths(stated: Stated, usual: int, seen: Pictures | None) -> tuple[int, float | None]:
    """Tokens of the longest sample and, where samples differ, their mean; with their pictures'."""
    longest = _longest(stated, usual_tokens(stated.model) or usual)
    tokens = with_pictures(longest, seen, stated.tokens_per_sample is not None)
    mean = stated.mean_tokens_per_sample
    mean = with_pictures(mean, seen, stated=True) if mean else _mean_with_answer(stated, tokens)
    if mean and mean > tokens:
        raise ToolError("mean_above_longest", mean=f"{mean:g}", longest=str(tokens))
    return tokens, mean


def _longest(stated: Stated, usual: int) -> int:
    """Tokens of a sample; of a prompt with its answer, where the answer's alone are stated."""
    known = (stated.options.get(name) for name in ("completion_tokens", "mean_completion_tokens"))
    answer = max(math.ceil(tokens or 0) for tokens in known)
    mean = round(stated.mean_tokens_per_sample or 0)
    tokens = stated.tokens_per_sample or max(usual + answer, mean)
    if answer > tokens:
        raise ToolError("answer_above_sample", answer=answer, tokens=tokens)
    return tokens


def _mean_with_answer(stated: Stated, tokens: int) -> float | None:
    """Of a prompt with its answer, where the answers' mean is stated."""
    if (mean := stated.options.get("mean_completion_tokens")) is None:
        return None
    most = stated.options.get("completion_tokens") or max(1, tokens // 2)
    return tokens - most + min(mean, most)


def _usual_epochs(stated: Stated, usual: float) -> float:
    return 1 if (stated.training_tokens or 0) >= READ_ONCE else usual


def checkpointed(stated: Stated) -> Stated:
    """The same with gradient checkpointing, where nothing else was stated: for what is the most."""
    return replace(stated, habits={"gradient_checkpointing": True} | stated.habits)


def one_at_once(asked: Job) -> Job:
    """The job with the smallest batch where none was stated: the fewest cards follow from it."""
    stated = asked.micro_batch_size or asked.gradient_accumulation or asked.at_once
    return asked if stated else asked.change(micro_batch_size=1)
