"""Out of memory in reinforcement learning: what its trainers do where nobody sets it."""

from typing import Any

from tests.memory_fix import fixed, said


def test_full_tuning_is_looked_into_where_no_adapter_is_set():
    """TRL's GRPO with its defaults: no adapter, batches of eight."""
    found = fixed(model="Qwen3 0.6B", objective="grpo", gpu_memory_gib=20, completion_tokens=256)
    assert found.needs[0].method == "full"
    suspects = {cause.what.code: cause for cause in found.causes}
    defaults = suspects["memory.nothing-set"]
    assert defaults.fits is False, "what is reported: 8 GB grow to 20"
    assert defaults.what.facts["tokens"] == found.needs[0].tokens_per_sample


def test_the_cards_alone_are_told_by_a_seven_billion_model():
    stated = {
        "method": "lora",
        "objective": "grpo",
        "gpu": "A100 80GB",
        "num_gpus": 4,
        "rollout_share": 0.5,
    }
    found = fixed(**stated)
    assert found.example == "Qwen2.5 7B"
    assert found.remedies
    assert "gpu_memory_utilization" in said(**stated)


def test_what_fits_is_told_how_long_its_samples_may_be():
    """With gradient checkpointing, though it was off."""
    found = fixed(
        model="LLaMA 7B", method="full", gpu="A100 80GB", num_gpus=4, parallelism="fsdp",
        micro_batch_size=1, tokens_per_sample=1024, gradient_checkpointing=False,
    )  # fmt: skip
    assert found.longest_tokens == found.context_tokens == 2048
    assert fixed(model="70B", method="full", gpu="RTX 4090").longest_tokens is None


RUN = {"model": "Qwen2.5 7B", "method": "full", "objective": "grpo", "gpu": "A100 80GB",
       "num_gpus": 2, "parallelism": "zero3", "micro_batch_size": 8, "tokens_per_sample": 2560,
       "rollout_share": 0.5}  # fmt: skip


def test_a_smaller_share_for_vllm_is_a_change_where_it_stays():
    codes = {change.code for each in fixed(**RUN).remedies for change in each.changes}
    asleep = fixed(**RUN, rollout_sleep=True)
    assert {"memory.sleep", "memory.rollout-share"} <= codes
    assert asleep.needs[0].peak_memory_gib < fixed(**RUN).needs[0].peak_memory_gib


def test_the_settings_are_told_in_the_names_of_verl():
    found = fixed(
        model="Qwen3 8B", method="full", objective="grpo", gpu="A100 80GB", num_gpus=8,
        parallelism="fsdp", micro_batch_size=8, tokens_per_sample=9216, completion_tokens=8192,
        rollout_share=0.85, rollout_sleep=True, loss="full", names_of="verl",
    )  # fmt: skip
    assert found.switches
    assert found.switches.name == "verl"
    assert all("actor_rollout_ref" in each for each in found.switches.settings)


def test_a_framework_that_divides_has_no_plain_copies_nor_one_that_is_not_named():
    stated: dict[str, Any] = {"model": "Qwen2.5 32B", "objective": "grpo", "gpu": "H800"}
    stated["num_gpus"] = 16
    assert fixed(**stated, names_of="verl").copies is None
    assert fixed(**stated).copies is None
    assert fixed(**stated, framework="trl").copies
