"""Encoders, embedding models, rerankers and Whisper: memory and time on published runs."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.runs.memory import peak
from advisor.runs.memory.activations import activations
from advisor.runs.memory.peak import Fit, fits
from advisor.runs.run import Cards, SetUp
from advisor.runs.time import speed
from advisor.runs.time.flops import flops_per_token
from advisor.runs.workload import Workload
from advisor.units import GIB
from tests.shipped import CATALOG

GB = 1e9


def run(model: str, tokens: int, batch: int, gpu: str | None = None, **settings: Any) -> SetUp:
    usual: dict[str, Any] = {
        "method": "full", "precision": "fp32", "attention": "eager", "objective": "classification",
        "gradient_checkpointing": False, "gradient_accumulation": 1, "fp32_weights": True,
    }  # fmt: skip
    return SetUp(
        CATALOG.model(model),
        workload=Workload(1000, tokens, 1),
        cards=Cards(CATALOG.gpu(gpu) if gpu else None),
        micro_batch_size=batch,
        **usual | settings,
    )


def whisper(size: str, batch: int, gpu: str, **settings: Any) -> SetUp:
    """As in the event's script: 225 tokens of transcript at most."""
    usual = {"objective": "sft", "precision": "fp16", "gradient_checkpointing": True}
    return run(f"whisper-{size}", 225, batch, gpu, **usual | settings)


QUERY_VALUE: dict[str, Any] = {"method": "lora", "lora_rank": 8, "lora_targets": ("query", "value")}


@pytest.mark.parametrize(
    ("settings", "peak_gb"),
    [({}, 17), (QUERY_VALUE, 12)],
)
def test_roberta_large_in_full_and_by_lora(settings: dict[str, Any], peak_gb: float) -> None:
    """Batch 64, 96 tokens: around 17 GB in full, 12 by LoRA
    (https://github.com/huggingface/peft/issues/675)."""
    found = peak.estimate(run("RoBERTa-large", 96, 64, **settings))
    assert found.low < peak_gb * GB < found.high
    assert found.reserved == pytest.approx(peak_gb * GB, rel=0.22)


def test_lora_saves_little_of_bert() -> None:
    """12.6 GB in full, 10.0 by LoRA, padded to 512 tokens
    (https://github.com/huggingface/peft/issues/1469)."""
    full, lora = (
        peak.estimate(run("BERT-base", 512, 16, **settings)).expected
        for settings in ({}, QUERY_VALUE)
    )
    assert full / lora == pytest.approx(12.6 / 10.0, rel=0.05)


@pytest.mark.parametrize(("model", "tokens", "batch"), [
    ("BERT-base", 64, 64), ("BERT-base", 128, 32), ("BERT-base", 256, 16), ("BERT-base", 320, 14),
    ("BERT-base", 384, 12), ("BERT-base", 512, 6), ("BERT-large", 64, 12), ("BERT-large", 128, 6),
    ("BERT-large", 256, 2), ("BERT-large", 320, 1),
])  # fmt: skip
def test_what_tensorflow_held_fits(model: str, tokens: int, batch: int) -> None:
    """The largest batches of TensorFlow 1.11 on 12 GB (https://github.com/google-research/bert,
    "Out-of-memory issues"). PyTorch needs less: they are no largest batches of it."""
    set_up = run(model, tokens, batch, "Titan Xp")
    assert fits(peak.estimate(set_up), CATALOG.gpu("Titan Xp")) is Fit.FITS


@pytest.mark.parametrize(("size", "batch", "gpu"), [
    ("small", 64, "A100 40GB"), ("medium", 32, "A100 40GB"), ("small", 16, "V100 16GB"), ("medium", 2, "V100 16GB"),
])  # fmt: skip
def test_recommended_batches_of_whisper_fit(size: str, batch: int, gpu: str) -> None:
    """In full, fp16, with checkpointing (https://github.com/huggingface/community-events,
    whisper-fine-tuning-event, "Recommended Training Configurations")."""
    set_up = whisper(size, batch, gpu)
    assert fits(peak.estimate(set_up), CATALOG.gpu(gpu)) is not Fit.NO


@pytest.mark.parametrize(("size", "batch", "seconds"), [
    ("small", 64, 2.3), ("medium", 64, 5.8), ("large-v2", 32, 5.9),
])  # fmt: skip
def test_steps_of_whisper(size: str, batch: int, seconds: float) -> None:
    """With DeepSpeed ZeRO-2 and its offload on an A100 40GB (same page, "Recommended Batch Sizes
    with DeepSpeed")."""
    set_up = whisper(size, batch, "A100 40GB", offload="optimizer")
    set_up = replace(set_up, cards=replace(set_up.cards, sharding="zero2"))
    assert speed.estimate(set_up).seconds_per_step == pytest.approx(seconds, rel=0.25)


def test_4000_steps_of_whisper_small_on_a_t4() -> None:
    """5 to 10 hours at batch 16 (https://huggingface.co/blog/fine-tune-whisper)."""
    found = speed.estimate(whisper("small", 16, "T4"))
    assert 5 < 4000 * found.seconds_per_step / 3600 < 10


@pytest.mark.parametrize("checkpointing", [True, False])
def test_whisper_large_in_full_does_not_go_on_24_gb(checkpointing: bool) -> None:
    """Batch 1, 2.5 seconds of sound (https://github.com/huggingface/transformers/issues/20348)."""
    set_up = whisper("large-v2", 1, "RTX 3090", gradient_checkpointing=checkpointing)
    assert fits(peak.estimate(set_up), CATALOG.gpu("RTX 3090")) is Fit.NO


@pytest.mark.parametrize(("model", "gpu", "precision", "seconds"), [
    # MNLI, 392,702 samples, batch 32, 128 tokens: 3 epochs in 2:35:23 and by fp16 in 1:17:06
    # (https://github.com/huggingface/transformers/tree/v4.1.1/examples/text-classification)
    ("BERT-base cased", "Titan RTX", "fp32", 9323 / 36816), ("BERT-base cased", "Titan RTX", "fp16", 4626 / 36816),
    # XNLI in German, 2 epochs in 106 minutes (same page)
    ("BERT-base multilingual cased", "V100 16GB", "fp32", 6360 / 24544),
])  # fmt: skip
def test_steps_of_bert(model: str, gpu: str, precision: str, seconds: float) -> None:
    found = speed.estimate(run(model, 128, 32, gpu, precision=precision))
    assert found.seconds_per_step == pytest.approx(seconds, rel=0.26)


CAST: dict[str, Any] = {"attention": "sdpa", "precision": "bf16"}
PURE: dict[str, Any] = {"attention": "sdpa", "precision": "pure_bf16"}
ALL_LINEAR: dict[str, Any] = {"method": "lora", "lora_rank": 8}


@pytest.mark.parametrize(("settings", "widths"), [
    (CAST, 43.6), (PURE, 35.6), ({"attention": "sdpa"}, 69.1), (CAST | QUERY_VALUE, 31.7), (CAST | ALL_LINEAR, 45.8),
    ({"attention": "sdpa"} | QUERY_VALUE, 49.2),
])  # fmt: skip
def test_a_layer_of_bert_keeps_what_pytorch_counts(settings: dict[str, Any], widths: float) -> None:
    """Bytes a token that autograd saves in a layer of Transformers 5.23's `BertModel`, in hidden
    widths."""
    set_up = run("BERT-base", 512, 1, **settings)
    saved = activations(set_up).saved / (512 * set_up.model.shape.hidden)
    assert saved == pytest.approx(widths, rel=0.05)


def test_a_decoder_layer_keeps_keys_and_values_of_the_sound() -> None:
    """The same of `WhisperModel`: 54.2 a token of text and 8 an encoder's position in a decoder
    layer, 42.1 a position in an encoder's."""
    set_up = whisper("small", 1, "A100 40GB", attention="sdpa", gradient_checkpointing=False)
    shape = set_up.model.shape
    assert shape.encoder
    decoder = shape.layers * (54.2 * 225 + 8 * 1500)
    encoder = shape.encoder.layers * 42.1 * 1500
    kept = activations(set_up).kept / shape.hidden
    assert kept == pytest.approx(decoder + encoder, rel=0.05)


def test_an_encoder_has_no_logits() -> None:
    assert peak.estimate(run("bge-m3", 512, 16)).logits == 0


def test_scores_of_deberta_are_written_out_whatever_the_kernel() -> None:
    bert, deberta = (
        activations(run(model, 512, 16, attention="sdpa")).scores_peak
        for model in ("BERT-base", "DeBERTa-v3-base")
    )
    assert bert == 0 < deberta


@given(negatives=st.integers(0, 15), batch=st.sampled_from([1, 4, 16]))
def test_each_negative_is_a_text_more(negatives: int, batch: int) -> None:
    embedding = run("bge-base-en-v1.5", 256, batch, objective="embedding", negatives=negatives)
    assert embedding.tokens_per_micro_batch == batch * (2 + negatives) * 256
    reranker = run("bge-reranker-base", 256, batch, negatives=negatives)
    assert reranker.tokens_per_micro_batch == batch * (1 + negatives) * 256


@given(tokens=st.integers(16, 448))
def test_the_encoder_works_for_short_transcripts_as_for_long(tokens: int) -> None:
    """FLOPs of a sample grow with its text by the decoder's share alone."""
    set_up = run("whisper-large-v3", tokens, 1, objective="sft")
    trained = set_up.model.shape.parameters
    sample = tokens * flops_per_token(set_up, trained)
    assert sample > 6 * 600e6 * 1500
    assert sample < 12 * 700e6 * (1500 + tokens) + 12 * 1200e6 * tokens + 4e12


def test_turbo_is_a_sixth_of_the_decoder() -> None:
    """809 million parameters to 1,543 (https://github.com/openai/whisper), 4 decoder layers to 32."""
    large, turbo = (
        peak.estimate(run(model, 225, 8, objective="sft", precision="fp16"))
        for model in ("whisper-large-v3", "whisper-turbo")
    )
    assert turbo.weights / large.weights == pytest.approx(809 / 1543, rel=0.01)
    assert turbo.expected < large.expected
    assert peak.estimate(run("whisper-tiny", 225, 1, objective="sft")).expected < 3 * GIB
