"""Whether a number of samples is enough for a scenario."""

from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Scenario
from advisor.result import Note, Result, note

AMPLE_FACTOR = 3
"""From this many times the recommended samples on, more data is no longer what the project lacks;
our rule."""


Level = Literal["below_minimum", "usable", "enough", "ample"]
"""usable: between minimum and recommended; ample: several times the recommended number."""


class SampleVerdict(Result):
    """Are these samples enough for this scenario."""

    samples: int
    level: Level
    missing_to_minimum: int
    missing_to_recommended: int
    labelling_usd_low: float
    labelling_usd_high: float
    """Labelling what is missing to the recommended number, USD; 0 where nothing is."""
    advice: Note


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
    low, high = labelling(catalog)
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


def labelling(catalog: Catalog) -> tuple[float, float]:
    line = next(item for item in catalog.project.budget if item.id == "labelling")
    return line.usd_low, line.usd_high


def labelling_note(catalog: Catalog) -> Note:
    low, high = labelling(catalog)
    return note("scenarios.labelling", low_usd=low, high_usd=high)


def _sample_advice(level: str, to_minimum: int, to_recommended: int) -> Note:
    if level == "below_minimum":
        return note("scenarios.too-few", minimum=to_minimum, recommended=to_recommended)
    if level == "usable":
        return note("scenarios.usable", recommended=to_recommended)
    return note("scenarios.enough") if level == "enough" else note("scenarios.ample")
