"""What is answered of encoders, embedding models, rerankers and Whisper: defaults, refusals, reading."""

from typing import Any

import pytest

from advisor.advice.choices.open_models import SIZES, recent
from advisor.advice.memory.find_limit import FindLimit
from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.serving.size_serving import SizeServing
from advisor.advice.settings.make_config import MakeConfig
from advisor.advice.settings.recommend_settings import RecommendSettings
from advisor.advice.tools import TOOLS
from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.errors import ToolError
from advisor.reading.asks.subjects import by_subject
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.spans.spans import find
from tests.shipped import CATALOG


def called(**arguments: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(arguments).run(CATALOG)


def codes(found: TrainingEstimate) -> set[str]:
    return {each.code for each in found.assumptions}


@pytest.mark.parametrize(("model", "objective", "tokens"), [
    ("BERT-base", "classification", 512), ("bge-m3", "embedding", 512), ("bge-reranker-v2-m3", "classification", 512),
    ("Qwen3-Embedding 0.6B", "embedding", 512), ("whisper-small", "sft", 224),
])  # fmt: skip
def test_a_small_one_is_trained_in_full_for_what_it_is_made(
    model: str, objective: str, tokens: int
) -> None:
    found = called(model=model, gpu="RTX 4090")
    assert (found.method, found.objective, found.tokens_per_sample) == ("full", objective, tokens)
    assert "training.whole" in codes(found)
    assert found.gradient_accumulation * found.micro_batch_size == 16


def test_a_large_one_is_trained_by_what_suits_the_card() -> None:
    found = called(model="Qwen3-Embedding 8B", gpu="RTX 4090")
    assert found.method in ("lora", "qlora")
    assert "training.whole" not in codes(found)


def test_a_stated_batch_is_read_at_once() -> None:
    """In-batch negatives: accumulation would add none."""
    found = called(model="bge-m3", gpu="RTX 3090", samples=100_000, micro_batch_size=64)
    assert (found.micro_batch_size, found.gradient_accumulation, found.fits) == (64, 1, True)


def test_checkpointing_is_left_out_where_the_batch_fits_without() -> None:
    small, large = (called(model=name, gpu="RTX 3090") for name in ("BERT-base", "bge-m3"))
    for found, checkpointing in ((small, False), (large, True)):
        [settings] = [each for each in found.assumptions if each.code == "training.settings"]
        assert dict(settings.facts)["checkpointing"] is checkpointing


def test_a_run_out_of_memory_is_looked_into_as_it_is_usually_trained() -> None:
    """In full, and without checkpoints, which Transformers leaves out."""
    found = FixMemory(
        model="BERT-large", gpu="RTX 3090", micro_batch_size=64, tokens_per_sample=512
    ).run(CATALOG)
    assert {each.method for each in found.needs} == {"full"}
    assert "memory.no-checkpointing" in {each.what.code for each in found.causes}


def test_methods_are_compared_at_the_same_settings() -> None:
    found = called(model="BERT-large", gpu="RTX 3090", micro_batch_size=32, tokens_per_sample=512)
    peaks = {each.method: each.peak_memory_gib for each in found.methods}
    assert peaks["lora"] < peaks["full"]


def test_negatives_take_memory_and_time() -> None:
    run = {
        "model": "bge-base-zh-v1.5", "gpu": "RTX 4090", "samples": 10_000, "micro_batch_size": 16,
        "gradient_checkpointing": True,
    }  # fmt: skip
    pairs, groups = (called(**run, negatives=number) for number in (0, 7))
    assert pairs.hours
    assert groups.hours
    assert groups.hours.expected > 3 * pairs.hours.expected
    assert groups.peak_memory_gib.expected > pairs.peak_memory_gib.expected


def test_hours_of_sound_are_pieces_of_30_seconds() -> None:
    found = called(model="Whisper large-v3", method="lora", gpu="RTX 4090", audio_hours=100)
    assert (found.samples, found.fits) == (12_000, True)
    assert "training.piece" in codes(found)
    text = called(model="Qwen2.5 7B", method="lora", gpu="RTX 4090", audio_hours=100)
    assert text.samples == called(model="Qwen2.5 7B", method="lora", gpu="RTX 4090").samples


def test_no_text_model_is_offered_in_its_place() -> None:
    found = called(model="BERT-base", gpu="RTX 4090", explore="room")
    assert found.room
    assert found.room.largest.model is None
    assert "room.chunked-loss" not in {each.what.code for each in found.room.changes}
    assert found.hosted == ()
    for size in SIZES:
        assert not any(model.purpose for model in recent(CATALOG, size))


def test_the_largest_batch_of_an_embedding_model_is_found() -> None:
    found = FindLimit(model="bge-m3", gpu="RTX 3090", limit="batch").run(CATALOG)
    assert next(each.number or 0 for each in found.found if each.method == "full") > 16
    meant = FindLimit(model="bge-m3", gpu="RTX 3090", limit="model").run(CATALOG)
    assert meant.limits == ("batch",)


@pytest.mark.parametrize("tool", [SizeServing, MakeConfig, RecommendSettings])
def test_figures_of_models_that_write_are_refused(tool: Any) -> None:
    with pytest.raises(ToolError) as refused:
        tool(model="bge-m3").run(CATALOG)
    assert refused.value.code == "makes_no_text"


def change(model: str, topics: dict[str, float] | None = None) -> Change:
    return Change(Brief({"model": Fact(model, model)}), {"model": model}, topics=topics or {})


@pytest.mark.parametrize(("model", "ask", "told"), [
    ("bge-m3", "estimate_training_cost", "estimate_training_cost"), ("BERT-base", "fix_memory", "fix_memory"),
    ("Whisper large-v3", "recommend_hardware", "recommend_hardware"), ("Whisper large-v3", "size_serving", "explain"),
    ("bge-m3", "recommend_settings", "explain"), ("ELECTRA-base", "estimate_training_cost", "explain"),
    ("BERT", "estimate_training_cost", "estimate_training_cost"), ("bge", "estimate_training_cost", "explain"),
])  # fmt: skip
def test_training_is_computed_and_the_rest_explained(model: str, ask: str, told: str) -> None:
    asked = change(model, {"retrieval-model-tuning": 0.8})
    assert by_subject((ask,), asked, f"{model} 微调", TOOLS, CATALOG) == (told,)


@pytest.mark.parametrize(("message", "slot", "value"), [
    ("fine-tune bge-m3 on 100k pairs", "model", "bge-m3"), ("BERT-base 文本分类 2万条", "model", "BERT-base"),
    ("Whisper large-v3 LoRA 在 24G 显卡能微调吗", "model", "Whisper large-v3"),
    ("用 chinese-roberta-wwm-ext-large 做分类", "model", "chinese-roberta-wwm-ext-large"),
    ("BAAI/bge-reranker-v2-m3 on a 4090", "model", "bge-reranker-v2-m3"),
    ("Qwen3-Embedding-0.6B", "model", "Qwen3-Embedding-0.6B"), ("Qwen3-Reranker-8B", "model", "Qwen3-Reranker-8B"),
    ("Whisper, 100 小时音频", "audio_hours", 100), ("bge-m3 with 7 hard negatives", "negatives", 7),
    ("--model_name_or_path bge-m3 --train_group_size 8", "negatives", 7),
])  # fmt: skip
def test_names_and_amounts_are_read(message: str, slot: str, value: object) -> None:
    assert value in [span.value(slot) for span in find(message, CATALOG)]
