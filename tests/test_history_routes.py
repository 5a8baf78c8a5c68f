"""The routes of what is kept: what they take and tell, whom, and how often."""

import re
from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from advisor.store.database import Database
from advisor.store.store import Store
from advisor.web import history_routes
from advisor.web.history_routes import REQUESTS_A_MINUTE, routes
from tests.browser import serving
from tests.databases import exchange

A, B = "a" * 32, "b" * 32
"""Keys of two browsers."""
NOW = "0.1.0+20261130.00000000"


def served(store: Store | None) -> FastAPI:
    app = FastAPI()
    app.include_router(routes(store, lambda: NOW))
    return app


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    store = Store(Database(database_url))
    yield store
    store.close()


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    with serving(lambda: served(store)) as port:
        yield f"http://127.0.0.1:{port}/v1"


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, headers={"X-Advisor-Browser": A}) as client:
        yield client


def said(store: Store, message: str = "7B on a 4090", owner: str = A) -> str:
    saved = store.save(f"browser:{owner}", exchange(message))
    assert saved
    return saved.conversation


def test_a_conversation_is_listed_read_renamed_and_deleted(
    client: httpx.Client, store: Store
) -> None:
    id_ = said(store)
    store.save(f"browser:{A}", exchange("两张呢？", ["7B on a 4090"]), id_)
    listed = client.get("/history").json()
    assert listed["following"] is None
    assert listed["kept"] in ("file", "server")
    (heading,) = listed["conversations"]
    assert (heading["id"], heading["title"], heading["exchanges"]) == (id_, "7B on a 4090", 2)
    found = client.get(f"/history/{id_}").json()
    assert [each["message"] for each in found["said"]] == ["7B on a 4090", "两张呢？"]
    assert found["knowledge"] == NOW
    first = found["said"][0]
    assert first["knowledge"] != NOW
    assert "16 h, $9.60" in first["html"]
    assert "state" not in first
    assert client.patch(f"/history/{id_}", json={"title": "Mine"}).status_code == 204
    assert client.get("/history", params={"query": "mine"}).json()["conversations"]
    assert client.get("/history", params={"query": "两张"}).json()["conversations"]
    assert not client.get("/history", params={"query": "80GB"}).json()["conversations"]
    assert client.delete(f"/history/{id_}").status_code == 204
    assert client.get(f"/history/{id_}").status_code == 404


def test_pages_of_a_list(client: httpx.Client, store: Store) -> None:
    for number in range(3):
        said(store, str(number))
    first = client.get("/history", params={"limit": 2}).json()
    second = client.get("/history", params={"before": first["following"]}).json()
    titles = [each["title"] for page in (first, second) for each in page["conversations"]]
    assert titles == ["2", "1", "0"]


def test_everything_is_exported_and_deleted(
    client: httpx.Client, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/history/export").json() == {"conversations": [], "projects": []}
    said(store, "one")
    said(store, "two")
    assert len(client.get("/history/export").json()["conversations"]) == 2
    client.post("/projects", json={"name": "plan", "brief": {}})
    exported = client.get("/history/export")
    assert "attachment" in exported.headers["content-disposition"]
    document = exported.json()
    assert [each["title"] for each in document["conversations"]] == ["one", "two"]
    assert [each["name"] for each in document["projects"]] == ["plan"]
    with caplog.at_level("INFO", "advisor.audit"):
        assert client.delete("/history").status_code == 204
    assert re.fullmatch(
        r"everything deleted: browser [0-9a-f]{12}, from 127.0.0.1", caplog.messages[-1]
    )
    assert A not in caplog.text
    assert client.get("/history/export").json() == {"conversations": [], "projects": []}


def test_projects(client: httpx.Client, store: Store) -> None:
    id_ = said(store)
    given = {"name": "Mine", "brief": {"model": "7B", "变体": [1, 2]}, "conversation": id_}
    made = client.post("/projects", json=given)
    assert made.status_code == 201
    project = made.json()
    assert project["knowledge"] == project["knowledge_now"] == NOW
    assert {name: project[name] for name in given} == given
    assert client.get("/projects").json() == {"projects": [project]}
    at = f"/projects/{project['id']}"
    assert client.get(at).json() == project
    changed = client.put(at, json={"name": "Yours", "brief": {}}).json()
    assert (changed["name"], changed["brief"], changed["conversation"]) == ("Yours", {}, None)
    assert client.delete(at).status_code == 204
    assert client.get(at).status_code == 404
    assert client.put(at, json=given).status_code == 404


def test_feedback(client: httpx.Client, store: Store) -> None:
    opinion = {"conversation": said(store), "place": 0, "thumb": "down", "reason": "wrong_figure"}
    assert client.post("/feedback", json={**opinion, "comment": "too low"}).status_code == 204
    (row,) = store.feedback_rows()
    assert (row.thumb, row.reason, row.comment) == ("down", "wrong_figure", "too low")
    (told,) = client.get(f"/history/{opinion['conversation']}").json()["said"]
    assert (told["thumb"], told["comment"]) == ("down", "too low")
    assert client.post("/feedback", json={**opinion, "thumb": None}).status_code == 204
    assert store.feedback_rows() == ()
    assert client.post("/feedback", json={**opinion, "place": 1}).status_code == 404


def test_what_belongs_to_somebody_else_is_not_there(address: str, store: Store) -> None:
    id_ = said(store)
    with httpx.Client(base_url=address, headers={"X-Advisor-Browser": B}) as other:
        opinion = {"conversation": id_, "place": 0, "thumb": "up"}
        answers = [
            other.get(f"/history/{id_}"),
            other.patch(f"/history/{id_}", json={"title": "Yours"}),
            other.delete(f"/history/{id_}"),
            other.post("/feedback", json=opinion),
            other.get(f"/history/{'0' * 32}"),
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert {answer.json()["detail"]["code"] for answer in answers} == {"not_found"}
        assert other.get("/history").json()["conversations"] == []
        other.delete("/history")
    assert store.conversation(id_, f"browser:{A}")


@pytest.mark.parametrize("headers", [{}, {"X-Advisor-Browser": "short"}, {"Cookie": f"x={A}"},
                                     {"Authorization": f"Basic {A}"}])  # fmt: skip
def test_who_does_not_say_who_it_is_gets_nothing(address: str, headers: dict[str, str]) -> None:
    """A page of another origin cannot send our header; a cookie or a password goes by itself."""
    for method, path in (("GET", "/history"), ("DELETE", "/history"), ("GET", "/projects")):
        answer = httpx.request(method, address + path, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["detail"]["code"] == "unknown_person"


@pytest.mark.parametrize(("method", "path", "body"), [
    ("GET", "/history?limit=0", None),
    ("GET", "/history?before=x", None),
    ("GET", f"/history?query={'x' * 201}", None),
    ("GET", "/history/no-id", None),
    ("PATCH", f"/history/{A}", {"title": ""}),
    ("PATCH", f"/history/{A}", {"title": "x", "owner": "b"}),
    ("POST", "/projects", {"name": "x", "brief": []}),
    ("POST", "/feedback", {"conversation": A, "place": 0, "thumb": "sideways"}),
    ("POST", "/feedback", {"conversation": A, "place": 0, "thumb": "up", "comment": "x" * 2001}),
    ("POST", "/feedback", {"conversation": A, "place": -1, "thumb": "up"}),
])  # fmt: skip
def test_anything_else_is_refused(
    client: httpx.Client, method: str, path: str, body: object
) -> None:
    assert client.request(method, path, json=body).status_code == 422


def test_odd_text_is_kept_or_refused_without_a_failure(client: httpx.Client) -> None:
    for brief in (r'{"a": "\ud83d \u0000"}', '{"a": ' + "[" * 5_000 + "]" * 5_000 + "}"):
        body = f'{{"name": "\\ud83d", "brief": {brief}}}'
        headers = {"Content-Type": "application/json"}
        answer = client.post("/projects", content=body, headers=headers)
        assert answer.status_code in (201, 400, 413, 422)
    body = '{"name": "x", "brief": {"a": NaN}}'
    assert client.post("/projects", content=body, headers=headers).status_code in (413, 422)
    assert client.get("/projects").status_code == 200


def test_too_many_requests_wait(client: httpx.Client, address: str) -> None:
    for _ in range(REQUESTS_A_MINUTE):
        assert client.get("/projects").status_code == 200
    refused = client.get("/projects")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 61
    assert httpx.get(f"{address}/projects", headers={"X-Advisor-Browser": B}).status_code == 200


def test_a_database_that_is_away_is_told_by_its_code() -> None:
    away = Store(Database("postgresql://127.0.0.1:1/none"))
    headers = {"X-Advisor-Browser": A}
    with serving(lambda: served(away)) as port:
        for path in ("history", "history/export", "projects"):
            answer = httpx.get(f"http://127.0.0.1:{port}/v1/{path}", headers=headers)
            assert answer.status_code == 503
            assert answer.json()["detail"]["code"] == "unavailable"
            assert "127.0.0.1:1" not in answer.text


def test_where_nothing_is_kept_it_says_so() -> None:
    with serving(lambda: served(None)) as port:
        for path in ("history", "projects"):
            answer = httpx.get(f"http://127.0.0.1:{port}/v1/{path}")
            assert (answer.status_code, answer.json()["detail"]) == (404, {"code": "off"})


def test_every_route_is_described() -> None:
    store = Store(Database("sqlite://"))
    paths = served(store).openapi()["paths"]
    assert len(paths) == 6
    assert all(route["description"] for verbs in paths.values() for route in verbs.values())
    assert history_routes.__doc__
