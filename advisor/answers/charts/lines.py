"""Lines over two axes: each named at its end where there is room, else in a key above."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from advisor.answers.charts.drawing import LEAST_COLUMNS, cut, drawn
from advisor.answers.markup import spaced

HEIGHT = 224
"""Of the plot, in pixels; what is written beside a line needs `APART` of them."""
APART = 16
GRID = 1000
"""Units of the plot's own coordinates, which are stretched to its size."""
STEPS = (1, 2, 2.5, 5, 10)
MOST_TICKS = 4
LONGEST_NAME = 24
MARGIN = 0.02
"""Share of the width between what is written at the rows and where the lines begin."""


@dataclass(frozen=True)
class Axis:
    """From a figure to its place; a logarithmic axis ends at powers of ten."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool = False

    def along(self, value: float) -> float:
        """0 at the axis' low end, 1 at its high end."""
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Line:
    name: str
    colour: int
    """Of the series' colours."""
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Crossing:
    """A point that is marked and named."""

    x: float
    y: float
    label: str


def logarithmic(values: Sequence[float], written: Callable[[float], str], most: int) -> Axis:
    """From the power of ten below the values to the one above; of more than `most` powers every
    second is written."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    high = max(high, low + 1)
    powers = range(low, high + 1, 1 if high - low < most else 2)
    ticks = tuple((10.0**power, written(10.0**power)) for power in powers)
    return Axis(10.0**low, 10.0**high, ticks, logarithmic=True)


def from_zero(highest: float, written: Callable[[float], str]) -> Axis:
    """With a few ticks at round figures; nothing is written at 0."""
    power = 10.0 ** math.floor(math.log10(highest / MOST_TICKS))
    step = next(step * power for step in STEPS if highest / (step * power) <= MOST_TICKS)
    ticks = [step * place for place in range(1, int(highest / step) + 1)]
    return Axis(0.0, highest, ((0.0, ""), *((tick, written(tick)) for tick in ticks)))


def lines(
    title: str,
    text: str,
    drawn_lines: Sequence[Line],
    crossings: Sequence[Crossing],
    x: Axis,
    y: Axis,
    crossing: str = "",
) -> str:
    """The chart; `text` is what it says in words, `crossing` what its marks are where their labels do
    not say it."""
    left = MARGIN + max(len(label) for _, label in y.ticks) / LEAST_COLUMNS / 1.3

    def across(value: float) -> float:
        return left + (1 - left) * x.along(value)

    ends = _apart([HEIGHT * (1 - y.along(line.points[-1][1])) for line in drawn_lines])
    return drawn(
        "lines",
        title=spaced(title),
        text=spaced(text),
        height=HEIGHT,
        grid=GRID,
        columns=[(across(tick), label) for tick, label in x.ticks],
        rows=[(_down(tick, y), label) for tick, label in y.ticks],
        lines=[
            (line, cut(spaced(line.name), LONGEST_NAME), _path(line, across, y), end)
            for line, end in zip(drawn_lines, ends, strict=True)
        ],
        crossings=[(across(each.x), _down(each.y, y), spaced(each.label)) for each in crossings],
        crossing=spaced(crossing) if crossings else "",
    )


def _down(value: float, y: Axis) -> float:
    return round(HEIGHT * (1 - y.along(value)), 1)


def _path(line: Line, across: Callable[[float], float], y: Axis) -> str:
    places = ((GRID * across(a), GRID * (1 - y.along(b))) for a, b in line.points)
    return " ".join(f"{right:.1f},{down:.1f}" for right, down in places)


def _apart(places: Sequence[float]) -> list[float]:
    """The places moved so that none is nearer than `APART` to the next, in their order."""
    order = sorted(range(len(places)), key=lambda each: places[each])
    moved = list(places)
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + APART)
    lowest = HEIGHT
    for place in reversed(order):
        moved[place] = round(min(moved[place], lowest), 1)
        lowest = moved[place] - APART
    return moved
