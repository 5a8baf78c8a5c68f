"""The page "All settings": the form is the tool, the address is the run, and the answer is the
tool's."""

import html
import re
from collections.abc import Callable
from typing import Any, Literal

import httpx
import pytest
from pydantic import Field

from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers import amounts
from advisor.answers.notes import sentence
from advisor.answers.render import Renderer
from advisor.answers.shown import told
from advisor.answers.words import term
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.result import Range
from advisor.web.fields import words
from advisor.web.form import Form
from advisor.web.visitor import Visitor
from tests.hostile import forms
from tests.run_page import RUN, fetch, figures

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3
FULL: dict[str, Any] = {
    **RUN, "num_gpus": 2, "epochs": 2.5, "price_per_hour": 0.45, "lora_rank": 32, "lora_targets": "q_proj, v_proj", "micro_batch_size": 2,
    "gradient_accumulation": 4, "gradient_checkpointing": "yes", "attention": "flash", "optimizer": "paged_adamw_8bit",
    "precision": "bf16", "quantization": "nf4", "parallelism": "ddp", "packing": "no",
}  # fmt: skip
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@pytest.fixture(scope="module")
def page_form(catalog: Catalog) -> Form:
    return Form(catalog, EstimateTrainingCost, Renderer())


def shown_by(form: Form, asked: dict[str, str], language: Language) -> tuple[int, str]:
    answer = form.page(asked, Visitor(language, "auto", ""))
    return answer.status_code, bytes(answer.body).decode()


def spans(known: Range, shown: Callable[[float], str]) -> list[str]:
    return [shown(known.expected), f"{shown(known.low)} – {shown(known.high)}"]


def computed(catalog: Catalog, **values: Any) -> TrainingEstimate:
    return EstimateTrainingCost.model_validate(values).run(catalog)


def test_every_argument_of_the_tool_has_its_field(page_form: Form) -> None:
    placed = [name for group in page_form.groups.values() for name in group]
    assert sorted(placed) == sorted(EstimateTrainingCost.model_fields)
    shown = shown_by(page_form, {}, "en")[1]
    assert re.findall(r'<(?:input|select)[^>]* name="(\w+)"', shown) == ["lang", *placed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_label(page_form: Form, language: Language) -> None:
    unnamed = [name for name in EstimateTrainingCost.model_fields if not words().named(name)]
    assert unnamed == [], "name them in advisor/web/assets/run.yaml, under groups"
    labels = [entry.label(language) for entry in page_form.entries.values()]
    assert len(set(labels)) == len(labels)


def test_words_belong_to_one_field_each() -> None:
    named = [name for group in words().groups.values() for name in group.fields]
    assert sorted(named) == sorted(EstimateTrainingCost.model_fields)


class Longer(EstimateTrainingCost):
    """The tool with arguments it may gain one day."""

    warmup_share: float | None = Field(default=None, ge=0, le=0.5)
    """Share of the steps that warm up."""
    schedule: Literal["linear", "cosine"] | None = None
    early_stop: bool | None = None
    tags: tuple[str, ...] | None = None


def test_a_new_argument_appears_by_itself(catalog: Catalog) -> None:
    longer = Form(catalog, Longer, Renderer())
    assert longer.groups["more"][-4:] == ("warmup_share", "schedule", "early_stop", "tags")
    typed = {name: str(value) for name, value in RUN.items()}
    shown = shown_by(
        longer, {**typed, "warmup_share": "0.1", "schedule": "cosine", "early_stop": "no"}, "en"
    )[1]
    assert "<summary>More settings</summary>" in shown
    assert '<label for="f-warmup_share">Warmup share</label>' in shown
    assert 'min="0" max="0.5" step="any" value="0.1"' in shown
    assert "Share of the steps that warm up." in shown
    assert '<option value="cosine" selected>cosine</option>' in shown
    assert '<option value="no" selected>no</option>' in shown
    assert longer.entries["tags"].argument("a, b") == ["a", "b"]
    assert shown_by(longer, {"model": "7B", "warmup_share": "0.7"}, "en")[0] == 422


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "dora is a setting of lora, qlora."), ("zh", "dora 只用于 lora, qlora。")],
)
def test_settings_that_contradict_each_other_are_told_in_the_users_language(
    page_form: Form, language: Any, sentence: str
) -> None:
    status, shown = shown_by(page_form, {"model": "7B", "method": "full", "dora": "yes"}, language)
    assert status == 422
    assert sentence in shown


def test_fields_know_their_limits_and_their_choices(page_form: Form) -> None:
    assert page_form.entries["num_gpus"].limits == {"min": "1", "max": "4096", "step": "1"}
    assert page_form.entries["price_per_hour"].limits == {"min": "0", "max": "10000", "step": "any"}
    assert page_form.entries["attention"].choices == ("flash", "sdpa", "eager")
    assert page_form.entries["packing"].choices == ("yes", "no")


def test_names_of_the_catalog_are_offered(page_form: Form, catalog: Catalog) -> None:
    shown = html.unescape(shown_by(page_form, {}, "en")[1])
    for rows in (catalog.models, catalog.gpus):
        assert all(f'<option value="{row.name}">' in shown for row in rows.values())


@pytest.mark.parametrize("values", [RUN, FULL], ids=["short", "every setting"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_comes_out_as_the_tool_says(
    address: str, catalog: Catalog, values: dict[str, Any], language: Language
) -> None:
    answer = fetch(address, language, **values)
    asked = {
        name: value.split(", ") if name == "lora_targets" else value
        for name, value in values.items()
    }
    result = computed(catalog, **asked)
    assert result.hours is not None
    assert result.cost_usd is not None
    assert result.tokens_per_second is not None
    assert answer.status_code == 200
    rows = figures(answer.text)
    time, cost, memory = (
        ("Training time", "Cost", "Low to high")
        if language == "en"
        else ("训练时间", "费用", "下限到上限")
    )
    assert rows[time] == spans(result.hours, lambda hours: amounts.hours(hours, language))
    assert rows[cost] == spans(result.cost_usd, amounts.usd)
    peak = result.peak_memory_gib
    assert rows[memory] == [f"{amounts.gigabytes(peak.low)} – {amounts.gigabytes(peak.high)}"]
    for part, gib in peak.breakdown.items():
        assert rows.get(term("part", part, language), ["-"]) == (
            [amounts.gigabytes(gib)] if gib >= 0.05 else ["-"]
        )
    for gib in (peak.expected, peak.allocated, peak.reserved, result.usable_gib):
        assert [amounts.gigabytes(gib or 0)] in rows.values()
    assert (
        amounts.count(result.tokens_per_second.expected) in answer.text.partition('id="speed"')[2]
    )
    shown = html.unescape(answer.text)
    assert all(sentence(note, language) in shown for note in told(result, language))
    assert all(
        f'href="{source}"' in shown for source in result.sources if source.startswith("http")
    )
    assert {"en": "Fits", "zh": "放得下"}[language] in shown


def test_a_run_that_does_not_fit_is_not_priced_and_its_alternatives_are_addresses(
    address: str, catalog: Catalog
) -> None:
    asked = {"model": "13B", "method": "lora", "gpu": "RTX 4090"}
    answer = fetch(address, **asked, measured_peak_gib=30)
    assert '<span class="badge no">Does not fit</span>' in answer.text
    assert not {"Training time", "Cost"} & set(figures(answer.text))
    first = computed(catalog, **asked).alternatives[0]
    follow = html.unescape(
        re.findall(r'href="(run\?[^"]*method=[^"]*)"', answer.text.partition('id="result"')[2])[0]
    )
    assert "measured" not in follow
    other = httpx.get(f"{address}/{follow}").text
    assert figures(other)["Training time"][0] == amounts.hours(first.hours)


def test_every_card_and_method_are_addresses_too(address: str, catalog: Catalog) -> None:
    best = computed(catalog, **RUN, explore="all").front
    assert best is not None
    shown = fetch(address, **RUN, explore="all", measured_peak_gib=20).text.partition(
        "from the cheapest to the fastest</h3>"
    )[2]
    links = [
        html.unescape(link)
        for link in re.findall(r'<a href="(run\?[^"]*)">', shown.partition("</table>")[0])
    ]
    assert len(links) == len(best.set_ups)
    assert figures(httpx.get(f"{address}/{links[0]}").text)["Training time"][0] == amounts.hours(
        best.set_ups[0].hours
    )


def test_without_a_card_only_memory_is_told(address: str) -> None:
    answer = fetch(address, model="7B", method="lora")
    assert {"Peak memory", "weights"} <= set(figures(answer.text))
    assert not {"Training time", "Cost", "Usable per card"} & set(figures(answer.text))


def test_a_config_json_is_a_model(address: str) -> None:
    config = '{"hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "intermediate_size": 11008, "vocab_size": 32000}'
    answer = fetch(address, model=config, method="lora", gpu="A100 80GB")
    assert answer.status_code == 200
    assert f'value="{html.escape(config).replace("&quot;", "&#34;")}"' in answer.text


def test_where_the_memory_goes_is_told_once(address: str) -> None:
    """The page has its own table of the parts; the chat's list of them is left out, its heading
    too."""
    for language, heading, row in (
        ("en", "Where the memory goes", "weights"),
        ("zh", "显存构成", "模型权重"),
    ):
        shown = html.unescape(fetch(address, language, **RUN).text).partition('id="result"')[2]
        assert heading not in shown
        assert len(re.findall(rf"<(?:li|/i)>{row}[^<]*<", shown)) == 1


def test_time_and_cost_double_with_the_measured_step(address: str, catalog: Catalog) -> None:
    plain = computed(catalog, **RUN)
    assert plain.seconds_per_step is not None
    assert plain.hours is not None
    assert plain.cost_usd is not None
    shown = fetch(address, **RUN, measured_seconds_per_step=2 * plain.seconds_per_step).text
    rows = figures(shown)
    assert rows["Training time"][0] == amounts.hours(round(2 * plain.hours.expected, 3))
    assert float(rows["Cost"][0].removeprefix("$")) == pytest.approx(
        2 * plain.cost_usd.expected, rel=0.01
    )
    assert rows["Usable per card"] == figures(fetch(address, **RUN).text)["Usable per card"]
    assert "Time and cost follow your measured step." in shown


def test_memory_and_fit_follow_the_measured_peak(address: str) -> None:
    shown = fetch(address, "zh", **RUN, measured_peak_gib=23.2).text
    assert '<span class="badge tight">勉强</span>' in shown
    assert figures(shown)["整个进程（nvidia-smi 所见）"] == ["23.2 GiB"]
    assert "按你实测的峰值计算" in shown


def test_what_to_measure_is_explained_and_the_computed_value_stands_there(address: str) -> None:
    assert "Try the run for a few minutes" in fetch(address).text
    field = re.findall(
        r'<input[^>]*id="f-measured_seconds_per_step"[^>]*>', fetch(address, **RUN).text
    )[0]
    assert re.search(r'value="" placeholder="[\d.]+"', field)


@pytest.mark.slow
def test_no_generated_form_breaks_the_page(page_form: Form) -> None:
    """Each is answered or refused in a sentence, in both languages; `tests/hostile.py` says what is
    in them."""
    statuses: set[int] = set()
    for number, filled in enumerate(forms(400, seed=10)):
        status, shown = shown_by(page_form, filled, LANGUAGES[number % 2])
        statuses.add(status)
        if status == 422:
            assert re.search(r'role="alert">\s*<p><b>[^<]{4,}</b>', shown), filled
    assert statuses == {200, 422}


@pytest.mark.parametrize(("query", "accepted", "title"), [
    ("", "de-DE", "All settings of a run"), ("", "zh-CN,en;q=0.5", "一次训练的全部设置"), ("?lang=en", "zh-CN", "All settings of a run"),
])  # fmt: skip
def test_the_empty_form_in_the_readers_language(
    address: str, query: str, accepted: str, title: str
) -> None:
    answer = httpx.get(f"{address}/run{query}", headers={"accept-language": accepted})
    assert answer.status_code == 200
    assert f"<h1>{title}</h1>" in answer.text
    assert 'role="alert"' not in answer.text
    for example in re.findall(r'<li><a href="(run\?[^"]*)"', answer.text):
        assert httpx.get(f"{address}/{html.unescape(example)}").status_code == 200
