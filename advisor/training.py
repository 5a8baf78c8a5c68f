"""One fine-tuning run, answered whole: memory, fit, time and money together, with what to do where it does not fit."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from advisor import compute, cost, memory
from advisor.catalog import Catalog, squash
from advisor.methods import best_fitting
from advisor.rows import Gpu, MethodId, Model, Text
from advisor.spec import TrainingRun, Workload
from advisor.units import gib

Fit = Literal["tight"] | bool


class Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Range(Result):
    low: float
    expected: float
    high: float


class PeakMemory(Result):
    """GiB on the fullest GPU; `breakdown` sums to `expected`."""

    allocated: float
    reserved: float
    expected: float
    """The process as nvidia-smi shows it."""
    low: float
    high: float
    breakdown: dict[str, float]


class Option(Result):
    """Another set-up that runs, priced."""

    method: MethodId
    gpu: str
    num_gpus: int
    fits: Fit
    peak_memory_gib: float
    usable_gib: float
    hours: float
    cost_usd: float | None
    """Null where the card's price is unknown."""
    basis: Literal["lesson", "computed"]


class LessonFigures(Result):
    """What the lesson's table says of this model and card."""

    hours: float
    usd_per_hour: float | None
    cost_usd: float | None
    several_cards: bool


class TrainingEstimate(Result):
    model: str
    generic_model: bool
    parameters: int
    active_parameters: int
    trainable_parameters: int
    method: MethodId
    method_chosen: bool
    """The user named no method; this is the best that fits."""
    gpu: str | None
    num_gpus: int
    num_gpus_chosen: bool
    parallelism: str
    samples: int
    tokens_per_sample: int
    epochs: float
    training_tokens: float
    micro_batch_size: int
    gradient_accumulation: int
    peak_memory_gib: PeakMemory
    usable_gib: float | None
    fits: Fit | None
    tokens_per_second: Range | None
    seconds_per_step: float | None
    hours: Range | None
    """Wall-clock hours; null without a GPU."""
    cost_usd: Range | None
    """Null where it does not fit or no price is known."""
    price: cost.Price | None
    basis: Literal["lesson", "computed"]
    lesson: LessonFigures | None
    computed_hours: Range | None
    """The estimate from FLOPs, beside the lesson's figure where `basis` is the lesson."""
    electricity_usd: float | None
    """Energy of the run for an owned card."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]
    alternatives: tuple[Option, ...]


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
    price_per_hour: float | None = None
    steps: int | None = None
    """Optimizer steps instead of samples x epochs."""
    training_tokens: float | None = None
    """Tokens of the data set instead of samples."""
    options: dict[str, Any] = field(default_factory=dict)
    """Fields of `TrainingRun` stated beyond these."""
    gpu_name: str | None = None
    """The card as the user wrote it."""

    @property
    def reference_workload(self) -> bool:
        """Nothing but model, method and card was stated: the lesson's own table may answer."""
        stated = (self.samples, self.tokens_per_sample, self.epochs, self.steps, self.training_tokens)
        return all(value is None for value in stated) and not self.options


def estimate(catalog: Catalog, request: Request, today: date) -> TrainingEstimate:
    """The answer to "what does this run need, does it fit, how long and how much"."""
    run = resolve(catalog, request)
    needed = memory.estimate(run)
    fit = memory.fits(needed, run.gpu) if run.gpu else None
    time = compute.estimate(run) if run.gpu else None
    computed = _hours(time) if time else None
    lesson = _lesson(catalog, run)
    use_lesson = bool(lesson and request.reference_workload and fit is not False and run.method in ("lora", "qlora")
                      and (run.num_gpus == 1 or (lesson.several_cards and request.num_gpus is None)))  # fmt: skip
    hours = _around(computed, lesson.hours) if use_lesson and lesson and computed else computed
    price = cost.price(catalog, run.gpu, request.price_per_hour, today=today) if run.gpu else None
    money = _money(hours, run.num_gpus, price) if fit is not False else None
    return TrainingEstimate(
        model=run.model.name,
        generic_model=run.model.generic,
        parameters=run.model.shape.parameters,
        active_parameters=run.model.shape.active_parameters,
        trainable_parameters=memory.trainable_parameters(run),
        method=run.method,
        method_chosen=request.method is None,
        gpu=run.gpu.name if run.gpu else None,
        num_gpus=run.num_gpus,
        num_gpus_chosen=request.num_gpus is None and run.num_gpus > 1,
        parallelism=needed.parallelism,
        samples=run.workload.samples,
        tokens_per_sample=run.workload.tokens_per_sample,
        epochs=run.workload.epochs,
        training_tokens=run.workload.tokens,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        peak_memory_gib=peak_memory(needed),
        usable_gib=run.gpu.usable_gib if run.gpu else None,
        fits=fit,
        tokens_per_second=Range(**time.tokens_per_second) if time else None,
        seconds_per_step=time.seconds_per_step if time else None,
        hours=hours,
        cost_usd=money,
        price=price,
        basis="lesson" if use_lesson else "computed",
        lesson=lesson,
        computed_hours=computed,
        electricity_usd=_electricity(catalog, run, hours) if fit is not False else None,
        assumptions=(*_assumptions(request, run, use_lesson), *(price.notes if price else ())),
        sources=_sources(run, price, use_lesson, catalog),
        alternatives=alternatives(catalog, request, run, fit, today),
    )


def resolve(catalog: Catalog, request: Request) -> TrainingRun:
    """The complete run: defaults for what was not stated, the best method that fits, precision the card can do."""
    workload = _workload(catalog, request)
    method = request.method or best_fitting(request.model, request.gpu, request.num_gpus or 1, workload)
    run = TrainingRun(request.model, method, workload, request.gpu, request.num_gpus or 1)
    if request.gpu and request.gpu.tflops_bf16 is None:
        run = replace(run, precision="fp16")
    run = _tuned(run, request)
    several = request.model.name in catalog.lesson.several_cards and request.num_gpus is None
    if several and run.gpu and not memory.fits(memory.estimate(run), run.gpu):
        run = next((more for more in _with_more_cards(run, request) if memory.fits(memory.estimate(more), run.gpu)), run)
    if request.steps:
        run = replace(run, workload=replace(workload, samples=request.steps * run.global_batch, epochs=1))
    return run


def _tuned(run: TrainingRun, request: Request) -> TrainingRun:
    """With the stated options; the largest micro batch that fits where none was stated."""
    run = replace(run, **request.options)
    return run if "micro_batch_size" in request.options else memory.with_fitting_micro_batch(run)


def _workload(catalog: Catalog, request: Request) -> Workload:
    lesson = catalog.lesson
    tokens = request.tokens_per_sample or lesson.reference_tokens_per_sample
    samples = request.samples or lesson.reference_samples
    if request.training_tokens:
        samples = max(1, round(request.training_tokens / tokens))
    return Workload(samples, tokens, request.epochs or lesson.reference_epochs)


def _with_more_cards(run: TrainingRun, request: Request) -> list[TrainingRun]:
    return [_tuned(replace(run, num_gpus=count), request) for count in (2, 4, 8, 16, 32) if count > run.num_gpus]


def peak_memory(needed: memory.MemoryEstimate) -> PeakMemory:
    return PeakMemory(
        allocated=gib(needed.allocated),
        reserved=gib(needed.reserved),
        expected=gib(needed.expected),
        low=gib(needed.low),
        high=gib(needed.high),
        breakdown={name: gib(part) for name, part in needed.breakdown.items()},
    )


def _hours(time: compute.TimeEstimate) -> Range:
    return Range(**{name: round(value, 4) for name, value in time.hours.items()})


def _around(computed: Range, lesson_hours: float) -> Range:
    """The lesson's hours, in a range that takes in the computed one."""
    return Range(low=min(computed.low, lesson_hours), expected=lesson_hours, high=max(computed.high, lesson_hours))


def _money(hours: Range | None, num_gpus: int, price: cost.Price | None) -> Range | None:
    if hours is None or price is None or price.usd_per_hour is None:
        return None
    rate = price.usd_per_hour * num_gpus
    return Range(**{name: round(value * rate, 2) for name, value in hours.model_dump().items()})


def _lesson(catalog: Catalog, run: TrainingRun) -> LessonFigures | None:
    """The lesson's row for a bare size on one of its cards."""
    if not (run.model.generic and run.gpu):
        return None
    hours = catalog.lesson.training_hours.get(run.model.name, {}).get(run.gpu.id)
    if hours is None:
        return None
    rate = catalog.lesson.gpu_usd_per_hour.get(run.gpu.id)
    several = run.model.name in catalog.lesson.several_cards
    return LessonFigures(
        hours=hours, usd_per_hour=rate, cost_usd=round(hours * rate, 2) if rate and not several else None, several_cards=several
    )


def _electricity(catalog: Catalog, run: TrainingRun, hours: Range | None) -> float | None:
    if hours is None or run.gpu is None:
        return None
    return round(cost.electricity(catalog, run.gpu, hours.expected, run.num_gpus).usd, 2)


def _assumptions(request: Request, run: TrainingRun, use_lesson: bool) -> tuple[Text, ...]:
    notes: list[Text] = []
    if run.model.generic:
        shape = run.model.shape
        notes.append(Text(
            en=f"{run.model.name} is taken as a typical decoder of that size ({shape.layers} layers, width {shape.hidden}, vocabulary {shape.vocab:,}); name a model for its exact shape.",
            zh=f"{run.model.name} 按该规模的典型解码器估算（{shape.layers} 层、宽度 {shape.hidden}、词表 {shape.vocab:,}）；说出具体模型可按其真实结构计算。"))  # fmt: skip
    workload = run.workload
    if request.samples is None and request.steps is None and request.training_tokens is None:
        notes.append(Text(
            en=f"No data size given: {workload.samples:,} samples of {workload.tokens_per_sample:,} tokens, {workload.epochs:g} epochs = {workload.tokens / 1e6:.0f}M training tokens, the lesson's workload.",
            zh=f"未说明数据量：按课程的工作量 {workload.samples:,} 条 × {workload.tokens_per_sample:,} token × {workload.epochs:g} 轮 = {workload.tokens / 1e6:.0f}M 训练 token 计算。"))  # fmt: skip
    elif request.steps is None:
        notes.append(Text(
            en=f"Workload: {workload.samples:,} samples x {workload.tokens_per_sample:,} tokens x {workload.epochs:g} epochs = {workload.tokens / 1e6:,.1f}M training tokens; what you did not state is a default.",
            zh=f"工作量：{workload.samples:,} 条 × {workload.tokens_per_sample:,} token × {workload.epochs:g} 轮 = {workload.tokens / 1e6:,.1f}M 训练 token，未说明的取默认值。"))  # fmt: skip
    if use_lesson and run.gpu:
        notes.append(Text(
            en="Hours are the lesson's table for this size and card; the estimate from FLOPs stands beside them.",
            zh="时间取自课程对该规模与显卡给出的表；按计算量得出的估计列在旁边。"))  # fmt: skip
    notes.append(_settings_note(run))
    if run.gpu and run.gpu.default_of and squash(request.gpu_name or "") == squash(run.gpu.default_of) != squash(run.gpu.name):
        notes.append(Text(
            en=f"{run.gpu.default_of} is taken as the {run.gpu.name}; say the memory size for another version.",
            zh=f"{run.gpu.default_of} 按 {run.gpu.name} 计算；其他显存版本请说明容量。"))  # fmt: skip
    if run.gpu and run.method == "qlora" and run.gpu.vendor != "NVIDIA":
        notes.append(Text(
            en=f"4-bit training on {run.gpu.vendor} hardware depends on bitsandbytes' support for it: check before you buy or rent.",
            zh=f"{run.gpu.vendor} 硬件上的 4 位训练取决于 bitsandbytes 的支持情况：购买或租用前请确认。"))  # fmt: skip
    return tuple(notes)


def _settings_note(run: TrainingRun) -> Text:
    checkpointing_en = "with" if run.gradient_checkpointing else "without"
    checkpointing_zh = "开启" if run.gradient_checkpointing else "关闭"
    lora_en = f", LoRA rank {run.lora_rank} on {', '.join(run.lora_targets)}" if run.method in ("lora", "qlora") else ""
    lora_zh = f"，LoRA 秩 {run.lora_rank}（{', '.join(run.lora_targets)}）" if run.method in ("lora", "qlora") else ""
    return Text(
        en=f"Settings: micro batch {run.micro_batch_size} x {run.workload.tokens_per_sample:,} tokens, accumulation {run.gradient_accumulation}, {run.precision}, {run.optimizer}, {run.attention} attention, {checkpointing_en} gradient checkpointing{lora_en}.",
        zh=f"设置：微批 {run.micro_batch_size} × {run.workload.tokens_per_sample:,} token，梯度累积 {run.gradient_accumulation}，{run.precision}，{run.optimizer}，{run.attention} 注意力，{checkpointing_zh}梯度检查点{lora_zh}。",
    )


def _sources(run: TrainingRun, price: cost.Price | None, use_lesson: bool, catalog: Catalog) -> tuple[str, ...]:
    found = [*run.model.source, *(run.gpu.source if run.gpu else ()), *(price.source if price else ())]
    if use_lesson:
        found += catalog.lesson.source
    return tuple(dict.fromkeys(found))


def option(catalog: Catalog, run: TrainingRun, stated_price: float | None, today: date, reference: bool = False) -> Option | None:
    """`run` as an option, or None where it does not fit."""
    assert run.gpu, "an option names a card"
    needed = memory.estimate(run)
    fit = memory.fits(needed, run.gpu)
    if fit is False:
        return None
    lesson = _lesson(catalog, run) if reference and run.num_gpus == 1 and run.method in ("lora", "qlora") else None
    hours = lesson.hours if lesson else _hours(compute.estimate(run)).expected
    rate = cost.price(catalog, run.gpu, stated_price, today=today).usd_per_hour
    return Option(
        method=run.method,
        gpu=run.gpu.name,
        num_gpus=run.num_gpus,
        fits=fit,
        peak_memory_gib=gib(needed.expected),
        usable_gib=run.gpu.usable_gib,
        hours=round(hours, 2),
        cost_usd=round(hours * rate * run.num_gpus, 2) if rate is not None else None,
        basis="lesson" if lesson else "computed",
    )


LARGER = 3
"""How many larger cards an answer offers."""


def alternatives(catalog: Catalog, request: Request, run: TrainingRun, fit: Fit | None, today: date) -> tuple[Option, ...]:
    """Where the run does not fit: a lighter method on the same card, more of the cards, larger cards. Where it fits: none needed."""
    if run.gpu is None or fit is True:
        return ()
    reference = request.reference_workload
    found: list[Option | None] = []
    for method in _lighter(run.method):
        found.append(option(catalog, _retuned(run, method, request), request.price_per_hour, today, reference))
    if fit is False:
        more = (option(catalog, more, request.price_per_hour, today) for more in _with_more_cards(run, request))
        found.append(next((o for o in more if o), None))
        found += larger_cards(catalog, run, request, today)
    return tuple(o for o in found if o)


def _lighter(method: MethodId) -> tuple[MethodId, ...]:
    order: dict[MethodId, tuple[MethodId, ...]] = {"full": ("lora", "qlora"), "lora": ("qlora",), "qlora": (), "prompt_tuning": ("qlora",)}
    return order[method]


def _retuned(run: TrainingRun, method: MethodId, request: Request) -> TrainingRun:
    kept = {name: value for name, value in request.options.items() if name != "quantization"}
    plain = TrainingRun(run.model, method, run.workload, run.gpu, run.num_gpus)
    return _tuned(replace(plain, precision=run.precision), replace(request, options=kept))


def larger_cards(catalog: Catalog, run: TrainingRun, request: Request, today: date) -> list[Option]:
    """The cheapest runs of the same method on one larger card, each a current card (bf16) with a known price."""
    assert run.gpu, "larger than which card"
    larger = [gpu for gpu in catalog.gpus.values()
              if gpu.usable_gib > run.gpu.usable_gib and gpu.tflops_bf16 and gpu.segment != "laptop" and gpu.vendor == run.gpu.vendor]  # fmt: skip
    runs = [_tuned(replace(run, gpu=gpu, num_gpus=1), request) for gpu in larger]
    options = [option(catalog, run, None, today, request.reference_workload) for run in runs]
    priced = [o for o in options if o and o.cost_usd is not None]
    return sorted(priced, key=lambda o: o.cost_usd or 0)[:LARGER]
