"""The topics: both languages, of readable length, linked, found by what people call them."""

import re

import pytest

from advisor.advice.explain import Explain, TopicIndex, index_topics
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Topic
from advisor.language import Language

LANGUAGES: tuple[Language, ...] = ("en", "zh")
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


def length(topic: Topic) -> int:
    """Words; two Chinese characters count as one."""
    return (
        len(HAN.sub(" ", topic.body).split()) + len(HAN.findall(topic.body)) // 2
        if topic.language == "zh"
        else len(topic.body.split())
    )


def test_both_languages_have_the_same_topics(catalog: Catalog) -> None:
    english, chinese = ([topic.id for topic in catalog.topics[language]] for language in LANGUAGES)
    assert english == chinese
    assert len(english) >= 50


def test_each_is_of_readable_length(catalog: Catalog, language: Language) -> None:
    wrong = {
        topic.id: length(topic)
        for topic in catalog.topics[language]
        if not 80 <= length(topic) <= 250
    }
    assert wrong == {}


def test_each_is_in_its_language(catalog: Catalog, language: Language) -> None:
    for topic in catalog.topics[language]:
        share = len(HAN.findall(topic.body)) / len(topic.body)
        assert share > 0.25 if language == "zh" else share < 0.02, topic.id


def test_each_has_sources_and_neighbours_that_exist(catalog: Catalog, language: Language) -> None:
    ids = {topic.id for topic in catalog.topics[language]}
    for topic in catalog.topics[language]:
        assert set(topic.see_also) <= ids - {topic.id}, topic.id
        assert all(
            re.match(r"https://\S+$", source) or "lesson" in source.lower()
            for source in topic.sources
        ), topic.id


def test_both_languages_say_the_same_of_a_topic(catalog: Catalog) -> None:
    for english, chinese in zip(catalog.topics["en"], catalog.topics["zh"], strict=True):
        assert set(english.see_also) == set(chinese.see_also), english.id


def test_a_name_means_one_topic(catalog: Catalog, language: Language) -> None:
    meant: dict[str, str] = {}
    for topic in catalog.topics[language]:
        for name in {topic.title.lower(), *(alias.lower() for alias in topic.aliases)}:
            assert meant.setdefault(name, topic.id) == topic.id, name


def test_each_is_found_by_its_title_and_by_each_alias(catalog: Catalog, language: Language) -> None:
    missed: list[tuple[str, str, str]] = []
    for topic in catalog.topics[language]:
        for name in (topic.title, *topic.aliases):
            found = Explain(topic=name).run(catalog, language).topic
            if found is None or found.id != topic.id:
                missed.append((topic.id, name, found.id if found else "-"))
    assert missed == []


@pytest.mark.parametrize(("question", "language", "id_"), [
    ("What is LoRA?", "en", "lora"), ("how does QLoRA work", "en", "qlora"), ("explain gradient checkpointing to me", "en", "gradient-checkpointing"),
    ("should I use RAG or fine-tuning?", "en", "rag-vs-fine-tuning"), ("CUDA out of memory, what now", "en", "oom"), ("LoRA 是什么", "zh", "lora"), ("什么是灾难性遗忘", "zh", "catastrophic-forgetting"),
    ("讲讲过拟合", "zh", "overfitting"), ("ＬｏＲＡ是什么", "zh", "lora"),
])  # fmt: skip
def test_questions(question: str, language: Language, id_: str, catalog: Catalog) -> None:
    found = Explain(topic=question).run(catalog, language).topic
    assert found
    assert found.id == id_


@pytest.mark.parametrize("asked", ["zebra crossing", "🤖", "?", " "])
def test_nothing_matches(asked: str, catalog: Catalog) -> None:
    explanation = index_topics(catalog)["en"].explain(asked)
    assert explanation.topic is None
    assert explanation.related == ()


def test_related_topics_are_named_by_title_once(catalog: Catalog, language: Language) -> None:
    index = TopicIndex(catalog.topics[language])
    titles = {topic.title for topic in catalog.topics[language]}
    for topic in catalog.topics[language]:
        related = index.explain(topic.title).related
        assert set(related) <= titles - {topic.title}
        assert len(set(related)) == len(related) <= 4
