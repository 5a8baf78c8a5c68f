"""Projects in the tables; each function within a transaction of its caller's."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, insert, select, update

from advisor.errors import StoreError
from advisor.store.kept import Project
from advisor.store.tables import conversations, projects
from advisor.store.written import as_json, moment, new_id, title

MOST_PROJECTS = 200
"""Of one owner; nothing with a name is dropped unasked."""
LONGEST_NAME = 120


def begin(connection: Connection, owner: str, values: Mapping[str, Any], now: int) -> Project:
    """A new project; a `StoreError` where its owner has as many as one may have."""
    mine = select(func.count()).where(projects.c.owner == owner)
    if (connection.scalar(mine) or 0) >= MOST_PROJECTS:
        raise StoreError("full", f"{MOST_PROJECTS} projects are kept of one person")
    row = {**_row(connection, owner, values, now), "id": new_id(), "owner": owner, "created": now}
    made = insert(projects).values(**row).returning(*projects.c)
    return _project(connection.execute(made).one())


def change(
    connection: Connection, owner: str, id_: str, values: Mapping[str, Any], now: int
) -> Project | None:
    """A project as it is now; None: its owner has none of that id."""
    row = _row(connection, owner, values, now)
    changed = update(projects).where(_owned(id_, owner)).values(**row).returning(*projects.c)
    found = connection.execute(changed).first()
    return _project(found) if found else None


def find(connection: Connection, owner: str, id_: str) -> Project | None:
    found = connection.execute(select(projects).where(_owned(id_, owner))).first()
    return _project(found) if found else None


def listed(connection: Connection, owner: str) -> tuple[Project, ...]:
    """An owner's projects, the latest first."""
    latest = (projects.c.updated.desc(), projects.c.id.desc())
    mine = select(projects).where(projects.c.owner == owner).order_by(*latest)
    return tuple(map(_project, connection.execute(mine)))


def remove(connection: Connection, owner: str, id_: str) -> bool:
    return bool(connection.execute(delete(projects).where(_owned(id_, owner))).rowcount)


def _owned(id_: str, owner: str) -> ColumnElement[bool]:
    return and_(projects.c.id == id_, projects.c.owner == owner)


def _row(connection: Connection, owner: str, values: Mapping[str, Any], now: int) -> dict[str, Any]:
    """What is stated of a project; a conversation of somebody else's is none."""
    of_owner = and_(conversations.c.id == values["conversation"], conversations.c.owner == owner)
    return {
        "name": title(values["name"], LONGEST_NAME),
        "brief": as_json(values["brief"]),
        "knowledge": values["knowledge"],
        "conversation": connection.scalar(select(conversations.c.id).where(of_owner)),
        "updated": now,
    }


def _project(row: Row[Any]) -> Project:
    return Project(
        row.id,
        row.name,
        json.loads(row.brief),
        row.conversation,
        row.knowledge,
        moment(row.created),
        moment(row.updated),
    )
