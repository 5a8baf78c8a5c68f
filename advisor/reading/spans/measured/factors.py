"""How many times slower one method is said to be than another, beside what is usual."""

import re
from collections.abc import Sequence

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.reading.spans.measured.compared_times import by_method
from advisor.reading.spans.measured.finding import Finding
from advisor.reading.spans.measured.times import METHODS, SENTENCE, TimedRun
from advisor.result import note

WORDS = {"twice": 2, "double": 2, "two": 2, "two to three": 2, "three": 3, "triple": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
         "eight": 8, "ten": 10, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "十": 10}  # fmt: skip
_NUMBER = rf"(?P<times>\d{{1,3}}(?:\.\d)?|{'|'.join(sorted(WORDS, key=len, reverse=True))})"
_TO = r"(?:\s?(?:[-–~到至]|to|or)\s?(?:\d{1,3}(?:\.\d)?|[a-z]{3,5}|[两二三四五六七八十]))?"
FACTOR = re.compile(
    rf"(?<![a-z\d.]){_NUMBER}{_TO}\s?(?:(?:times|x|-?fold)\s(?:as\s(?:slow|long|much time)|slower|longer|that of|the time|more time|the duration)"
    rf"|as\s(?:slow|long)(?![a-z]))"
    rf"|(?:takes?|took|needs?|costs?|factor of)\s(?:about\s|around\s|roughly\s|almost\s|nearly\s)?{_NUMBER.replace('times', 'taken')}{_TO}\s?(?:times|x)(?![a-z])"
    rf"|(?P<percent>\d{{2,3}})\s?%\s(?:slower|longer|more time)"
    rf"|(?:慢|多花|长)了?\s?(?:大概|大约|约|将近|近)?{_NUMBER.replace('times', 'behind')}{_TO}\s?倍|{_NUMBER.replace('times', 'before')}{_TO}\s?倍(?:的?时间|慢|的?用时|的?耗时|左右的时间)",
    re.I,
)
GENERATED = re.compile(r"(?<![a-z])(?:grpo|ppo|rloo|dapo|gspo)(?![a-z])", re.I)
PIVOT = re.compile(r"slower|longer|more time|takes?|took|costs?|比|慢于", re.I)
"""Between the method that takes longer and the other."""


def of_methods(text: str, runs: Sequence[TimedRun], catalog: Catalog) -> Finding | None:
    """A stated factor, or the one of two times, of a pair of methods whose usual one is known; none
    where answers are generated, which is most of the time and no matter of the method."""
    if GENERATED.search(text):
        return None
    if stated := _stated(text):
        words, times, slow, quick = stated
        return _judged(catalog, times, slow, quick, (words,))
    for slower, faster in by_method(runs):
        if slower.method and faster.method:
            times, words = slower.value / faster.value, (slower.words, faster.words)
            return _judged(catalog, times, slower.method, faster.method, words)
    return None


def _judged(
    catalog: Catalog, times: float, slow: MethodId, quick: MethodId, words: tuple[str, ...]
) -> Finding | None:
    for row in catalog.usual_factors.values():
        if (row.one, row.other) == (slow, quick):
            told = note(
                "measured.factor",
                times=float(f"{times:.2g}"),
                slow_method=slow,
                quick_method=quick,
                low=row.low,
                high=row.high,
                by=row.by,
                more=times > row.high,
            )
            beyond = note("measured.beyond", what=row.beyond) if times > row.high else None
            return Finding(told, words, beyond)
    return None


def _stated(text: str) -> tuple[str, float, MethodId, MethodId] | None:
    """The first factor of a message that tells which of two methods is the slower."""
    found = FACTOR.search(text)
    pair = _slower(text) if found else None
    return (found[0], _times(found), *pair) if found and pair else None


def stated_times(text: str) -> float | None:
    """How many times the time of another run one is said to take."""
    found = FACTOR.search(text)
    return _times(found) if found else None


def _times(found: re.Match[str]) -> float:
    if found["percent"]:
        return 1 + int(found["percent"]) / 100
    words = found["times"] or found["taken"] or found["before"] or found["behind"]
    times = WORDS.get(words.lower()) or float(words)
    return times + 1 if found["behind"] and times == 1 else times  # 慢一倍


def _slower(text: str) -> tuple[MethodId, MethodId] | None:
    """The methods before and behind a word that says which of them takes longer."""
    for sentence in SENTENCE.split(text):
        named: list[tuple[int, MethodId]] = [
            (found.start(), method)
            for method, words in METHODS
            for found in words.finditer(sentence)
        ]
        named.sort()
        for pivot in PIVOT.finditer(sentence):
            before: list[MethodId] = [method for place, method in named if place < pivot.start()]
            behind: list[MethodId] = [method for place, method in named if place > pivot.start()]
            if before and behind and before[-1] != behind[0]:
                return before[-1], behind[0]
    return None
