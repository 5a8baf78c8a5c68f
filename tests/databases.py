"""What the tests of the store share: both databases, a real PostgreSQL among them, and something
to keep."""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from advisor.conversation import Conversation, Turn
from advisor.reading.brief import Brief, Fact
from advisor.store.kept import Exchange

PROGRAMS = Path("/usr/lib/postgresql")
"""Where Debian's package puts them, a folder a version."""


class PostgreSQL:
    """A server of the test's own, on a free port, that only this machine reaches."""

    def __init__(self) -> None:
        found = sorted(PROGRAMS.glob("*/bin/initdb"))
        if not found:
            pytest.skip("no PostgreSQL: apt-get install postgresql")
        self._programs = found[-1].parent
        # Refuses to run as root; other people may not look into pytest's folders.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._folder = Path(tempfile.mkdtemp(prefix="advisor-postgresql-"))
        if self._user:
            shutil.chown(self._folder, self._user)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._run("initdb", "--auth=trust", "--username=advisor", "--encoding=UTF8",
                  "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self.start()

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "start", "--wait", "--log", str(self._folder / "log"), "-o", options)

    def stop(self) -> None:
        """At once, as if it were killed."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://advisor@127.0.0.1:{self.port}/{database}"

    def new(self) -> str:
        """The URL of an empty database."""
        name = f"advisor_{uuid.uuid4().hex[:12]}"
        address = self.url().replace("postgresql:", "postgresql+psycopg:")
        engine = create_engine(address, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return self.url(name)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._folder / "data"), *arguments]
        done = subprocess.run(
            command, user=self._user, cwd="/", capture_output=program != "pg_ctl",
            stdout=None if program != "pg_ctl" else subprocess.DEVNULL, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


def turns(*messages: str) -> tuple[Turn, ...]:
    """Of a conversation in which each message stated a model."""
    return tuple(
        Turn(message, ("estimate_training_cost",), Brief({"model": Fact("7B", message, place)}))
        for place, message in enumerate(messages)
    )


def exchange(
    message: str,
    earlier: Sequence[str] = (),
    tool: str = "estimate_training_cost",
    seconds: float = 0.1,
) -> Exchange:
    """The answer to a message after others."""
    return Exchange(
        message, tool, "answered", "en", {"calls": [{"tool": tool}]}, {"headline": "16 h, $9.60"},
        Conversation(turns(*earlier, message)), "0.1.0+20261124.5f0c9a1e", seconds,
    )  # fmt: skip
