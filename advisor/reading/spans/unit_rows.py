"""How units are written beside a number: the rows of `units.yaml`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from advisor.catalog.row import Strict
from advisor.reading.rows import read

ENDING = r"\s?[:：=]?\s?$"
"""Between words before a number and the number."""


def _number(written: object) -> float:
    """A number, or a fraction as "1/30"."""
    return float(Fraction(str(written)))


Factor = Annotated[float, BeforeValidator(_number)]


class UnitRow(Strict):
    """A row of `units.yaml`."""

    after: str = ""
    before: str = ""
    slots: dict[str, Factor]
    stated: dict[str, float]


class UnitRows(Strict):
    """The whole file."""

    words: dict[str, str]
    """What stands for <name> in a pattern."""
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True)
class Unit:
    """A unit beside a number: what it can be of, and the factor to the slots' unit."""

    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    factor: float


@cache
def rows() -> UnitRows:
    return read("units.yaml", UnitRows)


@cache
def after() -> tuple[Unit, ...]:
    """Those behind a number, the first that matches counting."""
    return tuple(_units("after", ""))


@cache
def before() -> tuple[Unit, ...]:
    """Those before it."""
    return tuple(_units("before", ENDING))


def _units(side: str, ending: str) -> Iterator[Unit]:
    for row in rows().rows:
        if pattern := getattr(row, side):
            for name, words in rows().words.items():
                pattern = pattern.replace(f"<{name}>", words)
            factor = next(iter(row.slots.values()))
            yield Unit(re.compile(pattern + ending, re.I), tuple(row.slots), factor)
