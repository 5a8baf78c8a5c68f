"""From what is asked and stated to the calls of tools."""

import pytest

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Change
from advisor.reading.calls.calls import calls
from tests.talk import COST, HARDWARE, brief


@pytest.mark.parametrize(
    ("ask", "model", "tool"),
    [
        (COST, "Qwen2.5-7B", COST),
        (COST, None, "fix_memory"),
        (HARDWARE, "Qwen2.5-7B", "fix_memory"),
    ],
)
def test_reinforcement_learning_gets_no_figures_of_sft(
    ask: str, model: str | None, tool: str, catalog: Catalog
) -> None:
    stated = {"objective": "ppo", "gpu": "H100", "num_gpus": 8} | (
        {"model": model} if model else {}
    )
    (call,) = calls([ask], Change(brief(**stated), {}), "how much for PPO?", TOOLS, catalog)
    assert call.tool == tool
    assert call.arguments["objective"] == "ppo"


def test_a_reinforcement_stage_beside_is_said_not_to_be_computed(catalog: Catalog) -> None:
    change = Change(brief(model="Qwen2.5-7B", gpu="H100"), {})
    (call,) = calls([COST], change, "how long do SFT and RL of it take?", TOOLS, catalog)
    assert [each.code for each in call.assumed] == ["assumed.sft-alone"]
    (call,) = calls([COST], change, "how long does SFT of it take?", TOOLS, catalog)
    assert call.assumed == ()


def test_a_call_takes_what_its_tool_understands(catalog: Catalog) -> None:
    change = Change(
        brief(model="7B", gpu="RTX 4090", requests_per_day=500, budget="6741.1 CNY", learning_rate=1e-4), {}
    )  # fmt: skip
    cost, money = calls((COST, "fit_budget"), change, "", TOOLS, catalog)
    assert cost.arguments == {"model": "7B", "gpu": "RTX 4090"}
    assert money.arguments == {"model": "7B", "gpu": "RTX 4090", "budget_usd": 1000}


def test_input_and_output_are_told_apart(catalog: Catalog) -> None:
    change = Change(brief(input_tokens=900, output_tokens=100), {})
    (call,) = calls(("compare_serving_cost",), change, "", TOOLS, catalog)
    assert call.arguments == {"input_tokens": 900, "output_tokens": 100}


def test_a_run_of_no_model_or_an_unknown_one_is_told_by_size(catalog: Catalog) -> None:
    for stated in ({"gpu": "RTX 4090"}, {"gpu": "RTX 4090", "model": "OmniVoice"}):
        (call,) = calls((COST,), Change(brief(**stated), {}), "", TOOLS, catalog)
        assert (call.tool, call.arguments) == ("estimate_by_size", stated)
    for name in ("Mistral", "Foo 13B", "Qwen2.5-7B-Instruct"):
        (call,) = calls((COST,), Change(brief(model=name), {}), "", TOOLS, catalog)
        assert call.tool == COST, name


def test_a_model_tuned_from_a_known_one_is_computed_as_it(catalog: Catalog) -> None:
    (call,) = calls((COST,), Change(brief(model="Mistral-7B-OpenOrca"), {}), "", TOOLS, catalog)
    assert call.arguments == {"model": "Mistral 7B v0.3"}


def test_a_measured_time_gets_its_verdict_below_the_explanation(catalog: Catalog) -> None:
    stated = {"model": "7B", "gpu": "A100 80GB", "measured_hours": 24.0}
    question = "what is warmup?"  # an article surely answers it
    made = calls(("explain",), Change(brief(**stated), stated), question, TOOLS, catalog)
    assert [call.tool for call in made] == ["explain", COST]
    slow = calls(
        ("explain",), Change(brief(**stated), stated), f"{question} So slow!", TOOLS, catalog
    )
    assert [call.tool for call in slow] == ["judge_pace", "explain"]
    earlier = calls(("explain",), Change(brief(**stated), {}), question, TOOLS, catalog)
    assert [call.tool for call in earlier] == ["explain"]


def test_the_framework_goes_where_it_changes_something(catalog: Catalog) -> None:
    """Files are written for some, habits are known of more, and of the rest nothing."""
    for name, counted, written in (
        ("trl", True, True),
        ("torchtune", True, False),
        ("xtuner", False, False),
    ):
        change = Change(brief(model="7B", framework=name), {})
        cost, config = calls((COST, "make_config"), change, "", TOOLS, catalog)
        assert (cost.arguments.get("framework") == name) == counted
        assert (config.arguments.get("framework") == name) == written


NEEDS = {"objective": "continued_pretraining", "model": "images"}


@pytest.mark.parametrize("stated", [{"objective": "pretrain"}, {"model": "Qwen2.5-VL-7B"}])
def test_amounts_of_text_samples_are_told_of_nothing_else(
    stated: dict[str, str], catalog: Catalog
) -> None:
    """Books for continued pretraining and pictures are counted in other ways: their own rows tell
    how many, an article the craft."""
    ask = ("describe_scenario",)
    (call,) = calls(ask, Change(brief(**stated), {}), "are three books enough?", TOOLS, catalog)
    assert (call.tool, call.arguments["need"]) == ("describe_scenario", NEEDS[next(iter(stated))])
    (call,) = calls(ask, Change(brief(**stated), {}), "how do I prepare it?", TOOLS, catalog)
    assert call.tool == "explain"
    (call,) = calls(ask, Change(brief(model="7B"), {}), "are 300 enough?", TOOLS, catalog)
    assert (call.tool, "need" in call.arguments) == ("describe_scenario", False)


def test_a_time_that_no_article_explains_is_judged_first(catalog: Catalog) -> None:
    stated = {"model": "7B", "gpu": "A100 80GB", "measured_hours": 24.0}
    made = calls(("explain",), Change(brief(**stated), stated), "expected?", TOOLS, catalog)
    assert [call.tool for call in made] == ["judge_pace", "explain"]


def test_one_answer_tells_one_run(catalog: Catalog) -> None:
    """A run out of memory is looked into at one sample at once; its time is told so too, where that
    or its cost is asked."""
    change = Change(brief(model="7B", method="lora", gpu="RTX 4090"), {})
    (fixed,) = calls((COST, "fix_memory"), change, "how much memory?", TOOLS, catalog)
    assert fixed.tool == "fix_memory"
    made = calls(("fix_memory", COST), change, "and how long?", TOOLS, catalog)
    assert made[1].arguments["micro_batch_size"] == 1
    (alone,) = calls((COST,), change, "", TOOLS, catalog)
    assert "micro_batch_size" not in alone.arguments
    stated = Change(brief(model="7B", gpu="RTX 4090", micro_batch_size=4), {})
    made = calls(("fix_memory", COST), stated, "and how long?", TOOLS, catalog)
    assert made[1].arguments["micro_batch_size"] == 4


@pytest.mark.parametrize(("bits", "taken"), [
    ("4bit", {"method": "qlora"}), ("8bit", {"method": "lora", "quantization": "8bit"}),
])  # fmt: skip
def test_few_bits_are_trained_by_adapters(
    bits: str, taken: dict[str, str], catalog: Catalog
) -> None:
    change = Change(brief(model="7B", quantization=bits), {})
    (call,) = calls((COST,), change, "", TOOLS, catalog)
    assert call.arguments == {"model": "7B"} | taken
    (serving,) = calls(("size_serving",), change, "", TOOLS, catalog)
    assert serving.arguments == {"model": "7B", "quantization": bits}


@pytest.mark.parametrize(
    ("message", "stated", "looked_up"),
    [
        ("What does the API ask for this model?", (), ("api_model",)),
        ("How much memory has the card for such a model?", (), ("gpu",)),
        ("How many layers does the model have?", (), ("model",)),
        ("And the bandwidth beside this model?", ("model",), ("model",)),
        ("Tell me more!", (), ("api_model", "gpu", "model")),
    ],
)
def test_of_the_names_told_earlier_one_is_looked_up_by_what_is_asked_of_it(
    message: str, stated: tuple[str, ...], looked_up: tuple[str, ...], catalog: Catalog
) -> None:
    """One that this message states goes before; all where its words fit none."""
    names = {"api_model": "GPT-4o mini", "gpu": "RTX 4090", "model": "7B"}
    change = Change(brief(**names), {name: names[name] for name in stated})
    (call,) = calls(("look_up",), change, message, TOOLS, catalog)
    told = {name: value for name, value in call.arguments.items() if name != "facts"}
    assert told == {name: names[name] for name in looked_up}


def test_several_methods_of_one_run_are_compared(catalog: Catalog) -> None:
    methods = ({"method": "full"}, {"method": "lora"})
    change = Change(brief(model="7B", gpu="RTX 4090"), {}, methods)
    (call,) = calls((COST,), change, "", TOOLS, catalog)
    assert (call.tool, call.arguments["runs"]) == ("compare_setups", [*methods])


def test_a_mixture_that_nobody_knows_is_as_large_as_all_of_it(catalog: Catalog) -> None:
    (call,) = calls((COST,), Change(brief(model="Foo-35B-A3B"), {}), "", TOOLS, catalog)
    assert call.arguments == {"model": "35B-A3B"}
