"""A training configuration that runs as written: the settings that suit the run and its card, in
the file of one framework."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from pydantic import Field

from advisor.advice.arguments import RunTool, text_model
from advisor.advice.frameworks import FRAMEWORKS, Framework
from advisor.advice.frameworks.recipe import PLACEHOLDER, Recipe
from advisor.advice.frameworks.text import Feature
from advisor.advice.settings.usual import Case, usual_values
from advisor.advice.training.alternatives import LIGHTER
from advisor.advice.training.asked.counts import check_batch
from advisor.advice.training.asked.full_run import habits
from advisor.advice.training.asked.stated import Stated, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.catalog.stated_card import card_by_memory
from advisor.catalog.usual import FrameworkId
from advisor.errors import ToolError
from advisor.language import Language
from advisor.result import Note, Result, note
from advisor.runs.layout import full
from advisor.runs.memory.peak import Fit
from advisor.runs.options import Fits, Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

METHOD_NAMES: dict[MethodId, str] = {
    "full": "full fine-tuning",
    "lora": "LoRA",
    "qlora": "QLoRA (4 bit)",
    "prompt_tuning": "prompt tuning",
}


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
    notes: tuple[Note, ...]
    sources: tuple[str, ...]


def make(catalog: Catalog, framework: FrameworkId, stated: Stated) -> TrainingConfig:
    """The configuration file of the very run that the cost of training is told for."""
    chosen, placed = FRAMEWORKS[framework], _placed(catalog, framework, stated)
    _refuse_unsupported(framework, placed)
    run, gpu = placed.set_up, placed.gpu
    case = Case(run.method, "sft", run.model.shape.parameters, run.workload.samples)
    recipe = Recipe(run, stated.samples, usual_values(catalog, case))
    return TrainingConfig(
        framework=framework,
        framework_name=chosen.name,
        version=chosen.version,
        model=run.model.name,
        generic_model=run.model.typical,
        method=run.method,
        gpu=gpu.name if gpu else None,
        num_gpus=run.cards.count,
        sharding=run.cards.sharding,
        filename=chosen.filename,
        language=chosen.language,
        text=_header(chosen, chosen.command(recipe), placed) + chosen.write(recipe),
        install=chosen.install_sharded if recipe.sharded else chosen.install,
        command=chosen.command(recipe),
        sequence_length=run.workload.tokens_per_sample,
        micro_batch_size=run.micro_batch_size,
        gradient_accumulation=run.gradient_accumulation,
        global_batch=run.global_batch,
        learning_rate=recipe.learning_rate,
        fits=placed.fits,
        peak_memory_gib=gib(placed.memory.expected),
        usable_gib=gpu.usable_gib if gpu else None,
        notes=(*_fit_notes(placed), *_notes(framework, recipe)),
        sources=(chosen.source, *run.model.source),
    )


def _placed(catalog: Catalog, framework: FrameworkId, stated: Stated) -> Placed:
    """Where a framework does not shard, every card holds the whole model."""
    several = (stated.num_gpus or 1) > 1
    if several and "sharding" not in FRAMEWORKS[framework].features:
        stated = replace(stated, options={**stated.options, "sharding": "ddp"})
    return place_stated(catalog, stated)


def _refuse_unsupported(framework: FrameworkId, placed: Placed) -> None:
    """Says which framework can do it instead."""
    needed: dict[Feature, bool] = {
        "prompt_tuning": placed.set_up.method == "prompt_tuning",
        "sharding": placed.fit is Fit.NO and placed.num_gpus > 1,
    }
    for feature, is_so in needed.items():
        if is_so and feature not in FRAMEWORKS[framework].features:
            able = (each.name for each in FRAMEWORKS.values() if feature in each.features)
            raise ToolError(
                "unsupported_by_framework",
                framework=FRAMEWORKS[framework].name,
                feature=feature,
                instead=next(able),
            )


def _header(framework: Framework, command: str, placed: Placed) -> str:
    run, gpu = placed.set_up, placed.gpu
    cards = f" on {run.cards.count} x {gpu.name}" if gpu else ""
    lines = [
        f"{framework.name} {framework.version}: {METHOD_NAMES[run.method]} of "
        f"{' '.join(run.model.name.split())}{cards}",
        f"Run: {command}",
    ]
    if placed.fit is Fit.NO and gpu:
        peak_gib = gib(placed.memory.expected)
        lines.append(
            f"DOES NOT FIT: needs about {peak_gib:.1f} GiB, the card has {gpu.usable_gib:.1f} GiB"
        )
    return "".join(f"# {line}\n" for line in lines) + "\n"


def _notes(framework: FrameworkId, recipe: Recipe) -> list[Note]:
    """What must be known before starting the run, beside its fit, the most important first."""
    run = recipe.run
    told = [
        (run.model.repo is None, note("config.size", model=run.model.name, place=PLACEHOLDER)),
        (True, note("config.cut", tokens=run.workload.tokens_per_sample, batch=run.global_batch)),
    ]
    notes = [*(each for is_so, each in told if is_so), *_card_notes(recipe)]
    told = [
        (recipe.sharded and run.cards.sharding != "fsdp", note("config.sharded")),
        (FRAMEWORKS[framework].tokenizer_template, note("config.chat-template")),
        (recipe.remote_code, note("config.remote-code")),
        (bool(run.model.shape.experts and run.adapter), note("config.experts")),
    ]
    return [*notes, *(each for is_so, each in told if is_so)]


def _fit_notes(placed: Placed) -> list[Note]:
    """What the settings need, unless they fit comfortably."""
    gpu, peak = placed.gpu, gib(placed.memory.expected)
    if gpu is None:
        return [note("config.no-card", peak_gib=peak)]
    if placed.fit is Fit.FITS:
        return []
    only_just = placed.fit is Fit.TIGHT
    return [note("config.fit", only_just=only_just, peak_gib=peak, usable_gib=gpu.usable_gib)]


def _card_notes(recipe: Recipe) -> list[Note]:
    notes: list[Note] = []
    if (gpu := recipe.run.cards.gpu) and recipe.half == "fp16":
        notes.append(note("config.no-bf16", gpu=gpu.name))
    if gpu and gpu.vendor != "NVIDIA":
        notes.append(note("config.not-cuda", vendor=gpu.vendor))
    return notes


QUANTIZES_EXPERTS: FrameworkId = "axolotl"
"""The framework that stores a mixture's experts in 4 bit too, under Transformers 5."""
WRITES_FSDP: FrameworkId = "llama-factory"
"""The framework whose file is written for FSDP too."""
USUAL = "7B"
"""The size that settings are computed for where no model is named; its name is left open."""


class MakeConfig(RunTool):
    """A ready-to-run training configuration."""

    framework: FrameworkId | None = None
    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    """Tokens at which samples are cut."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    micro_batch_size: int | None = Field(default=None, ge=1, le=65_536)
    """Samples a card reads at once."""
    gradient_accumulation: int | None = Field(default=None, ge=1, le=65_536)
    global_batch_size: int | None = Field(default=None, ge=1, le=10**7)
    """Samples an optimizer step over all cards; micro batch and accumulation follow from it."""
    lora_rank: int | None = Field(default=None, ge=1, le=65_536)
    holding: bool = False
    """Where the cards do not hold the run, the nearest to it that they do."""

    def run(self, catalog: Catalog, language: Language = "en") -> TrainingConfig:
        check_batch(vars(self), self.num_gpus)
        model = (self if self.model else self.model_copy(update={"model": USUAL}))._model(catalog)
        text_model(model)
        tried: list[FrameworkId] = [self.framework or "llama-factory"]
        if self.framework is None and model.shape.experts:
            tried.append(QUANTIZES_EXPERTS)
        ways = {each: self._nearest(catalog, each, model) for each in tried}
        held: list[FrameworkId] = [
            each for each in tried if _placed(catalog, each, ways[each][0]).runs
        ]
        framework = (held or tried)[0]
        stated, instead = ways[framework]
        if framework != tried[0]:
            instead = (*instead, note("config.quantizes-experts"))
        made = make(catalog, framework, stated)
        told = card_by_memory(self.named_by_memory, stated.gpu)
        return made.model_copy(update={"notes": (*instead, *told, *made.notes)})

    def _nearest(
        self, catalog: Catalog, framework: FrameworkId, model: Model
    ) -> tuple[Stated, tuple[Note, ...]]:
        """The run as the framework makes it, or the nearest to it that the cards hold."""
        stated = Stated(
            model,
            self.method,
            self._gpu(catalog),
            self.num_gpus,
            self.samples,
            self.tokens_per_sample,
            self.epochs,
            options=self._options(),
            habits=habits(catalog, framework) | dict(FRAMEWORKS[framework].written),
        )
        return _holding(catalog, framework, stated) if self.holding else (stated, ())


def _holding(
    catalog: Catalog, framework: FrameworkId, stated: Stated
) -> tuple[Stated, tuple[Note, ...]]:
    """The run, or where the cards do not hold it with room to spare the nearest to it that they do;
    and what was changed."""
    asked = _placed(catalog, framework, stated)
    if asked.gpu is None or _roomy(asked):
        return stated, ()
    tried = [
        (way, each, _placed(catalog, framework, each))
        for way, each in _nearer(framework, asked, stated)
    ]
    roomy = [each for each in tried if _roomy(each[2])]
    held = roomy or [each for each in tried if each[2].runs and not asked.runs]
    if not held:
        return stated, ()
    way, changed, _ = held[0]
    peak, usable = gib(asked.memory.expected), asked.gpu.usable_gib
    return changed, (note("config.instead", way=way, peak_gib=peak, usable_gib=usable),)


def _roomy(placed: Placed) -> bool:
    return placed.fit is Fit.FITS and not full(placed)


def _nearer(framework: FrameworkId, asked: Placed, stated: Stated) -> Iterator[tuple[str, Stated]]:
    """What is tried, the least changed first: of full tuning an optimizer of 8 bit, then bf16 alone,
    which over several cards is FSDP's."""
    method, options = asked.set_up.method, stated.options
    if method == "full":
        yield (
            "optimizer",
            replace(stated, method=method, options={**options, "optimizer": "paged_adamw_8bit"}),
        )
        if asked.num_gpus > 1 and framework == WRITES_FSDP:
            pure = {"precision": "pure_bf16", "sharding": "fsdp"}
            yield "pure", replace(stated, method=method, options={**options, **pure})
    for other in LIGHTER[method]:
        yield other, replace(stated, method=other)
