"""How a figure comes about: the formula with its values, where these are from, and what was
measured of a run like it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Sign = Literal["", "+", "−", "×", "÷"]


@dataclass(frozen=True)
class Step:
    """A value and what it does to the result of the steps above it; the first has no sign."""

    sign: Sign
    label: str
    value: float
    shown: str


@dataclass(frozen=True)
class Origin:
    """Where a fact is from."""

    source: str
    """An address, or a name."""
    as_of: date | None = None
    """Null: not known."""


@dataclass(frozen=True)
class Nearest:
    """The measured run that is most like this one."""

    run: str
    """Model, method, cards and batch."""
    measured: str
    estimated: str
    """What is computed for that run."""
    error: float
    """estimated / measured − 1."""
    shown_error: str
    source: str
    address: str | None


@dataclass(frozen=True)
class Receipt:
    """The steps, taken one after the other, come to the figure."""

    steps: tuple[Step, ...]
    about: str = ""
    """What the values themselves rest on, in a sentence."""
    origins: tuple[Origin, ...] = ()
    nearest: Nearest | None = None
    record: str = ""
    """How all such runs that were measured came out."""

    @property
    def total(self) -> float:
        first, *others = self.steps
        total = first.value
        for step in others:
            total = _with(total, step)
        return total

    @property
    def is_sum(self) -> bool:
        """Of parts, none of them subtracted."""
        return len(self.steps) > 1 and all(step.sign == "+" for step in self.steps[1:])


def _with(total: float, step: Step) -> float:
    match step.sign:
        case "+" | "":
            return total + step.value
        case "−":
            return total - step.value
        case "×":
            return total * step.value
        case "÷":
            return total / step.value
