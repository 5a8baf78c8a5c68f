"""Serving over days and requests: break-even, return, what savings grow with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.serving.capacity import Served, request_of
from advisor.advice.serving.card import cheapest_card
from tests.serving import LLAMA_3_70B, RENTED, TODAY, api, compared, model
from tests.small_catalog import EIGHT, FOUR, SIXTEEN, gpu, offer, small_catalog


def test_break_even_day_and_return():
    """$400 a month pay the lesson's $100 of training in 7.5 days, and give 12 x 400 - 100 after a
    year."""
    row = compared(RENTED[1], requests_per_day=1000).rows[0]
    assert row.break_even_day == 8
    year = next(roi for roi in row.roi if roi.months == 12)
    assert (year.savings_usd, year.net_usd, year.percent) == pytest.approx((4800, 4700, 4700))


def test_labelling_and_the_card_are_counted_when_asked():
    row = compared(
        RENTED[1], requests_per_day=1000, training_usd=100, labelling_usd=2000, card_usd=1900
    ).rows[0]
    assert row.break_even_day == 300  # 4000 / (400 / 30)
    assert row.rented_break_even_day == 3500  # 2100 / ((450 - 432) / 30): nothing is bought


def test_what_saves_nothing_never_breaks_even():
    row = compared(RENTED[1], requests_per_day=100).rows[0]
    assert row.break_even_day is None
    assert all(roi.net_usd < 0 for roi in row.roi)


def test_no_break_even_where_even_a_full_card_is_dearer():
    cheap = api(input_usd_per_million=0.001, output_usd_per_million=0.001)
    assert (
        compared(RENTED[1], api_model=cheap, gpu=gpu()).rented_break_even_requests_per_day is None
    )


def test_the_card_proposed_is_the_cheapest_of_those_that_hold_the_model():
    small, large = gpu("small", memory_gb=8.0, usable_gib=7.5), gpu("large")
    one_provider = gpu("cheap")
    formats = (SIXTEEN, EIGHT, FOUR)
    offers = [
        offer(id_, usd=usd, provider=provider)
        for id_, usd in (("small", 0.2), ("large", 0.3))
        for provider in "AB"
    ]
    catalog = small_catalog(*offers, offer("cheap", usd=0.01), gpus=(small, large, one_provider))
    assert (
        cheapest_card(catalog, Served(model(), formats, request_of(500)), 100, TODAY) == large
    )  # 16 bit, less than twice the price of 4 bit
    assert (
        cheapest_card(catalog, Served(model(LLAMA_3_70B), formats, request_of(500)), 100, TODAY)
        == large
    )


def test_the_curve_covers_the_levels():
    curve = compared(RENTED[1], requests_per_day=777).curve
    asked = [point for point in curve if point.requests_per_day == 777]
    assert len(asked) == 1
    assert curve[0].requests_per_day <= 78
    assert curve[-1].requests_per_day >= 7770


@given(st.integers(1, 50_000), st.integers(1, 50_000), st.integers(1, 2000))
def test_savings_grow_with_requests_on_the_same_cards(few: int, many: int, days: int):
    rows = [
        compared(RENTED[1], requests_per_day=r, days=days, gpu=gpu()).rows[0]
        for r in sorted((few, many))
    ]
    if rows[0].cards == rows[1].cards:
        assert rows[0].savings_usd is not None
        assert rows[1].savings_usd is not None
        assert rows[0].savings_usd <= rows[1].savings_usd


@given(st.integers(1, 10**7), st.integers(1, 10**5), st.integers(1, 1000), st.integers(1, 1000))
def test_costs_add_up_over_days(requests: int, tokens: int, first: int, second: int):
    parts = [
        compared(
            small_catalog(), requests_per_day=requests, tokens_per_request=tokens, days=days
        ).rows[0]
        for days in (first, second, first + second)
    ]
    for name in ("api_usd", "self_host_usd", "savings_usd", "total_tokens"):
        one, two, both = (getattr(row, name) for row in parts)
        assert one + two == pytest.approx(both, rel=1e-9, abs=1e-6)


@given(st.integers(1, 10**6), st.sampled_from([2, 5, 10]))
def test_fewer_longer_requests_cost_the_api_the_same(requests: int, factor: int):
    short = compared(
        small_catalog(), requests_per_day=requests * factor, tokens_per_request=500
    ).rows[0]
    long = compared(
        small_catalog(), requests_per_day=requests, tokens_per_request=500 * factor
    ).rows[0]
    assert short.api_usd == pytest.approx(long.api_usd)
    assert short.peak_tokens_per_second == pytest.approx(long.peak_tokens_per_second)


@given(st.integers(1, 10**6))
def test_break_even_is_where_the_saving_turns(tokens: int):
    found = compared(RENTED[1], requests_per_day=1, tokens_per_request=tokens, gpu=gpu())
    if (turn := found.rented_break_even_requests_per_day) is None:
        return
    at, below = (
        compared(RENTED[1], requests_per_day=r, tokens_per_request=tokens, gpu=gpu()).rows[0]
        for r in (turn, max(1, turn - 1))
    )
    assert at.rented_savings_usd is not None
    assert at.rented_savings_usd >= -1e-6
    assert below.rented_savings_usd is not None
    assert turn == 1 or below.rented_savings_usd < 1e-3
