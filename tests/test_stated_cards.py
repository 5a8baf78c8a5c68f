"""Out of memory on several cards, or on one that comes in several sizes: what is looked into."""

from typing import Any

from advisor.advice.memory.fix_memory import MemoryFix
from advisor.advice.memory.remedy import SLOWER
from advisor.answers.render import Renderer
from tests.memory_fix import fixed

FLEET: dict[str, Any] = {
    "model": "72B",
    "gpu": "A100",
    "num_gpus": 100,
    "tokens_per_sample": 32_000,
}


def codes(found: MemoryFix) -> list[list[str]]:
    return [[change.code for change in remedy.changes] for remedy in found.remedies]


def test_full_tuning_that_no_card_holds_is_looked_into_divided():
    """Every change that keeps full tuning comes before another method."""
    found = fixed(method="full", gpu="RTX A5000", num_gpus=4, host_memory_gib=80)
    assert {need.sharding for need in found.needs} == {"zero3"}
    told = codes(found)
    assert told.index(["room.paged-optimizer"]) < told.index(["room.lora"])
    assert told.index(["memory.pure-bf16"]) < told.index(["room.lora"])
    assert found.first
    assert [change.code for change in found.first.changes] == ["memory.pure-bf16"]


def test_copies_that_fit_stay():
    assert fixed(model="7B", method="lora", gpu="RTX 4090", num_gpus=2).needs[0].sharding == "ddp"


def test_a_fleet_that_suffices_is_offered_no_larger_cards():
    found = fixed(**FLEET)
    assert found.cards == ()
    assert found.first
    assert found.first.enough_cards == 32
    assert {need.method for need in found.by_others} == {"lora", "full"}


def test_a_card_of_open_size_is_told_in_both():
    """Of each method that may be meant, and what makes it fit there."""
    other = fixed(**FLEET).other_version
    assert other
    assert other.gpu == "A100 80GB"
    assert {need.method for need in other.needs} == {"qlora", "lora", "full"}
    assert other.first
    for language in ("en", "zh"):
        answer = Renderer().answer("fix_memory", fixed(**FLEET), language)
        assert "A100 40GB" in answer.headline
        assert "| A100 80GB |" in answer.markdown


def test_a_loss_in_chunks_is_told_where_logits_lead():
    told = codes(fixed(**FLEET))
    assert ["room.chunked-loss"] in told
    assert any(len(each) > 1 and each[0] == "room.chunked-loss" for each in told)


def test_the_cost_of_a_change_follows_from_its_time():
    found = fixed(
        model="Baichuan2 13B", method="lora", gpu="RTX 4090", num_gpus=2, parallelism="zero3",
        tokens_per_sample=1024, micro_batch_size=4, gradient_accumulation=4,
    )  # fmt: skip
    for remedy in found.remedies:
        if remedy.price == "free":
            assert (remedy.time_factor or 1) <= SLOWER
        if remedy.price == "slower":
            assert (remedy.time_factor or 0) > SLOWER
    sizes = [r.changes[0].facts["size"] for r in found.remedies if "micro" in r.changes[0].code]
    assert sizes == [2, 1]
    assert found.faster
    assert found.faster.changes[0].code == "room.qlora"
