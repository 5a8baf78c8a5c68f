"""The numbered questions of a message: each is a question of its own, with what is said before the
first one and what the earlier ones state."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.catalog.search import words
from advisor.language import simplified
from advisor.reading.brief import Brief, Change, Fact

MARK = re.compile(
    r"(?:(?<=[\s：:。；;？?！!，,.）)\"”])|^)"
    r"(?:[（(](?P<bracketed>[1-9一二三四五六七八九])[）)]|(?P<digit>[1-9])(?:[.．](?!\d)|[、)）]|：)"
    r"|(?P<chinese>[一二三四五六七八九])[、.．]|问题(?P<question>[1-9一二三四五六七八九])[：:.、]?"
    r"|第(?P<ordinal>[一二三四五六七八九])(?:个(?:问题)?)?[，,：:、]|(?P<circled>[①②③④⑤⑥⑦⑧⑨])"
    r"|(?P<word>first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth)[,:]\s)\s*",
    re.I,
)
"""Before a question: its number."""
CHINESE, CIRCLED = "一二三四五六七八九", "①②③④⑤⑥⑦⑧⑨"
WORDS = ("first", "second", "third", "fourth")
ASKING = re.compile(
    r"[?？吗呢]|怎么|怎样|如何|多少|多大|多久|哪|(?<![了好这前后过])几|什么|为啥|为何|能不能|能否|可否|可不可以|是否|是不是"
    r"|够不够|区别|对不对|行不行|要不要|会不会|有没有|用不用|需不需要|值不值"
)
"""A question; in English its mark tells."""
MOST_POINTS = 6
CARRIED = frozenset(
    ("model", "gpu", "num_gpus", "gpu_memory_gib", "host_memory_gib", "method", "objective", "samples",
     "tokens_per_sample", "dataset_tokens", "dataset_bytes", "scenario", "need")
)  # fmt: skip
"""Slots that what an earlier point states holds for too: what is trained, on what, of what."""


@dataclass(frozen=True)
class Point:
    """One numbered question."""

    label: str
    """As it is written before its answer: "1." or "一、"."""
    text: str

    @property
    def singles(self) -> tuple["Point", ...]:
        """Each of its questions, with what is said before it."""
        told: list[str] = []
        for piece in filter(None, map(str.strip, AFTER_A_QUESTION.split(self.text))):
            whole = asks(piece) and len({*words(piece)}) >= FEWEST_WORDS
            alone = whole and not REFERS_BACK.search(simplified(piece))
            if told and not alone:
                told[-1] = f"{told[-1]} {piece}"
            else:
                told.append(piece)
        return tuple(Point(self.label, text) for text in told)

    @property
    def shown(self) -> str:
        """Its label with its beginning."""
        text = " ".join(self.text.split())
        return f"{self.label} {text}" if len(text) <= SHOWN else f"{self.label} {text[:SHOWN]}…"


AFTER_A_QUESTION = re.compile(r"(?<=[?？])(?![?？])")
REFERS_BACK = re.compile(
    r"^(?:还是|或者|or\b)|(?:这个|该|此)(?:参数|设置|数值)|\bth(?:is|at) (?:parameter|setting|value)\b",
    re.I,
)
"""The other side of a question, or one about the setting that the question before it names."""
FEWEST_WORDS = 2
"""Of a question that can be read alone; one of fewer goes with the one before it."""
SHOWN = 48
"""Characters of a question that is named without an answer."""


@dataclass(frozen=True)
class Points:
    before: str
    """What is said before the first one."""
    each: tuple[Point, ...]

    @property
    def singles(self) -> list[tuple[int, Point]]:
        """The questions with the places of their points; the points, where they are too many."""
        found = [(place, one) for place, point in enumerate(self.each) for one in point.singles]
        return found if len(found) <= MOST_POINTS else [*enumerate(self.each)]


def points(message: str) -> Points | None:
    """None where fewer than two are numbered from one on, or where one of them asks nothing: the steps
    of a story, the items of a list."""
    marks = [*_in_order(message)]
    if not 2 <= len(marks) <= MOST_POINTS:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(message)]
    each = tuple(
        Point(_label(mark), message[mark.end() : end].strip(" ;；，,\n"))
        for mark, end in zip(marks, ends, strict=True)
    )
    asking = all(asks(point.text) for point in each)
    return Points(message[: marks[0].start()].strip(), each) if asking else None


def asks(text: str) -> bool:
    """In traditional characters too."""
    return bool(ASKING.search(simplified(text)))


def _in_order(message: str) -> Iterator[re.Match[str]]:
    """The marks 1, 2, 3, … that follow one another, all written in one way."""
    kind = ""
    expected = 1
    for mark in MARK.finditer(message):
        group = str(mark.lastgroup)
        if _number(mark) == expected and group == (kind or group):
            kind, expected = group, expected + 1
            yield mark


def _number(mark: re.Match[str]) -> int:
    said = mark[str(mark.lastgroup)].lower()
    for row in (CHINESE, CIRCLED):
        if said in row:
            return row.index(said) + 1
    if said.isdigit():
        return int(said)
    return next(place for place, word in enumerate(WORDS, 1) if said.startswith(word))


def _label(mark: re.Match[str]) -> str:
    number = _number(mark)
    written = mark[0].strip(" （(")
    return f"{CHINESE[number - 1]}、" if written[0] in CHINESE + "第" else f"{number}."


def of_point(whole: Change, own: Change, message: Points, place: int) -> Change:
    """What holds for a question of a point: what is said before the first one and in its own, and what
    is trained by those before it."""
    told = f"{message.before}\n{message.each[place].text}"
    earlier = "\n".join(each.text for each in message.each[:place])
    turn = max((fact.turn for fact in whole.brief.facts.values()), default=0)
    facts = {
        slot: fact
        for slot, fact in whole.brief.facts.items()
        if slot not in whole.stated or _holds(slot, fact, told, earlier)
    }
    new = {
        slot: replace(fact, turn=turn)
        for slot, fact in own.brief.facts.items()
        if not _told_otherwise(slot, fact, whole, own)
    }
    return replace(own, brief=Brief({**facts, **new}))


def _told_otherwise(slot: str, fact: Fact, whole: Change, own: Change) -> bool:
    """Whether the whole message tells that these very words are something else: of its text, not of a
    card's memory."""
    others = (other for other, told in whole.brief.facts.items() if told.words == fact.words)
    elsewhere = [other for other in others if fact.words and other not in own.brief.facts]
    return slot not in whole.brief.facts and bool(elsewhere)


def _holds(slot: str, fact: Fact, told: str, earlier: str) -> bool:
    return fact.words in told or (slot in CARRIED and fact.words in earlier)


SHORT = 120
"""Bytes of what is said before the first one up to which it tells what all are about; a longer one is
a story."""


def heard(message: Points, one: Point) -> str:
    """A question with what it is about."""
    about = 0 < len(message.before.encode()) <= SHORT
    return f"{message.before}\n{one.text}" if about else one.text
