"""Full tuning that its cards do not hold as it is usually done."""

import pytest

from advisor.advice.choices.recommend_hardware import RecommendHardware
from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.catalog.catalog import Catalog


def test_it_fits_with_main_memory_or_with_16_bit_states(catalog: Catalog) -> None:
    found = EstimateTrainingCost(model="7B", gpu="RTX 4090", num_gpus=4).run(catalog)
    first, second = found.full_ways
    assert (first.sharding, second.sharding, second.host_gib) == ("zero3", "fsdp", None)
    assert first.host_gib
    assert first.host_gib > 100  # 16 bytes of each parameter but its 16-bit copy
    assert first.peak_memory_gib < second.peak_memory_gib < first.usable_gib


@pytest.mark.parametrize(("host_gib", "codes"), [
    (80, {"memory.pure-bf16"}),
    (256, {"room.offload-optimizer", "memory.pure-bf16"}),
])  # fmt: skip
def test_a_machine_must_have_the_main_memory(
    host_gib: float, codes: set[str], catalog: Catalog
) -> None:
    asked = EstimateTrainingCost(
        model="7B", method="full", gpu="A5000", num_gpus=4, host_memory_gib=host_gib
    )
    ways = asked.run(catalog).full_ways
    assert {note.code for way in ways for note in way.what} == codes


def test_none_where_it_fits_or_another_method_is_meant(catalog: Catalog) -> None:
    fits = EstimateTrainingCost(model="7B", method="full", gpu="A100 80GB", num_gpus=4)
    other = EstimateTrainingCost(model="7B", method="lora", gpu="RTX 4090")
    assert fits.run(catalog).full_ways == other.run(catalog).full_ways == ()


def test_how_many_cards_ends_with_the_fewest(catalog: Catalog) -> None:
    need = RecommendHardware(model="14B", method="full", gpu="A100 40GB").run(catalog).needs[0]
    assert need.fewest
    assert need.fewest.num_gpus < need.options[0].num_gpus


def test_a_reinforcement_run_over_large_cards_is_divided_full_tuning(catalog: Catalog) -> None:
    asked = FixMemory(model="Qwen2.5 7B", objective="ppo", gpu="H100 80GB", num_gpus=8)
    found = asked.run(catalog)
    assert (found.needs[0].method, found.needs[0].sharding) == ("full", "zero3")
    roles = [model.role for model in found.models_held]
    assert roles == ["policy", "value", "reference", "reward", "engine", "rest"]
