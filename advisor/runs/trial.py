"""What the user measured of a run in a trial, and the estimates that follow it."""

from typing import NamedTuple

from advisor.result import Range
from advisor.runs.memory import PARTS, MemoryEstimate
from advisor.runs.speed import SpeedEstimate

MEMORY_RANGE, SPEED_RANGE = 1.05, 1.1
"""Expected to low and to high, as factors, of what was measured."""


class Trial(NamedTuple):
    """Measured over computed; None: not measured."""

    memory_factor: float | None = None
    """Of the process's peak."""
    time_factor: float | None = None
    """Of an optimizer step."""

    def memory(self, computed: MemoryEstimate) -> MemoryEstimate:
        """Every part scaled alike, in a narrow range."""
        if (factor := self.memory_factor) is None:
            return computed
        names = (*PARTS, "allocated", "reserved", "expected")
        scaled = {name: factor * getattr(computed, name) for name in names}
        bounds = {
            "low": scaled["expected"] / MEMORY_RANGE,
            "high": scaled["expected"] * MEMORY_RANGE,
        }
        return computed.model_copy(update={**scaled, **bounds})

    def speed(self, computed: SpeedEstimate) -> SpeedEstimate:
        """Every step as many times longer; evaluation and saving too, but for the disk."""
        if (factor := self.time_factor) is None:
            return computed
        rate, hours = computed.tokens_per_second.expected / factor, factor * computed.hours.expected
        return computed.model_copy(
            update={
                "seconds_per_step": factor * computed.seconds_per_step,
                "utilization": computed.utilization / factor,
                "tokens_per_second": _around(rate),
                "hours": _around(hours),
                "overhead_hours": factor * computed.overhead_hours,
            }
        )


UNTRIED = Trial()
"""Nothing was measured: the estimates stay as computed."""


def _around(expected: float) -> Range:
    return Range(low=expected / SPEED_RANGE, expected=expected, high=expected * SPEED_RANGE)
