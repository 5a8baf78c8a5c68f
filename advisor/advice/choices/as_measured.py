"""Set-ups beside one whose time was measured: the amount of data is what takes that time on it."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.advice.choices.side import Side


def as_measured(sides: Sequence[Side]) -> list[Side] | None:
    """The sides, not yet placed anew, with the amount that takes the measured hours on the first,
    which is the one that was named first; None where none was measured or the amount is known."""
    stated = sides[0].stated
    speed = sides[0].best.speed if sides[0].placed else None
    if not (stated and speed and stated.measured_hours) or stated.amount:
        return None
    factor = stated.measured_hours / speed.hours.expected
    return [_scaled(side, factor) for side in sides]


def _scaled(side: Side, factor: float) -> Side:
    if side.stated is None or not side.placed:
        return side
    samples = max(1, round(factor * side.best.set_up.workload.samples))
    return replace(side, stated=replace(side.stated, samples=samples))
