"""The chat page in a browser: what a person sees and does, and what nobody may do."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from advisor.settings import Settings
from advisor.web import app
from tests.browser import ENGLISH, CannedAdvisor, ask, new_page, serving
from tests.chat_page import EXAMPLE, answers, opened, suggestions

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


@pytest.fixture(scope="module")
def advisor() -> CannedAdvisor:
    return CannedAdvisor()


@pytest.fixture(scope="module")
def address(advisor: CannedAdvisor) -> Iterator[str]:
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page(browser: Browser, address: str, advisor: CannedAdvisor) -> Iterator[Page]:
    advisor.asked.clear()
    page = opened(browser, address, locale="en-US")
    yield page
    page.context.close()


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)


def test_answer_has_headline_badge_table_chart_and_folded_sources(page: Page) -> None:
    ask(page, EXAMPLE)
    expect(answers(page)).to_contain_text("16 h, $9.60")
    expect(page.locator(".badge.tight")).to_have_text("Tight")
    expect(page.locator("#chat table tr")).to_have_count(4)
    expect(page.locator("#chat .chart svg")).to_be_visible()
    sources = page.locator("#chat details")
    expect(sources.get_by_role("link", name="Hugging Face")).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.get_by_role("link", name="Hugging Face")).to_be_visible()
    expect(page.locator("#chat .thought-group")).to_contain_text(
        "estimate_training_cost: model 13b, method lora, gpu rtx-4090"
    )


def test_nothing_is_requested_from_elsewhere(browser: Browser, address: str) -> None:
    page = new_page(browser)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(address)
    page.locator("#chat .example").first.wait_for()
    ask(page, EXAMPLE)
    page.locator("#chat .chart svg").first.wait_for()
    ask(page, "![](http://tracker.invalid/pixel.png) <img src=http://tracker.invalid/2.png>")
    expect(answers(page)).to_have_count(2)
    page.context.close()
    assert len(requested) > 10
    assert [url for url in requested if not url.startswith((f"{address}/", "data:", "blob:"))] == []


def test_examples_in_both_languages_ask_themselves(page: Page, advisor: CannedAdvisor) -> None:
    texts = page.locator("#chat .example").all_inner_texts()
    assert EXAMPLE in [text.strip() for text in texts]
    assert any("两张3090能全量微调7B吗" in text for text in texts)
    page.get_by_text("两张3090能全量微调7B吗").click()
    expect(answers(page)).to_contain_text("112 GiB")
    expect(page.locator(".badge.no")).to_have_text("放不下")
    assert [message for _, message in advisor.asked] == ["两张3090能全量微调7B吗？"]


def test_suggestion_asks_itself_and_continues_the_conversation(
    page: Page, advisor: CannedAdvisor
) -> None:
    ask(page, EXAMPLE)
    expect(suggestions(page)).to_have_text(list(ENGLISH.suggestions))
    suggestions(page).first.click()
    expect(answers(page)).to_have_count(2)
    expect(suggestions(page)).to_have_count(2)
    conversation, message = advisor.asked[-1]
    assert message == ENGLISH.suggestions[0]
    assert [turn.message for turn in conversation.turns] == [EXAMPLE]


def test_retry_asks_the_last_message_again(page: Page, advisor: CannedAdvisor) -> None:
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    page.get_by_role("button", name="Retry").click()
    until(lambda: len(advisor.asked) == 2)
    expect(suggestions(page)).to_have_count(2)
    expect(answers(page)).to_have_count(1)
    assert [(len(conversation.turns), message) for conversation, message in advisor.asked] == [
        (0, EXAMPLE)
    ] * 2


def test_edit_replaces_a_message_and_drops_what_followed(
    page: Page, advisor: CannedAdvisor
) -> None:
    for count, message in enumerate(("first *bold*", "second"), 1):
        ask(page, message)
        expect(answers(page)).to_have_count(count)
        suggestions(page).first.wait_for()
    page.get_by_role("button", name="Edit").first.click()
    page.locator("#chat textarea").fill("微调 *7B*")
    page.get_by_role("button", name="Submit").click()
    expect(answers(page)).to_have_count(1)
    expect(answers(page)).to_contain_text("112 GiB")
    conversation, message = advisor.asked[-1]
    assert (conversation.turns, message) == ((), "微调 *7B*")


def test_stop_gives_the_page_back_and_the_next_question_is_answered(
    page: Page, advisor: CannedAdvisor
) -> None:
    advisor.released.clear()
    ask(page, "slow question")
    expect(page.locator("#chat")).to_contain_text("Reading the question…")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#chat")).to_contain_text("Stopped.")
    advisor.released.set()
    ask(page, EXAMPLE)
    expect(answers(page)).to_have_count(1)
    assert advisor.asked[-1][0].turns == ()


def test_a_question_asked_meanwhile_stays_in_the_box(page: Page, advisor: CannedAdvisor) -> None:
    advisor.released.clear()
    ask(page, "slow question")
    page.get_by_role("button", name="Stop").wait_for()
    ask(page, "hasty")
    page.wait_for_timeout(500)
    advisor.released.set()
    suggestions(page).first.wait_for()
    assert [message for _, message in advisor.asked] == ["slow question"]
    expect(page.locator("#box textarea")).to_have_value("hasty")


@pytest.mark.parametrize(
    ("message", "sentence"),
    [("crash", "Sorry, something went wrong"), ("crash 一下", "抱歉，程序出错了")],
)
def test_a_bug_is_logged_and_told_politely(
    page: Page, caplog: pytest.LogCaptureFixture, message: str, sentence: str
) -> None:
    ask(page, message)
    expect(page.locator("#chat")).to_contain_text(sentence)
    assert "a bug in the advisor" in caplog.text
    ask(page, EXAMPLE)
    expect(answers(page)).to_have_count(1)


def test_language_by_hand_switches_page_and_answers(page: Page, advisor: CannedAdvisor) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("#language").get_by_text("简体").click()
    expect(page.locator("#title")).to_contain_text("微调顾问")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_label("你的问题")).to_be_visible()
    expect(page.get_by_role("button", name="发送")).to_be_visible()
    ask(page, EXAMPLE)
    expect(answers(page)).to_contain_text("112 GiB")
    assert advisor.asked[-1][0].language == "zh"


@pytest.mark.parametrize(
    ("locale", "path", "title"),
    [("zh-CN", "/", "微调顾问"), ("de-DE", "/", "Fine-tune"), ("zh-CN", "/?lang=en", "Fine-tune")],
)
def test_first_language_is_the_address_s_or_the_browser_s(
    browser: Browser, address: str, locale: str, path: str, title: str
) -> None:
    page = opened(browser, address + path, locale=locale)
    expect(page.locator("#title")).to_contain_text(title)
    page.context.close()


def test_enter_sends_and_shift_enter_breaks_the_line(page: Page, advisor: CannedAdvisor) -> None:
    box = page.get_by_label("Your question")
    expect(box).to_be_focused()
    page.keyboard.type("two")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("lines")
    expect(box).to_have_value("two\nlines")
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(1)
    expect(box).to_have_value("")
    assert advisor.asked[-1][1] == "two\nlines"


def test_new_chat_forgets(page: Page, advisor: CannedAdvisor) -> None:
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#chat .example")).to_have_count(8)
    ask(page, "again")
    expect(answers(page)).to_have_count(1)
    assert advisor.asked[-1][0].turns == ()


HOSTILE = (
    "echo <img src=x onerror=window.hit=1>", "echo <script>window.hit=1</script>", "echo <svg onload=window.hit=1>",
    "echo [link](javascript:window.hit=1)", "echo <a href='javascript:window.hit=1'>link</a>",
    "echo </span></details><iframe srcdoc='<script>top.hit=1</script>'>",
)  # fmt: skip


def test_a_persons_text_runs_nothing(page: Page) -> None:
    """Neither in the person's own message nor in an answer or a step that repeats it."""
    for count, message in enumerate(HOSTILE, 1):
        ask(page, message)
        expect(answers(page)).to_have_count(count)
        expect(page.locator("#box").get_by_role("button", name="Send")).to_be_visible()
        expect(page.locator("#chat .user.message").last).to_have_text(message)
    for summary in page.locator("#chat details summary").all():
        summary.click()
    for link in page.locator("#chat a").all():
        assert "javascript" not in (link.get_attribute("href") or "")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None


def test_phone_shows_everything_in_its_width(browser: Browser, address: str) -> None:
    page = opened(browser, address, viewport={"width": 390, "height": 844}, locale="en-US")
    ask(page, EXAMPLE)
    page.locator("#chat .chart svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    log = page.locator("#chat [role=log]")
    assert log.evaluate("log => log.scrollWidth <= log.clientWidth")
    table = page.locator("#chat table")
    assert table.evaluate(
        "table => table.scrollWidth > table.clientWidth && getComputedStyle(table).overflowX === 'auto'"
    )
    expect(answers(page)).to_be_in_viewport()
    page.context.close()


def test_headline_of_a_later_answer_is_in_sight(page: Page) -> None:
    for count in range(1, 4):
        ask(page, EXAMPLE)
        expect(answers(page)).to_have_count(count)
        suggestions(page).first.wait_for()
    page.wait_for_timeout(1000)
    expect(answers(page).last).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(browser: Browser, address: str, scheme: str) -> None:
    page = opened(browser, address, color_scheme=scheme)
    expect(page.locator("body")).to_have_class(
        re.compile("dark") if scheme == "dark" else re.compile("^(?!.*dark)")
    )
    page.context.close()
