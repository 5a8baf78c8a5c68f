"""Which card, and how many, a fine-tuning run needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor.advice.alternatives import Option, priced
from advisor.advice.explore import Largest, largest
from advisor.advice.method_rules import ADAPTERS
from advisor.advice.stated import Request, resolve
from advisor.catalog.catalog import Catalog
from advisor.catalog.row import Text
from advisor.catalog.rows import Gpu, MethodId, Model
from advisor.result import Result, unique
from advisor.runs import memory
from advisor.runs.run import TrainingRun, Workload, half_precision
from advisor.units import gib

COUNTS = (1, 2, 3, 4, 6, 8, 16, 32, 64)
"""Card counts tried, smallest first; beyond 64 the answer is a cluster and says so."""
SHOWN = 8


class HardwareNeed(Result):
    """Options of one method."""

    method: MethodId
    one_card_gib: float
    """Peak memory on one card without any sharding, the size a single card would need."""
    options: tuple[Option, ...]
    """Ranked: fewest cards first, then cheapest."""
    largest: Largest | None
    """What else would fit on as many of the stated card; null where none was stated."""


class HardwareAdvice(Result):
    model: str
    generic_model: bool
    gpu: str | None
    samples: int
    tokens_per_sample: int
    needs: tuple[HardwareNeed, ...]
    """The stated method, else LoRA and QLoRA."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


def recommend(catalog: Catalog, request: Request, today: date) -> HardwareAdvice:
    """The smallest sets of cards that hold the run; with a stated card, how many of it."""
    methods: tuple[MethodId, ...] = (request.method,) if request.method else ADAPTERS
    runs = [resolve(catalog, replace(request, method=method, gpu=None, num_gpus=1)) for method in methods]
    cards = [request.gpu] if request.gpu else _candidates(catalog)
    return HardwareAdvice(
        model=request.model.name,
        generic_model=request.model.generic,
        gpu=request.gpu.name if request.gpu else None,
        samples=runs[0].workload.samples,
        tokens_per_sample=runs[0].workload.tokens_per_sample,
        needs=tuple(_need(catalog, run, cards, request.price_per_hour, today) for run in runs),
        assumptions=_assumptions(request.model, runs[0].workload),
        sources=unique(*(row.source for row in (request.model, request.gpu) if row)),
    )


def _candidates(catalog: Catalog) -> list[Gpu]:
    """Cards to propose: with a known price, of a generation that has bf16, no laptops."""
    known = {price.gpu for price in catalog.gpu_prices} | set(catalog.lesson.gpu_usd_per_hour) | set(catalog.overrides.gpu_usd_per_hour)
    return [gpu for gpu in catalog.gpus.values() if gpu.id in known and gpu.segment != "laptop" and gpu.tflops_bf16]


def _need(catalog: Catalog, run: TrainingRun, cards: Sequence[Gpu], stated: float | None, today: date) -> HardwareNeed:
    found = [o for gpu in cards if (o := smallest(catalog, run, gpu, stated, today))]
    ranked = sorted(found, key=lambda o: (o.num_gpus, o.cost_usd is None, o.cost_usd or 0))
    room = largest(sized(run, cards[0], found[0].num_gpus), cards[0]) if len(cards) == 1 and found else None
    return HardwareNeed(method=run.method, one_card_gib=gib(memory.estimate(run).expected), options=tuple(_varied(ranked)), largest=room)


def _varied(ranked: list[Option]) -> list[Option]:
    """The best few, and the cheapest and the fastest of all if they are not among them."""
    shown = ranked[:SHOWN]
    known = [o for o in ranked if o.cost_usd is not None]
    extras = [min(known, key=lambda o: o.cost_usd or 0), min(known, key=lambda o: o.hours)] if known else []
    return list(dict.fromkeys([*shown, *extras]))


def smallest(catalog: Catalog, run: TrainingRun, gpu: Gpu, stated: float | None, today: date) -> Option | None:
    """The smallest count of `gpu` that holds the run, priced; None beyond the largest count tried."""
    for count in COUNTS:
        if found := priced(catalog, sized(run, gpu, count), stated, today):
            return found
    return None


def sized(run: TrainingRun, gpu: Gpu, count: int) -> TrainingRun:
    """`run` on `count` of the card, at the largest micro batch that fits."""
    return memory.with_fitting_micro_batch(replace(run, gpu=gpu, num_gpus=count, precision=half_precision(gpu)))


def _assumptions(model: Model, workload: Workload) -> tuple[Text, ...]:
    notes = [Text(
        en=f"Micro batch up to {memory.LARGEST_MICRO_BATCH} x {workload.tokens_per_sample:,} tokens, as fits, with gradient checkpointing; longer samples need more.",
        zh=f"按放得下的微批（最多 {memory.LARGEST_MICRO_BATCH}）× {workload.tokens_per_sample:,} token、开启梯度检查点计算；样本更长则需要更多显存。")]  # fmt: skip
    notes.append(Text(
        en=f"Hours and costs are for {workload.samples:,} samples, {workload.epochs:g} epochs ({workload.tokens / 1e6:.0f}M tokens); several cards shard the model (ZeRO-3) where one cannot hold it.",
        zh=f"时间与费用按 {workload.samples:,} 条、{workload.epochs:g} 轮（{workload.tokens / 1e6:.0f}M token）计算；单卡放不下时多卡切分（ZeRO-3）。"))  # fmt: skip
    if model.generic:
        notes.append(Text(en=f"{model.name} is taken as a typical decoder of that size.", zh=f"{model.name} 按该规模的典型解码器估算。"))
    return tuple(notes)
