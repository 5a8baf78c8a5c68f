"""The page "All settings" in a browser: filled in, read, calibrated, on a desk and on a phone."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import new_page

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3


def test_links_of_runs_are_relative_and_headers_hold(address: str) -> None:
    answer = httpx.get(f"{address}/run?model=13B&gpu=RTX+4090&lang=en", timeout=60)
    (content,) = re.findall(r"<main.*</main>", answer.text, re.S)
    links = re.findall(r'(?:href|src|action)="([^"]*)"', content)
    assert [
        link for link in links if not link.startswith(("run?", "run#", "/#run=", "https://"))
    ] == []
    assert answer.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert httpx.get(f"{address}/embed/run").status_code == 404


@pytest.mark.parametrize(
    "viewport",
    [{"width": 1280, "height": 900}, {"width": 390, "height": 844}],
    ids=["desk", "phone"],
)
def test_a_person_fills_it_in_and_reads_the_answer(
    browser: Browser, address: str, viewport: Any
) -> None:
    page = new_page(browser, locale="en-US", viewport=viewport)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda message: wrong.append(message.text) if message.type == "error" else None
    )
    page.goto(address)
    page.get_by_role("link", name="All settings").click()
    page.get_by_label("Model", exact=True).fill("13B")
    page.get_by_label("Method").select_option("qlora")
    page.get_by_label("GPU", exact=True).fill("RTX 4090")
    page.get_by_role("button", name="Compute").click()
    result = page.locator("#result")
    expect(result.get_by_role("heading").first).to_contain_text("fits one RTX 4090")
    expect(result).to_contain_text("16 h, $9.60")  # of the lesson, beside the estimate
    expect(result.get_by_role("heading").first).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"/run\?.*model=13B&method=qlora&gpu=RTX\+4090#result$"))
    assert fits_its_width(page)
    page.get_by_label("Seconds per optimizer step").fill("20")
    page.get_by_role("button", name="Compute").click()
    expect(result).to_contain_text("Time and cost follow your measured step")
    page.locator("#language").select_option("zh")
    expect(page.get_by_label("模型", exact=True)).to_have_value("13B")
    expect(page.locator("#result")).to_contain_text("时间和费用按你实测的每步用时计算")
    assert fits_its_width(page)
    page.get_by_role("link", name="对话", exact=True).click()
    expect(page.locator("h1")).to_contain_text("想微调什么模型")
    page.context.close()
    assert wrong == []


def test_a_run_of_the_form_goes_on_in_the_chat(browser: Browser, address: str) -> None:
    page = new_page(browser, locale="en-US")
    run = "model=13B&method=qlora&gpu=RTX+4090&epochs=2&gradient_checkpointing=yes&dora=yes"
    page.goto(f"{address}/run?{run}&lang=en")
    expect(page.locator("#onward")).to_contain_text("Only this page takes: DoRA")
    page.locator("#onward a").click()
    expect(page.locator("#log .answer h2")).to_contain_text("fits one RTX 4090")
    chips = page.locator("#log .chip:not(.assumed)")
    expect(chips.filter(has_text="Epochs")).to_contain_text("2")
    expect(chips.filter(has_text="checkpointing")).to_have_count(1)
    page.locator("#log .chip", has_text="All settings").click()
    expect(page.get_by_label("Epochs")).to_have_value("2")
    page.context.close()


def fits_its_width(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_filled_in_or_wrong_is_not_folded(browser: Browser, address: str) -> None:
    page = new_page(browser, locale="en-US")
    page.goto(f"{address}/run")
    expect(page.get_by_label("DoRA")).to_be_hidden()
    page.locator("summary", has_text="Kinds of adapters").click()
    expect(page.get_by_label("DoRA")).to_be_visible()
    page.goto(f"{address}/run?model=13B&pipeline_parallel=-1")
    expect(page.get_by_label("Pipeline parallel")).to_be_visible()
    expect(page.get_by_label("Pipeline parallel")).to_have_attribute("aria-invalid", "true")
    page.context.close()
