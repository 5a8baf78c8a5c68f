"""What a message tells of money in words that no slot holds."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Change
from advisor.reading.calls import calls
from advisor.reading.leftovers import unused
from advisor.reading.weekly_use import weekly_use
from tests.talk import brief


@pytest.mark.parametrize(("message", "hours"), [
    ("buy or rent a 4090, 20 hours a week", 20), ("I train 6 hours per day", 42), ("每周用30小时", 30), ("一天跑八小时", 56), ("about 2.5h/day", 17.5),
    ("200 hours a week", None), ("it took 8 hours", None), ("每小时多少钱", None), ("每天1000次请求", None),
])  # fmt: skip
def test_use_of_a_week_or_a_day(message: str, hours: float | None):
    found = weekly_use(message)
    assert (found.hours_per_week if found else None) == hours


def test_a_purchase_is_weighed_with_all_that_was_said(catalog: Catalog):
    message = "Buy a 4090 or rent it on RunPod, 20 hours a week, in Germany?"
    change = Change(brief(gpu="RTX 4090"), {"gpu": "RTX 4090"}, unused=("RunPod", "20", "a week"))
    made = calls(("buy_or_rent",), change, message, TOOLS, catalog)
    assert made[0].arguments == {
        "gpu": "RTX 4090", "provider": "RunPod", "hours": 20, "country": "Germany",
    }  # fmt: skip
    assert unused(change, made) == ()


def test_stated_hours_come_first(catalog: Catalog):
    change = Change(brief(gpu="RTX 4090", hours=8, days=30), {"hours": 8, "days": 30})
    (call,) = calls(("buy_or_rent",), change, "8 hours a day for 30 days", TOOLS, catalog)
    assert call.arguments["hours"] == 8
