"""What data a task scenario needs, and whether a number of samples is enough."""

from typing import Literal

from pydantic import Field

from advisor.advice.arguments import MOST_SAMPLES
from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Application, Scenario, ScenarioId
from advisor.language import Language, Text
from advisor.result import Note, Result, note, unique

AMPLE_FACTOR = 3
"""From this many times the recommended samples on, more data is no longer what the project lacks;
our rule."""


class SampleVerdict(Result):
    """Are these samples enough for this scenario."""

    samples: int
    level: Literal["below_minimum", "usable", "enough", "ample"]
    """usable: between minimum and recommended; ample: several times the recommended number."""
    missing_to_minimum: int
    missing_to_recommended: int
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling what is missing to the recommended number, USD; 0 where nothing is."""
    advice: Note


class ScenarioData(Result):
    """One scenario's data needs."""

    scenario: Scenario
    verdict: SampleVerdict | None
    """Null where no number of samples was stated."""
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling the recommended number of samples, USD: the lesson's band."""
    applications: tuple[Application, ...]
    """The lesson's cases that are of this scenario."""


class ScenarioAdvice(Result):
    scenario: Text | None
    """Null: none was named, all five are listed."""
    samples: int | None
    scenarios: tuple[ScenarioData, ...]
    applications: tuple[Application, ...]
    """The lesson's application cases: the scenario's, or all five."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


def describe(catalog: Catalog, scenario: Scenario | None, samples: int | None) -> ScenarioAdvice:
    """Data needs of one scenario, or of all five, and the verdict on a number of samples."""
    chosen = (scenario,) if scenario else tuple(catalog.scenarios.values())
    rows = tuple(_scenario_data(catalog, row, samples) for row in chosen)
    return ScenarioAdvice(
        scenario=scenario.name if scenario else None,
        samples=samples,
        scenarios=rows,
        applications=tuple(case for row in rows for case in row.applications),
        assumptions=(labelling_note(catalog),),
        sources=unique(*(row.source for row in chosen), catalog.project.source),
    )


def judge(catalog: Catalog, scenario: Scenario, samples: int) -> SampleVerdict:
    """The lesson's minimum and recommended numbers applied to `samples`."""
    to_minimum, to_recommended = (
        max(0, scenario.min_samples - samples),
        max(0, scenario.recommended_samples - samples),
    )
    level = (
        "below_minimum"
        if to_minimum
        else "usable"
        if to_recommended
        else "ample"
        if samples >= AMPLE_FACTOR * scenario.recommended_samples
        else "enough"
    )
    low, high = _labelling(catalog)
    share = to_recommended / scenario.recommended_samples
    return SampleVerdict(
        samples=samples,
        level=level,
        missing_to_minimum=to_minimum,
        missing_to_recommended=to_recommended,
        labelling_usd_low=round(low * share, 2),
        labelling_usd_high=round(high * share, 2),
        advice=_sample_advice(level, to_minimum, to_recommended),
    )


def _scenario_data(catalog: Catalog, scenario: Scenario, samples: int | None) -> ScenarioData:
    low, high = _labelling(catalog)
    return ScenarioData(
        scenario=scenario,
        verdict=None if samples is None else judge(catalog, scenario, samples),
        labelling_usd_low=low,
        labelling_usd_high=high,
        applications=tuple(case for case in catalog.applications if case.scenario == scenario.id),
    )


def _labelling(catalog: Catalog) -> tuple[float, float]:
    line = next(item for item in catalog.project.budget if item.id == "labelling")
    return line.usd_low, line.usd_high


def labelling_note(catalog: Catalog) -> Note:
    low, high = _labelling(catalog)
    return note("scenarios.labelling", low_usd=low, high_usd=high)


def _sample_advice(level: str, to_minimum: int, to_recommended: int) -> Note:
    if level == "below_minimum":
        return note("scenarios.too-few", minimum=to_minimum, recommended=to_recommended)
    if level == "usable":
        return note("scenarios.usable", recommended=to_recommended)
    return note("scenarios.enough") if level == "enough" else note("scenarios.ample")


class DescribeScenario(Tool):
    """How much data a task needs, in which format, how hard it is; is a number of samples
    enough."""

    scenario: ScenarioId | None = None
    samples: int | None = Field(default=None, ge=0, le=MOST_SAMPLES)

    def run(self, catalog: Catalog, language: Language = "en") -> ScenarioAdvice:
        return describe(
            catalog, catalog.scenarios[self.scenario] if self.scenario else None, self.samples
        )
