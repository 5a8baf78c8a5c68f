"""Buying cards against renting them: break-even by hand, and nothing that is not known."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.advice.money.buy_or_rent import BuyOrRent
from advisor.advice.money.ownership_found import Ownership, OwnershipAdvice
from advisor.advice.money.use import Use, stated_use
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.answer import Answer
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.load import load
from advisor.catalog.prices import ElectricityPrice, GpuPurchase
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices.payback import least_hours_per_month, month_of, pays_off
from advisor.prices.purchase import purchase_price
from advisor.reading.asks.wanted import unwanted
from advisor.reading.brief import Brief, Change
from advisor.reading.calls.tool_meant import buying_meant
from advisor.reading.spans.countries import country_named
from advisor.units import HOURS_PER_MONTH
from tests.small_catalog import SOURCED, gpu, small_catalog

TODAY = date(2026, 11, 24)


def weighed(catalog: Catalog, **stated: Any) -> OwnershipAdvice:
    return BuyOrRent(**stated).weighed(catalog, TODAY)


def one(catalog: Catalog, **stated: Any) -> Ownership:
    (option,) = weighed(catalog, **stated).options
    return option


def said(catalog: Catalog, language: Language = "en", **stated: Any) -> Answer:
    return Renderer().answer("buy_or_rent", weighed(catalog, **stated), language)


def test_break_even_by_hand(catalog: Catalog):
    """Two 4090: 2 x 450 W x 1.1 at $0.1872 are $0.185 an hour; ($3,000) / ($2 - $0.185) = 1,653
    hours, 41 weeks of 40: in the tenth month. Spread over five years, 1,653 / 60 = 27.6 hours a month
    pay."""
    own = one(catalog, gpu="RTX 4090", num_gpus=2, price_per_hour=1, purchase_price=1500, hours=40)
    assert own.electricity_usd_per_hour == pytest.approx(0.185, abs=0.001)
    assert own.pays_off_hours == pytest.approx(1653, abs=2)
    (use,) = own.uses
    assert use.pays_off_month == 10  # 1,653 / (40 x 365 / 7 / 12) = 9.51
    assert own.least_hours_per_month == pytest.approx(1653 / 60, abs=0.1)
    assert use.own_month_usd == pytest.approx(3000 / 60 + 40 * 30 / 7 * 0.185, abs=0.2)
    assert use.rent_month_usd == pytest.approx(40 * 30 / 7 * 2)
    assert use.rent_year_usd == pytest.approx(40 * 365 / 7 * 2)
    assert use.worth_usd == pytest.approx(2 * 40 * 365 / 7 * (2 - 0.185), rel=0.001)


@pytest.mark.parametrize(("stated", "use"), [
    ((None, None, None), Use()),
    ((20, None, None), Use("week", 20)),
    ((20, 1, None), Use("week", 20)),
    ((20, 52, None), Use("week", 20, 52, 1040)),
    ((8, None, 1), Use("day", 56)),
    ((8, None, 70), Use("day", 56, 10, 560)),
    ((2000, None, None), Use("total", None, None, 2000)),
    ((2000, 50, None), Use("total", 40, 50, 2000)),
    ((None, 10, None), Use("around_the_clock", 168, 10, 1680)),
])  # fmt: skip
def test_what_stated_hours_are_taken_for(
    stated: tuple[float | None, float | None, float | None], use: Use
):
    assert stated_use(*stated) == use


def test_what_hours_were_taken_for_is_said(catalog: Catalog):
    assert "hours of each week" in said(catalog, gpu="RTX 4090", hours=20).details
    assert "小时数按每周计" in said(catalog, "zh", gpu="RTX 4090", hours=20).details


@pytest.mark.parametrize("language", ["en", "zh"])
def test_rent_is_that_of_the_other_answers_and_the_lessons_stands_beside_it(
    catalog: Catalog, language: Language
):
    """The market's median; the lesson's $0.60, and when buying pays off at it, stands beside."""
    own = one(catalog, gpu="RTX 4090", purchase_price=2000)
    estimated = EstimateTrainingCost(model="8B", gpu="RTX 4090").run(catalog).price
    assert estimated is not None
    assert (own.price.basis, own.price.usd_per_hour) == ("market", estimated.usd_per_hour)
    after = 2000 / (0.60 - own.electricity_usd_per_hour)
    details = said(catalog, language, gpu="RTX 4090", purchase_price=2000).details
    assert all(each in details for each in ("$0.60", f"{round(after):,}"))


def test_rent_without_a_lessons_price_is_the_markets_median(catalog: Catalog):
    price = one(catalog, gpu="H100 PCIe").price
    assert price.market is not None
    assert (price.basis, price.usd_per_hour) == ("market", price.market.median)


def test_an_unknown_purchase_price_says_which_one_would_pay(catalog: Catalog):
    own = one(catalog, gpu="A100 80GB", hours=20)
    assert (own.purchase, own.pays_off_hours, own.uses[0].pays_off_month) == (None, None, None)
    assert own.uses[0].worth_usd
    english = said(catalog, gpu="A100 80GB", hours=20).headline
    assert "I know no purchase price" in english
    assert "within 2 years below $" in english
    assert "不知道 A100 80GB 的购买价" in said(catalog, "zh", gpu="A100 80GB", hours=20).headline


def test_rent_below_the_electricity_never_pays_off(catalog: Catalog):
    own = one(catalog, gpu="RTX 4090", price_per_hour=0.01, purchase_price=1)
    assert own.never
    assert own.pays_off_hours is None
    assert all(use.worth_usd is None for use in own.uses)


def test_a_run_gives_its_hours_and_says_how_cards_share_it(catalog: Catalog):
    own = one(catalog, model="70B", method="qlora", gpu="RTX 3090", samples=50_000)
    assert own.run is not None
    assert own.num_gpus == own.run.num_gpus > 1
    assert own.pays_off_hours is not None
    assert own.pays_off_runs == pytest.approx(own.pays_off_hours / own.run.hours)
    body = said(catalog, model="70B", method="qlora", gpu="RTX 3090", samples=50_000).body
    assert "the model sharded over the cards (ZeRO-3)" in body


def test_nothing_is_priced_that_cannot_run(catalog: Catalog):
    own = one(catalog, model="405B", method="full", gpu="RTX 3060", num_gpus=1)
    assert (own.run, own.holds) == (None, False)
    answer = said(catalog, model="405B", method="full", gpu="RTX 3060", num_gpus=1)
    assert "does not hold" in answer.headline


def test_options_are_weighed_side_by_side(catalog: Catalog):
    two, large = weighed(
        catalog, hours=40, runs=[{"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "H100 PCIe"}]
    ).options
    assert (two.gpu, two.num_gpus, large.gpu, large.num_gpus) == ("RTX 4090", 2, "H100 PCIe", 1)
    assert [len(each.uses) for each in (two, large)] == [1, 1]


def test_an_unknown_argument_of_an_option_is_refused(catalog: Catalog):
    with pytest.raises(ValidationError):
        weighed(catalog, runs=[{"colour": "red"}])


def test_without_a_card_those_with_a_known_price_are_shown(catalog: Catalog):
    found = weighed(catalog, model="7B", method="lora")
    options = found.options
    assert found.cards_chosen
    assert [each.gpu for each in options] == ["RTX 4090", "RTX 3090"]
    assert all(each.purchase and each.run and each.pays_off_hours for each in options)


def test_the_sum_and_both_sides_are_told_where_no_card_was_named(catalog: Catalog):
    def told(**arguments: Any) -> str:
        without = unwanted("Should I buy a machine or rent in the cloud?")
        result = weighed(catalog, **arguments)
        return Renderer().answer("buy_or_rent", result, "en", without).markdown

    text = told()
    assert "of rent − " in text
    assert "each $1,000 of machine around it adds" in text
    assert "**Your own**" in text
    assert "**Your own**" not in told(gpu="RTX 4090")


@pytest.mark.parametrize("message", [
    "我想组装一台深度学习主机，跟租云服务器比，有什么优势和劣势？性价比如何？", "租云还是买卡？", "Is building a PC worth it or renting a cloud card?",
    "Should I rent or buy a GPU?",
])  # fmt: skip
def test_buying_is_weighed_against_renting_without_a_card(message: str) -> None:
    assert buying_meant(Change(Brief(), {}), message)


def test_a_budget_rents_hours_or_buys_cards(catalog: Catalog):
    own = one(catalog, gpu="RTX 3090", budget=5000, purchase_price=1200, price_per_hour=0.5)
    assert own.budget_hours == pytest.approx(10_000)
    assert own.budget_cards == 4


def bought(usd: float, day: date, condition: Any = "used") -> GpuPurchase:
    return GpuPurchase(
        gpu="rtx-4090", condition=condition, seller="A", usd=usd, as_of=day, **SOURCED
    )


def test_the_newest_offer_then_the_cheapest_counts():
    offers = (
        bought(1000, date(2025, 1, 1)),
        bought(1900, date(2026, 10, 1)),
        bought(2200, date(2026, 10, 1), "new"),
    )
    catalog = small_catalog(gpus=(gpu(),), gpu_purchases=offers)
    found = purchase_price(catalog, gpu(), None, TODAY)
    assert found is not None
    assert (found.usd, found.condition, found.stale) == (1900, "used", False)
    assert (found.low, found.high) == (1000, 2200)
    stated = purchase_price(catalog, gpu(), 1234, TODAY)
    assert stated is not None
    assert (stated.usd, stated.basis, stated.condition) == (1234, "stated", None)
    assert purchase_price(small_catalog(), gpu(), None, TODAY) is None


def test_an_old_offer_says_so(catalog: Catalog):
    own = one(catalog, gpu="RTX 4090")
    assert own.purchase is not None
    assert own.purchase.stale
    assert "older than 90 days" in said(catalog, gpu="RTX 4090").details


def test_a_card_sold_in_a_machine_costs_its_share(catalog: Catalog):
    """One DGX Spark is bought whole, and draws what its maker says; an H100 SXM is an eighth of a
    server."""
    spark, server = one(catalog, gpu="DGX Spark"), one(catalog, gpu="H100", num_gpus=8)
    assert spark.purchase
    assert server.purchase
    assert (spark.purchase.machine, spark.purchase.machine_cards) == ("DGX Spark", 1)
    assert spark.power.watts == pytest.approx(240 * spark.power.load)
    assert server.purchase_usd == pytest.approx(317_000)
    assert server.power.watts == pytest.approx(10_200 * server.power.load)


@pytest.mark.parametrize(("language", "country", "region"), [
    ("en", None, "United States, households"), ("zh", None, "China, households"), ("zh-Hant", None, "China, households"),
    ("en", "China", "China, households"), ("zh", "德国", "Germany, households (EUR 0.372)"),
])  # fmt: skip
def test_electricity_is_of_the_place_named_else_of_the_readers_language(
    catalog: Catalog, language: Language, country: str | None, region: str
):
    found = BuyOrRent(gpu="RTX 4090", country=country).weighed(catalog, TODAY, language)
    power = found.options[0].power
    assert power.region
    assert power.region.en == region


def test_a_place_without_a_price_is_refused_by_name(catalog: Catalog):
    with pytest.raises(ToolError) as raised:
        BuyOrRent(gpu="RTX 4090", country="Atlantis").weighed(catalog, TODAY)
    assert raised.value.code == "unknown_place"


@pytest.mark.parametrize(
    "row", [row for row in load().electricity if row.said], ids=lambda row: row.id
)
def test_each_place_is_found_in_a_message(row: ElectricityPrice):
    assert all(country_named(f"buy a 4090 in {said}?") for said in row.said[:1])
    assert all(country_named(said) == said for said in row.said if not said.isascii())


@given(usd=st.floats(1, 1e6), rent=st.floats(0.01, 50), power=st.floats(0, 50))
def test_saved_rent_is_the_purchase_when_it_has_paid_off(usd: float, rent: float, power: float):
    hours = pays_off(usd, rent, power)
    if rent <= power:
        assert hours is None
    else:
        assert hours is not None
        assert hours * (rent - power) == pytest.approx(usd)
        month = month_of(hours, HOURS_PER_MONTH)
        assert month is None or (month - 1) * HOURS_PER_MONTH < hours * 1.000001
        assert (month is None) == (least_hours_per_month(hours) is None)
