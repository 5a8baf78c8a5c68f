"""Numbers as people write them, in both languages: "10万条" -> 100000, "half a million" -> 500000,
"1.2w" -> 12000.

Two jobs: find the numbers of a text (`find_numbers`), and say what each is worth. Which argument a
number fills is decided by its unit (`quantities`) and by the model, never here.
"""

import math
import re
from dataclasses import dataclass

from advisor.reading.places import Taken

WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "couple": 2, "pair": 2, "dozen": 12,
}  # fmt: skip
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "grand": 1e3,
    "lakh": 1e5,
    "lakhs": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
}
SUFFIXES = {
    "k": 1e3,
    "w": 1e4,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mil": 1e6,
    "b": 1e9,
    "bn": 1e9,
    **SCALES,
}
DIGITS = dict(
    zip(
        "零〇一二两三四五六七八九兩俩仨",
        [0.0, 0.0, 1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 2.0, 2.0, 3.0],
        strict=True,
    )
)
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}

_WORD = "|".join(sorted([*WORDS, *SCALES, "half", "quarter"], key=len, reverse=True))
_ZH = "零〇一二两三四五六七八九兩俩仨十百千万萬亿億半"
_NUMERIC = re.compile(
    r"(?<![A-WYZa-wyz0-9_])(?<!\d\.)(?P<digits>\d+(?:\.\d+)?[eE][-+]?\d{1,2}(?![A-Za-z0-9])"
    r"|\d{1,3}(?:(?:[,'’]\d{3})+| \d{3}(?: \d{3})*)(?!\d)(?:\.\d+)?|(?P<dotted>\d{1,3}(?:\.\d{3}){2,})(?!\d)|\d+(?:_\d{3})+|\d*\.\d+|\d+)"
    r"(?:(?!\sw/)\s?(?P<suffix>mn|mio|mil|bn|thousand|grand|hundred|lakhs?|million|crore|billion|[kKwWmM])(?P<tenth>(?<=[kKwW])\d(?!\.\d))?(?![A-Za-su-z0-9]|t(?!ok)))?"
    r"(?P<kibi>(?:(?<=[89])|(?<=\d\d))\s?[*×x]\s?1024(?![\d.]))?"
    r"(?P<zh>\s?[多来余]?[十百千万萬亿億]+(?:\d(?![\d.])|[一二三四五六七八九]?))?"
)
_SPELLED = re.compile(
    rf"(?<![A-Za-z])(?:a\s+)?(?:{_WORD})(?:(?:\s+|-)(?:and\s+|a\s+)*(?:{_WORD}))*(?![A-Za-z])", re.I
)
_CHINESE = re.compile(rf"(?<![几幾])[{_ZH}]+(?:[多来余][百千万萬亿億]+)?")
_VAGUE = re.compile(
    r"(?<![几数好\d一二两三四五六七八九十百千万])(?:[上近][百千万]+|[百千万](?=[把来余]))(?=[把来余]?[条份个篇张封对组次句])"
)
"""A count said by its place alone: "上万条", "千把条"."""


@dataclass(frozen=True)
class Number:
    """A number found in a text: where, what it is worth, whether it was written in digits."""

    start: int
    end: int
    value: float
    digits: bool

    def after(self, text: str, length: int) -> str:
        """What follows it, so many characters, without the backtick that closes around it."""
        return text[self.end : self.end + length].removeprefix("`")


def find_numbers(text: str) -> list[Number]:
    """All numbers, left to right, without overlap; digits win over words."""
    found = [Number(m.start(), m.end(), _numeric(m), True) for m in _NUMERIC.finditer(text)]
    taken = Taken(len(text), ((number.start, number.end) for number in found))
    for pattern, read in ((_SPELLED, spelled), (_VAGUE, _vague), (_CHINESE, chinese)):
        for match in pattern.finditer(text):
            value = read(match[0])
            if value is not None and taken.take(match.start(), match.end()):
                found.append(Number(match.start(), match.end(), value, False))
    return sorted(
        (number for number in found if math.isfinite(number.value)), key=lambda number: number.start
    )


def _numeric(match: re.Match[str]) -> float:
    value = float(re.sub(r"[,_ '’.]" if match["dotted"] else r"[,_ '’]", "", match["digits"]))
    if match["suffix"]:
        value = (value + int(match["tenth"] or 0) / 10) * SUFFIXES[
            match["suffix"].lower()
        ]  # "1w5" is 15000
    if match["kibi"]:  # a length in steps of 1,024: "64 * 1024"
        value *= 1024
    for place in re.sub(r"[\s多来余]", "", match["zh"] or ""):
        if place in MYRIADS or place in PLACES:
            scale = MYRIADS.get(place) or PLACES[place]
            value *= scale
        else:  # "1万5": the digit counts tenths of the place before it
            digit = DIGITS[place] if place in DIGITS else int(place)
            value += digit * scale / 10  # pyright: ignore[reportPossiblyUnboundVariable]
    return round(value, 6)


def _vague(text: str) -> float | None:
    return chinese("一" + text.lstrip("上近"))


def spelled(text: str) -> float | None:
    """English number words: "forty thousand" -> 40000, "half a million" -> 500000; None when it is
    no number ("half")."""
    total, group, seen = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in WORDS:
            group, seen = group + WORDS[word], True
        elif word in ("half", "quarter"):
            group += 0.5 if word == "half" else 0.25
        elif word in SCALES:
            group, seen = (group or 1) * SCALES[word], True
            if SCALES[word] >= 1e3:
                total, group = total + group, 0.0
    return total + group if seen else None


def chinese(text: str) -> float | None:
    """Chinese numerals: "一万二" -> 12000, "七十亿" -> 7e9, "二十万" -> 200000; None for what is no number
    ("半", "百", "万一")."""
    text = re.sub("[多来余]", "", text)
    counted = any(c in DIGITS or c == "十" for c in text) or (
        text[0] in PLACES and text[-1] in MYRIADS
    )
    if not counted or "半" in text or text[0] in MYRIADS:
        return None
    read = _Numeral()
    for char in text:
        read.take(char)
    return read.value(len(text) == 1)


class _Numeral:
    """A Chinese numeral read character by character."""

    def __init__(self) -> None:
        self.total, self.section = 0.0, 0.0
        self.digit: float | None = None
        """Digits since the last place."""
        self.last = 1.0
        """The last place: a digit at the end counts tenths of it ("一万二")."""

    def take(self, char: str) -> None:
        if char in DIGITS:
            self.digit = DIGITS[char] if self.digit is None else self.digit * 10 + DIGITS[char]
            if char in "零〇":
                self.last = 10.0  # "一万零五": the rest is counted in ones
            return
        if self.digit and 10 < self.digit < 100:
            self.digit = (self.digit // 10 + self.digit % 10) / 2  # "两三千": between the two
        if char in PLACES:
            self.section += (1 if self.digit is None else self.digit) * PLACES[char]
            self.last = PLACES[char]
        else:
            self._close_section(MYRIADS[char])
        self.digit = None

    def _close_section(self, myriad: float) -> None:
        """ "二十万": what stands before 万 or 亿 is counted in it; before 亿, all of it."""
        section = self.section + (self.digit or 0) or 1
        self.total = (
            (self.total + section) * myriad
            if myriad > 1e4 or not self.total
            else self.total + section * 1e4
        )
        self.section, self.last = 0.0, myriad

    def value(self, alone: bool) -> float:
        if self.digit is None:
            return self.total + self.section
        tenths = self.last > 10 and not alone
        return self.total + self.section + (self.digit * self.last / 10 if tenths else self.digit)
