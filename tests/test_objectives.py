"""Objectives beside supervised fine-tuning: models, passes, logits, generated answers."""

from typing import Any, get_args

import pytest

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.errors import ToolError
from advisor.runs.objectives import PROFILES, Objective
from tests.shipped import CATALOG


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(arguments).run(CATALOG)


FULL_7B: dict[str, Any] = {
    "model": "Qwen2.5 7B", "method": "full", "gpu": "A100 80GB", "num_gpus": 4, "parallelism": "zero3",
    "tokens_per_sample": 2048, "micro_batch_size": 1,
}  # fmt: skip


def test_every_objective_has_a_profile() -> None:
    assert set(PROFILES) == set(get_args(Objective))


def test_pretraining_is_as_supervised_tuning_in_full() -> None:
    as_pretraining = called(**{**FULL_7B, "method": None}, objective="pretrain")
    assert as_pretraining.method == "full"
    assert as_pretraining.peak_memory_gib == called(**FULL_7B).peak_memory_gib


@pytest.mark.parametrize(
    ("objective", "models"),
    [("sft", 1), ("dpo", 2), ("kto", 2), ("orpo", 1), ("simpo", 1), ("ppo", 4), ("online_dpo", 3)],
)
def test_frozen_models_stand_beside_a_full_run(objective: str, models: int) -> None:
    """16-bit weights of each model, divided by ZeRO-3; value and reward models have no output layer
    over the vocabulary."""
    found = called(**FULL_7B, objective=objective, rollout="server")
    heads = {"ppo": 2, "online_dpo": 1}.get(objective, 0) * 152_064 * 3584
    weights = found.peak_memory_gib.breakdown["weights"] * 2**30
    assert weights == pytest.approx(2 * (models * found.parameters - heads) / 4, rel=0.01)


def test_adapters_need_no_reference() -> None:
    run = {**FULL_7B, "method": "lora"}
    dpo, sft = (called(**run, objective=each) for each in ("dpo", "sft"))
    assert dpo.peak_memory_gib.breakdown["weights"] == sft.peak_memory_gib.breakdown["weights"]


def test_a_reward_model_has_no_logits_over_the_vocabulary() -> None:
    run = {**FULL_7B, "method": "lora", "tokens_per_sample": 8192}
    assert called(**run, objective="reward").peak_memory_gib.breakdown["logits"] == 0
    assert called(**run, objective="orpo").peak_memory_gib.breakdown["logits"] > 10


def test_dpo_of_a_7b_by_lora() -> None:
    """24 GiB at up to 2,048 tokens (https://github.com/modelscope/ms-swift, examples/train/rlhf/dpo)."""
    found = called(
        model="Qwen2.5 7B", method="lora", lora_rank=8, objective="dpo", framework="ms-swift",
        gpu="A100 80GB", tokens_per_sample=2048, micro_batch_size=1,
    )  # fmt: skip
    assert found.peak_memory_gib.expected == pytest.approx(24, rel=0.1)


@pytest.mark.parametrize(
    ("run", "published"),
    [
        ({"method": "full", "num_gpus": 8, "parallelism": "zero3"}, 65),
        ({"method": "lora", "num_gpus": 4, "parallelism": "zero2"}, 50),
    ],
)
def test_ppo_of_an_8b(run: dict[str, Any], published: float) -> None:
    """Rounded GiB of a card, lengths as caps (https://github.com/modelscope/ms-swift,
    examples/train/rlhf/ppo). ZeRO-3 gathers policy and value model to generate."""
    found = called(
        model="Llama 3.1 8B", objective="ppo", gpu="A100 80GB", tokens_per_sample=2560, completion_tokens=512,
        micro_batch_size=1, gradient_accumulation=2, rollout="transformers", **run,
    )  # fmt: skip
    assert found.peak_memory_gib.expected == pytest.approx(published, rel=0.05)


def test_a_step_of_grpo() -> None:
    """Qwen3 32B on 32 H100, 64 prompts x 32 answers of some 3,100 tokens: 376 s
    (https://docs.nvidia.com/nemo/rl/latest/about/performance-summary.html)."""
    found = called(
        model="Qwen3 32B", method="full", objective="grpo", gpu="H100", num_gpus=32, parallelism="fsdp",
        tokens_per_sample=3251, completion_tokens=3100, generations=32, global_batch_size=2048,
        rollout_share=0.6, rollout_sleep=True,
    )  # fmt: skip
    assert found.seconds_per_step == pytest.approx(376, rel=0.25)


def test_what_vllm_holds_of_a_card() -> None:
    run = {**FULL_7B, "objective": "grpo", "rollout_share": 0.4, "gpu": "H200"}
    awake, asleep, apart = (
        called(**run, **each).peak_memory_gib.expected
        for each in ({}, {"rollout_sleep": True}, {"rollout": "server"})
    )
    assert awake > asleep > apart
    assert called(**run, kl_reference=True).peak_memory_gib.expected > awake, (
        "a KL term's reference"
    )


def test_prompts_are_read_as_often_as_they_are_answered() -> None:
    run = {**FULL_7B, "objective": "grpo", "samples": 1000, "epochs": 1, "global_batch_size": 64}
    four, eight = (called(**run, generations=n).hours for n in (4, 8))
    assert four
    assert eight
    assert eight.expected == pytest.approx(2 * four.expected, rel=0.01)


def test_an_answer_longer_than_its_sample_is_refused() -> None:
    with pytest.raises(ToolError, match="answer above sample"):
        called(**FULL_7B, objective="grpo", completion_tokens=4096)
    longer = {name: value for name, value in FULL_7B.items() if name != "tokens_per_sample"}
    assert called(**longer, objective="grpo", completion_tokens=1024).tokens_per_sample == 1536


@pytest.mark.parametrize(
    ("run", "peak_gib", "seconds"),
    [
        ({"model": "Qwen2.5 7B", "teacher": "Qwen2.5 14B", "micro_batch_size": 4, "tokens_per_sample": 2048,
          "completion_tokens": 512}, 66, 14),
        ({"model": "Qwen3 8B", "teacher": "Qwen3 8B", "micro_batch_size": 1, "tokens_per_sample": 4096, "packing": True,
          "on_policy_share": 0}, 67, 2.5),
    ],
)  # fmt: skip
def test_gkd_over_four_cards(run: dict[str, Any], peak_gib: float, seconds: float) -> None:
    """Rounded GiB of a card, lengths as caps (https://github.com/modelscope/ms-swift,
    examples/train/rlhf/gkd: full.sh, with the seconds of its generation without vLLM, and
    think_model.sh)."""
    found = called(
        **run, method="full", gpu="A100 80GB", num_gpus=4, parallelism="zero3", attention="flash", gradient_accumulation=1,
    )  # fmt: skip
    assert found.peak_memory_gib.expected == pytest.approx(peak_gib, rel=0.2)
    assert found.seconds_per_step == pytest.approx(seconds, rel=0.15)


def test_a_teacher_stands_beside_its_student() -> None:
    run = {**FULL_7B, "gpu": "H200"}
    alone = called(**run).peak_memory_gib.breakdown["weights"]
    taught = called(**run, teacher="Qwen2.5 14B")
    four_bit = called(**run, teacher="Qwen2.5 14B", teacher_quantization="nf4")
    each = 2 * 14_770_033_664 / 2**30
    assert taught.objective == "gkd"
    assert taught.peak_memory_gib.breakdown["weights"] - alone == pytest.approx(each / 4, rel=0.01)
    quantized = four_bit.peak_memory_gib.breakdown["weights"] - alone
    assert each / 4 < quantized < each / 2, "whole on each card"
    with pytest.raises(ToolError, match="missing argument"):
        called(**run, objective="gkd")


def test_a_teacher_may_write_the_samples_first() -> None:
    run = {**FULL_7B, "objective": "sft", "samples": 10_000, "epochs": 1}
    plain, written = called(**run), called(**run, teacher="Qwen2.5 32B")
    assert written.peak_memory_gib == plain.peak_memory_gib
    assert written.hours == plain.hours
    assert "training.teacher-writes" in [note.code for note in written.assumptions]
    large = called(**run, teacher="Llama 3.1 405B")
    assert "training.teacher-too-large" in [note.code for note in large.assumptions]


def test_the_mean_of_answers_is_their_time_and_their_cap_their_memory() -> None:
    run = {
        **FULL_7B,
        "objective": "grpo",
        "tokens_per_sample": 2560,
        "completion_tokens": 2048,
        "rollout_sleep": True,
    }
    most, mean = called(**run), called(**run, mean_completion_tokens=400)
    assert most.peak_memory_gib == mean.peak_memory_gib
    assert most.hours
    assert mean.hours
    assert most.hours.low < mean.hours.expected < 0.7 * most.hours.expected
    assert "training.answers-at-most" in [note.code for note in most.assumptions]
    assert "training.answers-at-most" not in [note.code for note in mean.assumptions]


@pytest.mark.parametrize(
    ("run", "seconds"),
    [
        ({"model": "Llama 3.1 8B", "gpu": "H100", "num_gpus": 16}, 92.8),
        ({"model": "Llama 3.1 8B", "gpu": "H100", "num_gpus": 8, "rollout": "async"}, 64.8),
        ({"model": "Llama 3.1 8B", "gpu": "GB200", "num_gpus": 8}, 91),
        (
            {"model": "Qwen3 32B", "gpu": "H100", "num_gpus": 32, "mean_completion_tokens": 3151},
            376,
        ),
    ],
)
def test_a_step_of_grpo_by_the_mean_of_its_answers(run: dict[str, Any], seconds: float) -> None:
    """64 prompts x 32 answers of at most 4,096 tokens, of 915 in the mean where nothing else is said;
    in the second other eight cards generate at the same time
    (https://docs.nvidia.com/nemo/rl/latest/about/performance-summary.html)."""
    usual = {
        "tokens_per_sample": 4200,
        "completion_tokens": 4096,
        "mean_completion_tokens": 915,
        "micro_batch_size": 4,
    }
    found = called(
        **{**usual, **run}, method="full", objective="grpo", parallelism="fsdp", generations=32, global_batch_size=2048,
        rollout_share=0.6, rollout_sleep=True, packing=True, samples=64, epochs=1,
    )  # fmt: skip
    assert found.seconds_per_step == pytest.approx(seconds, rel=0.3)
    assert found.hours
    assert found.hours.low < seconds / 3600 < found.hours.high


def test_answers_apart_and_answers_dropped() -> None:
    run = {**FULL_7B, "objective": "grpo", "tokens_per_sample": 1024, "gpu": "H200"}
    apart, at_once, dropped = (
        called(**{**run, "rollout": "server", **each}).seconds_per_step or 0
        for each in ({}, {"rollout": "async"}, {"kept_answers": 1 / 3})
    )
    assert at_once < apart < dropped
