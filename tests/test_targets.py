"""The layers that LoRA is put on, as commands write them."""

import pytest

from advisor.reading.spans.targets import targets


@pytest.mark.parametrize(
    "text",
    [
        "--lora_target all \\\n --val_size 0.01",
        "lora_target all, lora_rank 64",
        "target_modules='all-linear'",
        'target_modules=["all-linear"]',
        "--target_modules all-linear",
        "lora_target: all，lora_rank 128",
    ],
)
def test_all_linear_layers_are_read_beside_other_settings(text: str) -> None:
    found = targets(text)
    assert found
    assert found[1] == ("all-linear",)
