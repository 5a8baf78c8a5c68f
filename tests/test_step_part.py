"""A time that is a part of another."""

import pytest

from advisor.reading.spans.measured.step_part import share
from advisor.reading.spans.measured.times import timed_runs


@pytest.mark.parametrize(
    ("message", "percent", "ceiling"),
    [
        ("One step takes 10 min, of which generating takes 6 min.", 60, 2.5),
        ("A step takes 90 s/step, 60 s/step of it are generation", 67, 3.0),
        ("一步要12分钟，其中生成占了9分钟", 75, 4.0),
        ("One epoch takes 5 hours, of which evaluation takes 2 hours.", 40, 1.7),
    ],
)
def test_its_share_and_what_leaving_it_out_would_bring(
    message: str, percent: int, ceiling: float
) -> None:
    found = share(message, timed_runs(message))
    assert found is not None
    assert (found.note.facts["percent"], found.note.facts["ceiling"]) == (percent, ceiling)


@pytest.mark.parametrize(
    "message",
    [
        "3 epochs take 12 hours, and a second run took 4 hours",
        "5 hours on one card. It took 2 hours",
    ],
)
def test_two_runs_are_no_parts(message: str) -> None:
    assert share(message, timed_runs(message)) is None
