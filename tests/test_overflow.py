"""Messages that report a training out of memory."""

import pytest

from advisor.reading.spans.overflow import reported


@pytest.mark.parametrize(
    "message",
    [
        "My 2 x 4090 ran out of memory with LoRA",
        "RuntimeError: CUDA out of memory. Tried to allocate 9.47 GiB",
        "微调需要多少显存？我这边两张卡，zero3，显存不够",
        "13B一跑就爆显存",
    ],
)
def test_an_overflow_is_reported(message: str):
    assert reported(message)


@pytest.mark.parametrize(
    "message",
    [
        "Will a 13B OOM on a 4090?",
        "How do I avoid out of memory errors?",
        "7B全参会不会爆显存",
        "怎样设置才不爆显存",
        "How much memory does a 7B need?",
    ],
)
def test_a_feared_one_is_not(message: str):
    assert not reported(message)
