"""What a message is about, where the ask alone would mislead."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.subjects import by_subject, may_be_explained
from advisor.reading.brief import Brief, Change, Fact

DROPS = "I train on an A100 in Colab Pro, 3 days, but it goes away and I start again. Is there any solution?"
HOST = "exit code -9 while loading, is that the main memory? the machine has 64 GB of RAM"


def change(topics: dict[str, float] | None = None, **stated: object) -> Change:
    facts = {slot: Fact(value, str(value)) for slot, value in stated.items()}
    return Change(Brief(facts), dict(stated), topics=topics or {})


def test_a_lost_session_is_no_memory_of_a_run(catalog: Catalog) -> None:
    of_notebooks = change({"cloud-notebooks": 0.7}, gpu="A100")
    assert by_subject(("fix_memory",), of_notebooks, DROPS, TOOLS, catalog) == ("explain",)


def test_what_a_model_was_named_for_is_computed(catalog: Catalog) -> None:
    of_notebooks = change({"cloud-notebooks": 0.7}, gpu="A100", model="7B")
    assert by_subject(("fix_memory",), of_notebooks, DROPS, TOOLS, catalog) == ("fix_memory",)


@pytest.mark.parametrize(("message", "told"), [
    ("4 cards train the 7B and it hangs after step 300, why?", ("explain",)),
    ("4卡训练7B跑到一半卡住，要多少显存？", ("explain", "estimate_training_cost")),
])  # fmt: skip
def test_a_complaint_is_explained_and_figures_that_are_asked_follow(
    message: str, told: tuple[str, ...], catalog: Catalog
) -> None:
    stated = change(model="7B", num_gpus=4)
    assert by_subject(("estimate_training_cost",), stated, message, TOOLS, catalog) == told


def test_main_memory_that_ran_out_is_computed_and_else_explained(catalog: Catalog) -> None:
    of_memory = change({"main-memory-and-disk": 0.9}, model="7B")
    for ask, told in (
        ("fix_memory", ("fix_memory",)),
        ("estimate_training_cost", ("explain", "estimate_training_cost")),
    ):
        assert by_subject((ask,), of_memory, HOST, TOOLS, catalog) == told


def test_an_unsure_subject_changes_nothing(catalog: Catalog) -> None:
    unsure = change({"cloud-notebooks": 0.2, "slow-training": 0.19}, gpu="A100")
    assert by_subject(("fix_memory",), unsure, DROPS, TOOLS, catalog) == ("fix_memory",)


@pytest.mark.parametrize(("message", "ask"), [
    ("could I run a 16B with a single A6000?", "size_serving"),
    ("一张4090跑32B的推理够不够", "size_serving"),
    ("could I run LoRA on a 16B with a single A6000?", "recommend_hardware"),
    ("which card do I need for a 16B?", "recommend_hardware"),
    ("a 16B runs out of memory during generation", "size_serving"),
    ("running out of memory while merging the adapter into the 16B", "fix_memory"),
    ("training the 16B runs out of memory during generation", "recommend_hardware"),
])  # fmt: skip
def test_a_model_that_is_only_run_is_served(message: str, ask: str, catalog: Catalog) -> None:
    stated = change(model="16B")
    assert by_subject(("recommend_hardware",), stated, message, TOOLS, catalog) == (ask,)


def test_what_is_to_be_run_after_a_training_is_of_that_training(catalog: Catalog) -> None:
    facts = {"model": Fact("7B", "7B"), "method": Fact("qlora", "QLoRA")}
    later = Change(Brief(facts), {})
    asked = by_subject(("recommend_hardware",), later, "and which card to run it?", TOOLS, catalog)
    assert asked == ("recommend_hardware",)


@pytest.mark.parametrize(("message", "ask", "meant"), [
    ("用一块3090训练，每小时价格是多少", "estimate_training_cost", "look_up"),
    ("how much training does one 3090 do?", "estimate_training_cost", "estimate_training_cost"),
])  # fmt: skip
def test_a_card_s_price_by_the_hour_is_a_fact_of_it(
    message: str, ask: str, meant: str, catalog: Catalog
) -> None:
    assert by_subject((ask,), change(gpu="RTX 3090"), message, TOOLS, catalog) == (meant,)


@pytest.mark.parametrize(("message", "ask", "meant"), [
    ("How long does a fine-tuning project take?", "describe_scenario", "plan_project"),
    ("微调项目总预算大概多少", "estimate_training_cost", "plan_project"),
    ("what does it cost a month to host my model myself?", "price_hosted_tuning", "compare_serving_cost"),
])  # fmt: skip
def test_the_money_that_is_meant(message: str, ask: str, meant: str, catalog: Catalog) -> None:
    assert by_subject((ask,), change(), message, TOOLS, catalog) == (meant,)


def test_the_subject_is_asked_for_where_it_may_matter(catalog: Catalog) -> None:
    assert may_be_explained(("explain",), "hello", TOOLS, catalog)
    assert may_be_explained(("fix_memory",), DROPS, TOOLS, catalog)
    plain = "does LoRA of a 7B fit a 4090?"
    assert not may_be_explained(("estimate_training_cost",), plain, TOOLS, catalog)


def test_topics_beyond_figures_exist(catalog: Catalog) -> None:
    named = {id_ for tool in TOOLS.values() for id_ in tool.beyond | tool.beyond_sizes}
    assert named <= {topic.id for topic in catalog.topics["en"]}


ERROR = "RTX 5090 with CUDA capability sm_120 is not compatible with the current PyTorch installation, 7B"


def test_an_error_of_software_is_explained(catalog: Catalog) -> None:
    of_a_card = change(model="7B", gpu="RTX 5090")
    assert may_be_explained(("fix_memory",), ERROR, TOOLS, catalog)
    assert by_subject(("fix_memory",), of_a_card, ERROR, TOOLS, catalog) == ("explain",)


@pytest.mark.parametrize(
    "message",
    [
        "微调后的模型上线要不要备案，备案需要什么材料",
        "which duties of the EU AI Act do we have with a tuned model?",
    ],
)
def test_a_law_is_no_amount_of_data(message: str, catalog: Catalog) -> None:
    """Whatever a model says that was not trained to name the law."""
    said = change({"continued-pretraining": 0.3})
    assert by_subject(("describe_scenario",), said, message, TOOLS, catalog) == ("explain",)


def test_a_setting_that_is_named_alone_is_explained(catalog: Catalog) -> None:
    cost = ("estimate_training_cost",)
    said = change(method="lora")
    assert by_subject(cost, said, "lora_alpha 通常取多少？", TOOLS, catalog) == ("explain",)
    assert by_subject(cost, said, "what do 3 epochs cost?", TOOLS, catalog) == cost


def test_an_amount_of_data_is_told_unless_another_subject_is_likely(catalog: Catalog) -> None:
    message = "I have 300 questions with answers for GRPO, is that enough? how many prompts?"
    data = ("describe_scenario",)
    assert by_subject(data, change({"grpo": 0.4}, samples=300), message, TOOLS, catalog) == data


@pytest.mark.parametrize(("message", "ask"), [
    ("is lora rank 256 too big for 1,000 samples?", "recommend_settings"),
    ("rank 256 太大了吗", "recommend_settings"),
    ("why is the loss too high at rank 256?", "explain"),
    ("what does rank 256 do?", "explain"),
])  # fmt: skip
def test_a_stated_setting_is_judged_by_what_is_usual(
    message: str, ask: str, catalog: Catalog
) -> None:
    stated = change(lora_rank=256)
    assert by_subject(("explain",), stated, message, TOOLS, catalog) == (ask,)


def test_the_length_of_a_sample_is_no_amount_of_data(catalog: Catalog) -> None:
    message = "max_seq_length 多少合适？"
    asks = by_subject(("describe_scenario",), change(), message, TOOLS, catalog)
    assert asks == ("explain",)


@pytest.mark.parametrize(("message", "asks", "told"), [
    ("After training on our tickets the answers are really bad. Which learning rate do I take?", ("recommend_settings",), ("explain",)),
    ("Trained on 700 recipes and it has no effect, how many more do I need?", ("describe_scenario",), ("explain", "describe_scenario")),
    ("训完以后通用能力变差，学习率该怎么调", ("recommend_settings",), ("explain",)),
    ("用600条菜谱微调后没什么效果，还要加多少条", ("describe_scenario",), ("explain", "describe_scenario")),
    ("Which learning rate for LoRA on 700 recipes?", ("recommend_settings",), ("recommend_settings",)),
    ("多少条菜谱微调效果好", ("describe_scenario",), ("describe_scenario",)),
    ("Will 700 recipes have an effect?", ("describe_scenario",), ("describe_scenario",)),
])  # fmt: skip
def test_a_bad_result_is_explained_before_what_is_usual(
    message: str, asks: tuple[str, ...], told: tuple[str, ...], catalog: Catalog
) -> None:
    assert by_subject(asks, change(), message, TOOLS, catalog) == told


@pytest.mark.parametrize(("message", "told"), [
    ("Base or instruct for SFT of a summarizer?", "explain"), ("做医疗问答，基座还是对话版？", "explain"),
    ("Which model should I take for German, base or chat?", "recommend_model"), ("推荐一个中文模型，base还是chat", "recommend_model"),
])  # fmt: skip
def test_base_or_chat_alone_is_explained(message: str, told: str, catalog: Catalog) -> None:
    assert by_subject(("recommend_model",), change(), message, TOOLS, catalog) == (told,)
