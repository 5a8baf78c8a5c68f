"""A question's choices: in words for a local model, as a JSON schema for a server."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.reading.places import Span
from advisor.reading.question import Line, Question, Reading, abridged
from advisor.reading.schema import json_schema, parse_json
from advisor.reading.slots import ASKS, LIMITS, MOST_ASKS, NOTHING, SCENARIOS, SLOTS
from advisor.reading.walk import Words

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
PIECES = st.builds(
    lambda text, slots: Line(text, (NOTHING, *slots), Span(0, 1, text, ())),
    TEXTS,
    st.lists(st.sampled_from(list(SLOTS)), min_size=1, max_size=5, unique=True),
)
FIXED = st.sampled_from(
    [
        Line("earlier card", ("keep", "drop"), None, "gpu"),
        Line("task", (NOTHING, *SCENARIOS), None, "scenario"),
        Line("largest", (NOTHING, *LIMITS), None, "limit"),
    ]
)
QUESTIONS = st.builds(
    Question, TEXTS, st.sampled_from(["", "estimate | card"]), st.lists(PIECES | FIXED).map(tuple)
)


@st.composite
def decided(draw: st.DrawFn) -> tuple[Question, Reading]:
    question = draw(QUESTIONS)
    asks = draw(st.lists(st.sampled_from(list(ASKS)), min_size=1, max_size=MOST_ASKS, unique=True))
    roles = tuple(draw(st.sampled_from(line.options)) for line in question.lines)
    new = bool(question.marks) and draw(st.booleans())
    return question, Reading(tuple(asks), roles, new)


def as_json(question: Question, reading: Reading) -> dict[str, Any]:
    said: dict[str, Any] = {"asks": [ASKS[ask] for ask in reading.asks]}
    if question.marks:
        said["project"] = question.marks[reading.new]
    pairs = zip(question.lines, reading.roles, strict=True)
    return {**said, **{f"{place}": line.word(role) for place, (line, role) in enumerate(pairs)}}


@given(decided())
def test_json_round_trip(case: tuple[Question, Reading]) -> None:
    question, reading = case
    answer = as_json(question, reading)
    schema = json_schema(question)
    assert set(answer) == set(schema["required"]) == set(schema["properties"])
    assert parse_json(json.dumps(answer), question) == reading


@given(decided(), st.data())
def test_a_changed_answer_is_a_reading_or_refused(
    case: tuple[Question, Reading], data: st.DataObject
) -> None:
    question, reading = case
    answer = as_json(question, reading)
    name = data.draw(st.sampled_from(list(answer)))
    answer[name] = data.draw(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.lists(st.integers())
    )
    try:
        found = parse_json(json.dumps(answer), question)
    except ValueError:
        return
    assert len(found.roles) == len(question.lines)
    assert all(r in line.options for r, line in zip(found.roles, question.lines, strict=True))


@pytest.mark.parametrize("text", [
    "", "null", "[]", "7", "{", '{"asks": "estimate"}', '{"asks": []}', '{"asks": ["drop_tables"]}', 'Sure! {"asks": ["none"]}', '{"asks": ["none"], "0": "banana"}',
])  # fmt: skip
def test_what_is_outside_the_question_is_refused(text: str) -> None:
    lines = (Line("4090", (NOTHING, "gpu"), Span(0, 4, "4090", ())),)
    with pytest.raises(ValueError, match=r"."):
        parse_json(text, Question("4090?", "", lines))


def test_every_word_that_is_chosen_begins_with_a_token_of_its_own() -> None:
    """For tokenizers that keep these words whole; the shipped models' are held by test_engine."""
    numbers: dict[str, int] = {}
    words = Words(lambda text: [numbers.setdefault(text, len(numbers))])
    assert len(set(words.asks(()).options)) == len(ASKS)
    for options in (
        [s.word for s in SLOTS.values()],
        list(SCENARIOS.values()),
        list(LIMITS.values()),
    ):
        assert len({words.first(word) for word in options}) == len(options)


def test_a_long_message_is_read_from_both_ends() -> None:
    message = "begin " + "x" * 10_000 + " end?"
    shown = abridged(message)
    assert shown.startswith("begin")
    assert shown.endswith("end?")
    assert len(shown) < 3000
