"""Published training scripts that a message runs by name."""

import pytest

from advisor.catalog.script import Script
from advisor.reading.brief import Fact
from advisor.reading.changes.commands import of_commands
from advisor.reading.slots import SLOTS
from tests.shipped import CATALOG

SCRIPTS = tuple(CATALOG.scripts.values())


@pytest.mark.parametrize("row", SCRIPTS, ids=[each.id for each in SCRIPTS])
def test_each_row_is_found_in_its_messages_and_states_slots(row: Script):
    assert {*row.settings, *row.shipped} <= SLOTS.keys()
    for message in row.messages:
        assert next(each.id for each in SCRIPTS if each.is_run_by(message)) == row.id


def _values(message: str, **stated: object) -> dict[str, object]:
    facts = {slot: Fact(value) for slot, value in stated.items()}
    return {slot: fact.value for slot, fact in of_commands(facts, message, SCRIPTS).items()}


def test_what_is_stated_wins_over_what_a_script_does():
    told = _values("LLaVA v1.5 finetune.sh with batch 4", micro_batch_size=4)
    assert (told["method"], told["micro_batch_size"], told["parallelism"]) == ("full", 4, "zero3")


def test_a_pasted_launch_is_not_the_published_one():
    told = _values(
        "deepspeed llava/train/train_mem.py --model_name_or_path x --pretrain_mm_mlp_adapter p.bin "
        "--per_device_train_batch_size 2"
    )
    assert told == {"method": "full", "gradient_checkpointing": False}


@pytest.mark.parametrize(("argument", "method"), [
    ("", "full"), ("--lora_r 8", None), ("--q_lora True", None), ("--gradient_checkpointing", "full"),
])  # fmt: skip
def test_a_command_without_an_adapter_trains_in_full(argument: str, method: str | None):
    command = f"python train.py --model_name_or_path x --per_device_train_batch_size 1 {argument}"
    assert _values(command).get("method") == method
