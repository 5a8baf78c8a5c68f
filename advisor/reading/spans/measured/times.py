"""Times of runs that a message tells, each with the cards and the method beside it: "3 hours on 8
A100s", "双卡124.55s/it"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from advisor.catalog.guidance import MethodId
from advisor.reading.places import Place
from advisor.reading.spans.numbers import find_numbers
from advisor.units import HOUR_SECONDS

Kind = Literal["hours", "step"]
"""step: seconds of one."""
UNITS: tuple[tuple[re.Pattern[str], Kind, float], ...] = (
    (re.compile(r"\s?(?:s|secs?|seconds?|秒)\s?(?:/|per|一|每)\s?(?:it|iter|iteration|step|步)s?(?![a-z])", re.I), "step", 1),
    (re.compile(r"[\s-]?(?:(?:hours?|hrs?|h)(?![a-z\d/])|(?:个?小时|個?小時|个?钟头)(?![a-z/]))", re.I), "hours", 1),
    (re.compile(r"[\s-]?(?:minutes?|mins?|分钟|分鐘)(?![a-z\d/])", re.I), "hours", 1 / 60),
    (re.compile(r"[\s-]?(?:days?|天)(?![a-z\d/])", re.I), "hours", 24),
)  # fmt: skip
MINUTES = re.compile(
    r"(?:\s?(?:and|,|零|又))?\s?(?P<minutes>\d{1,2})\s?(?:minutes?|mins?|m(?![a-z\d])|分(?:钟|鐘)?)(?![a-z\d/])",
    re.I,
)
"""Behind whole hours: "2 hours 50 minutes", "2小时40分"."""
MOST = 16
"""Times that are looked at."""
REACH = 300
"""Characters beside a time that may belong to its sentence."""
SENTENCE = re.compile(r"(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s)|[;；。!！?？\n]")
CLAUSE = re.compile(
    r"[,，、;；。!！?？\n]|(?<!\d)\.(?=\s|$)|\s(?:and|but|while|vs\.?|versus|than)\s|比|而", re.I
)
COUNTS = {"single": 1, "one": 1, "单": 1, "單": 1, "一": 1, "two": 2, "dual": 2, "both": 2, "双": 2, "雙": 2, "两": 2,
          "二": 2, "three": 3, "三": 3, "four": 4, "四": 4, "six": 6, "六": 6, "eight": 8, "八": 8}  # fmt: skip
NAME = r"(?:[ahvlb]\d{1,3}s?|rtx\s?\d{4}|[2-5]0\d0|t4|mi\d{3}\w?)(?:\s?ti)?"
CARDS = re.compile(
    rf"(?<![a-z])(?P<count>(?<![\d.])\d{{1,3}}|{'|'.join(COUNTS)})\s?[x×*]?\s?(?:[张張块塊片]\s?)?"
    rf"(?:(?:nvidia|geforce)\s)?(?:\d{{2,3}}\s?g(?:i?b)?\s)?(?:(?P<name>{NAME})(?!\d)|gpus?(?![a-z])|cards?(?![a-z])|卡)",
    re.I,
)
METHODS: tuple[tuple[MethodId, re.Pattern[str]], ...] = (
    ("qlora", re.compile(r"q-?lora(?![a-z])", re.I)),
    ("lora", re.compile(r"(?<!q)(?<!q-)lora(?![a-z])", re.I)),
    ("full", re.compile(r"(?<![a-z])full(?![a-z])(?!\sepoch|\sday)|全量|全参", re.I)),
)


OTHERS = re.compile(
    r"有人|别人|別人|人家|群里|群裡|网友|網友|同事|同学|同學|师兄|師兄|师姐|朋友|隔壁|论文里?|官方|博客|帖子|他(?:们)?(?:说|用|跑|只)"
    r"|\b(?:some(?:one|body)|lab-?mates?|colleagues?|co-?workers?|friends?|people|others|a\sguy|(?:he|she|they)\s(?:says?|said|claims?|took|gets?|got|trained|finish\w*)"
    r"|the\s(?:paper|blog|readme|docs?|repo|author\w*))\b",
    re.I,
)


@dataclass(frozen=True)
class TimedRun:
    """A time as it is told, and what it is told of."""

    words: str
    kind: Kind
    value: float
    cards: int | None
    card: str | None
    """The card's name where it stands beside the count, squashed."""
    method: MethodId | None
    of_others: bool = False
    """Of somebody else's run, as its sentence says."""
    place: Place = (0, 0)

    @property
    def seconds(self) -> float:
        return self.value * HOUR_SECONDS if self.kind == "hours" else self.value


def timed_runs(text: str) -> tuple[TimedRun, ...]:
    """Every time in the order of the message; a log has many, and none of them is compared."""
    return tuple(islice(_timed(text), MOST))


def _timed(text: str) -> Iterator[TimedRun]:
    ended = 0
    for number in find_numbers(text):
        after = number.after(text, 20)
        for unit, kind, factor in UNITS:
            if number.start >= ended and (found := unit.match(after)):
                ended, value = number.end + found.end(), number.value * factor
                if factor == 1 and kind == "hours" and (more := MINUTES.match(text, ended)):
                    ended, value = more.end(), value + int(more["minutes"]) / 60
                yield _run(text, (number.start, ended), kind, value)
                break


def _run(text: str, place: Place, kind: Kind, value: float) -> TimedRun:
    cards = _beside(text, place)
    name = cards["name"] if cards else None
    return TimedRun(
        text[place[0] : place[1]],
        kind,
        value,
        _count(cards["count"]) if cards else None,
        re.sub(r"\W", "", name.lower()).removesuffix("s") if name else None,
        _method(text[slice(*_around(text, place, CLAUSE))]),
        bool(OTHERS.search(text[slice(*_around(text, place, SENTENCE))])),
        place,
    )


def _count(words: str) -> int:
    return COUNTS.get(words.lower()) or int(words)


def _beside(text: str, place: Place) -> re.Match[str] | None:
    """The cards of the clause, else those nearest in the sentence."""
    for ends in (CLAUSE, SENTENCE):
        start, end = _around(text, place, ends)
        found = list(CARDS.finditer(text, start, end))
        if found:
            return min(found, key=lambda each: _apart(each.span(), place))
    return None


def _apart(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _around(text: str, place: Place, ends: re.Pattern[str]) -> Place:
    """The clause or the sentence that a piece stands in."""
    first, last = max(0, place[0] - REACH), min(len(text), place[1] + REACH)
    before = [each.end() for each in ends.finditer(text, first, place[0])]
    after = ends.search(text, place[1], last)
    return (before[-1] if before else first), (after.start() if after else last)


def _method(clause: str) -> MethodId | None:
    found: list[MethodId] = [method for method, words in METHODS if words.search(clause)]
    return found[0] if len(found) == 1 else None
