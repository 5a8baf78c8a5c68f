"""The page "All settings" and what strangers type: explained, kept, and nothing breaks."""

import html
import re
from typing import Any

import httpx
import pytest

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.markup import as_plain, cell
from advisor.web import form
from tests.run_page import RUN, fetch, figures

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


@pytest.mark.parametrize(("values", "field", "english", "chinese"), [
    ({"gpu": "RTX 4091"}, "gpu", "I do not know a GPU called “RTX 4091”.", "没有找到名为“RTX 4091”的显卡。"),
    ({"model": "Lama 3.1 8B"}, "model", "I do not know a model called “Lama 3.1 8B”.", "没有找到名为“Lama 3.1 8B”的模型。"),
    ({"model": ""}, "model", "Which model, or what size", "用哪个模型"),
    ({"samples": "viele"}, "samples", "“viele” does not work as the number of samples. It must be a whole number.", "应为整数"),
    ({"num_gpus": "5000"}, "num_gpus", "It must be at most 4,096.", "不能大于 4,096"),
    ({"epochs": "nan"}, "epochs", "“nan” does not work as the number of epochs.", "“nan”不能用作训练轮数"),
    ({"attention": "magic"}, "attention", "Possible: 'flash', 'sdpa' or 'eager'.", "可选：'flash'、'sdpa'"),
    ({"lora_targets": "q_prj"}, "lora_targets", "no module “q_prj”", "模块“q_prj”"),
    ({"model": "{broken"}, "model", "I do not know a model called “{broken”.", "没有找到名为“{broken”的模型"),
])  # fmt: skip
def test_bad_input_is_explained_and_kept(
    address: str, values: dict[str, str], field: str, english: str, chinese: str
) -> None:
    for language, expected in (("en", english), ("zh", chinese)):
        answer = fetch(address, language, **{**RUN, "epochs": 3, **values})
        assert answer.status_code == 422
        shown = html.unescape(answer.text)
        problem = " ".join(
            re.sub(
                r"<[^>]*>", "", shown[shown.index('role="alert"') :].partition("</div>")[0]
            ).split()
        )
        assert expected in problem
        wrong = shown[shown.index('class="field wrong"') :].partition("</div>")[0]
        assert f'id="f-{field}"' in wrong
        assert all(f'value="{value}"' in wrong for value in values.values())
        assert 'value="1024"' in shown


def test_the_closest_names_are_one_click_away(address: str) -> None:
    answer = fetch(address, **{**RUN, "gpu": "RTX 4091"})
    links = dict(
        (name, html.unescape(link))
        for link, name in re.findall(r'<a href="(run\?[^"]*)">([^<]*)</a>', answer.text)
    )
    assert "RTX 4090" in links
    assert figures(httpx.get(f"{address}/{links['RTX 4090']}").text) == figures(
        fetch(address, **RUN).text
    )


@pytest.mark.parametrize("values", [
    {"dataset_tokens": "1e308", "epochs": 9000}, {"measured_seconds_per_step": "1e308"}, {"measured_peak_gib": "0.001"}, {"steps": "9" * 300},
    {"lora_targets": ","}, {"model": '{"a":' * 1200}, {"model": "9" * 400 + "B"}, {"price_per_hour": "1e-320"}, {"gpu": "\x00"},
])  # fmt: skip
def test_nothing_breaks_the_page(address: str, values: dict[str, Any]) -> None:
    answer = fetch(address, **{**RUN, **values})
    assert answer.status_code in (200, 422)
    assert 'id="result"' in answer.text


@pytest.mark.parametrize("query", [
    "model=7B&model=13B&gpu=&gpu=RTX+4090&lang=en&lang=zh", "model=%ED%A0%BD", "model=7B&nobody=knows&nobody=this", "&&==&model", "model=7B%00&lang=xx",
])  # fmt: skip
def test_no_address_breaks_the_page(address: str, query: str) -> None:
    assert httpx.get(f"{address}/run?{query}", follow_redirects=True).status_code in (200, 422)


@pytest.mark.parametrize("text", ["a*b `c` [d](e) | f", "<b>\\*", "plain_text & more"])
def test_a_sentence_made_for_markdown_reads_plain(text: str) -> None:
    assert as_plain(f"**{cell(text)}**") == text


HOSTILE = "\"><script>window.hit=1</script>'<img src=x onerror=window.hit=1>"


@pytest.mark.parametrize("field", list(EstimateTrainingCost.model_fields))
def test_what_is_typed_does_nothing(address: str, field: str) -> None:
    answer = fetch(address, **{**RUN, field: HOSTILE})
    named = field == "provider"  # one that nobody knows is named in the answer
    assert answer.status_code == (200 if named else 422)
    assert "<script>" not in answer.text
    assert "<img" not in answer.text


def test_empty_fields_leave_the_address(address: str) -> None:
    answer = httpx.get(f"{address}/run?model=7B&method=&gpu=RTX+4090&packing=&lang=zh")
    assert (answer.status_code, answer.headers["location"]) == (
        307,
        "run?model=7B&gpu=RTX+4090&lang=zh",
    )
    assert form.tidy({"model": "", "gpu": ""}) == "model="
    assert form.tidy({"model": "", "gpu": "T4"}) is None
