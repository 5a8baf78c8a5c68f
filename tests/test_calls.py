"""From spans to a call and back: what can be called, what it says, what it inherits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.follow_ups import carried, inheritable, stated
from advisor.reading.history import Arguments, History
from advisor.reading.space import TOPIC_LENGTH, CallSpace, RawCall, call_space
from advisor.reading.spans import find
from tests.spaces import holds


def space_of(message: str, catalog: Catalog) -> CallSpace:
    return call_space(message, find(message, catalog), catalog, History(TOOLS))


def arguments_of(space: CallSpace, tool: str) -> dict[str, tuple[tuple[str, ...], bool]]:
    return {
        argument.name: (argument.candidates, argument.required)
        for argument in space.tool(tool).arguments
    }


def test_a_certain_span_is_required_where_it_can_fill_one_argument_only(catalog: Catalog) -> None:
    space = space_of("what will a 13B LoRA on two 4090 with 10k samples cost", catalog)
    assert arguments_of(space, "estimate_training_cost") == {
        "model": (("13B",), True), "method": (("LoRA",), True), "gpu": (("4090",), True), "num_gpus": (("two",), True), "samples": (("10k",), True),
    }  # fmt: skip
    assert arguments_of(space, "look_up") == {"gpu": (("4090",), False), "model": (("13B",), False)}
    assert arguments_of(space, "none") == {}


def test_a_bare_number_is_optional_and_may_go_anywhere(catalog: Catalog) -> None:
    arguments = arguments_of(space_of("7B with 5000", catalog), "estimate_training_cost")
    assert arguments["model"] == (("7B",), True)
    assert arguments["samples"] == arguments["tokens_per_sample"] == (("5000",), False)


def test_an_amount_of_money_is_a_budget_or_an_hourly_price(catalog: Catalog) -> None:
    space = space_of("$2 for a 7B", catalog)
    assert arguments_of(space, "fit_budget")["budget_usd"] == (("$2",), True)
    assert arguments_of(space, "estimate_training_cost")["price_per_hour"] == (("$2",), True)


def test_two_spans_of_one_kind_are_a_choice(catalog: Catalog) -> None:
    assert arguments_of(space_of("7B or 13B on a T4", catalog), "look_up")["model"] == (
        ("7B", "13B"),
        False,
    )


def test_methods_are_compared_together(catalog: Catalog) -> None:
    message = "LoRA or QLoRA or full fine-tuning?"
    assert arguments_of(space_of(message, catalog), "compare_methods")["methods"] == (
        ("LoRA, QLoRA, full fine-tuning",),
        False,
    )
    call = RawCall("compare_methods", spans=(("methods", "LoRA, QLoRA, full fine-tuning"),))
    assert stated(call, TOOLS[call.tool], find(message, catalog)) == {
        "methods": ["lora", "qlora", "full"]
    }


def test_the_topic_is_the_message(catalog: Catalog) -> None:
    message = "what \n is  " + "overfitting " * 40
    ((topic,), required) = arguments_of(space_of(message, catalog), "explain")["topic"]
    assert required
    assert topic.startswith("what is overfitting")
    assert len(topic) <= TOPIC_LENGTH
    assert "\n" not in topic


@pytest.mark.parametrize(("message", "tool", "spans", "values"), [
    ("13B LoRA on a 4090", "estimate_training_cost", {"model": "13B", "method": "LoRA", "gpu": "4090"}, {"model": "13B", "method": "lora", "gpu": "RTX 4090"}),
    ("10万条，两张3090，每小时2美元", "estimate_training_cost", {"samples": "10万", "num_gpus": "两", "gpu": "3090", "price_per_hour": "2"},
     {"samples": 100_000, "num_gpus": 2, "gpu": "RTX 3090", "price_per_hour": 2}),
    ("2 weeks on 2 A100", "plan_project", {"weeks": "2", "num_gpus": "2", "gpu": "A100"}, {"weeks": 2, "num_gpus": 2, "gpu": "A100"}),
    ("two weeks", "fit_budget", {"hours": "two"}, {"hours": 336}),
    ("a classifier", "describe_scenario", {"scenario": "classification"}, {"scenario": "classification"}),
])  # fmt: skip
def test_spans_become_typed_values(
    message: str, tool: str, spans: dict[str, str], values: Arguments, catalog: Catalog
) -> None:
    assert (
        stated(RawCall(tool, spans=tuple(spans.items())), TOOLS[tool], find(message, catalog))
        == values
    )


COST, HARDWARE = "estimate_training_cost", "recommend_hardware"
FIRST: Arguments = {"model": "13B", "method": "lora", "gpu": "RTX 4090", "samples": 10_000}


def follow(
    message: str,
    catalog: Catalog,
    tool: str = COST,
    history: list[tuple[str, Arguments]] | None = None,
    carry: str = "+",
    **spans: str,
) -> Arguments:
    call = RawCall(tool, carry, tuple(spans.items()))
    return carried(
        call,
        stated(call, TOOLS[call.tool], find(message, catalog)),
        History(TOOLS, history or [(COST, FIRST)]),
        message,
    )


def test_a_new_question_inherits_nothing(catalog: Catalog) -> None:
    assert follow("7B on a T4", catalog, carry="", model="7B", gpu="T4") == {
        "model": "7B",
        "gpu": "T4",
    }


def test_a_follow_up_replaces_what_it_states(catalog: Catalog) -> None:
    assert follow("and on two A100s?", catalog, num_gpus="two", gpu="A100") == {
        **FIRST,
        "num_gpus": 2,
        "gpu": "A100",
    }
    assert follow("sorry, 30B", catalog, model="30B") == {**FIRST, "model": "30B"}


@pytest.mark.parametrize(("message", "span", "samples"), [
    ("twice the data", "twice", 20_000), ("再加5000条", "再加5000", 15_000), ("翻倍", "翻倍", 20_000), ("half the samples", "half", 5000), ("a third of the data", "a third of", 3333),
    ("with 20k samples", "20k", 20_000), ("加到5000条", "5000", 5000),
])  # fmt: skip
def test_relative_changes_are_computed(
    message: str, span: str, samples: int, catalog: Catalog
) -> None:
    arguments = follow(message, catalog, samples=span)
    assert arguments == {**FIRST, "samples": samples}
    assert isinstance(arguments["samples"], int)


def test_a_change_of_what_was_never_stated_changes_nothing(catalog: Catalog) -> None:
    assert follow("double the GPUs", catalog, num_gpus="double") == FIRST
    assert follow("twice the data", catalog, carry="", samples="twice") == {}


def test_doubling_without_end_does_no_harm(catalog: Catalog) -> None:
    history = [(COST, FIRST)]
    for _ in range(1100):
        history.append((COST, follow("twice the data", catalog, history=history, samples="twice")))
    assert history[-1][1]["samples"] == float("inf")


def test_a_follow_up_drops_a_value(catalog: Catalog) -> None:
    assert follow("which card then?", catalog, HARDWARE, gpu="-") == {
        "model": "13B",
        "method": "lora",
        "samples": 10_000,
    }
    assert follow("how many of those do I need?", catalog, HARDWARE) == FIRST
    space = call_space("which card then?", (), catalog, History(TOOLS, [(COST, FIRST)]))
    assert "-" in next(a for a in space.tool(HARDWARE).arguments if a.name == "gpu").choices("+")


def test_a_look_up_takes_over_a_name(catalog: Catalog) -> None:
    assert follow("how much memory does it have?", catalog, "look_up", carry="", gpu="^") == {
        "gpu": "RTX 4090"
    }
    space = call_space(
        "how much memory does it have?", (), catalog, History(TOOLS, [(COST, FIRST)])
    )
    assert arguments_of(space, "look_up") == {"gpu": (("^",), False), "model": (("^",), False)}


SECOND: Arguments = {"model": "Qwen2.5-7B", "method": "qlora", "gpu": "L4"}
THIRD: Arguments = {"model": "70B", "gpu": "H100"}


@pytest.mark.parametrize(("message", "spans", "back"), [
    ("back to the first one, 3 epochs", {"epochs": "3"}, {**FIRST, "epochs": 3}),
    ("the 7B again", {"model": "7B"}, SECOND),
    ("the 7B from before on an A100", {"model": "7B", "gpu": "A100"}, {**SECOND, "gpu": "A100"}),
    ("那个4090的", {"gpu": "4090"}, FIRST),
    ("the one before", {}, SECOND),
])  # fmt: skip
def test_going_back_to_an_older_set_up(
    message: str, spans: dict[str, str], back: Arguments, catalog: Catalog
) -> None:
    history = [(COST, FIRST), (HARDWARE, SECOND), ("none", {}), (COST, THIRD)]
    assert follow(message, catalog, history=history, carry="<", **spans) == back


def test_talk_in_between_is_skipped(catalog: Catalog) -> None:
    history: list[tuple[str, Arguments]] = [
        (COST, FIRST),
        ("explain", {"topic": "what is LoRA"}),
        ("none", {}),
        ("look_up", {"gpu": "H100"}),
    ]
    assert follow("and 7B?", catalog, history=history, model="7B") == {**FIRST, "model": "7B"}
    assert follow("and the A100?", catalog, "look_up", history, carry="", gpu="A100") == {
        "gpu": "A100"
    }


def test_nothing_earlier_nothing_inherited(catalog: Catalog) -> None:
    assert carried(RawCall(COST, "+"), {"model": "7B"}, History(TOOLS)) == {"model": "7B"}
    assert (
        carried(RawCall(COST, "+"), {}, History(TOOLS, [("none", {}), ("explain", {"topic": "x"})]))
        == {}
    )


def test_what_one_tool_cannot_use_waits_for_the_next(catalog: Catalog) -> None:
    plan = RawCall("describe_scenario", "+")
    history = History(TOOLS, [(COST, FIRST)])
    arguments = carried(plan, {"scenario": "extraction"}, history)
    assert arguments == {"scenario": "extraction", "samples": 10_000}
    context = inheritable(plan, {"scenario": "extraction"}, arguments, history)
    assert context == {**FIRST, "scenario": "extraction"}
    assert (
        carried(
            RawCall("plan_project", "+"),
            {},
            History(TOOLS, [*history.turns, ("describe_scenario", context)]),
        )
        == context
    )


def test_a_method_joins_a_comparison(catalog: Catalog) -> None:
    history: list[tuple[str, Arguments]] = [("compare_methods", {"methods": ["lora", "full"]})]
    assert follow("and QLoRA?", catalog, "compare_methods", history, methods="QLoRA") == {
        "methods": ["lora", "full", "qlora"]
    }


@given(
    message=st.text(max_size=60),
    history=st.sampled_from([[], [(COST, FIRST)], [(COST, FIRST), ("look_up", {"gpu": "L4"})]]),
)
def test_any_message_has_a_space_whose_calls_can_be_read(
    message: str, history: list[tuple[str, Arguments]], catalog: Catalog
) -> None:
    spans = find(message, catalog)
    space = call_space(message, spans, catalog, History(TOOLS, history))
    assert [tool.name for tool in space.tools] == list(TOOLS)
    for tool in space.tools:
        for carry in ("", *tool.marks):
            offered = [
                (argument.name, choices[0])
                for argument in tool.arguments
                if (choices := argument.choices(carry))
            ]
            call = RawCall(tool.name, carry, tuple(offered))
            assert holds(space, call)
            assert set(stated(call, TOOLS[call.tool], spans)) == dict(offered).keys()
            carried(call, stated(call, TOOLS[call.tool], spans), History(TOOLS, history), message)
