"""The conversation loop: with a script in the model's place, and with the shipped model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.catalog import Catalog
from advisor.conversation import LONGEST_MESSAGE, Answered, Asked, Called, Conversation
from advisor.model.engine import Decision, Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.question import Reading
from tests.talk import COST, advisor_of, said, say, talk

FIRST = (
    "13B QLoRA on a 4090 with 10k samples",
    said(COST, model="13B", method="QLoRA", gpu="4090", samples="10k"),
)
ARGUMENTS = {"model": "13B", "method": "qlora", "gpu": "RTX 4090", "samples": 10_000}


def test_the_call_is_told_before_the_answer(catalog: Catalog, examples: Examples) -> None:
    advisor = advisor_of(ScriptedEngine([FIRST[1]]), catalog, examples)
    called, answered = advisor.reply(Conversation(), FIRST[0])
    assert isinstance(called, Called)
    assert [(call.ask, call.arguments) for call in called.calls] == [(COST, ARGUMENTS)]
    assert isinstance(answered, Answered)
    assert answered.arguments == ARGUMENTS
    assert answered.result.model == "13B"
    assert answered.seconds > 0
    assert answered.conversation.turns[0].message == FIRST[0]


@pytest.mark.parametrize(("message", "follow_up", "expected"), [
    ("and on two A100s?", said(COST, num_gpus="two", gpu="A100"), {**ARGUMENTS, "gpu": "A100", "num_gpus": 2}),
    ("twice the data", said(COST, samples="twice"), {**ARGUMENTS, "samples": 20_000}),
    ("再加5000条", said(COST, samples="再加5000"), {**ARGUMENTS, "samples": 15_000}),
    ("sorry, 30B", said(COST, model="30B"), {**ARGUMENTS, "model": "30B"}),
    ("which card then?", said("recommend_hardware", drops=("gpu",)), {"model": "13B", "method": "qlora", "samples": 10_000}),
    ("and the config?", said("make_config"), ARGUMENTS),
    ("now 7B on a T4", said(COST, new=True, model="7B", gpu="T4"), {"model": "7B", "gpu": "T4"}),
])  # fmt: skip
def test_follow_ups(
    message: str,
    follow_up: Said,
    expected: dict[str, object],
    catalog: Catalog,
    examples: Examples,
) -> None:
    _, answered = talk(catalog, examples, FIRST, (message, follow_up))
    assert answered.arguments == expected
    assert answered.result is not None, answered.answer.markdown


def test_an_answer_has_a_part_for_each_ask(catalog: Catalog, examples: Examples) -> None:
    message = "Does a 7B LoRA fit my 4090, and what is LoRA? Code 550."
    decided = said(COST, "explain", model="7B", method="LoRA", gpu="4090")
    (answered,) = talk(catalog, examples, (message, decided))
    assert [call.ask for call in answered.meant.calls] == [COST, "explain"]
    assert len(answered.results) == 2
    parts = answered.answer.markdown
    assert parts.index("7B with LoRA") < parts.index("frozen")
    assert "Understood: 7B, LoRA, RTX 4090." in parts
    assert "Not used: 550." in parts


def test_a_value_that_no_called_tool_uses_is_told(catalog: Catalog, examples: Examples) -> None:
    decided = said("describe_scenario", scenario="qa_system", lora_rank="64")
    decided = Said(decided.asks, {"64": "lora_rank", "scenario": "qa_system"})
    (answered,) = talk(catalog, examples, ("how much data for a Q&A bot? rank 64", decided))
    assert answered.unused == ("64",)


def test_an_unknown_model_is_computed_by_its_size_and_this_is_said(
    catalog: Catalog, examples: Examples
) -> None:
    decided = said(COST, model="Llama 9 80B", gpu="H100")
    (answered,) = talk(catalog, examples, ("Llama 9 80B on an H100", decided))
    assert answered.arguments == {"model": "80B", "gpu": "H100"}
    assert "No row has the model “Llama 9 80B”: computed as 80B." in answered.answer.markdown


def test_a_model_nobody_knows_is_told_and_an_example_computed(
    catalog: Catalog, examples: Examples
) -> None:
    decided = said("fix_memory", model="OmniVoice", gpu="V100")
    (answered,) = talk(catalog, examples, ("training OmniVoice on a V100 is OOM", decided))
    assert answered.arguments == {"gpu": "V100"}
    assert answered.answer.headline.startswith("I have no data on OmniVoice")
    assert answered.unused == ()


def test_a_question_without_a_model_is_answered_by_size(
    catalog: Catalog, examples: Examples
) -> None:
    (answered,) = talk(
        catalog, examples, ("can 8 GB do any fine-tuning?", Said([COST], {"8": "gpu_memory_gib"}))
    )
    assert (answered.tool, answered.arguments) == ("estimate_by_size", {"gpu_memory_gib": 8})
    assert "8 GB" in answered.answer.headline


def test_set_ups_are_told_apart(catalog: Catalog, examples: Examples) -> None:
    message = "7B QLoRA on 2 x A100 80GB vs 4 x L40S"
    decided = Said(
        ["compare_setups"],
        {"7B": "model", "QLoRA": "method", "2": "num_gpus", "A100 80GB": "gpu", "4": "num_gpus", "L40S": "gpu"},
    )  # fmt: skip
    (answered,) = talk(catalog, examples, (message, decided))
    assert list(answered.meant.change.runs) == [
        {"gpu": "A100 80GB", "num_gpus": 2},
        {"gpu": "L40S", "num_gpus": 4},
    ]
    assert answered.meant.change.brief.values == {"model": "7B", "method": "qlora"}


def test_an_explanation_in_between_is_skipped(catalog: Catalog, examples: Examples) -> None:
    *_, answered = talk(
        catalog,
        examples,
        FIRST,
        ("what is QLoRA?", said("explain")),
        ("thanks", said("none")),
        ("and 7B?", said(COST, model="7B")),
    )
    assert answered.arguments == {**ARGUMENTS, "model": "7B"}


def test_an_unknown_name_is_answered_with_the_way_out_and_the_talk_goes_on(
    catalog: Catalog, examples: Examples
) -> None:
    first, second = talk(
        catalog,
        examples,
        ("7B on an RTX 7090", said(COST, model="7B", gpu="RTX 7090")),
        ("then a 4090", said(COST, gpu="4090")),
    )
    assert first.result is None
    assert "RTX 7090" in first.answer.markdown
    assert second.arguments == {"model": "7B", "gpu": "RTX 4090"}
    assert second.result is not None


@pytest.mark.parametrize(("message", "scripted"), [
    ("look it up", said("look_up")),
    ("Claude Opus 99 or own", said("compare_serving_cost", api_model="Claude Opus 99")),
])  # fmt: skip
def test_what_cannot_be_computed_is_said_in_both_languages(
    message: str, scripted: Said, catalog: Catalog, examples: Examples
) -> None:
    for question, language in ((message, "en"), (f"请问 {message}", "zh")):
        (answered,) = talk(catalog, examples, (question, scripted))
        assert answered.language == language
        assert answered.result is None
        assert answered.answer.headline


@pytest.mark.parametrize(
    "message", ["", "   \n", "\u3000", "x" * (LONGEST_MESSAGE + 1), "字" * 20_001]
)
def test_what_is_no_question_never_reaches_the_model(
    message: str, catalog: Catalog, examples: Examples
) -> None:
    answered = say(advisor_of(ScriptedEngine([]), catalog, examples), Conversation(), message)
    assert (answered.tool, answered.arguments, answered.result) == ("none", {}, None)
    assert answered.answer.headline


def test_a_model_that_fails_is_an_answer(catalog: Catalog, examples: Examples) -> None:
    answered = say(advisor_of(ScriptedEngine([]), catalog, examples), Conversation(), "hello")
    assert answered.result is None
    assert answered.answer.headline


@pytest.mark.parametrize(("messages", "languages"), [
    (["7B on a 4090", "7B用4090"], ["en", "zh"]), (["7B用4090", "13B?"], ["zh", "zh"]), (["7B用4090", "and what about a 3090?"], ["zh", "en"]),
])  # fmt: skip
def test_the_answer_is_in_the_language_of_the_message(
    messages: list[str], languages: list[str], catalog: Catalog, examples: Examples
) -> None:
    answers = talk(
        catalog,
        examples,
        *((message, said(COST, model="7B")) for message in messages),
    )
    assert [answered.language for answered in answers] == languages


def test_a_chosen_language_stays(catalog: Catalog, examples: Examples) -> None:
    answered = say(
        advisor_of(ScriptedEngine([said("none")]), catalog, examples),
        Conversation(language="zh"),
        "hello there, my friend",
    )
    assert answered.language == "zh"
    assert answered.conversation.language == "zh"


def test_the_conversation_is_a_value(catalog: Catalog, examples: Examples) -> None:
    advisor = advisor_of(
        ScriptedEngine([FIRST[1], said(COST, model="7B"), said(COST, model="30B")]),
        catalog,
        examples,
    )
    start = Conversation()
    first = say(advisor, start, FIRST[0]).conversation
    one, other = say(advisor, first, "7B?"), say(advisor, first, "30B?")
    assert start.turns == ()
    assert len(first.turns) == 1
    assert (one.arguments["model"], other.arguments["model"]) == ("7B", "30B")


@given(message=st.text(min_size=1, max_size=80))
def test_any_message_is_answered(message: str, catalog: Catalog, examples: Examples) -> None:
    answered = say(
        advisor_of(ScriptedEngine([said("explain")]), catalog, examples),
        Conversation(),
        message,
    )
    assert answered.answer.headline


UNSURE = Decision(
    Reading(("look_up",), ("model", "gpu", "-", "-")),
    0.4,
    Reading(("recommend_hardware",), ("model", "-", "-", "-")),
)


@pytest.mark.parametrize(("message", "names"), [
    ("13B 4090 ?", ("Facts on a GPU, model or API: 13B, RTX 4090", "Which GPUs it needs: 13B")), ("13B 用 4090 ？", ("查显卡、模型或 API 的资料：13B，RTX 4090", "需要什么显卡：13B")),
])  # fmt: skip
def test_an_unsure_reading_is_asked_back(
    message: str, names: tuple[str, ...], catalog: Catalog, examples: Examples
) -> None:
    advisor = advisor_of(ScriptedEngine([UNSURE]), catalog, examples)
    (asked,) = advisor.reply(Conversation(), message, ask=True)
    assert isinstance(asked, Asked)
    assert sorted(name[:10] for name in asked.answer.suggestions) == sorted(
        name[:10] for name in names
    )
    *_, answered = advisor.reply(Conversation(), message, asked.readings[1])
    assert isinstance(answered, Answered)
    assert (answered.tool, answered.arguments) == ("recommend_hardware", {"model": "13B"})


def test_nobody_is_asked_where_both_readings_are_one_call(
    catalog: Catalog, examples: Examples
) -> None:
    reading = Reading(("look_up",), ("gpu", "-", "-", "-"))
    same = Decision(reading, 0.4, Reading(("look_up",), ("-", "gpu", "-", "-")))
    events = list(
        advisor_of(ScriptedEngine([same]), catalog, examples).reply(
            Conversation(), "4090, the RTX 4090", ask=True
        )
    )
    assert [type(event) for event in events] == [Called, Answered]


def test_a_program_gets_the_likelier_reading(catalog: Catalog, examples: Examples) -> None:
    answered = say(
        advisor_of(ScriptedEngine([UNSURE]), catalog, examples), Conversation(), "13B 4090 ?"
    )
    assert (answered.tool, answered.confidence) == ("look_up", 0.4)


def test_a_relative_change_of_what_was_assumed(catalog: Catalog, examples: Examples) -> None:
    """No data size was stated: "twice the data" doubles the assumed one."""
    first = ("7B LoRA on a 4090", said(COST, model="7B", method="LoRA", gpu="4090"))
    *_, last = talk(catalog, examples, first, ("twice the data", said(COST, samples="twice")))
    assert last.arguments["samples"] == 2 * catalog.lesson.reference_samples


def test_a_value_in_doubt_is_not_carried_on(catalog: Catalog, examples: Examples) -> None:
    first = (
        "0 GPUs, 7B LoRA on a 4090",
        said(COST, model="7B", method="LoRA", gpu="4090", num_gpus="0"),
    )
    doubtful, last = talk(catalog, examples, first, ("1 epoch", said(COST, epochs="1")))
    assert "0 GPUs cannot be right" in doubtful.answer.body
    assert last.result.epochs == 1
    assert "num_gpus" not in last.arguments
