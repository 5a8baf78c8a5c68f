"""What a portal knows of a project: a conversation begins with it."""

from collections.abc import Mapping
from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Conversation
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.web.given import MOST_SLOTS, begun
from tests.talk import advisor_of


@pytest.fixture
def advisor(catalog: Catalog, examples: Examples) -> Advisor:
    """Its model has nothing to say: whoever asks it fails."""
    return advisor_of(ScriptedEngine([]), catalog, examples)


def test_it_is_stated_as_if_it_had_been_typed(advisor: Advisor) -> None:
    given = {"gpu": "4090", "model": "Qwen2.5 7B", "samples": "1万", "lora_rank": 16}
    (turn,) = begun(advisor, given).turns
    assert turn.brief.values == {
        "gpu": "RTX 4090", "model": "Qwen2.5 7B", "samples": 10_000, "lora_rank": 16,
    }  # fmt: skip
    assert turn.asks == ("none",)


@pytest.mark.parametrize("given", [
    {}, {"no such slot": "x"}, {"samples": "many"}, {"samples": None}, {"samples": {"a": [1]}},
    {"__class__": "x"}, {"samples": "9" * 100_000},
    {str(number): "x" for number in range(MOST_SLOTS + 1)} | {"gpu": "4090"},
])  # fmt: skip
def test_what_cannot_be_is_left_out(advisor: Advisor, given: Mapping[str, Any]) -> None:
    assert begun(advisor, given) == Conversation()
