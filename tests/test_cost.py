"""Prices: who wins, what is converted, what stays unknown."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.catalog.prices import ApiModel, HostedTuningPrice, PriceOverrides
from advisor.prices import cost
from advisor.prices.api import api_price
from advisor.prices.electricity import electricity
from advisor.prices.hosted import hosted_tuning
from tests.small_catalog import SOURCED, TODAY, gpu, offer, small_catalog


@dataclass
class Range:
    low: float
    expected: float
    high: float


def test_the_users_price_wins_over_the_administrators_over_the_market_over_the_lessons():
    overrides = PriceOverrides(gpu_usd_per_hour={"rtx-4090": 0.4})
    market = offer(usd=0.3)
    cards = gpu(), gpu("l4")
    assert (
        cost.price(small_catalog(market, overrides=overrides), cards[0], 1.89, today=TODAY).basis
        == "stated"
    )
    assert (
        cost.price(small_catalog(market, overrides=overrides), cards[0], today=TODAY).usd_per_hour
        == 0.4
    )
    beside = cost.price(small_catalog(market), cards[0], today=TODAY)
    assert (beside.basis, beside.usd_per_hour, beside.lesson_usd_per_hour) == ("market", 0.3, 0.6)
    alone = cost.price(small_catalog(), cards[0], today=TODAY)
    assert (alone.basis, alone.usd_per_hour) == ("lesson", 0.6)
    found = cost.price(
        small_catalog(offer("l4", usd=0.5), offer("l4", usd=0.9), offer("l4", usd=0.6)),
        cards[1],
        today=TODAY,
    )
    assert (found.basis, found.usd_per_hour, found.as_of) == ("market", 0.6, date(2026, 10, 1))


def test_an_unknown_price_is_none_and_costs_nothing_known():
    unknown = cost.price(small_catalog(), gpu("l4"), today=TODAY)
    assert (unknown.basis, unknown.usd_per_hour, unknown.market) == ("unknown", None, None)
    assert cost.training_cost(Range(1, 2, 3), 4, unknown) is None


def test_the_market_stands_beside_a_stated_price_with_spot_apart_and_reserved_out():
    offers = (
        offer(usd=0.3, provider="A"),
        offer(cny=2.8, provider="B", as_of=date(2026, 11, 1)),
        offer(usd=0.1, kind="spot"),
        offer(usd=0.2, kind="reserved"),
    )
    found = cost.price(small_catalog(*offers), gpu(), 9.0, today=TODAY)
    market = found.market
    assert market is not None
    assert (market.low, market.high, market.median) == pytest.approx((0.3, 0.4, 0.35))
    assert (market.spot_low, market.spot_high, market.providers, market.offers) == (0.1, 0.1, 2, 2)
    assert (market.oldest, market.newest) == (date(2026, 10, 1), date(2026, 11, 1))
    assert [sentence(note, "en") for note in found.notes] == [
        "Offers in yuan are converted at 7 CNY per USD (2026-09-29)."
    ]


def test_the_administrators_exchange_rate_wins():
    found = cost.price(
        small_catalog(offer("l4", cny=8.0), overrides=PriceOverrides(cny_per_usd=8.0)),
        gpu("l4"),
        today=TODAY,
    )
    assert found.usd_per_hour == pytest.approx(1.0)


def test_old_offers_are_marked_in_both_languages():
    catalog = small_catalog(
        offer(usd=0.3, as_of=date(2026, 5, 1)), offer(usd=0.3, as_of=date(2026, 11, 1))
    )
    _, note = cost.price(catalog, gpu(), today=TODAY).notes
    assert "2026-05-01" in sentence(note, "en")
    assert "2026-05-01" in sentence(note, "zh")
    fresh = cost.price(catalog, gpu(), today=date(2026, 7, 30)).notes
    assert [each.code for each in fresh] == ["prices.one-provider"]


def test_a_spot_offer_alone_is_no_price():
    assert (
        cost.price(
            small_catalog(offer("l4", usd=0.1, kind="spot")), gpu("l4"), today=TODAY
        ).usd_per_hour
        is None
    )


def test_the_lessons_runs_cost_what_it_prints():
    """Lesson 91, part 3: 7B on a 4090 8 h, $4.80; 13B 16 h, $9.60."""
    price = cost.price(small_catalog(), gpu(), today=TODAY)
    for hours, usd in ((8, 4.8), (16, 9.6)):
        found = cost.training_cost(Range(hours, hours, hours), 1, price)
        assert found is not None
        assert found.expected == pytest.approx(usd)


@given(hours=st.floats(0.01, 1e5), cards=st.integers(1, 64), usd=st.floats(0.01, 100))
def test_cards_that_divide_the_hours_do_not_change_the_cost(hours: float, cards: int, usd: float):
    price = cost.Price(usd_per_hour=usd, basis="stated")
    alone = cost.training_cost(Range(hours, hours, hours), 1, price)
    together = cost.training_cost(Range(hours / cards, hours / cards, hours / cards), cards, price)
    assert alone is not None
    assert together is not None
    assert together.expected == pytest.approx(alone.expected)


def test_electricity_keeps_its_parts():
    """A V100 of 300 W draws 330 W with its server (arXiv 2104.10350, GPT-3); ten hours at $0.1872
    are $0.62."""
    found = electricity(small_catalog(), gpu("v100", tdp_w=300), 10)
    assert found.watts == pytest.approx(330, rel=0.01)
    assert found.usd == pytest.approx(found.watts * 10 / 1000 * 0.1872)
    assert found.kwh * found.usd_per_kwh == pytest.approx(found.usd)
    own = small_catalog(overrides=PriceOverrides(electricity_usd_per_kwh=0.4))
    mine = electricity(own, gpu(), 10, 2, most_watts=1000)
    assert mine.usd == pytest.approx(2 * 1 * mine.load * 10 * 0.4)


def test_electricity_of_your_own_price_names_no_region_and_no_day():
    row = small_catalog().electricity[0]
    elsewhere = row.model_copy(update={"source": ("https://example.org/electricity",)})
    catalog = small_catalog(electricity=(elsewhere,))
    own = replace(catalog, overrides=PriceOverrides(electricity_usd_per_kwh=0.4))
    theirs, mine = (electricity(prices, gpu(), 10) for prices in (catalog, own))
    assert (theirs.region, theirs.as_of) == (row.region, date(2026, 4, 26))
    assert (mine.region, mine.as_of) == (None, None)
    assert set(theirs.source) - set(mine.source) == set(elsewhere.source)


def test_gpt_3s_training_energy():
    """arXiv 2104.10350, table 4: 10,000 V100 for 14.8 days at a PUE of 1.10 used 1,287 MWh."""
    found = electricity(small_catalog(), gpu("v100", tdp_w=300), 14.8 * 24, 10_000)
    assert found.kwh * 1.10 == pytest.approx(1_287_000, rel=0.01)


def hosted(
    provider: str, model: str, usd: float, limit: float | None = None, method: Any = "lora"
) -> HostedTuningPrice:
    most = None if limit is None else round(limit * 1e9)
    return HostedTuningPrice(
        provider=provider,
        model=model,
        method=method,
        max_parameters=most,
        per_million_tokens=usd,
        as_of=date(2026, 10, 7),
        **SOURCED,
    )


FIREWORKS = (
    hosted("F", "up to 16B", 0.5, 16),
    hosted("F", "to 80B", 3, 80),
    hosted("F", "to 300B", 6, 300),
    hosted("F", "above 300B", 10),
)


@pytest.mark.parametrize(
    ("billions", "model", "usd"),
    [(7, "up to 16B", 25), (16, "up to 16B", 25), (70, "to 80B", 150), (671, "above 300B", 500)],
)
def test_hosted_tuning_bills_the_smallest_size_class_that_takes_the_model(
    billions: float, model: str, usd: float
):
    """Fireworks' ladder, https://fireworks.ai/pricing (2026-10-07): $0.50, $3, $6, $10 per million
    tokens, for 50M tokens."""
    other = hosted("O", "gpt-4o-mini", 3)
    first, second = hosted_tuning(
        small_catalog(hosted_tuning=(*FIREWORKS, other)), 50e6, round(billions * 1e9)
    )
    assert (first.model, first.usd, first.for_size) == (model, usd, True)
    assert (second.model, second.usd, second.for_size) == ("gpt-4o-mini", 150, False)


def test_a_model_above_every_size_class_has_no_offer():
    together = (hosted("T", "up to 16B", 0.48, 16), hosted("T", "to 100B", 2.9, 100))
    assert not list(hosted_tuning(small_catalog(hosted_tuning=together), 1e6, 200 * 10**9))
    assert len(list(hosted_tuning(small_catalog(hosted_tuning=together), 1e6))) == 2


def api(**fields: Any) -> ApiModel:
    return ApiModel(id="a", name="A", provider="P", **fields, **SOURCED)


@pytest.mark.parametrize(
    ("provider", "model", "tokens", "usd"),
    [
        ("openai", "gpt-4o-mini", 1000, (0.15, 0.6)),  # https://openai.com/api/pricing/
        (
            "anthropic",
            "claude-sonnet-4-5",
            1000,
            (3, 15),
        ),  # https://claude.com/pricing: up to 200K tokens …
        ("anthropic", "claude-sonnet-4-5", 300_000, (6, 22.5)),  # … and above
    ],
)
def test_published_api_prices(provider: str, model: str, tokens: int, usd: tuple[float, float]):
    found = api_price(
        small_catalog(), api(genai_provider=provider, genai_model=model), tokens, TODAY
    )
    assert found is not None
    assert (found.input_usd_per_million, found.output_usd_per_million) == pytest.approx(usd)
    assert found.basis == "genai-prices"
    assert found.data_version


def test_own_figures_in_yuan_are_converted_and_said():
    found = api_price(
        small_catalog(),
        api(input_cny_per_million=14.0, output_cny_per_million=28.0, as_of=TODAY),
        today=TODAY,
    )
    assert found is not None
    assert (found.input_usd_per_million, found.output_usd_per_million, found.as_of) == (
        2.0,
        4.0,
        TODAY,
    )
    assert "¥14" in sentence(found.notes[0], "zh")


def test_the_administrators_api_price_wins():
    catalog = small_catalog(overrides=PriceOverrides(api_models_usd_per_million={"a": (1.0, 2.0)}))
    found = api_price(catalog, api(genai_provider="openai", genai_model="gpt-4o-mini"), today=TODAY)
    assert found is not None
    assert (found.input_usd_per_million, found.basis) == (1.0, "override")


@pytest.mark.parametrize(
    "row",
    [
        api(),
        api(genai_provider="openai", genai_model="no-such-model"),
        api(input_usd_per_million=1.0),
    ],
)
def test_an_api_without_a_price_has_none(row: ApiModel):
    assert api_price(small_catalog(), row, today=TODAY) is None


def test_every_price_of_the_real_catalog_is_above_zero_or_unknown(catalog: Catalog):
    for row in catalog.gpus.values():
        usd = cost.price(catalog, row, today=TODAY).usd_per_hour
        assert usd is None or usd > 0, row.id
    for row in catalog.api_models.values():
        found = api_price(catalog, row, today=TODAY)
        assert found is None or found.output_usd_per_million > 0, row.id
        assert found is not None or row.genai_model is None, (
            f"{row.id}: genai-prices does not know {row.genai_model}"
        )
