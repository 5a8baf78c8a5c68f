"""Numbers with units: which arguments they can fill, and which numbers fill none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading.places import Relative
from advisor.reading.spans.quantities import quantities
from advisor.reading.spans.units import RECORDS


def values(text: str) -> list[dict[str, object]]:
    """What each quantity can fill; records that may be requests as well count as the samples they
    are first."""
    found = [
        dict(quantity.values)
        for quantity in sorted(quantities(text, [], []), key=lambda quantity: quantity.start)
    ]
    for filled in found:
        if tuple(filled) == RECORDS:
            assert filled.pop("requests_per_day") == filled["samples"]
    return found


@pytest.mark.parametrize(("text", "expected"), [
    ("10万条", {"samples": 100_000}), ("10万条数据", {"samples": 100_000}), ("5 k rows", {"samples": 5000}), ("half a million rows", {"samples": 500_000}),
    ("about 3,000 pairs", {"samples": 3000}), ("500条对话", {"samples": 500}), ("ten thousand labelled emails", {"samples": 10_000}), ("一万二条", {"samples": 12_000}),
    ("1.2w条", {"samples": 12_000}), ("0.5M examples", {"samples": 500_000}), ("dataset of 800", {"samples": 800}), ("9e4 samples", {"samples": 90_000}),
    ("3 epochs", {"epochs": 3}), ("三轮", {"epochs": 3}), ("epochs=2", {"epochs": 2}), ("0.5 epoch", {"epochs": 0.5}),
    ("2048 tokens", {"tokens_per_sample": 2048, "tokens_per_request": 2048}), ("4k token", {"tokens_per_sample": 4000, "tokens_per_request": 4000}),
    ("cutoff 4096", {"tokens_per_sample": 4096}), ("max_length=1024", {"tokens_per_sample": 1024}), ("上下文8k", {"tokens_per_sample": 8000}),
    ("$1.89/hr", {"price_per_hour": 1.89}), ("$2 per GPU hour", {"price_per_hour": 2}), ("1.5美元/小时", {"price_per_hour": 1.5}), ("每小时2美元", {"price_per_hour": 2}),
    ("时租$2", {"price_per_hour": 2}), ("时租3美元", {"price_per_hour": 3}), ("80 cents an hour", {"price_per_hour": 0.8}), ("hourly rate of 2", {"price_per_hour": 2}),
    ("$50", {"budget": 50, "price_per_hour": 50}), ("50刀", {"budget": 50, "price_per_hour": 50}), ("budget of $50", {"budget": 50}),
    ("预算50美元", {"budget": 50}), ("$5k", {"budget": 5000}), ("3000 dollars", {"budget": 3000}),
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


def both(tokens: int) -> dict[str, object]:
    return {"tokens_per_sample": tokens, "tokens_per_request": tokens}


def daily(requests: int) -> dict[str, object]:
    return {"requests_per_day": requests}


@pytest.mark.parametrize(("text", "expected"), [
    ("1000+500 tokens", both(1500)),
    ("三台机器每台2张", {"num_gpus": 6}), ("两台服务器各4张", {"num_gpus": 8}), ("4节点8卡", {"num_gpus": 32}), ("2节点16卡", {"num_gpus": 16}), ("two nodes of 4", {"num_gpus": 8}),
    ("2 nodes, 8 GPUs each", {"num_gpus": 16}), ("one 8-GPU node", {"num_gpus": 8}),
    ("2 requests per second", daily(172_800)), ("20 req/s", daily(1_728_000)), ("one every ten seconds", daily(8640)), ("每10秒一次", daily(8640)), ("每秒5次请求", daily(432_000)),
    ("每小时500次", daily(12_000)), ("600 per hour", daily(14_400)), ("500 calls an hour, 8 hours a day", daily(4000)), ("每小时500次，一天8小时", daily(4000)),
    ("一周7万次调用", daily(10_000)), ("70000 requests a week", daily(10_000)), ("每月30万次请求", daily(10_000)), ("monthly 300k requests", daily(10_000)), ("7k/d", daily(7000)),
    ("45,000 users' questions a month", daily(1500)), ("两万日活请求", daily(20_000)), ("3000条咨询每天", daily(3000)),
    ("3,000 employees, two questions each per day", daily(6000)), ("500个员工每人每天20次", daily(10_000)), ("每天4500条咨询", {"requests_per_day": 4500, "samples": 4500}),
    ("a month and a half", {"weeks": 6, "days": 45}), ("一个半月", {"weeks": 6, "days": 45}), ("half an hour", {"hours": 0.5}), ("两个半小时", {"hours": 2.5}), ("2 hours 50 minutes", {"hours": pytest.approx(2.83, abs=0.01)}), ("2小时40分", {"hours": pytest.approx(2.67, abs=0.01)}), ("half a day", {"hours": 12, "weeks": pytest.approx(0.07, abs=0.01)}),
    ("22 working days a month", {"days": 22, "hours": 528, "weeks": pytest.approx(3.14, abs=0.01)}), ("60d", {"days": 60, "hours": 1440, "weeks": pytest.approx(8.57, abs=0.01)}),
    ("1.6ktok", both(1600)), ("每条3ktoken", both(3000)), ("每次连上下文2200", both(2200)), ("2ep", {"epochs": 2}), ("a single epoch", {"epochs": 1}),
    ("2 lakh records", {"samples": 200_000}), ("万把条", {"samples": 10_000}), ("上千条", {"samples": 1000}), ("五万来条", {"samples": 50_000}), ("10多万条", {"samples": 100_000}), ("两三千条", {"samples": 2500}),
    ("1M条", {"samples": 1_000_000}), ("7'000 rows", {"samples": 7000}), ("40.000 records", {"samples": 40_000}), ("1.000.000 rows", {"samples": 1_000_000}),
    ("5000张图", {"samples": 5000}), ("2.1万张票", {"samples": 21_000}), ("1.4万张图文对", {"samples": 14_000}), ("4万轮对话", {"samples": 40_000}), ("128张", {"num_gpus": 128, "samples": 128}), ("128张卡", {"num_gpus": 128}),
    ("4x, cheap", {"num_gpus": 4}), ("2 of em", {"num_gpus": 2, "samples": 2}), ("both cards", {"num_gpus": 2}), ("a trio of them", {"num_gpus": 3}), ("quad gpu", {"num_gpus": 4}),
])  # fmt: skip
def test_several_numbers_and_rates(text: str, expected: dict[str, object]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(("text", "count"), [
    ("sorry, three", 3), ("two in total", 2), ("four then", 4), ("on one only", 1), ("so would one be enough", None), ("on only one", 1), ("俩呢", 2),
    ("would a third card help", 3), ("a second GPU", 2), ("四路", 4),
])  # fmt: skip
def test_a_number_word_by_itself_may_be_a_count(text: str, count: int | None) -> None:
    found = [
        quantity
        for quantity in quantities(text, [], [])
        if dict(quantity.values).get("num_gpus") == (count or 1)
    ]
    assert found
    assert not found[0].certain


@pytest.mark.parametrize(
    "text",
    [
        "which one",
        "the first one",
        "this one, please",
        "one training example",
        "8 hours a day",
        "3d printing",
        "两百张表",
        "some zero-shot",
    ],
)
def test_words_that_count_nothing(text: str) -> None:
    assert values(text) == []


def test_a_bare_number_is_worth_itself_in_every_unit() -> None:
    assert {name: values("13")[0][name] for name in ("weeks", "days", "hours")} == {
        "weeks": 13,
        "days": 13,
        "hours": 13,
    }


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
    assert {"samples", "requests_per_day", "budget"} <= {name for name, _ in quantity.values}


def test_a_number_of_thousands_counts_no_cards() -> None:
    assert "num_gpus" not in values("10000")[0]


@pytest.mark.parametrize(("text", "argument", "before", "after"), [
    ("twice the data", "samples", 10_000, 20_000), ("double the data", "samples", 10_000, 20_000), ("数据翻倍", "samples", 10_000, 20_000),
    ("再加5000条", "samples", 10_000, 15_000), ("多加一万条", "samples", 10_000, 20_000), ("another 500 samples", "samples", 1000, 1500),
    ("5000 more samples", "samples", 10_000, 15_000), ("500 fewer rows", "samples", 1000, 500), ("3x the data", "samples", 10, 30),
    ("half the samples", "samples", 10_000, 5000), ("一半的数据", "samples", 10_000, 5000), ("数据三倍", "samples", 100, 300), ("a tenth of the data", "samples", 100, 10), ("a quarter of the data", "samples", 100, 25),
    ("cut the data by 20%", "samples", 100, 80), ("数据量增加20%", "samples", 100, 120), ("数据涨三成", "samples", 100, 130), ("twice the traffic", "requests_per_day", 100, 200),
    ("请求量翻倍", "requests_per_day", 100, 200), ("double the GPUs", "num_gpus", 2, 4), ("再加两张卡", "num_gpus", 2, 4), ("half the budget", "budget", 100, 50),
    ("预算砍半", "budget", 100, 50), ("拨款打八折", "budget", 100, 80), ("语料剩四分之一", "samples", 100, 25), ("数据减少三分之一", "samples", 99, 66), ("数据增加三分之一", "samples", 99, 132), ("two thirds of the data", "samples", 99, 66),
    ("数据乘以五", "samples", 10, 50), ("multiply the data by a factor of 4", "samples", 10, 40), ("tenfold traffic", "requests_per_day", 10, 100), ("请求量翻一倍", "requests_per_day", 10, 20), ("数据增加一倍", "samples", 10, 20),
    ("30% more data", "samples", 100, 130), ("25% less traffic", "requests_per_day", 100, 75), ("数据少三成", "samples", 100, 70), ("what if volume halves", "requests_per_day", 100, 50),
    ("老板把钱砍掉一千", "budget", 3000, 2000), ("少两张卡", "num_gpus", 4, 2), ("another pair of cards", "num_gpus", 2, 4), ("remove two GPUs", "num_gpus", 8, 6), ("one more card", "num_gpus", 1, 2),
    ("another card", "num_gpus", 1, 2), ("an extra 500 rows", "samples", 100, 600), ("$25 more", "budget", 50, 75),
    ("延长两周", "weeks", 6, 8), ("3 weeks shorter", "weeks", 12, 9), ("the deadline moves forward by a month", "weeks", 12, 8), ("再多一天", "hours", 36, 60), ("推迟一个月", "weeks", 8, 12),
    ("twice the epochs", "epochs", 3, 6), ("twice the sequence length", "tokens_per_sample", 512, 1024),
])  # fmt: skip
def test_relative_changes(text: str, argument: str, before: float, after: float) -> None:
    changes = [quantity[argument] for quantity in values(text) if argument in quantity]
    assert len(changes) == 1
    assert isinstance(changes[0], Relative)
    assert changes[0].apply(before) == pytest.approx(after)


def test_a_change_that_names_nothing_may_change_anything() -> None:
    for text in ("翻倍", "suppose we grow 25%", "六折", "six more", "多300", "a further 1,150"):
        (change,) = quantities(text, [], [])
        assert not change.certain
        assert {"samples", "num_gpus", "budget"} <= {name for name, _ in change.values}


@pytest.mark.parametrize(
    "text",
    [
        "加到5000条",
        "raise it to 5000 samples",
        "5000 or more samples",
        "缩短到两周",
        "(plus 4,000 tokens each)",
        "数据巨多120万条",
        "再来一份",
    ],
)
def test_a_new_value_is_no_change(text: str) -> None:
    assert not any(
        isinstance(value, Relative) for quantity in values(text) for value in quantity.values()
    )


@pytest.mark.parametrize(("text", "expected"), [
    ("1w5条", {"samples": 15_000}), ("攒了12,000轮", {"samples": 12_000}), ("16k-long documents", {"tokens_per_sample": 16_000}),
    ("8 long documents", {"samples": 8}), ("5000句话的语料", {"samples": 5000}), ("one pass only", {"epochs": 1}),
    ("两万句/天", {"requests_per_day": 20_000}), ("800/天", {"requests_per_day": 800}), ("周均3.5万次", {"requests_per_day": 5000}),
    ("500 requests/min", {"requests_per_day": 720_000}), ("30 calls/week", {"requests_per_day": 4}), ("10 hours/week", {"hours": 10}),
    ("3000/次", {"tokens_per_sample": 3000, "tokens_per_request": 3000}), ("每条1200", {"tokens_per_sample": 1200, "tokens_per_request": 1200}),
    ("two weekends", {"hours": 96, "days": 4}), ("one night on it", {"hours": 12}), ("两个晚上", {"hours": 24, "days": 1}),
    ("租100小时服务器", {"hours": 100, "days": 4}), ("500 usd/week", {"budget": 500}), ("six devices", {"num_gpus": 6}),
    ("use A Third More data", {"samples": Relative(factor=pytest.approx(4 / 3))}), ("a third less data", {"samples": Relative(factor=pytest.approx(2 / 3))}),
    ("half again as much data", {"samples": Relative(factor=1.5)}), ("差不多一半的数据", {"samples": Relative(factor=0.5)}), ("多一半数据", {"samples": Relative(factor=1.5)}),
    ("预算缩水20%", {"budget": Relative(factor=0.8)}), ("再标八百条", {"samples": Relative(plus=800)}),
    ("for 200 epochs", {"epochs": 200}), ("300轮训练", {"epochs": 300}),
])  # fmt: skip
def test_more_units_and_changes(text: str, expected: dict[str, object]) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize("text", [
    "周五晚上开始", "第二晚", "11月3晚上", "第3周末上线", "三个晚班人员", "one night shift", "租金¥30/天", "费用是200/天", "月均5000元的开销",
    "判断两句话", "ICD-10 to discharge notes", "24小时不停",
])  # fmt: skip
def test_numbers_that_are_no_quantity_of_ours(text: str) -> None:
    assert values(text) == []


def test_a_change_belongs_to_what_is_named_nearest() -> None:
    assert values("twice the data on half the GPUs") == [
        {"samples": Relative(factor=2)},
        {"num_gpus": Relative(factor=0.5)},
    ]
    assert values("图片数量翻倍，只训1轮") == [{"samples": Relative(factor=2)}, {"epochs": 1}]


@given(st.integers(1, 10**6), st.sampled_from(["条", "条数据", " samples", " rows", "k rows"]))
def test_samples_round_trip(count: int, unit: str) -> None:
    assert values(f"{count}{unit}") == [{"samples": count * (1000 if unit.startswith("k") else 1)}]


@given(
    st.decimals("0.01", 199, places=2),
    st.sampled_from(
        [
            "${}/hr",
            "${} per hour",
            "${}/h",
            "{}美元/小时",
            "{} dollars an hour",
            "每小时{}美元",
            "${} a GPU hour",
        ]
    ),
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


PIECES = ("1", "0", "9" * 20, "1e99", "万", "亿", "一", "翻", "倍", "减去", "去掉", "再加", "plus ", "another ", " more", "by ", "a tenth", " of", "up", "%", "折", "每", "分之", " in ", "输入", "输出", "per second", "every ", "a day and a half", "个半", "lakh", "成", "涨", "砍掉", "$", "/h",
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
            bounds = (value.factor, value.plus) if isinstance(value, Relative) else (float(value),)
            assert all(abs(bound) < float("inf") for bound in bounds)
        end = quantity.end


def test_a_negative_price_stays_negative() -> None:
    """So that it is refused; read as 3 it would be answered."""
    (price,) = quantities("7B on a card at -3 dollars an hour", [(0, 2)], [])
    assert dict(price.values) == {"price_per_hour": -3}


def test_a_small_bare_number_is_no_length() -> None:
    """A rank, a version, the number of a list."""
    (eight,) = quantities("what about 8 then", [], [])
    assert "tokens_per_sample" not in dict(eight.values)
    assert "epochs" in dict(eight.values)
