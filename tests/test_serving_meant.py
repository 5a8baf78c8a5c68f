"""Which questions are of running a model, whatever their ask."""

from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.asks.serving_meant import served
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.changes.undecided import without_slot
from advisor.reading.spans.spans import find


def meant(ask: str, message: str, catalog: Catalog, **stated: Any) -> str:
    """The ask, with what a message tells beside the slots."""
    facts = {slot: Fact(value, str(value)) for slot, value in stated.items()}
    beside = without_slot(message, find(message, catalog), 0)
    (ask,) = served((ask,), Change(Brief(facts | beside), dict(stated)), message)
    return ask


@pytest.mark.parametrize(("message", "ask"), [
    ("How fast is a 32B on an H100 with vLLM?", "look_up"),
    ("How fast is a 32B in Q4_K_M on an H100?", "look_up"),
    ("SGLang or vLLM for a 32B on an H100, which is faster?", "compare_setups"),
    ("Time to first token of a 32B on an H100?", "explain"),
    ("Why does vLLM use 72 GB of my H100 for a 32B?", "explain"),
    ("KV cache fp8, 32B, H100", "look_up"),
    ("Speculative decoding for a 32B on an H100, how much faster?", "estimate_training_cost"),
    ("10 LoRA adapters on one 32B with vLLM on an H100, does it fit?", "estimate_training_cost"),
    ("Serve our LoRA on the 32B with SGLang on an H100, latency?", "estimate_training_cost"),
    ("500 employees use a chatbot on a 32B: how many H100?", "recommend_hardware"),
    ("H100 用 vLLM 跑 32B 每秒能出多少 token", "look_up"),
    ("公司200名员工用32B做助手，要几张H100", "recommend_hardware"),
])  # fmt: skip
def test_these_are_of_a_server(message: str, ask: str, catalog: Catalog) -> None:
    assert meant(ask, message, catalog, model="32B", gpu="H100") == "size_serving"


@pytest.mark.parametrize(("message", "ask"), [
    ("Fine-tune a 32B with LoRA on an H100, then serve it with vLLM: how long?", "estimate_training_cost"),
    ("GRPO of a 32B on an H100 with vLLM for rollouts, how fast?", "estimate_training_cost"),
    ("MLX LoRA of a 32B, does it fit?", "estimate_training_cost"),
    ("What is an H100's bandwidth?", "look_up"),
    ("How does a KV cache grow?", "explain"),
    ("We are 5 engineers; what does a 32B cost on an H100?", "estimate_training_cost"),
    ("32B 全参训练，H100，多快", "estimate_training_cost"),
])  # fmt: skip
def test_these_are_not(message: str, ask: str, catalog: Catalog) -> None:
    assert meant(ask, message, catalog, model="32B", gpu="H100") == ask


def test_inference_after_a_training_is_of_a_server(catalog: Catalog) -> None:
    facts = {"model": Fact("7B", "7B"), "gpu": Fact("H100", "H100"), "method": Fact("lora", "LoRA")}
    later = Change(Brief(facts), {})
    assert served(("explain",), later, "推理速度多快") == ["size_serving"]
    assert served(("estimate_training_cost",), later, "and on 2 cards?") == (
        "estimate_training_cost",
    )
