"""Each row of statements: its messages ask it, others do not, and the verdict leads the answer."""

import re

import pytest

from advisor.advice.topics.confirmed import confirmed
from advisor.catalog.catalog import Catalog
from advisor.catalog.statement import Statement, statements

ASKED = [(row, message) for row in statements() for message in row.messages]
OTHER = [(row, message) for row in statements() for message in row.others]


@pytest.mark.parametrize(("row", "message"), ASKED, ids=[said for _, said in ASKED])
def test_each_message_asks_its_statement(row: Statement, message: str) -> None:
    assert [each.id for each in confirmed(message).statements] == [row.id]


@pytest.mark.parametrize(("row", "message"), OTHER, ids=[said for _, said in OTHER])
def test_others_do_not(row: Statement, message: str) -> None:
    assert row not in confirmed(message).statements


@pytest.mark.parametrize("row", statements(), ids=[row.id for row in statements()])
def test_articles_are_known_and_both_languages_are_asked(row: Statement, catalog: Catalog) -> None:
    known = {each.id for each in catalog.topics["en"]}
    assert set(row.articles) <= known
    assert any(re.search("[\u4e00-\u9fff]", each) for each in row.messages)
    assert any(not re.search("[\u4e00-\u9fff]", each) for each in row.messages)


def test_a_statement_beside_another_question_is_told_with_it() -> None:
    asked = (
        "Does ZeRO-2 shard the model weights or does each GPU hold a full copy? "
        "How long will a 7B take on four A100?"
    )
    found = confirmed(asked)
    assert [each.id for each in found.statements] == ["zero2-weights"]
    assert not found.alone


def test_what_is_only_told_asks_nothing() -> None:
    told = "I use LoRA with rank 8 on two cards without NVLink and train a 7B in 16 bit."
    assert confirmed(told).statements == ()


def test_numbered_questions_are_answered_one_by_one() -> None:
    asked = "1. 梯度累积8加batch 1和batch 8是等价的吗？ 2. LoRA训练会比全量微调快吗？"
    assert confirmed(asked).statements == ()


def test_what_a_message_takes_for_granted_is_confirmed_or_corrected() -> None:
    taken = (
        "RTX 3090 has NVLink and PyTorch detects both as a larger 48GB GPU. Best for training? "
        "1. two RTX 4090 2. two RTX 3090"
    )
    assert [each.id for each in confirmed(taken).statements] == ["nvlink-pool"]
    assert not confirmed("Which is best? 1. two RTX 4090 2. two RTX 3090").statements
