"""Constants and ranges against the published runs that they were fitted to."""

from typing import Literal

import pytest

from advisor.runs import ranges
from bench import fit, spreads
from bench.measured import read

ROWS = read()


def test_the_ranges_are_those_of_the_law() -> None:
    memory = spreads.spreads(spreads.memory_ratios(ROWS))
    time = spreads.spreads(spreads.time_ratios(ROWS), spreads.TIME_SOURCES)
    assert {name: ranges.MEMORY[name] for name in memory} == memory
    assert {name: ranges.TIME[name] for name in time} == time


def test_nine_of_ten_runs_of_sources_left_out_lie_within_their_ranges() -> None:
    for found in (spreads.memory_ratios(ROWS), spreads.time_ratios(ROWS)):
        assert 0.86 <= spreads.coverage(found, spreads.level(found)) <= 0.94


@pytest.mark.slow
@pytest.mark.parametrize("of", ["memory", "time"])
def test_shipped_constants_lie_within_the_interval_of_the_best(
    of: Literal["memory", "time"],
) -> None:
    known = spreads.points(ROWS, of)
    found = [fit.fitted(constant, known) for constant in fit.CONSTANTS if constant.of == of]
    assert [each.constant.label for each in found if each and not each.shipped_within] == []
