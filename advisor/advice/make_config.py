"""A training configuration that runs as written: the settings that suit the run and its card, in
the file of one framework."""

from dataclasses import replace
from typing import Literal

from pydantic import Field

from advisor.advice.frameworks import FRAMEWORKS, Framework, FrameworkId
from advisor.advice.option import Fits
from advisor.advice.recipe import PLACEHOLDER, Recipe
from advisor.advice.stated import Stated, place_stated
from advisor.advice.tool import RunTool
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.errors import ToolError
from advisor.language import Language, Text
from advisor.result import Result
from advisor.runs.memory import Fit
from advisor.runs.options import Sharding
from advisor.units import gib

METHOD_NAMES: dict[MethodId, str] = {
    "full": "full fine-tuning", "lora": "LoRA", "qlora": "QLoRA (4 bit)", "prompt_tuning": "prompt tuning"
}  # fmt: skip


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
    sharding: Sharding
    """How the cards share the run."""
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
    fits: Fits | None
    peak_memory_gib: float
    """Of the fullest card, with exactly these settings."""
    usable_gib: float | None
    notes: tuple[Text, ...]
    sources: tuple[str, ...]


def make(catalog: Catalog, framework: FrameworkId, stated: Stated) -> TrainingConfig:
    """The configuration file of the very run that the cost of training is told for."""
    chosen, recipe = FRAMEWORKS[framework], _recipe(catalog, framework, stated)
    _refuse_unsupported(framework, recipe)
    run, gpu = recipe.run, recipe.run.cards.gpu
    return TrainingConfig(
        framework=framework,
        framework_name=chosen.name,
        version=chosen.version,
        model=run.model.name,
        generic_model=run.model.generic,
        method=run.method,
        gpu=gpu.name if gpu else None,
        num_gpus=run.cards.count,
        sharding=run.cards.sharding,
        filename=chosen.filename,
        language=chosen.language,
        text=_header(chosen, recipe) + chosen.write(recipe),
        install=chosen.install_sharded if recipe.sharded else chosen.install,
        command=chosen.command(recipe),
        sequence_length=run.workload.tokens_per_sample,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        global_batch=run.global_batch,
        learning_rate=recipe.learning_rate,
        fits=recipe.placed.fit.value if recipe.placed.fit else None,
        peak_memory_gib=gib(recipe.placed.memory.expected),
        usable_gib=gpu.usable_gib if gpu else None,
        notes=tuple(_notes(framework, recipe)),
        sources=(chosen.source, *run.model.source),
    )


def _recipe(catalog: Catalog, framework: FrameworkId, stated: Stated) -> Recipe:
    """Unsloth does not shard: there every card holds the whole model."""
    several = (stated.num_gpus or 1) > 1
    if framework == "unsloth" and several:
        stated = replace(stated, options={**stated.options, "sharding": "ddp"})
    return Recipe(place_stated(catalog, stated), stated.samples)


def _refuse_unsupported(framework: FrameworkId, recipe: Recipe) -> None:
    """Says which framework can do it instead."""
    if recipe.run.method == "prompt_tuning" and framework != "trl":
        raise ToolError(
            "unsupported_by_framework",
            framework=FRAMEWORKS[framework].name,
            feature="prompt_tuning",
            instead="TRL",
        )
    if framework == "unsloth" and recipe.placed.fit is Fit.NO and recipe.run.cards.count > 1:
        raise ToolError(
            "unsupported_by_framework",
            framework="Unsloth",
            feature="sharding",
            instead="LLaMA-Factory",
        )


def _header(framework: Framework, recipe: Recipe) -> str:
    run, gpu = recipe.run, recipe.run.cards.gpu
    cards = f" on {run.cards.count} x {gpu.name}" if gpu else ""
    lines = [f"{framework.name} {framework.version}: {METHOD_NAMES[run.method]} of {' '.join(run.model.name.split())}{cards}",
             f"Run: {framework.command(recipe)}"]  # fmt: skip
    if recipe.placed.fit is Fit.NO and gpu:
        lines.append(
            f"DOES NOT FIT: needs about {recipe.peak_gib:.1f} GiB, the card has {gpu.usable_gib:.1f} GiB"
        )
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
    gpu, peak = recipe.run.cards.gpu, f"{recipe.peak_gib:.1f} GiB"
    if gpu is None:
        return [
            Text(
                en=f"No card was named: the settings need about {peak} of memory.",
                zh=f"没有说明显卡：这套设置约需 {peak} 显存。",
            )
        ]
    if recipe.placed.fit is Fit.FITS:
        return []
    state = (
        ("does not fit", "放不下")
        if recipe.placed.fit is Fit.NO
        else ("fits only just", "只能勉强放下")
    )
    return [Text(en=f"This run {state[0]}: about {peak} of {gpu.usable_gib:.1f} GiB. Use QLoRA, a smaller model, more or larger cards.",
                 zh=f"这个训练{state[1]}：约需 {peak}，可用 {gpu.usable_gib:.1f} GiB。可改用 QLoRA、更小的模型、更多或更大的显卡。")]  # fmt: skip


def _card_notes(recipe: Recipe) -> list[Text]:
    found: list[Text] = []
    if (gpu := recipe.run.cards.gpu) and recipe.half == "fp16":
        found.append(
            Text(
                en=f"{gpu.name} has no bf16: fp16 is used.",
                zh=f"{gpu.name} 不支持 bf16：改用 fp16。",
            )
        )
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


class MakeConfig(RunTool):
    """A ready-to-run training configuration."""

    chat = ("framework", "model", "method", "gpu", "num_gpus", "samples")

    framework: Literal["llama-factory", "axolotl", "trl", "unsloth"] | None = None
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens at which samples are cut."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)

    def run(self, catalog: Catalog, language: Language = "en") -> TrainingConfig:
        stated = Stated(
            self._model(catalog),
            self.method,
            self._gpu(catalog),
            self.num_gpus,
            self.samples,
            self.tokens_per_sample,
            self.epochs,
        )
        return make(catalog, self.framework or "llama-factory", stated)
