"""The answer card in a host of MCP Apps: a page that speaks the standard's part of the host, with
its policy."""

import json
from typing import Any

from playwright.sync_api import Browser, Page, expect

from advisor.answers.answer import Answer
from advisor.web.api import mcp_app, told
from tests.browser import ENGLISH, new_page

HOST = """<!doctype html>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline';
 style-src 'unsafe-inline'; img-src data:; connect-src 'none'; frame-src 'self'">
<iframe sandbox="allow-scripts" width="600"></iframe>
<script>
  const frame = document.querySelector("iframe");
  const tell = (message) => frame.contentWindow.postMessage({jsonrpc: "2.0", ...message}, "*");
  window.heard = [];
  window.addEventListener("message", ({data}) => {
    window.heard.push(data);
    if (data.method === "ui/initialize")
      tell({id: data.id, result: {protocolVersion: "2026-01-26", hostContext: {theme: "dark"},
        hostCapabilities: {}, hostInfo: {name: "test", version: "1"}}});
    if (data.method === "ui/notifications/initialized") {
      tell({method: "ui/notifications/tool-input", params: {arguments: {}}});
      tell({method: "ui/notifications/tool-result", params: RESULT});
    }
  });
  frame.srcdoc = VIEW;
</script>"""
HOSTILE = Answer("<img src=x onerror=alert(1)> **13B**", "no", "[x](javascript:alert(1))")


def result(answer: Answer, html: bool = True) -> dict[str, Any]:
    shown = told.answer(answer, "en").model_dump(mode="json")
    return {
        "content": [{"type": "text", "text": answer.markdown}],
        "structuredContent": {"answer": shown},
        "_meta": {mcp_app.HTML: shown["html"]} if html else {},
    }


def embedded(text: object) -> str:
    return json.dumps(text).replace("</", "<\\/")


def hosted(browser: Browser, said: dict[str, Any]) -> Page:
    page = new_page(browser)
    page.set_content(
        HOST.replace("RESULT", embedded(said)).replace("VIEW", embedded(mcp_app.page()))
    )
    page.frame_locator("iframe").locator(
        "#answer :first-child, #answer:not(:empty)"
    ).first.wait_for()
    return page


def heard(page: Page, method: str) -> list[Any]:
    page.wait_for_function(f"heard.some(m => m.method === {json.dumps(method)})")
    messages: list[Any] = page.evaluate("heard")
    return [each["params"] for each in messages if each.get("method") == method]


def test_an_answer_is_shown_in_the_host_s_theme(browser: Browser) -> None:
    page = hosted(browser, result(ENGLISH))
    view = page.frame_locator("iframe")
    expect(view.locator("article h2")).to_contain_text("$9.60")
    expect(view.locator("table").first).to_be_visible()
    expect(view.locator("html")).to_have_attribute("data-theme", "dark")
    assert heard(page, "ui/initialize")[0]["protocolVersion"] == "2026-01-26"
    assert heard(page, "ui/notifications/size-changed")[-1]["height"] > 100
    if ENGLISH.suggestions:
        view.locator("nav button").first.click()
        (message,) = heard(page, "ui/message")
        assert message["content"]["text"] == ENGLISH.suggestions[0]
    page.context.close()


def test_a_host_without_meta_gets_the_text(browser: Browser) -> None:
    page = hosted(browser, result(ENGLISH, html=False))
    expect(page.frame_locator("iframe").locator("#answer")).to_contain_text("16 h, $9.60")
    page.context.close()


def test_a_hostile_answer_stays_text(browser: Browser) -> None:
    page = hosted(browser, result(HOSTILE))
    view = page.frame_locator("iframe")
    expect(view.locator("article h2")).to_contain_text("<img src=x")
    assert view.locator("img, [href^=javascript]").count() == 0
    page.context.close()


def test_it_loads_nothing() -> None:
    page = mcp_app.page()
    assert len(page) < 30_000
    assert "http://" not in page
    assert "https://" not in page
    assert "src=" not in page
