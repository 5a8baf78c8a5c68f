"""Tasks beyond the lesson's five, by their names in a message, by the model and by what a run is
trained for: the language model knows the five alone."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from advisor.advice.topics.prose import questions
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL, DataNeed
from advisor.reading.brief import Change, Fact
from advisor.reading.places import Span
from advisor.reading.slots import DATA, EXPLAIN, NEED
from advisor.reading.spans.occurrences import folded, occurrences

THINGS = (
    r"(?:training\s|preference\s|labell?ed\s|good\s|more\s|parallel\s|raw\s)?(?:data|samples?|examples?|pairs?|images?|pictures?|photos?"
    r"|documents?|docs|rows?|labels?|annotations?|dialog(?:ue)?s?|conversations?|prompts?|tokens?|text|sentences?|segments?|lines?|pages?|queries|records?)"
)
OF_AMOUNT = re.compile(
    rf"\bhow\s(?:much|many)\s(?:[\w'-]+\s){{0,3}}?{THINGS}\b|\b(?:enough|sufficient|suffices?|too\s(?:few|little|small))\b|\b(?:minimum|least)\b"
    rf"|\b{THINGS}\s(?:do|does|is|are|would|will)\b[^?.]{{0,40}}\bneed|\b(?:amount|number|size)\sof\s(?:\w+\s)?{THINGS}|\bdata\s?(?:set\s)?(?:size|needs?|requirements?)\b"
    r"|\bneeds?\s(?:the\s)?(?:more|most|less|least)\sdata|\bwhat\s(?:can|will|would)\b[^?.]{0,40}\d"
    r"|多少(?:条|張|张|份|对|對|句|页|頁|个|篇|行|轮|万|千|量)?[^，。？]{0,8}(?:数据|數據|样本|樣本|语料|語料|图|圖|照片|文档|文本|对话|句对|token|素材|例子|示例)"
    r"|(?:数据|數據|样本|樣本|语料|图片|照片|文档|对话)[^，。？]{0,12}(?:多少|几|够|夠|数量|量级|规模)|数据量|样本量|够(?:吗|不够|么|用)|夠|足够|至少|最少|多少(?:条|张|份|对|句|页)|几(?:百|千|万)",
    re.I,
)
"""Whether a message asks how much data, which no article on the task's craft answers."""


def need_told(message: str, turn: int, catalog: Catalog) -> dict[str, Fact]:
    """The row whose name stands in the message: the longest, of equal ones the first, unless it is
    but a part of the name of a scenario of the lesson; pictures alone name the least."""
    text, rows = folded(message), catalog.data_needs
    found = [
        (not rows[id_].sees, len(alias), -start, id_)
        for alias, id_ in _aliases(catalog).items()
        for start in occurrences(text, alias)
        if not _inside(text, start, start + len(alias), catalog)
    ]
    if not found:
        return {}
    _, length, start, id_ = max(found)
    return {NEED: Fact(id_, message[-start : length - start], turn)}


@lru_cache(maxsize=4)
def _aliases(catalog: Catalog) -> Mapping[str, str]:
    return {alias.lower(): row.id for row in catalog.data_needs.values() for alias in row.aliases}


def _inside(text: str, start: int, end: int, catalog: Catalog) -> bool:
    """Whether the piece is part of a longer name of one of the five."""
    return any(
        first <= start and end <= first + len(alias) and len(alias) > end - start
        for row in catalog.scenarios.values()
        for alias in row.aliases
        for first in occurrences(text, alias.lower())
    )


def unmistaken(
    facts: Mapping[str, Fact], apart: Mapping[str, Fact], spans: Sequence[Span], catalog: Catalog
) -> dict[str, Fact]:
    """The facts of a message that names a task beyond the five and none of them: without the one of
    the five that was chosen for it, unless the task is a kind of that."""
    chosen, named = facts.get("scenario"), apart.get(NEED)
    if chosen and named and not any(span.value("scenario") for span in spans):
        row = catalog.data_needs[named.value]
        return {
            slot: f for slot, f in facts.items() if slot != "scenario" or row.scenario == f.value
        }
    return dict(facts)


def need_of(change: Change, catalog: Catalog) -> DataNeed | None:
    """The row that a brief means: named in words, after which none of the five was, else of what it
    trains, else of its model."""
    facts, values = change.brief.facts, change.brief.values
    rows = catalog.data_needs.values()
    fact, scenario = facts.get(NEED), facts.get("scenario")
    yields = scenario and (fact is None or fact.value == GENERAL or fact.turn < scenario.turn)
    if fact and not yields:
        return catalog.data_needs[fact.value]
    if trained := next((row for row in rows if values.get("objective") in row.objectives), None):
        return trained
    return next((row for row in rows if _of_model(row, values, catalog)), None)


def _of_model(row: DataNeed, values: Mapping[str, Any], catalog: Catalog) -> bool:
    model = catalog.known_model(values.get("model"))
    if model is not None and model.purpose in row.purposes:
        return True
    named = str(values.get("model", ""))
    return row.sees and bool(SEES.search(named))


SEES = re.compile(r"(?<![a-z])vl(?![a-z])|vision|llava|internvl|minicpm-?v|pixtral|moondream", re.I)
"""In the name of a model that is made to read pictures; others that can are tuned on text as well."""


def asks_amount(change: Change, message: str, catalog: Catalog) -> bool:
    """Whether the message asks how much data such a task needs, or what an amount of it can do."""
    counted = len(message) <= SHORT and not AMOUNTS.isdisjoint(change.stated)
    return (counted or bool(OF_AMOUNT.search(message))) and need_of(change, catalog) is not None


REACH = re.compile(
    r"generali[sz]|\bunseen\b|\bnever seen\b|\bpossible\b|\bcan (?:it|this|the model)\b|做得?到|泛化|没见过|未见过|能行吗|可行",
    re.I,
)
"""Whether it works, and on what was never seen, which the rows on pictures answer."""


def asks_others(message: str, change: Change, catalog: Catalog) -> bool:
    """Whether it asks more than an amount."""
    asked = questions(message)
    row = need_of(change, catalog)
    answered = (OF_AMOUNT, REACH) if row and row.sees else (OF_AMOUNT,)
    return len(asked) > 1 and not all(any(p.search(each) for p in answered) for each in asked)


def asks_amount_first(message: str) -> bool:
    """Whether the first question is one of an amount."""
    return bool(OF_AMOUNT.search(next(iter(questions(message)), "")))


def states_amount(change: Change) -> bool:
    return not AMOUNTS.isdisjoint(change.stated)


HOW_MANY = re.compile(
    r"\bhow\s(?:many|much)\s(?:more\s)?(?:data|samples?|examples?|rows?|pairs?|pictures?|images?)\b|多少(?:条|張|张|份|对|對|数据|样本)|(?:加|补|扩)到多少",
    re.I,
)


def with_amount(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """The asks, and below them how many samples are enough where a message that tells how many it
    has asks that too."""
    told = HOW_MANY.search(message) and states_amount(change)
    known = DATA not in asks and told and need_of(change, catalog) is not None
    return (*asks, DATA) if known else tuple(asks)


def settled_with_amount(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """The same of what the words alone settle, beside an explanation."""
    return with_amount(asks, change, message, catalog) if EXPLAIN in asks else tuple(asks)


AMOUNTS = frozenset(("samples", "dataset_tokens"))
SHORT = 160
"""Characters; a longer message tells how many samples it has beside what it asks."""
OF_A_RUN = ("gpu", "gpu_memory_gib", "num_gpus", "budget", "hours", "weeks", "framework")
CARD = re.compile(r"\d\s?G(?:i?B)?\b|memory|vram|\bcards?\b|\bgpus?\b|显存|顯存|显卡|卡", re.I)
ENOUGH = re.compile(r"\b(?:enough|sufficient|suffices?|too\s(?:few|little|small))\b|够|夠", re.I)


def judges_amount(change: Change, message: str, catalog: Catalog) -> bool:
    """Whether the message asks if a stated amount of data is enough, and nothing of a run."""
    judged = ENOUGH.search(message) and not AMOUNTS.isdisjoint(change.stated)
    of_data = (
        bool(judged) and not CARD.search(message) and change.stated.keys().isdisjoint(OF_A_RUN)
    )
    return of_data and need_of(change, catalog) is not None
