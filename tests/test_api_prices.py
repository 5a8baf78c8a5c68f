"""What APIs charge: models that ended, dearer hours, batch and cache, prices that a user states."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.serving.api_cost import ApiAsked
from advisor.advice.serving.compare_serving_cost import (
    CompareServingCost,
    ServingRequest,
    compare,
)
from advisor.advice.topics.look_up import LookUp
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.prices.api import ApiPrice, Billing, PeakRates, TokenRates, api_price, request_usd
from advisor.reading.spans.api_prices import discount_asked
from advisor.reading.spans.spans import find
from tests.serving import api
from tests.small_catalog import small_catalog

TODAY = date(2026, 11, 30)
ENDED_IN_OCTOBER = (  # https://developers.openai.com/api/docs/deprecations
    "gpt-3.5-turbo",
    "gpt-4",
    "gpt-4-turbo",
    "gpt-4.1-nano",
    "o1",
    "o1-pro",
    "o3-mini",
    "o4-mini",
)


@pytest.mark.parametrize("id_", ENDED_IN_OCTOBER)
def test_a_model_that_was_shut_down_is_not_for_sale(id_: str, catalog: Catalog) -> None:
    row = catalog.api_models[id_]
    price = api_price(catalog, row, today=TODAY)
    assert price
    assert price.ended
    assert price.shut_down == date(2026, 10, 23)
    still = api_price(catalog, row, today=date(2026, 10, 22))
    assert still
    assert not still.ended


def test_no_comparison_counts_a_price_that_is_no_more(catalog: Catalog) -> None:
    for row in catalog.api_models.values():
        if row.shut_down and row.shut_down <= TODAY:
            found = compare(catalog, ServingRequest(api=ApiAsked(row)), TODAY)
            assert found.api_basis == "ended", row.id
            assert all(each.api_usd is None for each in found.rows), row.id
            assert found.current, row.id
            assert not any(each.price.ended for each in found.current), row.id


def test_without_an_api_a_small_and_a_large_one_stand_beside_the_lesson(catalog: Catalog) -> None:
    found = compare(catalog, ServingRequest(), TODAY)
    assert [row.api_usd for row in found.rows] == [45, 450, 4500]
    assert [each.size for each in found.current] == ["small", "large"]
    small, large = found.current
    assert small.usd_per_request < large.usd_per_request < found.rows[0].api_usd / 3000
    assert not any(each.price.shut_down for each in found.current)
    assert (
        small.rented_break_even_requests_per_day > large.rented_break_even_requests_per_day > 1000
    )


def test_dearer_hours_count_by_their_share_of_the_week(catalog: Catalog) -> None:
    """DeepSeek V4 Pro: $0.66 and $1.98, twice that in 35 of 168 hours
    (https://api-docs.deepseek.com/quick_start/pricing)."""
    price = api_price(catalog, catalog.api_models["deepseek-v4-pro"], today=TODAY)
    assert price
    assert price.peak
    assert (price.input_usd_per_million, price.output_usd_per_million) == (0.66, 1.98)
    assert (price.peak.input_usd_per_million, price.peak.hours_per_week) == (1.32, 35)
    usual = (0.66 * 1000 + 1.98 * 500) / 1e6
    assert request_usd(price, 1000, 500) == pytest.approx(usual * (1 + 35 / 168))


@pytest.mark.parametrize(
    ("billing", "usd"),
    [  # GPT-6 Luna: $0.10, cached $0.01, $0.50; half by batch (https://openai.com/api/pricing/)
        (Billing(), 0.1 + 0.5),
        (Billing(batch=True), 0.05 + 0.25),
        (Billing(cached_share=0.9), 0.1 * 0.1 + 0.9 * 0.01 + 0.5),
        (Billing(batch=True, cached_share=0.9), 0.05 * 0.1 + 0.9 * 0.005 + 0.25),
    ],
)
def test_batch_and_cache(billing: Billing, usd: float, catalog: Catalog) -> None:
    price = api_price(catalog, catalog.api_models["gpt-6-luna"], today=TODAY)
    assert price
    assert request_usd(price, 1000, 1000, billing) == pytest.approx(usd / 1000)


def test_batch_and_cache_quoted_in_yuan(catalog: Catalog) -> None:
    """Doubao-Seed-2.0-pro: ¥3.2, cached ¥0.64, ¥16; by batch ¥1.6 and ¥8
    (https://www.volcengine.com/docs/82379/1544106)."""
    price = api_price(catalog, catalog.api_models["doubao-seed-2.0-pro"], today=TODAY)
    assert price
    usual = request_usd(price, 1000, 1000, Billing(cached_share=0.5)) * catalog.yuan.per_usd
    assert usual == pytest.approx((3.2 / 2 + 0.64 / 2 + 16) / 1000)
    batch = request_usd(price, 1000, 1000, Billing(batch=True)) * catalog.yuan.per_usd
    assert batch == pytest.approx((1.6 + 8) / 1000)


def test_an_old_list_is_said_to_be_old() -> None:
    row = api(input_cny_per_million=1.0, output_cny_per_million=2.0, as_of=date(2025, 6, 14))
    price = api_price(small_catalog(), row, today=TODAY)
    assert price
    assert price.old
    young = api_price(small_catalog(), row, today=date(2026, 6, 13))
    assert young
    assert not young.old


rates = st.floats(0.001, 100)


@given(rates, rates, st.floats(0, 1), st.integers(0, 168), st.integers(1, 10**6))
def test_no_discount_makes_a_request_dearer(
    read: float, written: float, share: float, hours: int, tokens: int
) -> None:
    cheap: dict[str, Any] = {
        "input_usd_per_million": read / 2,
        "output_usd_per_million": written / 2,
        "cached_input_usd_per_million": read / 20,
    }
    dear = {name: 4 * value for name, value in cheap.items()}
    usual = {name: 2 * value for name, value in cheap.items()}
    price = ApiPrice(
        **usual,
        basis="own",
        batch=TokenRates(**cheap),
        peak=PeakRates(**dear, hours_per_week=hours),
    )
    full = request_usd(price, tokens, tokens)
    assert request_usd(price, tokens, tokens, Billing(cached_share=share)) <= full * 1.000001
    assert request_usd(price, tokens, tokens, Billing(batch=True)) <= full
    assert full <= 2.000001 * tokens * (read + written) / 1e6


@pytest.mark.parametrize(
    ("stated", "month"),
    [
        ({"price_per_request": 0.002}, 2000),
        ({"price_per_million": 4.0}, 2000),
        ({"input_price_per_million": 2.0, "output_price_per_million": 10.0}, 2000),
        ({"output_price_per_million": 4.0}, 2000),
    ],
)
def test_a_stated_price_is_used(stated: dict[str, float], month: float, catalog: Catalog) -> None:
    """The lesson: $0.002 a request, 1,000,000 requests a month (33,333 a day) are $2,000 a
    month."""
    found = CompareServingCost(requests_per_day=33_333, **stated).run(catalog)
    assert found.rows[0].api_usd == pytest.approx(month, rel=1e-4)
    assert found.api_basis == "stated"
    assert not found.current


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("What does it cost at $0.002 a request for 1,000,000 requests a month?", {"price_per_request": 0.002, "requests_per_day": 33333}),
        ("每次调用0.002美元，每月1,000,000次请求，一个月多少钱？", {"price_per_request": 0.002, "requests_per_day": 33333}),
        ("100万次请求，每次0.002美元，一个月多少钱", {"price_per_request": 0.002, "requests_per_day": 33333}),
        ("$3 per million output tokens and $0.5 per million input tokens", {"output_price_per_million": 3, "input_price_per_million": 0.5}),
        ("$0.15/$0.60 per million tokens", {"input_price_per_million": 0.15, "output_price_per_million": 0.6}),
        ("每百万token输入2元、输出8元", {"input_price_per_million": "2 CNY", "output_price_per_million": "8 CNY"}),
        ("API每千token 0.03美元，每天1000次", {"price_per_million": 30, "requests_per_day": 1000}),
        ("单次调用成本0.01元，日调用量2万", {"price_per_request": "0.01 CNY", "requests_per_day": 20000}),
        ("90% of the input is cached", {"prefix_share": 0.9}),
        ("80%的输入命中缓存", {"cached_share": 0.8}),
        ("900,000 calls a month at $0.002 each", {"price_per_request": 0.002, "requests_per_day": 30000}),
    ],
)  # fmt: skip
def test_prices_are_read(message: str, stated: dict[str, Any], catalog: Catalog) -> None:
    found = {slot: value for span in find(message, catalog) for slot, value in span.values}
    assert found | stated == found


@pytest.mark.parametrize(
    "message",
    [
        "I rent a 4090 for $0.5 an hour",
        "a budget of $300 for a million tokens of data",
        "训练预算500元，1000条数据",
        "is $2 per 1k images ok",
    ],
)
def test_other_money_is_no_price_of_an_api(message: str, catalog: Catalog) -> None:
    slots = {slot for span in find(message, catalog) for slot, _ in span.values}
    assert not {slot for slot in slots if slot.endswith(("price_per_request", "price_per_million"))}


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        ({"batch_api": True}, "en", "; $0.05 and $0.25 through the batch API."),
        ({"cached_input": True}, "en", "; $0.01 for input read from the prompt cache."),
        ({"batch_api": True}, "zh", "；批量 API 为输入 $0.05、输出 $0.25。"),
        ({"cached_input": True}, "zh", "；命中缓存的输入为 $0.01。"),
        ({"cached_input": True, "api_model": "qwen-plus"}, "en", "; no price of cached input is"),
    ],
)
def test_a_discount_that_is_asked_for_is_in_the_headline(
    asked: dict[str, Any], language: Language, told: str, catalog: Catalog
) -> None:
    facts = LookUp.model_validate({"api_model": "gpt-6-luna"} | asked).run(catalog)
    assert told in Renderer().answer("look_up", facts, language).headline


@pytest.mark.parametrize(
    "message",
    [
        "GPT-6 Luna batch API price",
        "is prompt caching cheaper for Claude Sonnet?",
        "GPT-6 Luna 缓存命中多少钱",
        "豆包1.6 批量推理价格",
    ],
)
def test_a_discount_is_asked_for(message: str) -> None:
    assert discount_asked(message)


@pytest.mark.parametrize(
    "message",
    ["how does prompt caching work with Claude?", "what does batch size 8 cost", "KV 缓存多大"],
)
def test_what_asks_for_no_discount(message: str) -> None:
    assert not discount_asked(message)
