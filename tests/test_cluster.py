"""The product on two nodes of a Ray cluster: what dies there costs nobody an answer, and what is
replaced neither."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import httpx
import pytest

from tests.databases import PostgreSQL

pytest.importorskip("ray", reason="needs requirements-ray.txt")
RAY = Path(sys.executable).parent / "ray"
KEY = {"X-Advisor-Browser": "a" * 32}
NUMBERS = count(1001, 7)
"""Samples that each question states, so that its answer is known for its own."""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Cluster:
    """Two nodes on this machine, each a process group, and the product on them."""

    def __init__(self, database: str, folder: Path) -> None:
        self.port, head = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_ADDRESS": f"127.0.0.1:{head}",
            "ADVISOR_DATABASE_URL": database, "ADVISOR_PORT": str(self.port),
        }  # fmt: skip
        self._log = (folder / "ray.log").open("wb")
        self._temporary = tempfile.mkdtemp(prefix="ray-", dir="/tmp")  # sockets' paths are short
        alone = ("--include-dashboard=false", f"--temp-dir={self._temporary}")
        self._head = self._node("--head", f"--port={head}", *alone)
        self.second: subprocess.Popen[bytes] | None = None
        self._joined(1)
        self.second = self._node(f"--address=127.0.0.1:{head}")
        self._joined(2)
        self.run()

    def run(self, **settings: str) -> None:
        """Starts the product, or replaces what runs by what these settings say."""
        subprocess.run(
            [sys.executable, "-m", "advisor.cluster.serve", "readers=2", "answers=2"],
            env=self._environment | settings, stdout=self._log, stderr=self._log, timeout=400,
            check=True,
        )  # fmt: skip

    def kill_node(self) -> None:
        assert self.second
        os.killpg(self.second.pid, signal.SIGKILL)

    def end(self) -> None:
        for node in (self.second, self._head):
            if node:
                os.killpg(node.pid, signal.SIGKILL)
                node.wait()
        self._log.close()
        shutil.rmtree(self._temporary, ignore_errors=True)

    def _node(self, *options: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [RAY, "start", "--block", "--num-cpus=2", "--object-store-memory=100000000",
             "--disable-usage-stats", *options],
            env=self._environment, stdout=self._log, stderr=self._log, start_new_session=True,
        )  # fmt: skip

    def _joined(self, nodes: int) -> None:
        code = f"import ray; ray.init(address='auto'); assert len(ray.nodes()) >= {nodes}"
        for _ in range(30):
            done = subprocess.run([sys.executable, "-c", code], env=self._environment,
                                  stdout=self._log, stderr=self._log)  # fmt: skip
            if done.returncode == 0:
                return
            time.sleep(1)
        pytest.fail(f"node {nodes} did not join: {self._log.name}")


@pytest.fixture(scope="module")
def cluster(postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(postgresql.new(), tmp_path_factory.mktemp("cluster"))
    yield running
    running.end()


def question() -> tuple[str, int]:
    samples = next(NUMBERS)
    return f"QLoRA of a 7B on a 4090 with {samples} samples: how long?", samples


def ask(cluster: Cluster, tries: int = 1) -> int:
    """How often it was asked until the answer about its own samples came."""
    message, samples = question()
    for asked in range(1, tries + 1):
        try:
            told = httpx.post(f"{cluster.address}/v1/answer", json={"message": message}, timeout=90)
        except httpx.TransportError:
            time.sleep(1)
            continue
        if told.status_code < 500:
            assert told.json()["calls"][0]["arguments"]["samples"] == samples
            return asked
        time.sleep(1)
    pytest.fail(f"not answered in {tries} tries: {message}")


def processes(name: str) -> list[int]:
    found = subprocess.run(["pgrep", "-f", f"^ray::ServeReplica:{name}"], stdout=subprocess.PIPE)
    return [int(line) for line in found.stdout.split()]


def talk(cluster: Cluster, message: str, conversation: str = "") -> dict[str, str]:
    """The page's last step."""
    call = f"{cluster.address}/gradio_api/call"
    asked = {"message": message, "conversation": conversation}
    event = httpx.post(f"{call}/v2/ask", json=asked, headers=KEY, timeout=60).json()["event_id"]
    stream = httpx.get(f"{call}/ask/{event}", headers=KEY, timeout=90).text
    steps = [line.removeprefix("data: ") for line in stream.splitlines() if "data: [{" in line]
    return json.loads(steps[-1])[0]


def test_answers_stream_through_the_proxy(cluster: Cluster) -> None:
    message, _ = question()
    with httpx.stream("POST", f"{cluster.address}/v1/answer", json={"message": message},
                      headers={"Accept": "text/event-stream"}, timeout=90) as told:  # fmt: skip
        events = [line.removeprefix("event: ") for line in told.iter_lines() if "event: " in line]
    assert events[-2:] == ["called", "answered"]


def test_the_model_dies_and_every_question_is_answered(cluster: Cluster) -> None:
    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(ask, cluster) for _ in range(16)]
        time.sleep(1)
        for process in processes("page:Reader"):
            os.kill(process, signal.SIGKILL)
        assert [each.result() for each in asked] == [1] * 16


def test_a_release_is_replaced_while_people_ask(cluster: Cluster, tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("gpu_usd_per_hour: {rtx-4090: 7.77}\n", encoding="utf-8")
    with ThreadPoolExecutor(3) as people:
        replaced = people.submit(cluster.run, ADVISOR_PRICES=str(prices))
        asked: list[int] = []
        while not replaced.done():
            asked.append(ask(cluster))
            time.sleep(0.3)
        replaced.result()
    assert asked == [1] * len(asked)
    told = httpx.post(f"{cluster.address}/v1/answer", json={"message": question()[0]}, timeout=90)
    assert "7.77" in told.text


def test_a_conversation_survives_the_process_of_the_page(cluster: Cluster) -> None:
    step = talk(cluster, question()[0])
    (process,) = processes("page:Page")
    os.kill(process, signal.SIGKILL)
    for _ in range(120):
        time.sleep(1)
        if len(found := processes("page:Page")) == 1 and found != [process]:
            break
    again = talk(cluster, "and on an A100?", step["conversation"])
    kept = httpx.get(f"{cluster.address}/talk/{again['conversation']}", headers=KEY).json()
    assert len(kept["exchanges"]) == 2


def test_facts_that_cannot_be_read_change_nothing(cluster: Cluster, tmp_path: Path) -> None:
    prices = tmp_path / "prices.yaml"
    prices.write_text("gpu_usd_per_hour: {rtx-4090: cheap}\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        cluster.run(ADVISOR_PRICES=str(prices))
    assert ask(cluster) == 1


def test_a_node_dies_under_load(cluster: Cluster) -> None:
    """A request that was with the node itself has to be sent again, none is answered wrong."""
    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(ask, cluster, 60) for _ in range(24)]
        time.sleep(1)
        cluster.kill_node()
        assert len([each.result() for each in asked]) == 24
