"""Charts: SVG whose text alternative says every figure, in the reader's language, drawn only where
looking beats reading."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import get_args
from xml.etree import ElementTree

import pytest
from pydantic import BaseModel

from advisor.advice.tools import TOOLS
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.charts.chart import chart
from advisor.answers.charts.drawing import cut
from advisor.answers.charts.gauge import gauge
from advisor.answers.currency import Currency
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.runs.memory.peak import PARTS
from advisor.web.words import ASSETS
from tests.answers import Make, estimate, own, serve, set_ups
from tests.cases import ALL
from tests.shipped import CATALOG

DRAWN = (
    "buy_or_rent", "compare_serving_cost", "compare_setups", "estimate_training_cost", "plan_project", "recommend_hardware", "rental_prices",
    "size_serving",
)  # fmt: skip
Results = dict[str, list[BaseModel]]
SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
YUAN = Currency("CNY", 6.74, date(2026, 9, 29))


def pictures(drawn: str) -> list[ElementTree.Element]:
    """The SVGs of a chart; those in another are part of it."""
    return [each for each in ElementTree.fromstring(drawn).iter(f"{SVG}svg") if each.get("role")]


def alternative(picture: ElementTree.Element) -> str:
    return picture.findtext(f"{SVG}desc") or ""


def written(picture: ElementTree.Element, mark: str = "text") -> Iterator[str]:
    """What stands in a picture, without the figures along its axes."""
    for each in picture.iter(f"{SVG}{mark}"):
        if "tick" not in (each.get("class") or ""):
            yield from filter(None, map(str.strip, each.itertext()))


def classes(drawn: str) -> set[str]:
    return {
        name
        for each in ElementTree.fromstring(drawn).iter()
        for name in (each.get("class") or "").split()
    }


@pytest.fixture(scope="module")
def results() -> Results:
    """Tool -> its results."""
    found: Results = {}
    for tool, make in ALL:
        found.setdefault(tool, []).append(make(CATALOG, "en"))
    return found


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize("tool", DRAWN)
def test_the_text_alternative_says_every_figure(
    tool: str, language: Language, results: Results
) -> None:
    charts = list(filter(None, (chart(result, language) for result in results[tool])))
    assert charts
    for picture in (picture for drawn in charts for picture in pictures(drawn)):
        told = alternative(picture)
        assert picture.get("role") == "img"
        assert picture.findtext(f"{SVG}title")
        assert bool(re.search(r"[\u4e00-\u9fff]", told)) == (language != "en")
        for text in (*written(picture), *written(picture, "title")):
            if text.endswith("…"):
                assert text[:-1] in told
            elif text != picture.findtext(f"{SVG}title"):
                assert [each for each in NUMBER.findall(text) if each not in told] == [], text


@pytest.mark.parametrize("tool", sorted(set(TOOLS) - set(DRAWN)))
def test_where_reading_beats_looking_nothing_is_drawn(tool: str, results: Results) -> None:
    assert not any(chart(result, "en") for result in results[tool])


def test_nothing_needs_an_inline_style_and_all_lies_within(results: Results) -> None:
    for drawn in (chart(result, "en") for tool in DRAWN for result in results[tool]):
        if not drawn:
            continue
        for each in ElementTree.fromstring(drawn).iter():
            assert not {"style", "onload", "onclick", "href"} & each.attrib.keys()
            shares = [value for value in each.attrib.values() if re.fullmatch(r"[-\d.e]+%", value)]
            assert all(0 <= float(share[:-1]) <= 100 for share in shares), each.attrib


def test_what_a_person_named_is_escaped(catalog: Catalog) -> None:
    config = {
        "name": "<script>alert(1)&\"'", "hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32,
        "intermediate_size": 11008, "vocab_size": 32000,
    }  # fmt: skip
    make = set_ups({"model": config}, {"model": "7B"}, gpu="A100 80GB", method="lora")
    drawn = chart(make(catalog, "en"), "en")
    assert "<script" not in drawn
    assert "<script>alert(1)&\"'" in alternative(pictures(drawn)[0])


def run(catalog: Catalog, make: Make) -> TrainingEstimate:
    found = make(catalog, "en")
    assert isinstance(found, TrainingEstimate)
    return found


def drawn_gauge(result: TrainingEstimate, language: Language = "en") -> str:
    return gauge(result.peak_memory_gib, result.usable_gib, result.gpu, language)


def test_the_gauge_names_peak_range_and_limit(catalog: Catalog) -> None:
    result = run(catalog, estimate("Llama 3.1 8B", "qlora", "RTX 4090"))
    (picture,) = pictures(drawn_gauge(result))
    texts = " ".join(written(picture))
    peak = result.peak_memory_gib
    for gib in (peak.expected, peak.low, peak.high, result.usable_gib):
        assert f"{gib:.1f} GiB" in texts
    assert "RTX 4090: 23.5 GiB usable" in texts
    assert "RTX 4090：可用 23.5 GiB" in drawn_gauge(result, "zh")


def test_the_limit_shows_whether_it_is_exceeded(catalog: Catalog) -> None:
    fits, over = (
        classes(drawn_gauge(run(catalog, estimate(model, "lora", "RTX 4090"))))
        for model in ("1B", "13B")
    )
    assert "limit" in fits
    assert not {"over", "tight"} & fits
    assert "over" in over


def test_without_a_card_there_is_no_limit(catalog: Catalog) -> None:
    result = run(catalog, estimate("7B", "lora"))
    assert "limit" not in classes(drawn_gauge(result))
    assert chart(result, "en") == ""


def test_the_parts_fill_the_bar_to_the_expected_peak(catalog: Catalog) -> None:
    peak = run(catalog, estimate("7B", "full", "H100", 8)).peak_memory_gib
    (picture,) = pictures(gauge(peak, peak.high, "H100", "en"))
    parts = [each for each in picture.iter(f"{SVG}rect") if "part" in (each.get("class") or "")]
    width = sum(float(each.attrib["width"][:-1]) for each in parts)
    (room,) = (each for each in picture.iter(f"{SVG}rect") if each.get("class") == "room")
    assert width / float(room.attrib["width"][:-1]) == pytest.approx(
        peak.expected / peak.high, rel=0.01
    )


def test_every_part_has_a_colour_of_its_own() -> None:
    style = (ASSETS / "charts.css").read_text(encoding="utf-8")
    rules = re.findall(r"^([^{]*) \{ --colour: (.+?); \}", style, re.MULTILINE)
    named = {part: rule for names, rule in rules for part in re.findall(r"\.part-(\w+)", names)}
    assert {*PARTS, "other", "cache"} <= named.keys()
    assert len({named[part] for part in PARTS}) == len(PARTS)


def test_money_is_in_the_answers_currency(catalog: Catalog) -> None:
    for make in (own(gpu="RTX 4090"), serve("GPT-4o mini"), serve()):
        drawn = chart(make(catalog, "zh"), "zh", YUAN)
        assert "¥" in drawn
        assert "$" not in drawn


def test_names_at_the_lines_ends_stand_apart(catalog: Catalog) -> None:
    (picture,) = pictures(chart(serve()(catalog, "en"), "en"))
    ends = sorted(float(each.attrib["y"]) for each in picture.iter() if each.get("class") == "end")
    assert len(ends) == 4
    assert all(below - above >= 16 for above, below in pairwise(ends))


def test_the_break_even_is_that_of_the_answer(catalog: Catalog) -> None:
    result = own(gpu="RTX 4090", hours=60)(catalog, "en")
    (option,) = result.model_dump()["options"]
    month = option["uses"][0]["pays_off_month"]
    assert month
    assert f"paid off in month {month}" in chart(result, "en")


@pytest.mark.parametrize(("text", "shown"), [("abcdef", "abcdef"), ("abcdefg", "abcde…"), ("显卡显存卡", "显卡…")])  # fmt: skip
def test_a_long_name_is_cut(text: str, shown: str) -> None:
    assert cut(text, 6) == shown
