"""An answer that went through JSON is shown as it was told."""

import json

import pytest

from advisor import answer_json
from advisor.answers.answer import Answer
from advisor.answers.html import as_html
from advisor.errors import ToolError
from tests.browser import CHINESE


def told_again(answer: Answer) -> Answer:
    return answer_json.loaded(json.loads(json.dumps(answer_json.dumped(answer))))


def test_an_answer_comes_back() -> None:
    assert told_again(CHINESE) == CHINESE
    assert as_html(told_again(CHINESE), "zh") == as_html(CHINESE, "zh")


def test_a_field_that_was_not_known_then_is_empty() -> None:
    assert answer_json.loaded({"headline": "16 h", "no_more": 1}) == Answer("16 h")


@pytest.mark.parametrize("document", [{}, {"headline": 1}, {"headline": "x", "badge": "other"}])
def test_anything_else_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(ToolError):
        answer_json.loaded(document)
