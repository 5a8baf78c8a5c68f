"""Progress bars of tqdm that a message pastes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from advisor.reading.places import Place
from advisor.units import HOUR_SECONDS

Kind = Literal["steps", "rows"]
"""Steps of a training; rows that are tokenized or otherwise prepared."""
CLOCK = r"(?:\d{1,3} days?, )?\d{1,5}(?::\d{2}){1,2}"
BAR = re.compile(
    rf"(?:(?<!\d)\d{{1,3}}%\s?\|[^|\n]{{0,80}}\|\s{{0,3}})?(?P<done>\d{{1,8}})/(?P<total>\d{{1,8}})\s?\[(?P<elapsed>{CLOCK})\s?<\s?(?P<left>{CLOCK}|\?)"
    r",\s{0,2}(?P<rate>\d{1,9}(?:\.\d{1,6})?)\s?(?P<unit>(?:it|examples?|samples?|ex)\s?/\s?s|s\s?/\s?(?:it|examples?|ex))"
)
OF_OTHERS = re.compile(
    r"shards?|loading|download|fetch|saving|evaluat|predict|upload|safetensors", re.I
)
OF_ROWS = re.compile(r"tokeni[sz]|\bmap\b|process|convert|format|packing|generating", re.I)
LABEL = 60
"""Letters before a bar that may say of what it is."""
LEAST_STEPS = 5


@dataclass(frozen=True)
class Bar:
    """One line of it."""

    words: str
    kind: Kind
    done: int
    total: int
    elapsed_seconds: float
    seconds: float
    """Each."""
    place: Place

    @property
    def left_hours(self) -> float:
        return (self.total - self.done) * self.seconds / HOUR_SECONDS


def bars(text: str) -> Iterator[Bar]:
    """In their order; none of models that are loaded or of evaluations."""
    for found in BAR.finditer(text):
        label = text[max(0, found.start() - LABEL) : found.start()].rpartition("\n")[2]
        rate, unit = float(found["rate"]), found["unit"].replace(" ", "")
        if OF_OTHERS.search(label) or not rate:
            continue
        rows = bool(OF_ROWS.search(label)) or "it" not in unit
        yield Bar(
            found[0],
            "rows" if rows else "steps",
            int(found["done"]),
            int(found["total"]),
            _seconds(found["elapsed"]),
            rate if unit.startswith("s/") else 1 / rate,
            found.span(),
        )


def last(text: str, kind: Kind) -> Bar | None:
    """The last line of the longest bar."""
    found = [bar for bar in bars(text) if bar.kind == kind and bar.total >= LEAST_STEPS]
    most = max((bar.total for bar in found), default=0)
    return next((bar for bar in reversed(found) if bar.total == most), None)


def _seconds(clock: str) -> float:
    days, _, rest = clock.rpartition(" days, " if " days, " in clock else " day, ")
    parts = [int(part) for part in rest.split(":")]
    while len(parts) < 3:
        parts.insert(0, 0)
    hours, minutes, seconds = parts
    return int(days or 0) * 24 * HOUR_SECONDS + hours * HOUR_SECONDS + minutes * 60 + seconds
