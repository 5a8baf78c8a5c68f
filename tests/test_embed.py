"""The compact chat inside a portal: another origin, third-party storage blocked."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from advisor.settings import Settings
from advisor.web import app
from tests.browser import CannedAdvisor, chromium, new_page, serving

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3

PORTAL = Path(__file__).parent.parent / "deploy" / "portal" / "index.html"
ADVISOR = "http://127.0.0.1:7860"
"""The address in the example portal."""
NO_THIRD_PARTY_STORAGE = "--test-third-party-cookie-phaseout"


@pytest.fixture(scope="module")
def portal_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def address(portal_port: int) -> Iterator[str]:
    """An advisor that the portal may embed."""
    settings = Settings(embed_origins=f"http://localhost:{portal_port}")
    with serving(lambda: app.create_app(CannedAdvisor(), settings)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def portal(portal_port: int, address: str) -> Iterator[str]:
    """The example portal on `localhost`, to the browser another site than 127.0.0.1; its query goes
    on to the frame."""

    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(
            PORTAL.read_text(encoding="utf-8").replace(
                f"{ADVISOR}/embed", f"{address}/embed?{request.url.query}"
            )
        )

    with serving(lambda: Starlette(routes=[Route("/", page)]), portal_port):
        yield f"http://localhost:{portal_port}/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(NO_THIRD_PARTY_STORAGE) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser, locale="en-US")
    yield page
    page.context.close()


def chat(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def test_the_chat_answers_in_the_frame_without_storage(
    page: Page, portal: str, address: str
) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(portal)
    chat(page).locator("#examples .example").first.click()
    expect(chat(page).locator("#log .answer h2")).to_contain_text("16 h, $9.60")
    frame = page.frames[1]
    assert frame.url.startswith(address)
    assert (
        frame.evaluate(
            "(() => { try { return typeof localStorage.length } catch (refusal) { return refusal.name } })()"
        )
        == "SecurityError"
    )
    assert frame.evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight + 1"
    )
    assert [
        url for url in requested if not url.startswith((portal, f"{address}/", "data:", "blob:"))
    ] == []


def test_language_and_theme_come_from_the_address(page: Page, portal: str) -> None:
    page.goto(f"{portal}?lang=zh&theme=dark")
    expect(chat(page).locator("h1")).to_contain_text("想微调什么模型")
    expect(chat(page).locator("html")).to_have_attribute("data-theme", "dark")
    expect(chat(page).locator("#examples .example")).to_have_count(4)


def test_an_origin_not_listed_gets_no_frame(
    page: Page, portal: str, portal_port: int, address: str
) -> None:
    page.goto(portal.replace("localhost", "127.0.0.1"))
    page.wait_for_timeout(1500)
    assert page.frames[1].url.startswith("chrome-error://")


@pytest.mark.parametrize("path", ["/embed", "/embed/", "/embed/?lang=zh"])
def test_headers_name_the_portal_alone(address: str, portal_port: int, path: str) -> None:
    origin = f"http://localhost:{portal_port}"
    assert (
        httpx.get(address + path)
        .headers["content-security-policy"]
        .endswith(f"frame-ancestors {origin}")
    )
    assert (
        httpx.get(f"{address}/")
        .headers["content-security-policy"]
        .endswith("frame-ancestors 'self'")
    )
    allowed = httpx.get(f"{address}/config", headers={"origin": origin}).headers
    assert allowed["access-control-allow-origin"] == origin
    assert "access-control-allow-credentials" not in allowed
    assert (
        "access-control-allow-origin"
        not in httpx.get(f"{address}/config", headers={"origin": "https://other.example"}).headers
    )


def test_the_address_of_earlier_versions_leads_to_the_frame(address: str) -> None:
    answer = httpx.get(f"{address}/embed/?lang=zh", follow_redirects=True)
    assert answer.status_code == 200
    assert str(answer.url) == f"{address}/embed?lang=zh"
