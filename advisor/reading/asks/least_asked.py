"""Whether the least memory is asked for, "is that the minimum, can it be lower", and the amount that
it is compared with."""

import re

from advisor.reading.brief import Change
from advisor.reading.slots import FIGURES

LEAST = "find_least_memory"
ASKS = (FIGURES, "fix_memory", "find_limit", "explain")
"""Asks in whose place it may be asked for."""
LOWEST = re.compile(
    r"\b(?:(?:absolute|bare|very)\s)?(?:minimum|minimal|least|lowest|smallest)\b[^.?!]{0,40}\b(?:v?ram|(?:gpu\s)?memory|requirement)|\b(?:v?ram|memory)\b[^.?!]{0,40}\b(?:minimum|lower\sbound|floor)\b"
    r"|\b(?:any|even|go|get|be|it|to)\s(?:\w+\s)?(?:lower|below|less)\b|(?:最低|最少|最小|下限|极限)[^，。？]{0,16}(?:显存|顯存)|(?:显存|顯存)[^，。？]{0,16}(?:最低|最少|最小|下限)|更(?:低|少|省)",
    re.I,
)
MEMORY = re.compile(r"v?ram\b|memory|显存|顯存", re.I)
PRODUCT = re.compile(r"(\d{1,4})\s?[*x×]\s?(\d{1,3})\s?(?:G|=)", re.I)
AMOUNT = re.compile(r"(?<![\d.])(\d{1,5}(?:\.\d)?)\s?(?:GiB|GB|G)(?![A-Za-z])", re.I)


def least_asked(ask: str, change: Change, message: str) -> bool:
    """Of a model, where no card is stated that it must fit."""
    stated = change.brief.values
    open_cards = "model" in stated and "gpu" not in stated and not change.runs
    asked = LOWEST.search(message) and MEMORY.search(message)
    return ask in ASKS and open_cards and bool(asked)


def compared_with(tool: str, message: str) -> dict[str, float]:
    """As an argument: the largest amount of memory that the message names, of all cards together."""
    if tool != LEAST:
        return {}
    products = [int(count) * float(each) for count, each in PRODUCT.findall(message)]
    amounts = [*products, *map(float, AMOUNT.findall(message))]
    return {"stated_gib": max(amounts)} if amounts else {}


def words_of_least(tool: str, message: str) -> tuple[str, ...]:
    """What the call rests on beside the slots: its amounts, however they are written."""
    return (message,) if tool == LEAST else ()
