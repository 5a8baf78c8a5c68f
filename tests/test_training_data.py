"""Rewritten and composed training rows: every label stays a piece of its message, and the grammar
can offer nearly every call."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.model.examples import conversations
from advisor.reading import numbers
from advisor.reading.follow_ups import carried, inheritable, stated
from advisor.reading.history import Arguments, History
from advisor.reading.space import DROP, TAKE, RawCall
from advisor.reading.spans import find
from bench.router import accepts
from training import spellings
from training.augment import rewrite
from training.build import possible, read, turns
from training.compose import compose
from training.overlap import TOO_CLOSE, Measured
from training.rows import Row

TRIED = 500
POSSIBLE = 0.97
FACTS = {"en": "a LoRA of 7B on two A100s", "zh": "用两张A100微调7B"}

Generator = Callable[[Random], Row]


@pytest.fixture(scope="module")
def hand_rows(catalog: Catalog) -> list[Row]:
    """The hand-written turns whose call the grammar offers."""
    rows = [row for conversation in conversations() for row in turns(conversation, catalog)]
    assert len(rows) > 6000
    offered = [row for row in rows if possible(row, catalog)]
    assert len(offered) >= 0.999 * len(rows)
    return offered


def test_labelled_calls_come_out_with_their_labelled_arguments(catalog: Catalog) -> None:
    """What is lost here no model can win back."""
    count = right = 0
    for conversation in conversations():
        turns: list[tuple[str, Arguments]] = []
        for turn in conversation["turns"]:
            message, call = (
                turn["user"],
                RawCall(turn["tool"], turn.get("carry", ""), tuple(turn["spans"].items())),
            )
            history = History(TOOLS, turns)
            said = stated(call, TOOLS[call.tool], find(message, catalog))
            reading = {
                "tool": call.tool,
                "args": turn["args"],
                "optional": {"num_gpus": 1, "days": 30},
            }
            count += 1
            right += accepts(reading, call.tool, carried(call, said, history, message))
            turns.append((call.tool, inheritable(call, said, turn["args"], history, message)))
    assert right / count > 0.985


def test_the_published_rows() -> None:
    rows = read()
    assert len({(row.message, row.earlier) for row in rows}) == len(rows) >= 20_000
    assert {row.tool for row in rows} == set(TOOLS)
    measured = Measured()
    assert max(measured.closest(row.message) for row in rows) < TOO_CLOSE


def test_nothing_written_by_hand_is_close_to_what_the_model_is_measured_on() -> None:
    measured = Measured()
    close = [
        turn["user"]
        for talk in conversations()
        for turn in talk["turns"]
        if measured.closest(turn["user"]) >= TOO_CLOSE
    ]
    assert close == []


@pytest.mark.parametrize(("message", "close"), [
    ("what will a 13B LoRA on a 4090 cost me", True), ("What will a 13b LoRA on a 4090 cost?", True), ("which card for QLoRA of a 70B", False), ("thanks", False),
])  # fmt: skip
def test_closeness(message: str, close: bool) -> None:
    assert (
        Measured(["what will a 13B LoRA on a 4090 cost", "thanks"]).closest(message) >= TOO_CLOSE
    ) is close


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
            assert text in row.message or text in (DROP, TAKE, *catalog.scenarios), row


def test_the_grammar_can_offer_the_call(generator: Generator, catalog: Catalog) -> None:
    lost = [row for seed in range(TRIED) if not possible(row := generator(Random(seed)), catalog)]
    assert len(lost) <= TRIED * (1 - POSSIBLE), lost


def test_the_published_rows_are_offered_by_today_s_grammar(catalog: Catalog) -> None:
    """Else `make train` stops: `make data` builds them anew."""
    assert [row.message for row in read()[::10] if not possible(row, catalog)] == []


def test_a_seed_gives_one_row(generator: Generator) -> None:
    for seed in range(50):
        assert generator(Random(seed)) == generator(Random(seed))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_rewrite_keeps_the_call(language: str, catalog: Catalog) -> None:
    """What the call does is not rewritten, only what it states."""
    message = FACTS[language]
    row = Row(
        message,
        "fit_budget",
        "+",
        (("model", "7B"), ("gpu", "A100"), ("hours", DROP)),
        "fit_budget hours",
        "none",
        language,
    )
    for seed in range(100):
        new = rewrite(row, catalog, Random(seed))
        assert (new.tool, new.carry, new.earlier, new.last, new.language) == (
            row.tool,
            row.carry,
            row.earlier,
            row.last,
            row.language,
        )
        assert [name for name, _ in new.spans] == ["model", "gpu", "hours"]
        assert new.spans[2] == ("hours", DROP)


def test_small_talk_names_nothing_new(catalog: Catalog, hand_rows: list[Row]) -> None:
    for seed in range(100):
        random = Random(seed)
        row = random.choice([row for row in hand_rows if row.tool == "none"])
        assert rewrite(row, catalog, random).spans == ()


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
        text = spellings.number(value, language, Random(seed))
        assert [
            (number.value, number.end - number.start) for number in numbers.find_numbers(text)
        ] == [(value, len(text))], text
