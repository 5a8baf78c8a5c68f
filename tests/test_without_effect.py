"""A setting that is reported to change nothing of the memory: whether that is to be expected, and the
check that tells."""

from typing import Any

import pytest

from advisor.language import Language
from advisor.reading.spans.without_effect import rows, without_effect
from tests.memory_fix import fixed, said

RUN: dict[str, Any] = {"model": "Llama 2 7B", "method": "lora"}


@pytest.mark.parametrize(("row", "message"), [(r, m) for r in rows() for m in r.messages])
def test_its_examples_mean_a_row(row: Any, message: str):
    assert without_effect(message) == row.setting


@pytest.mark.parametrize(
    "message",
    [
        "QLoRA 4-bit of a 70B but still out of memory on 24 GB",
        "Does ZeRO-3 need more memory than ZeRO-2?",
        "显存占用不变，我增加batch_size，仍采用zero3+offload",
        "load_in_4bit of a MoE still takes 60 GB, are the experts skipped?",
        "My GPTQ model under ZeRO-3 does not get smaller in memory",
        "开了offload还是OOM",
    ],
)
def test_other_messages_mean_none(message: str):
    assert without_effect(message) is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_zero_3_divides_what_is_frozen(language: Language):
    """6.74 billion weights of two bytes, over eight cards."""
    stated = {**RUN, "gpu": "A100 80GB", "num_gpus": 8, "parallelism": "zero3", "without_effect": "zero3"}  # fmt: skip
    found = fixed(**stated).without_effect
    assert found
    assert found.verdict.facts["copy_gib"] == pytest.approx(6.74e9 * 2 / 2**30, rel=0.01)
    assert found.verdict.facts["share_gib"] == pytest.approx(6.74e9 * 2 / 8 / 2**30, rel=0.01)
    text = said(language, **stated)
    assert text.startswith("**Not expected" if language == "en" else "**不正常")
    assert "p.ds_id" in text


@pytest.mark.parametrize(
    ("seen", "near"), [(15.0, "whole"), (4.2, "stored"), (8.0, "between"), (None, "unknown")]
)
def test_what_was_seen_tells_whether_weights_are_in_few_bits(seen: float | None, near: str):
    stated = {"model": "Mistral 7B", "method": "qlora", "without_effect": "quantized"}
    found = fixed(**stated, prepared_gib=seen).without_effect
    assert found
    assert found.verdict.facts["near"] == near


def test_8_bit_is_told_by_its_own_size():
    found = fixed(model="13B", method="lora", quantization="8bit", without_effect="quantized")
    assert found.without_effect
    assert "Linear8bitLt" in said(
        model="13B", method="lora", quantization="8bit", without_effect="quantized"
    )


@pytest.mark.parametrize(("method", "expected"), [("full", False), ("qlora", True)])
def test_an_offloaded_optimizer_spares_what_is_trained(method: str, expected: bool):
    stated = {"model": "7B", "method": method, "gpu": "A100 80GB", "num_gpus": 4, "parallelism": "zero2"}  # fmt: skip
    found = fixed(**stated, without_effect="offload").without_effect
    assert found
    assert found.verdict.facts["expected"] is expected


def test_checkpointing_spares_activations_alone():
    long = fixed(**RUN, micro_batch_size=4, tokens_per_sample=4096, without_effect="checkpointing")
    assert long.without_effect
    assert long.without_effect.verdict.facts["expected"] is False
    short = fixed(**RUN, micro_batch_size=1, tokens_per_sample=64, without_effect="checkpointing")
    assert short.without_effect
    assert short.without_effect.verdict.facts["expected"] is True


def test_nothing_else_is_told_beside_it():
    text = said(**RUN, gpu="RTX 4090", without_effect="checkpointing")
    assert "What takes less memory" not in text
    assert "Where the memory goes" not in text
