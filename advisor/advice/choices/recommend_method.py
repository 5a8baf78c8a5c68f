"""Which method suits a model, its cards and its data."""

from advisor.advice.arguments import OF_TUNING, RunTool, optional_model
from advisor.advice.choices.compare_methods import (
    METHODS,
    MethodComparison,
    alone,
    compare,
    placed_alone,
    settings_note,
)
from advisor.advice.choices.method_rules import (
    PREFERENCE,
    RANK,
    RULE_SOURCES,
    choose,
    first_step,
    good_for,
    reasons,
    why,
)
from advisor.advice.training.full_ways import full_ways
from advisor.advice.training.full_ways_found import USUAL_SERVER_GIB, FullWay
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, Scenario, ScenarioId
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.sizes import LADDER, REFERENCE_PARAMETERS, generic_model
from advisor.language import Language, Text
from advisor.result import Note, Result, name_of, note, source_of, unique
from advisor.runs.memory.peak import Fit
from advisor.runs.memory.trained import trainable_parameters
from advisor.runs.options import Fits, Sharding
from advisor.units import gib


class MethodVerdict(Result):
    """How one method stands with the user's means."""

    method: MethodId
    fits: Fits | None = None
    """Null: no card was named."""
    sharding: Sharding | None = None
    """How the cards would share the run; null without a card."""
    peak_memory_gib: float | None = None
    """Of the fullest card."""
    trainable_parameters: int | None = None
    largest_size: str | None = None
    """Largest bare size of the ladder that fits the named card(s) comfortably; null without a card,
    or when none does."""
    full_ways: tuple[FullWay, ...] = ()
    """What makes the cards hold full tuning, where they do not as it is usually done."""
    why: Note


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
    first_step: Note | None
    """What to do before any training: more data, prompting, retrieval."""
    reasons: tuple[Note | Text, ...]
    verdicts: tuple[MethodVerdict, ...]
    """Ranked: the advised method first."""
    compared: MethodComparison | None
    """The methods side by side and who should take which, by the lesson; null where a model or a card
    is named, whose figures decide."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


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
    minimum = scenario.min_samples if scenario else least_samples(catalog)
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
        compared=None if judged else compare(catalog, (), None),
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


def least_samples(catalog: Catalog) -> int:
    """Of the simplest task."""
    return min(row.min_samples for row in catalog.scenarios.values())


def _advice(scenario: Scenario | None) -> tuple[Note | Text, ...]:
    if scenario is None:
        return ()
    least, better = scenario.min_samples, scenario.recommended_samples
    return (
        note("methods.data", scenario=scenario.name, least=least, better=better),
        scenario.advice,
    )


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
        return MethodVerdict(method=method, why=good_for(method))
    placed = placed_alone(catalog, judged, method, gpu, num_gpus)
    ways = full_ways(alone(catalog, judged, method), placed, (), USUAL_SERVER_GIB)
    largest = largest_fitting(catalog, method, gpu, num_gpus) if gpu else None
    return MethodVerdict(
        method=method,
        fits=placed.fits,
        sharding=placed.set_up.cards.sharding if gpu else None,
        peak_memory_gib=gib(placed.memory.expected),
        trainable_parameters=trainable_parameters(placed.set_up),
        largest_size=largest.name if largest else None,
        full_ways=ways,
        why=why(method, placed.fit),
    )


def largest_fitting(catalog: Catalog, method: MethodId, gpu: Gpu, num_gpus: int) -> Model | None:
    """The largest size of the ladder that the cards hold comfortably, at the lesson's sample
    length."""
    for parameters in reversed(LADDER):
        model = generic_model(parameters)
        if placed_alone(catalog, model, method, gpu, num_gpus).fit is Fit.FITS:
            return model
    return None


def _assumptions(
    catalog: Catalog, model: Model | None, judged: Model | None, gpu: Gpu | None
) -> tuple[Note, ...]:
    if judged is None:
        return ()
    settings = settings_note(catalog, gpu)
    return (settings,) if model else (note("methods.judged-by", model=judged.name), settings)


class RecommendMethod(RunTool):
    """Which tuning method suits the user's model, cards and data."""

    without_model = True
    beyond = RunTool.beyond | {
        "catastrophic-forgetting", "data-privacy", "fine-tuning", "knowledge-injection", "parameter-updates", "rag-vs-fine-tuning",
        "tools-and-frameworks",
    }  # fmt: skip

    beyond_sizes = OF_TUNING - {"golden-rules"}

    scenario: ScenarioId | None = None

    def run(self, catalog: Catalog, language: Language = "en") -> MethodAdvice:
        scenario = catalog.scenarios[self.scenario] if self.scenario else None
        model, gpu = optional_model(catalog, self.model), self._gpu(catalog)
        found = recommend(catalog, model, gpu, self.num_gpus or 1, self.samples, scenario)
        return self._told(catalog, found)
