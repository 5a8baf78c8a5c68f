"""Ways of training by name: what each means to a run, in calls and in sentences."""

from typing import Any

import pytest

from advisor.advice.training.asked.named import settings_of
from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.technique import techniques
from advisor.errors import ToolError
from advisor.reading.spans.spans import find
from tests.shipped import CATALOG

ROWS = techniques()


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(arguments).run(CATALOG)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_every_name_is_a_run_or_a_refusal(row: Any) -> None:
    model = "Qwen3 30B-A3B" if row.id == "lora-experts" else "Qwen3 8B"
    run = {"model": model, "gpu": "B200", "num_gpus": 8, "teacher": "Qwen3 32B"}
    run["objective"] = row.only_of[0] if row.only_of else row.settings.get("objective", "sft")
    if row.effect == "refused":
        with pytest.raises(ToolError, match="not computed"):
            called(**run, techniques=[row.id])
        return
    found = called(**run, techniques=[row.id])
    assert found.peak_memory_gib.expected > 0
    assert row.note in [note.facts.get("told") for note in found.assumptions]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_changes_nothing_takes_as_much(row: Any) -> None:
    if row.effect != "neither":
        return
    run = {"model": "Qwen3 8B", "gpu": "H100", "num_gpus": 8, **settings_of(row)}
    named, plain = called(**run, techniques=[row.id]), called(**run)
    assert named.peak_memory_gib == plain.peak_memory_gib
    assert named.hours == plain.hours


def test_no_two_rows_share_a_spelling() -> None:
    spellings = [alias.lower() for row in ROWS.values() for alias in row.aliases]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_each_spelling_is_found(row: Any) -> None:
    for alias in row.aliases:
        spans = find(f"full run of a 7B, {alias}, one H100", CATALOG)
        assert row.id in [span.value("technique") for span in spans], alias


@pytest.mark.parametrize(("arguments", "millions"), [
    ({"techniques": ["vera"], "lora_rank": 1024, "lora_targets": "all-linear"}, 1.6),
    ({"techniques": ["ia3"]}, 0.614),
])  # fmt: skip
def test_trained_parameters_of_a_7b(arguments: dict[str, Any], millions: float) -> None:
    """VeRA of Llama 7B: 1.6 million (https://arxiv.org/abs/2310.11454, table 4); IA³ by its
    definition (https://arxiv.org/abs/2205.05638): 32 x (4096 + 4096 + 11008)."""
    found = called(model="Llama 7B", **arguments)
    assert found.trainable_parameters / 1e6 == pytest.approx(millions, rel=0.01)


def test_badam_of_an_8b() -> None:
    """23.5 GB of an RTX 3090 (https://arxiv.org/abs/2404.02827, table 2), full tuning's 144.8 above
    it."""
    found = called(model="Llama 3 8B", techniques=["badam"], gpu="RTX 3090", micro_batch_size=2)
    assert found.fits is True
    assert found.peak_memory_gib.expected * 1.0737 == pytest.approx(23.5, rel=0.1)


def test_lomo_of_a_65b() -> None:
    """Runs on eight RTX 3090 (https://arxiv.org/abs/2306.09782); AdamW's states alone would take
    500 GB."""
    run = {
        "model": "Llama 65B",
        "gpu": "RTX 3090",
        "num_gpus": 8,
        "parallelism": "zero3",
        "micro_batch_size": 1,
    }
    assert called(**run, techniques=["lomo"]).fits
    assert called(**run, method="full").fits is False


def test_lomo_needs_two_bytes_a_parameter() -> None:
    found = called(model="Llama 7B", techniques=["lomo"], micro_batch_size=1, tokens_per_sample=128)
    parts = found.peak_memory_gib.breakdown
    assert parts["weights"] * 2**30 == pytest.approx(2 * found.parameters, rel=0.01)
    assert parts["gradients"] + parts["optimizer"] < 0.5


def test_an_argument_may_have_a_name_for_its_value() -> None:
    run = {"model": "Qwen2.5 7B", "gpu": "RTX 4090"}
    for argument, name, id_ in (
        ("method", "PiSSA", "pissa"), ("optimizer", "lomo", "lomo"), ("objective", "dapo", "dapo"), ("quantization", "aqlm", None),
    ):  # fmt: skip
        found = EstimateTrainingCost.model_validate({**run, argument: name})
        assert found.techniques == ([id_] if id_ else None), name


def test_a_name_does_not_overrule_what_is_stated() -> None:
    assert (
        called(model="Qwen2.5 7B", techniques=["adalora"], lora_rank=64).trainable_parameters > 1e8
    )
    with pytest.raises(ToolError, match="technique of another"):
        called(model="Qwen2.5 7B", method="full", techniques=["pissa"])
    with pytest.raises(ToolError, match="unknown technique") as error:
        called(model="Qwen2.5 7B", techniques=["adalora2"])
    assert "AdaLoRA" in error.value.closest


@pytest.mark.parametrize(("gpu", "fp8", "fp4"), [
    ("A100 80GB", False, False), ("RTX 4090", True, False), ("H100", True, False), ("B200", True, True), ("MI300X", True, False),
])  # fmt: skip
def test_cards_that_multiply_in_few_bits(gpu: str, fp8: bool, fp4: bool) -> None:
    """https://docs.nvidia.com/deeplearning/transformer-engine/user-guide/examples/fp8_primer.html"""
    run = {
        "model": "Llama 3.1 8B",
        "method": "full",
        "gpu": gpu,
        "num_gpus": 8,
        "parallelism": "zero3",
        "micro_batch_size": 4,
        "tokens_per_sample": 4096,
    }
    plain = called(**run)
    for name, able in (("fp8", fp8), ("fp4", fp4)):
        if not able:
            with pytest.raises(ToolError, match="no such products"):
                called(**run, **{name: True})
            continue
        found = called(**run, **{name: True})
        assert found.peak_memory_gib.expected == plain.peak_memory_gib.expected
        assert (found.seconds_per_step or 0) < (plain.seconds_per_step or 0)


@pytest.mark.parametrize(("quantization", "bits"), [
    ("gptq_8bit", 8.19), ("gptq_3bit", 3.148), ("gptq_2bit", 2.141), ("hqq", 4.5), ("aqlm", 2.27), ("eetq", 8), ("fp8", 8.002),
])  # fmt: skip
def test_bits_of_a_quantized_base(quantization: str, bits: float) -> None:
    """Llama 2 70B: weights of its layers in so many bits, the rest in 16."""
    found = called(
        model="Llama 2 70B", method="lora", quantization=quantization, micro_batch_size=1
    )
    rest = 2 * 32000 * 8192
    stored = (found.parameters - rest) * bits / 8 + 2 * rest
    assert found.peak_memory_gib.breakdown["weights"] * 2**30 == pytest.approx(stored, rel=0.01)


def test_lora_reaches_experts_where_it_is_told_to() -> None:
    run = {"model": "Qwen3 30B-A3B", "method": "lora", "lora_rank": 16}
    assert (
        called(**run, techniques=["lora-experts"]).trainable_parameters
        > 20 * called(**run).trainable_parameters
    )
