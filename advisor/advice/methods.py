"""Which way to tune: the methods side by side, and the one that suits a model, its cards and its
data."""

from advisor.advice import option
from advisor.advice.method_rules import (
    GOOD_FOR,
    PREFERENCE,
    RANK,
    RULE_SOURCES,
    choose,
    first_step,
    reasons,
    why,
)
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Method, MethodId, MethodNote, Scenario
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.row import Text
from advisor.catalog.sizes import LADDER, generic_model
from advisor.prices.lesson import reference_workload
from advisor.result import Result, name_of, source_of, unique
from advisor.runs import states
from advisor.runs.memory import Fit
from advisor.runs.options import Sharding
from advisor.runs.placing import MICRO_BATCHES, Job, Placed, place
from advisor.runs.run import TrainingRun
from advisor.units import gib

METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")
REFERENCE_PARAMETERS = 7e9
"""The lesson's smallest model: what a card is judged by where no model is named."""


class MethodFigures(Result):
    """One row of the comparison: the lesson's figures, and the computed ones where a model is
    named."""

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
    fits: option.Fits | None = None
    """Null: no card was named."""
    sharding: Sharding | None = None
    """How the cards would share the run; null without a card."""
    peak_memory_gib: float | None = None
    """Of the fullest card."""
    trainable_parameters: int | None = None
    largest_size: str | None = None
    """Largest bare size of the ladder that fits the named card(s) comfortably; null without a card,
    or when none does."""
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
    """At least the scenario's minimum (the smallest minimum of all where no scenario is named);
    null without samples."""
    first_step: Text | None
    """What to do before any training: more data, prompting, retrieval."""
    reasons: tuple[Text, ...]
    verdicts: tuple[MethodVerdict, ...]
    """Ranked: the advised method first."""
    assumptions: tuple[Text, ...]
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
        generic_model=bool(model and model.generic),
        rows=rows,
        advice=_AUDIENCES,
        notes=catalog.method_notes,
        assumptions=(_settings(catalog),) if model else (),
        sources=unique(*(row.method.source for row in rows), model.source if model else ()),
    )


def recommend(
    catalog: Catalog,
    model: Model | None,
    gpu: Gpu | None,
    num_gpus: int,
    samples: int | None,
    scenario: Scenario | None,
) -> MethodAdvice:
    """LoRA where the 16-bit base fits, QLoRA where only 4 bit does, full with room and much data;
    nothing that does not fit."""
    judged = model or (generic_model(REFERENCE_PARAMETERS) if gpu else None)
    verdicts = [_verdict(catalog, judged, method, gpu, num_gpus) for method in METHODS]
    fits, largest = _by_method(verdicts)
    method = choose(judged, fits, samples)
    minimum = scenario.min_samples if scenario else _least_samples(catalog)
    enough = None if samples is None else samples >= minimum
    sources = unique(
        catalog.methods[method or "qlora"].source, source_of(scenario), source_of(gpu), RULE_SOURCES
    )
    return MethodAdvice(
        method=method,
        model=name_of(model),
        judged_model=name_of(judged),
        generic_model=bool(judged and judged.generic),
        gpu=name_of(gpu),
        num_gpus=num_gpus,
        usable_gib=gpu.usable_gib if gpu else None,
        samples=samples,
        scenario=scenario.name if scenario else None,
        enough_data=enough,
        first_step=first_step(samples, minimum, scenario) if enough is False else None,
        reasons=(*reasons(catalog, method, fits, gpu, num_gpus, largest), *_advice(scenario)),
        verdicts=_ranked(verdicts, method, fits),
        assumptions=_assumptions(catalog, model, judged, gpu),
        sources=sources,
    )


def _by_method(
    verdicts: list[MethodVerdict],
) -> tuple[dict[MethodId, Fit], dict[MethodId, str | None]]:
    """How each method fits, where a card was named, and the largest size it could tune there."""
    fits: dict[MethodId, Fit] = {
        each.method: Fit(each.fits) for each in verdicts if each.fits is not None
    }
    return fits, {each.method: each.largest_size for each in verdicts}


def _least_samples(catalog: Catalog) -> int:
    """Of the simplest task."""
    return min(row.min_samples for row in catalog.scenarios.values())


def _advice(scenario: Scenario | None) -> tuple[Text, ...]:
    return (scenario.advice,) if scenario else ()


def _ranked(
    verdicts: list[MethodVerdict], chosen: MethodId | None, fits: dict[MethodId, Fit]
) -> tuple[MethodVerdict, ...]:
    """The advised method first, then those that fit best, then the better ones."""

    def rank(verdict: MethodVerdict) -> tuple[bool, int, int]:
        method = verdict.method
        return method != chosen, RANK[fits.get(method)], PREFERENCE.index(method)

    return tuple(sorted(verdicts, key=rank))


def _verdict(
    catalog: Catalog, judged: Model | None, method: MethodId, gpu: Gpu | None, num_gpus: int
) -> MethodVerdict:
    if judged is None:
        return MethodVerdict(method=method, why=GOOD_FOR[method])
    placed = _placed(catalog, judged, method, gpu, num_gpus)
    largest = largest_fitting(catalog, method, gpu, num_gpus) if gpu else None
    return MethodVerdict(
        method=method,
        fits=placed.fit.value if placed.fit else None,
        sharding=placed.set_up.cards.sharding if gpu else None,
        peak_memory_gib=gib(placed.memory.expected),
        trainable_parameters=states.trainable_parameters(placed.set_up),
        largest_size=largest.name if largest else None,
        why=why(method, placed.fit),
    )


def largest_fitting(catalog: Catalog, method: MethodId, gpu: Gpu, num_gpus: int) -> Model | None:
    """The largest size of the ladder that the cards hold comfortably, at the lesson's sample
    length."""
    for parameters in reversed(LADDER):
        model = generic_model(parameters)
        if _placed(catalog, model, method, gpu, num_gpus).fit is Fit.FITS:
            return model
    return None


def _placed(
    catalog: Catalog, model: Model, method: MethodId, gpu: Gpu | None, num_gpus: int
) -> Placed:
    return place(Job(TrainingRun(model, method, reference_workload(catalog.lesson))), gpu, num_gpus)


def _figures(catalog: Catalog, method: MethodId, model: Model | None) -> MethodFigures:
    row = catalog.methods[method]
    if model is None:
        return MethodFigures(
            method=row, trainable_parameters=None, trainable_percent=None, peak_memory_gib=None
        )
    placed = _placed(catalog, model, method, None, 1)
    trained = states.trainable_parameters(placed.set_up)
    return MethodFigures(
        method=row,
        trainable_parameters=trained,
        trainable_percent=100 * trained / model.shape.parameters,
        peak_memory_gib=gib(placed.memory.expected),
    )


_AUDIENCES = (
    AudienceAdvice(
        who=Text(en="individual developers", zh="个人开发者"), method="lora", condition=None
    ),
    AudienceAdvice(who=Text(en="small teams", zh="小团队"), method="lora", condition=None),
    AudienceAdvice(
        who=Text(en="large companies", zh="大公司"),
        method="full",
        condition=Text(en="if they have the resources", zh="如有资源"),
    ),
)


def _assumptions(
    catalog: Catalog, model: Model | None, judged: Model | None, gpu: Gpu | None
) -> tuple[Text, ...]:
    if judged is None:
        return ()
    unnamed = Text(
        en=f"No model was named: judged by a {judged.name} model.",
        zh=f"没有说明模型：按 {judged.name} 判断。",
    )
    return (_settings(catalog, gpu),) if model else (unnamed, _settings(catalog, gpu))


def _settings(catalog: Catalog, gpu: Gpu | None = None) -> Text:
    tokens, most = catalog.lesson.reference_tokens_per_sample, MICRO_BATCHES[0]
    if gpu:
        en, zh = (
            f"as many samples of {tokens:,} tokens at a time as fit, {most} at most,",
            f"放得下的批量（每次最多 {most} 条，每条 {tokens:,} token）",
        )
    else:
        en, zh = f"one sample of {tokens:,} tokens at a time", f"每次一条 {tokens:,} token 的样本"
    return Text(
        en=f"Memory for {en} with gradient checkpointing; longer samples need more.",
        zh=f"显存按{zh}、开启梯度检查点计算；样本更长则需要更多。",
    )
