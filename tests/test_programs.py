"""Tools and answers over HTTP, as a program uses them."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pydantic_core import to_json

from advisor.advice.tools import TOOLS
from advisor.call_json import result
from advisor.web.api.admission import MOST_CALLERS, Pace
from advisor.web.guard import LARGEST_OF_PROGRAMS
from tests.browser import CannedAdvisor
from tests.programs import FOLLOW_UP, QUESTION, UNSURE, served
from tests.shipped import CATALOG

RUN = {"model": "13B", "method": "qlora", "gpu": "RTX 4090"}


@pytest.fixture(scope="module")
def program() -> Iterator[httpx.Client]:
    with (
        served(requests_per_minute=10_000) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def test_a_tool_gives_what_the_command_line_gives(program: httpx.Client) -> None:
    told = program.post("/v1/tools/estimate_training_cost", json=RUN)
    assert told.status_code == 200
    computed = result(CATALOG, "estimate_training_cost", json.dumps(RUN))
    assert told.json() == json.loads(to_json(computed))
    assert told.json()["lesson"]["cost_usd"] == 9.6


def test_the_tools_are_listed_with_their_schemas(program: httpx.Client) -> None:
    tools = {tool["name"]: tool for tool in program.get("/v1/tools").json()["tools"]}
    assert set(tools) == set(TOOLS)
    assert all(tool["description"] for tool in tools.values())
    assert "gpu" in tools["look_up"]["arguments"]["properties"]
    assert "cost_usd" in tools["estimate_training_cost"]["result"]["properties"]


@pytest.mark.parametrize(("path", "body", "status", "words"), [
    ("tools/sing", b"{}", 404, "estimate_training_cost"),
    ("tools/look_up", b'{"gpu": "RTX 7090"}', 400, "RTX 7090"),
    ("tools/look_up", b'{"card": "RTX 4090"}', 400, "card"),
    ("tools/look_up", b"{", 400, "not json"),
    ("tools/look_up", b"\xff\xfe{}", 400, "not json"),
    ("tools/look_up", b"[" * 100_000, 400, "nested"),
    ("tools/look_up", b"7", 400, "object"),
    ("answer", b"{}", 400, "message"),
    ("answer", b'{"message": ""}', 400, "message"),
    ("answer", b'{"message": "hi", "langage": "en"}', 400, "langage"),
    ("answer", b'{"message": "hi", "conversation": {"turns": 7}}', 400, "conversation"),
    ("answer", b'{"message": "hi", "brief": {"colour": "red"}}', 400, "colour"),
    ("answer", b'{"message": "hi", "choice": -1}', 400, "choice"),
    ("answer", b"[]", 400, "object"),
])  # fmt: skip
def test_wrong_input_is_refused_with_a_sentence(
    program: httpx.Client, path: str, body: bytes, status: int, words: str
) -> None:
    told = program.post(f"/v1/{path}", content=body)
    assert (told.status_code, set(told.json())) == (status, {"error"})
    assert words in told.json()["error"]


def test_a_conversation_is_carried_by_the_program(program: httpx.Client) -> None:
    first = program.post("/v1/answer", json={"message": QUESTION}).json()
    assert first["status"] == "answered"
    assert first["calls"][0]["arguments"]["gpu"] == "RTX 4090"
    assert first["results"][0]["lesson"]["cost_usd"] == 9.6
    assert first["answer"]["badge"] == "no"
    assert first["answer"]["html"].startswith("<article")
    again = {"message": FOLLOW_UP, "conversation": first["conversation"]}
    second = program.post("/v1/answer", json=again).json()
    assert second["brief"] == {"model": "13B", "method": "lora", "gpu": "A100 80GB", "num_gpus": 2}
    assert len(second["conversation"]["turns"]) == 2


def test_a_brief_stands_for_a_conversation(program: httpx.Client) -> None:
    brief = {"model": "13B", "method": "qlora", "samples": 5000}
    told = program.post("/v1/answer", json={"message": FOLLOW_UP, "brief": brief}).json()
    assert told["calls"][0]["arguments"] == {**brief, "gpu": "A100 80GB", "num_gpus": 2}
    first = program.post("/v1/answer", json={"message": QUESTION}).json()["conversation"]
    both = {"message": FOLLOW_UP, "conversation": first, "brief": {"samples": 7000}}
    assert program.post("/v1/answer", json=both).json()["brief"]["samples"] == 7000


def test_the_language_may_be_chosen(program: httpx.Client) -> None:
    told = program.post("/v1/answer", json={"message": QUESTION, "language": "zh"}).json()
    assert told["language"] == "zh"
    assert "显存" in told["answer"]["body"]


def test_an_unsure_message_is_asked_back_and_chosen(program: httpx.Client) -> None:
    asked = program.post("/v1/answer", json={"message": UNSURE, "ask": True}).json()
    assert (asked["status"], asked["choices"]) == ("asked", 2)
    assert len(asked["answer"]["suggestions"]) == 2
    chosen = program.post("/v1/answer", json={"message": UNSURE, "choice": 1}).json()
    assert chosen["calls"][0]["tool"] == "compare_methods"
    beyond = program.post("/v1/answer", json={"message": UNSURE, "choice": 5})
    assert (beyond.status_code, "2 readings" in beyond.json()["error"]) == (400, True)


def events(client: httpx.Client, body: dict[str, object]) -> list[tuple[str, dict[str, object]]]:
    headers = {"accept": "text/event-stream"}
    with client.stream("POST", "/v1/answer", json=body, headers=headers) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        text = "".join(stream.iter_text())
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data[6:])) for name, data in blocks]


def test_events_are_streamed(program: httpx.Client) -> None:
    told = events(program, {"message": QUESTION})
    assert [name for name, _ in told] == ["waiting", "called", "answered"]
    assert told[1][1]["calls"] == told[2][1]["calls"]
    assert [n for n, _ in events(program, {"message": UNSURE, "ask": True})] == ["waiting", "asked"]
    name, data = events(program, {"message": UNSURE, "choice": 7})[-1]
    assert (name, "2 readings" in str(data["error"])) == ("failed", True)


def test_a_failing_model_is_told_as_an_answer(program: httpx.Client) -> None:
    told = program.post("/v1/answer", json={"message": "sing"}).json()
    assert (told["status"], told["results"]) == ("answered", [])
    assert told["answer"]["headline"]


def test_a_bug_is_a_number_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with (
        served(CannedAdvisor()) as address,
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        whole = client.post("/v1/answer", json={"message": "crash"})
        name, data = events(client, {"message": "crash"})[-1]
    assert (whole.status_code, name) == (500, "failed")
    for error in (whole.json()["error"], data["error"]):
        assert error.rpartition(" ")[2] in caplog.text
        assert "RuntimeError" not in error


def test_a_large_body_is_refused(program: httpx.Client) -> None:
    for size, status in ((LARGEST_OF_PROGRAMS, 400), (LARGEST_OF_PROGRAMS + 1, 413)):
        assert program.post("/v1/answer", content=b" " * size).status_code == status


def test_keys_are_required_as_soon_as_there_are_any(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("# of the portal\nfrom-the-file\n", encoding="utf-8")
    with served(api_keys="first, second", api_keys_file=file) as address:
        for key, status in {"first": 200, "second": 200, "from-the-file": 200, "x": 401, "third": 401, "# of the portal": 401}.items():  # fmt: skip
            told = httpx.get(f"{address}/v1/tools", headers={"authorization": f"Bearer {key}"})
            assert told.status_code == status, key
        none = httpx.get(f"{address}/v1/tools")
        assert (none.status_code, none.headers["www-authenticate"]) == (401, "Bearer")
        basic = httpx.get(f"{address}/v1/tools", headers={"authorization": "Basic first"})
        assert basic.status_code == 401


def test_too_many_calls_have_to_wait() -> None:
    with served(requests_per_minute=2, api_keys="one,two") as address:

        def status(key: str) -> int:
            told = httpx.get(f"{address}/v1/tools", headers={"authorization": f"Bearer {key}"})
            if told.status_code == 429:
                assert 0 < int(told.headers["retry-after"]) <= 30
            return told.status_code

        assert [status("one") for _ in range(3)] == [200, 200, 429]
        assert status("two") == 200
        assert [status("wrong") for _ in range(3)] == [401, 401, 429]


def test_a_minute_grants_as_many_again() -> None:
    now = [0.0]
    pace = Pace(2, lambda: now[0])
    assert [pace.wait("a") for _ in range(3)] == [0, 0, 30]
    now[0] = 30
    assert [pace.wait("a") for _ in range(2)] == [0, 30]
    for caller in range(MOST_CALLERS):
        pace.wait(str(caller))
    assert [pace.wait("a") for _ in range(3)] == [0, 0, 30]  # forgotten


@pytest.mark.parametrize(("origin", "status"), [
    ("https://evil.example", 403), ("null", 403), ("https://portal.example", 200), ("{address}", 200),
])  # fmt: skip
def test_a_page_of_another_site_calls_nothing(origin: str, status: int) -> None:
    with served(embed_origins="https://portal.example") as address:
        headers = {"origin": origin.format(address=address)}
        assert httpx.get(f"{address}/v1/tools", headers=headers).status_code == status
