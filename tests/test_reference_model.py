"""A model that is told to work beside one that fails; the batch of one card beside that of all."""

import pytest

from advisor.advice.topics.figures import OwnNumbers, figures
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Fact
from advisor.reading.changes.of_all import of_all
from advisor.reading.changes.reference import without_reference
from advisor.reading.places import Span
from advisor.reading.spans.pictures import pictures


@pytest.mark.parametrize(
    ("message", "works", "fails"),
    [
        ("qwen3-vl-4b 训练 OOM。同样的超参可以训练qwen2.5-vl-7b，为什么？", "qwen2.5-vl-7b", "qwen3-vl-4b"),
        ("qwen3-vl-8b OOM，换成 qwen2.5-vl-7b 就能正常训练", "qwen2.5-vl-7b", "qwen3-vl-8b"),
        ("I can train Qwen2.5-14B, but Gemma 3 12B goes out of memory", "Qwen2.5-14B", "Gemma 3 12B"),
        ("Gemma 2 9B OOMs, unlike Mistral 7B", "Mistral 7B", "Gemma 2 9B"),
        ("The same script trains Llama 3.1 8B fine, Qwen3-8B is out of memory", "Llama 3.1 8B", "Qwen3-8B"),
    ],
)  # fmt: skip
def test_the_model_that_fails_is_the_subject(message: str, works: str, fails: str) -> None:
    spans = [_model(message, name) for name in (works, fails)]
    meant = without_reference({"model": spans[:1]}, message, spans)
    assert meant["model"] == spans[1:]


def test_without_a_failure_or_a_reference_the_model_stays() -> None:
    for message in (
        "Mistral 7B works, can I train Llama 2 13B?",
        "Mistral 7B and Llama 2 13B: OOM",
    ):
        spans = [_model(message, name) for name in ("Mistral 7B", "Llama 2 13B")]
        assert without_reference({"model": spans[:1]}, message, spans)["model"] == spans[:1]


@pytest.mark.parametrize(
    "message",
    [
        "The batch size is 512 on 8 A800, but the code has 2 per GPU",
        "批大小 512，8 A800，代码里每张卡是2",
    ],
)
def test_a_large_batch_beside_that_of_a_card_is_of_all(message: str, catalog: Catalog) -> None:
    facts = {"gpu": Fact("A800", "A800", 0), "micro_batch_size": Fact(512, "512", 0)}
    made = {slot: fact.value for slot, fact in of_all(facts, message, catalog).items()}
    assert made == {"gpu": "A800", "num_gpus": 8, "micro_batch_size": 2, "global_batch_size": 512}


def test_accumulation_makes_up_the_global_batch() -> None:
    own = OwnNumbers(global_batch_size=512, micro_batch_size=2, num_gpus=8)
    (made,) = figures("reproducibility", own, None)
    said = made.model_dump()
    assert (said["facts"]["accumulation"], said["facts"]["without"]) == (32, 16)
    assert not figures("reproducibility", own.model_copy(update={"global_batch_size": 16}), None)


@pytest.mark.parametrize("message", ["lora_llm_full_vit", "LLM用lora，vit全参", "--vit_lr 1e-5"])
def test_a_tower_trained_in_swift(message: str) -> None:
    assert any(span.value("train_vision_tower") is True for span in pictures(message))


def _model(message: str, name: str) -> Span:
    start = message.index(name)
    return Span(start, start + len(name), name, (("model", name),))
