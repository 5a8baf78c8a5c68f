"""Rewritten and composed training rows: every label stays a piece of its message, and the grammar can offer nearly every call."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor import values
from advisor.catalog import Catalog
from advisor.tools import TOOLS
from training import spellings
from training.augment import rewrite
from training.compose import compose
from training.rows import DROPPED, TAKEN_OVER, Row, unread

CONVERSATIONS = Path(__file__).parent.parent / "training" / "conversations"
TRIED = 500
POSSIBLE = 0.97
FACTS = {"en": "a LoRA of 7B on two A100s", "zh": "用两张A100微调7B"}

Generator = Callable[[Random], Row]


@pytest.fixture(scope="module")
def hand_rows(catalog: Catalog) -> list[Row]:
    """The hand-written turns whose labels are pieces of them that the finder reads as labelled."""
    rows: list[Row] = []
    for file in sorted(CONVERSATIONS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            conversation, earlier = json.loads(line), None
            for turn in conversation["turns"]:
                spans = [(name, text) for name, texts in turn["spans"].items() for text in ([texts] if isinstance(texts, str) else texts)]
                carry = "+" if turn.get("carry") else ""
                rows.append(Row(turn["user"], turn["tool"], carry, tuple(spans), earlier, language=conversation["lang"]))
                if turn["tool"] not in ("none", "explain"):
                    earlier = " ".join([turn["tool"], *turn["args"]])
    return [row for row in rows if all(text in row.message for _, text in row.spans) and not unread(row, catalog)]


@pytest.fixture(params=["rewritten", "composed"])
def generator(request: pytest.FixtureRequest, catalog: Catalog, hand_rows: list[Row]) -> Generator:
    if request.param == "composed":
        return lambda random: compose(catalog, random)
    return lambda random: rewrite(random.choice(hand_rows), catalog, random)


def test_labels_stay_pieces_of_the_message(generator: Generator, catalog: Catalog) -> None:
    for seed in range(TRIED):
        row = generator(Random(seed))
        for argument, text in row.spans:
            assert argument in TOOLS[row.tool].chat, row
            assert text in row.message or text in (DROPPED, TAKEN_OVER, *catalog.scenarios), row


def test_the_grammar_can_offer_the_call(generator: Generator, catalog: Catalog) -> None:
    lost = [(missing, row.message) for seed in range(TRIED) if (missing := unread(row := generator(Random(seed)), catalog))]
    assert len(lost) <= TRIED * (1 - POSSIBLE), lost


def test_a_seed_gives_one_row(generator: Generator) -> None:
    for seed in range(50):
        assert generator(Random(seed)) == generator(Random(seed))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rewrite_keeps_the_call(language: str, catalog: Catalog) -> None:
    """What the call does is not rewritten, only what it states."""
    message = FACTS[language]
    row = Row(message, "fit_budget", "+", (("model", "7B"), ("gpu", "A100"), ("hours", DROPPED)), "fit_budget hours", "none", language)
    for seed in range(100):
        new = rewrite(row, catalog, Random(seed))
        assert (new.tool, new.carry, new.earlier, new.last, new.language) == (row.tool, row.carry, row.earlier, row.last, row.language)
        assert [name for name, _ in new.spans] == ["model", "gpu", "hours"]
        assert new.spans[2] == ("hours", DROPPED)


def test_small_talk_names_nothing_new(catalog: Catalog, hand_rows: list[Row]) -> None:
    for seed in range(100):
        random = Random(seed)
        row = random.choice([row for row in hand_rows if row.tool == "none"])
        assert rewrite(row, catalog, random).spans == ()


def test_every_row_of_the_catalog_can_be_named(catalog: Catalog) -> None:
    for argument, rows in (("model", catalog.models), ("gpu", catalog.gpus), ("api_model", catalog.api_models)):
        for language in ("en", "zh"):
            named = spellings.spellings(catalog, argument, language)
            assert [row for row in rows if not named[row]] == []


@given(
    value=st.integers(2, 999).flatmap(lambda digits: st.sampled_from([digits, digits * 10, digits * 100, digits * 1000, digits * 10_000])),
    seed=st.integers(),
)
def test_a_spelled_number_is_read_back(value: int, seed: int) -> None:
    for language in ("en", "zh"):
        text = spellings.number(value, language, Random(seed))
        assert [(number.value, number.end - number.start) for number in values.find_numbers(text)] == [(value, len(text))], text
