"""Settings that are asked about where another thing is meant: a length, a task, a bad result; and one
that is judged, though an explanation was asked."""

import re
from collections.abc import Sequence

from advisor.catalog.catalog import Catalog
from advisor.reading.asks.asked_settings import settings_named
from advisor.reading.asks.results_told import went_badly
from advisor.reading.asks.task_named import OF_ITS_NATURE, task_named
from advisor.reading.brief import Change
from advisor.reading.slots import DATA, EXPLAIN, FIGURES

SETTINGS = "recommend_settings"
TOO = re.compile(
    r"\btoo\s(?:big|large|high|low|small|many|few)\b|太(?:大|高|低|小|多|少)|过(?:大|高|小|低)",
    re.I,
)
FINE = re.compile(
    r"\bis\s(?:it|this|that)\b(?:\s(?:ok|okay|fine|right|good|sane|reasonable)\b)?\s*[?.]?\s*$|\b(?:ok|okay|fine|sane|reasonable)\s*\?|合适吗|对吗|行吗|可以吗|合理吗|没问题吗",
    re.I,
)
"""Asks whether what was stated is right."""
OF_A_SYMPTOM = re.compile(r"\bloss\b|memory|vram|\boom\b|slow|显存|显卡|损失|太慢", re.I)
SHORT = 100
"""Characters of a message that asks for a setting alone."""
OF_A_MODEL = frozenset(("model", "method", "objective", "framework"))
OF_A_RUN = re.compile(
    r"memory|vram|\bcosts?\b|price|how\s(?:long|much)|hours?|gpu|cards?|fit|显存|多久|多少钱|费用|显卡|放得下|够",
    re.I,
)
OF_A_SETTING = ("learning_rate", "lora_rank", "epochs")
"""Slots whose usual values are known; what is wrong with a run is no question of them alone."""
OF_LENGTH = re.compile(
    r"max_?(?:seq(?:uence)?)?_?length|cutoff_len|(?:max(?:imum)?|sequence|context|truncation)\s(?:sequence\s)?length|序列长度|截断长度|最大长度",
    re.I,
)
"""How long a sample may be is not how many are needed."""


def _of_a_task(change: Change, message: str, catalog: Catalog) -> bool:
    """Whether one of the lesson's tasks is named, and how hard it is or what it is for is asked."""
    alone = change.brief.values.keys() <= {"scenario"} and OF_ITS_NATURE.search(message)
    return bool(alone) and task_named(message, catalog) is not None


def of_a_result(asks: Sequence[str], message: str) -> tuple[str, ...]:
    """An explanation of a bad result before an amount of data, and in place of the usual settings;
    else nothing."""
    if {*asks[:1]}.isdisjoint((DATA, SETTINGS)) or not went_badly(message):
        return ()
    return (EXPLAIN, *(ask for ask in asks if ask not in (EXPLAIN, SETTINGS)))


def of_settings(
    asks: Sequence[str], change: Change, message: str, catalog: Catalog
) -> tuple[str, ...]:
    """An explanation of a length, the usual beside a setting that is judged, the facts of a task;
    else nothing."""
    if {*asks[:1]} & {DATA, SETTINGS} and _of_length(message):
        return _before(EXPLAIN, asks[1:])
    if _names_a_setting(asks, change, message):
        return _before(SETTINGS, asks[1:])
    if asks[:1] != (EXPLAIN,):
        return ()
    if _of_a_task(change, message, catalog):
        return _before(DATA, asks[1:])
    if _judges_setting(change, message):
        return _before(SETTINGS, asks[1:])
    return ()


def _before(first: str, asks: Sequence[str]) -> tuple[str, ...]:
    return (first, *(ask for ask in asks if ask not in (first, EXPLAIN)))


def _names_a_setting(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether a setting is asked for by its name, and neither memory nor time nor money: the figures
    of a run have no such row, and the article on raw text none of its rates."""
    named = settings_named(message)
    if asks[:1] == (SETTINGS,):
        return bool(named) and change.brief.values.get("objective") == "pretrain"
    if asks[:1] != (FIGURES,) or len(message) > SHORT:
        return False
    stated = change.stated.keys()
    if FINE.search(message) and stated & {*OF_A_SETTING}:
        return stated <= OF_A_MODEL | {*OF_A_SETTING, "samples"} and not OF_A_RUN.search(message)
    alone = change.stated.keys() <= OF_A_MODEL
    return alone and not change.doubts and bool(named) and not OF_A_RUN.search(message)


def _judges_setting(change: Change, message: str) -> bool:
    """Whether a stated setting is asked to be judged: "is rank 256 too big?"."""
    judged = TOO.search(message) and not OF_A_SYMPTOM.search(message)
    return bool(judged) and not change.stated.keys().isdisjoint(OF_A_SETTING)


def _of_length(message: str) -> bool:
    """Whether the length of a sample is asked, and no setting that has usual values."""
    return bool(OF_LENGTH.search(message)) and not settings_named(message)
