"""The table of a run's settings in `docs/run-settings.md`; cog calls it."""

from dataclasses import MISSING, fields
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from advisor.advice.tools import TOOLS
from advisor.reading.spans.settings import rows
from advisor.runs.job import Job
from advisor.runs.run import TrainingRun
from advisor.web.words import read

ESTIMATE = TOOLS["estimate_training_cost"]
SPELLINGS = 3
"""Keys of configurations shown of each setting."""


def table() -> str:
    """One row a setting, from the fields of the tool that takes them all."""
    lines = [
        "| Argument | On the page | Values | Assumed | In configurations | Taken by |",
        "|---|---|---|---|---|---|",
    ]
    for name, field in ESTIMATE.model_fields.items():
        cells = (
            f"`{name}`",
            _label(name),
            _values(field),
            _assumed(name),
            _keys(name),
            _taken(name),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _label(name: str) -> str:
    groups: dict[str, Any] = read("run.yaml")["groups"]
    named = [group["fields"][name] for group in groups.values() if name in group["fields"]]
    labels = dict.fromkeys(named[0]["label"].values()) if named else ()
    return " · ".join(labels)


def _values(field: FieldInfo) -> str:
    return ", ".join(_kinds(field.annotation))


def _kinds(kind: Any) -> list[str]:
    """The words of a `Literal`, else the names of the types; None is what all may be."""
    if get_origin(kind) is Literal:
        return [f"`{word}`" for word in get_args(kind)]
    if get_origin(kind) in (Union, UnionType):
        return [name for part in get_args(kind) if part is not NoneType for name in _kinds(part)]
    usual = {int: "whole number", float: "number", bool: "true, false", str: "text"}
    return [usual.get(kind, "list" if get_origin(kind) is list else "object")]


def _assumed(name: str) -> str:
    """The default of a run or of a job; nothing where the answer decides it."""
    defaults = {field.name: field.default for field in (*fields(TrainingRun), *fields(Job))}
    default = defaults.get(name, MISSING)
    if default is MISSING or default is None:
        return ""
    return ", ".join(default) if isinstance(default, tuple) else str(default).lower()


def _keys(name: str) -> str:
    keys = [key for row in rows() if row.argument == name for key in row.keys]
    return ", ".join(f"`{key}`" for key in keys[:SPELLINGS])


def _taken(name: str) -> str:
    """How many tools take it; the names where they are few."""
    tools = [tool for tool, kind in TOOLS.items() if name in kind.model_fields]
    return ", ".join(tools) if len(tools) <= SPELLINGS else f"{len(tools)} tools"
