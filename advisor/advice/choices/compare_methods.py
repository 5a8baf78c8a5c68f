"""The tuning methods side by side, with what each needs for a model."""

from advisor.advice.tool import Tool
from advisor.advice.training.asked.stated import ADAPTERS
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Audience, Method, MethodId, MethodNote
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.topic import Topic
from advisor.language import Language
from advisor.prices.lesson import reference_workload
from advisor.result import Note, Result, name_of, note, unique
from advisor.runs.job import MICRO_BATCHES, Job
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.placing import Placed, place
from advisor.runs.run import TrainingRun
from advisor.units import gib

ARTICLE = "lora-vs-full"
"""The topic that tells how much worse an adapter is."""
METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")


class MethodFigures(Result):
    """One row of the comparison: the lesson's figures, and the computed ones where a model is
    named."""

    method: Method
    trainable_parameters: int | None
    trainable_percent: float | None
    """Share of this model's parameters, computed; the lesson's round figure is in `method`."""
    peak_memory_gib: float | None
    """Peak of one card without sharding."""


class MethodComparison(Result):
    model: str | None
    generic_model: bool
    rows: tuple[MethodFigures, ...]
    advice: tuple[Audience, ...]
    """The lesson's advice by who asks."""
    article: Topic | None = None
    """On adapters or full tuning, where both are compared."""
    notes: tuple[MethodNote, ...]
    """Methods that are explained, not estimated."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def compare(
    catalog: Catalog, methods: tuple[MethodId, ...], model: Model | None
) -> MethodComparison:
    """The lesson's table for `methods` (all where empty), with each method's memory for `model`."""
    wanted = set(methods or METHODS)
    chosen: list[MethodId] = [method for method in METHODS if method in wanted]
    rows = tuple(_figures(catalog, method, model) for method in chosen)
    return MethodComparison(
        model=name_of(model),
        generic_model=bool(model and model.typical),
        rows=rows,
        advice=catalog.lesson.audiences,
        notes=catalog.method_notes,
        assumptions=(settings_note(catalog),) if model else (),
        sources=unique(*(row.method.source for row in rows), model.source if model else ()),
    )


def placed_alone(
    catalog: Catalog, model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int
) -> Placed:
    return place(alone(catalog, model, method), gpu, num_gpus)


def alone(catalog: Catalog, model: Model, method: MethodId) -> Job:
    """The lesson's work, nothing else stated."""
    return Job(TrainingRun(model, method, reference_workload(catalog.lesson)))


def _figures(catalog: Catalog, method: MethodId, model: Model | None) -> MethodFigures:
    row = catalog.methods[method]
    if model is None:
        return MethodFigures(
            method=row, trainable_parameters=None, trainable_percent=None, peak_memory_gib=None
        )
    placed = placed_alone(catalog, model, method, None, 1)
    trained = trainable_parameters(placed.set_up)
    return MethodFigures(
        method=row,
        trainable_parameters=trained,
        trainable_percent=100 * trained / model.shape.parameters,
        peak_memory_gib=gib(placed.memory.expected),
    )


def settings_note(catalog: Catalog, gpu: Gpu | None = None) -> Note:
    """The batch that the methods' memory is computed for."""
    tokens = catalog.lesson.reference_tokens_per_sample
    if gpu:
        return note("methods.as-many-as-fit", tokens=tokens, most=MICRO_BATCHES[0])
    return note("methods.one-sample", tokens=tokens)


class CompareMethods(Tool):
    """Differences between tuning methods, as a table."""

    beyond = frozenset(
        ("dora", "dpo", "fine-tuning", "grpo", "lora-variants", "preference-methods", "prefix-tuning", "pretraining", "rlhf",
         "rag-vs-fine-tuning", "small-encoders", "supervised-fine-tuning", "tools-and-frameworks",
         "training-from-scratch", "transfer-learning")
    )  # fmt: skip

    methods: list[MethodId] | None = None
    """The methods to compare; all where fewer than two are stated."""
    model: str | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> MethodComparison:
        model = catalog.model(self.model) if self.model else None
        methods = tuple(self.methods or ())
        found = compare(catalog, methods if len(methods) > 1 else (), model)
        compared = {row.method.id for row in found.rows}
        if "full" not in compared or compared.isdisjoint(ADAPTERS):
            return found
        return found.model_copy(update={"article": catalog.topic(ARTICLE, language)})
