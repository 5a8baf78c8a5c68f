"""What a call takes for a name or an amount: a data set as its samples, other money as dollars. The
answer says so, and the brief gains nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from advisor.advice.tools import TOOLS
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.catalog.prices import PriceOverrides
from advisor.model.engine import Said
from advisor.reading.brief import Brief, Change, Fact
from advisor.reading.calls.assumed import assumed
from advisor.reading.calls.calls import calls
from advisor.reading.changes.changes import Heard, changed
from advisor.reading.question import question
from advisor.reading.spans.spans import find
from tests.small_catalog import small_catalog

COST = "estimate_training_cost"


def brief(**values: Any) -> Brief:
    return Brief({slot: Fact(value) for slot, value in values.items()})


def after(text: str, catalog: Catalog, said: Said, briefs: Sequence[Brief] = ()) -> Change:
    spans = find(text, catalog)
    asked = question(text, spans, briefs[-1].carried if briefs else {}, (COST,) if briefs else ())
    return changed(Heard(text, spans, asked, said.reading(asked), briefs), catalog)


def computed(change: Change, catalog: Catalog, ask: str = COST) -> tuple[dict[str, Any], list[str]]:
    """The arguments of the call, and what the answer says it assumed."""
    made = calls((ask,), change, "", TOOLS, catalog)
    return made[0].arguments, [sentence(each, "en") for each in assumed(made)]


def named(text: str, catalog: Catalog) -> list[object]:
    found = [span.value("data_set") for span in find(text, catalog)]
    return list(dict.fromkeys(filter(None, found)))


@pytest.mark.parametrize(("text", "id_"), [
    ("13B LoRA on Alpaca with a 4090", "alpaca"), ("fine-tune on tatsu-lab/alpaca", "alpaca"), ("the alpaca 52k dataset", "alpaca"), ("yahma/alpaca-cleaned data", "alpaca-cleaned"),
    ("the Dolly 15k data set", "dolly-15k"), ("train on databricks-dolly-15k", "dolly-15k"), ("用 Firefly 数据微调", "firefly"), ("在GSM8K上训练", "gsm8k"),
    ("dataset: Open-Orca/OpenOrca", "open-orca"), ("sft on SQuAD v2 data", "squad-2"), ("the cnn/dailymail corpus", "cnn-dailymail"), ("train on `ultrachat_200k`", "ultrachat-200k"),
])  # fmt: skip
def test_a_data_set_is_named_as_training_data(text: str, id_: str, catalog: Catalog) -> None:
    assert named(text, catalog) == [id_]


@pytest.mark.parametrize("text", [
    "Alpaca 7B on a T4", "data in alpaca format", "the Alpaca data format", "alpaca 格式的数据", "WizardLM 13B", "accuracy on GSM8K", "half of the Alpaca dataset",
    "3 hours reported on the alpaca page", "10% of the alpaca data", "should I use Alpaca or Vicuna", "alpaca-lora on a 3090", "Dolly v2 12B data", "没用alpaca数据",
])  # fmt: skip
def test_a_format_a_model_or_a_part_is_no_data_set(text: str, catalog: Catalog) -> None:
    assert named(text, catalog) == []


def test_names_of_data_sets_mean_one_row_each(catalog: Catalog) -> None:
    names = [
        name
        for row in catalog.data_sets.values()
        for name in {squash(each) for each in (row.id, row.name, *row.aliases)}
    ]
    assert len(names) == len(set(names))


ALPACA = {"samples": 52002, "mean_tokens_per_sample": 92.4}
"""https://arxiv.org/abs/2306.04751, table 1: 27.8 tokens of a prompt, 64.6 of its answer."""


def test_a_data_set_is_computed_as_its_samples_and_stays_out_of_the_brief(catalog: Catalog) -> None:
    said = Said([COST], {"7B": "model", "4090": "gpu"})
    first = after("7B on Alpaca with a 4090", catalog, said)
    assert first.brief.values == {"model": "7B", "gpu": "RTX 4090"}
    assert first.unused == ()
    assert computed(first, catalog) == (
        {"model": "7B", "gpu": "RTX 4090", **ALPACA}, ["Alpaca taken as 52,002 samples of 92.4 tokens on average."]
    )  # fmt: skip
    then = after("and on an L4?", catalog, Said([COST], {"L4": "gpu"}), [first.brief])
    assert computed(then, catalog)[0] == {"model": "7B", "gpu": "L4", **ALPACA}
    counted = after("5,000 samples", catalog, Said([COST], {"5,000": "samples"}), [then.brief])
    assert computed(counted, catalog) == ({"model": "7B", "gpu": "L4", "samples": 5000}, [])


def test_a_mean_length_is_taken_unless_samples_are_cut_shorter(catalog: Catalog) -> None:
    told = brief(model="7B", data_set="slim-orca")
    arguments, said = computed(Change(told, {}), catalog)
    assert arguments["mean_tokens_per_sample"] == 405.5
    assert said == ["SlimOrca taken as 517,982 samples of 405.5 tokens on average."]
    cut = brief(model="7B", data_set="slim-orca", tokens_per_sample=256)
    assert "mean_tokens_per_sample" not in computed(Change(cut, {}), catalog)[0]


def test_a_corpus_is_its_tokens(catalog: Catalog) -> None:
    """https://huggingface.co/datasets/HuggingFaceFW/fineweb: 15 trillion."""
    change = after("pretrain a 1B on FineWeb", catalog, Said([COST], {"1B": "model"}))
    arguments, said = computed(change, catalog)
    assert arguments == {"model": "1B", "dataset_tokens": 15e12}
    assert said == ["FineWeb taken as 15,000B tokens, read once where no epochs are stated."]


@pytest.mark.parametrize("amount", [{"dataset_tokens": 5e6}, {"steps": 900}, {"samples": 100}])
def test_a_stated_amount_wins_over_the_name(amount: dict[str, Any], catalog: Catalog) -> None:
    arguments, said = computed(Change(brief(model="7B", data_set="alpaca", **amount), {}), catalog)
    assert arguments == {"model": "7B", **amount}
    assert said == []


def test_several_data_sets_are_not_added_up(catalog: Catalog) -> None:
    change = after("train on Alpaca data and on Dolly data", catalog, Said([COST]))
    assert "data_set" not in change.brief.facts


def test_other_money_is_dollars_at_a_rate_the_answer_tells(catalog: Catalog) -> None:
    euro = catalog.exchange["EUR"]
    arguments, [said] = computed(Change(brief(budget="3000 EUR"), {}), catalog, "fit_budget")
    assert arguments["budget_usd"] == pytest.approx(3000 / euro.per_usd, abs=0.01)
    assert said == f"1 EUR = {1 / euro.per_usd:.4g} USD ({euro.as_of})."
    assert computed(Change(brief(budget=3000), {}), catalog, "fit_budget")[1] == []


def test_money_without_a_known_rate_is_not_used(catalog: Catalog) -> None:
    assert "RUB" not in catalog.exchange
    assert computed(Change(brief(budget="90000 RUB"), {}), catalog, "fit_budget") == ({}, [])


def test_a_price_of_a_compared_card_is_converted_too(catalog: Catalog) -> None:
    runs = ({"gpu": "L4", "price_per_hour": "0.7 GBP"}, {"gpu": "T4"})
    arguments, said = computed(Change(brief(model="7B"), {}, runs), catalog, "compare_setups")
    assert arguments["runs"][0]["price_per_hour"] == pytest.approx(
        0.7 / catalog.exchange["GBP"].per_usd, abs=1e-4
    )
    assert len(said) == 1


def test_the_administrators_rate_of_yuan_is_used_and_named() -> None:
    own = small_catalog(overrides=PriceOverrides(cny_per_usd=8.0))
    arguments, said = computed(Change(brief(budget="4000 CNY"), {}), own, "fit_budget")
    assert arguments["budget_usd"] == 500
    assert said == ["1 CNY = 0.125 USD (your own rate)."]


def test_rates_are_plausible_and_dated(catalog: Catalog) -> None:
    for row in catalog.exchange.values():
        assert 0.2 < row.per_usd < 30_000, row.id
        assert date(2025, 11, 1) < row.as_of <= row.checked, row.id


RUN = {"model": "Qwen2.5 32B", "gpu": "RTX 4090", "num_gpus": 4}


@pytest.mark.parametrize(
    ("question", "stated", "tools"),
    [
        ("Are my blue lights too much for the memory?", RUN, ["explain", COST]),
        ("Could it be that my blue lights matter?", RUN, ["explain"]),
        ("What is QLoRA?", RUN, ["explain"]),
        ("Are my blue lights too much for the memory?", {"gpu": "RTX 4090"}, ["explain"]),
    ],
)
def test_figures_of_the_run_stand_below_where_they_are_asked_and_no_article_explains(
    question: str, stated: dict[str, Any], tools: list[str], catalog: Catalog
) -> None:
    made = calls(("explain",), Change(brief(**stated), {}), question, TOOLS, catalog)
    assert [call.tool for call in made] == tools
