"""The losses around a restart tell which part of the run was not loaded."""

import pytest

from advisor.advice.topics.resumed_losses import resumed_losses


@pytest.mark.parametrize(("message", "told"), [
    ("At the checkpoint it was 0.9; resumed, and it starts at 7.4. Then 6.1 at step 40.", ("lost", 0.9, 7.4)),
    ("续训后loss从0.7变成9.2", ("lost", 0.7, 9.2)),
    ("loss was 1.10 before I stopped, after resuming 1.12, then it climbs", ("loaded", 1.1, 1.12)),
    ("It was 0.8. After resuming from checkpoint-900 the loss is 1.9.", ("open", 0.8, 1.9)),
])  # fmt: skip
def test_the_first_loss_after_resuming_decides(
    message: str, told: tuple[str, float, float]
) -> None:
    found = resumed_losses(message)
    assert found
    assert tuple(found.facts[name] for name in ("case", "before", "after")) == told


@pytest.mark.parametrize("message", [
    "transformers 4.31.0, resumed with 1.5e-5, epoch 1.2",
    "The loss was 0.8 and is 1.9 now.",
    "Resuming from a checkpoint, the loss was 0.8.",
])  # fmt: skip
def test_other_numbers_tell_nothing(message: str) -> None:
    assert resumed_losses(message) is None
