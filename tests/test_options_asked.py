"""A change that a message asks about by name is judged before the answer."""

import pytest

from advisor.answers.options import judged
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.options_asked import options_asked, rows
from tests.answers import called

RUN = {"model": "Llama 3 8B", "method": "lora", "gpu": "RTX 3090", "micro_batch_size": 2,
       "tokens_per_sample": 4096}  # fmt: skip


@pytest.mark.parametrize("message", [m for row in rows() for m in row.messages])
def test_a_row_is_found_in_its_messages(message: str) -> None:
    assert any(message in row.messages for row in options_asked(message))


@pytest.mark.parametrize(
    "message",
    [
        "Why is QLoRA slower than LoRA?",
        "How do I set up FSDP?",
        "I train with ZeRO-3.",
        "qlora比lora慢多少？",
    ],
)
def test_other_questions_ask_for_no_judgement(message: str) -> None:
    assert options_asked(message) == ()


def test_what_is_not_enough_is_told_with_what_it_is_enough_with(catalog: Catalog) -> None:
    result = called("fix_memory", **RUN)(catalog, "en")
    told = judged("OOM. Would QLoRA help?", result, "en")
    assert told.startswith("QLoRA (4 bit): not by itself")
    assert "which fits" in told


def test_one_card_divides_nothing(catalog: Catalog) -> None:
    result = called("fix_memory", **RUN)(catalog, "zh")
    assert "一张卡上省不了" in judged("爆显存，开zero3有用吗？", result, "zh")


def test_a_named_method_that_fits_is_told_with_its_memory(catalog: Catalog) -> None:
    run = {**RUN, "method": "full", "micro_batch_size": 1, "tokens_per_sample": 512}
    told = judged("Full tuning overflows, must I use LoRA?", called("fix_memory", **run)(catalog, "en"), "en")  # fmt: skip
    assert told.startswith("LoRA: yes, ")
