"""What a message says of the answers that a reinforcement run generates."""

import pytest

from advisor.reading.brief import Fact
from advisor.reading.changes.rollouts import of_the_rollout


def told(message: str, **facts: object) -> dict[str, object]:
    before = {name: Fact(value, str(value), 0) for name, value in facts.items()}
    return {name: fact.value for name, fact in of_the_rollout(before, message).items()}


def test_a_prompt_and_its_answer_are_the_length_of_a_sample() -> None:
    found = told("GRPO", objective="grpo", prompt_tokens=512, completion_tokens=1024)
    assert found["tokens_per_sample"] == 1536
    assert "prompt_tokens" not in found


@pytest.mark.parametrize(("message", "rollout"), [
    ("OOM with GRPOTrainer", "transformers"), ("GRPO in TRL with vLLM colocated", None), ("verl GRPO", None),
    ("swift grpo --use_vllm false", "transformers"), ("GRPO on 8 cards", None),
])  # fmt: skip
def test_trl_generates_without_an_engine_unless_one_is_named(
    message: str, rollout: str | None
) -> None:
    assert told(message, objective="grpo").get("rollout") == rollout


def test_a_sleeping_engine_is_read_by_the_name_of_its_framework() -> None:
    assert told("grpo --use_vllm true --sleep_level 1", objective="grpo")["rollout_sleep"] is True
    assert "rollout_sleep" not in told("grpo --sleep_level 0", objective="grpo")
