"""Plenty of cards and long samples; what is held to be missing; numbers of cards that were tried."""

from typing import Any

import pytest

from advisor.advice.memory.fix_memory import FixMemory
from advisor.answers.render import Renderer
from advisor.reading.spans.names_of import names_of
from advisor.reading.spans.tried import counts_tried, suspected
from tests.shipped import CATALOG

FLEET: dict[str, Any] = {"model": "72B", "gpu": "A100", "num_gpus": 100, "tokens_per_sample": 32_000,
                         "framework": "llama-factory"}  # fmt: skip


def test_plenty_of_cards_take_the_least_compromised_method() -> None:
    found = FixMemory.model_validate(FLEET).run(CATALOG)
    best = found.combinations[0]
    assert (best.method, best.num_gpus) == ("full", 96)
    assert all(each.high_gib < each.usable_gib for each in found.combinations)
    assert {each.gpu for each in found.combinations} == {"A100 40GB", "A100 80GB"}
    assert found.switches
    assert not any("4" in each and "quant" in each for each in found.switches.settings)


@pytest.mark.parametrize(
    "changed", [{"num_gpus": 8}, {"tokens_per_sample": 512}, {"method": "qlora"}]
)
def test_few_cards_short_samples_or_a_stated_method_do_not(changed: dict[str, Any]) -> None:
    assert not FixMemory.model_validate({**FLEET, **changed}).run(CATALOG).combinations


def test_tensor_parallelism_is_not_what_is_missing() -> None:
    run = {"model": "Gemma 3 27B", "method": "lora", "gpu": "A100 40GB", "num_gpus": 2}
    found = FixMemory.model_validate(
        {**run, "suspected": "tensor", "counts": [2, 4], "names_of": "llama-board"}
    ).run(CATALOG)
    assert [each.num_gpus for each in found.by_count] == [4]
    assert found.switches
    assert "DeepSpeed stage = 3" in found.switches.settings
    assert "not tensor parallelism" in Renderer().answer("fix_memory", found, "en").headline


def test_the_models_on_a_card_are_the_whole() -> None:
    run = {"model": "Qwen2.5 7B", "objective": "ppo", "gpu": "H100", "num_gpus": 8}
    found = FixMemory.model_validate(run).run(CATALOG)
    held = sum(each.peak_gib for each in found.models_held)
    assert held == pytest.approx(found.needs[0].peak_memory_gib, abs=0.1)
    assert found.switches
    assert found.other_switches
    assert (found.switches.framework, found.other_switches.framework) == ("openrlhf", "verl")


@pytest.mark.parametrize(("message", "counts", "guess"), [
    ("OOM on 2 A100 and on 4 A100. Maybe tensor-parallel is not enabled?", (2, 4), "tensor"),
    ("CUDA_VISIBLE_DEVICES=0,1 和 CUDA_VISIBLE_DEVICES=0,1,2,3 都爆显存，是不是没开张量并行", (2, 4), "tensor"),
    ("4 x RTX 4090, tensor parallel 4, out of memory", (), None),
    ("两张卡和八张卡每卡显存一样", (2, 8), None),
])  # fmt: skip
def test_what_was_tried_is_read(message: str, counts: tuple[int, ...], guess: str | None) -> None:
    assert counts_tried(message) == counts
    assert suspected(message) == guess


def test_a_page_has_fields_of_its_own() -> None:
    assert names_of("llamafactory-cli webui") == "llama-board"
    assert names_of("llamafactory-cli train x.yaml") == "llama-factory"
