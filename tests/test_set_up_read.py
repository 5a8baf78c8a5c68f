"""The set-up of a message: a refused method, a launch without sharding, the sizes of text and of a
card that is made otherwise."""

from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.reading.asks.points import of_point, points
from advisor.reading.spans.spans import find
from tests.talk import COST, after

FIX = "fix_memory"


def read(message: str, catalog: Catalog, ask: str = COST) -> dict[str, Any]:
    """The brief, where every piece that names a method, a card, their number or a memory does so."""
    roles: dict[str, str] = {}
    for span in find(message, catalog):
        slots = [slot for slot, _ in span.values if slot in ("method", "gpu", "num_gpus")]
        roles |= {span.text: slots[0]} if slots and not span.keyed else {}
    return dict(after(message, catalog, Said([ask], roles), ()).brief.values)


@pytest.mark.parametrize(
    ("message", "method"),
    [
        ("PPO 7B 4张A100，不想用LoRA", "full"),
        ("SFT 7B on an L40S without LoRA", "full"),
        ("8张H800训14B，不做LoRA、QLoRA", "full"),
        ("full params, no lora, on an H100", "full"),
        ("72B on 8 H100, do I have to go to lora", "full"),
        ("7B全参显存不够，只能上LoRA吗？", "full"),
        ("14B LoRA OOM on a 4090. Do I have to use QLoRA?", "lora"),
        ("70B, 不考虑QLoRA, 用LoRA", "lora"),
        ("70B on 8 H100, no QLoRA", None),
        ("要不要用LoRA训7B", "lora"),
        ("7B with no LoRA experience, so LoRA on a 4090", "lora"),
        ("LoRA or without LoRA", "lora"),
        ("You can only use LoRA with 7B, so LoRA it is", "lora"),
    ],
)
def test_a_refused_method_is_not_that_of_the_run(
    message: str, method: str | None, catalog: Catalog
) -> None:
    assert read(message, catalog).get("method") == method


@pytest.mark.parametrize(
    ("launch", "sharding"),
    [
        ("accelerate launch --num_processes 2 train.py on 2 RTX 5090", "ddp"),
        ("torchrun --nproc_per_node 4 sft.py, 4 x L4", "ddp"),
        ("双卡3090，accelerate launch train.py", "ddp"),
        ("accelerate launch --config_file z.yaml t.py, 2 RTX 5090", None),
        ("torchrun t.py --deepspeed ds.json, 4 x L4", None),
        ("accelerate launch train.py on a 4090", None),
    ],
)
def test_a_launch_without_a_configuration_is_a_copy_on_each_card(
    launch: str, sharding: str | None, catalog: Catalog
) -> None:
    assert read(launch, catalog, FIX).get("parallelism") == sharding


def test_a_whole_command_without_adapters_is_full_tuning(catalog: Catalog) -> None:
    message = (
        "accelerate launch t.py --model_name_or_path x --gradient_checkpointing"
        " --per_device_train_batch_size 2 on 4x A100 **40GB**, do I have to go to lora"
    )
    values = read(message, catalog, FIX)
    assert (values["method"], values["gpu"], values["num_gpus"]) == ("full", "A100 40GB", 4)
    assert values.get("gradient_checkpointing") is not False


@pytest.mark.parametrize(
    ("message", "cards"),
    [("1 node 4x A100 40GB", 4), ("2 nodes 8x H100", 16)],
)
def test_cards_of_nodes(message: str, cards: int, catalog: Catalog) -> None:
    assert find(message, catalog)[0].value("num_gpus") == cards


@pytest.mark.parametrize(
    ("message", "gib"),
    [
        ("16 custom A100 64GB", 64),
        ("魔改的3080 16G 训14B", 16),
        ("RTX 4090 with 64GB of VRAM", 64),
        ("V100 24G显存", 24),
    ],
)
def test_a_card_that_is_made_otherwise_is_not_doubted(
    message: str, gib: int, catalog: Catalog
) -> None:
    assert read(message, catalog)["gpu_memory_gib"] == gib
    assert "gpu" in read(message, catalog)


def test_a_size_of_text_is_no_card_s_memory(catalog: Catalog) -> None:
    message = "机器：8×A800 80G\n1、语料 5GB 大概多少token？\n2、全参训一轮要多久？"
    roles = {"8": "num_gpus", "A800 80G": "gpu", "5": "dataset_bytes"}
    whole = after(message, catalog, Said([COST], roles), ())
    assert whole.brief.values["dataset_bytes"] == 5e9
    assert "gpu_memory_gib" not in whole.brief.values
    numbered = points(message)
    assert numbered
    own = after("5GB 够吗", catalog, Said([COST], {"5": "gpu_memory_gib"}), ())
    point = of_point(whole, own, numbered, 0)
    assert "gpu_memory_gib" not in point.brief.values
