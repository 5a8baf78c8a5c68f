"""An answer as HTML: whole without script or style, and nothing of what a person wrote becomes a
tag."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.answers import markdown
from advisor.answers.answer import Answer, Around
from advisor.answers.card.card import Card, Figure, Gauge
from advisor.answers.card.receipt import Nearest, Origin, Receipt, Step
from advisor.answers.html import as_html
from advisor.answers.markup import cell
from advisor.answers.render import Renderer
from advisor.answers.sections import sections
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from tests.answers import estimate, set_ups
from tests.cases import ALL

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) \"'>`"
VOID = {"meta", "link", "br", "hr", "img"}
ALLOWED = {
    "article", "header", "span", "h2", "h3", "h4", "h5", "div", "details", "summary", "svg", "rect",
    "table", "thead", "tbody", "tr", "th", "td", "p", "dl", "dt", "dd", "ul", "ol", "li", "a",
    "strong", "em", "code", "pre", "blockquote", "button", "section", "footer", "figure", "hr", "br", "h1", "h6",
    "figcaption", "title", "desc", "g", "text", "tspan", "line", "path", "polyline", "circle", "i", "b",
}  # fmt: skip


class Tags(HTMLParser):
    """The tags of a fragment, with what is wrong about them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def checked(html: str) -> Tags:
    """Well-formed, of known tags, no script, style or foreign scheme."""
    tags = Tags(html)
    for tag, attributes in tags.seen:
        assert tag in ALLOWED, tag
        assert not any(name.startswith("on") or name == "style" for name in attributes), attributes
        if tag == "a":
            assert (attributes["href"] or "").startswith(("https://", "http://"))
            assert attributes["rel"] == "noopener noreferrer"
            assert attributes["target"] == "_blank"
    return tags


def whole(text: str) -> Answer:
    """An answer that says `text` wherever it says anything."""
    receipt = Receipt(
        (Step("", text, 1, text), Step("+", text, 1, text)),
        text,
        (Origin(text, date(2026, 1, 1)), Origin(f"https://a.b/{text}")),
        Nearest(text, text, text, 0.1, text, text, None),
        text,
    )
    figure = Figure(
        "memory", text, 2, "GiB", text, receipt, text, Gauge((("weights", 1), ("cache", 1)), 1)
    )
    card = Card(text, (figure,), text, text, text)
    part = Answer(text, "fits", text, text, f"**{text}**\n\n{text}", card=card)
    other = Answer(text, "no", text, text, text)
    return Answer(
        text,
        "fits",
        text,
        text,
        text,
        suggestions=(text,),
        notice=text,
        parts=(part, other),
        foot=text,
    )


@given(st.one_of(st.text(), st.text(alphabet="<>&\"'`*_[]()#|\\/:- \naj"), st.just(HOSTILE)))
def test_no_text_becomes_a_tag(text: str):
    tags = checked(as_html(whole(text), "en"))
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "iframe", "form", "input"}


@given(st.text(min_size=1))
def test_a_cells_text_comes_back(text: str):
    table = f"| a | b |\n|---|---|\n| {cell(text)} | 1 |"
    (found,) = markdown.tables(table)
    assert len(found) == 2
    assert len(found[1]) == 2
    checked(str(markdown.as_html(table)))


@pytest.mark.parametrize("place", range(0, len(ALL), 3))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_answer_is_whole(place: int, language: Language, catalog: Catalog):
    tool, make = ALL[place]
    answer = Renderer().answer(tool, make(catalog, language), language)
    tags = checked(as_html(answer, language))
    tables = [attributes for tag, attributes in tags.seen if tag == "td"]
    assert all(each.get("role") == "cell" for each in tables)
    assert not re.search(r"\*\*|</?\w+>|&lt;", tags.text)
    headings = [tag for tag, _ in tags.seen if tag in ("h1", "h2")]
    assert headings == ["h2"]
    assert checked(as_html(answer, language, opened=True))


def fits(catalog: Catalog) -> Answer:
    run = estimate("Llama 3.1 8B", "qlora", "RTX 4090", samples=20_000, explored="room")
    return Renderer().answer("estimate_training_cost", run(catalog, "en"), "en")


def test_it_works_without_a_script(catalog: Catalog):
    html = as_html(fits(catalog), "en")
    tags = checked(html)
    folds = [attributes for tag, attributes in tags.seen if tag == "details"]
    figures = [each for each in folds if "figure" in (each.get("class") or "")]
    assert len(figures) == 3
    assert len({each["name"] for each in figures}) == 1
    assert html.count("<summary>") == len(folds)
    assert [attributes["data-ask"] for tag, attributes in tags.seen if tag == "button"] == [
        *fits(catalog).suggestions
    ]


def test_details_are_tabs_and_assumptions_in_sight(catalog: Catalog):
    html = as_html(fits(catalog), "en")
    assert '<details class="assumed">' in html
    tabs = html.partition('<div class="tabs"')[2]
    assert re.findall(r"<summary>(.*?)</summary>", tabs) == [
        "What one change would do", "Where the memory goes", "On top of the training", "Sources",
    ]  # fmt: skip
    assert "Assumptions" not in tabs


def test_no_heading_stands_over_nothing(catalog: Catalog):
    for _, make in ALL:
        result = make(catalog, "en")
        if type(result).__name__ == "TrainingEstimate":
            answer = Renderer().answer("estimate_training_cost", result, "en")
            assert not re.search(
                r"^\*\*[^*\n]+\*\*\s*(?=\*\*[^*\n]+\*\*$|\Z)", answer.details, re.M
            )


def test_no_figure_of_a_picture_is_without_words(catalog: Catalog):
    pictures = [each for tag, each in checked(as_html(fits(catalog), "en")).seen if tag == "svg"]
    assert {each["role"] for each in pictures} == {"img"}
    assert "15.3 GiB filled of 23.5 GiB usable: weights" in str(pictures[0]["aria-label"])


def test_a_table_knows_columns_numbers_and_the_winner(catalog: Catalog):
    compared = set_ups(
        {"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}, model="7B", method="lora"
    )
    answer = Renderer().answer("compare_setups", compared(catalog, "en"), "en")
    tags = checked(as_html(answer, "en"))
    assert sum(each.get("class") == "winner" for tag, each in tags.seen if tag == "tr") == 1
    costs = [each for _, each in tags.seen if each.get("data-label") == "Cost of the run"]
    assert len(costs) == 3
    assert all("number" in (each["class"] or "") for each in costs)


def test_parts_follow_the_first_and_share_their_details(catalog: Catalog):
    first, other = fits(catalog), Renderer().answer(*ALL_BY_TOOL["describe_scenario"](catalog))
    around = Around({"gpu": "RTX 4090"}, (), ())
    answer = Renderer().together([first, other], around, "en")
    html = as_html(answer, "en")
    tags = checked(html)
    assert [tag for tag, _ in tags.seen if tag in ("h2", "h3")] == ["h2", "h3"]
    assert html.count("<summary>Sources</summary>") == 1
    assert "Understood: RTX 4090." in tags.text
    assert html.index("data-ask") < html.index('<section class="part">')


ALL_BY_TOOL = {
    tool: lambda catalog, tool=tool, make=make: (tool, make(catalog, "en"), "en")
    for tool, make in reversed(ALL)
}


def test_details_are_split_at_their_headings():
    told = ("before\n\n**One**\n\n- a\n- b\n\n**Two**\n\ntext **bold** on", "**One**\n\n- b\n- c")
    assert [(each.title, each.text) for each in sections(told)] == [
        ("", "before"), ("One", "- a\n- b\n- c"), ("Two", "text **bold** on"),
    ]  # fmt: skip


def test_links_say_where_they_lead():
    html = str(markdown.as_line("[the paper](https://www.arxiv.org/abs/1) [a.b/c](https://a.b/c)"))
    assert '<span class="host">arxiv.org</span>' in html
    assert html.count("host") == 1
    assert "<a" not in str(markdown.as_line("[x](data:text/html,1) [y](//a.b) [z](mailto:a@b.c)"))
