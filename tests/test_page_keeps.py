"""What a person takes away from an answer and finds again: chips, links, projects, files, opinions,
history. The product itself; only the language model is scripted."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.model.engine import Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.settings import Settings
from advisor.store.opening import opened as store_opened
from advisor.web import app
from tests.browser import ask, new_page, serving
from tests.chat_page import EXAMPLE, answers, said, suggestions
from tests.shipped import CATALOG

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3
COST = Said(["estimate_training_cost"], {"13B": "model", "LoRA": "method", "4090": "gpu"})
NEXT = Said(["estimate_training_cost"], {})


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    file = tmp_path_factory.mktemp("kept") / "advisor.db"
    return Settings(database_url=f"sqlite:///{file}")


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    engine = ScriptedEngine([COST if number % 2 == 0 else NEXT for number in range(40)])
    advisor = Advisor(CATALOG, engine, TOOLS, Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, settings, store_opened(settings))) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    permissions = ["clipboard-read", "clipboard-write"]
    page = new_page(browser, locale="en-US", permissions=permissions)
    page.goto(address)
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    yield page
    ask(page, "and with QLoRA?")  # the script's other half
    expect(page.locator("#stop")).to_be_hidden()
    page.context.close()


def chip(page: Page, slot: str, value: str) -> None:
    page.locator(f"#log .exchange:last-child [data-slot={slot}]").click()
    page.locator("#chip-value").fill(value)
    page.keyboard.press("Enter")


def test_a_chip_changes_the_answer_at_once(page: Page) -> None:
    page.locator("#log .chip").first.wait_for()
    began = time.monotonic()
    chip(page, "gpu", "A100 80GB")
    expect(answers(page)).to_contain_text("A100 80GB")
    assert time.monotonic() - began < 5
    expect(page.locator("[data-slot=gpu]")).to_be_focused()
    chip(page, "gpu", "RTX 4090, A100 80GB")
    expect(page.locator(".chips")).to_contain_text("RTX 4090 / A100 80GB")


def test_a_value_that_cannot_be_is_told_and_nothing_changes(page: Page) -> None:
    before = answers(page).inner_text()
    chip(page, "epochs", "1e9")
    expect(page.locator(".chip-editor .problem")).to_contain_text("does not work here")
    page.keyboard.press("Escape")
    expect(answers(page)).to_have_text(before)


def test_a_link_computes_the_same_figures_anew(page: Page) -> None:
    figures = page.locator("#log .figures .value").all_inner_texts()
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#log .did")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator("#log .note")).to_contain_text("the same facts")
    assert other.locator("#log .figures .value").all_inner_texts() == figures
    older = page.context.new_page()
    older.goto(link.replace("%22facts%22%3A%22", "%22facts%22%3A%22older"))
    expect(older.locator("#log .note")).to_contain_text("The facts have changed")


def test_files_of_an_answer(page: Page) -> None:
    for form, begins in (("csv", "Question,Figure"), ("json", "{"), ("markdown", "## What will")):
        page.locator(".menu summary").click()
        with page.expect_download() as download:
            page.locator(f".export[data-form={form}]").click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert text.startswith(begins), form
    ask(page, "and 3 epochs?")
    expect(answers(page)).to_have_count(2)
    ask(page, EXAMPLE)  # both halves of the script, for the test that follows
    expect(answers(page)).to_have_count(3)
    page.locator(".menu summary").last.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Whole conversation").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.index(EXAMPLE) < text.index("and 3 epochs?")
    page.locator(".menu summary").first.click()
    with page.context.expect_page() as opened:
        page.locator(".export[data-form=page]").first.click()
    expect(opened.value.locator("article.answer details").first).to_have_attribute("open", "")


def test_opinions_and_projects_are_kept(page: Page) -> None:
    page.get_by_role("button", name="Not right").click()
    page.get_by_label("What is wrong?").select_option("outdated")
    page.keyboard.press("Tab")
    page.keyboard.type("the price")
    page.keyboard.press("Enter")
    expect(page.locator("#log .did").first).to_contain_text("Thank you")
    expect(page.get_by_role("button", name="Not right")).to_have_attribute("aria-pressed", "true")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Save as project").click()
    page.get_by_label("Name of the project").fill("Thirteen")
    page.keyboard.press("Enter")
    expect(page.locator("#log .did").last).to_have_text("Saved")
    page.get_by_role("button", name="New chat").click()
    page.get_by_role("button", name="History").click()
    page.locator("#history .projects .entry").click()
    expect(said(page)).to_contain_text("13B")


def test_history_is_searched_and_emptied(page: Page) -> None:
    page.get_by_role("button", name="History").click()
    entries = page.locator("#history .conversations .entry")
    expect(entries).to_have_count(1)
    page.get_by_label("Search").fill("nothing like it")
    expect(entries).to_have_count(0)
    page.get_by_label("Search").fill("13B")
    entries.first.click()
    expect(said(page)).to_have_text(EXAMPLE)
    page.get_by_role("button", name="History").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator("#history .none")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#history")).to_be_hidden()


def test_a_data_set_is_reported_and_enters_the_brief(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "train.jsonl"
    rows = ({"instruction": f"Question {n % 90}", "output": "Answer " * 30} for n in range(100))
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    page.set_input_files("#file", file)
    expect(page.locator("#log .file")).to_contain_text("Corrected file (90 samples)")
    expect(page.locator("#log .exchange").first.locator(".chips")).to_contain_text("Samples 90")


def test_a_configuration_goes_into_the_box(page: Page) -> None:
    config = {"name": "config.json", "mimeType": "application/json", "buffer": b'{"model_type": "llama", "hidden_size": 4096, "num_hidden_layers": 32}'}  # fmt: skip
    page.set_input_files("#file", files=[config])
    expect(page.locator("#message")).to_have_value(config["buffer"].decode())
    page.locator("#message").fill("")
