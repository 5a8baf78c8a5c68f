"""The OpenAPI document holds: requests made of it, right and wrong, are never answered by a
failure; and the page that shows it tries a route in a real browser."""

from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, expect
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.browser import new_page
from tests.programs import served


@pytest.fixture(scope="module")
def programs() -> Iterator[str]:
    with served(requests_per_minute=1_000_000) as address:
        yield address


@pytest.fixture(scope="module")
def described(programs: str) -> BaseSchema:
    return schemathesis.openapi.from_url(f"{programs}/v1/openapi.json")


schema = schemathesis.pytest.from_fixture("described")


@pytest.mark.slow
@schema.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_is_answered_by_a_failure(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=[not_a_server_error, response_schema_conformance], timeout=60)


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
