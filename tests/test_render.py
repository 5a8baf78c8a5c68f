"""Answers: every tool in both languages, from results as the tools compute them today."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from advisor.advice.choices import compare_methods, recommend_hardware, recommend_method
from advisor.advice.project import fit_budget, plan_project
from advisor.advice.serving import compare_serving_cost
from advisor.advice.settings import make_config
from advisor.advice.tools import TOOLS
from advisor.advice.topics import look_up
from advisor.advice.topics.explain import Explain
from advisor.advice.training import estimate_training_cost
from advisor.advice.training.asked.stated import Stated
from advisor.answers import amounts
from advisor.answers.answer import Answer
from advisor.answers.markup import cell, link
from advisor.answers.render import Renderer
from advisor.answers.words import words
from advisor.catalog.architectures import model_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.errors import ToolError
from advisor.language import Language
from tests.answers import TODAY, Make, estimate, serve
from tests.cases import ALL
from tests.form import check_form, prose

RENDERER = Renderer()
LANGUAGES: tuple[Language, ...] = ("en", "zh")
EVIL = "x|<img src=x onerror=alert(1)>\n[here](javascript:alert(1)) `code` **bold**"


def answered(
    tool: str, make: Make, catalog: Catalog, language: Language
) -> tuple[Answer, BaseModel]:
    result = make(catalog, language)
    return RENDERER.answer(tool, result, language), result


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: f"{place}-{ALL[place][0]}")
def test_an_answer_is_whole(place: int, language: Language, catalog: Catalog):
    answer, result = answered(*ALL[place], catalog, language)
    check_form(answer)
    assert 1 <= len(answer.suggestions) <= 3
    assert not unknown_numbers(answer.headline, result, language)


def unknown_numbers(sentence: str, result: BaseModel, language: Language) -> set[str]:
    """Numbers of a sentence that are no way of showing a number of the result, but for those that
    an article tells."""
    sentence = _close(sentence)
    if claim := getattr(result, "claim", ""):
        sentence = sentence.replace(_close(claim), " ")
    for name in sorted(
        [*(words(language).term("method", id_) for id_ in get_args(MethodId)), *_texts(result)],
        key=len,
        reverse=True,
    ):
        sentence = sentence.replace(_close(cell(name)), " ").replace(_close(name), " ")
    formats = r"\d+(?:[- ]bit| ?位)|(?:bf|fp|int)\d+"  # their names: 8-bit AdamW, FP8
    sentence = re.sub(formats, " ", sentence, flags=re.I)
    shown = {number for value in _numbers(result) for number in _shown(value, language)}
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", sentence)) - shown


def _close(text: str) -> str:
    """Without the spaces that set Chinese apart from digits."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", text)


def _shown(value: float, language: Language) -> Iterator[str]:
    ways = (
        amounts.usd,
        amounts.gigabytes,
        amounts.count,
        amounts.plain,
        amounts.short,
        amounts.about,
        amounts.percent,
        amounts.rate,
    )
    for text in (str(value), *(way(value) for way in ways), amounts.hours(value, language)):
        yield from re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", text)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, BaseModel):
        yield from _leaves(value.model_dump())
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _leaves(item)
    else:
        yield value


def _numbers(result: BaseModel) -> list[float]:
    return [
        leaf
        for leaf in _leaves(result)
        if isinstance(leaf, int | float) and not isinstance(leaf, bool)
    ]


def _texts(result: BaseModel) -> set[str]:
    """Names and dates."""
    return {
        str(leaf)
        for leaf in _leaves(result)
        if isinstance(leaf, str | date) and 2 <= len(str(leaf)) <= 60
    }


PROGRAM_CALLS: dict[str, dict[str, Any]] = {
    "estimate_training_cost": {
        "model": "Llama 3.1 8B",
        "method": "lora",
        "gpu": "RTX 4090",
        "lora_rank": 64,
        "steps": 100,
    },
    "fix_memory": {"model": "70B", "method": "qlora", "gpu": "RTX 4090", "num_gpus": 2},
    "estimate_by_size": {"gpu": "RTX 4090", "measured_hours": 5},
    "find_limit": {"model": "7B", "gpu": "RTX 4090"},
    "recommend_hardware": {"model": "7B", "method": "qlora"},
    "find_least_memory": {"model": "7B", "stated_gib": 80},
    "price_pretraining": {"model": "GPT-3"},
    "choose_layout": {"model": "7B", "gpu": "A100 80GB", "num_gpus": 8},
    "published_runs": {"project": "LLaVA-1.5"},
    "judge_pace": {"model": "7B", "gpu": "RTX 3090", "measured_hours": 60},
    "tabulate_memory": {"models": ["Qwen2.5 7B"], "gpu": "RTX 4090"},
    "compare_serving_cost": {"requests_per_day": 5000, "api_model": "GPT-4o mini", "gpu": "A100"},
    "size_serving": {"model": "Llama 3.1 8B", "gpu": "A100", "users": 100},
    "buy_or_rent": {"gpu": "RTX 3090", "num_gpus": 2, "hours": 40},
    "rental_prices": {"gpu": "RTX 4090", "provider": "AutoDL"},
    "compare_methods": {"methods": ["lora", "full"]},
    "recommend_method": {"gpu": "RTX 4090"},
    "compare_setups": {"model": "7B", "runs": [{"gpu": "RTX 3090"}, {"gpu": "RTX 4090"}]},
    "recommend_model": {"gpu_memory_gib": 8},
    "recommend_settings": {"model": "7B", "samples": 6000, "epochs": 10},
    "price_hosted_tuning": {"provider": "OpenAI"},
    "describe_scenario": {},
    "plan_project": {"model": "7B", "gpu": "RTX 3090"},
    "fit_budget": {"hours": 5},
    "make_config": {"model": "Qwen2.5 7B", "gpu": "RTX 4090"},
    "look_up": {"gpu": "H100"},
    "explain": {"topic": "what is packing"},
    "none": {},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_a_call_as_programs_make_it(tool: str, language: Language, catalog: Catalog):
    result = TOOLS[tool].model_validate(PROGRAM_CALLS[tool]).run(catalog, language)
    check_form(RENDERER.answer(tool, result, language))


def test_sources_become_links_and_text_stays_text():
    assert link("Lesson 91") == "Lesson 91"
    assert link("https://www.nvidia.com/a100/") == "[nvidia.com/a100](https://www.nvidia.com/a100/)"
    assert cell("a|b<c>") == "a\\|b&lt;c>"


def test_the_lessons_figures_reach_the_reader(catalog: Catalog):
    answer, _ = answered("estimate_training_cost", estimate("7B", None, "RTX 4090"), catalog, "en")
    assert answer.headline.startswith("7B with LoRA fits one RTX 4090: about ")
    assert "not part of the estimate | 8 h, $4.80 |" in answer.body
    assert answer.badge == "fits"
    refused, _ = answered(
        "estimate_training_cost", estimate("13B", "lora", "RTX 4090"), catalog, "zh"
    )
    assert refused.badge == "no"
    assert "16 小时，$9.60" in refused.body
    table, _ = answered("compare_serving_cost", serve(), catalog, "en")
    for figure in (
        "| $45 | $50 | -$5 (-11.1%)",
        "| $450 | $50 | $400 (88.9%)",
        "| $4,500 | $50 | $4,450 (98.9%)",
    ):
        assert figure in table.body
    assert "only the electricity of a card that is already yours" in table.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_users_text_opens_no_html_and_breaks_no_table(language: Language, catalog: Catalog):
    model = model_from_config(catalog, {"name": EVIL, "num_parameters": 8e9, "hidden_size": 4096, "num_hidden_layers": 32,
                               "num_attention_heads": 32, "intermediate_size": 14336, "vocab_size": 32000})  # fmt: skip
    request = Stated(model, "lora", catalog.gpu("RTX 4090"))
    answers = [
        RENDERER.answer("estimate_training_cost", estimate_training_cost.estimate(catalog, request, TODAY), language),
        RENDERER.answer("recommend_hardware", recommend_hardware.recommend(catalog, request, TODAY), language),
        RENDERER.answer("compare_methods", compare_methods.compare(catalog, (), model), language),
        RENDERER.answer("compare_serving_cost", compare_serving_cost.compare(catalog, compare_serving_cost.ServingRequest(model=model), TODAY), language),
        RENDERER.answer("make_config", make_config.make(catalog, "trl", Stated(model, "lora", catalog.gpu("RTX 3060"))), language),
        RENDERER.answer("recommend_method", recommend_method.recommend(catalog, model, catalog.gpu("RTX 3060"), 1, 5, None), language),
        RENDERER.answer("fit_budget", fit_budget.fit_budget(catalog, fit_budget.BudgetRequest(0.01, model=model, samples=10_000), TODAY), language),
        RENDERER.answer("plan_project", plan_project.plan(
            catalog, plan_project.ProjectRequest(model=model, method="full", gpu=catalog.gpu("RTX 3060"), num_gpus=1), TODAY), language),
        RENDERER.answer("look_up", look_up.Facts(model=look_up.model_facts(model)), language),
        RENDERER.answer("explain", Explain(topic=EVIL).run(catalog, language), language),
        *(RENDERER.problem(ToolError(code, (EVIL,), name=EVIL), "look_up", {}, language)
          for code in ("unknown_gpu", "unknown_model", "unknown_api_model", "unknown_lora_target", "model_size_out_of_range")),
        RENDERER.problem(ToolError("bad_config_field", field=EVIL, value=EVIL), "look_up", {}, language),
        RENDERER.problem(ToolError("never_seen", name=EVIL), "look_up", {}, language),
    ]  # fmt: skip
    for answer in answers:
        assert "<img" not in prose(answer)
        assert "[here](" not in prose(answer)
        check_form(answer)
