"""The OpenAPI document holds: requests made of it, right and wrong, are never answered by a
failure; and the page that shows it tries a route in a real browser."""

from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import Browser, expect
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.browser import new_page
from tests.programs import served

CHECKS = [not_a_server_error, response_schema_conformance]


@pytest.fixture(scope="module")
def programs() -> Iterator[str]:
    with served(requests_per_minute=1_000_000) as address:
        yield address


@pytest.mark.slow
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_request_is_answered_by_a_failure(programs: str, mode: GenerationMode) -> None:
    """Requests as the document allows them, and as it does not."""
    schema = schemathesis.openapi.from_url(f"{programs}/v1/openapi.json")
    every = [operation.ok() for operation in schema.get_all_operations()]
    for operation in (each for each in every if each.method == "post"):

        @given(operation.as_strategy(generation_mode=mode))
        @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
        def sent(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, timeout=60)

        sent()


def test_the_document_names_every_route(programs: str) -> None:
    document = httpx.get(f"{programs}/v1/openapi.json", timeout=60).json()
    assert document["openapi"].startswith("3.1")
    for path in (
        "/v1/answer",
        "/v1/chat/completions",
        "/v1/models",
        "/v1/tools",
        "/v1/tools/look_up",
    ):
        (operation,) = document["paths"][path].values()
        assert operation["description"], path
        assert {"200", "400", "429"} <= operation["responses"].keys()


def test_the_page_tries_a_route(browser: Browser) -> None:
    """With the static files of the whole product."""
    from advisor.settings import Settings
    from advisor.web import app
    from tests.browser import serving
    from tests.programs import ByMessage, product

    advisor = product(ByMessage())
    with serving(lambda: app.create_app(advisor, Settings())) as port:
        page = new_page(browser)
        failures: list[str] = []
        page.on(
            "console",
            lambda message: failures.append(message.text) if message.type == "error" else None,
        )
        page.goto(f"http://127.0.0.1:{port}/v1/docs")
        route = page.locator(".route", has=page.locator("summary", has_text="/v1/tools/look_up"))
        route.locator("summary").first.click()
        route.locator("button").click()
        expect(route.locator("pre")).to_contain_text("200")
        expect(route.locator("pre")).to_contain_text("RTX 4090")
        assert failures == []
        page.context.close()
