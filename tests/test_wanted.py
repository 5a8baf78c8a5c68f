"""Blocks of an answer that a message has no use for, and what leads in their place."""

import pytest

from advisor.advice.choices.sizes_found import SizesEstimate
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.reading.asks.owned import owned
from advisor.reading.asks.wanted import asks_cause, unwanted
from advisor.reading.calls.call import Call
from advisor.reading.calls.told_above import told_above
from advisor.reading.slots import FIGURES

RUN = {"model": "Llama 3 8B", "method": "lora", "gpu": "RTX 4090"}


@pytest.mark.parametrize(("message", "kept", "left_out"), [
    ("Does LoRA of an 8B fit a 4090?", (), ("money", "time", "disk", "merging", "changes")),
    ("Which GPUs hold LoRA of a 13B?", ("cards",), ("money", "time", "disk")),
    ("How long does LoRA of an 8B take on a 4090?", ("time",), ("money", "parts", "disk")),
    ("What would LoRA of an 8B cost on a 4090?", ("money", "time", "bill"), ("disk", "parts")),
    ("8B的LoRA一张4090够吗？要占多少硬盘", ("disk", "parts"), ("money", "time", "merging")),
    ("微调8B要多少内存和显存", ("machine", "parts"), ("money", "time")),
    ("How should I set up LoRA of an 8B on a 4090?", ("money", "time"), ("disk", "merging", "bill")),
    ("What are the GPU requirements of 7B fine-tuning?", ("parts",), ("money", "time", "disk")),
    ("I tried three times. How much memory does an 8B take?", (), ("money", "time")),
    ("微调7B大概要用多少GPU", (), ("money", "time", "disk")),
    ("8B LoRA on a 4090", ("money", "time", "disk", "merging"), ("bill",)),
])  # fmt: skip
def test_only_what_a_message_calls_for_is_told(
    message: str, kept: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    without = unwanted(message)
    assert {*left_out} <= {*without}
    assert without.count("bill") <= 1
    assert not {*kept} & {*without}


def test_a_question_of_memory_is_answered_without_hours_and_prices(catalog: Catalog) -> None:
    result = TOOLS["estimate_training_cost"].asked(RUN).run(catalog)
    message = "Does LoRA of an 8B fit a 4090?"
    told = Renderer().answer("estimate_training_cost", result, "en", unwanted(message)).markdown
    assert "fits one RTX 4090" in told
    assert not [word for word in ("$", "On disk", "Merging", "Training time") if word in told]


def test_an_assumption_stands_only_beside_a_figure_that_rests_on_it(catalog: Catalog) -> None:
    result = TOOLS["estimate_training_cost"].asked(RUN).run(catalog)

    def told(message: str) -> str:
        answered = Renderer().answer("estimate_training_cost", result, "en", unwanted(message))
        return answered.details

    assert "No data size given" not in told("Does LoRA of an 8B fit a 4090?")
    assert "No data size given" in told("How long does LoRA of an 8B take on a 4090?")


def test_of_memory_that_ran_out_no_amount_of_data_is_assumed(catalog: Catalog) -> None:
    result = TOOLS["fix_memory"].asked(RUN).run(catalog)
    told = Renderer().answer("fix_memory", result, "en").details
    assert "Settings: micro batch 1" in told
    assert "No data size given" not in told
    assert "8 bytes a parameter" not in told  # LoRA alone is told


def test_where_no_method_is_stated_none_is_told_beside_the_others(catalog: Catalog) -> None:
    asked = {"model": "Llama 3 8B", "gpu": "RTX 4090"}
    result = TOOLS["estimate_training_cost"].asked(asked).run(catalog)

    def told(message: str) -> str:
        answer = Renderer().answer("estimate_training_cost", result, "en", unwanted(message))
        return answer.markdown

    memory = told("How much memory does tuning an 8B take on a 4090?")
    assert memory.startswith("**On one RTX 4090, at ")
    assert "Where the memory goes" not in memory
    assert "| LoRA | Expected | Range |" in told("How long does tuning an 8B take on a 4090?")


def test_how_long_each_of_two_sizes_takes_is_no_contest(catalog: Catalog) -> None:
    asked = {"runs": [{"model": "7B"}, {"model": "13B"}]}
    result = TOOLS["compare_setups"].asked(asked).run(catalog)

    def told(message: str) -> str:
        answer = Renderer().answer("compare_setups", result, "en", unwanted(message))
        return answer.markdown

    timed = told("How long does tuning take, of a 7B and a 13B?")
    assert timed.startswith("**With LoRA: on one A100 80GB, 7B takes ")
    assert "50M training tokens" in timed
    assert "$" not in timed
    assert "cheapest" in told("Which is cheaper to tune, a 7B or a 13B?")


def test_sizes_are_told_by_memory_alone_where_it_alone_is_asked(catalog: Catalog) -> None:
    result = TOOLS["estimate_by_size"].asked({"gpu": "M2 Ultra"}).run(catalog)
    without = unwanted("Does an M2 Ultra have enough memory to tune models?")
    told = Renderer().answer("estimate_by_size", result, "en", without).markdown
    assert "Memory per card at 512 tokens per sample." in told
    assert not [word for word in (" h |", "No price", "No data size") if word in told]


@pytest.mark.parametrize(("message", "cases"), [
    ("How many samples do I need?", False), ("Which use cases does tuning have?", True),
])  # fmt: skip
def test_cases_and_labelling_are_told_where_they_are_asked_for(
    catalog: Catalog, message: str, cases: bool
) -> None:
    result = TOOLS["describe_scenario"].asked({}).run(catalog)
    told = Renderer().answer("describe_scenario", result, "en", unwanted(message)).markdown
    assert ("The lesson's cases" in told) == cases
    assert "abelling" not in told


@pytest.mark.parametrize("message", [
    "Is there a rule of thumb for GPUs and cost?", "How can I estimate the cost?", "怎么估算显存和费用？有公式吗",
])  # fmt: skip
def test_a_way_of_estimating_comes_before_what_it_comes_to(catalog: Catalog, message: str) -> None:
    result = TOOLS["estimate_by_size"].asked({}).run(catalog)
    assert isinstance(result, SizesEstimate)
    assert result.rule
    assert result.rule.hours == pytest.approx(result.rule.option.hours, rel=0.15)
    told = Renderer().answer("estimate_by_size", result, "en", unwanted(message))
    assert told.headline.startswith("By rule of thumb: ")
    assert "Time: 4 × 7B × 49.9M ÷ (165.2 TFLOPS × 0.4) = " in told.body
    assert told.body.index("Example") < told.body.index("| Size |")


@pytest.mark.parametrize(("usd", "verdict"), [(9.0, "Yes, it is dear"), (0.5, "No, that is not")])
def test_whether_a_rent_is_too_much_is_told_first(
    catalog: Catalog, usd: float, verdict: str
) -> None:
    asked = {**RUN, "gpu": "A100 80GB", "price_per_hour": usd}
    result = TOOLS["estimate_training_cost"].asked(asked).run(catalog)

    def told(message: str) -> str:
        without = unwanted(message)
        return Renderer().answer("estimate_training_cost", result, "en", without).headline

    assert told("I rent an A100 for LoRA of an 8B. Am I paying too much?").startswith(verdict)
    assert verdict not in told("What does LoRA of an 8B cost on my A100?")


def test_what_an_answer_above_tells_is_not_told_again(catalog: Catalog) -> None:
    calls = [Call(t, t, {"model": "LLaMA 7B"}, frozenset()) for t in (FIGURES, "fix_memory")]
    assert told_above(calls[0], ()) == ()
    above = told_above(calls[1], calls[:1])
    result = TOOLS["fix_memory"].asked(calls[1].arguments).run(catalog)
    told = Renderer().answer("fix_memory", result, "en", above)
    assert told.headline == "What to change, the easiest first"
    assert "What to change" not in told.body


def test_settings_below_the_figures_of_a_run_tell_no_memory(catalog: Catalog) -> None:
    run = {"model": "7B", "method": "lora", "gpu": "RTX 4090", "num_gpus": 2, "samples": 5000}
    calls = [Call(t, t, run, frozenset()) for t in (FIGURES, "recommend_settings")]
    result = TOOLS["recommend_settings"].asked(run).run(catalog)
    alone = Renderer().answer("recommend_settings", result, "en", ()).markdown
    below = told_above(calls[1], calls[:1])
    assert "GiB" in alone
    assert "GiB" not in Renderer().answer("recommend_settings", result, "en", below).markdown


def test_other_cards_are_told_where_they_are_asked_for(catalog: Catalog) -> None:
    arguments = {"model": "7B", "method": "full", "gpu": "RTX 4090", "num_gpus": 2}
    result = TOOLS["estimate_training_cost"].asked(arguments).run(catalog)

    def rows(message: str) -> int:
        without = unwanted(message)
        told = Renderer().answer("estimate_training_cost", result, "en", without).body
        return (
            told.partition("What fits:")[2].partition("\n\n|")[2].partition("\n\n")[0].count("\n")
        )

    asked = rows("Does full tuning of a 7B fit, or which other cards do I need?")
    assert rows("Does full tuning of a 7B fit two 4090s?") < asked


@pytest.mark.parametrize(("message", "number"), [
    ("How many A100s does it take? We have 8.", 8),
    ("How many 3090s for a 13B? I own two", 2),
    ("微调32B要几张4090？手上有2张", 2),
    ("I have 8 A100s and 3 servers", None),
    ("How many A100s for 70B?", None),
])  # fmt: skip
def test_the_cards_at_hand_are_heard(message: str, number: int | None) -> None:
    assert owned(message) == number


def test_the_number_at_hand_is_judged(catalog: Catalog) -> None:
    arguments = {"model": "70B", "method": "full", "gpu": "A100 80GB", "owned": 8}
    result = TOOLS["recommend_hardware"].asked(arguments).run(catalog)
    assert "Your 8 are not." in Renderer().answer("recommend_hardware", result, "en").headline


def test_of_larger_cards_fewer_are_counted(catalog: Catalog) -> None:
    arguments = {"model": "70B", "method": "qlora"}
    result = TOOLS["recommend_hardware"].asked(arguments).run(catalog)
    need = result.model_dump()["needs"][0]
    counts = [each["least"]["num_gpus"] for each in need["counted"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] == 1


@pytest.mark.parametrize(("message", "asked"), [
    ("Why is my A100 at 30%?", True),
    ("为什么利用率只有30%", True),
    ("How long does it take?", False),
])  # fmt: skip
def test_a_cause_is_told_from_figures(message: str, asked: bool) -> None:
    assert asks_cause(message) is asked
