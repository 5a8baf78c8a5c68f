"""Tensor, pipeline, expert and sequence parallelism, and machines joined by a network."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.errors import ToolError
from advisor.reading.spans.spans import find
from tests.shipped import CATALOG

RUN: dict[str, Any] = {
    "model": "Llama 3.1 70B", "method": "full", "gpu": "H100", "num_gpus": 64, "parallelism": "zero1",
    "tokens_per_sample": 8192, "micro_batch_size": 1, "gradient_accumulation": 16,
}  # fmt: skip


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate({**RUN, **arguments}).run(CATALOG)


def part(name: str, **arguments: Any) -> float:
    return called(**arguments).peak_memory_gib.breakdown[name]


def test_tensor_and_pipeline_parallelism_divide_the_weights() -> None:
    whole = part("weights", num_gpus=64)
    assert part("weights", tensor_parallel=8) == pytest.approx(whole / 8, rel=0.01)
    assert part("weights", tensor_parallel=4, pipeline_parallel=4) == pytest.approx(
        whole / 16, rel=0.01
    )


def test_a_distributed_optimizer_is_divided_over_the_copies_of_a_part() -> None:
    """12 bytes a parameter over all cards, whichever way they are divided
    (Megatron-LM, docs/user-guide/features/dist_optimizer.md: 6 + 12/d)."""
    found = called(tensor_parallel=8, pipeline_parallel=2)
    optimizer = found.peak_memory_gib.breakdown["optimizer"] * 2**30
    assert optimizer == pytest.approx(12 * found.parameters / 64, rel=0.01)


def test_the_first_stage_of_a_pipeline_keeps_as_many_micro_batches_as_there_are_stages() -> None:
    one, four = (part("activations", tensor_parallel=8, pipeline_parallel=p) for p in (1, 4))
    assert four == pytest.approx(one, rel=0.1)


@given(st.sampled_from([2, 4, 8]), st.sampled_from([8, 16, 32]))
def test_a_pipeline_costs_its_bubble(stages: int, accumulation: int) -> None:
    """Of m micro batches over p stages (m + p - 1) / p are waited for, not m / p
    (https://arxiv.org/abs/2104.04473); the update beside them is divided alike."""
    run = {"tensor_parallel": 4, "parallelism": "ddp"}
    short, long = (
        called(**run, pipeline_parallel=stages, gradient_accumulation=n).seconds_per_step
        for n in (accumulation, 2 * accumulation)
    )
    assert short
    assert long
    waited = (2 * accumulation + stages - 1) / (accumulation + stages - 1)
    assert long / short == pytest.approx(waited, rel=0.15)


def test_experts_are_divided_over_their_own_cards() -> None:
    run = {"model": "Qwen3 30B-A3B", "num_gpus": 8, "tokens_per_sample": 4096}
    alone, divided = (part("weights", **run, expert_parallel=n) for n in (1, 8))
    assert divided < alone / 4


def test_a_slow_network_between_machines_decides() -> None:
    run = {
        "model": "Llama 3.1 8B",
        "num_gpus": 16,
        "parallelism": "zero3",
        "gradient_accumulation": 1,
    }
    fast, slow = (called(**run, network_gbit_s=speed).seconds_per_step for speed in (3200, 10))
    assert fast
    assert slow
    assert slow > 5 * fast
    assert called(**run).seconds_per_step == pytest.approx(fast, rel=0.2)


@pytest.mark.parametrize(
    "stated", [{"num_gpus": 12, "tensor_parallel": 8}, {"num_gpus": 8, "expert_parallel": 3}]
)
def test_cards_that_cannot_be_divided_so_are_refused(stated: dict[str, int]) -> None:
    with pytest.raises(ToolError, match="cards not divided"):
        called(**stated)


def test_selective_checkpointing_lies_between_none_and_all() -> None:
    """Llama 3.1 8B over 8 H100 at 2 x 8,192 tokens: 82.4 GiB reserved
    (https://github.com/pytorch/torchtitan, benchmarks of 2024-12)."""
    run = {
        "model": "Llama 3.1 8B", "gpu": "H200", "num_gpus": 8, "parallelism": "fsdp", "tokens_per_sample": 8192,
        "micro_batch_size": 2, "gradient_accumulation": 1, "optimizer": "adamw_fused", "attention": "flash",
    }  # fmt: skip
    none, some, full = (
        called(**run, gradient_checkpointing=each) for each in (False, "selective", True)
    )
    peaks = [each.peak_memory_gib.reserved for each in (full, some, none)]
    assert peaks == sorted(peaks)
    assert some.peak_memory_gib.reserved == pytest.approx(82.4, rel=0.15)
    steps = [each.seconds_per_step or 0 for each in (none, some, full)]
    assert steps == sorted(steps)


def test_beside_model_parallelism_the_optimizer_alone_is_divided_further() -> None:
    """Unless it is stated: Megatron's distributed optimizer; and the answer says what a copy takes."""
    found = called(parallelism=None, tensor_parallel=8, pipeline_parallel=2)
    assert found.parallelism == "zero1"
    assert found.model_parallel == 16
    answer = Renderer().answer("estimate_training_cost", found, "en")
    assert "a copy over every 16 of them" in answer.headline


@pytest.mark.parametrize(("message", "stated"), [
    ("16 H100 in two nodes with tensor parallel 8 over 25 GbE", {"tensor_parallel": 8, "network_gbit_s": 25}),
    ("64张A100，TP8 PP4，200G IB", {"tensor_parallel": 8, "pipeline_parallel": 4, "network_gbit_s": 200}),
    ("GRPO, 2 H100, vLLM TP=2", {}),
    ("takes 23.1 GiB of 80", {}),
])  # fmt: skip
def test_division_and_network_are_read_from_sentences(
    message: str, stated: dict[str, float]
) -> None:
    found = {slot: value for span in find(message, CATALOG) for slot, value in span.values}
    names = ("tensor_parallel", "pipeline_parallel", "network_gbit_s")
    assert {name: found[name] for name in names if name in found} == stated


def test_stages_that_take_their_layers_in_parts_wait_less() -> None:
    """Of p stages in v parts each, (p - 1) / v micro batches are waited for, not p - 1
    (https://arxiv.org/abs/2104.04473)."""
    run = {"tensor_parallel": 4, "pipeline_parallel": 8, "parallelism": "ddp"}
    whole, parted = (called(**run, virtual_pipeline=v).seconds_per_step for v in (1, 7))
    assert whole
    assert parted
    assert parted / whole == pytest.approx((16 + 1) / (16 + 7), rel=0.1)


def test_fsdp_in_a_pipeline_keeps_weights_gathered() -> None:
    """From one micro batch to the next: 2 bytes of each weight of the stage, over 8 cards that share
    it too (torchtitan)."""
    run = {"parallelism": "fsdp", "tensor_parallel": 2}
    alone, staged = (part("weights", **run, pipeline_parallel=p) * 2**30 for p in (1, 4))
    stage = called(num_gpus=1).parameters / 8
    assert staged - alone == pytest.approx(2 * stage, rel=0.01)


def test_megatron_is_faster_than_transformers_on_the_same_cards() -> None:
    """Its kernels and hidden sends: 1,602 tokens a second and card in 8 bit, published by NVIDIA for
    70B over 64 H100 (https://github.com/NVIDIA-NeMo/Megatron-Bridge)."""
    run = {"tensor_parallel": 4, "pipeline_parallel": 8, "virtual_pipeline": 5, "gradient_accumulation": 64,
           "fp8": True, "gradient_checkpointing": False}  # fmt: skip
    plain, engine = (called(**run, framework=name) for name in (None, "megatron"))
    assert plain.tokens_per_second
    assert engine.tokens_per_second
    assert engine.tokens_per_second.expected > 1.3 * plain.tokens_per_second.expected
    assert engine.tokens_per_second.expected == pytest.approx(64 * 1602, rel=0.1)


@pytest.mark.parametrize(("way", "told"), [(None, True), ("zero3", False), ("ddp", False)])
def test_where_nobody_said_how_cards_share_the_answer_names_both(
    way: str | None, told: bool
) -> None:
    """A launcher starts copies unless told otherwise, and those do not fit."""
    run = {"model": "Llama 3.1 8B", "gpu": "RTX 4090", "num_gpus": 8, "tokens_per_sample": 512}
    found = called(**run, parallelism=way)
    assert (found.other_way is not None) is told
