"""Which method suits: the rules, and the reasons given for them."""

from collections.abc import Mapping

from advisor.advice.stated import ADAPTERS
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, Scenario
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.language import Text
from advisor.runs.memory import Fit

MUCH_DATA = 50_000
"""Samples from which full fine-tuning can pay: below, LoRA matches it in most post-training;
beyond, and in continued pretraining, LoRA learns less (https://arxiv.org/abs/2405.09673). The
number is our rule, the direction the paper's."""
FEW_DATA = 100
"""Below this LoRA mostly memorises; our rule."""
LARGE_MODEL = 10e9
"""Parameters from which prompt tuning comes close to full fine-tuning
(https://arxiv.org/abs/2104.08691, figure 1)."""
RULE_SOURCES = ("https://arxiv.org/abs/2405.09673", "https://arxiv.org/abs/2104.08691")
PREFERENCE: tuple[MethodId, ...] = ("lora", "qlora", "full", "prompt_tuning")
RANK: dict[Fit | None, int] = {Fit.FITS: 0, None: 0, Fit.TIGHT: 1, Fit.NO: 2}
Fits = Mapping[MethodId, Fit]
"""How each method fits the named cards; empty where none was named."""
Largest = Mapping[MethodId, str | None]
"""The largest size each method could tune on them."""


def choose(model: Model | None, fits: Fits, samples: int | None) -> MethodId | None:
    """The rules, in order; an empty `fits` means that no card was named."""
    if not fits:
        return "lora"
    if fits["full"] is Fit.FITS and samples is not None and samples >= MUCH_DATA:
        return "full"
    large = model is not None and model.shape.parameters >= LARGE_MODEL
    if large and samples is not None and samples < FEW_DATA and fits["prompt_tuning"] is Fit.FITS:
        return "prompt_tuning"
    return adapter(fits) or ("prompt_tuning" if fits["prompt_tuning"] is not Fit.NO else None)


def adapter(fits: Fits) -> MethodId | None:
    """LoRA or QLoRA: comfortable before tight, LoRA before QLoRA."""
    fitting: list[MethodId] = [method for method in ADAPTERS if fits[method] is not Fit.NO]
    return min(fitting, key=lambda method: RANK[fits[method]], default=None)


GOOD_FOR: dict[MethodId, Text] = {
    "lora": Text(en="close to full quality at a fraction of the memory", zh="效果接近全量微调，显存只要一小部分"),
    "qlora": Text(en="the base in 4 bit: least memory of the good methods, slower per step", zh="4 位基座：效果好的方法里最省显存，每步稍慢"),
    "full": Text(en=f"pays with about {MUCH_DATA:,} samples and more, or in continued pretraining", zh=f"约 {MUCH_DATA:,} 条样本以上或继续预训练时才值得"),
    "prompt_tuning": Text(en="the weakest of the four; for simple tasks with very few samples on a large model", zh="四种方法里最弱，只适合大模型上样本极少的简单任务"),
}  # fmt: skip
_TIGHT = Text(
    en="fits only just: longer samples or a larger batch would overflow",
    zh="勉强放得下：样本变长或批量变大就会溢出",
)


def why(method: MethodId, fit: Fit | None) -> Text:
    good = GOOD_FOR[method]
    if fit is Fit.NO:
        return Text(en="does not fit the memory", zh="显存放不下")
    return (
        Text(en=f"{_TIGHT.en}; {good.en}", zh=f"{_TIGHT.zh}；{good.zh}")
        if fit is Fit.TIGHT
        else good
    )


def first_step(samples: int | None, minimum: int, scenario: Scenario | None) -> Text:
    missing = minimum - (samples or 0)
    en, zh = (
        (scenario.name.en.lower(), scenario.name.zh)
        if scenario
        else ("even the simplest task", "最简单的任务也")
    )
    return Text(
        en=f"{samples:,} samples are below the minimum of {minimum:,} for {en}: first try prompting with examples or retrieval (RAG), or collect {missing:,} more.",
        zh=f"{samples:,} 条样本不足：{zh}至少需要 {minimum:,} 条。先用带示例的提示词或检索（RAG），或再收集 {missing:,} 条。",
    )


def reasons(
    catalog: Catalog,
    method: MethodId | None,
    fits: Fits,
    gpu: Gpu | None,
    num_gpus: int,
    largest: Largest,
) -> list[Text]:
    """Why this method, in the order a person would say it."""
    if method is None and gpu:
        return [_nothing_fits(gpu, num_gpus, largest)]
    chosen = catalog.methods[method or "lora"]
    use = Text(en=f"{chosen.name.en}: {chosen.use.en}.", zh=f"{chosen.name.zh}：{chosen.use.zh}。")
    if not fits:
        return [use, _NO_CARD]
    if method == "qlora" and fits["lora"] is not Fit.FITS:
        return [_FOUR_BIT_ONLY if fits["lora"] is Fit.NO else _FOUR_BIT_SAFER, use]
    if method == "prompt_tuning":
        return [
            _FEW_SAMPLES
            if fits["lora"] is not Fit.NO
            else Text(en="Nothing stronger fits.", zh="更强的方法都放不下。"),
            use,
        ]
    return (
        [_FULL_PAYS, _BASELINE_FIRST]
        if method == "full"
        else [Text(en="The 16-bit base model fits.", zh="16 位基座模型放得下。"), use]
    )


_NO_CARD = Text(
    en="No card was named: this is the general advice; QLoRA takes its place where the 16-bit base does not fit.",
    zh="没有说明显卡：这是一般建议；16 位基座放不下时改用 QLoRA。",
)
_FOUR_BIT_ONLY = Text(
    en="LoRA on the 16-bit base does not fit; in 4 bit it does.",
    zh="16 位基座的 LoRA 放不下，4 位放得下。",
)
_FOUR_BIT_SAFER = Text(
    en="LoRA on the 16-bit base would fit only just; 4 bit leaves room to spare.",
    zh="16 位基座的 LoRA 只能勉强放下，4 位更有余量。",
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


def _nothing_fits(gpu: Gpu, num_gpus: int, largest: Largest) -> Text:
    cards = f"{num_gpus} x {gpu.name}" if num_gpus > 1 else gpu.name
    qlora, lora = largest["qlora"], largest["lora"]
    if qlora is None:
        return Text(
            en=f"No method fits {cards}, not even with the smallest models.",
            zh=f"{cards} 放不下任何方法，最小的模型也不行。",
        )
    en, zh = (f", with LoRA about {lora}", f"，LoRA 约 {lora}") if lora else ("", "")
    return Text(
        en=f"No method fits {cards}. What would: with QLoRA a model up to about {qlora}{en}; else more or larger cards.",
        zh=f"{cards} 放不下任何方法。放得下的最大规模：QLoRA 约 {qlora}{zh}；否则需要更多或更大的显卡。",
    )
