"""A conversation of the page outlives the server, in both databases; without one it goes on."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from advisor.settings import Settings
from advisor.store.database import Database
from advisor.store.store import Store
from advisor.web import app
from tests.browser import CannedAdvisor, serving
from tests.databases import PostgreSQL

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3
KEY = {"X-Advisor-Browser": "a" * 32}


class Served:
    """A server, asked as its page does."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.advisor = CannedAdvisor()

    def __enter__(self) -> "Served":
        self.store = Store(Database(self._url))
        self._serving = serving(lambda: app.create_app(self.advisor, Settings(), self.store))
        self._address = f"http://127.0.0.1:{self._serving.__enter__()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._serving.__exit__(None, None, None)
        self.store.close()

    def ask(self, message: str, conversation: str = "", **more: object) -> dict[str, object]:
        """The last step."""
        question = {"message": message, "conversation": conversation, **more}
        call = f"{self._address}/gradio_api/call"
        event = httpx.post(f"{call}/v2/ask", json=question, headers=KEY).json()["event_id"]
        stream = httpx.get(f"{call}/ask/{event}", headers=KEY, timeout=60).text
        steps = [line.removeprefix("data: ") for line in stream.splitlines() if "data: [{" in line]
        return json.loads(steps[-1])[0]

    def told(self, conversation: str) -> list[str]:
        found = httpx.get(f"{self._address}/talk/{conversation}", headers=KEY).json()
        return [each["message"] for each in found["exchanges"]]

    def listed(self) -> list[str]:
        found = httpx.get(f"{self._address}/v1/history", headers=KEY).json()
        return [each["title"] for each in found["conversations"]]


def test_history_is_there_after_a_restart(database_url: str) -> None:
    with Served(database_url) as before:
        step = before.ask("what will a 13B LoRA cost")
        assert step["kept"]
        id_ = str(step["conversation"])
        before.ask("and on two?", id_)
        before.ask("and on three?", id_, place=1)
    with Served(database_url) as after:
        assert after.listed() == ["what will a 13B LoRA cost"]
        assert after.told(id_) == ["what will a 13B LoRA cost", "and on three?"]
        assert after.ask("and on four?", id_)["place"] == 2
        conversation, _ = after.advisor.asked[-1]
        assert [turn.message for turn in conversation.turns] == after.told(id_)[:2]
        (usage,) = after.store.usage()
        assert usage.questions == 4
        assert after.ask("crash")["step"] == "failed"
        failed = after.store.usage_by_tool(1)[-1]
        assert (failed.tool, failed.failed) == ("none", 1)


def test_another_browser_cannot_read_or_continue_it(database_url: str) -> None:
    with Served(database_url) as served:
        id_ = str(served.ask("7B")["conversation"])
        found = served.store.conversation(id_, "browser:" + "b" * 32)
        assert found is None


@pytest.fixture
def server() -> Iterator[PostgreSQL]:
    server = PostgreSQL()
    yield server
    server.remove()


def test_what_a_server_that_is_away_misses_is_handed_over(server: PostgreSQL) -> None:
    with Served(server.new()) as served:
        id_ = str(served.ask("one")["conversation"])
        server.stop()
        assert not served.ask("two", id_)["kept"]
        assert not served.ask("three", id_)["kept"]
        assert served.told(id_) == ["one", "two", "three"]
        fresh = str(served.ask("new one")["conversation"])
        server.start()
        assert served.ask("four", id_)["kept"]
        assert served.ask("new two", fresh)["kept"]
        kept = served.store.conversation(id_, "browser:" + "a" * 32)
        assert kept
        assert [each.message for each in kept.exchanges] == ["one", "two", "three", "four"]
        assert served.told(fresh) == ["new one", "new two"]
        assert served.listed() == ["new one", "one"]


def test_without_a_key_nothing_is_kept(tmp_path: Path) -> None:
    with Served(f"sqlite:///{tmp_path}/advisor.db") as served:
        call = f"{served._address}/gradio_api/call"
        event = httpx.post(f"{call}/v2/ask", json={"message": "7B"}).json()["event_id"]
        assert "complete" in httpx.get(f"{call}/ask/{event}", timeout=60).text
        assert served.store.usage() == ()
