"""What lies around a run: the largest that fits, what each change of the settings gains, and the best of all set-ups.

Every figure is a full estimate of the changed run; nothing is extrapolated.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, Literal, NamedTuple

from advisor.advice.methods import LADDER
from advisor.catalog.catalog import Catalog
from advisor.catalog.row import Text
from advisor.catalog.rows import Gpu, MethodId
from advisor.catalog.sizes import generic_model
from advisor.prices import cost
from advisor.result import Result
from advisor.runs import memory, speed
from advisor.runs.memory import Fit
from advisor.runs.run import TrainingRun, half_precision
from advisor.runs.states import base_weights_bytes
from advisor.units import GIB, gib

MOST_SAMPLES_AT_ONCE = 1024
LONGEST = 2**20
"""Where the model states no context length."""
LENGTH_STEP = 64
COUNTS = (1, 2, 4, 8)
"""Cards tried where no number is stated: what one machine holds."""
LEAST_GIB, LEAST_TIME = 0.1, 0.03
"""A change that gains neither this much memory nor this share of the time is not told."""
Explored = Literal["room", "all"]
Kind = Literal["setting", "method", "cards"]


class Largest(Result):
    """The largest that fits with room to spare, each alone, everything else as in the run; null: nothing does, or not asked."""

    micro_batch_size: int | None
    tokens_per_sample: int | None
    lora_rank: int | None
    model: str | None
    """Of the usual sizes of open models, at the micro batch that then fits."""


class Change(Result):
    """One change of the run, and the run with it."""

    what: Text
    kind: Kind
    peak_memory_gib: float
    saved_gib: float
    """Negative: it costs memory, for speed."""
    fits: Fit
    hours: float
    time_factor: float
    """Its time over the run's."""
    cost_usd: float | None


class SetUp(Result):
    """A way to do the same training."""

    method: MethodId
    gpu: str
    num_gpus: int
    parallelism: str
    micro_batch_size: int
    gradient_checkpointing: bool
    peak_memory_gib: float
    usable_gib: float
    hours: float
    usd_per_hour: float
    """Of one card."""
    cost_usd: float


class Room(Result):
    """Around the stated cards."""

    largest: Largest
    changes: tuple[Change, ...]
    """What fits before what does not, then the fastest first."""


class Front(Result):
    """Over methods, cards, their number and settings: every set-up that fits and that no other beats in both time and money."""

    tried: int
    set_ups: tuple[SetUp, ...]
    """Cheapest first, so fastest last."""


def room(catalog: Catalog, run: TrainingRun, today: date, usd_per_hour: float | None = None) -> Room | None:
    """None without a card."""
    if run.gpu is None:
        return None
    return Room(largest=largest(run, run.gpu), changes=changes(catalog, run, run.gpu, today, usd_per_hour))


def largest(run: TrainingRun, gpu: Gpu) -> Largest:
    """By bisection: memory grows with each of them."""

    def holds(changed: TrainingRun) -> bool:
        return memory.fits(memory.estimate(changed), gpu) is True

    def with_length(steps: int) -> TrainingRun:
        return replace(run, workload=replace(run.workload, tokens_per_sample=steps * LENGTH_STEP))

    longest = (run.model.context or LONGEST) // LENGTH_STEP
    steps = _most(lambda steps: holds(with_length(steps)), longest)
    sizes = (size for size in reversed(LADDER) if holds(memory.with_fitting_micro_batch(replace(run, model=generic_model(size)))))
    size = next(sizes, None)
    return Largest(
        micro_batch_size=_most(lambda size: holds(replace(run, micro_batch_size=size)), MOST_SAMPLES_AT_ONCE),
        tokens_per_sample=steps * LENGTH_STEP if steps else None,
        lora_rank=_most(lambda rank: holds(replace(run, lora_rank=rank)), run.model.shape.hidden) if run.adapter else None,
        model=generic_model(size).name if size else None,
    )


def _most(holds: Callable[[int], bool], limit: int) -> int | None:
    """The largest number from 1 to `limit` that `holds`; None where not even 1 does. What holds must go on holding downwards."""
    if not holds(1):
        return None
    low, high = 1, 2
    while high <= limit and holds(high):
        low, high = high, 2 * high
    high = min(high, limit + 1)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


class _Proposal(NamedTuple):
    en: str
    zh: str
    settings: dict[str, Any]


def changes(catalog: Catalog, run: TrainingRun, gpu: Gpu, today: date, usd_per_hour: float | None) -> tuple[Change, ...]:
    """What each change of the settings does to memory and time, those that gain something; scaled as the user measured the run."""
    before, hours = memory.estimate(run), speed.estimate(run).hours["expected"]
    rate = cost.price(catalog, gpu, usd_per_hour, today=today).usd_per_hour
    found: list[Change] = []
    for proposal in _proposals(run):
        changed = memory.engaged(replace(run, **proposal.settings))
        needed, taken = memory.estimate(changed), speed.estimate(changed).hours["expected"]
        saved, fit = (before.expected - needed.expected) / GIB, memory.fits(needed, gpu)
        if saved < LEAST_GIB and (taken > hours * (1 - LEAST_TIME) or fit is False):
            continue
        found.append(
            Change(
                what=Text(en=proposal.en, zh=proposal.zh),
                kind="method" if "method" in proposal.settings else "cards" if "num_gpus" in proposal.settings else "setting",
                peak_memory_gib=gib(needed.expected),
                saved_gib=round(saved, 2),
                fits=fit,
                hours=round(taken, 4),
                time_factor=round(taken / hours, 3),
                cost_usd=round(taken * rate * changed.num_gpus, 2) if rate is not None and fit is not False else None,
            )
        )
    return tuple(sorted(found, key=lambda change: (change.fits is False, change.fits == "tight", change.hours)))


def _proposals(run: TrainingRun) -> Iterator[_Proposal]:
    """Changes of one setting each that keep the work the same, but for the sample length."""
    batch = run.micro_batch_size * run.gradient_accumulation
    if run.micro_batch_size > 1:
        half = run.micro_batch_size // 2
        yield _Proposal(f"Micro batch {half}", f"微批 {half}", {"micro_batch_size": half, "gradient_accumulation": batch // half})
    if run.gradient_accumulation > 1:
        double = 2 * run.micro_batch_size
        yield _Proposal(
            f"Micro batch {double}", f"微批 {double}", {"micro_batch_size": double, "gradient_accumulation": max(1, batch // double)}
        )
    if run.gradient_checkpointing:
        yield _Proposal("Without gradient checkpointing", "关闭梯度检查点", {"gradient_checkpointing": False})
    else:
        yield _Proposal("Gradient checkpointing", "开启梯度检查点", {"gradient_checkpointing": True})
    if run.attention == "eager":
        yield _Proposal("SDPA or flash attention", "使用 SDPA 或 flash 注意力", {"attention": "sdpa"})
    if run.loss != "chunked":
        yield _Proposal("A loss in chunks (Liger, Unsloth)", "分块损失（Liger、Unsloth）", {"loss": "chunked"})
    yield from _weights_proposals(run)
    length, mean = max(1, run.workload.tokens_per_sample // 2), run.workload.mean_tokens_per_sample
    cut = replace(run.workload, tokens_per_sample=length, mean_tokens_per_sample=mean and min(mean, length))
    yield _Proposal(f"Samples cut at {length:,} tokens", f"样本截断到 {length:,} token", {"workload": cut})
    if run.num_gpus < COUNTS[-1]:
        double = 2 * run.num_gpus
        yield _Proposal(
            f"{double} cards",
            f"{double} 张卡",
            {"num_gpus": double, "gradient_accumulation": max(1, run.gradient_accumulation // 2), "parallelism": "none"},
        )


def _weights_proposals(run: TrainingRun) -> Iterator[_Proposal]:
    """Those that change what stands in memory all the time."""
    if run.method == "full":
        if run.optimizer in ("adamw", "adamw_fused"):
            yield _Proposal("8-bit paged AdamW", "8 位分页 AdamW", {"optimizer": "paged_adamw_8bit"})
        if run.offload == "none":
            yield _Proposal("Optimizer in main memory (ZeRO-Offload)", "优化器卸载到内存（ZeRO-Offload）", {"offload": "optimizer"})
        yield _Proposal("LoRA", "LoRA", {"method": "lora"})
    if run.method != "qlora":
        yield _Proposal("QLoRA (4 bit)", "QLoRA（4 位）", {"method": "qlora"})
    elif run.offload == "none":
        yield _Proposal("LoRA (16 bit)", "LoRA（16 位）", {"method": "lora", "quantization": "none"})
    if run.offload != "all":
        yield _Proposal(
            "Weights in main memory too (ZeRO-3 or FSDP offload)",
            "权重也卸载到内存（ZeRO-3 或 FSDP）",
            {"offload": "all", "parallelism": "none"},
        )
    if run.adapter and run.lora_targets != ("q_proj", "v_proj"):
        yield _Proposal("LoRA on q_proj and v_proj alone", "只在 q_proj、v_proj 上加 LoRA", {"lora_targets": ("q_proj", "v_proj")})


def rentable(catalog: Catalog, today: date, vendor: str = "NVIDIA") -> tuple[Gpu, ...]:
    """Current cards (bf16) with a known price, no laptops; where no card is named NVIDIA's, on which every framework runs."""
    found = (gpu for gpu in catalog.gpus.values() if gpu.vendor == vendor and gpu.tflops_bf16 is not None and gpu.segment != "laptop")
    return tuple(gpu for gpu in found if cost.price(catalog, gpu, today=today).usd_per_hour is not None)


def is_node(gpu: Gpu) -> bool:
    """Rented as a machine of several: data centre cards with NVLink."""
    return gpu.segment == "datacenter" and gpu.nvlink_gb_s is not None


class Choices(NamedTuple):
    """What `front` chooses from, beside the run's own card."""

    methods: Sequence[MethodId]
    cards: Sequence[Gpu]
    num_gpus: int | None = None
    """None: 1 to 8; 1 where the card is neither the run's nor rented as a machine of several."""
    usd_per_hour: float | None = None
    """Of the run's own card, where the user stated it."""


def front(catalog: Catalog, run: TrainingRun, choices: Choices, today: date) -> Front:
    """The same work by every method, card and number of cards, with and without checkpointing, at the largest micro batch that fits."""
    tried, found = 0, list[SetUp]()
    batch = run.micro_batch_size * run.gradient_accumulation * run.data_parallel
    bare = replace(run, parallelism="none", time_factor=None, memory_factor=None)
    own = run.gpu.id if run.gpu else None
    for gpu in {gpu.id: gpu for gpu in (run.gpu, *choices.cards) if gpu}.values():
        rate = cost.price(catalog, gpu, choices.usd_per_hour if gpu.id == own else None, today=today).usd_per_hour
        if rate is None:
            continue
        counts = (choices.num_gpus,) if choices.num_gpus else COUNTS if gpu.id == own or is_node(gpu) else (1,)
        card = replace(bare, gpu=gpu, precision=half_precision(gpu))
        for method, count, checkpointing in product(choices.methods, counts, (True, False)):
            quantization = run.quantization if method == run.method else "none"
            kind = replace(card, num_gpus=count, method=method, quantization=quantization, gradient_checkpointing=checkpointing)
            fitting, asked = _fitting(kind, gpu, batch)
            tried += asked
            if fitting:
                found.append(_set_up(*fitting, gpu, rate))
    return Front(tried=tried, set_ups=tuple(_undominated(found)))


def _fitting(run: TrainingRun, gpu: Gpu, batch: int) -> tuple[tuple[TrainingRun, memory.MemoryEstimate] | None, int]:
    """With the largest micro batch that fits, and how many were asked."""
    if base_weights_bytes(run) > run.num_gpus * gpu.usable_gib * GIB and run.offload != "all":
        return None, 1  # however they are divided
    each = max(1, batch // run.num_gpus)
    sizes = memory.micro_batches(each)
    for place, size in enumerate(sizes, 1):
        sized = memory.engaged(replace(run, micro_batch_size=size, gradient_accumulation=max(1, each // size)))
        needed = memory.estimate(sized)
        if memory.fits(needed, gpu) is True:
            return (sized, needed), place
    return None, len(sizes)


def _set_up(run: TrainingRun, needed: memory.MemoryEstimate, gpu: Gpu, usd_per_hour: float) -> SetUp:
    hours = speed.estimate(run).hours["expected"]
    return SetUp(
        method=run.method,
        gpu=gpu.name,
        num_gpus=run.num_gpus,
        parallelism=run.parallelism,
        micro_batch_size=run.micro_batch_size,
        gradient_checkpointing=run.gradient_checkpointing,
        peak_memory_gib=gib(needed.expected),
        usable_gib=gpu.usable_gib,
        hours=round(hours, 4),
        usd_per_hour=usd_per_hour,
        cost_usd=round(hours * usd_per_hour * run.num_gpus, 4),
    )


def _undominated(found: list[SetUp]) -> Iterator[SetUp]:
    """Cheapest first; each next one only if it is faster than all before."""
    fastest = float("inf")
    for each in sorted(found, key=lambda set_up: (set_up.cost_usd, set_up.hours)):
        if each.hours < fastest:
            fastest = each.hours
            yield each
