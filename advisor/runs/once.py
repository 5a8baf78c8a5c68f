"""What several formulas ask of the same run or shape is computed once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

R = TypeVar("R")
V = TypeVar("V")


def once(formula: Callable[[R], V]) -> Callable[[R], V]:
    """`formula`, its value kept with each run or shape: it never changes, a copy is another."""
    name = f"{formula.__module__}.{formula.__name__}"

    @wraps(formula)
    def kept(run: R) -> V:
        values = run.__dict__
        if name not in values:
            values[name] = formula(run)
        return values[name]

    return kept
