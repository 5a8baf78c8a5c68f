"""The database: SQLite or PostgreSQL, its transactions, and what becomes of its faults."""

import hashlib
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    QueuePool,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from advisor.errors import AdvisorError, StoreError
from advisor.store.migrating import migrate
from advisor.store.tables import salts

PATIENCE_SECONDS = 5
"""How long a transaction waits for its turn, a connection for a server."""
OF_SQLITE = (
    "PRAGMA journal_mode = WAL",  # readers and a writer do not wait for each other
    "PRAGMA synchronous = FULL",  # what is committed outlives a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # deleted words are overwritten
)
OF_POSTGRESQL = {
    "connect_timeout": PATIENCE_SECONDS,
    "options": "-c statement_timeout=10000 -c lock_timeout=3000",
    "application_name": "fine-tune-advisor",
    "prepare_threshold": None,  # so that it works through pgbouncer
}
Kind = Literal["file", "memory", "server"]


class Database:
    """Opened when it is first used, so that one which is away now may come back.

    Whatever it does wrong is a `StoreError`.
    """

    def __init__(self, url: str) -> None:
        """By a URL of SQLAlchemy's; an `AdvisorError` says what is wrong with it."""
        self._url = _understood(url)
        self._file = Path(self._url.database or "") if _of_file(self._url) else None
        self._engine = _engine(self._url)
        self._opening = threading.Lock()
        self._queue = threading.Lock()
        self._opened: object = None
        """Which file was opened; of others, that it was."""
        self._salt = b""

    @property
    def kind(self) -> Kind:
        if self._engine.dialect.name == "postgresql":
            return "server"
        return "file" if self._file else "memory"

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A transaction that changes nothing."""
        with _faults(), self._ready().begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """A transaction: kept whole once the block ends, not at all if it raises."""
        with _faults(), self._turn(), _writer(self._ready()).begin() as connection:
            yield connection

    def forget(self) -> None:
        """After something was deleted: SQLite's log, which may hold it still, is emptied, unless
        somebody is reading."""
        if self._file:
            with _faults(), closing(self._engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def hashed(self, owner: str) -> str:
        """What stands for an owner in the tables; the database has been opened."""
        return hashlib.sha256(self._salt + owner.encode(errors="replace")).hexdigest()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _turn(self) -> Generator[None]:
        """SQLite has one writer at a time, and lets those who wait try at random: here they queue."""
        if self.kind == "server":
            yield
        elif self._queue.acquire(timeout=PATIENCE_SECONDS):
            try:
                yield
            finally:
                self._queue.release()
        else:
            raise StoreError("unavailable", "database: others have been writing for too long")

    def _ready(self) -> Engine:
        """The engine of an open database with today's tables."""
        if self._opened is None or self._opened != self._there():
            with self._opening:
                if self._opened is None or self._opened != self._there():
                    self._open()
        return self._engine

    def _open(self) -> None:
        self._engine.dispose()  # connections to a file that is no more would write to nowhere
        if self._file:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
        with _writer(self._engine).begin() as connection:
            migrate(connection)
            self._salt = _salt(connection)
        self._opened = self._there()

    def _there(self) -> object:
        """Which file lies at the path now."""
        if not self._file:
            return True
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def _salt(connection: Connection) -> bytes:
    """The database's own, made once: migrating holds the lock."""
    if found := connection.scalar(select(salts.c.salt)):
        return found
    made = secrets.token_bytes(32)
    connection.execute(insert(salts).values(place=1, salt=made))
    return made


def _writer(engine: Engine) -> Engine:
    return engine.execution_options(writing=True)


def _understood(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise AdvisorError("ADVISOR_DATABASE_URL: no URL of a database") from error
    name = parsed.get_backend_name()
    if name in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if name == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    raise AdvisorError("ADVISOR_DATABASE_URL: SQLite or PostgreSQL, or `off`")


def _of_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")


def _engine(url: URL) -> Engine:
    settled: dict[str, Any] = {"hide_parameters": True, "pool_timeout": PATIENCE_SECONDS}
    if url.get_backend_name() == "postgresql":
        settled |= {"connect_args": OF_POSTGRESQL, "pool_pre_ping": True, "pool_recycle": 1800}
    else:
        shared = {"check_same_thread": False, "timeout": PATIENCE_SECONDS}
        settled |= {"connect_args": shared, "poolclass": QueuePool}
    if url.get_backend_name() == "sqlite" and not _of_file(url):
        settled |= {"pool_size": 1, "max_overflow": 0}  # the one connection is the database
    try:
        engine = create_engine(url, **settled)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        problem = "PostgreSQL needs `pip install 'fine-tune-advisor[postgresql]'`"
        raise AdvisorError(f"ADVISOR_DATABASE_URL: {problem}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: Any, _: object) -> None:
    """Python's driver begins no transaction of its own: `_begin` does."""
    connection.isolation_level = None
    for pragma in OF_SQLITE:
        _patiently(connection, pragma)


def _patiently(connection: Any, pragma: str) -> None:
    """Servers that start together turn a new file to WAL in turn: SQLite refuses all but one at once,
    whatever its own patience."""
    last = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute(pragma)
        except sqlite3.OperationalError:
            if time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: who has read first would be refused it, not wait."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def _faults() -> Generator[None]:
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StoreError("unavailable", _told(error)) from error


def _told(error: Exception) -> str:
    """What went wrong in one line; parameters, which are people's words, are hidden by the
    engine."""
    cause = getattr(error, "orig", None) or error
    return f"database: {type(cause).__name__}: {' '.join(str(cause).split()):.200}"
