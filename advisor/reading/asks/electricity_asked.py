"""A question what the electricity of a card costs, and for how many hours."""

import re
from collections.abc import Collection

BILL = re.compile(
    r"\belectric(?:ity)?\b[^.?!\n]{0,30}\b(?:costs?|bills?|prices?|money)\b|\b(?:costs?|bills?|prices?)\b[^.?!\n]{0,20}\belectric|\bpower\s(?:costs?|bills?)\b|电费|電費",
    re.I,
)
OF_A_TRADE = re.compile(
    r"\b(?:buy|buying|rent|renting|api|break[\s-]?even|purchase)\b|买|購|租|划算|回本|自建|部署",
    re.I,
)
"""Words of a purchase that the electricity is but a part of."""
OF_A_RUN = frozenset(("model", "method", "samples", "dataset_tokens", "epochs", "budget"))
"""Slots of a run whose own figures tell its cost."""
SPAN = re.compile(
    r"(\d{1,6}(?:[.,]\d{1,3})*|一|两|半|\ban?\b|\bone\b|每|per)\s?(?:个|張|张)?\s?(hours?|hrs?\b|h\b|days?|weeks?|months?|years?|小时|小時|天|周|月|年)",
    re.I,
)
HOURS = {
    "h": 1, "小": 1, "d": 24, "天": 24, "w": 168, "周": 168, "m": 730, "月": 730, "y": 8760, "年": 8760,
}  # fmt: skip
NUMBERS = {"一": 1.0, "每": 1.0, "per": 1.0, "a": 1.0, "an": 1.0, "one": 1.0, "两": 2.0, "半": 0.5}


def asks_electricity(stated: Collection[str], message: str) -> bool:
    """Whether the bill of a named card is asked, not of a run or a purchase."""
    of_a_card = "gpu" in stated and OF_A_RUN.isdisjoint(stated)
    return of_a_card and bool(BILL.search(message)) and not OF_A_TRADE.search(message)


def hours_told(message: str) -> tuple[float, str] | None:
    """Of the first span of time, with its words."""
    found = SPAN.search(message)
    if not found:
        return None
    number = found[1].lower()
    amount = NUMBERS.get(number)
    return (amount or float(number.replace(",", ""))) * HOURS[found[2][0].lower()], found[0]
