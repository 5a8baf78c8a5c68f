"""Whether the figures of a run stand beside an article that explains it."""

import re
from collections.abc import Sequence

from advisor.advice.topics.found import surely
from advisor.advice.topics.symptom import Symptom
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.pace_asked import JUDGING, MEASURED, is_timed, judged_first
from advisor.reading.asks.wanted import asks_cause, asks_figures
from advisor.reading.brief import Change
from advisor.reading.calls.assumed import AMOUNTS
from advisor.reading.slots import EXPLAIN, FIGURES
from advisor.reading.spans.measured.compared_times import of_cards
from advisor.reading.spans.measured.times import timed_runs
from advisor.runs.objectives import GENERATING

OF_TWO_RUNS = frozenset(("several-gpus-no-faster", "lora-speed", "grpo-lora-speed"))
"""Topics of two times that are compared with one another, not with an estimate."""
OF_ANSWERS = ("bad-output", "chinese-fine-tuning", "new-language")
"""Topics of bad answers, beside which a time that is wondered at is judged."""
SHORT = re.compile(
    r"\b(?:took|takes) (?:me |us )?(?:just|only)|\b(?:too|so) (?:fast|quick)|plausible|(?:太|这么|怎么这么)快|只用了",
    re.I,
)
"""A time as short as that is plausible or not, and the causes of bad answers follow from it."""


def with_figures(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> Sequence[str]:
    """Where a run is explained and a time was measured, or an explanation alone is asked that no
    article surely gives, the figures of the run stand below; above, where they judge a time that no
    article explains, or that is said to be slow; none where another time or a symptom does."""
    if symptom := symptom_of(message):
        return _beside_symptom(symptom, asks, change, message)
    if EXPLAIN not in asks or FIGURES in asks or not _is_a_run(change):
        return asks
    subject = surely(message, catalog, change.topics)
    if of_cards(timed_runs(message)) or (subject and subject.id in OF_TWO_RUNS):
        return asks
    return _beside_article(asks, change, message, subject is not None)


def _beside_symptom(
    symptom: Symptom, asks: Sequence[str], change: Change, message: str
) -> Sequence[str]:
    if not judged_first(asks, change, message):
        return asks
    if symptom.judged or (symptom.topic in OF_ANSWERS[:1] and SHORT.search(message)):
        return (FIGURES,)
    return (*asks, FIGURES) if symptom.topic in OF_ANSWERS else asks


def _beside_article(
    asks: Sequence[str], change: Change, message: str, covered: bool
) -> Sequence[str]:
    timed = is_timed(change, message)
    if timed and (not covered or JUDGING.search(message)):
        return (FIGURES, *asks)
    alone = len(asks) == 1 and not covered and not asks_cause(message) and asks_figures(message)
    return (*asks, FIGURES) if timed or alone else asks


def _is_a_run(change: Change) -> bool:
    """Whether a run on a card is described, so that its figures can be told: of the usual sizes
    where a time was measured of a model that is not named."""
    stated = change.brief.values
    if stated.get("objective") in GENERATING and AMOUNTS.isdisjoint(stated):
        return False  # how many answers are generated decides
    judged = "model" in stated or not change.stated.keys().isdisjoint(MEASURED)
    return judged and bool({"gpu", "gpu_memory_gib"} & stated.keys())
