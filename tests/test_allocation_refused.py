"""Allocations that failed, as error messages print them, explained by the tensors of the model."""

import pytest

from advisor.reading.spans.measured.allocation_refused import explained
from advisor.reading.spans.measured.finding import Finding
from tests.shipped import CATALOG


def refused(size: str, **slots: object) -> Finding | None:
    return explained(f"CUDA out of memory. Tried to allocate {size} (GPU 0)", slots, CATALOG)


@pytest.mark.parametrize(("size", "slots", "what", "bits"), [
    ("250.00 MiB", {"model": "Mistral 7B v0.1"}, "embedding", 16),  # 32,000 x 4,096
    ("1.96 GiB", {"model": "Llama 3.1 8B"}, "embedding", 32),  # 128,256 x 4,096
    ("112.00 MiB", {"model": "Llama 3 8B"}, "mlp", 16),  # 4,096 x 14,336
    ("25.10 GiB", {"model": "Llama 2 7B"}, "weights", 32),  # 6.738 billion
    ("26.44 GiB", {"model": "Qwen3-235B-A22B", "expert_parallel": 8, "pipeline_parallel": 2}, "experts", 16),  # 227 billion / 16
])  # fmt: skip
def test_a_known_tensor_is_named(size: str, slots: dict[str, object], what: str, bits: int):
    found = refused(size, **slots)
    assert found
    assert (found.note.facts["what"], found.note.facts["bits"]) == (what, bits)
    assert not found.leads


@pytest.mark.parametrize(("size", "slots"), [
    ("20.00 MiB", {"model": "Llama 3 8B"}), ("3.33 GiB", {"model": "Llama 3 8B"}), ("250.00 MiB", {}),
    ("1.96 GiB", {"model": "Llama 3.1 8B", "tokens_per_sample": 4096, "micro_batch_size": 1}),
])  # fmt: skip
def test_what_is_no_known_tensor_is_not_explained(size: str, slots: dict[str, object]):
    """The last are the logits of the stated batch, which another finding tells."""
    assert refused(size, **slots) is None
