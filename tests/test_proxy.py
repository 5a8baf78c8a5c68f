"""Behind nginx and Caddy, each as `deploy/proxy/` sets it up, under a path of another site."""

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from advisor.settings import Settings
from advisor.web import app
from advisor.web.proxy import add_proxy
from tests.browser import CannedAdvisor, chromium, new_page, serving
from tests.portal import (
    NO_THIRD_PARTY_STORAGE,
    SECRET,
    SHADOW,
    ask,
    chat,
    free_port,
    launcher,
    portal,
    running,
)

PROXY = Path(__file__).parent.parent / "deploy" / "proxy"
OURS = "127.0.0.1:7860"
"""The advisor's address in the examples."""


def nginx(folder: Path, port: int, advisor: str) -> list[str]:
    site = (PROXY / "nginx.conf").read_text().replace(OURS, advisor)
    own = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"""daemon off; pid {folder}/pid; error_log stderr; worker_processes 1;
        events {{}} http {{ access_log off; {own} server {{ listen 127.0.0.1:{port}; {site} }} }}"""
    (folder / "nginx.conf").write_text(whole)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, port: int, advisor: str) -> list[str]:
    site = (PROXY / "Caddyfile").read_text().replace(OURS, advisor)
    site = site.replace("portal.example.com", f"http://127.0.0.1:{port}")
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{site}")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@pytest.fixture(scope="module")
def canned() -> CannedAdvisor:
    return CannedAdvisor()


@pytest.fixture(scope="module")
def portal_port() -> int:
    return free_port()


@pytest.fixture(scope="module", params=[nginx, caddy])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, portal_port: int,
    canned: CannedAdvisor,
) -> Iterator[str]:  # fmt: skip
    """The address of the advisor below the proxy's."""
    folder, port = tmp_path_factory.mktemp("proxy"), free_port()
    settings = Settings.model_validate({
        "root_path": "/advisor", "proxies": "127.0.0.1", "portal_secret": SECRET,
        "embed_origins": f"http://localhost:{portal_port}",
    })  # fmt: skip
    with serving(lambda: app.create_app(canned, settings)) as ours:
        command = request.param(folder, port, f"127.0.0.1:{ours}")
        home = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        with running(command, f"http://127.0.0.1:{port}/advisor/healthz", **home):
            yield f"http://127.0.0.1:{port}/advisor"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium(NO_THIRD_PARTY_STORAGE) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = new_page(browser, locale="en-US")
    page.add_init_script(SHADOW)
    yield page
    page.context.close()


def test_the_whole_page_works_under_the_path(page: Page, site: str) -> None:
    lost: list[str] = []
    page.on("response", lambda got: lost.append(got.url) if got.status >= 400 else None)
    page.goto(f"{site}/?lang=en")
    page.locator("#message").fill("13B QLoRA on a 4090?")
    page.locator("#message").press("Enter")
    expect(page.locator(".answered")).to_contain_text("16 h")
    page.reload()
    expect(page.locator(".answered")).to_contain_text("16 h")
    for link in page.locator("nav a").evaluate_all("all => all.map(each => each.href)"):
        assert link.startswith(f"{site}/")
    assert httpx.get(f"{site}/accuracy").status_code == 200
    page.locator("#language").select_option("zh")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert page.url.startswith(f"{site}/")
    assert lost == []


def test_the_bubble_works_under_the_path(page: Page, site: str, portal_port: int) -> None:
    with portal(site, portal_port) as home:
        page.goto(home)
        launcher(page).click()
        ask(page, "13B QLoRA on a 4090?")
        expect(chat(page).locator(".answered")).to_contain_text("16 h")
        assert page.frames[1].url.startswith(f"{site}/embed?")


def test_steps_come_while_the_answer_is_being_made(site: str, canned: CannedAdvisor) -> None:
    canned.released.clear()
    api = f"{site}/gradio_api/call"
    question = {"message": "slow, please"}
    event = httpx.post(f"{api}/v2/ask", json=question).raise_for_status().json()["event_id"]
    with httpx.stream("GET", f"{api}/ask/{event}", timeout=15) as stream:
        lines = stream.iter_lines()
        assert any('"step": "reading"' in line for line in lines)
        canned.released.set()
        assert any('"step": "answered"' in line for line in lines)


def test_the_short_address_leads_on(site: str) -> None:
    assert httpx.get(site, follow_redirects=True).status_code == 200


# what a proxy may say


def told(proxies: str, sender: str, **headers: str) -> list[str]:
    served = FastAPI()
    add_proxy(served, Settings(proxies=proxies))

    @served.get("/")
    def seen(request: Request) -> list[str]:
        return [request.client.host if request.client else "", request.url.scheme]

    with TestClient(served, client=(sender, 1)) as client:
        return client.get("/", headers=headers).json()


FORWARDED = {"x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https"}


@pytest.mark.parametrize(("proxies", "believed"), [
    ("", False), ("10.0.0.2", False), ("10.0.0.1", True), ("192.168.0.0/16, 10.0.0.0/8", True),
])  # fmt: skip
def test_only_named_proxies_are_believed(proxies: str, believed: bool) -> None:
    seen = ["203.0.113.7", "https"] if believed else ["10.0.0.1", "http"]
    assert told(proxies, "10.0.0.1", **FORWARDED) == seen


def test_what_came_to_the_proxy_forged_is_not_believed() -> None:
    forged = {"x-forwarded-for": "1.2.3.4, 203.0.113.7", "x-forwarded-proto": "http"}
    assert told("10.0.0.1", "10.0.0.1", **forged)[0] == "203.0.113.7"


@pytest.mark.parametrize("path", ["advisor", "/advisor/", "/a b", "/advisor?x", "/<b>"])
def test_a_path_must_be_one(path: str) -> None:
    with contextlib.suppress(ValueError):
        pytest.fail(f"{Settings(root_path=path).root_path} was taken")


def test_a_proxy_may_take_the_path_off_or_not() -> None:
    served = FastAPI()
    add_proxy(served, Settings(root_path="/advisor"))

    @served.get("/here")
    def here(request: Request) -> str:
        return f"{request.scope['root_path']} {request.url.path}"

    with TestClient(served) as client:
        for path in ("/here", "/advisor/here"):
            assert client.get(path).json() == "/advisor /advisor/here"
        assert client.get("/advisory/here").status_code == 404
        assert re.fullmatch("4..", str(client.get("/advisor").status_code))
