"""What the tests of the chat page share: the page opened, and its parts."""

from playwright.sync_api import Browser, Locator, Page

from tests.browser import new_page

EXAMPLE = "What will a 13B LoRA on a 4090 cost?"


def opened(browser: Browser, address: str, **options: object) -> Page:
    page = new_page(browser, **options)
    page.goto(address)
    page.locator("#examples .example").first.wait_for()
    return page


def answers(page: Page) -> Locator:
    return page.locator("#log .answer h2")


def said(page: Page) -> Locator:
    """What the person asked."""
    return page.locator("#log .said > p")


def suggestions(page: Page) -> Locator:
    return page.locator("#log .exchange:last-child .answer .next button")
