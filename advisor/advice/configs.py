"""A training configuration that runs as written: the settings that suit the run and its card, in the file of one framework."""

from dataclasses import replace
from typing import Literal

from advisor.advice.frameworks import FRAMEWORKS, Framework, FrameworkId
from advisor.advice.recipe import EPOCHS, PLACEHOLDER, Recipe
from advisor.catalog.row import Text
from advisor.catalog.rows import Gpu, MethodId, Model
from advisor.errors import ToolError
from advisor.result import Result
from advisor.runs import memory
from advisor.runs.memory import Fit
from advisor.runs.run import Parallelism, TrainingRun, Workload, half_precision
from advisor.units import gib

METHOD_NAMES: dict[MethodId, str] = {
    "full": "full fine-tuning", "lora": "LoRA", "qlora": "QLoRA (4 bit)", "prompt_tuning": "prompt tuning"
}  # fmt: skip
GLOBAL_BATCH = 16
"""Samples an optimizer step, as in the QLoRA paper on OASST1 (https://arxiv.org/abs/2305.14314, table 9)."""
LENGTHS = (2048, 1024, 512)
"""Sequence lengths tried, the longest that fits comfortably is taken; likewise the micro batch."""
MICRO_BATCHES = (8, 4, 2, 1)
UNKNOWN_CARD_LENGTH = 1024


class TrainingConfig(Result):
    framework: FrameworkId
    framework_name: str
    version: str
    """The framework's version the names were checked against."""
    model: str
    generic_model: bool
    method: MethodId
    gpu: str | None
    num_gpus: int
    filename: str
    language: Literal["yaml", "python"]
    text: str
    """The whole file."""
    install: str
    command: str
    """The shell command that starts the training."""
    sequence_length: int
    """Tokens; longer samples are cut."""
    micro_batch_size: int
    gradient_accumulation: int
    global_batch: int
    learning_rate: float
    fits: Fit | None
    peak_memory_gib: float
    """Of the fullest card, with exactly these settings."""
    usable_gib: float | None
    notes: tuple[Text, ...]
    sources: tuple[str, ...]


def make(framework: FrameworkId, model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int, samples: int | None) -> TrainingConfig:
    """The configuration file, with the longest samples and the largest micro batch that fit the card."""
    chosen, recipe = FRAMEWORKS[framework], _recipe(model, method, gpu, num_gpus, samples, shards=framework != "unsloth")
    _refuse_unsupported(framework, recipe)
    return TrainingConfig(
        framework=framework,
        framework_name=chosen.name,
        version=chosen.version,
        model=model.name,
        generic_model=model.generic,
        method=method,
        gpu=gpu.name if gpu else None,
        num_gpus=num_gpus,
        filename=chosen.filename,
        language=chosen.language,
        text=_header(chosen, recipe) + chosen.write(recipe),
        install=chosen.install_sharded if recipe.sharded else chosen.install,
        command=chosen.command(recipe),
        sequence_length=recipe.run.workload.tokens_per_sample,
        micro_batch_size=recipe.run.micro_batch_size,
        gradient_accumulation=recipe.run.gradient_accumulation,
        global_batch=recipe.run.global_batch,
        learning_rate=recipe.learning_rate,
        fits=recipe.fit,
        peak_memory_gib=recipe.peak_gib,
        usable_gib=gpu.usable_gib if gpu else None,
        notes=tuple(_notes(framework, recipe)),
        sources=(chosen.source, *model.source),
    )


def _recipe(model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int, samples: int | None, shards: bool) -> Recipe:
    workload = Workload(samples or 1000, UNKNOWN_CARD_LENGTH, EPOCHS)
    run = TrainingRun(model, method, workload, gpu, num_gpus, precision=half_precision(gpu))
    run = replace(run, parallelism=_parallelism(run, shards))
    if gpu:
        longest = next((wider for length in LENGTHS if _fit(wider := _sized(run, length, 1)) is True), _sized(run, LENGTHS[-1], 1))
        length = longest.workload.tokens_per_sample
        run = next((wider for micro in MICRO_BATCHES if _fit(wider := _sized(run, length, micro)) is True), longest)
    else:
        run = _sized(run, UNKNOWN_CARD_LENGTH, 1)
    needed = memory.estimate(run)
    return Recipe(run, memory.fits(needed, gpu) if gpu else None, gib(needed.expected), run.parallelism == "zero3", samples)


def _parallelism(run: TrainingRun, shards: bool) -> Parallelism:
    """Several cards each hold the whole model where it fits with room for long samples, else they divide it."""
    if run.num_gpus == 1:
        return "none"
    roomy = run.gpu is None or _fit(_sized(replace(run, parallelism="ddp"), LENGTHS[0], 1)) is True
    return "ddp" if roomy or not shards else "zero3"


def _sized(run: TrainingRun, length: int, micro: int) -> TrainingRun:
    workload = replace(run.workload, tokens_per_sample=min(length, run.model.context or length))
    micro = min(micro, max(1, GLOBAL_BATCH // run.num_gpus))
    return replace(run, workload=workload, micro_batch_size=micro, gradient_accumulation=max(1, GLOBAL_BATCH // (micro * run.num_gpus)))


def _fit(run: TrainingRun) -> Fit:
    assert run.gpu, "fits which card"
    return memory.fits(memory.estimate(run), run.gpu)


def _refuse_unsupported(framework: FrameworkId, recipe: Recipe) -> None:
    """Says which framework can do it instead."""
    if recipe.run.method == "prompt_tuning" and framework != "trl":
        raise ToolError("unsupported_by_framework", framework=FRAMEWORKS[framework].name, feature="prompt_tuning", instead="TRL")
    if framework == "unsloth" and recipe.fit is False and recipe.run.num_gpus > 1:
        raise ToolError("unsupported_by_framework", framework="Unsloth", feature="sharding", instead="LLaMA-Factory")


def _header(framework: Framework, recipe: Recipe) -> str:
    run = recipe.run
    cards = f" on {run.num_gpus} x {run.gpu.name}" if run.gpu else ""
    lines = [f"{framework.name} {framework.version}: {METHOD_NAMES[run.method]} of {' '.join(run.model.name.split())}{cards}",
             f"Run: {framework.command(recipe)}"]  # fmt: skip
    if recipe.fit is False and run.gpu:
        lines.append(f"DOES NOT FIT: needs about {recipe.peak_gib:.1f} GiB, the card has {run.gpu.usable_gib:.1f} GiB")
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _notes(framework: FrameworkId, recipe: Recipe) -> list[Text]:
    """What must be known before starting the run, the most important first."""
    run, length = recipe.run, recipe.run.workload.tokens_per_sample
    found = _fit_notes(recipe)
    if run.model.repo is None:
        found.append(Text(en=f"{run.model.name} is a size, not a model: put the repository or folder of yours in place of {PLACEHOLDER}.",
                          zh=f"{run.model.name} 只是规模：请把 {PLACEHOLDER} 换成你的模型仓库或本地目录。"))  # fmt: skip
    found.append(Text(en=f"Samples longer than {length:,} tokens are cut; {run.global_batch} samples make an optimizer step.",
                      zh=f"超过 {length:,} token 的样本会被截断；每个优化步 {run.global_batch} 条样本。"))  # fmt: skip
    found += _card_notes(recipe)
    if recipe.sharded:
        found.append(_SHARDED)
    if framework in ("trl", "unsloth"):
        found.append(_CHAT_TEMPLATE)
    if recipe.remote_code:
        found.append(_REMOTE_CODE)
    if run.model.shape.experts and run.adapter:
        found.append(_EXPERTS)
    return found


def _fit_notes(recipe: Recipe) -> list[Text]:
    """What the settings need, unless they fit comfortably."""
    gpu, peak = recipe.run.gpu, f"{recipe.peak_gib:.1f} GiB"
    if gpu is None:
        return [Text(en=f"No card was named: the settings need about {peak} of memory.", zh=f"没有说明显卡：这套设置约需 {peak} 显存。")]
    if recipe.fit is True:
        return []
    state = ("does not fit", "放不下") if recipe.fit is False else ("fits only just", "只能勉强放下")
    return [Text(en=f"This run {state[0]}: about {peak} of {gpu.usable_gib:.1f} GiB. Use QLoRA, a smaller model, more or larger cards.",
                 zh=f"这个训练{state[1]}：约需 {peak}，可用 {gpu.usable_gib:.1f} GiB。可改用 QLoRA、更小的模型、更多或更大的显卡。")]  # fmt: skip


def _card_notes(recipe: Recipe) -> list[Text]:
    found: list[Text] = []
    if (gpu := recipe.run.gpu) and recipe.half == "fp16":
        found.append(Text(en=f"{gpu.name} has no bf16: fp16 is used.", zh=f"{gpu.name} 不支持 bf16：改用 fp16。"))
    if gpu and gpu.vendor != "NVIDIA":
        found.append(Text(en=f"Written for CUDA: on {gpu.vendor} hardware follow the framework's own guide, and check bitsandbytes before QLoRA.",
                          zh=f"按 CUDA 环境编写：{gpu.vendor} 硬件请参照框架自身的指南，QLoRA 前先确认 bitsandbytes 支持。"))  # fmt: skip
    return found


_SHARDED = Text(
    en="One card does not hold the model: DeepSpeed ZeRO-3 divides it over the cards.",
    zh="单卡放不下模型：用 DeepSpeed ZeRO-3 切分到多卡。",
)
_CHAT_TEMPLATE = Text(
    en="Needs a tokenizer with a chat template: take the instruct version of a model, not the base.",
    zh="需要带对话模板的分词器：请用 instruct 版本而不是 base。",
)
_REMOTE_CODE = Text(
    en="The repository brings its own model code (trust_remote_code), which often needs an older Transformers: read it before running.",
    zh="该仓库自带模型代码（trust_remote_code），常需较旧的 Transformers：运行前请先审阅。",
)
_EXPERTS = Text(
    en="Transformers 5 stores the experts as one tensor that LoRA on all linear layers does not reach: attention is tuned, the experts are not.",
    zh="Transformers 5 把专家存成一个张量，作用于全部线性层的 LoRA 够不到：只微调注意力，不微调专家。",
)
