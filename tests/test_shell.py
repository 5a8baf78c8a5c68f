"""Values that a script leaves to its shell."""

import pytest

from advisor.reading.spans.settings import settings
from advisor.reading.spans.shell import computed


@pytest.mark.parametrize(("text", "value"), [
    ("$(expr 16 / 8)", 2), ("$((1024*4))", 4096), ("$(( 128 / 4 / 8 ))", 4), ("`expr 3 + 2 \\* 4`", 11),
    ("$((7 / 0))", None), ("$(nproc)", None), ("$GPUS", None), ("16", None), ("$((2 -))", None),
])  # fmt: skip
def test_whole_numbers_are_reckoned_as_the_shell_does(text: str, value: int | None) -> None:
    found = computed(text, 0)
    assert (found[1] if found else None) == value


def test_names_are_worth_what_they_were_set_to() -> None:
    script = (
        "EPOCHS=2\nexport GPUS=8\nBATCH=128\ntorchrun train.py --num_train_epochs ${EPOCHS}"
        " --per_device_train_batch_size 4 --gradient_accumulation_steps $((BATCH / GPUS / 4))"
    )
    told = {each.argument: each.value for each in settings(script) if each.argument}
    assert told["epochs"] == 2
    assert told["micro_batch_size"] == 4
    assert told["gradient_accumulation"] == 4
