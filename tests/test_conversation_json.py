"""A conversation that went through JSON continues as if it had not."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation
from advisor.conversation_json import MOST_TURNS, dumped, loaded
from advisor.errors import ToolError
from advisor.model.engine import Said, ScriptedEngine
from advisor.model.examples import Examples
from tests.talk import COST, advisor_of

SAID = (
    Said((COST,), {"13B": "model", "4090": "gpu", "LoRA": "method"}),
    Said(("compare_methods",), {}),
    Said((COST,), {"A100": "gpu"}),
)
MESSAGES = (
    "what will a 13B LoRA on a 4090 cost",
    "compare LoRA and QLoRA",
    "and on two A100 80GB or four L40S, rank 32?",
)


def talked(advisor: Advisor, through_json: bool) -> list[str]:
    conversation, told = Conversation(), list[str]()
    for message in MESSAGES:
        *_, answered = advisor.reply(conversation, message)
        assert isinstance(answered, Answered)
        told.append(answered.answer.markdown)
        conversation = answered.conversation
        if through_json:
            conversation = loaded(json.loads(json.dumps(dumped(conversation))))
    return told


def test_a_conversation_continues_after_json(catalog: Catalog, examples: Examples) -> None:
    told = [
        talked(advisor_of(ScriptedEngine(SAID), catalog, examples), through_json)
        for through_json in (False, True)
    ]
    assert told[0] == told[1]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from(["turns", "language", "x"]), JSON))
def test_any_other_json_is_refused_or_a_conversation(document: dict[str, object]) -> None:
    with contextlib.suppress(ToolError):
        assert isinstance(loaded(document), Conversation)


def test_more_turns_than_anybody_has_are_refused() -> None:
    turn = {"message": "7B", "asks": [], "brief": {"facts": {}}}
    assert len(loaded({"turns": [turn] * MOST_TURNS}).turns) == MOST_TURNS
    with pytest.raises(ToolError):
        loaded({"turns": [turn] * (MOST_TURNS + 1)})
