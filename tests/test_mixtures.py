"""Mixtures of experts: adapters on their experts, and those that no row has."""

import pytest

from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.catalog import Catalog

RUN = {"model": "Qwen3-30B-A3B", "method": "lora", "gpu": "A100 80GB", "num_gpus": 8}


def test_all_linear_layers_are_those_of_the_experts_too(catalog: Catalog) -> None:
    """48 layers x 128 experts x 3 matrices x 256 x (2048 + 768) beside attention and router."""
    run = EstimateTrainingCost.model_validate(
        {**RUN, "lora_rank": 256, "lora_targets": "all-linear"}
    )
    found = run.run(catalog)
    assert 13.29e9 < found.trainable_parameters < 13.6e9
    assert found.expert_note
    assert found.expert_note.facts["parameters"] == "13.3B"


@pytest.mark.parametrize(
    ("model", "targets"), [("Qwen3-30B-A3B", ["q_proj", "v_proj"]), ("gpt-oss-20b", "all-linear")]
)
def test_attention_and_experts_of_one_tensor_have_none(
    model: str, targets: str | list[str], catalog: Catalog
) -> None:
    run = EstimateTrainingCost.model_validate({**RUN, "model": model, "lora_targets": targets})
    assert run.run(catalog).trainable_parameters < 20e6


def test_the_attention_alone_is_the_first_change(catalog: Catalog) -> None:
    """Beside it what it does not save is moved to main memory: 61 GB of weights, not the states."""
    asked = {
        **RUN,
        "gpu": "RTX 4090",
        "num_gpus": 1,
        "parallelism": "zero3",
        "host_memory_gib": 320,
    }
    more = {"lora_rank": 256, "lora_targets": "all-linear", "framework": "llama-factory"}
    found = FixMemory.model_validate({**asked, **more, "tokens_per_sample": 8192}).run(catalog)
    assert found.first
    assert found.first.changes[0].code == "room.attention-alone"
    assert found.first.changes[0].facts["rank"] == 32
    assert (found.first.host_gib or 0) < 80


@pytest.mark.parametrize(
    ("name", "total", "active"), [("45B-A6B", 45e9, 6e9), ("100B-A10B", 100e9, 10e9)]
)
def test_a_mixture_without_a_row_has_both_its_sizes(
    name: str, total: float, active: float, catalog: Catalog
) -> None:
    shape = catalog.model(name).shape
    assert shape.parameters == pytest.approx(total, rel=0.02)
    assert shape.active_parameters == pytest.approx(active, rel=0.02)
    found = EstimateTrainingCost.model_validate({"model": name, "method": "lora"}).run(catalog)
    assert found.expert_note
    assert found.expert_note.code == "training.unknown-mixture"


def test_sizes_that_a_row_has_mean_it(catalog: Catalog) -> None:
    assert catalog.model("30B-A3B").name == "Qwen3 30B-A3B"
    assert catalog.model("80B-A3B").shape.experts == catalog.model("Qwen3-Next").shape.experts
