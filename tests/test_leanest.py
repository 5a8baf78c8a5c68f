"""QLoRA by the leanest recipe, where the usual one does not fit."""

import pytest

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.verdict import verdict
from advisor.catalog.catalog import Catalog


@pytest.mark.parametrize(("model", "gpu"), [
    ("gpt-oss-20b", "RTX 5070 Ti"),
    ("gpt-oss-20b", "RTX 4060 Ti 16GB"),
    ("Qwen2.5-32B", "RTX 3090"),
])  # fmt: skip
def test_a_range_that_reaches_the_card_is_no_flat_no(
    model: str, gpu: str, catalog: Catalog
) -> None:
    found = EstimateTrainingCost(model=model, gpu=gpu).run(catalog)
    assert found.fits is False
    assert found.leanest
    assert found.usable_gib
    assert found.leanest.low <= found.usable_gib
    assert found.leanest.peak_memory_gib < found.peak_memory_gib.expected
    said = verdict(f"Can I fine-tune {model}?", "estimate_training_cost", found, "en")
    assert said.startswith("Only just")


def test_what_unsloth_publishes_is_told(catalog: Catalog) -> None:
    """14 GB (https://unsloth.ai/blog/gpt-oss)."""
    found = EstimateTrainingCost(model="gpt-oss-20b", gpu="RTX 5070 Ti").run(catalog)
    assert found.leanest
    assert found.leanest.published_gb == 14


@pytest.mark.parametrize("asked", [
    {"model": "Qwen3-32B", "gpu": "RTX 4080"},
    {"model": "7B", "gpu": "RTX 4090"},
    {"model": "70B", "gpu": "RTX 4090", "num_gpus": 2},
    {"model": "gpt-oss-20b", "gpu": "RTX 5070 Ti", "method": "full"},
])  # fmt: skip
def test_none_where_it_is_out_of_reach_or_not_meant(
    asked: dict[str, object], catalog: Catalog
) -> None:
    assert EstimateTrainingCost.model_validate(asked).run(catalog).leanest is None
