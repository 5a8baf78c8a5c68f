"""A value typed for a slot: the answer follows, without the model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation, Turn
from advisor.errors import ToolError
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.brief import Brief, Change
from advisor.reading.changes.edited import edited, value_of
from advisor.reading.slots import SLOTS
from advisor.reading.spans.typed import pieces
from tests.shipped import CATALOG
from tests.talk import COST, FIRST, advisor_of

MESSAGE = "what will a 13B LoRA on a 4090 with 10,000 samples cost"


@pytest.fixture
def advisor(catalog: Catalog, examples: Examples) -> Advisor:
    """Its model has nothing to say: whoever asks it fails."""
    return advisor_of(ScriptedEngine([]), catalog, examples)


def answered(advisor: Advisor, slot: str, text: str, turn: Turn | None = None) -> Answered:
    turn = turn or Turn(MESSAGE, (COST,), FIRST)
    meant = advisor.edited(turn, 0, slot, text)
    *_, last = advisor.reply(Conversation(), MESSAGE, meant)
    assert isinstance(last, Answered)
    return last


@pytest.mark.parametrize(("slot", "text", "value"), [
    ("model", "Qwen2.5 14B", "Qwen2.5 14B"), ("gpu", "A100-80G", "A100 80GB"), ("method", "qlora", "qlora"), ("samples", "1万", 10_000), ("samples", "10,000", 10_000), ("tokens_per_sample", "2,048", 2048),
    ("dataset_tokens", "50M", 50_000_000), ("lora_rank", "32", 32), ("learning_rate", "2e-4", 2e-4), ("packing", "yes", True),
    ("gradient_checkpointing", "no", False), ("price_per_hour", "$0.6", 0.6), ("budget", "3000 yuan", "3000 CNY"), ("gpu", "no such card", "no such card"),
])  # fmt: skip
def test_a_value_is_read_as_in_a_message(
    catalog: Catalog, slot: str, text: str, value: object
) -> None:
    assert value_of(slot, text, catalog) == value


def test_the_answer_follows_and_the_next_question_starts_from_it(advisor: Advisor) -> None:
    last = answered(advisor, "gpu", "A100 80GB")
    assert last.arguments["gpu"] == "A100 80GB"
    assert last.arguments["samples"] == 10_000
    assert last.conversation.briefs[-1].values["gpu"] == "A100 80GB"


def test_nothing_typed_takes_a_value_away(advisor: Advisor) -> None:
    last = answered(advisor, "samples", " ")
    assert "samples" not in last.arguments
    assert "samples" not in last.conversation.briefs[-1].values


def test_several_values_are_compared_and_one_is_not(advisor: Advisor) -> None:
    last = answered(advisor, "gpu", "RTX 4090, A100 80GB vs RTX 5090")
    assert last.tool == "compare_setups"
    assert [run["gpu"] for run in last.arguments["runs"]] == ["RTX 4090", "A100 80GB", "RTX 5090"]
    one = answered(advisor, "gpu", "A100 80GB", last.conversation.turns[-1])
    assert one.tool == COST


@pytest.mark.parametrize(("slot", "text", "number"), [
    ("samples", "10,000", 1), ("tokens_per_sample", "2,048", 1), ("lora_rank", "8, 16, 32", 3), ("gpu", "4090,3090", 2), ("gpu", "4090、A100", 2), ("model", "", 0),
])  # fmt: skip
def test_a_comma_divides_values_but_not_a_number(slot: str, text: str, number: int) -> None:
    assert len(pieces(slot, text)) == number


@pytest.mark.parametrize(("slot", "text"), [
    ("samples", "minus"), ("epochs", "1e9"), ("lora_rank", "0"), ("no_slot", "1"), ("gpu", "x" * 201),
])  # fmt: skip
def test_what_cannot_be_is_refused(catalog: Catalog, slot: str, text: str) -> None:
    with pytest.raises(ToolError):
        edited(Change(FIRST, {}), slot, text, 0, catalog)


@given(slot=st.sampled_from(list(SLOTS)), text=st.text(max_size=60))
def test_any_text_is_a_change_or_refused(slot: str, text: str) -> None:
    try:
        change = edited(Change(Brief({}), {}), slot, text, 0, CATALOG)
    except ToolError:
        return
    assert set(change.brief.facts) <= {slot}
