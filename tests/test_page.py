"""The chat page in a browser: what a person sees and does, and what nobody may do."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from advisor.settings import Settings
from advisor.web import app
from tests.browser import ENGLISH, CannedAdvisor, ask, new_page, serving
from tests.chat_page import EXAMPLE, answers, opened, said, suggestions

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
    expect(page.locator(".answer .badge.tight")).to_be_visible()
    expect(page.locator(".answer table tr")).to_have_count(4)
    expect(page.get_by_role("img", name="Memory against the card")).to_be_visible()
    sources = page.locator(".answer details")
    expect(sources.get_by_role("link", name="Hugging Face")).to_be_hidden()
    sources.locator("summary").click()
    expect(sources.get_by_role("link", name="Hugging Face")).to_be_visible()


def test_it_can_be_installed_like_an_app(page: Page, address: str) -> None:
    session = page.context.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["manifest"]["startUrl"] == f"{address}/"
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}  # as every test's profile is


def test_nothing_is_requested_from_elsewhere(browser: Browser, address: str) -> None:
    page = new_page(browser)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(address)
    page.locator("#examples .example").first.wait_for()
    ask(page, EXAMPLE)
    expect(answers(page)).to_have_count(1)
    ask(page, "![](http://tracker.invalid/pixel.png) <img src=http://tracker.invalid/2.png>")
    expect(answers(page)).to_have_count(2)
    page.context.close()
    assert len(requested) > 5
    assert [url for url in requested if not url.startswith((f"{address}/", "data:"))] == []


def test_the_page_is_light(browser: Browser, address: str) -> None:
    """All of it, answered, under 350 kB and without an error in the console."""
    page = new_page(browser)
    sizes: list[int] = []
    wrong: list[str] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    page.locator("#examples .example").first.wait_for()
    page.wait_for_load_state("networkidle")
    page.context.close()
    assert sum(sizes) < 350_000
    assert wrong == []


def test_examples_of_the_readers_language_ask_themselves(
    browser: Browser, page: Page, address: str, advisor: CannedAdvisor
) -> None:
    assert EXAMPLE in [text.strip() for text in page.locator(".example").all_inner_texts()]
    chinese = opened(browser, address, locale="zh-CN")
    expect(chinese.locator(".example")).to_have_count(4)
    chinese.get_by_text("两张3090能全量微调7B吗").click()
    expect(answers(chinese)).to_contain_text("112 GiB")
    expect(chinese.locator(".answer .badge.no")).to_be_visible()
    expect(chinese.locator("#message")).to_be_focused()
    assert [message for _, message in advisor.asked] == ["两张3090能全量微调7B吗？"]
    chinese.context.close()


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
    page.get_by_role("button", name="Ask again").click()
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
    page.locator(".editor textarea").fill("微调 *7B*")
    page.locator(".editor textarea").press("Enter")
    expect(answers(page)).to_have_count(1)
    expect(answers(page)).to_contain_text("112 GiB")
    conversation, message = advisor.asked[-1]
    assert (conversation.turns, message) == ((), "微调 *7B*")


def test_escape_leaves_an_edited_message_as_it_was(page: Page, advisor: CannedAdvisor) -> None:
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    page.get_by_role("button", name="Edit").click()
    page.locator(".editor textarea").fill("something else")
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_have_count(0)
    expect(said(page)).to_have_text(EXAMPLE)
    expect(page.get_by_role("button", name="Edit")).to_be_focused()
    assert len(advisor.asked) == 1


def test_a_reload_shows_the_conversation_again(page: Page, advisor: CannedAdvisor) -> None:
    for count, message in enumerate((EXAMPLE, "and 30B?"), 1):
        ask(page, message)
        expect(answers(page)).to_have_count(count)
        suggestions(page).first.wait_for()
    page.reload()
    expect(answers(page)).to_have_count(2)
    expect(said(page)).to_have_text([EXAMPLE, "and 30B?"])
    ask(page, "and 70B?")
    expect(answers(page)).to_have_count(3)
    conversation, _ = advisor.asked[-1]
    assert [turn.message for turn in conversation.turns] == [EXAMPLE, "and 30B?"]


def test_nobody_else_opens_a_conversation(page: Page, browser: Browser, address: str) -> None:
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    expect(page).to_have_url(re.compile("#."))
    other = opened(browser, page.url)
    other.wait_for_timeout(500)
    expect(answers(other)).to_have_count(0)
    other.context.close()


def test_a_lost_connection_is_told_and_the_question_kept(page: Page) -> None:
    page.route("**/gradio_api/**", lambda route: route.abort())
    ask(page, EXAMPLE)
    expect(page.locator("#log .note")).to_contain_text("connection to the server was lost")
    expect(page.locator("#message")).to_have_value(EXAMPLE)
    page.unroute("**/gradio_api/**")
    page.locator("#message").press("Enter")
    expect(answers(page)).to_have_count(1)


def test_stop_gives_the_page_back_and_the_next_question_is_answered(
    page: Page, advisor: CannedAdvisor
) -> None:
    advisor.released.clear()
    ask(page, "slow question")
    expect(page.locator("#log")).to_contain_text("Reading the question…")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#log")).to_contain_text("Stopped.")
    ticket = advisor.ticket
    assert ticket
    until(lambda: ticket.cancelled)  # the model is told
    assert ticket.cancelled
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
    expect(page.locator("#message")).to_have_value("hasty")


@pytest.mark.parametrize(
    ("message", "sentence"),
    [("crash", "Sorry, something went wrong"), ("crash 一下", "抱歉，程序出错了")],
)
def test_a_bug_is_logged_and_told_politely(
    page: Page, caplog: pytest.LogCaptureFixture, message: str, sentence: str
) -> None:
    ask(page, message)
    expect(page.locator("#log")).to_contain_text(sentence)
    assert "a bug in the advisor" in caplog.text
    ask(page, EXAMPLE)
    expect(answers(page).last).to_contain_text("16 h, $9.60")
    suggestions(page).first.wait_for()
    page.get_by_role("button", name="Ask again").last.click()
    expect(answers(page)).to_have_count(2)


def test_language_by_hand_switches_page_and_answers(page: Page, advisor: CannedAdvisor) -> None:
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_label("Language").select_option("简体中文")
    expect(page.locator(".brand")).to_contain_text("微调顾问")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    expect(page.get_by_label("你的问题")).to_be_visible()
    expect(page.get_by_role("button", name="发送")).to_be_visible()
    ask(page, EXAMPLE)
    expect(answers(page)).to_contain_text("112 GiB")
    assert advisor.asked[-1][0].language == "zh"
    page.goto(page.url.partition("?")[0])
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


@pytest.mark.parametrize(
    ("locale", "path", "title"),
    [("zh-CN", "/", "微调顾问"), ("de-DE", "/", "Fine-tune"), ("zh-CN", "/?lang=en", "Fine-tune")],
)
def test_first_language_is_the_address_s_or_the_browser_s(
    browser: Browser, address: str, locale: str, path: str, title: str
) -> None:
    page = opened(browser, address + path, locale=locale)
    expect(page.locator(".brand")).to_contain_text(title)
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


def test_enter_before_the_scripts_ran_is_not_lost(browser: Browser, address: str) -> None:
    page = new_page(browser, locale="en-US")
    held: list[Route] = []
    page.route("**/panel.js", lambda route: held.append(route))
    with page.expect_request("**/panel.js"):
        page.goto(address, wait_until="commit")
    page.locator("#message").press_sequentially(EXAMPLE)
    page.locator("#message").press("Enter")
    expect(page.locator("#send")).to_be_disabled()
    held[0].continue_()
    expect(said(page)).to_have_text([EXAMPLE])
    expect(answers(page)).to_contain_text("16 h, $9.60")
    page.context.close()


def test_new_chat_forgets(page: Page, advisor: CannedAdvisor) -> None:
    ask(page, EXAMPLE)
    suggestions(page).first.wait_for()
    page.get_by_role("button", name="New chat").click()
    expect(page.locator("#examples .example")).to_have_count(4)
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
        expect(said(page).last).to_have_text(message)
    for summary in page.locator("#log details summary").all():
        summary.click()
    for link in page.locator("#log a").all():
        assert "javascript" not in (link.get_attribute("href") or "")
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None


def test_phone_shows_everything_in_its_width(browser: Browser, address: str) -> None:
    page = opened(browser, address, viewport={"width": 390, "height": 844}, locale="en-US")
    ask(page, EXAMPLE)
    expect(answers(page)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_headline_of_a_later_answer_is_in_sight(page: Page) -> None:
    for count in range(1, 4):
        ask(page, EXAMPLE)
        expect(answers(page)).to_have_count(count)
        suggestions(page).first.wait_for()
    page.wait_for_timeout(1000)
    expect(answers(page).last).to_be_in_viewport()


def test_colours_follow_the_system_or_the_choice(browser: Browser, address: str) -> None:
    page = opened(browser, address, color_scheme="dark", locale="en-US")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.get_by_label("Appearance").select_option("Light")
    light = page.evaluate(background)
    assert sum(map(int, re.findall(r"\d+", light))) > 3 * sum(map(int, re.findall(r"\d+", dark)))
    page.reload()
    assert page.evaluate(background) == light
    page.context.close()
