"""Whether the processor is meant as a device to train on."""

import pytest

from advisor.reading.asks.processor_asked import processor_asked


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Can I do it with a Radeon card or the CPU?", True),
        ("would it work on my CPU instead", True),
        ("显卡太旧，用CPU能微调吗", True),
        ("RX 580 或者 CPU，哪个快", True),
        ("DeepSpeed with CPU offload on a 3090", False),
        ("a machine with a 4090 and CPU memory of 64 GB", False),
        ("优化器卸载到CPU内存", False),
    ],
)
def test_a_device_and_no_place_for_an_offload(message: str, asked: bool):
    assert processor_asked(message) is asked
