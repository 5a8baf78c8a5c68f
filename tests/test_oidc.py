"""Signing in at a provider of OpenID Connect: a real one (`oidc-provider-mock`, on Authlib's server)
that runs beside the tests, in a process of its own."""

import re
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import Depends, FastAPI
from starlette.testclient import TestClient

from advisor.settings import Settings
from advisor.web.identity.doorway import Doorway
from advisor.web.identity.oidc import Login
from advisor.web.identity.person import Person, RefusedError, person
from advisor.web.identity.sign_in import from_settings
from tests.portal import free_port, running

PAGE = {"accept": "text/html"}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    address = f"http://localhost:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    with running(command, f"{address}/.well-known/openid-configuration"):
        yield address


def client(
    issuer: str, base: str = "http://testserver", root: str = "", **more: str
) -> TestClient:  # fmt: skip
    app = FastAPI()
    settings: dict[str, Any] = {
        "sign_in": "oidc", "oidc_issuer": issuer, "oidc_client": "advisor", "oidc_secret": "secret",
        **more,
    }  # fmt: skip
    rules, routes = from_settings(Settings(**settings))
    app.include_router(routes)
    app.add_middleware(Doorway, rules=rules)

    @app.get("/who")
    @app.post("/who")
    def who(asks: Person = Depends(person)) -> dict[str, str | None]:  # noqa: B008
        return {"owner": asks.owner, "name": asks.name, "via": asks.via}

    return TestClient(app, base_url=base, follow_redirects=False, root_path=root)


def begun(served: TestClient, path: str = "/who?x=1") -> str:
    """The provider's address that a person is led to who opens a page."""
    led = served.get(path, headers=PAGE)
    assert led.status_code == 303
    return served.get(led.headers["location"]).headers["location"]


def agreed(address: str, sub: str = "ada") -> str:
    """Where the provider sends the browser once the person has signed in there."""
    with httpx.Client() as browser:
        assert browser.get(address).status_code == 200
        return browser.post(address, data={"sub": sub}).headers["location"]


def test_signing_in_and_out(provider: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "advisor.audit"), client(provider) as served:
        assert served.get("/who").status_code == 401
        address = begun(served)
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["redirect_uri"] == "http://testserver/sign-in/back"
        assert asked["code_challenge_method"] == "S256"
        assert len(asked["code_challenge"]) == 43
        assert len(asked["state"]) >= 43
        assert len(asked["nonce"]) >= 43
        back = served.get(agreed(address))
        assert (back.status_code, back.headers["location"]) == (303, "/who?x=1")
        (kept,) = [each for each in back.headers.get_list("set-cookie") if "session" in each]
        assert re.search(r"^advisor_session=ftas-[\w-]{43}; HttpOnly; Max-Age=3600; Path=/; SameSite=lax$", kept)  # fmt: skip
        assert served.get("/who").json() == {
            "owner": f"oidc:{provider}|ada", "name": "ada", "via": "oidc",
        }  # fmt: skip
        evil = {"origin": "https://evil.example"}
        assert served.post("/who", headers=evil).status_code == 401
        assert served.post("/sign-out", headers=evil).status_code == 403
        assert served.post("/who", headers={"origin": "http://testserver"}).status_code == 200
        left = served.post("/sign-out", headers={"accept-language": "zh"})
        assert "已退出登录" in left.text
        assert "Max-Age=0" in left.headers["set-cookie"]
        told = [record.message for record in caplog.records if record.name == "advisor.audit"]
        assert told == [
            f"signed in: oidc:{provider}|ada, from testclient", "signed out, from testclient"
        ]  # fmt: skip
        assert served.get("/who").status_code == 401


def test_the_session_is_another_one_after_each_login(provider: str) -> None:
    with client(provider) as served:
        tokens = ["ftas-fixed-by-somebody-else"]
        served.cookies.set("advisor_session", tokens[0], domain="testserver.local", path="/")
        for _ in range(2):
            served.get(agreed(served.get("/sign-in").headers["location"]))
            tokens.append(served.cookies["advisor_session"])
        served.cookies.clear()
        opened = []
        for token in tokens:
            cookie = {"cookie": f"advisor_session={token}"}
            opened.append(served.get("/who", headers=cookie).status_code)
        assert opened == [401, 401, 200]


def test_a_cookie_is_for_https_alone_there_and_for_the_path(provider: str) -> None:
    with client(provider, "https://advisor.example", "/advisor") as served:
        led = served.get("/advisor/who", headers=PAGE).headers["location"]
        assert led == "/advisor/sign-in?after=%2Fwho"
        address = served.get(led).headers["location"]
        assert "https%3A%2F%2Fadvisor.example%2Fadvisor%2Fsign-in%2Fback" in address
        back = served.get(agreed(address))
        assert back.headers["location"] == "/advisor/who"
        cookies = back.headers.get_list("set-cookie")
        assert any(re.search(r"advisor_session=.*Path=/advisor;.*Secure", each) for each in cookies)


def test_within_another_site_s_frame_the_cookie_must_be_allowed(provider: str) -> None:
    with client(provider, "https://advisor.example", cookie_same_site="none") as served:
        back = served.get(agreed(begun(served)))
        (kept,) = [each for each in back.headers.get_list("set-cookie") if "session" in each]
        assert kept.endswith("SameSite=none; Secure")


@pytest.mark.parametrize("after", ["//evil.example", "https://evil.example", "/\\evil", "\\", ""])
def test_nobody_is_led_elsewhere(provider: str, after: str) -> None:
    with client(provider) as served:
        address = served.get("/sign-in", params={"after": after}).headers["location"]
        assert served.get(agreed(address)).headers["location"] == "/"


def test_another_browsers_login_is_refused(provider: str) -> None:
    """Somebody sends a link with a code of their own: it signs nobody in to their account."""
    with client(provider) as served, client(provider) as other:
        back = agreed(begun(served))
        assert other.get(back).status_code == 401
        begun(other)
        assert other.get(back).status_code == 401
        assert "advisor_session" not in other.cookies
        assert served.get(back).status_code == 303
        assert served.get(back).status_code == 401, "the login is used up"


def test_a_code_of_another_login_is_refused_by_its_nonce(provider: str) -> None:
    with client(provider) as served:
        stolen = parse_qs(urlsplit(agreed(begun(served))).query)["code"][0]
        own = agreed(begun(served))
        state = parse_qs(urlsplit(own).query)["state"][0]
        answer = served.get("/sign-in/back", params={"code": stolen, "state": state})
        assert answer.status_code == 401
        assert "advisor_session" not in served.cookies


@pytest.mark.parametrize("query", ["", "code=x", "state=x", "error=access_denied&state=x"])
def test_a_way_back_without_a_login_is_refused(provider: str, query: str) -> None:
    with client(provider) as served:
        assert served.get(f"/sign-in/back?{query}").status_code == 401


def test_a_provider_that_is_away_is_said_without_a_trace() -> None:
    with client(f"http://localhost:{free_port()}") as served:
        answer = served.get("/sign-in")
        assert (answer.status_code, answer.text) == (
            503, "The sign-in provider did not answer as it must",
        )  # fmt: skip


def test_a_login_ends_after_ten_minutes() -> None:
    now = [time.time() - 601]
    logins = Login(lambda: now[0])
    login = logins.begun("/")
    with pytest.raises(RefusedError, match="too long"):
        logins.read(logins.cookie(login), login["state"])
    now[0] = time.time()
    assert logins.read(logins.cookie(login), login["state"])["after"] == "/"
    with pytest.raises(RefusedError, match="too long"):
        Login().read(logins.cookie(login), login["state"])
