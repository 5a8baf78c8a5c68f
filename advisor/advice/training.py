"""One fine-tuning run, answered whole: memory, fit, time and money together, with what to do where it does not fit."""

from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from advisor.advice.alternatives import alternatives
from advisor.advice.front import Choices, Front, front
from advisor.advice.option import Fits, Option
from advisor.advice.room import Room, room
from advisor.advice.stated import ADAPTERS, Stated, job, lesson_answer, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.names import names_family, squash
from advisor.catalog.row import Text
from advisor.prices import cost
from advisor.prices.lesson import LessonFigures, lesson_figures
from advisor.prices.overheads import Overheads, overheads
from advisor.prices.priced import PricedRun, candidates, priced
from advisor.result import Range, Result, unique
from advisor.runs import memory, states
from advisor.runs.cards import SetUp
from advisor.runs.memory import MemoryEstimate
from advisor.runs.options import Sharding
from advisor.runs.placing import Placed
from advisor.runs.trial import Trial
from advisor.units import gib


class PeakMemory(Result):
    """GiB on the fullest GPU; `breakdown` sums to `expected`."""

    allocated: float
    reserved: float
    expected: float
    """The process as nvidia-smi shows it."""
    low: float
    high: float
    """Of all three figures: from the least PyTorch may report as allocated to the most nvidia-smi may show."""
    ranges: dict[Literal["allocated", "reserved", "process"], Range]
    """Each figure in a range of its own."""
    breakdown: dict[str, float]
    peak: memory.Peak
    """When in a step it is highest."""
    host: float
    """Main memory that offload takes, of all cards together."""
    merging: float | None
    """To merge the adapter into the 16-bit model on the same card afterwards; null: nothing to merge."""


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
    parallelism: Sharding
    """How the cards share the run."""
    samples: int
    tokens_per_sample: int
    epochs: float
    training_tokens: float
    micro_batch_size: int
    gradient_accumulation: int
    peak_memory_gib: PeakMemory
    usable_gib: float | None
    fits: Fits | None
    tokens_per_second: Range | None
    seconds_per_step: float | None
    hours: Range | None
    """Wall-clock hours, evaluation and saving included where stated; null without a GPU."""
    padding_share: float | None
    """Of the tokens computed, padding; known only where the samples' mean length is stated."""
    overhead_hours: float | None
    """Evaluation and saving, in `hours`."""
    cost_usd: Range | None
    """Null where it does not fit or no price is known."""
    price: cost.Price | None
    basis: Literal["lesson", "computed"]
    lesson: LessonFigures | None
    computed_hours: Range | None
    """The estimate from FLOPs, beside the lesson's figure where `basis` is the lesson."""
    market_cost_usd: cost.MarketCost | None
    """The same at the market's prices, spot to dearest on demand; null where it does not fit or no offer is known."""
    overheads: Overheads | None
    """Storage and waiting cards, on top of `cost_usd`; null where it does not fit."""
    electricity_usd: float | None
    """Energy of the run for an owned card."""
    hosted: tuple[cost.HostedOffer, ...]
    """The same training tokens at services that fine-tune models of this size, cheapest first."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]
    alternatives: tuple[Option, ...]
    room: Room | None
    """What lies around the run: only where it was asked for (`explore`)."""
    front: Front | None


class _Costs(NamedTuple):
    """What is told of a run's hours and money; all None without a card."""

    computed_hours: Range | None = None
    hours: Range | None = None
    price: cost.Price | None = None
    lesson: LessonFigures | None = None
    """Only where it is the answer."""
    cost_usd: Range | None = None
    market_cost_usd: cost.MarketCost | None = None
    overheads: Overheads | None = None
    electricity_usd: float | None = None


Explored = Literal["room", "all"]
HOSTED_SHOWN = 3


def estimate(catalog: Catalog, stated: Stated, today: date, explored: Explored | None = None) -> TrainingEstimate:
    """The answer to "what does this run need, does it fit, how long and how much"."""
    placed = place_stated(catalog, stated)
    run, cards, speed = placed.set_up, placed.set_up.cards, placed.speed
    costs = _costs(catalog, stated, placed, today)
    return TrainingEstimate(
        model=run.model.name,
        generic_model=run.model.generic,
        parameters=run.model.shape.parameters,
        active_parameters=run.model.shape.active_parameters,
        trainable_parameters=states.trainable_parameters(run),
        method=run.method,
        method_chosen=stated.method is None,
        gpu=cards.gpu.name if cards.gpu else None,
        num_gpus=cards.count,
        num_gpus_chosen=stated.num_gpus is None and cards.count > 1,
        parallelism=cards.sharding,
        samples=run.workload.samples,
        tokens_per_sample=run.workload.tokens_per_sample,
        epochs=run.workload.epochs,
        training_tokens=run.workload.tokens,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        peak_memory_gib=_peak_memory(placed.memory),
        usable_gib=cards.gpu.usable_gib if cards.gpu else None,
        fits=placed.fit.value if placed.fit else None,
        tokens_per_second=speed.tokens_per_second if speed else None,
        seconds_per_step=speed.seconds_per_step if speed else None,
        hours=costs.hours,
        padding_share=round(speed.padding_share, 4) if speed and run.workload.mean_tokens_per_sample else None,
        overhead_hours=round(speed.overhead_hours, 4) if speed else None,
        cost_usd=costs.cost_usd,
        price=costs.price,
        basis="lesson" if costs.lesson else "computed",
        lesson=lesson_figures(catalog, run),
        computed_hours=costs.computed_hours,
        market_cost_usd=costs.market_cost_usd,
        overheads=costs.overheads,
        electricity_usd=costs.electricity_usd,
        hosted=_hosted(catalog, run),
        assumptions=(
            *_assumptions(stated, placed, bool(costs.lesson)),
            *(costs.price.notes if costs.price else ()),
            *(costs.overheads.assumptions if costs.overheads else ()),
        ),
        sources=unique(
            *(part.source for part in (run.model, cards.gpu, costs.price) if part),
            catalog.lesson.source if costs.lesson else (),
            costs.overheads.sources if costs.overheads else (),
        ),
        alternatives=alternatives(catalog, stated, placed, today),
        room=_room(catalog, stated, placed, costs) if explored else None,
        front=_front(catalog, stated, placed, today) if explored == "all" else None,
    )


def _room(catalog: Catalog, stated: Stated, placed: Placed, costs: _Costs) -> Room | None:
    usd_per_hour = costs.price.usd_per_hour if costs.price else None
    return room(job(catalog, stated, placed.set_up.method), placed, usd_per_hour)


def _front(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> Front:
    """Over the stated method, else the adapters, and every card that may be proposed."""
    method = placed.set_up.method
    methods = (method,) if stated.method else ADAPTERS
    choices = Choices(methods, candidates(catalog, today), own=placed.gpu, usd_per_hour=stated.price_per_hour)
    return front(catalog, job(catalog, stated, method), placed, choices, today)


def _hosted(catalog: Catalog, run: SetUp) -> tuple[cost.HostedOffer, ...]:
    method = "full" if run.method == "full" else "lora"
    offers = cost.hosted_tuning(catalog, run.workload.tokens, run.model.shape.parameters)
    return tuple(islice((offer for offer in offers if offer.for_size and offer.method in (method, "any")), HOSTED_SHOWN))


def _costs(catalog: Catalog, stated: Stated, placed: Placed, today: date) -> _Costs:
    """Nothing is priced that does not fit: then only the hours it would take, and what the card costs."""
    if placed.gpu is None or placed.speed is None:
        return _Costs()
    lesson = lesson_answer(catalog, stated, placed.set_up)
    run = priced(catalog, placed, today, stated.price_per_hour, lesson)
    if run is None:
        price = cost.price(catalog, placed.gpu, stated.price_per_hour, today=today)
        hours = PricedRun(placed, price).hours
        return _Costs(hours, hours, price)
    hours, count, market = run.hours.expected, placed.num_gpus, run.price.market
    return _Costs(
        run.computed_hours,
        run.hours,
        run.price,
        lesson,
        cost_usd=run.cost_usd,
        market_cost_usd=cost.market_cost(hours, count, market),
        overheads=overheads(catalog, placed.set_up, hours, run.price.usd_per_hour),
        electricity_usd=round(cost.electricity(catalog, placed.gpu, hours, count).usd, 2),
    )


def _peak_memory(needed: MemoryEstimate) -> PeakMemory:
    return PeakMemory(
        allocated=gib(needed.allocated),
        reserved=gib(needed.reserved),
        expected=gib(needed.expected),
        low=gib(needed.low),
        high=gib(needed.high),
        ranges={name: Range(low=gib(low), expected=gib(expected), high=gib(high)) for name, (low, expected, high) in needed.ranges.items()},
        breakdown={name: gib(part) for name, part in needed.breakdown.items()},
        peak=needed.peak,
        host=gib(needed.host),
        merging=None if needed.merging is None else gib(needed.merging),
    )


def _assumptions(request: Stated, placed: Placed, use_lesson: bool) -> tuple[Text, ...]:
    run, gpu = placed.set_up, placed.gpu
    notes: list[Text] = []
    if run.model.generic:
        shape = run.model.shape
        notes.append(Text(
            en=f"{run.model.name} is taken as a typical decoder of that size ({shape.layers} layers, width {shape.hidden}, vocabulary {shape.vocab:,}); name a model for its exact shape.",
            zh=f"{run.model.name} 按该规模的典型解码器估算（{shape.layers} 层、宽度 {shape.hidden}、词表 {shape.vocab:,}）；说出具体模型可按其真实结构计算。"))  # fmt: skip
    workload = run.workload
    if request.samples is None and request.steps is None and request.training_tokens is None:
        whole = request.tokens_per_sample is None and request.epochs is None
        what = ("workload", "工作量") if whole else ("number of samples", "样本数")
        notes.append(Text(
            en=f"No data size given: {workload.samples:,} samples of {workload.tokens_per_sample:,} tokens, {workload.epochs:g} epochs = {workload.tokens / 1e6:.0f}M training tokens, the lesson's {what[0]}.",
            zh=f"未说明数据量：按课程的{what[1]} {workload.samples:,} 条 × {workload.tokens_per_sample:,} token × {workload.epochs:g} 轮 = {workload.tokens / 1e6:.0f}M 训练 token 计算。"))  # fmt: skip
    elif request.steps is None:
        notes.append(Text(
            en=f"Workload: {workload.samples:,} samples x {workload.tokens_per_sample:,} tokens x {workload.epochs:g} epochs = {workload.tokens / 1e6:,.1f}M training tokens; what you did not state is a default.",
            zh=f"工作量：{workload.samples:,} 条 × {workload.tokens_per_sample:,} token × {workload.epochs:g} 轮 = {workload.tokens / 1e6:,.1f}M 训练 token，未说明的取默认值。"))  # fmt: skip
    if use_lesson and gpu:
        notes.append(Text(
            en="Hours are the lesson's table for this size and card; the estimate from FLOPs stands beside them.",
            zh="时间取自课程对该规模与显卡给出的表；按计算量得出的估计列在旁边。"))  # fmt: skip
    notes += [_settings_note(run), *_calibration_notes(placed.trial)]
    if gpu and request.gpu_name and names_family(gpu, squash(request.gpu_name)):
        notes.append(Text(
            en=f"{gpu.default_of} is taken as the {gpu.name}; say the memory size for another version.",
            zh=f"{gpu.default_of} 按 {gpu.name} 计算；其他显存版本请说明容量。"))  # fmt: skip
    if gpu and run.method == "qlora" and gpu.vendor != "NVIDIA":
        notes.append(Text(
            en=f"4-bit training on {gpu.vendor} hardware depends on bitsandbytes' support for it: check before you buy or rent.",
            zh=f"{gpu.vendor} 硬件上的 4 位训练取决于 bitsandbytes 的支持情况：购买或租用前请确认。"))  # fmt: skip
    return tuple(notes)


def _calibration_notes(trial: Trial) -> list[Text]:
    notes: list[Text] = []
    if factor := trial.time_factor:
        notes.append(
            Text(
                en=f"Time follows your measured step, {factor:.2f} times the computed one.",
                zh=f"时间按您实测的每步用时计算，为理论估算的 {factor:.2f} 倍。",
            )
        )
    if factor := trial.memory_factor:
        notes.append(
            Text(
                en=f"Memory follows your measured peak, {factor:.2f} times the computed one.",
                zh=f"显存按您实测的峰值计算，为理论估算的 {factor:.2f} 倍。",
            )
        )
    return notes


def _settings_note(run: SetUp) -> Text:
    checkpointing_en = "with" if run.gradient_checkpointing else "without"
    checkpointing_zh = "开启" if run.gradient_checkpointing else "关闭"
    lora_en = f", LoRA rank {run.lora_rank} on {', '.join(run.lora_targets)}" if run.adapter else ""
    lora_zh = f"，LoRA 秩 {run.lora_rank}（{', '.join(run.lora_targets)}）" if run.adapter else ""
    variants_en, variants_zh = _variants(run)
    return Text(
        en=f"Settings: micro batch {run.micro_batch_size} x {run.workload.tokens_per_sample:,} tokens, accumulation {run.gradient_accumulation}, {run.precision}, {run.optimizer}, {run.attention} attention, {checkpointing_en} gradient checkpointing{lora_en}{variants_en}.",
        zh=f"设置：微批 {run.micro_batch_size} × {run.workload.tokens_per_sample:,} token，梯度累积 {run.gradient_accumulation}，{run.precision}，{run.optimizer}，{run.attention} 注意力，{checkpointing_zh}梯度检查点{lora_zh}{variants_zh}。",
    )


def _variants(run: SetUp) -> tuple[str, str]:
    """What of the run is not usual, in both languages."""
    mean = run.workload.mean_tokens_per_sample
    said = [
        (run.dora, "DoRA", "DoRA"),
        (run.prefix, "prefix tuning", "前缀微调"),
        (run.objective == "dpo", "DPO pairs", "DPO 偏好对"),
        (run.loss != "full", f"{run.loss} loss", f"{run.loss} 损失"),
        (run.offload != "none", f"offload of {run.offload}", f"卸载 {run.offload}"),
        (run.optimizer_in_backward, "optimizer in backward", "反向传播中更新"),
        (run.packing, "packed samples", "样本打包"),
        (mean is not None, f"{mean or 0:g} tokens a sample on average", f"样本平均 {mean or 0:g} token"),
        (run.eval_samples > 0, f"{run.eval_samples:,} samples evaluated", f"评估 {run.eval_samples:,} 条"),
        (run.saves > 0, f"{run.saves:,} checkpoints saved", f"保存 {run.saves:,} 次"),
    ]
    return "".join(f", {en}" for told, en, _ in said if told), "".join(f"，{zh}" for told, _, zh in said if told)
