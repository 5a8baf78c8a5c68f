"""What a message states is read as people write it: memory, models in paths, lists and bounds of
sizes, counts of cards, rough amounts, printed counts; two runs are never made one."""

from typing import Any

import pytest

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.catalog.stated_card import with_memory
from advisor.model.engine import Said
from advisor.reading.brief import Fact
from advisor.reading.calls.calls import calls
from advisor.reading.calls.deciding import deciding
from advisor.reading.changes.printed import of_printed
from advisor.reading.spans.rough_counts import rough
from advisor.reading.spans.spans import find
from tests.talk import COST, after

FIX = "fix_memory"


FIRST = frozenset(("model", "gpu", "num_gpus", "gpu_memory_gib", "method", "micro_batch_size"))


def brief_of(message: str, catalog: Catalog, ask: str = COST) -> dict[str, Any]:
    """The brief, where a piece states what it is most likely to."""
    found = [span for span in find(message, catalog) if not span.keyed]
    roles = {s.text: s.values[0][0] for s in found if s.values[0][0] in FIRST}
    return dict(after(message, catalog, Said([ask], roles), ()).brief.values)


@pytest.mark.parametrize(
    ("message", "stated"),
    [
        ("7B on 4卡a100 * 80g", {"gpu": "a100 80GB", "num_gpus": 4}),
        ("7B, A100*40G*8", {"gpu": "A100 40GB", "num_gpus": 8}),
        ("7B on A100*4 80G", {"gpu": "A100 80GB", "num_gpus": 4}),
        ("13B on a V100 with 32Gb RAM", {"gpu": "V100 32GB"}),
        ("7B, 4张V100，单卡32G", {"gpu": "V100 32GB", "num_gpus": 4}),
        ("7B OOM on an A100, total capacity of 79.15 GiB", {"gpu": "A100 80GB"}),
        ("7B OOM, total capacity of 39.39 GiB", {"gpu_memory_gib": 39.39}),
        ("7B (NPU 0; 60.96 GiB total capacity; 3.1 GiB free)", {"gpu_memory_gib": 60.96}),
        ("how to stay within 16GB with a 7B", {"gpu_memory_gib": 16}),
        ("7B，显存只有20G（MIG）", {"gpu_memory_gib": 20}),
        ("3B on 2 x RTX 5090 (64GB VRAM)", {"gpu": "RTX 5090", "num_gpus": 2}),
        ("7B, 两张卡，一共48G显存", {"num_gpus": 2, "gpu_memory_gib": 24}),
    ],
)
def test_the_memory_of_the_cards(message: str, stated: dict[str, Any], catalog: Catalog) -> None:
    slots = ("gpu", "num_gpus", "gpu_memory_gib", "host_memory_gib")
    read = brief_of(message, catalog, FIX)
    assert {slot: read[slot] for slot in slots if slot in read} == stated


def test_a_reported_memory_is_that_of_the_version_which_has_it(catalog: Catalog) -> None:
    assert with_memory(catalog, "A100", 79.15).memory_gb == 80
    assert with_memory(catalog, "A100", 39.39).memory_gb == 40


@pytest.mark.parametrize(
    ("message", "model", "quantization"),
    [
        ("--model_name_or_path /root/Qwen1___5-72B-Chat-GPTQ-Int8 --stage sft", "Qwen1.5-72B-Chat", "8bit"),
        ("model_name = 'unsloth/Mistral-7B-bnb-4bit'", "Mistral-7B", "4bit"),
        ("vllm serve Qwen2.5-32B-Instruct-INT8-W8A16 --port 80", "Qwen2.5-32B-Instruct", "8bit"),
        ("base_model: /data/hub/models--meta-llama--Meta-Llama-3-70B/snapshots", "Meta-Llama-3-70B", None),
        ("Yi-34B-Chat-8bits", "Yi-34B-Chat", "8bit"),
        ("tune ./models/my-model-34b-v2", "my-model-34b-v2", None),
        ("--pretrain meta-llama/Meta-Llama-3-8B --zero_stage 3", "Meta-Llama-3-8B", None),
    ],
)  # fmt: skip
def test_a_model_in_a_path_and_the_bits_in_its_name(
    message: str, model: str, quantization: str | None, catalog: Catalog
) -> None:
    read = brief_of(message, catalog, FIX)
    assert (read["model"], read.get("quantization")) == (model, quantization)
    assert "objective" not in read


def test_qlora_of_a_base_in_8_bit_is_lora_on_it(catalog: Catalog) -> None:
    read = brief_of("qlora of Qwen-72B-Chat-Int8", catalog, FIX)
    assert (read["method"], read["quantization"]) == ("lora", "8bit")


@pytest.mark.parametrize(
    ("message", "models"),
    [
        ("Qwen2.5 7/14/32B, which?", ["Qwen2.5 7B", "Qwen2.5-14B", "Qwen2.5-32B"]),
        ("LoRA of 7/13/34B?", ["7B", "13B", "34B"]),
    ],
)
def test_several_sizes_are_several_runs(message: str, models: list[str], catalog: Catalog) -> None:
    roles = {span.text: "model" for span in find(message, catalog) if span.value("model")}
    runs = after(message, catalog, Said([COST], roles), ()).runs
    assert [catalog.model(str(run["model"])).name for run in runs] == [
        catalog.model(model).name for model in models
    ]


@pytest.mark.parametrize("message", ["a model smaller than 7B", "比7B更小的模型", "3B以下的模型"])
def test_a_bound_is_no_model(message: str, catalog: Catalog) -> None:
    assert "model" not in brief_of(message, catalog, "recommend_model")
    assert not any(span.value("below") for span in find("under 10B tokens", catalog))


@pytest.mark.parametrize(
    ("message", "cards"),
    [
        ("7B, 4机32卡, NPROC_PER_NODE=8 swift sft", 32),
        ("7B, torchrun --nnodes 4 --nproc_per_node 8 on 32 GPUs", 32),
        ("ASCEND_RT_VISIBLE_DEVICES=0,1,2,3 swift infer", 4),
        ("7B on 2 p4de", 16),
        ("7B on a single p4de.24xlarge (640GB GPU)", 8),
    ],
)
def test_how_many_cards(message: str, cards: int, catalog: Catalog) -> None:
    assert brief_of(message, catalog, FIX)["num_gpus"] == cards


@pytest.mark.parametrize(
    ("message", "micro", "whole"),
    [
        ("4B on 128xA100, bs=512, grad_accm=4", None, 512),
        ("4B on 8xA100, per_device_train_batch_size=64", 64, None),
        ("4B on 8xA100, bs=4", 4, None),
    ],
)
def test_a_batch_absurd_on_one_card_is_of_all(
    message: str, micro: int | None, whole: int | None, catalog: Catalog
) -> None:
    read = brief_of(message, catalog)
    assert (read.get("micro_batch_size"), read.get("global_batch_size")) == (micro, whole)


@pytest.mark.parametrize(
    ("message", "samples"),
    [
        ("数据量几十万", 300_000),
        ("几千条问答", 3000),
        ("tens of thousands of rows", 30_000),
        ("a couple of hundred examples", 200),
        ("幾千萬條數據", 30_000_000),
        ("好几万的机器", None),
    ],
)
def test_a_rough_amount_is_no_smallest_one(
    message: str, samples: int | None, catalog: Catalog
) -> None:
    assert brief_of(message, catalog).get("samples") == samples
    assert rough("几十万") == ("几十万", 300_000, 200_000, 900_000)
    assert rough("5000") is None


def printed(catalog: Catalog, **stated: Any) -> dict[str, Any]:
    told = of_printed({slot: Fact(value, str(value)) for slot, value in stated.items()}, catalog)
    return {slot: fact.value for slot, fact in told.items() if slot not in stated}


def test_printed_counts_are_model_rank_and_layers(catalog: Catalog) -> None:
    line = "trainable params: 4,194,304 || all params: 6,742,609,920 || trainable%: 0.0622"
    read = brief_of(line, catalog, FIX)
    assert (read["model"], read["method"], read["lora_rank"]) == ("LLaMA 7B", "lora", 8)
    two = printed(
        catalog,
        model="WizardLM-30B",
        method="qlora",
        lora_rank=256,
        trainable_parameters=408_944_640,
    )
    assert two == {"lora_targets": ("q_proj", "v_proj")}
    assert printed(catalog, trainable_parameters=8_030_261_248, all_parameters=8_030_261_248) == {
        "method": "full",
        "model": "Llama 3 8B",
    }
    packed = printed(
        catalog, method="qlora", trainable_parameters=4_194_304, all_parameters=3_504_607_232
    )
    assert packed == {}


def test_the_case_that_fails_is_the_one_meant(catalog: Catalog) -> None:
    message = "gpt-oss-20b LoRA在A100上占50G，但是4*3090 24G多卡会oom"
    said = Said([FIX], {"gpt-oss-20b": "model", "A100": "gpu", "LoRA": "method"})
    read = after(message, catalog, said, ()).brief.values
    assert (read["gpu"], read["num_gpus"]) == ("RTX 3090 24GB", 4)
    message = "7B runs on a 4090. The 70B on 4 A100 80GB ends in OOM."
    said = Said([FIX], {"7B": "model", "4090": "gpu"})
    read = after(message, catalog, said, ()).brief.values
    assert read == {"model": "70B", "gpu": "A100 80GB", "num_gpus": 4}


def test_the_cards_of_one_model_are_not_of_another(catalog: Catalog) -> None:
    message = "7B takes 28G at 2048. 32B on 8 x A100 takes 50G each."
    said = Said(["explain"], {"7B": "model", "8": "num_gpus", "A100": "gpu"})
    assert after(message, catalog, said, ()).brief.values == {"model": "7B"}
    message = "7B 单卡 A100 40G 占 28G，32B 8卡 A100 80G 占 50G"
    roles = {span.text: span.values[0][0] for span in find(message, catalog)}
    runs = after(message, catalog, Said([COST], roles), ()).runs
    assert [(run["model"], run["gpu"]) for run in runs] == [
        ("7B", "A100 40GB"),
        ("32B", "A100 80GB"),
    ]


def test_a_deciding_fact_that_nothing_rests_on_is_told(catalog: Catalog) -> None:
    message = "LoRA on a card of 24 GB VRAM, 72 B, base in int8, takes 20 GB"
    change = after(message, catalog, Said([COST], {"LoRA": "method"}), ())
    (call,) = calls((COST,), change, message, TOOLS, catalog)
    assert deciding(["24", "72", "int8", "20"], change, [call], message) == ("24 GB", "int8")
