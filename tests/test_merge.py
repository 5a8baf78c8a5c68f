"""The trained adapter merged into its base: the same words, of one file."""

from dataclasses import replace
from pathlib import Path

import gguf
import numpy as np
import pytest

from advisor.model import merge, weights
from advisor.model.gguf import Gguf, Setup
from advisor.model.topics import TopicModel
from advisor.settings import Settings

BUNDLED = weights.BUNDLED["gemma-3-270m"]
MESSAGES = (
    "Does a 7B LoRA fit on one RTX 4090 with 12,000 samples, and how long will it take?",
    "为什么我的模型训练完之后回答总是重复？",
)
EXPLAINED = ("How does LoRA work?", "Which data format does Alpaca use?", "训练多少轮合适？")


@pytest.fixture(scope="module")
def beside() -> Setup:
    """The adapter computed beside the weights."""
    path = BUNDLED.locate(Settings().cache)
    return Setup(path, BUNDLED.adapter, topics=BUNDLED.topics, threads=1)


@pytest.fixture(scope="module")
def merged(beside: Setup) -> Setup:
    return replace(beside, merged=merge.merged(beside.path, beside.adapter, Settings().cache))


def test_the_merged_weights_are_the_sum(merged: Setup) -> None:
    """One matrix read back by the format's own library; eight bits keep about 1/127 of a block's
    largest."""
    assert merged.merged
    assert merged.adapter
    name = "blk.3.ffn_up.weight"
    base, whole, adapter = map(gguf.GGUFReader, (merged.path, merged.merged, merged.adapter))
    change = {tensor.name: np.array(tensor.data, np.float32) for tensor in adapter.tensors}
    a, b = change[f"{name}.lora_a"], change[f"{name}.lora_b"]
    alpha = float(adapter.fields["adapter.lora.alpha"].contents())
    wanted = read(base, name) + alpha / len(a) * b @ a
    assert np.abs(read(whole, name) - wanted).max() <= np.abs(wanted).max() / 127
    assert [tensor.name for tensor in whole.tensors] == [tensor.name for tensor in base.tensors]


def read(file: gguf.GGUFReader, name: str) -> np.ndarray:
    tensor = next(tensor for tensor in file.tensors if tensor.name == name)
    return gguf.dequantize(tensor.data, tensor.tensor_type)


def test_both_ways_say_the_same(beside: Setup, merged: Setup) -> None:
    likely: list[list[np.ndarray]] = []
    for setup in (beside, merged):
        model = Gguf(setup, threads=1)
        read_by = []
        for message in MESSAGES:
            model.forget(0)
            logits = model.read(model.tokens(message))
            read_by.append(np.array([logits[token] for token in range(1000)]))
        likely.append(read_by)
        model.close()
    for one, other in zip(*likely, strict=True):
        assert np.corrcoef(one, other)[0, 1] > 0.995


def test_the_model_of_topics_has_the_other_adapter_taken_back(beside: Setup, merged: Setup) -> None:
    found: list[list[str]] = []
    for setup in (beside, merged):
        model = Gguf(setup, threads=1)
        assert setup.topics
        topics = TopicModel(setup, setup.topics, 1, model)
        found.append([next(iter(topics.likely(message))) for message in EXPLAINED])
        topics.close()
        model.close()
    assert found[0] == found[1]


def test_what_cannot_be_merged_is_loaded_beside(beside: Setup, tmp_path: Path) -> None:
    smollm = weights.locate("smollm2-135m", Settings().cache)
    assert merge.merged(smollm, beside.adapter, tmp_path) is None
    assert merge.merged(beside.path, beside.adapter, tmp_path / "missing") is None
    assert merge.merged(beside.path, None, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_adapter_is_left_to_the_engine(beside: Setup, tmp_path: Path) -> None:
    nonsense = tmp_path / "a.gguf"
    nonsense.write_bytes(b"GGUF nonsense")
    assert merge.merged(beside.path, nonsense, tmp_path) is None
