"""What a message asks where its words alone settle it, whatever its subject: an error of software,
a symptom that is known, training in a program that only runs models, the electricity of a card."""

import re
from collections.abc import Sequence

from advisor.advice.topics.found import is_uncovered
from advisor.advice.topics.symptom import Symptom
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.asked_settings import settings_named
from advisor.reading.asks.electricity_asked import asks_electricity
from advisor.reading.asks.facts_asked import OF_FACTS, asks_price_dates, of_a_card
from advisor.reading.asks.failures import is_failure
from advisor.reading.asks.machine_asked import machine_asked
from advisor.reading.asks.runners_asked import trains_in_runner
from advisor.reading.asks.serving_meant import SERVING, failed_to_start, generates_slowly
from advisor.reading.brief import Change
from advisor.reading.forms import is_unknown
from advisor.reading.slots import EXPLAIN, FIGURES, LOOK_UP
from advisor.reading.spans.overflow import CAUSE, told_its_phase
from advisor.reading.spans.without_effect import without_effect

NONE = "none"
OF_SOMETHING = frozenset(
    ("estimate_training_cost", "recommend_hardware", "recommend_model", "compare_setups",
     "find_limit", "size_serving", LOOK_UP, NONE)
)  # fmt: skip
"""Asks whose figures are of something; where nothing is stated, the article that names the very
question comes before them."""
OF_NO_TIME = frozenset(("learning_rate", "lora_alpha_per_rank", "lora_dropout", "warmup_share"))


def settled_by_words(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """What is held where memory ran out around the training, or what the words alone settle; else
    nothing."""
    if told_its_phase(asks, change, message) or without_effect(message):
        return (CAUSE,)
    by_words = _by_its_words(change, message)
    return by_words or _whatever_the_subject(asks, change, message, catalog)


def _whatever_the_subject(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """An explanation where no figure answers; the figures of a run where an amount of main memory
    or disk is asked, which they tell; else nothing."""
    if _in_words(asks, change, message, catalog):
        return (EXPLAIN,)
    if {*asks} <= OF_FACTS and of_a_card(change.brief.values, message):
        return (LOOK_UP,)
    nothing = not (change.brief.values or change.runs)
    if nothing and {*asks} <= OF_SOMETHING and is_uncovered(message, catalog):
        return (EXPLAIN,)
    if {FIGURES, EXPLAIN}.isdisjoint(asks) or not machine_asked(message):
        return ()
    return tuple(dict.fromkeys((FIGURES, *(ask for ask in asks if ask != EXPLAIN))))


AMOUNT = re.compile(
    r"\bhow (?:much (?:v?ram|(?:gpu )?memory)|many (?:gpus?|cards))\b|多少显存|多大显存|几张卡|多少张卡|多少錢|多少顯存|多少钱",
    re.I,
)
"""Figures that are asked beside a complaint."""


def _alone(message: str) -> Symptom | None:
    """The symptom that the message tells, unless what else is asked stands beside it."""
    symptom = symptom_of(message)
    return None if symptom and symptom.beside else symptom


def _by_its_words(change: Change, message: str) -> tuple[str, ...]:
    """No training in a program that only runs models; the facts of a card for its electricity, the
    dates of all prices; else nothing."""
    if trains_in_runner(message):
        return (EXPLAIN,)
    if failed_to_start(change, message) or generates_slowly(change, message):
        return (SERVING,)
    if symptom := _alone(message):
        asked = symptom.with_figures or AMOUNT.search(message)
        figures = asked and "model" in change.brief.values
        return (EXPLAIN, FIGURES) if figures else (EXPLAIN,)
    if asks_electricity(change.brief.values, message):
        return (LOOK_UP,)
    nothing = not (change.brief.values or change.runs)
    return (NONE,) if nothing and asks_price_dates(message) else ()


def _in_words(asks: Sequence[str], change: Change, message: str, catalog: Catalog) -> bool:
    """Whether no figure answers: an error of software, a setting alone, or an encoder that nobody
    knows, whose figures would be those of a decoder."""
    model = change.brief.values.get("model")
    encoder = ENCODER.match(str(model)) and is_unknown(model, catalog)
    return bool(encoder) or is_failure(message) or _of_a_setting(asks, change, message)


ENCODER = re.compile(
    r"(?:\w{1,12}[-/])?(?:bge|e5|gte|m3e|\w{0,8}bert\w{0,2}|electra|xlnet|sbert)(?![a-z])", re.I
)
"""In the name of a model that reads and writes nothing."""


def _of_a_setting(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether figures were heard where a setting that takes no time is named alone: "lora_alpha
    通常取多少？"."""
    named = OF_NO_TIME.intersection(settings_named(message)) and not any(map(str.isdigit, message))
    return bool(named) and asks[:1] == (FIGURES,) and change.stated.keys() <= {"method"}
