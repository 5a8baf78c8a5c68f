"""The calls possible for a question, as pieces for the local model and as JSON schema for a
server."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading.schema import json_schema, parse_json
from advisor.reading.space import (
    DROP,
    END,
    ArgumentSpace,
    CallSpace,
    RawCall,
    ToolSpace,
    next_pieces,
)
from advisor.reading.trie import right_token, walk
from tests.spaces import SPACES, holds, space_and_call

COST = ToolSpace(
    "cost",
    (
        ArgumentSpace("model", ("7B", "13B"), True),
        ArgumentSpace("samples", ("10k",), False),
        ArgumentSpace("epochs", ("3",), False),
    ),
    ("+",),
)
SPACE = CallSpace((COST, ToolSpace("none", ())))


def test_a_call_is_one_line() -> None:
    assert (
        RawCall("cost", "+", (("model", "7B"), ("epochs", "3"))).line()
        == "cost+; model=7B; epochs=3"
    )
    assert RawCall("none").line() == "none"


def test_tools_come_plain_and_continuing() -> None:
    assert list(SPACE.heads()) == ["cost", "cost+", "none"]


def test_a_required_argument_cannot_be_skipped_and_an_optional_one_can() -> None:
    assert next_pieces(COST, 0) == [("; model=7B", 1, "7B"), ("; model=13B", 1, "13B")]
    assert next_pieces(COST, 1) == [
        ("; samples=10k", 2, "10k"),
        ("; epochs=3", 3, "3"),
        (END, 3, ""),
    ]
    assert next_pieces(COST, 3) == [(END, 3, "")]


def test_a_follow_up_can_drop_what_it_inherits() -> None:
    tool = ToolSpace("cost", (ArgumentSpace("gpu", (), False, inherited=True),), ("+",))
    assert next_pieces(tool, 0, "+") == [("; gpu=-", 1, DROP), (END, 1, "")]
    assert next_pieces(tool, 0) == [(END, 1, "")]


@given(space_and_call(), st.sampled_from([str.encode, lambda text: text.split(" ")]))
def test_every_call_of_the_space_can_be_walked_to(
    case: tuple[CallSpace, RawCall], tokenize: Any
) -> None:
    space, call = case
    assert holds(space, call)
    spans = [span for _, span in call.spans if span != DROP]
    if len(set(spans)) < len(spans) or any(mark in span for span in spans for mark in ";\n"):
        return  # a text fills one argument only
    numbers: dict[Any, int] = {}

    def tokens(text: str) -> list[int]:
        return [numbers.setdefault(piece, len(numbers)) for piece in tokenize(text)]

    assert walk(space, tokens, lambda branch: right_token(branch, call), "? ") == call


def as_json(space: CallSpace, call: RawCall) -> dict[str, Any]:
    absent = {argument.name: None for argument in space.tool(call.tool).arguments}
    return {"tool": call.tool, "carry": call.carry, **absent, **dict(call.spans)}


@given(space_and_call())
def test_json_round_trip(case: tuple[CallSpace, RawCall]) -> None:
    space, call = case
    answer = as_json(space, call)
    assert _fits(answer, json_schema(space))
    assert parse_json(json.dumps(answer), space) == call


def _fits(answer: dict[str, Any], schema: dict[str, Any]) -> bool:
    """JSON schema, as far as `json_schema` uses it."""
    return any(
        set(answer) == set(each["required"]) == set(each["properties"])
        and each["additionalProperties"] is False
        and all(
            answer[name] in rule.get("enum", [True, False])
            for name, rule in each["properties"].items()
        )
        for each in schema["anyOf"]
    )


@given(
    SPACES,
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda value: st.lists(value) | st.dictionaries(st.text(max_size=5), value),
        max_leaves=8,
    ),
)
def test_any_json_is_a_call_of_the_space_or_refused(space: CallSpace, answer: object) -> None:
    _refused_or_held(json.dumps(answer), space)


@given(space_and_call(), st.data())
def test_a_changed_answer_is_a_call_of_the_space_or_refused(
    case: tuple[CallSpace, RawCall], data: st.DataObject
) -> None:
    space, call = case
    answer = as_json(space, call)
    name = data.draw(st.sampled_from(list(answer)))
    answer[name] = data.draw(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=5)
        | st.lists(st.integers(), max_size=2)
    )
    _refused_or_held(json.dumps(answer), space)


def _refused_or_held(text: str, space: CallSpace) -> None:
    try:
        call = parse_json(text, space)
    except ValueError:
        return
    assert holds(space, call)


@pytest.mark.parametrize("text", [
    "", "null", "[]", '"cost"', "7", "{", '{"tool": "drop_tables"}', '{"tool": ["cost"]}', '{"tool": "cost"}', '{"tool": "cost", "model": "70B"}', '{"tool": "cost", "model": 7}',
    '{"tool": "cost", "model": ["7B"]}', '{"tool": "cost", "model": "7B", "epochs": 3}', '{"model": "7B"}', "Sure! " + '{"tool": "none"}', '{"tool": "cost", "model": null}',
])  # fmt: skip
def test_what_is_outside_the_space_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_json(text, SPACE)


@pytest.mark.parametrize(("text", "carry"), [
    ('{"tool": "cost", "model": "7B", "carry": "+"}', "+"), ('{"tool": "cost", "model": "7B", "carry": true}', ""), ('{"tool": "none", "carry": "+"}', ""),
])  # fmt: skip
def test_only_a_mark_of_the_tool_continues(text: str, carry: str) -> None:
    assert parse_json(text, SPACE).carry == carry
