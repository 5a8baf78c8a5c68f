"""Comparisons that go on: another card or model beside those compared before."""

import pytest

from advisor.advice.choices.compare_setups import CompareSetups
from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.model.examples import Examples
from tests.talk import talk

COMPARE = ("compare_setups",)
TWO = (
    "7B LoRA on a 4090 or a 3090?",
    Said(COMPARE, {"7B": "model", "LoRA": "method", "4090": "gpu", "3090": "gpu"}),
)
BEFORE = [{"gpu": "RTX 4090"}, {"gpu": "RTX 3090"}]


@pytest.mark.parametrize(
    ("message", "chosen", "added"),
    [
        ("And the A100 40GB?", {"A100 40GB": "gpu"}, {"gpu": "A100 40GB"}),
        (
            "And 2 A100 40GB?",
            {"A100 40GB": "gpu", "2": "num_gpus"},
            {"gpu": "A100 40GB", "num_gpus": 2},
        ),
    ],
)
def test_another_card_stands_beside_those_compared_before(
    message: str,
    chosen: dict[str, str],
    added: dict[str, object],
    catalog: Catalog,
    examples: Examples,
) -> None:
    *_, last = talk(catalog, examples, TWO, (message, Said(COMPARE, chosen)))
    assert list(last.meant.change.runs) == [*BEFORE, added]


def test_the_time_on_two_cards_is_a_comparison(catalog: Catalog, examples: Examples) -> None:
    message = "How long does 13B QLoRA take on a p3.2xlarge or on a g4dn.12xlarge?"
    chosen = {"13B": "model", "QLoRA": "method", "p3.2xlarge": "gpu", "g4dn.12xlarge": "gpu"}
    *_, last = talk(catalog, examples, (message, Said(("estimate_training_cost",), chosen)))
    [call] = last.meant.calls
    assert call.tool == "compare_setups"
    assert [run["num_gpus"] for run in call.arguments["runs"]] == [1, 4]


def test_a_rented_machine_has_the_price_of_who_rents_it_out(catalog: Catalog) -> None:
    """On demand, Amazon EC2: p3.2xlarge, one V100 at $3.06 an hour."""
    runs = [{"gpu": "V100 16GB", "num_gpus": 1, "provider": "AWS"}, {"gpu": "RTX 4090"}]
    tool = CompareSetups(model="13B", method="qlora", runs=runs)
    rented, _ = tool.run(catalog).runs
    assert rented.usd_per_hour == 3.06


@pytest.mark.parametrize(
    ("message", "chosen", "runs"),
    [
        (
            "7B QLoRA on an A100 40GB with 5000 or 50000 samples, how long?",
            {"7B": "model", "A100 40GB": "gpu", "5000": "samples", "50000": "samples"},
            [{"samples": 5000}, {"samples": 50_000}],
        ),
        (
            "8B LoRA, rank 8 vs rank 64, how much memory on a 3090?",
            {"8B": "model", "3090": "gpu", "8": "lora_rank", "64": "lora_rank"},
            [{"lora_rank": 8}, {"lora_rank": 64}],
        ),
        (
            "RTX 3090，Qwen3-8B，4bit和8bit分别要多少显存来微调",
            {"Qwen3-8B": "model", "RTX 3090": "gpu", "8bit": "quantization"},
            [{"method": "qlora"}, {"quantization": "8bit", "method": "lora"}],
        ),
        (
            "Can 4 A100 40GB hold a 70B by LoRA, or does it take 8 cards?",
            {"A100 40GB": "gpu", "70B": "model", "4": "num_gpus", "8": "num_gpus"},
            [{"num_gpus": 4}, {"num_gpus": 8}],
        ),
    ],
)
def test_two_values_of_a_setting_are_computed_both(
    message: str,
    chosen: dict[str, str],
    runs: list[dict[str, object]],
    catalog: Catalog,
    examples: Examples,
) -> None:
    *_, last = talk(catalog, examples, (message, Said(("estimate_training_cost",), chosen)))
    [call] = last.meant.calls
    assert (call.tool, call.arguments["runs"]) == ("compare_setups", runs)
