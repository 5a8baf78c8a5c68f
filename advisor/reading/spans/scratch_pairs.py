"""Models of which training from scratch is asked, each with its tokens: "a 1B on 20B tokens, and a
7B on 140B"."""

import re
from typing import NamedTuple

SCALE = {
    "b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12, "亿": 1e8, "億": 1e8,
    "万亿": 1e12,
}  # fmt: skip
NUMBER = r"(?<![A-Za-z0-9.])(\d{1,5}(?:\.\d{1,3})?)\s?"
TOKENS = r"\s?个?\s?(?:tokens?|词元)"
PAIR = re.compile(
    rf"{NUMBER}b(?![a-z0-9])[^。？?!\d]{{0,30}}?"
    rf"(?:(?P<on>\s(?:on|over|with)\s|用|吃|读|读完|配)|[，,]|模型)[^。？?!\d]{{0,12}}?"
    rf"{NUMBER}(?P<unit>(?:billion|trillion|bn|b|t)(?![a-z0-9])|万亿|亿|億)(?(on)(?:{TOKENS})?|{TOKENS})",
    re.I,
)
"""Behind "on" the word for tokens may be left out."""


class Pair(NamedTuple):
    model: str
    tokens: float


def pairs(message: str) -> tuple[Pair, ...]:
    """In their order, each once."""
    found = (
        Pair(f"{match[1]}B", float(match[3]) * SCALE[match["unit"].lower()])
        for match in PAIR.finditer(message)
    )
    return tuple(dict.fromkeys(found))
