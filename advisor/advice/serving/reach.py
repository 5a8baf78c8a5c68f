"""What servers reach of a card: constants fitted on published throughputs (`bench/serving.py`)."""

from typing import Literal, NamedTuple

from advisor.catalog.model import Shape

Kind = Literal["dense", "mixture"]


class Reach(NamedTuple):
    bandwidth: float
    """Share of the printed bandwidth."""
    compute: float
    """Share of the matrix peak."""
    prompt_experts: float
    """Of that, what a mixture reaches while it reads an input."""
    step_experts: float
    """And while it writes: each expert has few tokens."""
    several_cards: float
    """Of bandwidth and compute, where several cards share one copy."""
    layer_seconds: float
    """A layer takes no less in a step, however small: launches, and what is between the products."""
    request_seconds: float
    """Sampling, scheduling and text of each request in a step."""


REACH = Reach(0.95, 0.56, 0.51, 0.16, 0.91, 1.16e-4, 2.7e-5)
"""Least absolute error of the logarithm over rows of seven sources, each source with the square root
of its rows; left out, each source is met too (`bench/results/serving.md`)."""


class Spread(NamedTuple):
    """Of ten published throughputs nine lie between `low` and `high` times the computed one."""

    low: float
    high: float


SPREADS: dict[Kind, Spread] = {"dense": Spread(0.58, 1.47), "mixture": Spread(0.24, 1.82)}


def kind_of(shape: Shape) -> Kind:
    return "mixture" if shape.experts else "dense"
