"""Who asks, proven by a portal's token or a password: what holds and what is refused."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OctKey, RSAKey
from starlette.testclient import TestClient

from advisor.errors import AdvisorError
from advisor.settings import Settings
from advisor.web.identity import passwords
from advisor.web.identity.doorway import Doorway
from advisor.web.identity.keys import PublishedKeys
from advisor.web.identity.person import Person, RefusedError, person
from advisor.web.identity.portal import Portal
from advisor.web.identity.sessions import Sessions
from advisor.web.identity.sign_in import from_settings
from advisor.web.identity.throttle import Throttle

SECRET = "a secret of thirty-two bytes, or more"
ORIGIN = "http://testserver"
BROWSER = {"x-advisor-browser": "0123456789abcdef" * 2}

SignIns = Callable[..., TestClient]


def client(**settings: Any) -> TestClient:
    """A server with the doorway and one route behind it, `/who`."""
    app = FastAPI()
    rules, routes = from_settings(Settings(**settings))
    app.include_router(routes)
    app.add_middleware(Doorway, rules=rules)

    @app.get("/who")
    @app.post("/who")
    def who(asks: Person = Depends(person)) -> dict[str, str | None]:  # noqa: B008
        return {"owner": asks.owner, "name": asks.name, "via": asks.via}

    return TestClient(app)


@pytest.fixture
def portal() -> Iterator[TestClient]:
    with client(sign_in="portal", portal_secret=SECRET, portal_issuer="portal") as served:
        yield served


def token(
    key: Key | None = None, algorithm: str = "HS256", kid: str | None = None, **claims: Any
) -> str:
    """A good one, but for what is said; a claim that is None is left out."""
    whole = {
        "iss": "portal", "aud": "fine-tune-advisor", "sub": "u1", "name": "Ada",
        "jti": str(time.monotonic_ns()), "exp": int(time.time()) + 300, **claims,
    }  # fmt: skip
    said = {name: value for name, value in whole.items() if value is not None}
    header = {"alg": algorithm} | ({"kid": kid} if kid else {})
    return jwt.encode(header, said, key or OctKey.import_key(SECRET), [algorithm])


def shown(client: TestClient, token: str, origin: str | None = ORIGIN) -> Any:
    headers = {"origin": origin} if origin else {}
    return client.post("/v1/session", json={"token": token}, headers=headers)


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_a_portals_token_becomes_a_session(portal: TestClient) -> None:
    begun = shown(portal, token())
    assert begun.status_code == 200
    assert begun.headers["cache-control"] == "no-store"
    assert (begun.json()["expires_in"], begun.json()["name"]) == (3600, "Ada")
    session = begun.json()["session"]
    assert portal.get("/who", headers=bearer(session)).json() == {
        "owner": "portal:portal|u1", "name": "Ada", "via": "portal",
    }  # fmt: skip
    assert portal.get("/who").status_code == 401
    assert portal.get("/who", headers=BROWSER).status_code == 401
    assert portal.delete("/v1/session", headers=bearer(session)).status_code == 204
    assert portal.get("/who", headers=bearer(session)).json() == {"detail": "The session has ended"}


def unsigned() -> str:
    _, body, _ = token().split(".")
    none = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    return f"{none}.{body}."


def tampered() -> str:
    head, body, mark = token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "=="))
    other = json.dumps({**claims, "sub": "somebody else"}).encode()
    return f"{head}.{base64.urlsafe_b64encode(other).rstrip(b'=').decode()}.{mark}"


@pytest.mark.parametrize("wrong", [
    unsigned, tampered,
    lambda: token(OctKey.import_key("another secret of thirty-two bytes")),
    lambda: token(OctKey.import_key(SECRET * 2), "HS512"),
    lambda: token(RSAKey.generate_key(2048), "RS256"),
    lambda: token(exp=int(time.time()) - 31),
    lambda: token(exp=int(time.time()) + 3600),
    lambda: token(exp="tomorrow"),
    lambda: token(nbf=int(time.time()) + 120),
    lambda: token(aud="another program"),
    lambda: token(iss="another portal"),
    lambda: token(jti=7),
    lambda: token(sub=""),
    *(lambda name=name: token(**{name: None}) for name in ("exp", "aud", "iss", "sub", "jti")),
    lambda: "no token", lambda: "a.b.c", lambda: "",
])  # fmt: skip
def test_a_wrong_token_is_refused(portal: TestClient, wrong: Callable[[], str]) -> None:
    refused = shown(portal, wrong())
    assert refused.status_code == 401
    assert "session" not in refused.json()


def test_a_token_opens_once(portal: TestClient) -> None:
    one = token()
    assert [shown(portal, one).status_code for _ in range(3)] == [200, 401, 401]
    assert shown(portal, token()).status_code == 200


def test_clocks_may_differ_by_half_a_minute(portal: TestClient) -> None:
    assert shown(portal, token(exp=int(time.time()) - 20)).status_code == 200
    assert shown(portal, token(nbf=int(time.time()) + 20)).status_code == 200


def test_only_listed_origins_exchange_tokens() -> None:
    listed = "https://portal.example"
    with client(portal_secret=SECRET, embed_origins=listed) as served:
        for origin, status in {
            listed: 200, ORIGIN: 200, "https://other.example": 403, "null": 403, None: 403,
            f"{listed}.evil.example": 403,
        }.items():  # fmt: skip
            assert shown(served, token(), origin).status_code == status, origin


def confused(key: RSAKey | ECKey) -> str:
    """Signed by HS256 with the public key as its secret."""
    header = {"alg": "HS256", "kid": key.kid}
    head = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=")
    body = token().split(".")[1].encode()
    mark = hmac.digest(key.as_pem(private=False), head + b"." + body, "sha256")
    return b".".join((head, body, base64.urlsafe_b64encode(mark).rstrip(b"="))).decode()


@pytest.mark.parametrize(("key", "algorithm"), [
    (RSAKey.generate_key(2048, auto_kid=True), "RS256"),
    (ECKey.generate_key("P-256", auto_kid=True), "ES256"),
])  # fmt: skip
def test_published_keys(tmp_path: Path, key: RSAKey | ECKey, algorithm: str) -> None:
    jwks = tmp_path / "jwks.json"
    shared = OctKey.import_key(SECRET).as_dict(kid="shared")
    jwks.write_text(json.dumps({"keys": [key.as_dict(private=False), shared]}))
    with client(portal_jwks=str(jwks)) as served:
        assert shown(served, token(key, algorithm, key.kid)).status_code == 200
        for forged in (
            token(),
            token(kid="shared"),
            confused(key),
            token(type(key).generate_key(auto_kid=True), algorithm, key.kid),
            token(key, algorithm, "unknown"),
        ):
            assert shown(served, forged).status_code == 401


def test_a_new_key_is_read_and_an_old_one_forgotten(tmp_path: Path) -> None:
    now, jwks = [0.0], tmp_path / "jwks.json"
    old, new = (ECKey.generate_key("P-256", auto_kid=True) for _ in range(2))
    keys = PublishedKeys(str(jwks), lambda: now[0])
    with pytest.raises(RefusedError) as unread:
        keys.claims(token(old, "ES256", old.kid))
    assert unread.value.status == 503
    jwks.write_text(json.dumps({"keys": [old.as_dict(private=False)]}))
    with pytest.raises(RefusedError):  # it failed a moment ago: nobody waits for it again
        keys.claims(token(old, "ES256", old.kid))
    now[0] = 4
    assert keys.claims(token(old, "ES256", old.kid))["sub"] == "u1"
    jwks.write_text(json.dumps({"keys": [new.as_dict(private=False)]}))
    with pytest.raises(RefusedError):  # read a moment ago
        keys.claims(token(new, "ES256", new.kid))
    now[0] = 36
    assert keys.claims(token(new, "ES256", new.kid))["sub"] == "u1"
    with pytest.raises(RefusedError):
        keys.claims(token(old, "ES256", old.kid))


def test_a_used_token_is_forgotten_with_its_end() -> None:
    now = [time.time()]

    class Any_:  # noqa: N801  (keys that believe everything)
        def claims(self, token: str) -> dict[str, Any]:
            return json.loads(token)

    portal = Portal(Any_(), "us", now=lambda: now[0])
    said = {"aud": "us", "sub": "u", "jti": "1", "exp": int(now[0]) + 300}
    portal.person(json.dumps(said))
    now[0] += 329
    with pytest.raises(RefusedError, match="used before"):
        portal.person(json.dumps(said))
    now[0] += 10
    with pytest.raises(RefusedError, match="refused"):
        portal.person(json.dumps(said))
    assert portal.person(json.dumps({**said, "exp": int(now[0]) + 300})).owner == "portal:|u"


def test_sessions_end_and_are_bounded() -> None:
    now, ada = [0.0], Person("portal:|ada", None, "portal")
    open_ = Sessions(60, lambda: now[0], most=3)
    first = open_.begin(ada)
    assert open_.person(first) == ada
    now[0] = 61
    assert open_.person(first) is None
    oldest = open_.begin(ada)
    others = [open_.begin(ada) for _ in range(3)]
    assert open_.person(oldest) is None
    assert open_.person(others[-1]) == ada


def test_nobody_must_sign_in_by_default() -> None:
    with client() as served:
        assert served.get("/who").json() == {"owner": "", "name": None, "via": "browser"}
        key = BROWSER["x-advisor-browser"]
        assert served.get("/who", headers=BROWSER).json()["owner"] == f"browser:{key}"
        for other in ("short", key.upper(), key + "0", "../../etc/passwd"):
            assert served.get("/who", headers={"x-advisor-browser": other}).json()["owner"] == ""
        assert shown(served, token()).status_code == 401
        assert served.get("/who", headers=bearer("a key of another kind")).status_code == 200
        assert served.get("/who", headers=bearer("ftas-forged")).status_code == 401


def test_a_program_with_a_key_passes_where_people_must_sign_in() -> None:
    settings = {"sign_in": "portal", "portal_secret": SECRET, "api_keys": "one,two"}
    with client(**settings) as served:
        shown_key = served.get("/who", headers=bearer("two")).json()
        assert shown_key["via"] == "key"
        assert shown_key["owner"].startswith("key:")
        assert served.get("/who", headers=bearer("three")).status_code == 401


@pytest.mark.parametrize("wrong", [
    {"sign_in": "portal"}, {"sign_in": "basic"}, {"sign_in": "oidc", "oidc_issuer": "http://a"},
    {"portal_secret": "short"}, {"portal_secret": SECRET, "portal_jwks": "jwks.json"},
    {"sign_in": "basic", "users": "nowhere"},
])  # fmt: skip
def test_settings_that_do_not_go_together_stop_the_start(wrong: dict[str, Any]) -> None:
    with pytest.raises(AdvisorError, match="ADVISOR_") as stopped:
        from_settings(Settings(**wrong))
    assert "short" not in str(stopped.value)


# by name and password


@pytest.fixture
def users(tmp_path: Path) -> Path:
    file = tmp_path / "users"
    file.write_text(f"# people\nada:{passwords.hashed('correct horse')}\n", encoding="utf-8")
    return file


def test_by_name_and_password(users: Path) -> None:
    with client(sign_in="basic", users=users) as served:
        asked = served.get("/who")
        assert asked.status_code == 401
        assert asked.headers["www-authenticate"].startswith("Basic ")
        assert served.get("/who", auth=("ada", "correct horse")).json() == {
            "owner": "basic:ada", "name": "ada", "via": "basic",
        }  # fmt: skip
        for name, password in (("ada", "wrong"), ("bob", "correct horse"), ("", "")):
            assert served.get("/who", auth=(name, password)).status_code == 401
        assert served.get("/who", headers={"authorization": b"Basic \xe9"}).status_code == 401


def test_another_page_cannot_use_the_password_that_a_browser_adds(users: Path) -> None:
    with client(sign_in="basic", users=users) as served:
        for origin, status in {ORIGIN: 200, "https://evil.example": 401, "null": 401}.items():
            answer = served.post("/who", auth=("ada", "correct horse"), headers={"origin": origin})
            assert answer.status_code == status, origin


def test_guessing_is_stopped_and_who_is_in_stays(users: Path) -> None:
    with client(sign_in="basic", users=users) as served:
        assert served.get("/who", auth=("ada", "correct horse")).status_code == 200
        said = [served.get("/who", auth=("ada", f"guess {n}")) for n in range(11)]
        assert [each.status_code for each in said] == [401] * passwords.BY_ADDRESS + [429]
        assert 0 < int(said[-1].headers["retry-after"]) <= 60
        assert served.get("/who", auth=("bob", "correct horse")).status_code == 429
        assert served.get("/who", auth=("ada", "correct horse")).status_code == 200


def test_the_throttle_forgets() -> None:
    now = [0.0]
    throttle = Throttle(2, lambda: now[0])
    for _ in range(2):
        throttle.missed("a")
    assert (throttle.wait("a"), throttle.wait("b")) == (61, 0)
    now[0] = 61
    assert throttle.wait("a") == 0
    throttle.missed("a")
    assert throttle.wait("a") == 0


@pytest.mark.parametrize("line", ["ada", "ada:plain", "ada:scrypt$1$1$1$00$00", ":scrypt$"])
def test_a_line_of_the_file_that_is_wrong_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "users"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(AdvisorError, match="line 2 of"):
        from_settings(Settings(sign_in="basic", users=file))
