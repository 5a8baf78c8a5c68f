"""What is told of a message that no article surely answers, and what of an article is told."""

import pytest

from advisor.advice.topics.complaint_kinds import concerns, trouble
from advisor.advice.topics.explain import Explain
from advisor.advice.topics.named_tool import with_tool
from advisor.advice.topics.openings import opened
from advisor.advice.topics.prose import prose
from advisor.advice.topics.used_sources import used
from advisor.catalog.catalog import Catalog
from advisor.catalog.topic import Topic

SLOW = "My run is very slow, the data are ShareGPT records"


def topic(catalog: Catalog, id_: str) -> Topic:
    return next(each for each in catalog.topics["en"] if each.id == id_)


def test_an_article_about_no_such_trouble_is_no_neighbour(catalog: Catalog) -> None:
    assert not concerns(topic(catalog, "sharegpt-format"), SLOW)
    assert concerns(topic(catalog, "slow-training"), SLOW)
    assert concerns(topic(catalog, "sharegpt-format"), "What do ShareGPT records look like?")


def test_no_neighbour_is_told_by_one_word_alone(catalog: Catalog) -> None:
    likely = {"reproducibility": 0.1, "batch-size": 0.1}
    asked = "The seed of the garden shop chatbot wants another colour in the window"
    found = Explain(topic=asked, likely=likely).run(catalog)
    assert found.topic is None
    assert not found.beside


def test_a_neighbour_that_the_model_names_too_is_told(catalog: Catalog) -> None:
    asked = "a good estimate for the amount of pairs for our shop's chatbot"
    found = Explain(topic=asked, likely={"how-much-data": 0.7}).run(catalog)
    assert found.topic
    assert found.topic.id == "how-much-data"
    assert len(found.leading) <= 4


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("training is slow", "slow"),
        ("显存一直涨", "memory"),
        ("it hangs after the first step", "stuck"),
        ("which licence has Qwen3?", None),
    ],
)
def test_the_trouble_is_heard(message: str, told: str | None) -> None:
    assert trouble(message) == told


@pytest.mark.parametrize(
    "message",
    [
        "LoRA learned nothing.\nQ: How do I get a licence?\nA: Apply in the portal.\nWhat is wrong?",
        "用LoRA微调了一个小语料，没学到。\n问：怎么申请licence？\n答：走审批流程。\n这是怎么回事？",
        "Input: a licence\nOutput: no licence known\nWhy does tuning not help here?",
        'My row {"messages": [{"role": "user", "content": "licence"}]} is not learned, why?',
    ],
)
def test_quoted_samples_are_no_words_of_the_asker(message: str) -> None:
    assert "licence" not in prose(message)


def test_a_heading_is_no_sample() -> None:
    assert "Mac" in prose("Question: will LoRA of a 27B run on a Mac with 128 GB?")


def test_a_yes_is_told_to_who_asks() -> None:
    paragraph = "Yes, it is normal that it takes longer."
    assert opened(paragraph, "Is it normal?") == paragraph
    assert opened(paragraph, "My run got slow") == "It is normal that it takes longer."


def test_sources_of_other_paragraphs_are_not_listed() -> None:
    sources = ("https://github.com/ggml-org/llama.cpp", "https://arxiv.org/abs/2106.09685")
    told, untold = ("LoRA freezes the base.",), ("In llama.cpp convert it.",)
    assert used(sources, told, untold) == sources[1:]
    assert used(sources, untold, told) == sources


def test_the_tool_that_is_named_is_in_the_answer(catalog: Catalog) -> None:
    merging = topic(catalog, "merging-adapters")
    asked = "Which command merges the adapter in the frameworks, with llama factory?"
    told = with_tool(merging, asked, (0,))
    assert "llamafactory-cli" in merging.paragraphs[told[-1]]
