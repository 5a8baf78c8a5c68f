"""What a framework does unasked, against what its users publish."""

from typing import Any, get_args

import pytest

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.usual import TrainerId
from advisor.runs.run import TrainingRun
from tests.shipped import CATALOG


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(arguments).run(CATALOG)


def peak(**arguments: Any) -> float:
    return called(**arguments).peak_memory_gib.expected


def test_every_framework_has_a_row_and_every_habit_is_a_setting() -> None:
    assert set(CATALOG.frameworks) == set(get_args(TrainerId))
    for row in CATALOG.frameworks.values():
        assert set(row.settings) <= set(TrainingRun.__dataclass_fields__)


@pytest.mark.parametrize(
    ("model", "gpu", "batch", "rank", "published"),
    [
        ("Qwen3 14B", "T4", 2, 32, 14.5),
        ("Phi-4", "T4", 2, 16, 12.4),
        ("Qwen3 32B", "A100 40GB", 2, 32, 24.5),
        ("Llama 3.3 70B", "A100 80GB", 2, 16, 42.8),
    ],
)
def test_qlora_under_unsloth(model: str, gpu: str, batch: int, rank: int, published: float) -> None:
    """Reserved GiB in the saved outputs of Unsloth's notebooks (https://github.com/unslothai/notebooks):
    samples of up to 2,048 tokens, AdamW in 8 bit. Each runs on its card."""
    found = called(
        model=model, method="qlora", gpu=gpu, framework="unsloth", micro_batch_size=batch,
        lora_rank=rank, tokens_per_sample=2048, optimizer="adamw_8bit",
    )  # fmt: skip
    assert found.peak_memory_gib.reserved == pytest.approx(published, rel=0.15)
    assert found.fits in (True, "tight")


def test_experts_that_stay_in_16_bit() -> None:
    """GLM-4.7-Flash by QLoRA: 24 GiB with quantized experts, 127 without
    (https://github.com/axolotl-ai-cloud/axolotl, its examples)."""
    run = {
        "model": "GLM-4.7-Flash", "method": "qlora", "gpu": "H200", "tokens_per_sample": 2048,
        "micro_batch_size": 2, "lora_rank": 32, "optimizer": "adamw_8bit", "loss": "chunked",
        "lora_targets": ["q_proj", "k_proj", "v_proj", "o_proj"],
    }  # fmt: skip
    assert peak(**run, quantized_experts=True) == pytest.approx(24, rel=0.15)
    assert peak(**run, framework="transformers") == pytest.approx(127, rel=0.15)
    told = called(**run).framework_note
    assert told
    assert "127" not in str(told)


def test_full_tuning_in_bf16_keeps_fp32_weights_where_the_framework_does() -> None:
    """LLaMA-Factory casts what it trains to fp32 but with `pure_bf16`; ms-swift trains as loaded."""
    run = {"model": "Llama 3.1 8B", "method": "full", "gpu": "H200", "precision": "bf16"}
    bytes_a_parameter = {
        name: called(**run, framework=name).peak_memory_gib.breakdown["weights"] * 2**30 / 8.03e9
        for name in ("llama-factory", "ms-swift")
    }
    assert bytes_a_parameter["llama-factory"] == pytest.approx(4, rel=0.02)
    assert bytes_a_parameter["ms-swift"] == pytest.approx(2, rel=0.02)
    assert not called(**{**run, "precision": "pure_bf16"}, framework="llama-factory").fp32_weights
    sharded = {**run, "precision": "pure_bf16", "num_gpus": 2, "parallelism": "zero3"}
    assert called(**sharded).fp32_weights, "DeepSpeed keeps a master copy whatever is stated"


def test_a_k_bit_base_is_divided_only_where_its_storage_allows() -> None:
    """Without `bnb_4bit_quant_storage` each card has the whole base under FSDP2 (accelerate's
    `fsdp_utils.py`)."""
    run = {
        "model": "Llama 3.1 70B",
        "method": "qlora",
        "gpu": "A100 80GB",
        "num_gpus": 4,
        "parallelism": "fsdp",
    }
    divided, whole = (
        called(**run, sharded_quantization=each).peak_memory_gib.breakdown["weights"]
        for each in (True, False)
    )
    assert whole > 3 * divided


def test_loading_the_whole_model_decides_before_the_first_step() -> None:
    """Qwen1.5 14B over two RTX 4090 with `zero3_init_flag: false` runs out of memory
    (https://github.com/hiyouga/LlamaFactory/issues/3035)."""
    run = {
        "model": "14B", "method": "lora", "gpu": "RTX 4090", "num_gpus": 2, "parallelism": "zero3",
        "tokens_per_sample": 1024, "micro_batch_size": 1,
    }  # fmt: skip
    assert called(**run).fits is not False
    assert called(**run, whole_loading=True).fits is False


def test_the_loss_of_todays_trl_never_stands_whole() -> None:
    run = {
        "model": "Llama 3.1 8B",
        "method": "lora",
        "gpu": "A100 80GB",
        "tokens_per_sample": 8192,
        "micro_batch_size": 1,
    }
    plain, trl = (called(**run, framework=name) for name in ("transformers", "trl"))
    assert plain.peak_memory_gib.breakdown["logits"] > 10
    assert trl.peak_memory_gib.breakdown["logits"] < 0.3
    assert peak(**run, framework="trl", loss="full") == pytest.approx(
        peak(**run, framework="transformers"), rel=0.05
    )
