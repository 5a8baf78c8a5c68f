"""A user's own measurement: the estimates of that run follow it."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.notes import sentence
from advisor.errors import ToolError
from tests.shipped import CATALOG

RUN: dict[str, Any] = {
    "model": "Llama 3.1 8B",
    "method": "qlora",
    "gpu": "RTX 4090",
    "samples": 10_000,
    "micro_batch_size": 2,
}


def estimate(**arguments: Any) -> Any:
    return EstimateTrainingCost.model_validate({**RUN, **arguments}).run(CATALOG)


@given(st.floats(0.01, 1000), st.integers(1, 10))
def test_hours_and_dollars_follow_a_measured_step(seconds: float, times: int) -> None:
    measured = estimate(measured_seconds_per_step=seconds, samples=10_000 * times)
    plain = estimate(samples=10_000 * times)
    factor = seconds / plain.seconds_per_step
    assert measured.seconds_per_step == pytest.approx(seconds)
    assert measured.tokens_per_second.expected == pytest.approx(
        plain.tokens_per_second.expected / factor, rel=0.01, abs=0.1
    )
    assert measured.hours.expected == pytest.approx(
        factor * plain.hours.expected, rel=0.01, abs=1e-4
    )
    assert measured.hours.high / measured.hours.low <= plain.hours.high / plain.hours.low + 0.1
    assert measured.peak_memory_gib == plain.peak_memory_gib


@given(st.floats(1, 200))
@example(24.0)
def test_memory_and_fit_follow_a_measured_peak(gib: float) -> None:
    measured = estimate(measured_peak_gib=gib).peak_memory_gib
    assert measured.expected == pytest.approx(gib, abs=0.01)
    assert sum(measured.breakdown.values()) == pytest.approx(gib, abs=0.06)
    assert measured.low < measured.expected < measured.high
    fits, usable = estimate(measured_peak_gib=gib).fits, CATALOG.gpu(RUN["gpu"]).usable_gib
    assert fits is not False or gib > usable
    assert fits is not True or gib <= usable
    assert fits is False or gib <= 1.1 * usable  # just above it is tight


def test_the_lesson_s_table_gives_way_to_a_measurement() -> None:
    bare = {"model": "7B", "gpu": "RTX 4090"}
    measured = EstimateTrainingCost.model_validate({**bare, "measured_seconds_per_step": 20}).run(
        CATALOG
    )
    assert measured.basis == "computed"
    assert measured.seconds_per_step == pytest.approx(20)


def test_several_cards_stay_sharded_as_they_were_measured() -> None:
    several = {
        "model": "Llama 3.1 8B",
        "method": "lora",
        "gpu": "RTX 4090",
        "num_gpus": 2,
        "samples": 10_000,
    }
    measured = EstimateTrainingCost.model_validate(
        {**several, "measured_peak_gib": 30, "measured_seconds_per_step": 2}
    ).run(CATALOG)
    assert (measured.peak_memory_gib.expected, measured.fits) == (30, False)
    assert measured.seconds_per_step == pytest.approx(2)


def test_what_was_measured_of_one_run_says_nothing_of_others() -> None:
    asked = {"model": "13B", "method": "lora", "gpu": "RTX 4090", "samples": 10_000}
    plain, measured = (
        EstimateTrainingCost.model_validate({**asked, **more}).run(CATALOG)
        for more in ({}, {"measured_peak_gib": 27})
    )
    assert measured.alternatives == plain.alternatives


@pytest.mark.parametrize("name", ["measured_seconds_per_step", "measured_peak_gib"])
def test_a_measurement_is_a_number(name: str) -> None:
    for wrong in (0, -1, float("inf"), float("nan")):
        with pytest.raises((ValidationError, ToolError)):
            EstimateTrainingCost.model_validate({**RUN, name: wrong})


def test_the_answer_says_what_it_follows() -> None:
    notes = [
        sentence(note, "en")
        for note in estimate(measured_seconds_per_step=20, measured_peak_gib=15).assumptions
    ]
    assert any("your measured step" in note for note in notes)
    assert any("your measured peak" in note for note in notes)
    assert not any("measured" in sentence(note, "en") for note in estimate().assumptions)
