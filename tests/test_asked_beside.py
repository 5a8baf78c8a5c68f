"""What a message plainly asks beside what it asks first."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.model.engine import Said
from advisor.reader import meant
from advisor.reading.asks.asked_beside import Beside, asked_beside, rows
from advisor.reading.asks.whether import CLAUSE
from advisor.reading.brief import Brief, Change
from advisor.reading.rows import found
from advisor.reading.slots import ASKS, MOST_ASKS
from tests.talk import after, brief

SAID = [(row, message) for row in rows() for message in row.messages]
RUN = Change(brief(model="7B", gpu="RTX 4090"), {})


@pytest.mark.parametrize(("row", "message"), SAID, ids=[message for _, message in SAID])
def test_each_row_is_found_in_its_messages(row: Beside, message: str) -> None:
    assert any(row in found(rows(), clause) for clause in CLAUSE.split(message))
    assert {row.ask, *row.covered} <= ASKS.keys() | TOOLS.keys()


@pytest.mark.parametrize(
    ("first", "message", "asks"),
    [
        ("estimate_training_cost", "Will it run, how long does it take and which parameters should I use?", ["recommend_settings"]),
        ("estimate_training_cost", "能微调吗？能的话batch设多大，要多久？", ["find_limit"]),
        ("recommend_settings", "What rank should I use, and how long will the training take?", ["estimate_training_cost"]),
        ("recommend_model", "选哪个底座好，要收集多少条数据？", ["describe_scenario"]),
        ("recommend_hardware", "Which card do I need and how long will it take?", []),
        ("estimate_training_cost", "pip install deepspeed fails with an ImportError. What batch size?", []),
        ("none", "what learning rate should I use?", []),
    ],
)  # fmt: skip
def test_a_clause_adds_what_no_other_answer_tells(
    first: str, message: str, asks: list[str]
) -> None:
    assert asked_beside((first,), RUN, message) == (first, *asks)


def test_no_figures_of_nothing_and_three_at_most() -> None:
    message = "How long will training take, what batch size, how much data do I need, which parameters should I use?"
    assert asked_beside(("explain",), Change(Brief({}), {}), message) == (
        "explain",
        "describe_scenario",
    )
    assert len(asked_beside(("explain",), RUN, message)) == MOST_ASKS


@pytest.mark.parametrize(("message", "limit"), [
    ("Does 7B QLoRA fit an RTX 4090, and what batch size?", "batch"),
    ("7B QLoRA on an RTX 4090: how many tokens per sample can it take?", "tokens"),
])  # fmt: skip
def test_the_most_of_what_is_asked(message: str, limit: str, catalog: Catalog) -> None:
    said = Said(["find_limit"], {"7B": "model", "QLoRA": "method", "RTX 4090": "gpu"})
    change = after(message, catalog, said, ())
    made = meant(("find_limit",), change, message, TOOLS, catalog).calls
    assert [call.arguments.get("limit") for call in made if call.tool == "find_limit"] == [limit]
