"""Full-text search over both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.search import Index, words

TEXTS = [
    "full fine-tuning of a 7B model",
    "LoRA on a 4090",
    "数据集需要多少条",
    "大模型微调的显存",
    "gradient checkpointing saves memory",
    "",
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(TEXTS)


@pytest.mark.parametrize(("query", "first"), [
    ("LoRA", 1), ("lora", 1), ("ＬｏＲＡ", 1), ("checkpointing", 4), ("how much memory does gradient checkpointing save", 4), ("显存多少", 3), ("数据集", 2), ("7b models", 0),
])  # fmt: skip
def test_best_hit(query: str, first: int, index: Index) -> None:
    assert index.search(query, 3)[0][0] == first


@pytest.mark.parametrize("query", ["", " ", "the of a", "的了吗", "zebra", "🤖", "!?"])
def test_no_hit(query: str, index: Index) -> None:
    assert index.search(query, 3) == []


def test_hits_come_best_first_and_no_more_than_asked(index: Index) -> None:
    hits = index.search("LoRA fine-tuning memory 4090 显存 数据集", 2)
    assert len(hits) == 2
    assert hits[0][1] >= hits[1][1] > 0


def test_words_fold_case_width_and_plural() -> None:
    assert words("The GPUs, ＬｏＲＡ loss") == ["gpu", "lora", "loss"]
    assert "显存" in words("大模型微调的显存")


def test_words_are_without_endings_and_numbers_but_with_identifiers() -> None:
    assert words("merging, merged and merges") == ["merg"] * 3
    assert words("8-bit or 4 bit, 2,000 of max_seq_length") == ["8bit", "bit", "max_seq_length"]


@given(query=st.text(max_size=50))
def test_any_query(query: str) -> None:
    hits = Index(TEXTS).search(query, 3)
    assert all(0 <= place < len(TEXTS) and score > 0 for place, score in hits)
