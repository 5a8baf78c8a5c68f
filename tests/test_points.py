"""Messages with numbered questions: found, read one by one, answered in their order."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.advice.topics.symptoms import with_subject
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.chat import Advisor
from advisor.conversation import Answered, Conversation
from advisor.model.engine import Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.asks.points import points

CHINESE = "用qwen2.5-7b做客服。1.一张RTX 4090够lora吗？2.LoRA的秩怎么设？3.今天天气怎么样？"


@pytest.mark.parametrize(
    ("message", "labels"),
    [
        (CHINESE, ["1.", "2.", "3."]),
        ("几个问题：一、要多少数据？二、训得很稳", []),
        ("几个问题：一、要多少数据？二、训几轮合适吗", ["一、", "二、"]),
        ("（1）混多少通用数据？（2）会不会忘？", ["1.", "2."]),
        ("Two things: 1) base or instruct? 2) How many rows do I need?", ["1.", "2."]),
        ("First, what is DPO? Second, how many pairs do I need?", ["1.", "2."]),
        ("①需要多少条数据？②用lora还是全量？", ["1.", "2."]),
        ("請問：1、要幾張卡 2、會不會過擬合", ["1.", "2."]),
        ("三個問題：一、選哪個模型 二、夠不夠 三、訓練多久", ["一、", "二、", "三、"]),
        ("步骤：1. 装了几个包 2. 跑了几轮", []),
        ("I did this: 1. installed torch 2. ran train.py. It fails, why?", []),
        ("Is 1.5B or 2.5B better?", []),
        ("Which GPUs do I need for 1. training 2. serving", []),
    ],
)
def test_only_questions_are_points(message: str, labels: list[str]) -> None:
    found = points(message)
    assert [point.label for point in found.each] == labels if found else labels == []


def test_a_point_of_several_questions_is_read_by_each() -> None:
    found = points("1. Is txt fine? Do I need to clean the headers? 2. How many epochs?")
    assert found is not None
    texts = [(place, point.text) for place, point in found.singles]
    assert texts == [
        (0, "Is txt fine?"),
        (0, "Do I need to clean the headers?"),
        (1, "How many epochs?"),
    ]


def answered(message: str, script: list[Said], catalog: Catalog) -> str:
    advisor = Advisor(catalog, ScriptedEngine(script), TOOLS, Renderer(), Examples())
    *_, last = advisor.reply(Conversation(), message)
    assert isinstance(last, Answered)
    return last.answer.markdown


def test_each_is_answered_under_its_number_and_the_rest_is_named(catalog: Catalog) -> None:
    stated = {"qwen2.5-7b": "model", "RTX 4090": "gpu", "lora": "method"}
    script = [
        Said(["estimate_training_cost"], stated),
        Said(["estimate_training_cost"], stated),
        Said(["recommend_settings"]),
        Said(["none"]),
    ]
    told = answered(CHINESE, script, catalog)
    assert told.startswith("**1. 够")
    assert told.index("**1. ") < told.index("**2. ") < told.index("这里没有回答：3.")


def test_what_later_questions_state_does_not_hold_for_earlier_ones(catalog: Catalog) -> None:
    message = "1. Does LoRA of Llama 2 7B fit an RTX 3090? 2. Would a 13B fit an A100 80GB?"
    first = {"Llama 2 7B": "model", "RTX 3090": "gpu", "LoRA": "method"}
    second = {"13B": "model", "A100 80GB": "gpu"}
    ask = ["estimate_training_cost"]
    script = [Said(ask, first | second), Said(ask, first), Said(ask, second)]
    told = answered(message, script, catalog)
    one, two = told.split("**2. ")
    assert "RTX 3090" in one
    assert "A100" not in one
    assert "13B" in two.split("\n")[0]
    assert "A100 80GB" in two.split("\n")[0]


def test_no_paragraph_is_told_twice(catalog: Catalog) -> None:
    """Three questions of one article: what the first tells the next need not."""
    asked = (
        "1. How do I prevent overfitting? 2. Is a gap between eval loss and training loss normal?"
        " 3. Is it overfitting?"
    )
    script = [Said(["explain"])] * 4
    told = answered(asked, script, catalog)
    paragraphs = [each.strip("* 123.") for each in told.split("\n\n") if len(each) > 60]
    assert len(paragraphs) == len({*paragraphs})


@pytest.mark.parametrize(
    ("earlier", "one", "asked"),
    [
        (
            "We have two textbooks for continued pretraining.",
            "How many epochs?",
            "pretraining two textbooks How many epochs?",
        ),
        ("用几本手册做增量预训练够吗？", "一般设多少epochs？", "预训练 几本 一般设多少epochs？"),
        ("We have two textbooks for continued pretraining.", "What is DPO?", "What is DPO?"),
        ("I train a 7B.", "How many epochs?", "How many epochs?"),
    ],
)
def test_an_earlier_question_tells_what_a_later_one_is_about(
    earlier: str, one: str, asked: str
) -> None:
    assert with_subject(earlier, one) == asked
