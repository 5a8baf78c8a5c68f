"""Memory that ran out around the training or in its first step: what is held then, by arithmetic."""

from typing import Any

import pytest

from advisor.language import Language
from advisor.reading.spans import stages
from advisor.result import Note
from tests.memory_fix import fixed, said

GIB = 2**30
LLAMA_8B, VOCABULARY = 8_030_261_248, 128_256


def held(**stated: Any) -> Note:
    found = fixed(**stated)
    assert found.moment
    return found.moment


SAVED: dict[str, dict[str, Any]] = {
    "memory.at-saving-fsdp": {"method": "full", "num_gpus": 4, "parallelism": "fsdp"},
    "memory.at-saving-zero3": {"method": "full", "num_gpus": 4, "parallelism": "zero3"},
    "memory.at-saving-copies": {"method": "full", "num_gpus": 4, "parallelism": "zero2"},
    "memory.at-saving-adapter": {"method": "lora"},
    "memory.at-saving": {},
}


@pytest.mark.parametrize("code", SAVED)
@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_a_save_is_told_by_what_its_engine_gathers(code: str, language: Language):
    run: dict[str, Any] = {"model": "Llama 3 8B", "gpu": "A100 40GB", "moment": "saving"}
    assert held(**run, **SAVED[code]).code == code
    text = said(language, **run, **SAVED[code])
    assert "{" not in text
    assert "|---" not in text  # nothing of the training, which ran


def test_fsdp_gathers_fp32_weights_beside_the_states_of_a_card():
    """4 bytes a parameter gathered, 12 divided over 4 cards."""
    facts = held(
        model="Llama 3 8B", method="full", gpu="A100 40GB", num_gpus=4, parallelism="fsdp",
        moment="saving",
    ).facts  # fmt: skip
    assert facts["whole_gib"] == pytest.approx(4 * LLAMA_8B / GIB, rel=0.01)
    assert facts["standing_gib"] == pytest.approx(12 * LLAMA_8B / 4 / GIB, rel=0.01)


def test_readings_by_stage_are_explained_stage_by_stage():
    """Weights 2 and master weights 4 bytes a parameter, gradients 2, moments 8, on one card that has
    nobody to divide them with: 46 GB after prepare, 61 after backward, and no end in the step
    (https://github.com/OpenRLHF/OpenRLHF shows such a run)."""
    run: dict[str, Any] = {
        "model": "Llama 3 8B", "method": "full", "gpu": "A100 80GB", "num_gpus": 1, "parallelism": "zero2",
        "prepared_gib": 46, "backward_gib": 61, "measured_peak_gib": 46,
    }  # fmt: skip
    facts = held(**run).facts
    assert facts["prepared_gib"] == pytest.approx(6 * LLAMA_8B / GIB, rel=0.01)
    assert facts["backward_gib"] == pytest.approx(8 * LLAMA_8B / GIB, rel=0.01)
    assert facts["least_gib"] == pytest.approx(16 * LLAMA_8B / GIB, rel=0.01)
    text = said(**run)
    assert "your readings fit" in text
    assert "times the estimate" not in text


def test_readings_that_fit_no_stage_are_not_called_fitting():
    run: dict[str, Any] = {
        "model": "Llama 3 8B",
        "method": "full",
        "gpu": "A100 80GB",
        "num_gpus": 2,
    }
    text = said(**run, parallelism="zero2", prepared_gib=16, backward_gib=70)
    assert "your readings fit" not in text
    assert "before that copy is made" in text


@pytest.mark.parametrize(("stated", "how"), [
    (512, "which hold one copy"), (64, "even one copy is more"), (1200, "but not the"), (4000, "which your"), (None, "they take"),
])  # fmt: skip
def test_each_process_that_reads_a_copy_is_counted(stated: float | None, how: str):
    run: dict[str, Any] = {
        "model": "Llama 3.1 70B", "method": "full", "gpu": "A100 80GB", "num_gpus": 8, "parallelism": "fsdp",
        "moment": "main_memory",
    }  # fmt: skip
    facts = held(**run, host_memory_gib=stated).facts
    assert facts["each_gib"] == pytest.approx(8 * 2 * 70.55e9 / GIB, rel=0.01)
    assert how in said(**run, host_memory_gib=stated)


@pytest.mark.parametrize("sharding", ["fsdp", "zero3", "ddp", "device_map"])
@pytest.mark.parametrize("method", ["full", "qlora"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_way_to_share_has_its_way_to_load(sharding: str, method: str, language: Language):
    text = said(
        language, model="70B", method=method, gpu="A100 80GB", num_gpus=4, parallelism=sharding,
        host_memory_gib=100, moment="main_memory",
    )  # fmt: skip
    assert "from_pretrained" in text or "cpu_ram_efficient_loading" in text


def test_what_is_offloaded_without_a_method_is_full_tuning():
    """16 bytes a parameter in main memory, and the 16-bit weights gathered from there."""
    run: dict[str, Any] = {
        "model": "Llama 3 70B",
        "gpu": "A100 80GB",
        "num_gpus": 4,
        "parallelism": "zero3",
    }
    found = held(**run, offload=True, host_memory_gib=400, moment="main_memory")
    assert found.code == "memory.at-offloading"
    assert found.facts["held"] == "none"


def test_a_stated_evaluation_batch_of_one_is_not_advised_again():
    run: dict[str, Any] = {"model": "Qwen2.5 7B", "gpu": "A100 80GB", "tokens_per_sample": 8192}
    assert "per_device_eval_batch_size 1" in said(**run, moment="evaluation")
    text = said(**run, moment="evaluation", evaluation_batch=1)
    assert "per_device_eval_batch_size" not in text
    assert "at your batch of 1 too" in text


@pytest.mark.parametrize(("message", "prepared", "backward"), [
    ("after the prepare call it takes ~46 GB, after backward pass it's at 61 GB and then OOM in step", 46, 61),
    ("memory is 44GB after deepspeed.initialize, 60GB after backward", 44, 60),
    ("加载完14G，backward后62G，step就爆", 14, 62),
    ("after 3 epochs I have 46 GB of checkpoints", None, None),
])  # fmt: skip
def test_readings_are_found_by_their_stage(
    message: str, prepared: float | None, backward: float | None
):
    assert stages.prepared_seen(message) == prepared
    assert stages.backward_seen(message) == backward


@pytest.mark.parametrize(("message", "batch"), [
    ("per_device_eval_batch_size: 1", 1), ("--per_device_eval_batch_size 4", 4), ("eval_batch_size=2", 2), ("the eval set has 500 rows", None),
])  # fmt: skip
def test_the_batch_of_an_evaluation_is_read(message: str, batch: int | None):
    assert stages.evaluation_batch(message) == batch


ORPO: dict[str, Any] = {
    "model": "Llama 3 8B", "method": "qlora", "objective": "orpo", "gpu": "T4", "tokens_per_sample": 1024,
    "micro_batch_size": 2, "framework": "unsloth",
}  # fmt: skip


def test_preferences_hold_the_logits_of_both_answers():
    """4 x 1,024 tokens of fp32 logits; the loss in chunks of Unsloth is that of supervised tuning."""
    found = fixed(**ORPO)
    assert found.pairs
    assert found.pairs.facts["logits_gib"] == pytest.approx(
        4 * 1024 * VOCABULARY * 4 / GIB, abs=0.1
    )
    assert found.needs[0].fits is not True
    assert found.needs[0].parts["logits"] > 4
    text = said(**ORPO)
    assert "the chosen and the rejected answer" in text
    assert "Liger" not in text


@pytest.mark.parametrize("objective", ["dpo", "kto", "simpo"])
@pytest.mark.parametrize("method", ["full", "lora"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_preference_says_what_it_holds(objective: str, method: str, language: Language):
    stated = {"model": "Llama 3 8B", "gpu": "A100 80GB", "objective": objective, "method": method}
    text = said(language, **stated, num_gpus=4, parallelism="zero3")
    assert ("precompute_ref_log_probs" in text) == (objective == "dpo")


def test_a_base_that_is_published_in_few_bits_is_loaded_in_them():
    run = {**ORPO, "tokens_per_sample": 512, "micro_batch_size": 1}
    codes = {c.what.code for c in fixed(**run).causes}
    assert "memory.not-quantized" in codes
    run["loaded_in_few_bits"] = True
    codes = {c.what.code for c in fixed(**run).causes}
    assert "memory.not-quantized" not in codes


def test_one_card_has_nobody_to_divide_with():
    run: dict[str, Any] = {
        "model": "Qwen2.5 7B",
        "method": "full",
        "gpu": "A100 80GB",
        "parallelism": "zero2",
    }
    assert "ZeRO-2 divides nothing on one card" in said(**run, num_gpus=1)
    assert "divides nothing" not in said(**run, num_gpus=2)
    assert "divides nothing" not in said(**run)
    assert "divides nothing" in said(**run, one_card=True)


@pytest.mark.parametrize(("message", "batch"), [
    ("I was not able to use a batch size of 3. I had to reduce to 1.", 1),
    ("batch size 8 fails, so I lowered it to 2", 2),
    ("batch size 8 is too slow, can I reduce the time to 1.5 hours?", None),
    ("a batch size of 4", None),
])  # fmt: skip
def test_a_batch_is_what_it_was_made(message: str, batch: int | None):
    assert stages.reduced_batch(message) == batch


def test_an_offloaded_optimizer_is_full_tuning():
    run: dict[str, Any] = {"model": "Pythia 2.8B", "gpu": "V100 16GB", "num_gpus": 8}
    found = fixed(**run, parallelism="zero3", offload="optimizer", moment="later")
    assert {need.method for need in found.needs} == {"full"}
    assert found.assumptions[0].code == "memory.full-offloads"
