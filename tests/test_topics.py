"""The topics: both languages, of readable length, linked, found by what people call them."""

import re
from typing import Any

import pytest

from advisor.advice.topics.explain import Explain
from advisor.advice.topics.found import trained
from advisor.advice.topics.index import TopicIndex
from advisor.advice.topics.lead import touching
from advisor.advice.topics.openings import opened
from advisor.catalog.catalog import Catalog
from advisor.catalog.topic import Topic
from advisor.language import Language, detect
from training.leading import labelled, place

LANGUAGES: tuple[Language, ...] = ("en", "zh")
HAN = re.compile(r"[\u4e00-\u9fff]")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.S)


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
        if not 80 <= length(topic) <= 500
    }
    assert wrong == {}


def test_a_topic_that_the_bag_never_saw_is_found(catalog: Catalog, language: Language) -> None:
    """A newcomer adds a topic; training is for later."""
    known = catalog.topics[language]
    new = known[0].model_copy(
        update={
            "id": "new",
            "title": "Zyxwology",
            "aliases": ("zyxwology",),
            "questions": ("how do I measure zyxwology of an adapter",),
        }
    )
    index = TopicIndex([*known, new], bag=trained())
    found = index.ranked("somebody asked me to measure the zyxwology of my adapter, but how?")
    assert found[0].subject == new


def test_each_is_in_its_language(catalog: Catalog, language: Language) -> None:
    for topic in catalog.topics[language]:
        told = CODE.sub("", topic.body)
        share = len(HAN.findall(told)) / len(told)
        assert share > 0.2 if language == "zh" else share < 0.02, topic.id


def test_each_has_sources_and_neighbours_that_exist(catalog: Catalog, language: Language) -> None:
    ids = {topic.id for topic in catalog.topics[language]}
    for topic in catalog.topics[language]:
        assert set(topic.see_also) <= ids - {topic.id}, topic.id
        assert all(
            re.match(r"https?://\S+$", source) or "lesson" in source.lower()
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


@pytest.mark.parametrize(("question", "language", "id_"), [
    ("I train Qwen2.5-7B with LoRA r=16, alpha 32 on a 4090, 9,000 samples, batch 8. After fine-tuning it forgot how to translate. How do I keep the general ability?", "en", "catastrophic-forgetting"),
    ("LoRA fine-tuning of a 13B on two A6000. Which warmup ratio is right for 900 steps?", "en", "warmup"),
    ("我用LoRA微调Qwen2.5-7B，数据9000条，学习率2e-4，单卡4090。训完以后翻译都不会了，怎么保留通用能力？", "zh", "catastrophic-forgetting"),
    ("LoRA微调13B，一共900步，warmup设多少合适？", "zh", "warmup"),
    ("Will a 7B QLoRA fit my 4090 with the newest driver, and what is packing?", "en", "packing"),
    ("24G的4090跑7B够吗？另外，梯度累积是什么意思", "zh", "gradient-accumulation"),
])  # fmt: skip
def test_the_subject_of_a_long_message_wins_over_the_method_it_names(
    question: str, language: Language, id_: str, catalog: Catalog
) -> None:
    found = Explain(topic=question).run(catalog, language).topic
    assert found
    assert found.id == id_


@pytest.mark.parametrize("asked", ["zebra crossing", "🤖", "?", " ", "how do I bake bread"])
def test_nothing_fits(asked: str, catalog: Catalog, language: Language) -> None:
    assert Explain(topic=asked).run(catalog, language).topic is None


@pytest.mark.parametrize("asked", ["what is model pruning?", "模型剪枝是什么"])
def test_a_subject_without_a_topic_is_named(asked: str, catalog: Catalog) -> None:
    explanation = Explain(topic=asked).run(catalog)
    assert explanation.topic is None
    assert explanation.uncovered
    assert explanation.uncovered.en == "pruning"


def test_a_word_of_a_name_does_not_name_a_subject_without_a_topic(catalog: Catalog) -> None:
    asked = "my training script stops with CUDA out of memory, what can I do?"
    explanation = Explain(topic=asked).run(catalog)
    assert explanation.uncovered is None
    assert explanation.topic
    assert explanation.topic.id == "oom"


def test_a_turn_of_speech_names_no_topic(catalog: Catalog) -> None:
    """ "it/s" is a name of one."""
    asked = "Can I train a small one on my texts instead, or what's the way?"
    found = Explain(topic=asked).run(catalog)
    assert found.topic is None or found.topic.id != "reading-the-log"


def test_an_uncovered_subject_has_no_topic(catalog: Catalog, language: Language) -> None:
    names = {name.lower() for topic in catalog.topics[language] for name in topic.aliases}
    for row in catalog.uncovered:
        assert not names & {name.lower() for name in (row.name.en, row.name.zh, *row.aliases)}


def test_each_is_found_by_its_questions(catalog: Catalog, language: Language) -> None:
    """But for a few that two topics answer."""
    asked = [(topic.id, q) for topic in catalog.topics[language] for q in topic.questions]
    missed = [
        (id_, question)
        for id_, question in asked
        if (found := Explain(topic=question).run(catalog, language).topic) and found.id != id_
    ]
    assert len(missed) < 0.05 * len(asked), missed


def test_related_topics_are_named_by_title_once(catalog: Catalog, language: Language) -> None:
    titles = {topic.title for topic in catalog.topics[language]}
    for topic in catalog.topics[language]:
        related = Explain(topic=topic.title).run(catalog, language).related
        assert set(related) <= titles - {topic.title}
        assert len(set(related)) == len(related) <= 4


OWN = {"model": "Llama 3.1 8B", "samples": 6_000, "epochs": 3, "tokens_per_sample": 512}


@pytest.mark.parametrize(("topic", "own", "code", "facts"), [
    ("epochs", {"micro_batch_size": 16}, "steps", {"steps": 1125}),
    ("gradient accumulation", {"micro_batch_size": 2, "gradient_accumulation": 8, "num_gpus": 4}, "batch", {"batch": 64}),
    ("gradient accumulation", {"micro_batch_size": 2, "gradient_accumulation": 8, "num_gpus": 4}, "steps", {"steps": 282}),
    ("packing", {}, "tokens", {"millions": 9.216}),
    ("packing", {"dataset_tokens": 2e6, "tokens_per_sample": 2048}, "packed", {"sequences": 977}),
    # 41.9 million: https://huggingface.co/docs/peft, Llama 3.1 8B, r 16, all linear layers
    ("lora rank", {"lora_rank": 16}, "trained", {"millions": 41.94}),
    ("optimizer states", {"method": "full"}, "moments", {"adamw_gib": 59.83, "eight_gib": 14.96}),
    # ZeRO's 4 + 12/N, 2 + 14/N, 16/N bytes a parameter: https://arxiv.org/abs/1910.02054
    ("zero stage 3", {"method": "full", "num_gpus": 8}, "sharded", {"one_gib": 41.13, "two_gib": 28.05, "three_gib": 14.96}),
    # 128 KiB a token: the topic's own example
    ("kv cache", {"context_tokens": 8192, "users": 4}, "cache", {"kib": 128, "request_gib": 1, "users_gib": 4}),
    ("activations", {}, "logits", {"copy_gib": 0.24}),
    ("full fine-tuning", {"method": "full"}, "full", {"mixed_gib": 119.66, "pure_gib": 59.83}),
])  # fmt: skip
def test_it_is_told_with_the_askers_own_numbers(
    topic: str, own: dict[str, Any], code: str, facts: dict[str, float], catalog: Catalog
) -> None:
    told = Explain(topic=topic, **{**OWN, **own}).run(catalog).figures
    figure = next(note for note in told if note.code == f"figures.{code}")
    assert {name: figure.facts[name] for name in facts} == facts


@pytest.mark.parametrize(("topic", "own", "code", "facts"), [
    # DeepSpeed: 16 bytes a parameter with the optimizer alone on the CPU, https://deepspeed.readthedocs.io/en/latest/memory.html
    ("offloading", {"host_memory_gib": 64}, "needs", {"offloaded_gib": 119.66, "fits": False}),
    ("main memory", {"num_gpus": 4, "method": "lora"}, "needs", {"processes": 4, "most_gib": 71.83}),
    ("merge lora", {"host_memory_gib": 16}, "merging", {"fits": False}),
    ("checkpoint size", {"method": "full", "num_gpus": 8}, "disk", {"checkpoint_gb": 112.42}),
])  # fmt: skip
def test_main_memory_and_disk_are_told_with_the_askers_own_numbers(
    topic: str, own: dict[str, Any], code: str, facts: dict[str, object], catalog: Catalog
) -> None:
    told = Explain(topic=topic, **{**OWN, **own}).run(catalog).figures
    figure = next(note for note in told if note.code == f"machine.{code}")
    assert {name: figure.facts[name] for name in facts} == facts


def test_adapters_leave_nothing_to_offload(catalog: Catalog) -> None:
    assert Explain(topic="offloading", **OWN, method="lora").run(catalog).figures == ()


@pytest.mark.parametrize("message", [
    "Training was fast, 2 hours for 10k samples, but the answers are bad. What is wrong?", "It took just 40 minutes and the model performs bad", "LoRA训练很快，1小时就跑完了，但效果很差，怎么回事",
])  # fmt: skip
def test_a_fast_run_with_bad_results_is_not_slow(message: str, catalog: Catalog) -> None:
    told = Explain(topic=message, likely={"slow-training": 0.6}).run(catalog)
    assert told.topic is None or told.topic.id != "slow-training"


def test_stated_settings_stand_beside_the_usual_ones(catalog: Catalog) -> None:
    """LoRA of published runs: 1e-4 to 3e-4, 2 to 3 epochs (`knowledge/usual_settings.yaml`)."""
    own = {**OWN, "method": "lora", "learning_rate": 2e-5, "epochs": 20, "lora_rank": 8}
    told = Explain(topic="my loss does not go down", **own).run(catalog).settings
    assert {each.name: each.verdict for each in told} == {
        "learning_rate": "low", "epochs": "high", "lora_rank": "usual",
    }  # fmt: skip
    assert Explain(topic="what is a tokenizer?", **own).run(catalog).settings == ()
    assert Explain(topic="my loss does not go down", **OWN).run(catalog).settings == ()


@pytest.mark.parametrize("own", [
    {"samples": 6_000, "epochs": 3}, {"micro_batch_size": 4, "samples": 6_000}, {"model": "nobody's model"},
])  # fmt: skip
@pytest.mark.parametrize("topic", ["epochs", "lora rank", "optimizer states", "zero stage 3"])
def test_no_number_is_assumed(topic: str, own: dict[str, Any], catalog: Catalog) -> None:
    explanation = Explain(topic=topic, **own).run(catalog)
    assert explanation.topic
    assert explanation.figures == ()


def test_a_topic_is_found_by_what_people_wrote(catalog: Catalog) -> None:
    """By its words alone it would be another's."""
    written = "the marmalade of my bakery's adapter turned sour, is that normal"
    topics = catalog.topics["en"]
    known = [
        topic.model_copy(update={"messages": (written,)}) if topic.id == "packing" else topic
        for topic in topics
    ]
    (first, *_) = TopicIndex(known).ranked("Our bakery's marmalade turned sour, is that normal?")
    assert first.subject.id == "packing"  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_code_is_told_whole_or_not(catalog: Catalog, language: Language) -> None:
    told = (paragraph for topic in catalog.topics[language] for paragraph in topic.paragraphs)
    assert [each for each in told if each.count("```") % 2] == []


def test_a_topic_in_brief_tells_the_list_it_announces(catalog: Catalog) -> None:
    """And nothing else ends in a colon."""
    for topics in catalog.topics.values():
        for topic in topics:
            assert not topic.paragraphs[0].endswith((":", "：")), topic.id


@pytest.mark.parametrize(("asked", "topic", "led"), [
    ("LoRA gives me 4 points less than full tuning, how do I close that?", "lora-vs-full", "To close a gap"),
    ("Should I take LoRA or full fine-tuning?", "lora-vs-full", "Take LoRA"),
    ("how much general data do I mix in against forgetting?", "catastrophic-forgetting", "How much to mix in"),
    ("LoRA", "lora", "LoRA lets you"),
])  # fmt: skip
def test_the_paragraph_that_answers_leads(
    asked: str, topic: str, led: str, catalog: Catalog
) -> None:
    found = Explain(topic=asked).run(catalog)
    assert found.topic
    assert found.topic.id == topic
    assert found.claim.startswith(led)


def test_a_topic_called_by_its_name_is_told_whole(catalog: Catalog) -> None:
    found = Explain(topic="tell me about Overfitting").run(catalog)
    assert found.topic
    told = " ".join((found.claim, found.answers)).split()
    paragraphs = (opened(each, found.asked) for each in found.topic.paragraphs)
    assert told == " ".join(paragraphs).split()
    assert found.whole


@pytest.mark.parametrize(("asked", "topic", "told", "untold"), [
    ("Can two 24 GB cards train a 32B that one cannot hold? bf16 LoRA.", "splitting-a-model", "FSDP or ZeRO-3", "GPTQ"),
    ("How do I pool the VRAM of my three cards for one big model?", "splitting-a-model", "FSDP or ZeRO-3", "Unsloth"),
    ("两张24G的卡能不能合起来训练一个单卡放不下的模型，LoRA微调", "splitting-a-model", "FSDP", "GPTQ"),
    ("Two 3090s in one PC take just as long as one for my 8B, started with plain python train.py. Why?", "several-gpus-no-faster", "torchrun", "InfiniBand"),
])  # fmt: skip
def test_only_what_touches_the_message_is_told(
    asked: str, topic: str, told: str, untold: str, catalog: Catalog
) -> None:
    found = Explain(topic=asked).run(catalog, detect(asked))
    assert found.topic
    assert found.topic.id == topic
    assert told in f"{found.claim} {found.answers}"
    assert untold not in f"{found.claim} {found.answers}"
    assert not found.whole


def test_the_paragraph_that_answers_is_told(catalog: Catalog) -> None:
    topics = {(topic.id, topic.language): topic for own in catalog.topics.values() for topic in own}
    rows = [(topics[label.id, label.language], label) for label in labelled()]
    told = [place(topic, label) in touching(topic, label.message) for topic, label in rows]
    assert sum(told) > 0.9 * len(told)


def test_the_labelled_paragraphs_exist(catalog: Catalog) -> None:
    topics = {(topic.id, topic.language): topic for own in catalog.topics.values() for topic in own}
    for label in labelled():
        assert place(topics[label.id, label.language], label) >= 0


def test_who_asks_for_guidance_is_told_the_steps(catalog: Catalog) -> None:
    asked = "The answers of my data set should override what the model knows from the web. {}"
    told, guided = (
        Explain(topic=asked.format(more)).run(catalog)
        for more in ("Is it possible?", "Could you guide me with some leads?")
    )
    assert told.topic
    assert told.topic.id == "overriding-knowledge"
    assert guided.whole
    assert not told.whole
