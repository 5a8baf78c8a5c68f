"""Longer samples in the memory there is."""

import pytest

from advisor.advice.memory.fix_memory import FixMemory
from advisor.answers.render import Renderer
from advisor.reading.asks.longer_asked import longer_asked
from tests.shipped import CATALOG

RUN = {"model": "LLaMA 7B", "method": "full", "gpu": "A100 80GB", "num_gpus": 4, "parallelism": "fsdp",
       "tokens_per_sample": 1024, "micro_batch_size": 1, "gradient_checkpointing": False, "longer": True}  # fmt: skip


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("any way to raise max_seq_length without using more memory?", True),
        ("can I use a longer context with the same GPU memory", True),
        ("想把上下文长度加大，显存不够怎么办", True),
        ("怎样提高cutoff_len又不增加显存", True),
        ("how long can my samples be", False),
        ("out of memory with long sequences", False),
        ("increase the learning rate without more memory", False),
    ],
)
def test_longer_samples_are_asked_for(message: str, asked: bool):
    assert longer_asked(message) is asked


def test_each_length_is_told_with_and_without_the_switches():
    found = FixMemory.model_validate(RUN).run(CATALOG)
    assert found.longer
    assert [each.tokens for each in found.longer.lengths] == [1024, 2048, 4096, 8192]
    assert [each.beyond for each in found.longer.lengths] == [False, False, True, True]
    assert all(each.switched_gib < each.peak_memory_gib for each in found.longer.lengths)
    codes = [change.code for change in found.longer.switches]
    assert codes == ["room.checkpointing", "room.chunked-loss"]
    assert not any(c.code == "room.cut" for each in found.remedies for c in each.changes)
    for language in ("en", "zh"):
        text = Renderer().answer("fix_memory", found, language)
        assert "8,192" in text.headline
        assert "RoPE" in text.headline


def test_what_is_left_too_large_is_said():
    stated = {"model": "13B", "method": "lora", "gpu": "RTX 4090", "tokens_per_sample": 4096}
    found = FixMemory.model_validate({**stated, "longer": True}).run(CATALOG)
    assert found.longer
    assert found.longer.most is None
    for language in ("en", "zh"):
        assert "8,192" in Renderer().answer("fix_memory", found, language).headline
