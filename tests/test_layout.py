"""How a run is laid out over many cards, and when a message asks it."""

from typing import Any

import pytest

from advisor.advice.choices.choose_layout import ChooseLayout, LayoutChosen
from advisor.advice.choices.layout_names import layout_names
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.reading.asks.layout_asked import LAYOUT, layout_asked, of_layout
from advisor.reading.brief import Brief, Change, Fact
from tests.shipped import CATALOG

LONG: dict[str, Any] = {"model": "Nemotron 3 Super 120B-A12B", "gpu": "H100", "num_gpus": 128,
                        "tokens_per_sample": 262_144}  # fmt: skip
RUNS: tuple[dict[str, Any], ...] = (
    LONG,
    {"model": "Llama 3.1 70B", "gpu": "H100", "num_gpus": 32, "tokens_per_sample": 8192},
    {"model": "Qwen3 30B-A3B", "gpu": "A800", "num_gpus": 16, "tokens_per_sample": 32_768},
    {"model": "Qwen2.5 72B", "gpu": "A100 80GB", "num_gpus": 100, "tokens_per_sample": 32_768},
)


def chosen(**arguments: Any) -> LayoutChosen:
    return ChooseLayout.model_validate(arguments).run(CATALOG)


@pytest.mark.parametrize("run", RUNS)
def test_the_axes_are_the_cards(run: dict[str, Any]) -> None:
    found = chosen(**run)
    for each in (found.first, *found.others):
        assert each.tensor * each.pipeline * each.context * each.copies == found.num_gpus
        assert found.kv_heads % each.tensor == 0
        assert each.tensor <= found.machine_cards
        assert not each.experts or (found.experts or 0) % each.experts == 0
        assert each.tokens_each <= 16_384


def test_a_long_sample_is_divided_into_what_a_card_reads_well() -> None:
    """262,144 tokens over 128 H100: the public recipe for a million has TP 2, CP 64, EP 64."""
    first = chosen(**LONG).first
    assert (first.tensor, first.pipeline, first.context, first.experts) == (2, 1, 32, 64)
    assert first.tokens_each == 8192


def test_what_is_told_of_the_memory_adds_up() -> None:
    found = chosen(**LONG)
    parts = (found.weights_gib, found.gradients_gib, found.optimizer_gib, found.activations_gib)
    assert sum(parts) + found.rest_gib == pytest.approx(found.first.peak_memory_gib, abs=0.1)


def test_each_card_has_its_share_of_the_states_whichever_cards_divide_the_experts() -> None:
    """12 bytes a parameter over all cards (Megatron-LM's distributed optimizer)."""
    run = {**LONG, "method": "full", "framework": "megatron", "parallelism": "zero1",
           "tensor_parallel": 2}  # fmt: skip
    found = (
        EstimateTrainingCost.model_validate({**run, "expert_parallel": each}).run(CATALOG)
        for each in (1, 16, 64)
    )
    for each in found:
        optimizer = each.peak_memory_gib.breakdown["optimizer"] * 2**30
        assert optimizer == pytest.approx(12 * each.parameters / 128, rel=0.02)


def test_cards_that_hold_it_by_no_layout_get_the_nearest_and_how_many_do() -> None:
    run = {"model": "Qwen3 235B-A22B", "gpu": "H100", "num_gpus": 32, "tokens_per_sample": 16_384}
    found = chosen(**run, names="ms-swift", tensor_parallel=4, pipeline_parallel=4)
    assert found.first.fits is False
    assert found.least_gpus == 128
    assert found.offloaded_fits
    assert found.stated
    assert found.stated.pipeline == 4
    assert "128" in Renderer().answer("choose_layout", found, "en").headline


def test_cards_beyond_whole_machines_are_left_out() -> None:
    assert (found := chosen(**RUNS[3])).num_gpus == 96
    assert found.stated_gpus == 100


@pytest.mark.parametrize("names", list(layout_names()))
def test_every_framework_names_every_axis(names: str) -> None:
    told = "\n".join(chosen(**LONG, names=names).settings)
    assert all(axis in told for axis in ("tensor", "pipeline", "context", "expert"))


def change(**stated: Any) -> Change:
    facts = {name: Fact(value, str(value), 0) for name, value in stated.items()}
    return Change(Brief(facts), stated)


@pytest.mark.parametrize(("message", "asked"), [
    ("Megatron-LM SFT of it on these: what TP, PP and EP should we use?", True),
    ("what is the proper parallelism in megatron-bridge for this length?", True),
    ("ms-swift megatron 训练，TP、EP、CP怎么设", True),
    ("torchtitan: how do I set tensor_parallel_degree and pipeline_parallel_degree?", True),
    ("多机训练，张量并行和流水线并行各设多少合适？", True),
    ("vLLM: should I use TP 4 or PP 4?", False),
    ("How do TP, PP and DP differ?", False),
    ("张量并行和流水线并行有什么区别", False),
    ("Can I use tensor parallelism in the Trainer?", False),
    ("Megatron: AssertionError, world size is not divisible by TP 4 x PP 2, how do I set it?", False),
    ("QLoRA: what learning rate should I use?", False),
])  # fmt: skip
def test_a_layout_is_asked(message: str, asked: bool) -> None:
    assert layout_asked(change(model="70B", gpu="H100", num_gpus=64), message) is asked
    assert not layout_asked(change(model="70B"), message)


def test_a_layout_told_in_part_is_not_computed_as_the_stated_one() -> None:
    told = {"tensor_parallel": 4}
    assert of_layout(LAYOUT, told, "megatron sft with TP 4 and pipeline parallel") == {
        "names": "ms-swift"
    }
    assert of_layout(LAYOUT, told, "NeMo with TP 4") == {**told, "names": "nemo"}
