"""Every page under axe-core: no serious finding, in both colour schemes, on a desk and a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from advisor.settings import Settings
from advisor.web import app
from tests.browser import CannedAdvisor, ask, new_page, serving
from tests.chat_page import EXAMPLE, answers

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3

GRAVE = ("serious", "critical")
LOOKS: list[dict[str, Any]] = [
    {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
]
FILLED = "run?model=Llama+3.1+8B&method=qlora&gpu=RTX+4090&lora_rank=16"
PAGES = (
    "accuracy", "run", FILLED, "run?model=Lama&gpu=RTX+4090", "knowledge?q=rtx+40",
    "knowledge?of=models&q=qwen3", "knowledge?of=models&q=nothing+like+it",
    "knowledge?of=prices&id=bought", "knowledge?of=topics&lang=zh&q=qlora",
    "knowledge?of=gpus&id=rtx-4090", "knowledge?of=models&id=qwen3-8b",
    "knowledge?of=topics&id=qlora", "knowledge?of=gpus&id=no",
)  # fmt: skip


@pytest.fixture(scope="module")
def chat() -> Iterator[str]:
    with serving(lambda: app.create_app(CannedAdvisor(), Settings())) as port:
        yield f"http://127.0.0.1:{port}"


def grave(page: Page) -> list[str]:
    """Each serious finding: its rule and where it stands."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {' '.join(node['target'])} {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_finding(browser: Browser, address: str, path: str) -> None:
    for look in LOOKS:
        page = new_page(browser, locale="en-US", **look)
        page.goto(f"{address}/{path}")
        assert grave(page) == [], look
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert fits, look
        page.context.close()


@pytest.mark.parametrize("path", ["", "embed"])
def test_the_chat_has_none_empty_or_answered(browser: Browser, chat: str, path: str) -> None:
    for look in LOOKS:
        page = new_page(browser, locale="en-US", **look)
        page.goto(f"{chat}/{path}")
        page.locator("#examples .example").first.wait_for()
        assert grave(page) == [], look
        ask(page, EXAMPLE)
        expect(answers(page)).to_have_count(1)
        page.locator("#log .wish").first.wait_for()
        assert grave(page) == [], look
        page.get_by_role("button", name="Edit").click()
        assert grave(page) == [], look
        page.context.close()
