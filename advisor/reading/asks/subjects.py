"""What a message is about, where its ask alone would mislead: a card, a size or "out of memory" is
told in many a question that no figure of a run answers ("Colab keeps disconnecting my A100").
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from advisor.advice.tool import Tools
from advisor.advice.topics.found import asked_of, nameable, near, surely
from advisor.advice.topics.symptoms import symptom_of
from advisor.catalog.catalog import Catalog
from advisor.catalog.topic import Topic
from advisor.reading.asks.certainties import NONE, OF_SOMETHING, settled_by_words
from advisor.reading.asks.failures import is_failure
from advisor.reading.asks.money_meant import of_a_project, of_money
from advisor.reading.asks.results_told import went_badly
from advisor.reading.asks.serving_meant import OF_A_CARD, answered_by_serving, served
from advisor.reading.asks.settings_meant import SETTINGS, of_a_result, of_settings
from advisor.reading.asks.wishes import asks_model, base_or_chat
from advisor.reading.brief import Change
from advisor.reading.forms import has_a_model
from advisor.reading.slots import DATA, EXPLAIN, FIGURES, LOOK_UP
from advisor.reading.spans.needs import (
    asks_amount,
    asks_amount_first,
    asks_others,
    judges_amount,
    settled_with_amount,
    states_amount,
    with_amount,
)
from advisor.reading.spans.overflow import of_an_overflow, told_its_course

OF_ARTICLES = frozenset((EXPLAIN, DATA))
"""Asks that an article may answer."""
MODEL, COMPARE = "recommend_model", "compare_setups"
OF_MODELS = frozenset(
    (
        EXPLAIN,
        DATA,
        "estimate_training_cost",
        "recommend_hardware",
        "size_serving",
        LOOK_UP,
        "none",
    )
)
"""Asks in whose place a model may be asked for."""
PLAN = "plan_project"
PHASES = re.compile(
    r"\b(?:workflow|phases|stages)\b[^.?!\n]{0,40}\b(?:tun|project)|\b(?:tun\w*|project)\b[^.?!\n]{0,40}\b(?:workflow|phases|stages)\b|(?:微调|項目|项目)[^。？！\n]{0,8}(?:流程|从头到尾)",
    re.I,
)
"""Of a project, from its beginning to its end."""
ELSEWHERE = frozenset(("fix_memory", MODEL, SETTINGS))
"""Asks whose figures are of another memory or another run than the one that the message is about,
or that advise what the explanation advises against."""
LEAST, OF_AMOUNTS = 0.3, 0.6
"""The share that a language model gives a subject which comes before the figures asked for, and
before an amount of data."""
OF_FIGURES = frozenset(("scenario", "api_model", "requests_per_day", "tokens_per_request"))
"""Slots beside the model that figures are of."""
MACHINES = "cloud-notebooks"
"""The topic that tells which card there is, where none was stated."""


def may_be_explained(
    asks: Sequence[str], message: str, tools: Tools, catalog: Catalog, nothing: bool = False
) -> bool:
    """Whether it matters what the message is about: an explanation is asked, nothing is stated that
    figures would be of, or its words are near to a subject that they do not answer."""
    told = is_failure(message) or went_badly(message)
    if nothing or told or not OF_ARTICLES.isdisjoint(asks):
        return True
    if MODEL in asks and base_or_chat(message):
        return True
    beyond = {id_ for ask in asks for id_ in tools[ask].beyond | tools[ask].beyond_sizes}
    return bool(beyond) and not beyond.isdisjoint(near(message, catalog))


def by_subject(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> tuple[str, ...]:
    """The asks as they are answered, and below them what is asked beside them."""
    answered = _answered(asks, change, message, tools, catalog)
    symptom = symptom_of(message)
    beside = (EXPLAIN,) if symptom and symptom.beside else ()
    return tuple(dict.fromkeys((*answered, *beside)))


def _answered(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> tuple[str, ...]:
    """The asks as they are answered: before each whose figures do not answer what the message is
    surely about an explanation of that; figures that are of nothing stated, or of another memory,
    are left out. An error of software is explained; where a model is to be run and nothing is said
    of training, its serving is meant."""
    if settled := settled_by_words(asks, change, message, catalog):
        return settled_with_amount(settled, change, message, catalog)
    asks = tuple(dict.fromkeys(of_money(_of_nothing(asks, change, message), change, message)))
    if of_a_project(change, message):
        return asks
    told = of_a_result(asks, message) or of_settings(asks, change, message, catalog)
    if told := told or _of_amounts(asks, change, message, catalog):
        return with_amount(told, change, message, catalog)
    if asks[:1] == (MODEL,) and base_or_chat(message):
        return tuple(dict.fromkeys((EXPLAIN, *asks[1:])))
    if _for_a_model(asks, change, message, catalog):
        return (MODEL,)
    if of_a_purpose(change, catalog):  # of serving, settings and data its topics tell
        return tuple(dict.fromkeys(map(_of_its_training, asks)))
    if not told_its_course(asks, change, message) and not SUM.search(message):
        asks = tuple(dict.fromkeys(_of_subject(asks, change, message, tools, catalog)))
    return of_an_overflow(asks, change, message)


SUM = re.compile(
    r"算给我|算一[算下]|帮我算|\bcalculate (?:it|this|that|for me)\b|\bdo the maths?\b", re.I
)
"""A sum is asked for, which no article makes."""


def _for_a_model(asks: Sequence[str], change: Change, message: str, catalog: Catalog) -> bool:
    """Whether a model is asked for in other words; "what is model merging" asks for none."""
    other = asks[:1] != (MODEL,) and {*asks} <= OF_MODELS
    if not (other and asks_model(asks, change, message)):
        return False
    return asked_of(message, catalog, change.topics) is None


def _of_nothing(asks: Sequence[str], change: Change, message: str) -> Sequence[str]:
    """The asks; without a set-up there is none to compare, and the usual sizes tell more; the phases
    of a project are its plan."""
    if change.brief.values or change.runs:
        return asks
    if asks[:1] == (EXPLAIN,) and PHASES.search(message):
        return [PLAN, *(ask for ask in asks if ask != EXPLAIN)]
    return [FIGURES if ask == COMPARE else ask for ask in asks]


def _of_amounts(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """How much data, where a task beyond the lesson's five is meant and that is asked, above what
    explains the other questions; else nothing."""
    if asks[:1] == (FIGURES,) and judges_amount(change, message, catalog):
        return (DATA,)
    if not {EXPLAIN, DATA} & {*asks[:1]} or not asks_amount(change, message, catalog):
        return ()
    others = [ask for ask in asks if ask not in (EXPLAIN, DATA)]
    if not asks_others(message, change, catalog):
        return (DATA, *others)
    first = states_amount(change) or asks_amount_first(message)
    return (DATA, EXPLAIN, *others) if first else (EXPLAIN, DATA, *others)


def _of_subject(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> Iterable[str]:
    """An explanation before the figures that do not answer what the message is surely about."""
    asks = [*served(asks, change, message)]
    if answered_by_serving(asks, change, message):
        return asks
    subject, share = _subject(change, message, catalog)
    if subject is None or share < LEAST:
        return asks
    known = has_a_model(change, catalog)
    kept = {DATA} if share < OF_AMOUNTS or _another_task(change) else set[str]()
    beyond = _beyond(asks, subject.id, _states_figures(subject.id, change, known), tools) - kept
    if asked_of(message, catalog, change.topics) and not (change.brief.values or change.runs):
        beyond |= OF_SOMETHING
    if share >= OF_AMOUNTS:
        beyond |= {NONE}
    return _explained(asks, beyond, known)


def _states_figures(subject: str, change: Change, known: bool) -> bool:
    """Whether the message states what figures would be of; `known`: its model."""
    cards = {*change.brief.values, *(slot for run in change.runs for slot in run)} & OF_A_CARD
    of_a_model = known and (subject != MACHINES or bool(cards))
    return of_a_model or not OF_FIGURES.isdisjoint(change.stated)


def _subject(change: Change, message: str, catalog: Catalog) -> tuple[Topic | None, float]:
    """What the message is surely about, and the share that a language model gives it: all of it where
    an article names this very question, or nearly."""
    if own := asked_of(message, catalog, change.topics):
        return own, 1.0
    subject = surely(message, catalog, change.topics) if change.topics else None
    return subject, _share(subject.id, change) if subject else 0.0


def _share(topic: str, change: Change) -> float:
    """What a language model gives the topic that the words surely name; it says nothing against one
    that it was not trained to name."""
    return change.topics.get(topic, float(topic not in nameable()))


def _beyond(asks: Sequence[str], subject: str, stated: bool, tools: Tools) -> set[str]:
    """The asks whose figures do not answer the subject; `stated`: what they would be of."""
    sizes = () if stated else (ask for ask in asks if subject in tools[ask].beyond_sizes)
    return {*sizes, *(ask for ask in asks if subject in tools[ask].beyond)}


def _explained(asks: Sequence[str], beyond: set[str], known: bool) -> Iterator[str]:
    """`beyond`: asks whose figures do not answer; `known`: the model."""
    for ask in asks:
        if ask in beyond:
            yield EXPLAIN
        if ask not in beyond or (known and ask not in ELSEWHERE):
            yield ask


def _another_task(change: Change) -> bool:
    """ "And slogans?": what was told before, of another task."""
    earlier = any(fact.turn for fact in change.brief.facts.values())
    return earlier and change.stated.keys() == {"scenario"}


OF_ITS_TRAINING = (
    "estimate_training_cost", "fix_memory", "find_limit", "recommend_hardware", "compare_setups",
    LOOK_UP, "none",
)  # fmt: skip
"""Asks that figures answer of a model that makes no text."""


def _of_its_training(ask: str) -> str:
    """The ask, where figures answer it of a model that makes no text, else an explanation."""
    return ask if ask in OF_ITS_TRAINING else EXPLAIN


def of_a_purpose(change: Change, catalog: Catalog) -> bool:
    """Whether the model is a known one that makes no text: an encoder, an embedding model."""
    named = change.brief.values.get("model")
    model = catalog.known_model(named)
    return model is not None and model.purpose is not None
