"""Another number of cards, or the model divided over them, that a message asks about is computed too."""

from typing import Any

import pytest

from advisor.answers.variants import varied
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.reading.asks.either_asked import either_asked
from advisor.reading.asks.variants_asked import variants_asked
from advisor.reading.brief import Slots
from tests.answers import called

RUN: dict[str, Any] = {"model": "Qwen3-14B", "method": "full", "gpu": "A100 40GB", "num_gpus": 4,
       "parallelism": "zero2", "micro_batch_size": 1, "tokens_per_sample": 2048}  # fmt: skip


@pytest.mark.parametrize(("message", "own", "cards"), [
    ("Dies at step 1. Would 2 cards be enough?", 1, [2]),
    ("Do I need two more GPUs to fit it?", 2, [4]),
    ("would one card do?", 2, [1]),
    ("Must I buy more GPUs?", 4, [8]),
    ("加一张卡能解决吗", 1, [2]),
    ("换成8卡能放下吗", 4, [8]),
    ("還是必須加卡？", 2, [4]),
    ("這樣4張卡夠嗎", 8, [4]),
    ("两张卡够吗", 2, []),
    ("2张H100够吗", 1, []),
    ("Is it normal that 1 card is at 90%?", 2, []),
    ("How much faster are 4 cards?", 2, []),
    ("I train on 4 cards.", 2, []),
    ("显卡卡死了，能解决吗", 1, []),
])  # fmt: skip
def test_the_number_of_cards_that_is_asked_about(message: str, own: int, cards: list[int]) -> None:
    assert [each["num_gpus"] for each in variants_asked(message, {"num_gpus": own})] == cards


def told(catalog: Catalog, message: str, language: Language = "en", **changed: Any) -> str:
    run = {**RUN, **changed}

    def again(change: Slots) -> Any:
        return called("fix_memory", **{**run, **change})(catalog, language)

    return varied(message, "fix_memory", run, again({}), again, language)


def test_what_fits_is_told_with_its_memory(catalog: Catalog) -> None:
    said = told(catalog, "OOM. Would 16 cards be enough?", parallelism="zero3")
    assert said.startswith("16 cards: yes, ")


def test_what_is_not_enough_is_told_with_what_it_is_enough_with(catalog: Catalog) -> None:
    said = told(catalog, "爆显存，是不是换z3就行？还是必须加卡？", "zh", host_memory_gib=512)
    divided, cards = said.split("8 张卡：")
    assert divided.startswith("把模型切分到各卡（ZeRO-3、FSDP）：光靠它不行")
    assert "再加" in divided
    assert "GiB" in cards


def test_without_a_stated_method_no_run_is_told(catalog: Catalog) -> None:
    assert told(catalog, "OOM. Would 8 cards be enough?", method=None) == ""


@pytest.mark.parametrize(("message", "asked"), [
    ("mlx lora, 4bit or bf16? and speed", True),
    ("qlora or bf16 lora for this?", True),
    ("用lora还是qlora", True),
    ("底模用16位還是4位？", True),
    ("I tried 4bit or bf16 and both work.", False),
    ("Is QLoRA slower?", False),
])  # fmt: skip
def test_four_or_sixteen_bits_are_asked_about(message: str, asked: bool) -> None:
    assert either_asked(message) is asked


@pytest.mark.parametrize(("model", "gpu", "language", "told"), [
    ("Llama 3.1 8B", "A100 80GB", "en", "4 bit or 16 bit: either, both fit."),
    ("Qwen2.5-14B", "RTX 5090", "en", "16 bit only just fits"),
    ("Llama 3.1 8B", "RTX 4060 Ti 16GB", "zh", "放不下"),
])  # fmt: skip
def test_which_of_both_is_told_with_both_figures(
    catalog: Catalog, model: str, gpu: str, language: Language, told: str
) -> None:
    run: Slots = {"model": model, "method": "qlora", "gpu": gpu}

    def again(change: Slots) -> Any:
        return called("estimate_training_cost", **{**run, **change})(catalog, language)

    said = varied("4bit or bf16?", "estimate_training_cost", run, again({}), again, language)
    assert told in said
    assert said.count("GiB") == 3
