"""Other runs that a message asks about in place of its own ("would 4 cards be enough?", "还是必须加卡？"):
what of the call they change."""

import re
from collections.abc import Iterator

from advisor.language import simplified
from advisor.reading.asks.options_asked import asks, options_asked
from advisor.reading.asks.whether import CLAUSE
from advisor.reading.brief import Slots

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "eight": 8, "sixteen": 16, "一": 1, "单": 1,
           "两": 2, "二": 2, "三": 3, "四": 4, "六": 6, "八": 8, "十六": 16, "a second": 1, "another": 1}  # fmt: skip
NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
CARDS = r"(?:cards?|gpus?)(?![a-z])|卡(?!死|顿|住)|[张張块塊](?:卡)?(?![\s]*[A-Za-z\d毛钱])"
COUNT = re.compile(
    rf"(?P<more>(?:加|添|补|再买|再上|再来|再租)(?:上|个)?(?!到|成)|\badd(?:ing)?\s|\bbuy(?:ing)?\s)?"
    rf"(?<![\d.a-z])(?P<number>{NUMBER})\s*(?P<extra>(?:more|extra|additional|further)\s)?(?:{CARDS})",
    re.I,
)
MORE = re.compile(
    r"加(?:显)?卡(?!死|顿|住)|(?:add(?:ing)?|need|buy(?:ing)?|get)\s(?:more|extra)\s(?:cards|gpus)",
    re.I,
)
"""More of the cards, nobody says how many: as many again."""
ENOUGH = re.compile(
    r"\b(?:enough|suffice|sufficient|do|fit|help|fix|solve|work|run|need|have\sto|must)\b"
    r"|够|行|能|解决|有用|可以|放得下|必须|只能|得加|要不要|需要",
    re.I,
)
"""Of a clause that asks whether that many hold it."""
DIVIDED = {"parallelism": "zero3"}
NOT_DIVIDED = ("none", "ddp", "zero1", "zero2")
SHARD = "memory.shard"
MOST_CARDS = 64
MOST = 3


def variants_asked(message: str, run: Slots) -> tuple[Slots, ...]:
    """Of the run that a call was made with."""
    message = simplified(message)
    own = run.get("num_gpus") or 1
    counts = dict.fromkeys(_numbers(message, own))
    other = ({"num_gpus": number} for number in counts if number != own)
    divided = own > 1 and run.get("parallelism") in NOT_DIVIDED and _asks_to_divide(message)
    return (*((DIVIDED,) if divided else ()), *other)[:MOST]


def _asks_to_divide(message: str) -> bool:
    return any(SHARD in option.codes for option in options_asked(message))


def _numbers(message: str, own: int) -> Iterator[int]:
    for clause in CLAUSE.split(message):
        if asks(clause) and ENOUGH.search(clause):
            yield from (each for each in _counts(clause, own) if 0 < each <= MOST_CARDS)


def _counts(clause: str, own: int) -> Iterator[int]:
    found = [*COUNT.finditer(clause)]
    for each in found:
        written = each["number"].lower()
        number = NUMBERS.get(written) or int(written)
        added = each["more"] or each["extra"] or written in ("a second", "another")
        yield own + number if added else number
    if not found and MORE.search(clause):
        yield 2 * own
