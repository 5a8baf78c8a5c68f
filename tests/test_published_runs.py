"""What tuning a published model took, and when a message asks it."""

import pytest

from advisor.advice.training.published_runs import PublishedRunsTool
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.runs_asked import published_calls
from advisor.reading.calls.scratch_asked import scratch_calls


def change(**stated: object) -> Change:
    facts = {name: Fact(value, str(value), 0) for name, value in stated.items()}
    return Change(Brief(facts), stated)


def test_every_run_has_cards_that_are_known(catalog: Catalog) -> None:
    for row in catalog.tuning_runs.values():
        assert all(catalog.gpu(each.gpu).name == each.gpu for each in row.stages), row.id


def test_gpu_hours_are_divided_over_the_stated_cards(catalog: Catalog) -> None:
    """2.5 + 6.5 h on 4 cards (https://github.com/TinyLLaVA/TinyLLaVA_Factory/issues/67)."""
    found = PublishedRunsTool(project="TinyLLaVA", gpu="A100 40GB", num_gpus=8).run(catalog)
    assert (found.runs[0].gpu_hours, found.runs[0].hours_here) == (36, 4.5)
    other = PublishedRunsTool(project="TinyLLaVA", gpu="RTX 4090", num_gpus=8).run(catalog)
    assert other.other_chip
    assert other.runs[0].hours_here is None


@pytest.mark.parametrize(("message", "stated", "project", "sizes"), [
    ("How many GPU hours did LLM4Decompile 6.7B take to train?", {}, "LLM4Decompile", ["6.7B"]),
    ("LLaVA-v1.5 13B pretrain and finetune on 8 A100, how long?", {"gpu": "A100"}, "LLaVA-1.5", ["13B"]),
    ("time to train TinyLLaVA phi-2 on the LLaVA-1.5 data? how long", {}, "TinyLLaVA", ["Phi-2 2.7B + SigLIP-384"]),
    ("训练 Vicuna 13B 用了多少卡，多久？", {}, "Vicuna", None),
    ("How long to finetune Vicuna 13B on my 10k samples?", {"samples": 10_000}, None, None),
    ("How long does LoRA tuning of LLaVA-1.5 7B take?", {"method": "lora"}, None, None),
    ("How long to finetune LLaVA-1.5 on a 3090?", {"gpu": "RTX 3090"}, None, None),
    ("Which learning rate was used to train LLaVA-1.5?", {}, None, None),
    ("finetuning alpaca runs out of memory, how many gpus?", {}, None, None),
    ("How long does tuning Qwen2.5 7B take?", {}, None, None),
])  # fmt: skip
def test_what_a_run_took_is_asked(
    message: str, stated: dict[str, object], project: str | None, sizes: list[str] | None, catalog: Catalog
) -> None:  # fmt: skip
    made = published_calls("estimate_training_cost", change(**stated), message, catalog)
    assert (made[0].arguments["project"] if made else None) == project
    assert (made[0].arguments.get("sizes") if made else None) == sizes


def test_the_first_stage_of_a_model_that_sees_is_no_training_from_scratch(catalog: Catalog) -> None:
    asked = "How long does it take to pretrain the projector of a LLaVA style model?"
    assert not scratch_calls("estimate_training_cost", change(model="7B"), asked, catalog)
    asked = "What does it cost to pretrain a VLM from scratch?"
    assert scratch_calls("estimate_training_cost", change(model="7B"), asked, catalog)
