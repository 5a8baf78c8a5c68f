"""The advisor inside a portal: another origin, third-party cookies and storage blocked, a strict
policy of the portal's own, signed in by the portal's token."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import Route as Script
from starlette.applications import Starlette
from starlette.responses import FileResponse, HTMLResponse
from starlette.routing import Route

from advisor.advice.tools import TOOLS
from advisor.settings import Settings
from advisor.web import app
from advisor.web.words import ASSETS
from tests.browser import CannedAdvisor, chromium, new_page, serving
from tests.portal import (
    NO_THIRD_PARTY_STORAGE,
    SECRET,
    SHADOW,
    ask,
    chat,
    free_port,
    launcher,
    portal,
)
from tests.shipped import CATALOG


@pytest.fixture(scope="module")
def portal_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def canned() -> CannedAdvisor:
    advisor = CannedAdvisor()
    # What the portal states is read as the product reads it.
    advisor.tools, advisor.catalog = TOOLS, CATALOG
    return advisor


@pytest.fixture(scope="module")
def address(portal_port: int, canned: CannedAdvisor) -> Iterator[str]:
    """An advisor that the portal may embed and must sign for."""
    settings = Settings.model_validate({
        "embed_origins": f"https://wiki.example,http://localhost:{portal_port}",
        "sign_in": "portal", "portal_secret": SECRET, "portal_issuer": "example-portal",
    })  # fmt: skip
    with serving(lambda: app.create_app(canned, settings)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def home(address: str, portal_port: int) -> Iterator[str]:
    with portal(address, portal_port) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(NO_THIRD_PARTY_STORAGE) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser, locale="en-US")
    page.add_init_script(SHADOW)
    yield page
    page.context.close()


def logged(page: Page, home: str) -> list[str]:
    """What the browser complains about in the portal's page from now on."""
    said: list[str] = []

    def add(line: ConsoleMessage) -> None:
        if line.type == "error" and line.location["url"].startswith(home):
            said.append(line.text)

    page.on("console", add)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_the_bubble_answers_who_is_signed_in_to_the_portal(
    page: Page, home: str, address: str
) -> None:
    errors, requested = logged(page, home), list[str]()
    page.on("request", lambda request: requested.append(request.url))
    page.goto(home)
    expect(launcher(page)).to_be_visible()
    assert len(page.frames) == 1, "the frame is made when it is wanted"
    launcher(page).click()
    ask(page, "13B QLoRA on a 4090?")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    expect(page.locator("#last")).to_contain_text("16 h")
    frame = page.frames[1]
    assert frame.url.startswith(f"{address}/embed?")
    reached = "(() => { try { return typeof localStorage.length } catch (refusal) { return refusal.name } })()"
    assert frame.evaluate(reached) == "SecurityError"
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [url for url in requested if not url.startswith((home, address))] == []
    assert errors == []
    assert page.context.cookies() == []


def test_styles_of_neither_side_reach_the_other(page: Page, home: str) -> None:
    page.goto(home)
    launcher(page).click()
    panel, frame = page.locator("#panel"), page.locator("iframe")
    expect(frame).to_be_visible()
    assert frame.evaluate("e => getComputedStyle(e).borderTopWidth") == "0px"
    assert panel.evaluate("e => e.offsetWidth") > 300
    assert page.locator("[style]").count() == 0


def test_by_keyboard_alone(page: Page, home: str) -> None:
    page.goto(home)
    page.locator("#ask").focus()
    page.keyboard.press("Tab")
    expect(launcher(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(launcher(page)).to_have_attribute("aria-expanded", "true")
    message = chat(page).locator("#message")
    expect(message).to_be_focused()
    page.keyboard.type("13B QLoRA on a 4090?")
    page.keyboard.press("Enter")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    expect(launcher(page)).to_be_focused()


def test_the_host_asks_and_focus_returns_to_where_it_was(page: Page, home: str) -> None:
    page.goto(home)
    page.locator("#ask").click()
    expect(chat(page).locator(".said")).to_contain_text("Llama 3.1 8B")
    expect(page.locator("#last")).to_contain_text("16 h")
    page.locator("#panel .close").click()
    expect(page.locator("#ask")).to_be_focused()


def test_the_session_is_renewed_when_the_server_forgets_it(page: Page, home: str) -> None:
    page.goto(home)
    launcher(page).click()
    ask(page, "first")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    module = page.frames[1].evaluate("document.querySelector('script[src*=chat]').src")
    ended = (
        f"import('{module.replace('chat.js', 'server.js')}').then(s => s.useToken('ftas-ended'))"
    )
    page.frames[1].evaluate(ended)
    ask(page, "second")
    expect(chat(page).locator(".answered")).to_have_count(2)
    expect(chat(page).locator(".answered").nth(1)).to_contain_text("16 h")


def test_a_question_before_all_scripts_are_there_waits_for_the_session(
    page: Page, home: str
) -> None:
    held: list[Script] = []
    page.route("**/host.js", lambda script: held.append(script))
    page.goto(home)
    launcher(page).click()
    ask(page, "first")
    expect(chat(page).locator(".answered")).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(500)
    for script in held:
        script.continue_()
    expect(chat(page).locator(".answered")).to_contain_text("16 h")


def test_requests_that_are_refused_together_are_all_sent_again(page: Page, home: str) -> None:
    page.goto(home)
    launcher(page).click()
    ask(page, "first")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    module = page.frames[1].evaluate("document.querySelector('script[src*=chat]').src")
    asked = f"""import('{module.replace("chat.js", "server.js")}').then(server => {{
        server.useToken('ftas-ended');
        return Promise.all([1, 2, 3].map(() => server.request('talk', {{ asks: [], brief: {{}} }}).catch(({{ status }}) => status)));
    }})"""
    assert 401 not in page.frames[1].evaluate(asked)


OPTIONS = {
    "mode": "sidebar", "place": "left", "zIndex": 7, "width": "22rem", "title": "Ask ML",
    "language": "zh-TW", "theme": "dark", "accent": "#ffcc00", "welcome": "您好，<b>Ada</b>",
    "examples": ["一", "二"], "question": "7B?",
}  # fmt: skip


def test_the_host_decides_how_it_looks(page: Page, home: str) -> None:
    page.goto(home)
    page.evaluate("given => FineTuneAdvisor.init(given)", {**OPTIONS, "tokenUrl": "/advisor-token"})
    expect(launcher(page)).to_have_attribute("aria-label", "問微調顧問")
    launcher(page).click()
    panel = page.locator("#panel")
    shown = panel.evaluate(
        "e => [getComputedStyle(e).zIndex, e.offsetLeft, e.offsetWidth, e.offsetHeight - innerHeight]"
    )
    assert shown == ["7", 0, 352, 0]
    frame = chat(page)
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    expect(frame.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(frame.locator("h1")).to_have_text("您好，<b>Ada</b>")
    expect(frame.locator(".example")).to_have_text(["一", "二"])
    expect(frame.locator("#message")).to_have_value("7B?")
    accent = "e => getComputedStyle(e).getPropertyValue('--accent')"
    assert frame.locator("html").evaluate(accent) == "#ffcc00"
    page.evaluate("FineTuneAdvisor.setTheme('light')")
    expect(frame.locator("html")).to_have_attribute("data-theme", "light")
    assert frame.locator("html").evaluate(accent) not in ("#ffcc00", "#0b6b65"), "too pale to read"


def test_the_host_states_what_it_knows_of_the_project(
    page: Page, home: str, canned: CannedAdvisor
) -> None:
    page.goto(home)
    page.evaluate("FineTuneAdvisor.setBrief({ gpu: 'RTX 4090', samples: 10000 })")
    launcher(page).click()
    ask(page, "13B QLoRA?")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    begun, _ = canned.asked[-1]
    assert begun.briefs[0].values == {"gpu": "RTX 4090", "samples": 10_000}


def test_on_a_phone_it_takes_the_screen(browser: Browser, home: str) -> None:
    page = new_page(
        browser, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True,
        reduced_motion="reduce",  # measured where it stands, not on its way there
    )  # fmt: skip
    page.add_init_script(SHADOW)
    page.goto(home)
    launcher(page).tap()
    box = page.locator("#panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 800}
    expect(launcher(page)).to_be_hidden()
    ask(page, "13B QLoRA on a 4090?")
    expect(chat(page).locator(".answered")).to_contain_text("16 h")
    assert page.frames[1].evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#panel .close").tap()
    expect(launcher(page)).to_be_visible()
    page.context.close()


def test_a_portal_that_vouches_for_nobody_is_told(page: Page, home: str) -> None:
    page.goto(home)
    page.evaluate("FineTuneAdvisor.init({ token: 'forged', tokenUrl: '' })")
    launcher(page).click()
    ask(page, "13B QLoRA on a 4090?")
    expect(chat(page).locator(".note")).to_contain_text("not signed in")


# other pages


def served(html: str, **headers: str) -> Starlette:
    async def page(_: object) -> HTMLResponse:
        return HTMLResponse(html, headers=headers)

    def script(_: object) -> FileResponse:
        return FileResponse(ASSETS / "embed.js")

    return Starlette(routes=[Route("/", page), Route("/embed.js", script)])


def tag(address: str, attributes: str = "") -> str:
    return f'<!doctype html><body><script src="{address}/embed.js" {attributes}></script>'


def notice(page: Page) -> Locator:
    launcher(page).click()
    expect(page.locator(".notice")).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()
    return page.locator(".notice")


def test_a_page_that_is_not_listed_gets_a_sentence(page: Page, address: str) -> None:
    with serving(lambda: served(tag(address))) as port:
        page.goto(f"http://localhost:{port}/")
        expect(notice(page)).to_contain_text(f"ADVISOR_EMBED_ORIGINS: http://localhost:{port}")
        assert page.frames[1].url.startswith("chrome-error://")


def test_an_advisor_that_is_away_gets_a_sentence_and_is_tried_again(
    page: Page, address: str, portal_port: int
) -> None:
    away = f"http://127.0.0.1:{free_port()}"
    with serving(lambda: served(tag("", "data-manual"))) as port:
        page.goto(f"http://localhost:{port}/")
        page.evaluate("server => FineTuneAdvisor.init({ server, language: 'zh' })", away)
        expect(notice(page)).to_contain_text("暂时连不上")
        page.keyboard.press("Escape")
        launcher(page).click()
        expect(page.locator(".notice")).to_be_hidden()
        expect(page.locator("iframe")).to_be_visible()


def test_a_policy_that_forbids_the_frame_is_named(page: Page, address: str) -> None:
    policy = f"default-src 'none'; script-src {address}; connect-src {address}"
    with serving(lambda: served(tag(address), **{"Content-Security-Policy": policy})) as port:
        page.goto(f"http://localhost:{port}/")
        expect(notice(page)).to_contain_text(f"frame-src: {address}")


def test_a_stranger_who_frames_or_opens_it_is_not_heard(
    page: Page, home: str, address: str
) -> None:
    """Neither the host nor the frame listens to a window or an origin that is not the other."""
    page.goto(home)
    launcher(page).click()
    expect(chat(page).locator("#message")).to_be_focused()
    forged = {"tag": "fine-tune-advisor", "type": "close"}
    page.evaluate("said => window.postMessage(said, '*')", forged)
    inner = "said => { const f = document.createElement('iframe'); f.srcdoc = ' '; document.body.append(f); f.contentWindow.parent.postMessage(said, '*') }"
    page.frames[1].evaluate(
        "said => window.postMessage({ ...said, type: 'ask', text: 'x' }, '*')", forged
    )
    page.frames[1].evaluate(
        inner.replace(
            "parent.postMessage(said", "parent.postMessage({ ...said, type: 'ask', text: 'x' }"
        ),
        forged,
    )
    page.wait_for_timeout(500)
    expect(page.locator("#panel")).to_be_visible()
    expect(chat(page).locator(".said")).to_have_count(0)


# what is served


def test_headers_name_the_portals_alone(address: str, portal_port: int) -> None:
    listed = f"https://wiki.example http://localhost:{portal_port}"
    policy = httpx.get(f"{address}/embed").headers["content-security-policy"]
    assert policy.endswith(f"frame-ancestors {listed}")
    assert f"img-src {listed} 'self' data:" in policy
    assert "unsafe" not in policy
    for path in ("/", "/embed.js", "/healthz", "/embed-other"):
        policy = httpx.get(f"{address}{path}").headers["content-security-policy"]
        assert policy.endswith("frame-ancestors 'self'"), path


def test_the_script_is_small_and_asked_for_anew(address: str) -> None:
    script = httpx.get(f"{address}/embed.js")
    assert len(script.content) < 15_000
    assert script.headers["content-type"].startswith("text/javascript")
    assert script.headers["cache-control"] == "public, max-age=300"
    known = {"if-none-match": script.headers["etag"]}
    assert httpx.get(f"{address}/embed.js", headers=known).status_code in (200, 304)
    assert not re.search(r"innerHTML|eval\(|\.style\.|document\.write", script.text)


@pytest.mark.parametrize(("asked", "part"), [
    ({"accent": "red;}"}, '"accent": null'),
    ({"accent": "#12ab9F"}, '"accent": "#12ab9F"'),
    ({"logo": "https://evil.example/x.png"}, '"logo": null'),
    ({"logo": "javascript:alert(1)"}, '"logo": null'),
    ({"logo": "https://wiki.example/logo.svg"}, '"logo": "https://wiki.example/logo.svg"'),
    ({"welcome": "x" * 301}, '"welcome": null'),
    ({"welcome": "</script><b>"}, '"welcome": "\\u003c/script>\\u003cb>"'),
    ({"question": "  7B  on a\n4090 "}, '"question": "7B on a 4090"'),
    ({"examples": "|".join("abcdefgh")}, '"examples": ["a", "b", "c", "d", "e", "f"]'),
])  # fmt: skip
def test_only_what_is_allowed_comes_from_the_address(
    address: str, asked: dict[str, str], part: str
) -> None:
    shown = httpx.get(f"{address}/embed", params=asked).text
    assert part in shown
    assert "<b>" not in shown


def test_the_example_signs_in_thirty_lines() -> None:
    source = (Path(__file__).parent.parent / "deploy" / "portal" / "portal.py").read_text()
    assert len([line for line in source.splitlines() if line.strip()]) < 50
