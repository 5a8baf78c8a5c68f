"""Draws the pictures that other programs show of the page: `python -m docs.preview`.

`advisor/web/assets/preview.png` stands beside a link in a chat or a feed, `touch.png` on a phone's
home screen. Both come from files of ours, by Chromium.
"""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ASSETS = Path(__file__).parent.parent / "advisor" / "web" / "assets"
PAGE = Path(__file__).parent / "preview.html"
CHROMIUM = "/usr/bin/chromium"
PREVIEW, TOUCH = (1200, 630), (180, 180)
"""Width and height in pixels."""


def draw(browser: Browser, html: str, size: tuple[int, int], file: Path) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.set_content(html)
    page.screenshot(path=file)
    page.close()


def main() -> None:
    icon = (ASSETS / "favicon.svg").read_text(encoding="utf-8").replace('rx="8"', "")
    touch = f"<style>body{{margin:0}}svg{{display:block;width:{TOUCH[0]}px}}</style>{icon}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        draw(browser, PAGE.read_text(encoding="utf-8"), PREVIEW, ASSETS / "preview.png")
        draw(browser, touch, TOUCH, ASSETS / "touch.png")
        browser.close()


if __name__ == "__main__":
    main()
