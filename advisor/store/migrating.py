"""Brings a database to the tables of this program."""

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import Connection, text

from advisor.errors import StoreError

STEPS = Path(__file__).parent / "migrations"
LOCK = 0x6164_7669_736F_72
"""Of PostgreSQL, so that of several servers that start together one migrates."""


def migrate(connection: Connection) -> None:
    """Takes the steps that the database has not taken, in the transaction of `connection`: all of
    them or none.

    A `StoreError` where a newer program has been here.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    context = MigrationContext.configure(connection)
    steps = ScriptDirectory(STEPS)
    try:
        missing = list(steps.iterate_revisions("head", context.get_current_revision() or "base"))
    except (CommandError, RevisionError) as error:
        raise StoreError("unavailable", "a newer version of the advisor wrote it") from error
    with Operations.context(context):
        for step in reversed(missing):
            step.module.upgrade()
            context.stamp(steps, step.revision)
