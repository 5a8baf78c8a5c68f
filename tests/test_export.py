"""What can be taken away of a conversation: Markdown, JSON, CSV, a page to print."""

import csv
import io
import json
from datetime import date

import pytest

from advisor.answers.answer import Answer
from advisor.answers.export import (
    Edition,
    Exchange,
    as_csv,
    as_json,
    as_markdown,
    as_report,
)
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from tests.answers import estimate

EDITION = Edition("1.2.3", date(2026, 11, 30), date(2026, 1, 19))
QUESTION = "What will <b>13B</b> LoRA on a 4090 cost?"


@pytest.fixture(scope="module")
def exchanges(catalog: Catalog) -> tuple[Exchange, ...]:
    run = estimate("13B", "lora", "RTX 4090")(catalog, "en")
    answer = Renderer().answer("estimate_training_cost", run, "en")
    inputs = {"model": "13B", "method": "lora", "gpu": "RTX 4090"}
    return (
        Exchange(QUESTION, answer, (("estimate_training_cost", inputs),)),
        Exchange("=HYPERLINK()", Answer("A short one", body="| a | b |\n|---|---|\n| -x | @y |")),
    )


def test_markdown_has_every_question_and_answer(exchanges: tuple[Exchange, ...]):
    told = as_markdown(exchanges, EDITION, "en")
    assert told.count("\n## ") + told.startswith("## ") == 2
    assert r"\<b>13B" in told
    assert exchanges[0].answer.markdown in told
    assert "Fine-tune Advisor 1.2.3 on 2026-11-30; oldest price of 2026-01-19" in told


def test_json_has_figures_with_units_formulas_and_inputs(exchanges: tuple[Exchange, ...]):
    told = json.loads(as_json(exchanges, EDITION, "en"))
    assert (told["version"], told["made"], told["oldest_price"]) == (
        "1.2.3", "2026-11-30", "2026-01-19",
    )  # fmt: skip
    first, second = told["exchanges"]
    assert first["question"] == QUESTION
    assert {each["unit"] for each in first["figures"]} == {"GiB", "h", "USD"}
    assert first["figures"][2]["receipt"]["steps"][1]["sign"] == "×"
    assert first["inputs"] == [
        {"tool": "estimate_training_cost", "arguments": {"model": "13B", "method": "lora", "gpu": "RTX 4090"}}
    ]  # fmt: skip
    assert second["figures"] == []


def test_csv_has_figures_then_tables_and_no_formula(exchanges: tuple[Exchange, ...]):
    rows = list(csv.reader(io.StringIO(as_csv(exchanges, EDITION, "en"))))
    assert rows[0] == ["Question", "Figure", "Value", "Unit", "Shown as", "Range or basis"]
    figures = rows[1 : rows.index([])]
    assert [row[1] for row in figures] == ["Peak memory", "Training time", "Cost"]
    assert float(figures[2][2]) == pytest.approx(4.31, abs=2)
    assert ["What", "Time", "Cost", "Memory per card"] in rows
    assert ["'=HYPERLINK()"] in rows
    assert ["'-x", "'@y"] in rows


@pytest.mark.parametrize("language", ["en", "zh", "zh-Hant"])
def test_a_report_is_a_page_with_everything_unfolded(
    language: Language, exchanges: tuple[Exchange, ...]
):
    html = as_report(exchanges, EDITION, language, ("a.css",))
    assert html.startswith("<!doctype html>")
    assert '<link rel="stylesheet" href="a.css">' in html
    assert "&lt;b&gt;13B&lt;/b&gt;" in html
    assert html.count("<details") == html.count(" open>")
    assert "<button" not in html
    assert not {"<script", " style=", "<style"} & {*html.split()}
