"""What a user stated of a run, and the complete run it becomes."""

from dataclasses import dataclass, field, replace
from typing import Any

from advisor.advice.lesson import LessonFigures, lesson_figures, reference_workload
from advisor.advice.methods import best_fitting
from advisor.catalog.catalog import Catalog
from advisor.catalog.rows import Gpu, MethodId, Model
from advisor.errors import ToolError
from advisor.runs import memory, speed
from advisor.runs.run import TrainingRun, Workload, half_precision
from advisor.units import GIB


@dataclass(frozen=True)
class Request:
    """What the user stated, ids turned into rows; None is "not stated"."""

    model: Model
    method: MethodId | None = None
    gpu: Gpu | None = None
    num_gpus: int | None = None
    samples: int | None = None
    tokens_per_sample: int | None = None
    epochs: float | None = None
    mean_tokens_per_sample: float | None = None
    price_per_hour: float | None = None
    steps: int | None = None
    """Optimizer steps instead of samples x epochs."""
    training_tokens: float | None = None
    """Tokens of the data set instead of samples."""
    measured_seconds_per_step: float | None = None
    measured_peak_gib: float | None = None
    options: dict[str, Any] = field(default_factory=dict)
    """Fields of `TrainingRun` stated beyond these."""
    gpu_name: str | None = None
    """The card as the user wrote it."""

    @property
    def reference_workload(self) -> bool:
        """Nothing but model, method and card was stated: the lesson's own table may answer."""
        workload = (self.samples, self.tokens_per_sample, self.mean_tokens_per_sample, self.epochs, self.steps, self.training_tokens)
        stated = (*workload, self.measured_seconds_per_step, self.measured_peak_gib)
        return all(value is None for value in stated) and not self.options


def resolve(catalog: Catalog, request: Request) -> TrainingRun:
    """The complete run: defaults for what was not stated, the best method that fits, precision the card can do."""
    workload = _workload(catalog, request)
    method = request.method or best_fitting(request.model, request.gpu, request.num_gpus or 1, workload)
    varied = workload.mean_tokens_per_sample is not None and not request.options.get("packing")
    card, count = request.gpu, request.num_gpus or 1
    bare = TrainingRun(request.model, method, workload, card, count, precision=half_precision(card), varied_lengths=varied)
    run = tuned(bare, request)
    several = request.model.name in catalog.lesson.several_cards and request.num_gpus is None
    if several and run.gpu and not memory.fits(memory.estimate(run), run.gpu):
        run = next((more for more in with_more_cards(run, request) if memory.fits(memory.estimate(more), run.gpu)), run)
    if request.steps:
        run = replace(run, workload=replace(workload, samples=request.steps * run.global_batch, epochs=1))
    return _calibrated(run, request)


def _calibrated(run: TrainingRun, request: Request) -> TrainingRun:
    """With the factors between what the user measured of this run and what is computed of it, sharded alike."""
    if request.measured_seconds_per_step or request.measured_peak_gib:
        run = replace(run, parallelism=memory.default_parallelism(run))
    if (seconds := request.measured_seconds_per_step) and run.gpu:
        run = replace(run, time_factor=seconds / speed.estimate(run).seconds_per_step)
    if peak := request.measured_peak_gib:
        run = replace(run, memory_factor=peak * GIB / memory.estimate(run).expected)
    return run


def lesson_answer(catalog: Catalog, request: Request, run: TrainingRun) -> LessonFigures | None:
    """The lesson's row where it is the answer: adapters, its own workload, one card, or several where it means several and
    nobody stated how many."""
    lesson = lesson_figures(catalog, run) if run.adapter and request.reference_workload else None
    alone = run.num_gpus == 1
    return lesson if lesson and (alone or (lesson.several_cards and request.num_gpus is None)) else None


def tuned(run: TrainingRun, request: Request) -> TrainingRun:
    """With the stated options; the largest micro batch that fits where neither it nor the accumulation was stated."""
    run, batch = replace(run, **request.options), {"micro_batch_size", "gradient_accumulation"}
    run = run if batch & request.options.keys() else memory.with_fitting_micro_batch(run)
    return replace(run, gradient_accumulation=1) if run.optimizer_in_backward else run


def _workload(catalog: Catalog, request: Request) -> Workload:
    usual = reference_workload(catalog.lesson)
    mean = request.mean_tokens_per_sample
    tokens = request.tokens_per_sample or max(usual.tokens_per_sample, round(mean or 0))
    if mean and mean > tokens:
        raise ToolError("mean_above_longest", mean=f"{mean:g}", longest=str(tokens))
    samples = request.samples or usual.samples
    if request.training_tokens:
        samples = max(1, round(request.training_tokens / (mean or tokens)))
    return Workload(samples, tokens, request.epochs or usual.epochs, mean)


def with_more_cards(run: TrainingRun, request: Request) -> list[TrainingRun]:
    """The same run on 2 to 32 cards, as far as that is more."""
    return [tuned(replace(run, num_gpus=count), request) for count in (2, 4, 8, 16, 32) if count > run.num_gpus]
