"""Which messages are answered by a table of models, and what stands in it."""

import pytest

from advisor.advice.choices.tabulate_memory import TabulateMemory
from advisor.advice.tools import TOOLS
from advisor.catalog.near_names import nearest_model
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.calls import calls
from tests.shipped import CATALOG


def asked(message: str, *asks: str, change: Change | None = None) -> list[str]:
    made = calls(asks, change or Change(Brief(), {}), message, TOOLS, CATALOG)
    return [call.tool for call in made]


@pytest.mark.parametrize(
    "message",
    [
        "Do you have a table with the VRAM of every common model?",
        "memory for each popular model, LoRA and full, please",
        "overview of GPU memory by model size: all sizes in one chart",
        "列一个各种大小模型微调显存的表",
        "主流模型微调要多少显存，有对照表吗",
    ],
)
def test_a_table_of_all_models_is_one_part(message: str) -> None:
    assert asked(message, "estimate_training_cost") == ["tabulate_memory"]


@pytest.mark.parametrize(
    "message",
    [
        "How much memory does a 7B take?",
        "我的训练表格数据有1万条，7B要多少显存",
        "which GPU for a table reading model?",
    ],
)
def test_a_single_model_has_no_table(message: str) -> None:
    assert "tabulate_memory" not in asked(message, "estimate_training_cost")


def test_the_stated_run_stands_below_the_table() -> None:
    brief = Brief({"model": Fact("Mistral 7B", "Mistral 7B")})
    tools = asked(
        "Mistral 7B is OOM. A memory table for each model size?",
        "fix_memory",
        change=Change(brief, {}),
    )
    assert tools == ["tabulate_memory", "fix_memory"]


def test_several_models_that_are_named_are_compared_at_their_lengths() -> None:
    runs = ({"model": "Qwen2.5-7B"}, {"model": "llama3.1-1B"})
    change = Change(Brief(), {}, runs, unused=("32k", "16 * 1024"))
    (call,) = calls(("fix_memory",), change, "OOM at 32k", TOOLS, CATALOG)
    assert call.arguments == {"models": ["Qwen2.5 7B", "Llama 3.2 1B"], "lengths": [32768, 16384]}
    assert [each.code for each in call.assumed] == ["assumed.model"]


def test_each_model_is_computed_at_each_length() -> None:
    table = TabulateMemory(
        models=["Qwen2.5 7B", "Llama 3.2 1B"], lengths=[4096, 65_536], method="lora"
    ).run(CATALOG)
    assert [(row.model, row.tokens_per_sample) for row in table.rows] == [
        ("Qwen2.5 7B", 4096), ("Qwen2.5 7B", 65_536), ("Llama 3.2 1B", 4096), ("Llama 3.2 1B", 65_536),
    ]  # fmt: skip
    assert all(row.chunked_gib < row.needs[-1].peak_memory_gib for row in table.rows)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("llama3.1-1B", "Llama 3.2 1B"),
        ("Llama 3.3 8B", "Llama 3.1 8B"),
        ("Qwen2.5-7B", "Qwen2.5 7B"),
        ("Llama 9 8B", None),
        ("Qwen2.5 9B", None),
    ],
)
def test_a_size_of_another_version_is_that_model(said: str, meant: str | None) -> None:
    assert nearest_model(said, CATALOG) == meant
