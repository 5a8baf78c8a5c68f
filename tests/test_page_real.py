"""The chat page over the product's own tools; only the language model is scripted."""

import pytest
from playwright.sync_api import Browser, expect

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.model.engine import Decision, Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.reading.question import Reading
from advisor.settings import Settings
from advisor.web import app
from tests.browser import ask, serving
from tests.chat_page import EXAMPLE, answers, opened, suggestions
from tests.shipped import CATALOG

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3
REAL = {
    EXAMPLE: Said(["estimate_training_cost"], {"13B": "model", "LoRA": "method", "4090": "gpu"}),
    "API or self-hosting for 1,000 requests a day?": Said(
        ["compare_serving_cost"], {"1,000": "requests_per_day"}
    ),
    "给客服问答系统做一份微调项目计划": Said(["plan_project"], {"scenario": "qa_system"}),
}


def test_real_answers_fit_a_phone(browser: Browser) -> None:
    """The product's own tools, templates and charts; only the language model is scripted."""
    advisor = Advisor(CATALOG, ScriptedEngine(REAL.values()), TOOLS, Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        page = opened(
            browser,
            f"http://127.0.0.1:{port}",
            viewport={"width": 390, "height": 844},
            locale="en-US",
        )
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type == "error" else None,
        )
        for count, question in enumerate(REAL, 1):
            ask(page, question)
            expect(answers(page)).to_have_count(count)
            suggestions(page).first.wait_for()
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, question
        expect(page.locator("#log")).to_contain_text("$9.60")  # of the lesson, beside the estimate
        page.context.close()
    assert wrong == []


def test_a_question_back_is_answered_by_a_button(browser: Browser) -> None:
    unsure = Decision(
        Reading(("look_up",), ("-", "-", "gpu", "-", "-")),
        0.3,
        Reading(("estimate_training_cost",), ("model", "method", "gpu", "-", "-")),
    )
    advisor = Advisor(CATALOG, ScriptedEngine([unsure] * 2), TOOLS, Renderer(), Examples())
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        page = opened(browser, f"http://127.0.0.1:{port}", locale="en-US")
        ask(page, EXAMPLE)
        expect(answers(page)).to_contain_text("Which do you mean?")
        suggestions(page).last.click()
        expect(page.locator("#log")).to_contain_text("$9.60")
        expect(page.locator("#log .said > p")).to_have_text(EXAMPLE)
        page.context.close()
