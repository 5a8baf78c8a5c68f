"""What the asker of a run that ran out of memory tried, and what he holds to be missing."""

import re
from collections.abc import Iterator
from typing import Literal

DEVICES = re.compile(r"CUDA_VISIBLE_DEVICES\s?=\s?[\"']?(\d+(?:\s?,\s?\d+)*)", re.I)
COUNTED = re.compile(
    r"(?<![\d.,-])(\d{1,2}|[两二三四六八])\s?(?:张|块|卡|gpus?\b|cards?\b|(?:x\s?|×\s?)?(?=(?:[ahlv]\d{2,3}|rtx|\d090|a6000)\b))",
    re.I,
)
CHINESE = {"两": 2, "二": 2, "三": 3, "四": 4, "六": 6, "八": 8}
MOST_TRIED = 4
GUESS = re.compile(
    r"猜|怀疑|懷疑|是不是|是否|会不会|難道|难道|可能是|suspect|guess|wonder|maybe|perhaps|\bis it (?:because|that)|do i need|should i (?:use|enable|set)|could it be|might be|not (?:enabled|using|activated)",
    re.I,
)
TENSOR = re.compile(
    r"tensor[-_ ]?parallel\w*|张量并行|張量並行|模型并行|model[-_ ]?parallel\w*", re.I
)
NEAR = 40


def suspected(message: str) -> Literal["tensor"] | None:
    """Tensor or model parallelism, where it is a guess."""
    found = TENSOR.search(message)
    if found is None:
        return None
    around = message[max(0, found.start() - NEAR) : found.end() + NEAR]
    return "tensor" if GUESS.search(around) else None


def counts_tried(message: str) -> tuple[int, ...]:
    """Numbers of cards, where there are several."""
    devices = {len(each[1].split(",")) for each in DEVICES.finditer(message)}
    named = {CHINESE.get(each[1]) or int(each[1]) for each in COUNTED.finditer(message)}
    found = sorted(number for number in devices | named if 1 < number <= 64)
    return tuple(found) if 2 <= len(found) <= MOST_TRIED else ()


def words_tried(message: str) -> Iterator[str]:
    """What the call rests on beside the slots: the guess."""
    if suspected(message):
        yield from (found[0] for found in TENSOR.finditer(message))
