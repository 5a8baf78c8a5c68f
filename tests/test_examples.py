"""The solved messages that the prompt of an untrained model is made of."""

import json
from pathlib import Path

import pytest

from advisor.catalog.catalog import Catalog
from advisor.model.examples import Examples, conversations
from advisor.reading.question import Question, question
from advisor.reading.slots import ASKS, SLOTS
from advisor.reading.spans.spans import find

TURNS = [turn for conversation in conversations() for turn in conversation["turns"]]


@pytest.fixture(scope="module")
def examples() -> Examples:
    return Examples()


def asked(message: str, catalog: Catalog, *earlier: str) -> Question:
    before = {"model": "7B", "gpu": "T4"} if earlier else {}
    return question(message, find(message, catalog), before, earlier, [])


def test_the_most_similar_message_comes_last(examples: Examples, catalog: Catalog) -> None:
    nearest = examples.nearest(asked("what will a 13B LoRA on a 4090 cost", catalog))
    assert len(nearest) == 4
    assert "estimate" in nearest[-1].asks
    assert nearest[-1].earlier == ""


def test_follow_ups_find_follow_ups(examples: Examples, catalog: Catalog) -> None:
    nearest = examples.nearest(asked("and on two A100?", catalog, "estimate_training_cost"), 5)
    assert any(example.earlier.startswith("estimate") for example in nearest)


def test_chinese_finds_chinese(examples: Examples, catalog: Catalog) -> None:
    message = examples.nearest(asked("两张3090能全量微调7B吗", catalog))[-1].message
    assert any("\u4e00" <= char <= "\u9fff" for char in message)


@pytest.mark.parametrize("message", ["", "🤖", "zzzz qqqq"])
def test_a_message_like_none(message: str, examples: Examples, catalog: Catalog) -> None:
    assert len(examples.nearest(asked(message, catalog))) <= 4


def test_an_example_says_what_each_piece_states(tmp_path: Path, catalog: Catalog) -> None:
    turns = [
        {"user": "what will 7B cost", "asks": ["estimate_training_cost"], "set": {"model": ["7B", "7B"]}},
        {"user": "thanks", "asks": ["none"]},
        {"user": "and 13B? torch 2.4", "asks": ["estimate_training_cost"], "set": {"model": ["13B", "13B"]}, "unused": ["2.4"]},
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps({"turns": turns}), encoding="utf-8")
    found = Examples(tmp_path).nearest(asked("and 70B?", catalog, "estimate_training_cost"), 3)
    found = next(example for example in found if example.asks != ("none",) and example.earlier)
    assert found.earlier == "estimate | model"
    assert found.masked == "and <model>? torch 2.4"
    assert found.lines == (("13B", "model"), ("2.4", "no"))


def test_every_solved_turn_is_labelled_in_the_words_of_the_brief() -> None:
    assert len(TURNS) > 14_000
    for turn in TURNS:
        assert set(turn["asks"]) <= set(ASKS), turn
        assert 1 <= len(turn["asks"]) <= 3
        for stated in (turn.get("set", {}), *turn.get("runs", ())):
            assert set(stated) <= set(SLOTS), turn
            for words, _ in stated.values():
                pieces = [words] if isinstance(words, str) else words
                assert all(piece in turn["user"] for piece in pieces), turn
