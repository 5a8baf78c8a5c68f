"""The solved questions that the prompt is made of."""

import json
from pathlib import Path

import pytest

from advisor.advice.tools import TOOLS
from advisor.model.examples import CONVERSATIONS, Examples

TURNS = [
    turn
    for file in sorted(CONVERSATIONS.glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
    for turn in json.loads(line)["turns"]
]


@pytest.fixture(scope="module")
def examples() -> Examples:
    return Examples(TOOLS)


def test_the_most_similar_question_comes_last(examples: Examples) -> None:
    nearest = examples.nearest("what will a <model> <method> on a <gpu> cost", None)
    assert len(nearest) == 8
    assert nearest[-1].call.tool == "estimate_training_cost"
    assert nearest[-1].earlier is None


def test_follow_ups_find_follow_ups(examples: Examples) -> None:
    nearest = examples.nearest("and on <num_gpus> <gpu>?", "estimate_training_cost", 5)
    assert any(
        example.earlier == "estimate_training_cost" and example.call.carry for example in nearest
    )


def test_chinese_finds_chinese(examples: Examples) -> None:
    assert any(
        "\u4e00" <= char <= "\u9fff"
        for char in examples.nearest("<num_gpus>张<gpu>能<method><model>吗", None)[-1].message
    )


@pytest.mark.parametrize("masked", ["", "🤖", "zzzz qqqq"])
def test_a_question_like_none(masked: str, examples: Examples) -> None:
    assert len(examples.nearest(masked, None)) <= 8


def test_an_answered_explanation_is_nothing_to_follow_up(tmp_path: Path) -> None:
    turns = [
        {"user": "what will 7B cost", "tool": "estimate_training_cost", "spans": {"model": "7B"}},
        {"user": "what is LoRA", "tool": "explain", "spans": {"topic": "LoRA"}},
        {
            "user": "and 13B?",
            "tool": "estimate_training_cost",
            "carry": "+",
            "spans": {"model": "13B"},
        },
    ]
    (tmp_path / "a.jsonl").write_text(json.dumps({"turns": turns}), encoding="utf-8")
    follow_up = Examples(TOOLS, tmp_path).nearest("and <model>?", "estimate_training_cost", 1)[0]
    assert follow_up.earlier == "estimate_training_cost"
    assert follow_up.masked == "and <model>?"
    assert follow_up.call.line() == "estimate_training_cost+; model=13B"


def test_every_solved_turn_is_a_call_of_a_tool() -> None:
    assert len(TURNS) > 6000
    for turn in TURNS:
        assert set(turn["spans"]) <= set(TOOLS[turn["tool"]].chat), turn
