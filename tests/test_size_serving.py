"""Serving a model: its memory, its cards and its users, and what is said of them."""

import pytest

from advisor.advice.serving.people import ACCEPTABLE
from advisor.advice.serving.size_serving import SizeServing
from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.units import GIB
from tests.serving import said, sized


def test_weights_and_cache_follow_the_published_shape(catalog: Catalog):
    """Llama 3.1 8B (its config.json and safetensors index): 8,030,261,248 weights of 2 bytes;
    2 x 32 layers x 8 heads x 128 x 2 bytes of cache a token."""
    whole = sized(catalog, model="Llama 3.1 8B", context_tokens=8192).needs[0]
    assert whole.weights_gib == pytest.approx(2 * 8_030_261_248 / GIB, abs=0.01)
    assert whole.request_gib == pytest.approx(131_072 * 8192 / GIB, abs=0.01)


def test_a_65b_keeps_keys_and_values_of_all_heads(catalog: Catalog):
    """LLaMA's, of 80 layers, 8192 wide: 2 x 80 x 8192 x 2 bytes a token."""
    whole = sized(catalog, model="65B", context_tokens=4096).needs[0]
    assert whole.request_gib == pytest.approx(2 * 80 * 8192 * 2 * 4096 / GIB, abs=0.01)


@pytest.mark.parametrize(("model", "gpu", "quantization", "published"), [
    # llama.cpp, one user, tokens a second; 3090 and 4090 with 8B in Q4_K:
    # https://insiderllm.com/guides/rtx-4090-vs-used-rtx-3090-local-ai
    ("Llama 3.1 8B", "RTX 3090", "4bit", 94),
    ("Llama 3.1 8B", "RTX 4090", "4bit", 116),
    ("14B", "RTX 3090", "4bit", 52),
])  # fmt: skip
def test_one_users_speed_is_in_the_range(
    catalog: Catalog, model: str, gpu: str, quantization: str, published: float
):
    alone = sized(catalog, model=model, gpu=gpu, quantization=quantization).options[0].alone
    assert alone is not None
    assert alone.low < published < alone.high


def test_more_users_than_one_card_holds_get_more_cards_or_fewer_bits(catalog: Catalog):
    first, *others = sized(catalog, model="Llama 3.1 8B", gpu="RTX 4090", users=20).options
    assert (first.num_gpus, first.fits, first.enough) == (1, True, False)
    assert all(each.enough for each in others)
    assert {(each.num_gpus, each.bits) for each in others} == {(2, 16), (1, 8), (1, 4)}


def test_every_user_gets_an_acceptable_speed(catalog: Catalog):
    for option in sized(catalog, model="70B", gpu="H100", users=400).options:
        if option.users_at_once > option.copies:
            one = sized(catalog, model="70B", gpu="H100", users=option.users_at_once)
            same = [each for each in one.options if each.bits == option.bits and each.enough]
            assert all((each.each_tokens_per_second or 0) >= ACCEPTABLE for each in same)


def test_several_cards_are_shown_divided_and_copied(catalog: Catalog):
    divided, copied = sized(
        catalog, model="Qwen2.5 7B", gpu="RTX 4090", num_gpus=2, quantization="16bit"
    ).options
    assert (divided.cards_each, divided.copies) == (2, 1)
    assert (copied.cards_each, copied.copies) == (1, 2)
    assert divided.card_gib < copied.card_gib
    body = said(catalog, model="Qwen2.5 7B", gpu="RTX 4090", num_gpus=2).body
    assert "one copy divided over them (tensor parallel)" in body
    assert "a copy on each" in body


def test_what_does_not_fit_says_what_does(catalog: Catalog):
    answer = said(catalog, model="70B", gpu="RTX 4090", num_gpus=2)
    assert answer.badge == "no"
    assert "does not fit 2 × RTX 4090" in answer.headline
    assert "It runs on 2 × RTX 4090 in 4 bit (AWQ)" in answer.headline
    chinese = said(catalog, "zh", model="70B", gpu="RTX 4090", num_gpus=2)
    assert "放不下" in chinese.headline
    assert "4 位（AWQ）可以跑" in chinese.headline


def test_how_many_cards_it_takes_leads(catalog: Catalog):
    answer = said(catalog, model="DeepSeek-R1", gpu="H200", users=100)
    assert answer.badge == "fits"
    assert "takes 8 × H200" in answer.headline
    assert "for each of 100 at once" in answer.headline
    assert "需要 8 张 H200" in said(catalog, "zh", model="DeepSeek-R1", gpu="H200").headline


def test_a_card_or_a_memory_alone_gets_a_table_of_sizes(catalog: Catalog):
    for stated in ({"gpu": "RTX 3060"}, {"gpu_memory_gib": 12}):
        answer = said(catalog, **stated)
        assert "up to Qwen2.5 7B (" in answer.headline
        assert "users at once) in 4 bit" in answer.headline
        assert "Qwen2.5 72B" in answer.body
    assert "Qwen2.5 72B" in said(catalog).headline


def test_a_model_alone_gets_cards_of_the_market(catalog: Catalog):
    options = sized(catalog, model="Qwen2.5 32B", users=50).options
    assert 3 <= len(options) <= 5
    assert all(each.enough and each.usd_per_hour for each in options)
    by_number = [each.num_gpus for each in options]
    assert by_number == sorted(by_number)


def test_requests_a_day_take_as_many_cards_as_they_need(catalog: Catalog):
    found = sized(
        catalog, model="Qwen2.5 7B", gpu="RTX 4090", num_gpus=1, requests_per_day=100_000
    ).options
    assert not found[0].enough
    assert all((each.requests_per_day or 0) >= 100_000 for each in found if each.enough)


def test_a_macs_batches_gain_less_than_a_cards(catalog: Catalog):
    (option,) = sized(catalog, model="70B", gpu="M2 Ultra", quantization="4bit").options
    assert option.fits
    assert option.format == "GGUF Q4_K_M"
    assert (option.users_at_once, option.usd_per_hour) == (1, None)
    assert option.alone is not None
    assert option.alone.low < 12.13 < option.alone.high  # Llama 3 70B there: XiongjieDai's table


def test_main_memory_says_in_how_many_bits_it_holds_a_model(catalog: Catalog):
    by_bits = {
        each.bits: each.host for each in sized(catalog, model="72B", host_memory_gib=64).needs
    }
    assert by_bits == {16: False, 8: False, 4: True}
    headline = said(catalog, model="72B", host_memory_gib=64).headline
    assert "64 GiB of main memory hold 72B in GGUF Q4_K_M" in headline
    assert "tokens per second with two channels of DDR5-5600" in headline


def test_a_processor_alone_is_slow_and_says_how_slow(catalog: Catalog):
    answer = said(catalog, model="Qwen2.5 7B", processor=True)
    assert "On a processor Qwen2.5 7B in GGUF Q4_K_M" in answer.headline
    assert "RTX" not in answer.body
    assert "双通道 DDR4-3200" in said(catalog, "zh", model="Qwen2.5 7B", processor=True).headline


def test_why_vllm_takes_the_whole_card_is_said(catalog: Catalog):
    """0.92 of what a process can get of it (vllm/config/cache.py), the weights' part and the cache's."""
    asked = {"model": "Qwen2.5 3B", "gpu": "RTX 4090", "about": ["reserve"]}
    found = sized(catalog, **asked).reserved
    assert found is not None
    assert found.taken_gib == pytest.approx(0.92 * 23.51, abs=0.01)
    assert found.weights_gib
    assert found.cache_gib
    assert found.enough_share
    assert found.weights_gib + found.cache_gib < found.taken_gib
    assert found.enough_share < 0.5
    assert "it reserves 92% of the card" in said(catalog, **asked).headline
    assert "它预留显卡的 92%" in said(catalog, "zh", **asked).headline
    assert "it reserves 92% of the card" in said(catalog, gpu="A100").body


def test_a_card_with_more_memory_than_it_is_sold_with(catalog: Catalog):
    usual = sized(catalog, model="13B", gpu="RTX 2080 Ti").options[0]
    doubled = sized(catalog, model="13B", gpu="RTX 2080 Ti", gpu_memory_gib=22).options[0]
    assert doubled.room_gib == pytest.approx(2 * usual.room_gib, rel=0.01)


@pytest.mark.parametrize(("stated", "lengths"), [
    ({}, (3072, 1024, 4096)),
    ({"input_tokens": 1000, "output_tokens": 500}, (1000, 500, 1500)),
    ({"tokens_per_request": 1000}, (750, 250, 1000)),
    ({"context_tokens": 8000, "output_tokens": 500}, (7500, 500, 8000)),
    ({"input_tokens": 300}, (300, 100, 400)),
    ({"context_tokens": 1}, (1, 1, 2)),
])  # fmt: skip
def test_lengths_follow_from_those_that_are_stated(
    catalog: Catalog, stated: dict[str, int], lengths: tuple[int, int, int]
):
    found = sized(catalog, model="Qwen2.5 7B", **stated)
    assert (found.input_tokens, found.output_tokens, found.context_tokens) == lengths


def test_a_format_that_no_server_has_is_refused(catalog: Catalog):
    with pytest.raises(ToolError, match="unknown format"):
        SizeServing(model="7B", quantization="1bit").run(catalog)
