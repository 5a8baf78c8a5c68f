"""Answers: every tool in both languages from real results, held against reviewed files in `tests/snapshots/`.

`UPDATE_SNAPSHOTS=1 pytest tests/test_render.py` rewrites those files; read the difference before you commit it.
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from advisor import amounts, charts, configs, hardware, lookup, methods, planning, serving, training
from advisor.catalog import Catalog
from advisor.errors import AdvisorError, EngineError, ToolError
from advisor.hf_config import model_from_config
from advisor.render import Answer, Renderer, cell, link
from advisor.rows import Language, Text
from advisor.tools import TOOLS
from advisor.training import Request

TODAY = date(2026, 11, 24)
SNAPSHOTS = Path(__file__).parent / "snapshots"
RENDERER = Renderer()
LANGUAGES: tuple[Language, ...] = ("en", "zh")
EVIL = "x|<img src=x onerror=alert(1)>\n[here](https://evil.example) `code` **bold**"

Make = Callable[[Catalog, Language], BaseModel]


def estimate(model: str, method: Any = None, gpu: str | None = None, num_gpus: int | None = None, **stated: Any) -> Make:
    def run(catalog: Catalog, language: Language) -> BaseModel:
        card = catalog.gpu(gpu) if gpu else None
        return training.estimate(catalog, Request(catalog.model(model), method, card, num_gpus, **stated), TODAY)

    return run


def needs(model: str, method: Any = None, gpu: str | None = None) -> Make:
    return lambda c, _: hardware.recommend(c, Request(c.model(model), method, c.gpu(gpu) if gpu else None), TODAY)


def serve(api: str | None = None, model: str | None = None, gpu: str | None = None, **traffic: Any) -> Make:
    return lambda c, _: serving.compare(
        c, api_model=c.api_model(api) if api else None, model=c.model(model) if model else None,
        gpu=c.gpu(gpu) if gpu else None, today=TODAY, **traffic,
    )  # fmt: skip


def compare(chosen: Any = (), model: str | None = None) -> Make:
    return lambda c, _: methods.compare(c, chosen, c.model(model) if model else None)


def suit(model: str | None, gpu: str | None, num_gpus: int = 1, samples: int | None = None, scenario: str | None = None) -> Make:
    return lambda c, _: methods.recommend(
        c, c.model(model) if model else None, c.gpu(gpu) if gpu else None, num_gpus, samples, c.scenarios[scenario] if scenario else None
    )


def describe(scenario: str | None = None, samples: int | None = None) -> Make:
    return lambda c, _: planning.describe(c, c.scenarios[scenario] if scenario else None, samples)


def plan(scenario: str | None = None, model: str | None = None, gpu: str | None = None, **stated: Any) -> Make:
    given = dict.fromkeys(("method", "num_gpus", "samples", "budget_usd", "weeks")) | stated
    return lambda c, _: planning.plan(
        c, scenario=c.scenarios[scenario] if scenario else None, model=c.model(model) if model else None,
        gpu=c.gpu(gpu) if gpu else None, start=TODAY, **given,
    )  # fmt: skip


def afford(model: str | None = None, **stated: Any) -> Make:
    given = dict.fromkeys(("budget_usd", "hours", "method", "gpu", "num_gpus", "samples")) | stated
    return lambda c, _: planning.fit_budget(c, model=c.model(model) if model else None, today=TODAY, **given)


def config(framework: Any, model: str, method: Any, gpu: str | None = None, num_gpus: int = 1) -> Make:
    return lambda c, _: configs.make(framework, c.model(model), method, c.gpu(gpu) if gpu else None, num_gpus, None)


def look_up(gpu: str | None = None, model: str | None = None, api: str | None = None) -> Make:
    return lambda c, _: lookup.Facts(
        gpu=lookup.gpu_facts(c, c.gpu(gpu), TODAY) if gpu else None,
        model=lookup.model_facts(c.model(model)) if model else None,
        api=lookup.api_facts(c, c.api_model(api)) if api else None,
    )


def explain(topic: str) -> Make:
    return lambda c, language: lookup.index_topics(c)[language].explain(topic)


SNAPSHOT_CASES: dict[str, Make] = {
    "estimate_training_cost": estimate("13B", "lora", "RTX 4090"),
    "recommend_hardware": needs("13B"),
    "compare_serving_cost": serve(),
    "compare_methods": compare(model="7B"),
    "recommend_method": suit("13B", "RTX 4090", samples=300, scenario="qa_system"),
    "describe_scenario": describe("qa_system", 300),
    "plan_project": plan("qa_system", "7B", "RTX 4090", samples=3000, budget_usd=600, weeks=2),
    "fit_budget": afford(budget_usd=50),
    "make_config": config("llama-factory", "Llama 3.1 8B", "qlora", "RTX 4090"),
    "look_up": look_up("RTX 4090", "Qwen2.5 7B", "GPT-4o mini"),
    "explain": explain("LoRA"),
    "none": lambda catalog, language: TOOLS["none"]().run(catalog, language),
}
"""One reviewed answer of each tool."""

MORE_CASES: tuple[tuple[str, Make], ...] = (
    ("estimate_training_cost", estimate("7B")),
    ("estimate_training_cost", estimate("7B", None, "RTX 4090")),
    ("estimate_training_cost", estimate("70B", None, "A100")),
    ("estimate_training_cost", estimate("Llama 3.1 8B", "full", "H100", 8, samples=20_000, price_per_hour=2.0)),
    ("estimate_training_cost", estimate("405B", "full", "RTX 3060")),
    ("estimate_training_cost", estimate("0.5B", "prompt_tuning", "V100 16GB", samples=10)),
    ("recommend_hardware", needs("70B", "qlora", "RTX 3090")),
    ("recommend_hardware", needs("3000B", "full")),
    ("recommend_hardware", needs("Mixtral 8x7B", "qlora")),
    ("compare_serving_cost", serve(requests_per_day=1000)),
    ("compare_serving_cost", serve("GPT-4o mini", "70B", "RTX 4090", requests_per_day=100, days=365)),
    ("compare_serving_cost", serve("ERNIE Speed", requests_per_day=2000, days=90)),
    ("compare_serving_cost", serve(model="3000B")),
    ("compare_methods", compare()),
    ("compare_methods", compare(("lora", "qlora"))),
    ("compare_methods", compare(("full", "qlora", "prompt_tuning"))),
    ("compare_methods", compare(("lora",), "7B")),
    ("recommend_method", suit(None, None)),
    ("recommend_method", suit("7B", None)),
    ("recommend_method", suit(None, "RTX 3090", 2)),
    ("recommend_method", suit("405B", "RTX 4090")),
    ("recommend_method", suit("7B", "H100", 8, samples=200_000)),
    ("describe_scenario", describe()),
    ("describe_scenario", describe(samples=800)),
    ("describe_scenario", describe(samples=5)),
    ("describe_scenario", describe("code_generation")),
    ("describe_scenario", describe("extraction", 3000)),
    ("describe_scenario", describe("classification", 1_000_000)),
    ("plan_project", plan()),
    ("plan_project", plan("code_generation", weeks=0.4, budget_usd=100)),
    ("plan_project", plan(None, "405B", "RTX 3060", budget_usd=10_000)),
    ("fit_budget", afford("70B", budget_usd=2, samples=100_000)),
    ("fit_budget", afford("Llama 3.1 8B", hours=10)),
    ("fit_budget", afford("7B", budget_usd=100, samples=5000)),
    ("make_config", config("trl", "7B", "lora", "RTX 4090", 2)),
    ("make_config", config("axolotl", "70B", "full", "RTX 3090")),
    ("make_config", config("unsloth", "Qwen2.5 7B", "lora")),
    ("look_up", look_up("A100")),
    ("look_up", look_up(model="DeepSeek V3")),
    ("look_up", look_up(model="13B")),
    ("look_up", look_up(api="ERNIE Speed")),
    ("explain", explain("gradient checkpointing")),
    ("explain", explain("zzzz qqqq")),
)
ALL = [*SNAPSHOT_CASES.items(), *MORE_CASES]


def answered(tool: str, make: Make, catalog: Catalog, language: Language) -> tuple[Answer, BaseModel]:
    result = make(catalog, language)
    return RENDERER.answer(tool, result, language), result


def test_every_tool_has_its_case_and_both_templates():
    assert set(SNAPSHOT_CASES) == set(TOOLS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_snapshot(tool: str, language: Language, catalog: Catalog):
    answer, _ = answered(tool, SNAPSHOT_CASES[tool], catalog, language)
    text = f"[{answer.badge or ''}] {answer.markdown}\n\n" + "".join(f"> {line}\n" for line in answer.suggestions)
    file = SNAPSHOTS / f"{tool}.{language}.md"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8"), f"{file.name} differs: review it, then UPDATE_SNAPSHOTS=1"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: f"{place}-{ALL[place][0]}")
def test_an_answer_is_whole(place: int, language: Language, catalog: Catalog):
    answer, result = answered(*ALL[place], catalog, language)
    _check_form(answer)
    assert 1 <= len(answer.suggestions) <= 3
    assert not unknown_numbers(answer.headline, result, language)


def _check_form(answer: Answer) -> None:
    """One sentence on top, whole tables, no slips of a template."""
    prose = re.sub(r"^```.*?^```$", "", answer.markdown, flags=re.MULTILINE | re.DOTALL)
    assert answer.headline
    assert "\n" not in answer.headline
    assert not re.search(r"\bNone\b|\bnan\b|\binf\b|[!！]| [,.;，。；]|(?<!\.)\.\.(?!\.)|。。|\$0(?!\.)", re.sub(r"\]\([^)]*\)|<!--", "", prose)), prose
    assert not re.search(r"\*\*[^*\n]*[，。：；）.:]\*\*[^\s，。：；（|]", prose), f"bold that does not close: {prose}"
    for table in re.findall(r"(?:^\|.*\n?)+", prose, flags=re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(widths) == 1, table


def unknown_numbers(sentence: str, result: BaseModel, language: Language) -> set[str]:
    """Numbers of a sentence that are no way of showing a number of the result."""
    sentence = _close(sentence)
    for name in sorted([*(method[language] for method in charts.METHODS.values()), *_texts(result)], key=len, reverse=True):
        sentence = sentence.replace(_close(cell(name)), " ").replace(_close(name), " ")
    shown = {number for value in _numbers(result) for number in _shown(value, language)}
    return set(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", sentence)) - shown


def _close(text: str) -> str:
    """Without the spaces that set Chinese apart from digits."""
    return re.sub(r"(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])", "", text)


def _shown(value: float, language: Language) -> Iterator[str]:
    ways = (amounts.usd, amounts.gigabytes, amounts.count, amounts.plain, amounts.short, amounts.about, amounts.percent)
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
    return [leaf for leaf in _leaves(result) if isinstance(leaf, int | float) and not isinstance(leaf, bool)]


def _texts(result: BaseModel) -> set[str]:
    """Names and dates."""
    return {str(leaf) for leaf in _leaves(result) if isinstance(leaf, str | date) and 2 <= len(str(leaf)) <= 60}


def test_the_lessons_figures_reach_the_reader(catalog: Catalog):
    answer, _ = answered("estimate_training_cost", estimate("7B", None, "RTX 4090"), catalog, "en")
    assert answer.headline == "7B with LoRA on one RTX 4090: about 8 h and $4.80."
    assert answer.badge == "fits"
    refused, _ = answered("estimate_training_cost", estimate("13B", "lora", "RTX 4090"), catalog, "zh")
    assert refused.badge == "no"
    assert "16 小时，$9.60" in refused.headline
    table, _ = answered("compare_serving_cost", serve(), catalog, "en")
    for figure in ("| $45 | $50 | -$5 (-11.1 %)", "| $450 | $50 | $400 (88.9 %)", "| $4,500 | $50 | $4,450 (98.9 %)"):
        assert figure in table.body
    assert "only the electricity of a card that is already yours" in table.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_users_text_opens_no_html_and_breaks_no_table(language: Language, catalog: Catalog):
    model = model_from_config({"name": EVIL, "num_parameters": 8e9, "hidden_size": 4096, "num_hidden_layers": 32,
                               "num_attention_heads": 32, "intermediate_size": 14336, "vocab_size": 32000})  # fmt: skip
    request = Request(model, "lora", catalog.gpu("RTX 4090"))
    answers = [
        RENDERER.answer("estimate_training_cost", training.estimate(catalog, request, TODAY), language),
        RENDERER.answer("recommend_hardware", hardware.recommend(catalog, request, TODAY), language),
        RENDERER.answer("compare_methods", methods.compare(catalog, (), model), language),
        RENDERER.answer("compare_serving_cost", serving.compare(catalog, model=model, today=TODAY), language),
        RENDERER.answer("explain", lookup.index_topics(catalog)[language].explain(EVIL), language),
        *(RENDERER.problem(ToolError(code, (EVIL,), name=EVIL), "look_up", {}, language)
          for code in ("unknown_gpu", "unknown_model", "unknown_api_model", "unknown_lora_target", "model_size_out_of_range")),
        RENDERER.problem(ToolError("bad_config_field", field=EVIL, value=EVIL), "look_up", {}, language),
        RENDERER.problem(ToolError("never_seen", name=EVIL), "look_up", {}, language),
    ]  # fmt: skip
    for answer in answers:
        assert "<img" not in answer.markdown
        assert "[here](" not in answer.markdown.replace("\\[here\\](", "")
        _check_form(answer)


SOURCE = Path(charts.__file__).parent
CODES = sorted({code for file in SOURCE.glob("*.py") for code in re.findall(r"raise ToolError\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))})
DETAILS: dict[str, dict[str, Any]] = {
    "message_too_long": {"length": 5000, "limit": 4000},
    "missing_argument": {"argument": "model"},
    "missing_config_field": {"field": "num_hidden_layers"},
    "bad_config_field": {"field": "hidden_size", "value": "wide"},
    "unsupported_by_framework": {"framework": "Axolotl", "feature": "prompt_tuning", "instead": "TRL"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_error_has_a_sentence_of_its_own(code: str, language: Language):
    error = ToolError(code, ("RTX 4090", "RTX 4080"), **DETAILS.get(code, {"name": "RTX 4099"}))
    answer = RENDERER.problem(error, "estimate_training_cost", {}, language)
    assert not answer.headline.startswith(("I cannot compute", "无法计算"))
    _check_form(answer)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ToolError("unknown_gpu", ("RTX 4090",), name="4099"), "I do not know a GPU called “4099”."),
        (ToolError("missing_argument", argument="model"), "Which model, or what size (for example 7B)?"),
        (ToolError("missing_argument", argument="samples"), "One thing is missing: the number of samples."),
        (ToolError("unsupported_by_framework", framework="Unsloth", feature="sharding", instead="LLaMA-Factory"),
         "Unsloth cannot divide a model over several cards; LLaMA-Factory can."),
        (EngineError("no model"), "The language model that reads your question failed."),
        (ToolError("never_seen", name="x"), "I cannot compute that: never seen (name='x')."),
    ],
)  # fmt: skip
def test_error_sentences(error: AdvisorError, sentence: str):
    assert RENDERER.problem(error, "look_up", {}, "en").headline == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence", "body"),
    [
        ({"model": "7B", "num_gpus": 0}, "“0” does not work as the number of GPUs.", "It must be at least 1."),
        ({"model": "7B", "method": "magic"}, "“magic” does not work as the method.", "Possible: 'full', 'lora', 'qlora' or 'prompt_tuning'."),
        ({"model": "7B", "colour": "red"}, "There is no argument “colour”.", ""),
    ],
)
def test_wrong_values_name_their_limits(arguments: dict[str, Any], sentence: str, body: str):
    with pytest.raises(ValidationError) as caught:
        TOOLS["estimate_training_cost"].model_validate(arguments)
    answer = RENDERER.problem(caught.value, "estimate_training_cost", arguments, "en")
    assert (answer.headline, answer.body) == (sentence, body)


def test_an_unknown_name_is_offered_again():
    error = ToolError("unknown_gpu", ("RTX 4090", "RTX 4080"), name="4099")
    assert RENDERER.problem(error, "look_up", {}, "zh").suggestions == ("我是说 RTX 4090", "我是说 RTX 4080")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", range(len(ALL)), ids=lambda place: f"{place}-{ALL[place][0]}")
def test_charts_are_small_transparent_and_in_the_language(place: int, language: Language, catalog: Catalog):
    _, make = ALL[place]
    chart = charts.figure(make(catalog, language), language)
    if chart is None:
        return
    layout = chart.to_dict()["layout"]
    assert layout["height"] <= 320
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
    assert "title" not in layout
    words = str(layout["xaxis"].get("title", "")) + "".join(str(trace.y) for trace in chart.data)
    assert bool(re.search(r"[\u4e00-\u9fff]", words)) == (language == "zh")


def test_charts_only_where_looking_beats_reading(catalog: Catalog):
    drawn = {tool for tool, make in SNAPSHOT_CASES.items() if charts.figure(make(catalog, "en"), "en")}
    assert drawn == {"estimate_training_cost", "recommend_hardware", "compare_serving_cost", "plan_project"}


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (amounts.usd(4.8), "$4.80"), (amounts.usd(-5), "-$5"), (amounts.usd(4450), "$4,450"), (amounts.usd(0.03), "$0.03"),
        (amounts.usd(0.1744), "$0.174"), (amounts.usd(0.000262), "$0.00026"), (amounts.usd(0.5), "$0.50"), (amounts.usd(99.999), "$100"),
        (amounts.hours(0.001), "4 s"), (amounts.hours(0.3), "18 min"), (amounts.hours(8), "8 h"), (amounts.hours(100, "zh"), "4.2 天"),
        (amounts.short(7.24e9), "7.24B"), (amounts.short(999.9e6), "1B"), (amounts.short(12_000), "12k"), (amounts.short(950), "950"),
        (amounts.percent(88.88), "88.9 %"), (amounts.percent(-11.11, "zh"), "-11.1%"), (amounts.percent(0.0012), "0.0012 %"),
        (amounts.gigabytes(23.55), "23.6 GiB"), (amounts.gigabytes(141), "141 GiB"), (amounts.about(249_923), "250,000"),
        (cell("a|b<c>"), "a\\|b&lt;c>"), (link("Lesson 91"), "Lesson 91"),
        (link("https://www.nvidia.com/a100/"), "[nvidia.com/a100](https://www.nvidia.com/a100/)"),
    ],
)  # fmt: skip
def test_amounts(shown: str, expected: str):
    assert shown == expected


def test_text_in_both_languages_is_read_by_language():
    assert Text(en="one", zh="一")["zh"] == "一"
