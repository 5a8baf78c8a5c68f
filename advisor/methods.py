"""Which way to tune: the methods side by side, and the one that suits a model, its cards and its data."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from advisor import memory
from advisor.catalog import Catalog
from advisor.generic import generic_model
from advisor.memory import Fit
from advisor.rows import Gpu, Method, MethodId, MethodNote, Model, Scenario, Text
from advisor.spec import TrainingRun, Workload
from advisor.units import gib

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")
MUCH_DATA = 50_000
"""Samples from which full fine-tuning can pay: below, LoRA matches it in most post-training; beyond, and in continued pretraining, LoRA
learns less (https://arxiv.org/abs/2405.09673). The number is our rule, the direction the paper's."""
FEW_DATA = 100
"""Below this LoRA mostly memorises; our rule."""
LARGE_MODEL = 10e9
"""Parameters from which prompt tuning comes close to full fine-tuning (https://arxiv.org/abs/2104.08691, figure 1)."""
RULE_SOURCES = ("https://arxiv.org/abs/2405.09673", "https://arxiv.org/abs/2104.08691")
REFERENCE_PARAMETERS = 7e9
"""The lesson's smallest model: what a card is judged by where no model is named."""
LADDER = (0.5e9, 1.5e9, 3e9, 7e9, 13e9, 20e9, 32e9, 70e9, 110e9, 180e9, 405e9)
"""Sizes that open models come in (Qwen2.5 0.5B … Llama 3.1 405B): what "the largest that fits" is chosen from."""


class Result(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class MethodFigures(Result):
    """One row of the comparison: the lesson's figures, and the computed ones where a model is named."""

    method: Method
    trainable_parameters: int | None
    trainable_percent: float | None
    """Share of this model's parameters, computed; the lesson's round figure is in `method`."""
    peak_memory_gib: float | None
    """Peak of one card without sharding."""


class AudienceAdvice(Result):
    """The lesson's advice by who asks."""

    who: Text
    method: MethodId
    condition: Text | None


class MethodComparison(Result):
    model: str | None
    generic_model: bool
    rows: tuple[MethodFigures, ...]
    advice: tuple[AudienceAdvice, ...]
    notes: tuple[MethodNote, ...]
    """Methods that are explained, not estimated."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


class MethodVerdict(Result):
    """How one method stands with the user's means."""

    method: MethodId
    fits: Fit | None = None
    """Null: no card was named."""
    peak_memory_gib: float | None = None
    """Of the fullest card."""
    trainable_parameters: int | None = None
    largest_size: str | None = None
    """Largest bare size of the ladder that fits the named card(s) comfortably; null without a card, or when none does."""
    why: Text


class MethodAdvice(Result):
    method: MethodId | None
    """The advice; null: none of the methods fits."""
    model: str | None
    judged_model: str | None
    """What memory was computed for: `model`, or 7B where only a card was named."""
    generic_model: bool
    gpu: str | None
    num_gpus: int
    usable_gib: float | None
    """GiB of one card."""
    samples: int | None
    scenario: Text | None
    enough_data: bool | None
    """At least the scenario's minimum (the smallest minimum of all where no scenario is named); null without samples."""
    first_step: Text | None
    """What to do before any training: more data, prompting, retrieval."""
    reasons: tuple[Text, ...]
    verdicts: tuple[MethodVerdict, ...]
    """Ranked: the advised method first."""
    assumptions: tuple[Text, ...]
    sources: tuple[str, ...]


def compare(catalog: Catalog, methods: tuple[MethodId, ...], model: Model | None) -> MethodComparison:
    """The lesson's table for `methods` (all where empty), with each method's memory for `model`."""
    wanted = set(methods or METHODS)
    chosen: list[MethodId] = [method for method in METHODS if method in wanted]
    rows = tuple(_figures(catalog, method, model) for method in chosen)
    return MethodComparison(
        model=model.name if model else None,
        generic_model=bool(model and model.generic),
        rows=rows,
        advice=_AUDIENCES,
        notes=catalog.method_notes,
        assumptions=(_settings(catalog),) if model else (),
        sources=_unique(*(row.method.source for row in rows), model.source if model else ()),
    )


def recommend(
    catalog: Catalog, model: Model | None, gpu: Gpu | None, num_gpus: int, samples: int | None, scenario: Scenario | None
) -> MethodAdvice:
    """LoRA where the 16-bit base fits, QLoRA where only 4 bit does, full with room and much data; nothing that does not fit."""
    judged = model or (generic_model(REFERENCE_PARAMETERS) if gpu else None)
    verdicts = [_verdict(catalog, judged, method, gpu, num_gpus) for method in METHODS]
    fits: dict[MethodId, Fit] = {verdict.method: verdict.fits for verdict in verdicts if verdict.fits is not None}
    method = _choose(judged, fits, samples)
    minimum = scenario.min_samples if scenario else min(row.min_samples for row in catalog.scenarios.values())
    enough = None if samples is None else samples >= minimum
    return MethodAdvice(
        method=method,
        model=model.name if model else None,
        judged_model=judged.name if judged else None,
        generic_model=bool(judged and judged.generic),
        gpu=gpu.name if gpu else None,
        num_gpus=num_gpus,
        usable_gib=gpu.usable_gib if gpu else None,
        samples=samples,
        scenario=scenario.name if scenario else None,
        enough_data=enough,
        first_step=_first_step(samples, minimum, scenario) if enough is False else None,
        reasons=(*_reasons(catalog, method, fits, gpu, num_gpus), *((scenario.advice,) if scenario else ())),
        verdicts=tuple(sorted(verdicts, key=lambda v: (v.method != method, _RANK[v.fits], _PREFERENCE.index(v.method)))),
        assumptions=_assumptions(catalog, model, judged),
        sources=_unique(*(row.source for row in (catalog.methods[method or "qlora"], scenario, gpu) if row), RULE_SOURCES),
    )


def _verdict(catalog: Catalog, judged: Model | None, method: MethodId, gpu: Gpu | None, num_gpus: int) -> MethodVerdict:
    if judged is None:
        return MethodVerdict(method=method, why=_GOOD_FOR[method])
    run = _run(catalog, judged, method, gpu, num_gpus)
    needed = memory.estimate(run)
    fit = memory.fits(needed, gpu) if gpu else None
    largest = largest_fitting(catalog, method, gpu, num_gpus) if gpu else None
    return MethodVerdict(
        method=method,
        fits=fit,
        peak_memory_gib=gib(needed.expected),
        trainable_parameters=memory.trainable_parameters(run),
        largest_size=largest.name if largest else None,
        why=_why(method, fit),
    )


def best_fitting(model: Model, gpu: Gpu | None, num_gpus: int, workload: Workload) -> MethodId:
    """The method where none is stated: LoRA where it fits with room to spare, else QLoRA where that does.

    "tight" is not room to spare: a run that may overflow is worse than 4 bit. Where neither is comfortable, the one that is at least
    tight (LoRA first); where neither fits, the lighter QLoRA, whose answer says what is missing. Without a card, LoRA.
    """
    if gpu is None:
        return "lora"
    fits: dict[MethodId, Fit] = {}
    for method in _ADAPTERS:
        run = TrainingRun(model, method, workload, gpu, num_gpus, precision=_precision(gpu))
        fits[method] = memory.fits(memory.estimate(run), gpu)
    return _adapter(fits) or "qlora"


def largest_fitting(catalog: Catalog, method: MethodId, gpu: Gpu, num_gpus: int) -> Model | None:
    """The largest size of the ladder that the cards hold comfortably, at the lesson's sample length."""
    for parameters in reversed(LADDER):
        model = generic_model(parameters)
        if memory.fits(memory.estimate(_run(catalog, model, method, gpu, num_gpus)), gpu) is True:
            return model
    return None


def _run(catalog: Catalog, model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int) -> TrainingRun:
    lesson = catalog.lesson
    workload = Workload(lesson.reference_samples, lesson.reference_tokens_per_sample, lesson.reference_epochs)
    return memory.with_fitting_micro_batch(TrainingRun(model, method, workload, gpu, num_gpus, precision=_precision(gpu)))


def _precision(gpu: Gpu | None) -> Literal["bf16", "fp16"]:
    return "fp16" if gpu and gpu.tflops_bf16 is None else "bf16"


def _figures(catalog: Catalog, method: MethodId, model: Model | None) -> MethodFigures:
    row = catalog.methods[method]
    if model is None:
        return MethodFigures(method=row, trainable_parameters=None, trainable_percent=None, peak_memory_gib=None)
    run = _run(catalog, model, method, None, 1)
    trained = memory.trainable_parameters(run)
    return MethodFigures(
        method=row,
        trainable_parameters=trained,
        trainable_percent=100 * trained / model.shape.parameters,
        peak_memory_gib=gib(memory.estimate(run).expected),
    )


_ADAPTERS: tuple[MethodId, ...] = ("lora", "qlora")
_PREFERENCE: tuple[MethodId, ...] = ("lora", "qlora", "full", "prompt_tuning")
_RANK: dict[Fit | None, int] = {True: 0, None: 0, "tight": 1, False: 2}


def _choose(model: Model | None, fits: dict[MethodId, Fit], samples: int | None) -> MethodId | None:
    """The rules, in order; an empty `fits` means that no card was named."""
    if not fits:
        return "lora"
    if fits["full"] is True and samples is not None and samples >= MUCH_DATA:
        return "full"
    large = model is not None and model.shape.parameters >= LARGE_MODEL
    if large and samples is not None and samples < FEW_DATA and fits["prompt_tuning"] is True:
        return "prompt_tuning"
    return _adapter(fits) or ("prompt_tuning" if fits["prompt_tuning"] else None)


def _adapter(fits: dict[MethodId, Fit]) -> MethodId | None:
    """LoRA or QLoRA: comfortable before tight, LoRA before QLoRA."""
    fitting: list[MethodId] = [method for method in _ADAPTERS if fits[method]]
    return min(fitting, key=lambda method: _RANK[fits[method]], default=None)


_AUDIENCES = (
    AudienceAdvice(who=Text(en="individual developers", zh="个人开发者"), method="lora", condition=None),
    AudienceAdvice(who=Text(en="small teams", zh="小团队"), method="lora", condition=None),
    AudienceAdvice(
        who=Text(en="large companies", zh="大公司"), method="full", condition=Text(en="if they have the resources", zh="如有资源")
    ),
)
_GOOD_FOR: dict[MethodId, Text] = {
    "lora": Text(en="close to full quality at a fraction of the memory", zh="效果接近全量微调，显存只要一小部分"),
    "qlora": Text(en="the base in 4 bit: least memory of the good methods, slower per step", zh="4 位基座：效果好的方法里最省显存，每步稍慢"),
    "full": Text(en=f"pays with about {MUCH_DATA:,} samples and more, or in continued pretraining", zh=f"约 {MUCH_DATA:,} 条样本以上或继续预训练时才值得"),
    "prompt_tuning": Text(en="the weakest of the four; for simple tasks with very few samples on a large model", zh="四种方法里最弱，只适合大模型上样本极少的简单任务"),
}  # fmt: skip
_TIGHT = Text(en="fits only just: longer samples or a larger batch would overflow", zh="勉强放得下：样本变长或批量变大就会溢出")


def _why(method: MethodId, fit: Fit | None) -> Text:
    good = _GOOD_FOR[method]
    if fit is False:
        return Text(en="does not fit the memory", zh="显存放不下")
    return Text(en=f"{_TIGHT.en}; {good.en}", zh=f"{_TIGHT.zh}；{good.zh}") if fit == "tight" else good


def _first_step(samples: int | None, minimum: int, scenario: Scenario | None) -> Text:
    missing = minimum - (samples or 0)
    en, zh = (scenario.name.en.lower(), scenario.name.zh) if scenario else ("even the simplest task", "最简单的任务也")
    return Text(
        en=f"{samples:,} samples are below the minimum of {minimum:,} for {en}: first try prompting with examples or retrieval (RAG), or collect {missing:,} more.",
        zh=f"{samples:,} 条样本不足：{zh}至少需要 {minimum:,} 条。先用带示例的提示词或检索（RAG），或再收集 {missing:,} 条。",
    )


def _reasons(catalog: Catalog, method: MethodId | None, fits: dict[MethodId, Fit], gpu: Gpu | None, num_gpus: int) -> list[Text]:
    """Why this method, in the order a person would say it."""
    if method is None and gpu:
        return [_nothing_fits(catalog, gpu, num_gpus)]
    chosen = catalog.methods[method or "lora"]
    use = Text(en=f"{chosen.name.en}: {chosen.use.en}.", zh=f"{chosen.name.zh}：{chosen.use.zh}。")
    if not fits:
        return [use, _NO_CARD]
    if method == "qlora" and fits["lora"] is not True:
        return [_FOUR_BIT_ONLY if fits["lora"] is False else _FOUR_BIT_SAFER, use]
    if method == "prompt_tuning":
        return [_FEW_SAMPLES if fits["lora"] else Text(en="Nothing stronger fits.", zh="更强的方法都放不下。"), use]
    return [_FULL_PAYS, _BASELINE_FIRST] if method == "full" else [Text(en="The 16-bit base model fits.", zh="16 位基座模型放得下。"), use]


_NO_CARD = Text(
    en="No card was named: this is the general advice; QLoRA takes its place where the 16-bit base does not fit.",
    zh="没有说明显卡：这是一般建议；16 位基座放不下时改用 QLoRA。",
)
_FOUR_BIT_ONLY = Text(en="LoRA on the 16-bit base does not fit; in 4 bit it does.", zh="16 位基座的 LoRA 放不下，4 位放得下。")
_FOUR_BIT_SAFER = Text(
    en="LoRA on the 16-bit base would fit only just; 4 bit leaves room to spare.", zh="16 位基座的 LoRA 只能勉强放下，4 位更有余量。"
)
_FULL_PAYS = Text(
    en="There is enough data for every weight to learn, and the cards hold weights, gradients and optimizer states.",
    zh="数据足以让全部权重学习，显卡也放得下权重、梯度和优化器状态。",
)
_BASELINE_FIRST = Text(
    en="Run LoRA first as the cheap baseline: full fine-tuning must beat it to be worth its cost.",
    zh="先跑一次 LoRA 作为便宜的基线：全量微调要超过它才值得。",
)
_FEW_SAMPLES = Text(
    en="An adapter would memorise so few samples, and on a model this large trained prompts come close to it.",
    zh="样本这么少，适配器会死记硬背；而在这么大的模型上，训练提示向量的效果接近它。",
)


def _nothing_fits(catalog: Catalog, gpu: Gpu, num_gpus: int) -> Text:
    cards = f"{num_gpus} x {gpu.name}" if num_gpus > 1 else gpu.name
    qlora, lora = (largest_fitting(catalog, method, gpu, num_gpus) for method in ("qlora", "lora"))
    if qlora is None:
        return Text(en=f"No method fits {cards}, not even with the smallest models.", zh=f"{cards} 放不下任何方法，最小的模型也不行。")
    en, zh = (f", with LoRA about {lora.name}", f"，LoRA 约 {lora.name}") if lora else ("", "")
    return Text(
        en=f"No method fits {cards}. What would: with QLoRA a model up to about {qlora.name}{en}; else more or larger cards.",
        zh=f"{cards} 放不下任何方法。放得下的最大规模：QLoRA 约 {qlora.name}{zh}；否则需要更多或更大的显卡。",
    )


def _assumptions(catalog: Catalog, model: Model | None, judged: Model | None) -> tuple[Text, ...]:
    if judged is None:
        return ()
    unnamed = Text(en=f"No model was named: judged by a {judged.name} model.", zh=f"没有说明模型：按 {judged.name} 判断。")
    return (_settings(catalog),) if model else (unnamed, _settings(catalog))


def _settings(catalog: Catalog) -> Text:
    tokens = catalog.lesson.reference_tokens_per_sample
    return Text(
        en=f"Memory for one sample of {tokens:,} tokens at a time with gradient checkpointing; longer samples need more.",
        zh=f"显存按每次一条 {tokens:,} token 的样本、开启梯度检查点计算；样本更长则需要更多。",
    )


def _unique(*sources: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for group in sources for source in group))
