"""A run as it is stated: settings that several tools take mean the same in each."""

from typing import Any

import pytest

from advisor.advice.choices.set_up import RunSlots
from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.settings.make_config import MakeConfig
from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.errors import ToolError
from advisor.language import Language
from tests.shipped import CATALOG

RUN: dict[str, Any] = {"model": "7B", "method": "qlora", "gpu": "RTX 4090"}


def estimate(**stated: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(RUN | stated).run(CATALOG)


@pytest.mark.parametrize(("stated", "micro", "accumulation"), [
    ({"global_batch_size": 32, "micro_batch_size": 2}, 2, 16),
    ({"global_batch_size": 32, "micro_batch_size": 2, "num_gpus": 4}, 2, 4),
    ({"global_batch_size": 32, "gradient_accumulation": 16}, 2, 16),
    ({"global_batch_size": 6}, 2, 3),
    ({"global_batch_size": 7}, 1, 7),
    ({"global_batch_size": 32, "micro_batch_size": 2, "gradient_accumulation": 16}, 2, 16),
    ({"global_batch_size": 8, "num_gpus": 4, "parallelism": "device_map", "micro_batch_size": 2}, 2, 4),
])  # fmt: skip
def test_a_global_batch_is_made_of_micro_batches(
    stated: dict[str, int], micro: int, accumulation: int
):
    """micro batch x accumulation x data-parallel cards, as DeepSpeed's `train_batch_size`
    (https://www.deepspeed.ai/docs/config-json/#batch-size-related-parameters)."""
    found = estimate(**stated)
    assert (found.micro_batch_size, found.gradient_accumulation) == (micro, accumulation)
    assert "training.global-batch" not in [each.code for each in found.assumptions]


def test_a_configuration_has_the_global_batch():
    config = MakeConfig(**RUN, global_batch_size=32, micro_batch_size=2).run(CATALOG)
    assert (config.gradient_accumulation, config.global_batch) == (16, 32)


def test_a_batch_that_cannot_be_divided_is_told():
    found = estimate(global_batch_size=32, micro_batch_size=3)
    told = next(each for each in found.assumptions if each.code == "training.global-batch")
    assert told.facts == {"stated": 32, "made": 33}
    answer = Renderer().answer("estimate_training_cost", found, "en").details
    assert "32 samples a step cannot be divided so: a step reads 33." in answer


@pytest.mark.parametrize("stated", [
    {"micro_batch_size": 2, "gradient_accumulation": 8},
    {"micro_batch_size": 64},
    {"num_gpus": 64},
])  # fmt: skip
@pytest.mark.parametrize("tool", [EstimateTrainingCost, FixMemory, MakeConfig])
def test_batches_that_contradict_each_other_are_refused(tool: Any, stated: dict[str, int]):
    with pytest.raises(ToolError) as raised:
        tool.model_validate(RUN | stated | {"global_batch_size": 32}).run(CATALOG)
    assert raised.value.code == "batches_differ"


@pytest.mark.parametrize(("language", "said"), [
    ("en", "2 (micro batch) × 8 (accumulation) × 1 card is 16 samples a step, not 32"),
    ("zh", "每步是 16 条样本，不是 32 条"),
])  # fmt: skip
def test_a_contradiction_says_what_the_batches_make(language: Language, said: str):
    stated = {"global_batch_size": 32, "micro_batch_size": 2, "gradient_accumulation": 8}
    with pytest.raises(ToolError) as raised:
        estimate(**stated)
    answer = Renderer().problem(raised.value, "estimate_training_cost", stated, language)
    assert said in answer.headline


@pytest.mark.parametrize(("said", "meant"), [
    ({"flash_attention": True}, {"attention": "flash"}),
    ({"flash_attention": False}, {"attention": "sdpa"}),
    ({"flash_attention": True, "attention": "eager"}, {"attention": "eager"}),
    ({"offload": True}, {"offload": "optimizer"}),
    ({"offload": False}, {"offload": "none"}),
])  # fmt: skip
@pytest.mark.parametrize("tool", [EstimateTrainingCost, FixMemory, RunSlots])
def test_a_switch_means_the_same_wherever_it_is_stated(
    tool: Any, said: dict[str, Any], meant: dict[str, Any]
):
    options = [tool.model_validate(RUN | each).as_stated(CATALOG).options for each in (said, meant)]
    assert options[0] == options[1]


def test_a_framework_does_unasked_what_its_row_says():
    run = {"model": "Llama 3.1 8B", "method": "qlora", "gpu": "T4", "tokens_per_sample": 4096}
    as_peft, as_unsloth = (
        EstimateTrainingCost.model_validate({**run, "framework": each}).run(CATALOG)
        for each in ("transformers", "unsloth")
    )
    assert as_unsloth.peak_memory_gib.expected < 0.8 * as_peft.peak_memory_gib.expected
    stated = EstimateTrainingCost.model_validate({**run, "framework": "unsloth", "loss": "full"})
    assert stated.run(CATALOG).peak_memory_gib.expected > as_unsloth.peak_memory_gib.expected, (
        "what is stated holds"
    )


@pytest.mark.parametrize(("tokens", "epochs"), [(20e9, 1), (5e6, 3)])
def test_a_large_corpus_is_read_once(tokens: float, epochs: float) -> None:
    run = {"model": "7B", "method": "full", "gpu": "A100 80GB", "num_gpus": 8}
    estimated = EstimateTrainingCost.model_validate({**run, "dataset_tokens": tokens}).run(CATALOG)
    assert estimated.epochs == epochs
    assert estimated.training_tokens == pytest.approx(epochs * tokens, rel=1e-3)
