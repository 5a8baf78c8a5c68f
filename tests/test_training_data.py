"""The labelled conversations and their rewrites: what is lost between a label and the brief no model
can win back."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.model.examples import conversations
from advisor.reading.asks.least_asked import LEAST
from advisor.reading.asks.tables_asked import TABLE
from advisor.reading.calls.rentals import RENTAL
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.slots import ASKS, BY_SIZE
from advisor.reading.spans import numbers
from training import numerals, spellings
from training.augment import rewritten
from training.build import read
from training.labels import Labelled, labelled, same
from training.overlap import TOO_CLOSE, Measured

EVERY = 5
"""One conversation in so many is tried."""
CLEAN, REAL = 0.96, 0.70
"""Share of the turns whose brief comes out as labelled, of short questions and of real ones."""


@pytest.fixture(scope="module")
def turns(catalog: Catalog) -> list[tuple[str, Labelled]]:
    """The labelled turns of some conversations, with the file each is from."""
    some = list(conversations())[::EVERY]
    return [(talk["origin"], turn) for talk in some for turn in labelled(talk, catalog)]


def right(turn: Labelled, catalog: Catalog) -> bool:
    """Whether the right decisions lead to the right brief."""
    heard = Heard(
        turn.message, turn.spans, turn.question, turn.reading, turn.briefs, turn.earlier_runs
    )
    change = changed(heard, catalog, {"tokens_per_request": 500, "num_gpus": 1})
    got = change.brief.told(turn.reading.asks)
    return got.keys() == turn.brief.keys() and all(
        same(value, turn.brief[slot]) or slot == "methods" for slot, value in got.items()
    )


@pytest.mark.parametrize(("clean", "share"), [(True, CLEAN), (False, REAL)])
def test_the_right_decisions_lead_to_the_labelled_brief(
    clean: bool, share: float, turns: list[tuple[str, Labelled]], catalog: Catalog
) -> None:
    tried = [right(turn, catalog) for origin, turn in turns if origin.startswith("old-") is clean]
    assert sum(tried) / len(tried) > share


def test_the_published_rows() -> None:
    rows = read()
    assert len({(row.shown, row.earlier) for row in rows}) == len(rows) >= 12_000
    assert {ask for row in rows for ask in row.asks} == set(ASKS)
    assert all(word in options for row in rows for _, options, word in row.lines)
    measured = Measured()
    assert max(measured.closest(row.shown) for row in rows) < TOO_CLOSE


def test_every_ask_is_a_tool() -> None:
    figures = {"price_pretraining", "judge_pace", "published_runs", "choose_layout"}
    in_place_of_others = {BY_SIZE, RENTAL, TABLE, LEAST, *figures}
    assert set(TOOLS) - in_place_of_others == set(ASKS)


@pytest.mark.parametrize(("message", "close"), [
    ("what will a 13B LoRA on a 4090 cost me", True), ("What will a 13b LoRA on a 4090 cost?", True), ("which card for QLoRA of a 70B", False), ("thanks", False),
])  # fmt: skip
def test_closeness(message: str, close: bool) -> None:
    assert (
        Measured(["what will a 13B LoRA on a 4090 cost", "thanks"]).closest(message) >= TOO_CLOSE
    ) is close


def test_a_rewrite_keeps_its_labels_within_the_message(catalog: Catalog) -> None:
    for seed, talk in enumerate(list(conversations())[::40]):
        made = rewritten(talk, catalog, Random(seed))
        assert made == rewritten(talk, catalog, Random(seed))
        for old, new in zip(talk["turns"], made["turns"], strict=True):
            assert new["asks"] == old["asks"]
            assert new.get("set", {}).keys() == old.get("set", {}).keys()
            for words, _ in new.get("set", {}).values():
                pieces = [words] if isinstance(words, str) else words
                assert all(piece in new["user"] for piece in pieces), new


def test_every_row_of_the_catalog_can_be_named(catalog: Catalog) -> None:
    for argument, rows in (
        ("model", catalog.models),
        ("gpu", catalog.gpus),
        ("api_model", catalog.api_models),
    ):
        for language in ("en", "zh"):
            named = spellings.spellings(catalog, argument, language)
            assert [row for row in rows if not named[row]] == []


@given(
    value=st.integers(2, 999).flatmap(
        lambda digits: st.sampled_from(
            [digits, digits * 10, digits * 100, digits * 1000, digits * 10_000]
        )
    ),
    seed=st.integers(),
)
def test_a_spelled_number_is_read_back(value: int, seed: int) -> None:
    for language in ("en", "zh"):
        text = numerals.number(value, language, Random(seed))
        assert [
            (number.value, number.end - number.start) for number in numbers.find_numbers(text)
        ] == [(value, len(text))], text
