"""The figures an answer leads with."""

from dataclasses import dataclass, replace
from typing import Literal

from advisor.answers.card.receipt import Receipt

Name = Literal[
    "hours", "cost", "memory", "month", "speed", "users", "cards", "requests", "days", "price"
]
Unit = Literal["h", "USD", "GiB", "tokens/s", "users", "cards", "requests/day", "days"]


@dataclass(frozen=True)
class Gauge:
    """A card's memory: what fills it, and what a process can have of it. GiB."""

    parts: tuple[tuple[str, float], ...]
    """Name of a part (`part` of the terms) and its size, in the order of the bar."""
    limit: float | None


@dataclass(frozen=True)
class Figure:
    """One large figure; every one has its receipt."""

    name: Name
    label: str
    value: float
    unit: Unit
    shown: str
    receipt: Receipt
    beside: str = ""
    """Its range, or what it is measured against."""
    gauge: Gauge | None = None

    def labelled(self, label: str) -> "Figure":
        return replace(self, label=label)

    def beneath(self, beside: str) -> "Figure":
        return replace(self, beside=beside)


@dataclass(frozen=True)
class Card:
    """What stands above everything else, and what is left for the text below it. Markdown."""

    verdict: str
    figures: tuple[Figure, ...]
    line: str
    """What decides the figures: amount of data, price and its date."""
    body: str
    """The answer's body, without what the figures say."""
    details: str = ""
    """And its details."""

    @property
    def gauged(self) -> bool:
        """Whether one of its figures is a memory, which the chart of the answer draws at large."""
        return any(figure.gauge for figure in self.figures)
