"""What is offered where a run does not fit: the stated run on other cards or by a lighter method,
each as its own estimate has it."""

from typing import Any

import pytest

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from tests.shipped import CATALOG


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(arguments).run(CATALOG)


def test_a_lighter_method_keeps_the_stated_settings() -> None:
    stated = {"model": "13B", "gpu": "RTX 4090", "samples": 1000, "lora_rank": 64}
    offered = called(**stated, method="lora").alternatives[0]
    alone = called(**stated, method="qlora")
    assert (offered.method, offered.num_gpus) == ("qlora", 1)
    assert offered.peak_memory_gib == alone.peak_memory_gib.expected
    assert alone.hours
    assert offered.hours == pytest.approx(alone.hours.expected, rel=1e-3)


def test_a_lighter_method_brings_its_own_quantization() -> None:
    stated = {"model": "13B", "gpu": "RTX 4090", "samples": 1000}
    offered = called(**stated, method="lora", quantization="none").alternatives[0]
    assert offered.method == "qlora"
    assert offered.peak_memory_gib == called(**stated, method="qlora").peak_memory_gib.expected


@pytest.mark.parametrize(
    ("model", "gpu", "fewest"),
    [("13B", "RTX 4090", 2), ("30B", "RTX 4090", 3), ("34B", "RTX 4090", 4)],
)
def test_more_cards_are_the_fewest_that_hold_it(model: str, gpu: str, fewest: int) -> None:
    stated = {"model": model, "method": "lora", "gpu": gpu, "samples": 1000}
    more = [option for option in called(**stated).alternatives if option.num_gpus > 1]
    assert [option.num_gpus for option in more] == [fewest]
    assert called(**stated, num_gpus=fewest).fits in (True, "tight")
    assert called(**stated, num_gpus=fewest - 1).fits is not True


def test_larger_cards_are_larger_and_hold_it() -> None:
    found = called(model="13B", method="lora", gpu="RTX 4090", samples=1000).alternatives
    larger = [option for option in found if option.gpu != "RTX 4090"]
    assert len(larger) == 3
    for option in larger:
        assert (option.method, option.num_gpus) == ("lora", 1)
        assert option.peak_memory_gib < option.usable_gib
        assert option.usable_gib > CATALOG.gpu("RTX 4090").usable_gib


def test_a_model_copied_to_each_card_is_divided_over_the_same_cards_first() -> None:
    stated = {"model": "Qwen2-72B", "method": "lora", "gpu": "A100 80GB", "num_gpus": 8}
    found = called(**stated, parallelism="zero2")
    first = found.alternatives[0]
    assert found.fits is False
    assert (first.sharding, first.num_gpus, first.method) == ("zero3", 8, "lora")
    assert first.fits is True
