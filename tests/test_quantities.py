"""Numbers with units: which arguments they can fill, and which numbers fill none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.quantities import quantities
from advisor.values import Change


def values(text: str) -> list[dict[str, object]]:
    return [dict(quantity.values) for quantity in sorted(quantities(text, [], []), key=lambda quantity: quantity.start)]


@pytest.mark.parametrize(("text", "expected"), [
    ("10万条", {"samples": 100_000}), ("10万条数据", {"samples": 100_000}), ("5 k rows", {"samples": 5000}), ("half a million rows", {"samples": 500_000}),
    ("about 3,000 pairs", {"samples": 3000}), ("500条对话", {"samples": 500}), ("ten thousand labelled emails", {"samples": 10_000}), ("一万二条", {"samples": 12_000}),
    ("1.2w条", {"samples": 12_000}), ("0.5M examples", {"samples": 500_000}), ("dataset of 800", {"samples": 800}), ("9e4 samples", {"samples": 90_000}),
    ("3 epochs", {"epochs": 3}), ("三轮", {"epochs": 3}), ("epochs=2", {"epochs": 2}), ("0.5 epoch", {"epochs": 0.5}),
    ("2048 tokens", {"tokens_per_sample": 2048, "tokens_per_request": 2048}), ("4k token", {"tokens_per_sample": 4000, "tokens_per_request": 4000}),
    ("cutoff 4096", {"tokens_per_sample": 4096}), ("max_length=1024", {"tokens_per_sample": 1024}), ("上下文8k", {"tokens_per_sample": 8000}),
    ("$1.89/hr", {"price_per_hour": 1.89}), ("$2 per GPU hour", {"price_per_hour": 2}), ("1.5美元/小时", {"price_per_hour": 1.5}), ("每小时2美元", {"price_per_hour": 2}),
    ("时租$2", {"price_per_hour": 2}), ("时租3美元", {"price_per_hour": 3}), ("80 cents an hour", {"price_per_hour": 0.8}), ("hourly rate of 2", {"price_per_hour": 2}),
    ("$50", {"budget_usd": 50, "price_per_hour": 50}), ("50刀", {"budget_usd": 50, "price_per_hour": 50}), ("budget of $50", {"budget_usd": 50}),
    ("预算50美元", {"budget_usd": 50}), ("$5k", {"budget_usd": 5000}), ("3000 dollars", {"budget_usd": 3000}),
    ("100 requests a day", {"requests_per_day": 100}), ("每天1000次请求", {"requests_per_day": 1000}), ("日均一万次调用", {"requests_per_day": 10_000}),
    ("2400 requests per hour", {"requests_per_day": 57_600}), ("3000 requests per month", {"requests_per_day": 100}), ("2 calls a minute", {"requests_per_day": 2880}),
    ("每天1.2w人次咨询", {"requests_per_day": 12_000}),
    ("8 GPUs", {"num_gpus": 8}), ("8卡", {"num_gpus": 8}), ("单卡", {"num_gpus": 1}), ("双卡", {"num_gpus": 2}), ("四张卡", {"num_gpus": 4}), ("dual-gpu", {"num_gpus": 2}),
    ("8 hours", {"hours": 8}), ("90 minutes", {"hours": 1.5}), ("24小时", {"hours": 24, "days": 1}), ("overnight", {"hours": 12}),
    ("two weeks", {"weeks": 2, "days": 14, "hours": 336}), ("三周", {"weeks": 3, "days": 21, "hours": 504}), ("3个月", {"weeks": 12, "days": 90}),
    ("a year", {"days": 365, "weeks": 52}), ("半年", {"days": 180, "hours": 4320, "weeks": pytest.approx(25.7, abs=0.1)}),
])  # fmt: skip
def test_a_unit_tells_the_argument(text: str, expected: dict[str, object]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize("text", [
    "in 2026", "since 2023", "2024年", "二〇二六年", "July 2025", "7月上线", "Q3",
    "batch size 8", "batch_size=4", "batch size of 64", "per_device_train_batch_size=4", "bs 32", "批大小16", "gradient_accumulation_steps=8",
    "rank 16", "r=8", "alpha 32", "lr 2e-5", "learning rate 1e-4", "学习率2e-5", "dropout 0.05", "temperature 0.7", "seed 42", "top-5",
    "3000元", "5万块钱", "3万人民币", "¥5000", "￥3万", "5000 RMB", "人民币5000", "预算5万元", "RMB 800",
    "team of 5 people", "5人团队", "6个人", "3个工程师", "8 engineers", "200 users",
    "95%", "90 percent", "4-bit", "8bit", "4位量化", "80GB", "24 gigs", "300 watts", "2 MB", "5 qps",
    "Python 3.11", "python3.11", "CUDA 12.4", "version 2", "v1.5", "torch2.5", "transformers 4.46", "GPT-4", "第3版",
    "一般", "一下", "一些", "看一看", "一样", "万一", "十分", "第一步", "16 layers", "the 1st",
])  # fmt: skip
def test_numbers_that_fill_nothing(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize("text", ["10000", "一万二", "1.2w", "5000?"])
def test_a_bare_number_may_fill_several_and_is_left_to_the_model(text: str) -> None:
    (quantity,) = quantities(text, [], [])
    assert not quantity.certain
    assert {"samples", "requests_per_day", "budget_usd"} <= {name for name, _ in quantity.values}


def test_a_number_of_thousands_counts_no_cards() -> None:
    assert "num_gpus" not in values("10000")[0]


@pytest.mark.parametrize(("text", "argument", "before", "after"), [
    ("twice the data", "samples", 10_000, 20_000), ("double the data", "samples", 10_000, 20_000), ("数据翻倍", "samples", 10_000, 20_000),
    ("再加5000条", "samples", 10_000, 15_000), ("多加一万条", "samples", 10_000, 20_000), ("another 500 samples", "samples", 1000, 1500),
    ("5000 more samples", "samples", 10_000, 15_000), ("500 fewer rows", "samples", 1000, 500), ("3x the data", "samples", 10, 30),
    ("half the samples", "samples", 10_000, 5000), ("一半的数据", "samples", 10_000, 5000), ("数据三倍", "samples", 100, 300), ("a tenth of the data", "samples", 100, 10),
    ("cut the data by 20%", "samples", 100, 80), ("数据量增加20%", "samples", 100, 120), ("数据涨三成", "samples", 100, 130), ("twice the traffic", "requests_per_day", 100, 200),
    ("请求量翻倍", "requests_per_day", 100, 200), ("double the GPUs", "num_gpus", 2, 4), ("再加两张卡", "num_gpus", 2, 4), ("half the budget", "budget_usd", 100, 50),
    ("twice the epochs", "epochs", 3, 6), ("twice the sequence length", "tokens_per_sample", 512, 1024),
])  # fmt: skip
def test_relative_changes(text: str, argument: str, before: float, after: float) -> None:
    changes = [quantity[argument] for quantity in values(text) if argument in quantity]
    assert len(changes) == 1
    assert isinstance(changes[0], Change)
    assert changes[0].apply(before) == pytest.approx(after)


def test_a_change_that_names_nothing_may_change_anything() -> None:
    assert {"samples", "num_gpus", "budget_usd"} <= set(values("翻倍")[0])


@pytest.mark.parametrize("text", ["加到5000条", "raise it to 5000 samples", "5000 or more samples"])
def test_a_new_value_is_no_change(text: str) -> None:
    assert not any(isinstance(value, Change) for quantity in values(text) for value in quantity.values())


@given(st.integers(1, 10**6), st.sampled_from(["条", "条数据", " samples", " rows", "k rows"]))
def test_samples_round_trip(count: int, unit: str) -> None:
    assert values(f"{count}{unit}") == [{"samples": count * (1000 if unit.startswith("k") else 1)}]


@given(
    st.decimals("0.01", 199, places=2),
    st.sampled_from(["${}/hr", "${} per hour", "${}/h", "{}美元/小时", "{} dollars an hour", "每小时{}美元", "${} a GPU hour"]),
)
def test_prices_round_trip(price: float, form: str) -> None:
    (found,) = values(form.format(price))
    assert found == {"price_per_hour": pytest.approx(float(price))}


@given(st.integers(1, 64), st.sampled_from(["{}卡", "{} GPUs", "{}张卡", "{} cards", "{}块显卡"]))
def test_counts_of_cards_round_trip(count: int, form: str) -> None:
    assert values(form.format(count)) == [{"num_gpus": count}]


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    _holds(text)


PIECES = ("1", "0", "9" * 20, "1e99", "万", "亿", "一", "翻", "倍", "减去", "去掉", "再加", "plus ", "another ", " more", "by ", "a tenth", " of", "up", "%", "成", "涨", "砍掉", "$", "/h",
          " times", "x the", "twice", "one ", "million ", "hundred", " days", "年", "月", "条", "卡", "tokens", ".", ",", " ", "\n", "٣", "İ")  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_made_of_quantities(text: str) -> None:
    _holds(text)


def _holds(text: str) -> None:
    end = 0
    for quantity in sorted(quantities(text, [], []), key=lambda quantity: quantity.start):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.values
        for _, value in quantity.values:
            bounds = (value.factor, value.plus) if isinstance(value, Change) else (float(value),)
            assert all(abs(bound) < float("inf") for bound in bounds)
        end = quantity.end


def test_a_negative_price_stays_negative() -> None:
    """So that it is refused; read as 3 it would be answered."""
    (price,) = quantities("7B on a card at -3 dollars an hour", [(0, 2)], [])
    assert dict(price.values) == {"price_per_hour": -3}
