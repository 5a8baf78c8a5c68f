"""The settings that a recommended change is made by, in the names of a framework."""

import pytest

from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.memory.remedy import PRICES
from advisor.advice.memory.switches import SHARD_4_BIT
from advisor.catalog.usual import SavingSwitches, TrainerId
from advisor.reading.spans.names_of import names_of
from tests.shipped import CATALOG

FIGURES = {
    "layers": "q_proj,v_proj",
    "rank": 16,
    "size": 1,
    "accumulation": 16,
    "tokens": 512,
    "cards": 2,
    "pixels": 1024,
    "share": 0.3,
}


@pytest.mark.parametrize("row", CATALOG.switches.values(), ids=list(CATALOG.switches))
def test_each_row_names_changes_and_figures_of_theirs(row: SavingSwitches):
    assert row.settings.keys() <= {*PRICES, SHARD_4_BIT}
    assert all(setting.format(**FIGURES) for each in row.settings.values() for setting in each)


@pytest.mark.parametrize(
    ("framework", "setting"),
    [
        ("llama-factory", "per_device_train_batch_size: 2"),
        ("axolotl", "micro_batch_size: 2"),
        (None, "per_device_train_batch_size=2"),
    ],
)
def test_the_recommended_change_is_told_in_the_names_of_the_framework(
    framework: TrainerId | None, setting: str
):
    """Baichuan 2 is no model of Transformers: no package has its loss in chunks."""
    found = FixMemory(
        model="Baichuan2-13B-Chat", method="lora", gpu="RTX 4090", num_gpus=2, tokens_per_sample=1024,
        micro_batch_size=4, parallelism="zero3", names_of=framework,
    ).run(CATALOG)  # fmt: skip
    assert "room.chunked-loss" not in {each.changes[0].code for each in found.remedies}
    assert found.switches
    assert setting in found.switches.settings


def test_a_4_bit_base_is_divided_by_fsdp():
    found = FixMemory(model="70B", method="qlora", gpu="RTX 4090", num_gpus=2).run(CATALOG)
    assert found.switches
    assert "bnb_4bit_quant_storage" in " ".join(found.switches.settings)


def test_a_framework_is_known_by_its_own_names():
    assert names_of("cutoff_len 8196, lora_target q_proj") == "llama-factory"
    assert names_of("sequence_len: 4096, micro_batch_size: 4") == "axolotl"
    assert names_of("model = FastLanguageModel.from_pretrained(…)") == "unsloth"
    assert names_of("verl跑GRPO") == names_of("actor_rollout_ref.rollout.n=8") == "verl"
    assert names_of("openrlhf训练") == "openrlhf"
    assert names_of("per_device_train_batch_size 4") is None
