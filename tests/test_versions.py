"""Versions that a message states, and what they lack."""

import pytest

from advisor.reading.spans.versions import allocator, attention_set, eager


@pytest.mark.parametrize(("message", "attention", "memory"), [
    ("torch 1.13.1, 32GB cards", "eager", "fixed"),
    ("torch==2.0.1 OOM", None, "fixed"),
    ("PyTorch version: 2.6.0, flash-attn 2.7", None, None),
    ("torch 1.13.1 with flash-attn 1.0.4", None, "fixed"),
    ("transformers==4.31.0, torch 2.3.1", "eager", None),
    ("attn_implementation='eager'", "eager", None),
    ("PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True is set", None, "expands"),
    ("torch 80.0GB cards", None, None),
])  # fmt: skip
def test_versions_exclude_what_needs_newer_ones(
    message: str, attention: str | None, memory: str | None
):
    assert (eager(message), allocator(message)) == (attention, memory)


@pytest.mark.parametrize(("message", "on"), [
    ("flash_attn: fa2", True),
    ("attn_implementation='sdpa'", True),
    ("I use flash attention and bf16", True),
    ("开了flash attention还是爆", True),
    ("attn_implementation='eager'", None),
    ("flash_attn: disabled, cutoff_len 16384", None),
    ("OOM at 16k tokens", None),
])  # fmt: skip
def test_attention_is_said_to_be_on(message: str, on: bool | None):
    assert attention_set(message) is on
