"""The least memory that training takes, and which questions ask for it."""

import pytest

from advisor.advice.memory.find_least_memory import FindLeastMemory
from advisor.advice.tools import TOOLS
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.calls import calls
from tests.shipped import CATALOG

OF_A_MODEL = Change(Brief({"model": Fact("13B", "13B"), "method": Fact("full", "full")}), {})


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        (
            "The paper says 4 x 40 GB for full tuning of 13B. Is that the minimum memory, or can it be lower?",
            160,
        ),
        ("what is the lowest VRAM for full tuning of a 13B?", None),
        ("13B全参数微调最低要多少显存", None),
        ("13B全量要8*24=192G显存，还能更低吗", 192),
    ],
)
def test_a_minimum_is_answered_by_all_ways_to_less(message: str, amount: float | None) -> None:
    (call,) = calls(("estimate_training_cost",), OF_A_MODEL, message, TOOLS, CATALOG)
    assert call.tool == "find_least_memory"
    assert call.arguments.get("stated_gib") == amount


def test_on_a_stated_card_it_is_asked_whether_it_fits() -> None:
    brief = Brief({**OF_A_MODEL.brief.facts, "gpu": Fact("RTX 4090", "4090")})
    made = calls(
        ("estimate_training_cost",), Change(brief, {}), "minimum memory on a 4090?", TOOLS, CATALOG
    )
    assert [call.tool for call in made] == ["estimate_training_cost"]


def test_the_floor_on_the_cards_is_the_weights() -> None:
    """https://arxiv.org/abs/2306.09782: 65B in full on 8 x 24 GB by LOMO; two bytes a parameter."""
    found = FindLeastMemory(model="65B", method="full", stated_gib=192).run(CATALOG)
    assert 2 * 65e9 / 2**30 < found.least.peak_memory_gib < 192
    assert found.below_stated
    assert found.lowest.peak_memory_gib < 24
    assert found.lowest.host_gib > 2 * 65e9 / 2**30


def test_less_than_any_way_takes_is_said_to_be_too_little() -> None:
    assert not FindLeastMemory(model="13B", method="lora", stated_gib=1).run(CATALOG).below_stated
