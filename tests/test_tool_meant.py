"""Which tool answers an ask, by what a message says and states."""

from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.asks.serving_meant import served
from advisor.reading.asks.settings_meant import of_settings
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.tool_meant import tool_of


def change(runs: tuple[dict[str, Any], ...] = (), **stated: Any) -> Change:
    return Change(Brief({slot: Fact(value) for slot, value in stated.items()}), stated, runs)


RUN = {"model": "7B", "method": "lora", "gpu": "RTX 3090"}
CARDS = ({"gpu": "RTX 4090"}, {"gpu": "A100 80GB"})


@pytest.mark.parametrize(("ask", "message", "tool"), [
    ("fix_memory", "zero3 on 8 cards is only 1.7 times as fast as on 2, money wasted?", "explain"),
    ("fix_memory", "一启动就报 bitsandbytes was compiled without GPU support，不能微调吗", "explain"),
    ("fix_memory", "| 0  RTX 3090  118W / 450W | 15873MiB / 24564MiB Memory-Usage |\nwhy so slow?", "explain"),
    ("fix_memory", "it crashes at step 3", "fix_memory"),
    ("fix_memory", "两小时后爆了", "fix_memory"),
    ("make_config", "unsloth or llamafactory on one 3090?", "explain"),
    ("make_config", "a LLaMA-Factory yaml for one 3090", "make_config"),
])  # fmt: skip
def test_a_first_message_is_about_what_it_says(
    ask: str, message: str, tool: str, catalog: Catalog
) -> None:
    assert tool_of(ask, change(**RUN), message, catalog) == tool


def test_a_follow_up_need_not_say_it_again(catalog: Catalog) -> None:
    later = Change(change(**RUN, micro_batch_size=1).brief, {"micro_batch_size": 1})
    assert tool_of("fix_memory", later, "and one at a time?", catalog) == "fix_memory"


@pytest.mark.parametrize(("ask", "message", "tool"), [
    ("recommend_hardware", "4090 or A100 for 14B?", "compare_setups"),
    ("buy_or_rent", "租哪个，4090还是A100？", "compare_setups"),
    ("buy_or_rent", "买哪个划算，4090还是A100？", "buy_or_rent"),
])  # fmt: skip
def test_named_cards_are_set_side_by_side(
    ask: str, message: str, tool: str, catalog: Catalog
) -> None:
    assert tool_of(ask, change(CARDS, model="14B"), message, catalog) == tool


@pytest.mark.parametrize(("message", "ask"), [
    ("8B合併LoRA後轉GGUF用Q4_K_M，16G的MacBook Air M3跑得動嗎", "size_serving"),
    ("an 8B Q4_K_M gguf on 16 GB, will it run?", "size_serving"),
    ("can I train an 8B to GGUF on 16 GB, will it run?", "estimate_training_cost"),
])  # fmt: skip
def test_converted_files_are_run(message: str, ask: str) -> None:
    stated = change(model="8B", gpu="M3 16GB")
    assert [*served(("estimate_training_cost",), stated, message)] == [ask]


@pytest.mark.parametrize(("message", "stated", "settings"), [
    ("32b qlora, learning_rate: 0.002, is it fine?", {"learning_rate": 0.002}, True),
    ("7B QLoRA 学习率 2e-5 合适吗", {"learning_rate": 2e-5}, True),
    ("7B LoRA on a 3090 for 3 epochs, is this fine?", {"epochs": 3, "gpu": "RTX 3090"}, False),
    ("3 epochs took 27 hours, is that ok?", {"epochs": 3, "measured_hours": 27}, False),
])  # fmt: skip
def test_a_setting_alone_is_judged(
    message: str, stated: dict[str, Any], settings: bool, catalog: Catalog
) -> None:
    asks = of_settings(("estimate_training_cost",), change(**stated), message, catalog)
    assert (asks[:1] == ("recommend_settings",)) is settings
