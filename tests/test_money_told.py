"""What a message tells of money in words that no slot holds."""

import pytest

from advisor.advice.money.buy_or_rent import BuyOrRent
from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.calls import calls
from advisor.reading.calls.leftovers import unused
from advisor.reading.calls.tool_meant import asks_meant
from advisor.reading.places import Span
from advisor.reading.spans.owning import OWNED, one_purchase
from advisor.reading.spans.spans import find
from advisor.reading.spans.weekly_use import weekly_use
from tests.talk import brief


@pytest.mark.parametrize(("message", "hours"), [
    ("buy or rent a 4090, 20 hours a week", 20), ("I train 6 hours per day", 42), ("每周用30小时", 30), ("一天跑八小时", 56), ("about 2.5h/day", 17.5), ("每月用120小时", 28),
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


@pytest.mark.parametrize(("message", "facts"), [
    ("buy a 5090 for 2600 eur or rent one at ~0.60/hr? power is 0.31/kwh here", {"purchase_price": "2600 EUR", "electricity_price": "0.31 EUR"}),
    ("整机2.5万（单张5090），电费0.6一度，跟租云比多久回本？", {"machine_price": "25000 CNY", "electricity_price": "0.6 CNY"}),
    ("二手3090 6000块一张，买还是租划算？", {"purchase_price": "6000 CNY"}),
    ("Is a 4090 worth buying at $1,900 vs renting? 12 cents per kWh", {"purchase_price": 1900, "electricity_price": 0.12}),
    ("想配一台4090，预算1.8万，跟租云比哪个划算？电费一度5毛6", {"electricity_price": "0.56 CNY"}),
    ("buy two 3090s for 1400 EUR or rent?", {"machine_price": "1400 EUR"}),
    ("我出价买两张3090，14000元，还是租？", {"purchase_price": "14000 CNY"}),
    ("I bought a used 3090 for $750. What can I train?", {"purchase_price": 750}),
    ("buy a 4090 at $1,600 or an A6000 at $3,500, or rent?", {}), ("I have 300 dollars to rent a 4090", {}), ("electricity is 450 W", {}),
])  # fmt: skip
def test_prices_of_cards_of_ones_own(catalog: Catalog, message: str, facts: dict[str, object]):
    told = {
        slot: value
        for span in find(message, catalog)
        for slot, value in span.values
        if slot in OWNED
    }
    assert told == facts


def test_hours_of_a_day_are_those_of_a_week(catalog: Catalog):
    change = Change(brief(gpu="RTX 4090", hours=6), {"hours": 6})
    (call,) = calls(("buy_or_rent",), change, "每天用6小时，多久回本", TOOLS, catalog)
    assert call.arguments["hours"] == 42


def test_a_price_that_no_call_takes_is_told_as_left(catalog: Catalog):
    told = {"gpu": Fact("RTX 3090", "3090"), "purchase_price": Fact(750, "$750")}
    change = Change(Brief(told), {"gpu": "RTX 3090"})
    made = calls(("find_limit",), change, "I bought a 3090 for $750. And now?", TOOLS, catalog)
    assert unused(change, made) == ("$750",)


def test_a_purchase_with_its_price_is_weighed_whatever_was_asked(catalog: Catalog):
    told = {"gpu": Fact("RTX 3090", "3090"), "machine_price": Fact("14000 CNY", "14000元")}
    change = Change(Brief(told | {"num_gpus": Fact(2)}), {"gpu": "RTX 3090", "num_gpus": 2})
    message = "双3090整机14000元，跟租云比呢"
    asks = asks_meant(("look_up",), change, message)
    assert asks == ("buy_or_rent",)
    (call,) = calls(asks, change, message, TOOLS, catalog)
    found = BuyOrRent(**call.arguments).run(catalog)
    assert found.options[0].whole_machine
    assert found.options[0].purchase_usd == pytest.approx(14000 * 0.1483, rel=0.01)


def test_the_stated_tariff_is_counted_with(catalog: Catalog):
    (one,) = BuyOrRent(gpu="RTX 4090", electricity_price=0.5).run(catalog).options
    assert one.power.usd_per_kwh == 0.5
    assert one.power.region is None


def test_spans_that_state_nothing_are_no_purchase():
    empty = Span(0, 2, "42", ())
    assert list(one_purchase([empty])) == [empty]
