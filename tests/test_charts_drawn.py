"""Charts as a browser draws them: on a phone and on a page no label is cut off or lies on another."""

import pytest
from playwright.sync_api import Browser

from advisor.answers.charts.chart import chart
from advisor.language import Language
from advisor.web.words import ASSETS
from tests.answers import called, estimate, needs, own, plan, serve, serving, set_ups
from tests.browser import new_page
from tests.shipped import CATALOG

CASES = (
    estimate("Llama 3.1 8B", "qlora", "RTX 4090"),
    estimate("13B", "lora", "RTX 4090"),
    estimate("405B", "full", "RTX 3060"),
    needs("13B"),
    serve(),
    serve("DeepSeek", requests_per_day=2000),
    serving("Llama 3.1 8B", "RTX 4090", users=20),
    own(gpu="RTX 4090", hours=60),
    own(gpu="H100", num_gpus=8, weeks=100),
    set_ups({"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}, model="7B", method="lora"),
    called("rental_prices", gpu="RTX 4090", provider="AutoDL"),
    called("rental_prices", gpu="H100"),
    plan("qa_system", "7B", "RTX 4090", samples=3000, weeks=2),
)
CLIPPED = """
() => [...document.querySelectorAll("svg text")].filter(text => {
  const { left, right, width } = text.getBoundingClientRect()
  return width && (left < 0 || right > document.documentElement.clientWidth)
}).map(text => text.textContent)
"""
CROSSED = """
() => [...document.querySelectorAll("svg[role=img]")].flatMap(svg => {
  const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()])
  const shown = texts.filter(([, box]) => box.width)
  return shown.flatMap(([one, a], place) => shown.slice(place + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
  ).map(([other]) => `${one} / ${other}`))
})
"""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [340, 900])
def test_every_label_can_be_read(browser: Browser, width: int, language: Language) -> None:
    results = [make(CATALOG, language) for make in CASES]
    charts = [chart(result, language) for result in results]
    assert all(charts)
    style = (ASSETS / "charts.css").read_text(encoding="utf-8")
    page = new_page(browser, viewport={"width": width, "height": 800})
    page.set_content(
        f"<style>{style} body {{ margin: 12px; font: 15px sans-serif }}</style>{''.join(charts)}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(CROSSED) == []
    page.context.close()
