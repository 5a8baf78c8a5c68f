"""The language model has a say in which topic explains a message."""

from pathlib import Path

import pytest

from advisor.advice.topics.found import explain, index_topics
from advisor.advice.topics.index import TopicIndex
from advisor.catalog.catalog import Catalog
from advisor.errors import EngineError
from advisor.language import Source
from advisor.model import weights
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.model.topics import MOST_TOKENS, TOLD, classes_of, read_so
from tests.engines import shipped

ADAPTER = weights.topics_path("gemma-3-270m")
VAGUE = "after training the answers are bad: does it need more epochs, or did it learn by heart?"


def test_each_topic_has_a_token_of_its_own(catalog: Catalog) -> None:
    classes = classes_of(ADAPTER)
    assert len(set(classes.values())) == len(classes)
    assert set(classes) <= {topic.id for topic in catalog.topics["en"]}


def test_a_topic_that_the_model_surely_names_is_told_as_the_nearest(catalog: Catalog) -> None:
    """Though it shares few words with a long message."""
    message = "我想配一台用于深度学习的个人电脑，跟购买云计算服务比，有哪些优势和劣势？性价比如何？另外用云服务训练一个GPT-3规模的模型需要多少钱？"
    index = index_topics(catalog)["zh"]
    assert explain(index, message, {"cloud-or-own": 0.2}).topic is None
    told = explain(index, message, {"cloud-or-own": 0.6})
    assert told.topic is not None
    assert (told.topic.id, told.sure) == ("cloud-or-own", False)


def test_what_the_model_says_decides_between_near_topics(catalog: Catalog) -> None:
    index = index_topics(catalog)["en"]
    for id_ in ("overfitting", "no-effect"):
        (first, *_) = index.ranked(VAGUE, {id_: 0.95, "epochs": 0.01})
        assert id_ in (getattr(first.subject, "id", ""), getattr(first.subject, "within", ""))


def test_a_named_topic_is_told_whatever_the_model_says(catalog: Catalog) -> None:
    found = explain(index_topics(catalog)["en"], "what is packing?", {"overfitting": 0.99})
    assert found.topic
    assert found.topic.id == "packing"


def test_a_topic_that_the_model_never_heard_of_wins_by_its_words(catalog: Catalog) -> None:
    """Unless the model surely names a near one."""
    known = catalog.topics["en"]
    new = known[0].model_copy(
        update={"id": "new", "title": "Zyxwology", "questions": ("how do I measure zyxwology",) * 2}
    )
    named = {topic.id for topic in known}
    said = "how do I measure the zyxwology of my adapter?"
    (first, *_) = TopicIndex([*known, new], named=named).ranked(said, {"evaluation": 0.6})
    assert getattr(first.subject, "id", "") == "new"


@pytest.mark.parametrize(("asked", "language"), [
    ("what is zyxwology?", "en"), ("does zyxwology help against overfitting?", "en"), ("zyxwology对过拟合有用吗", "zh"),
])  # fmt: skip
def test_an_article_is_not_the_answer_to_a_word_that_no_article_has(
    asked: str, language: Source, catalog: Catalog
) -> None:
    found = explain(index_topics(catalog)[language], asked, {"overfitting": 0.99})
    assert found.topic is None or not found.sure


def test_a_message_is_read_to_a_limit() -> None:
    read = read_so("word " * 10_000, lambda text, begins: list(range(len(text.split()))))
    assert len(read) <= MOST_TOKENS + 1


@pytest.mark.parametrize(("message", "topic"), [
    ("My adapter answers the training questions word by word, but as soon as I rephrase them it is lost.", "overfitting"),
    ("有一百多条公司问答，客户一问就要答对，是微调还是把资料检索出来给模型看？", "rag-vs-fine-tuning"),
])  # fmt: skip
def test_the_shipped_model_names_topics(message: str, topic: str, gemma: LlamaEngine) -> None:
    likely = gemma.topics(message)
    assert 0 < len(likely) <= TOLD
    assert topic in likely
    assert list(likely.values()) == sorted(likely.values(), reverse=True)
    assert sum(likely.values()) <= 1.01


def test_a_broken_adapter_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "own-topics.gguf"
    broken.write_bytes(b"GGUF")
    broken.with_suffix(".json").write_text("{}")
    path = shipped("gemma-3-270m").setup.path
    with pytest.raises(EngineError, match="adapter"):
        LlamaEngine(Setup(path, topics=broken))
