"""Serving: the lesson's table to the cent, published throughputs, break-even and what stays
open."""

import pytest

from advisor.advice.serving.capacity import throughput
from advisor.advice.serving.server import Server
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Shape
from advisor.catalog.prices import PriceOverrides
from tests.runs import LLAMA_2_7B, LLAMA_3_8B
from tests.serving import CARDS, LLAMA_3_70B, RENTED, api, compared, model, of_500
from tests.small_catalog import SIXTEEN, gpu, small_catalog


def test_the_lessons_table():
    """Lesson 91, part 3: 500 tokens a request, $0.03 per 1K tokens, $50 a month."""
    found = compared(RENTED[1])
    table = [
        (row.requests_per_day, row.api_usd, row.self_host_usd, row.savings_usd, row.savings_percent)
        for row in found.rows
    ]
    assert table == [
        (100, 45, 50, -5, -11.1),
        (1000, 450, 50, 400, 88.9),
        (10000, 4500, 50, 4450, 98.9),
    ]
    assert [row.total_tokens for row in found.rows] == [1_500_000, 15_000_000, 150_000_000]
    assert found.owned_basis == found.api_basis == "lesson"
    assert found.break_even_requests_per_day == 112  # 50 / 30 / 0.015 = 111.1


def test_the_lessons_table_needs_no_card():
    found = compared(small_catalog())
    assert [row.savings_usd for row in found.rows] == [-5, 400, 4450]
    assert found.gpu is None
    assert all(row.rented_usd is None for row in found.rows)


def test_the_lessons_table_in_the_real_catalog(catalog: Catalog):
    found = compared(catalog)
    assert [(row.savings_usd, row.savings_percent, row.cards) for row in found.rows] == [
        (-5, -11.1, 1),
        (400, 88.9, 1),
        (4450, 98.9, 1),
    ]
    assert found.gpu_chosen
    assert all(row.rented_usd is not None and row.rented_usd > 0 for row in found.rows)
    assert all(sentence(note, "en") != sentence(note, "zh") for note in found.assumptions)


def test_one_level_where_the_traffic_is_stated():
    found = compared(RENTED[1], requests_per_day=2000, tokens_per_request=1000, days=365)
    (row,) = found.rows
    assert (row.total_requests, row.total_tokens) == (730_000, 730_000_000)
    assert row.api_usd == pytest.approx(21_900)
    assert row.self_host_usd == pytest.approx(50 / 30 * 365)


def test_a_rented_card_runs_around_the_clock():
    """$0.60 an hour for a 4090 x 720 h."""
    found = compared(RENTED[1], requests_per_day=1000, gpu=gpu())
    assert found.rows[0].rented_usd == pytest.approx(432)
    assert found.rented_break_even_requests_per_day == 960  # 432 / 30 / 0.015


def test_a_stated_card_costs_its_electricity():
    found = compared(RENTED[1], requests_per_day=1000, gpu=gpu())
    assert found.owned_basis == "electricity"
    assert found.electricity is not None
    assert found.rows[0].self_host_usd == pytest.approx(found.electricity.usd)
    assert found.electricity.usd == pytest.approx(0.45 * 1.1 * 720 * 0.1872, rel=0.01)


def test_the_administrators_figures_win():
    overrides = PriceOverrides(api_usd_per_1k_tokens=0.01, self_hosting_usd_per_month=80)
    found = compared(small_catalog(overrides=overrides), requests_per_day=1000)
    assert (found.rows[0].api_usd, found.rows[0].self_host_usd) == pytest.approx((150, 80))
    assert found.owned_basis == found.api_basis == "override"


def test_an_api_is_blended_three_to_one():
    """gpt-4o-mini, $0.15 in and $0.60 out (https://openai.com/api/pricing/): 3:1 is $0.2625 per
    million."""
    found = compared(
        RENTED[1],
        requests_per_day=1000,
        api_model=api(genai_provider="openai", genai_model="gpt-4o-mini"),
    )
    assert found.api_usd_per_1k_tokens == pytest.approx(0.0002625)
    assert found.rows[0].api_usd == pytest.approx(15 * 0.2625)


def test_an_unknown_api_price_leaves_the_savings_open():
    found = compared(RENTED[1], api_model=api())
    for row in found.rows:
        assert (row.api_usd, row.savings_usd, row.savings_percent, row.break_even_day, row.roi) == (
            None,
            None,
            None,
            None,
            (),
        )
        assert row.self_host_usd == row.electricity_usd
    assert found.break_even_requests_per_day is None
    assert found.api_basis == "unknown"


def test_a_card_without_a_price_is_not_rented():
    found = compared(small_catalog(), requests_per_day=1000, gpu=gpu("l4"))
    assert (
        found.rows[0].rented_usd,
        found.rented_usd_per_month,
        found.rented_break_even_requests_per_day,
    ) == (None, None, None)
    assert found.rows[0].self_host_usd is not None


def test_what_does_not_fit_is_not_priced():
    """Llama 3 70B on cards of 2 GB: 32 hold 58 GB at most."""
    tiny = gpu(memory_gb=2.0, usable_gib=2.0)
    found = compared(
        small_catalog(gpus=(tiny,)), requests_per_day=10, model=model(LLAMA_3_70B), gpu=tiny
    )
    (row,) = found.rows
    assert found.capacity is None
    assert (row.cards, row.self_host_usd, row.rented_usd, row.savings_usd) == (
        None,
        None,
        None,
        None,
    )
    assert any("does not fit" in sentence(note, "en") for note in found.assumptions)


def test_precision_and_cards_follow_the_memory():
    """8B is 15 GiB in 16 bit, 70B 131 GiB in 16 bit, 68 in 8 and 37 in 4 bit: 8 bit for half the
    cards, 4 bit only for less than half of those."""
    small = of_500(gpu())
    large = of_500(CARDS["A100"], model(LLAMA_3_70B))
    split = of_500(gpu(), model(LLAMA_3_70B))
    assert small is not None
    assert large is not None
    assert split is not None
    assert (small.bits, small.cards) == (16, 1)
    assert (large.bits, large.cards) == (8, 1)
    assert (split.bits, split.cards) == (4, 2)
    assert large.weights_gib == pytest.approx(68, abs=1)


def test_traffic_beyond_one_card_takes_more_cards_and_money():
    card, catalog = RENTED
    one = of_500(card)
    assert one is not None
    (row,) = compared(
        catalog, requests_per_day=3 * one.requests_per_day, model=model(), gpu=card, stored=SIXTEEN
    ).rows
    (more,) = compared(
        catalog,
        requests_per_day=3 * one.requests_per_day + 1,
        model=model(),
        gpu=card,
        stored=SIXTEEN,
    ).rows
    assert (row.cards, more.cards) == (3, 4)
    assert row.rented_usd == pytest.approx(3 * 432)
    assert more.rented_usd == pytest.approx(4 * 432)


PUBLISHED = [  # shape, card, cards, batch, input, output, output tokens a second
    # TensorRT-LLM 0.6.1, A100 80GB FP16, LLaMA 7B at fixed batches:
    # https://github.com/NVIDIA/TensorRT-LLM/blob/v0.6.1/docs/source/performance.md
    (LLAMA_2_7B, "A100", 1, 384, 128, 128, 5586),
    (LLAMA_2_7B, "A100", 1, 60, 128, 2048, 1928),
    (LLAMA_2_7B, "A100", 1, 52, 2048, 128, 591),
    # https://github.com/NVIDIA/TensorRT-LLM/blob/v0.14.0/docs/source/performance/perf-overview.md, FP16, server at maximum load: the batch is as large as memory and
    # 256 allow
    (LLAMA_3_8B, "A100", 1, None, 128, 128, 6702),
    (LLAMA_3_8B, "A100", 1, None, 1000, 1000, 3634),
    (LLAMA_3_8B, "A100", 1, None, 2048, 128, 795),
    (LLAMA_3_8B, "A100", 1, None, 500, 2000, 3945),
    (LLAMA_3_8B, "H100", 1, None, 128, 128, 15572),
    (LLAMA_3_8B, "H100", 1, None, 1000, 1000, 7055),
    (LLAMA_3_8B, "H100", 1, None, 5000, 500, 1708),
    (LLAMA_3_70B, "A100", 8, None, 1000, 1000, 3055),
    (LLAMA_3_70B, "H100", 8, None, 2048, 2048, 3991),
    # vLLM, DeepSeek-R1-Distill-Llama-8B, 3.96 requests a second: https://www.databasemart.com/blog/vllm-gpu-benchmark-rtx4090
    (LLAMA_3_8B, "4090", 1, None, 100, 600, 2376),
]


@pytest.mark.parametrize(
    ("shape", "card", "cards", "batch", "input_tokens", "output_tokens", "published"), PUBLISHED
)
def test_published_throughput(
    shape: Shape,
    card: str,
    cards: int,
    batch: int | None,
    input_tokens: int,
    output_tokens: int,
    published: float,
):
    tokens = input_tokens + output_tokens
    server = Server(shape, CARDS[card], SIXTEEN, cards)
    size = batch or server.largest_batch(tokens)
    total = throughput(server, size, input_tokens, output_tokens)
    assert total * output_tokens / tokens == pytest.approx(published, rel=0.5)
