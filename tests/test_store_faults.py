"""What the store does when its database is locked, full, broken, gone and back: it says so, and
goes on."""

import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from advisor.errors import AdvisorError, StoreError, logged
from advisor.settings import Settings
from advisor.store.database import Database
from advisor.store.opening import Sweep, opened
from advisor.store.store import DAY_SECONDS, Store
from tests.databases import PostgreSQL, exchange

ROOT = Path(__file__).parent.parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "advisor.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store(Database(f"sqlite:///{file}"))
    yield store
    store.close()


def titles(store: Store) -> list[str]:
    return [each.title for each in store.conversations("a").headings]


def test_a_locked_database(store: Store, file: Path) -> None:
    store.save("a", exchange("before"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="locked"):
            store.save("a", exchange("meanwhile"))
        assert titles(store) == ["before"]
    store.save("a", exchange("after"))
    assert titles(store) == ["after", "before"]


FULL = """
import resource, signal, sys
from advisor.errors import StoreError
from advisor.store.database import Database
from advisor.store.store import Store
from tests.databases import exchange
store = Store(Database(sys.argv[1]))
store.save("a", exchange("before"))
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, most))
failed = 0
for number in range(40):
    try:
        store.save("a", exchange("x" * 5_000))
    except StoreError as error:
        failed += 1
assert failed > 10, failed
kept = sum(1 for _ in store.export("a"))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
store.save("a", exchange("after"))
assert sum(1 for _ in store.export("a")) == kept + 1 == 42 - failed, (kept, failed)
"""


@pytest.mark.slow
def test_a_full_disk(tmp_path: Path) -> None:
    """A file that may not grow, as the system has it; Python ignores the signal."""
    url = f"sqlite:///{tmp_path}/advisor.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, url], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_file_that_is_gone_and_back(store: Store, file: Path, tmp_path: Path) -> None:
    store.save("a", exchange("before"))
    store.close()
    file.rename(tmp_path / "kept.db")
    store.save("a", exchange("into a new one"))
    assert titles(store) == ["into a new one"]
    for beside in tmp_path.glob("advisor.db*"):
        beside.unlink()
    (tmp_path / "kept.db").rename(file)
    assert titles(store) == ["before"]


def test_a_folder_that_cannot_be_made(file: Path) -> None:
    file.write_text("a file where a folder should be", encoding="utf-8")
    store = Store(Database(f"sqlite:///{file}/advisor.db"))
    with pytest.raises(StoreError):
        store.ping()
    file.unlink()
    store.ping()
    store.close()


def test_a_file_that_is_no_database(file: Path) -> None:
    file.write_bytes(b"nothing of the kind " * 1_000)
    store = Store(Database(f"sqlite:///{file}"))
    with pytest.raises(StoreError, match="not a database"):
        store.save("a", exchange("x"))
    store.close()


def test_a_database_of_a_newer_program(store: Store, file: Path) -> None:
    store.ping()
    store.close()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = Store(Database(f"sqlite:///{file}"))
    with pytest.raises(StoreError, match="newer version"):
        newer.ping()
    newer.close()


@pytest.mark.slow
def test_a_server_that_is_gone_and_back() -> None:
    server = PostgreSQL()
    try:
        store = Store(Database(server.new()))
        store.save("a", exchange("before"))
        server.stop()
        for _ in range(2):
            with pytest.raises(StoreError):
                store.save("a", exchange("meanwhile"))
        server.start()
        store.save("a", exchange("after"))
        assert titles(store) == ["after", "before"]
        store.close()
    finally:
        server.remove()


def test_a_fault_is_one_line_without_words(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Neither what somebody wrote, nor a password."""
    url = "postgresql://me:secret@127.0.0.1:1/none"
    with pytest.raises(StoreError) as gone:
        Store(Database(url)).save("a", exchange("my own words"))
    logged(gone.value)
    (line,) = caplog.messages
    assert "\n" not in line
    assert "secret" not in line
    assert "my own words" not in line
    assert caplog.records[0].exc_info is None or not caplog.records[0].exc_info


@pytest.mark.parametrize("url", ["mysql://host/name", "no url", "oracle://x"])
def test_another_database_stops_the_start(url: str) -> None:
    with pytest.raises(AdvisorError, match="ADVISOR_DATABASE_URL"):
        opened(Settings(database_url=url))


def test_deleted_words_are_in_no_file(store: Store, file: Path) -> None:
    saved = store.save("a", exchange("a secret word"))
    store.save_project("a", "another secret", {}, "v")
    assert saved
    written = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"a secret word" in written
    store.delete_all("a")
    written = b"".join(each.read_bytes() for each in file.parent.iterdir())
    assert b"secret" not in written


def test_only_its_owner_reads_the_file(store: Store, file: Path) -> None:
    store.save("a", exchange("x"))
    assert {each.stat().st_mode & 0o777 for each in file.parent.glob("advisor.db*")} == {0o600}


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_many_threads_keep_all_they_save(file: Path, kind: str) -> None:
    store = Store(Database(f"sqlite:///{file}" if kind == "file" else "sqlite://"))
    failed: list[StoreError] = []

    def save(owner: str) -> None:
        for number in range(5):
            try:
                store.save(owner, exchange(str(number)))
            except StoreError as error:
                failed.append(error)

    threads = [threading.Thread(target=save, args=(str(owner),)) for owner in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = sum(len(store.conversations(str(owner)).headings) for owner in range(16))
    assert kept == 80 - len(failed)
    assert len(failed) < 10  # only a machine that is very busy makes one wait so long
    store.close()


def test_where_it_is_kept_unless_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    store = opened(Settings(database_url=None))
    assert store
    assert store.kind == "file"
    store.save("a", exchange("x"))
    assert (tmp_path / "fine-tune-advisor" / "advisor.db").stat().st_size
    store.close()
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with caplog.at_level(logging.WARNING):
        store = opened(Settings(database_url=None))
    assert store
    assert store.kind == "memory"
    assert len(caplog.messages) == 1
    store.save("a", exchange("x"))
    assert titles(store) == ["x"]
    store.close()
    assert opened(Settings(database_url="off")) is None


def test_the_sweep_deletes_at_once_and_goes_on_without_a_database(file: Path) -> None:
    past = Store(Database(f"sqlite:///{file}"), clock=lambda: 1e9)
    past.save("a", exchange("old"))
    past.close()
    store = Store(Database(f"sqlite:///{file}"), clock=lambda: 1e9 + 11 * DAY_SECONDS)
    for days, left in ((0, ["old"]), (12, ["old"]), (10, [])):
        Sweep(store, days).end()
        assert titles(store) == left
    store.close()
    away = Store(Database("postgresql://127.0.0.1:1/none"))
    Sweep(away, 10).end()


@pytest.mark.slow
def test_a_killed_program_loses_nothing_it_had_kept(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.kills", "--times", "50", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
