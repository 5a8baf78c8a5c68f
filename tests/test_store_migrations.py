"""The steps lead from nothing to the tables that the program knows, in both databases."""

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from advisor.store.database import Database
from advisor.store.migrating import STEPS
from advisor.store.store import Store
from advisor.store.tables import metadata
from tests.databases import exchange


def test_the_steps_make_the_tables_of_the_program(database_url: str) -> None:
    database = Database(database_url)
    with database.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        found = set(inspect(connection).get_table_names())
    assert differences == []
    assert found == {*metadata.tables, "alembic_version"}
    database.close()


def test_the_steps_are_one_chain() -> None:
    steps = ScriptDirectory(STEPS)
    numbers = [step.revision for step in steps.walk_revisions()]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] == "0001"


def test_a_second_start_takes_no_step(database_url: str) -> None:
    for title in ("first", "second"):
        store = Store(Database(database_url))
        store.save("a", exchange(title))
        store.close()
    store = Store(Database(database_url))
    assert [each.title for each in store.conversations("a").headings] == ["second", "first"]
    store.close()


def test_servers_that_start_together_agree(database_url: str) -> None:
    """One migrates, and all hash owners alike."""
    stores = [Store(Database(database_url)) for _ in range(4)]
    failed: list[BaseException] = []

    def save(store: Store) -> None:
        try:
            store.save("a", exchange("x"))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=save, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        pytest.fail(str(failed))
    assert len(stores[0].conversations("a").headings) == len(stores)
    for store in stores:
        store.close()
