"""Data needs of tasks beyond the lesson's five: their rows, verdicts, and how a message names them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.project import describe_scenario
from advisor.advice.project.needs import need_data
from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.catalog.data_need import GENERAL
from advisor.reading.asks.subjects import by_subject
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.spans.needs import need_of, need_told
from tests.shipped import CATALOG

SHOES = (
    "特定任务微调要多少数据才有比较好的效果？根据鞋子各角度拍的图片，让大模型做材质/部位/颜色的详细描述。"
    "用qwen2.5-vl微调能不能做到，能不能泛化到其他鞋子"
)


def told(message: str) -> str | None:
    found = need_told(message, 0, CATALOG)
    return found["need"].value if found else None


@pytest.mark.parametrize("id_", CATALOG.data_needs)
def test_amounts_rise(id_: str) -> None:
    row = CATALOG.data_needs[id_]
    assert row.minimum <= row.usual <= (row.more or row.usual)
    assert all(one.amount < other.amount for one, other in pairwise(row.reached))


@given(st.sampled_from([*CATALOG.data_needs]), st.integers(0, 10**10))
def test_a_larger_amount_is_judged_no_worse(id_: str, amount: int) -> None:
    row = CATALOG.data_needs[id_]
    order = ["below_minimum", "usable", "enough", "ample"]
    one, more = need_data(row, amount).verdict, need_data(row, 2 * amount + 1).verdict
    assert one
    assert more
    assert order.index(one.level) <= order.index(more.level)
    assert (one.level == "below_minimum") == (amount < row.minimum)
    assert (one.missing_to_minimum > 0) == (amount < row.minimum)


@pytest.mark.parametrize(("message", "id_"), [
    ("how many parallel sentences for machine translation?", "translation"),
    ("翻译微调要多少句对？", "translation"),
    ("meeting minutes: is 800 enough?", "summaries"),
    ("How much data for function calling?", "tool_calls"),
    ("角色扮演要多少条对话？", "role_play"),
    ("how much text for continued pretraining?", "continued_pretraining"),
    (SHOES, "images"),
    ("how many samples for a chatbot of our helpdesk?", None),
    ("how many for invoice extraction?", None),
    ("how many samples do I need?", None),
])  # fmt: skip
def test_a_task_is_known_by_its_name(message: str, id_: str | None) -> None:
    """A piece of a name of the lesson's five is theirs."""
    assert told(message) == id_


@pytest.mark.parametrize(
    ("id_", "amount", "reached"),
    [("translation", 1_000, 1_000), ("translation", 7_000, 5_000), ("translation", 999, None)],
)
def test_what_so_much_did_is_told(id_: str, amount: int, reached: int | None) -> None:
    """Llama 3 8B on translation memories (arXiv 2409.03454): worse at 1,000, better from 5,000."""
    found = need_data(CATALOG.data_needs[id_], amount)
    assert (found.at.amount if found.at else None) == reached


def test_without_a_task_the_general_rule_stands_under_the_lessons_table(catalog: Catalog) -> None:
    advice = describe_scenario.describe(catalog, None, None)
    assert len(advice.scenarios) == 5
    assert advice.need
    assert advice.need.need.id == GENERAL


def test_with_one_of_the_five_the_lesson_alone_is_told(catalog: Catalog) -> None:
    advice = describe_scenario.describe(catalog, catalog.scenarios["qa_system"], 1_000)
    assert advice.need is None


def test_an_amount_on_a_card_is_of_a_run(catalog: Catalog) -> None:
    """Whether 24 GB are enough is no question of data, whatever the task."""
    stated = {"samples": 5_000, "model": "Qwen3 14B"}
    facts = {slot: Fact(value, str(value)) for slot, value in stated.items()}
    need = {"need": Fact("translation", "translation")}
    change = Change(Brief(facts | need), dict(stated))
    ask = ("estimate_training_cost",)
    message = "Is 24 GB enough for Qwen3 14B with 5,000 translation samples?"
    assert by_subject(ask, change, message, TOOLS, catalog) == ask
    message = "Are 5,000 translation samples enough for Qwen3 14B?"
    assert by_subject(ask, change, message, TOOLS, catalog) == ("describe_scenario",)


def test_the_general_rule_yields_to_one_of_the_five(catalog: Catalog) -> None:
    """ "中文客服机器人": a bot is any task, customer service one of the lesson's."""
    facts = {"need": Fact(GENERAL, "机器人"), "scenario": Fact("qa_system", "客服")}
    assert need_of(Change(Brief(facts), {}), catalog) is None
    assert need_of(Change(Brief({"need": Fact(GENERAL, "机器人")}), {}), catalog)
