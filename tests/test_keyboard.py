"""The pages without a mouse: where focus is, and where it goes."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.settings import Settings
from advisor.web import app
from tests.browser import CannedAdvisor, ask, new_page, serving
from tests.chat_page import EXAMPLE, answers, opened, suggestions

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3

AT_THE_TOP = "document.body.tabIndex = -1, document.body.focus()"
"""As on arrival, where the chat's box has no focus yet."""


@pytest.fixture(scope="module")
def advisor() -> CannedAdvisor:
    return CannedAdvisor()


@pytest.fixture(scope="module")
def chat(advisor: CannedAdvisor) -> Iterator[str]:
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser, chat: str, advisor: CannedAdvisor) -> Iterator[Page]:
    advisor.released.set()
    page = opened(browser, chat, locale="en-US")
    yield page
    page.context.close()


def focused(page: Page) -> str:
    """What has the focus: its id, class or element."""
    return page.evaluate(
        "(({id, className, tagName}) => id || className || tagName)(document.activeElement)"
    )


def answered(page: Page, count: int = 1) -> None:
    expect(answers(page)).to_have_count(count)
    suggestions(page).first.wait_for()


@pytest.mark.parametrize("path", ["", "run", "accuracy", "knowledge"])
def test_the_first_tab_skips_to_the_content(browser: Browser, address: str, path: str) -> None:
    page = new_page(browser, locale="en-US")
    page.goto(f"{address}/{path}")
    page.evaluate(AT_THE_TOP)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.closest('main') !== null")
    page.context.close()


def test_focus_is_seen(browser: Browser, address: str) -> None:
    """Each thing that Tab reaches has an outline, or a frame that changes."""
    page = new_page(browser, locale="en-US")
    for path in ("", "run", "knowledge"):
        page.goto(f"{address}/{path}")
        page.evaluate(AT_THE_TOP)
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate(
                "(at => at.matches('#message') || getComputedStyle(at).outlineStyle !== 'none')(document.activeElement)"
            ), (path, focused(page))
    page.context.close()


ACTIONS: dict[str, Callable[[Page], None]] = {
    "example": lambda page: page.locator(".example").first.press("Enter"),
    "wish": lambda page: suggestions(page).first.press("Enter"),
    "retry": lambda page: page.get_by_role("button", name="Ask again").press("Enter"),
    "edited": lambda page: page.locator("#edited").press("Enter"),
    "new": lambda page: page.get_by_role("button", name="New chat").press("Enter"),
}
BEFORE = {"wish", "retry", "edited", "new"}


@pytest.mark.parametrize("action", list(ACTIONS))
def test_focus_goes_to_the_box_after(page: Page, action: str) -> None:
    if action in BEFORE:
        ask(page, EXAMPLE)
        answered(page)
    if action == "edited":
        page.get_by_role("button", name="Edit").press("Enter")
        expect(page.locator("#edited")).to_be_focused()
    ACTIONS[action](page)
    if action != "new":
        answered(page, 2 if action == "wish" else 1)
    expect(page.locator("#message")).to_be_focused()


def test_escape_gives_the_focus_back_to_where_editing_began(page: Page) -> None:
    ask(page, EXAMPLE)
    answered(page)
    edit = page.get_by_role("button", name="Edit")
    edit.press("Enter")
    page.keyboard.press("Escape")
    expect(edit).to_be_focused()


def test_stopping_gives_the_focus_to_the_box(page: Page, advisor: CannedAdvisor) -> None:
    advisor.released.clear()
    ask(page, "slow question")
    page.get_by_role("button", name="Stop").press("Enter")
    expect(page.locator("#log")).to_contain_text("Stopped.")
    expect(page.locator("#message")).to_be_focused()
    advisor.released.set()


def test_copying_keeps_the_focus(page: Page, chat: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=chat)
    ask(page, EXAMPLE)
    answered(page)
    copy = page.locator("#log .copy")
    copy.press("Enter")
    expect(page.locator("#state")).to_have_text("Copied")
    expect(copy).to_be_focused()


def test_nothing_moves_for_who_wants_it_still(browser: Browser, chat: str) -> None:
    page = opened(browser, chat, locale="en-US", reduced_motion="reduce")
    moving = page.evaluate("document.getAnimations().length")
    assert moving == 0
    assert page.locator(".example").first.evaluate("e => getComputedStyle(e).transitionProperty") in (
        "none", "all",
    )  # fmt: skip
    assert (
        page.locator(".example").first.evaluate("e => getComputedStyle(e).transitionDuration")
        == "0s"
    )
    page.context.close()
