"""Models that no row has: what is of another kind is refused by its kind, and what is unknown gets no
row that is but spelled like it."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.errors import ToolError
from advisor.reading.spans.spans import find


@pytest.mark.parametrize(("name", "kind"), [
    ("SDXL", "pictures"), ("Stable Diffusion 3.5 Large", "pictures"), ("black-forest-labs/FLUX.1-dev", "pictures"),
    ("Qwen-Image", "pictures"), ("Wan 2.2 14B", "videos"), ("Wan2.1-T2V-14B", "videos"), ("HunyuanVideo", "videos"),
    ("CosyVoice2", "speech"), ("GPT-SoVITS", "speech"), ("YOLO11", "no text"), ("CLIP ViT-L", "no text"),
    ("T5-large", "encoder"), ("facebook/nllb-200-3.3B", "encoder"),
])  # fmt: skip
def test_another_kind_is_named(name: str, kind: str, catalog: Catalog) -> None:
    with pytest.raises(ToolError) as raised:
        catalog.model(name)
    assert raised.value.code == "model_not_covered"
    assert kind in raised.value.details["what"].en


def test_no_row_is_of_another_kind(catalog: Catalog) -> None:
    names = (name for row in catalog.models.values() for name in (row.id, row.name, *row.aliases))
    assert [name for name in names if catalog.other_kind(name)] == []


@pytest.mark.parametrize("name", ["SDXS", "BERTopic", "MTT", "Fluxus", "FooBar 13B"])
def test_letters_that_happen_to_be_shared_make_no_proposal(name: str, catalog: Catalog) -> None:
    with pytest.raises(ToolError) as raised:
        catalog.model(name)
    assert raised.value.closest == ()


@pytest.mark.parametrize(("name", "row"), [
    ("Lama 3 8B", "Llama 3 8B"), ("Mistrl 7B", "Mistral 7B v0.3"), ("Kimi K4", "Kimi K3"), ("Command", "Command R 35B"),
])  # fmt: skip
def test_a_family_or_a_mistake_is_proposed(name: str, row: str, catalog: Catalog) -> None:
    with pytest.raises(ToolError) as raised:
        catalog.model(name)
    assert row in raised.value.closest


def test_bert_is_a_row(catalog: Catalog) -> None:
    assert catalog.model("BERT").name == "BERT-base"


@pytest.mark.parametrize(("message", "model"), [
    ("Flux.1 dev LoRA 需要多少显存", "Flux.1 dev"),
    ("train a Wan2.1 LoRA on a 5090", "Wan2.1"),
    ("用 Qwen-Image 训练 LoRA", "Qwen-Image"),
])  # fmt: skip
def test_a_message_names_one(message: str, model: str, catalog: Catalog) -> None:
    assert model in [span.value("model") for span in find(message, catalog)]
