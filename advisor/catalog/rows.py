"""Reads the files of rows in `knowledge/`: strictly, and nothing twice.

A wrong file stops the start with a `KnowledgeError` that names file, row, field and what to do.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from advisor.errors import KnowledgeError
from advisor.files import folder

RowT = TypeVar("RowT", bound=BaseModel)


class Identified(Protocol):
    @property
    def id(self) -> str: ...


IdentifiedT = TypeVar("IdentifiedT", bound=Identified)

KNOWLEDGE = folder("knowledge")
DEEPEST = 16
"""Lists and mappings within each other, of a file of one document."""


class _UniqueKeys(yaml.CSafeLoader):
    """YAML without the silent loss of a duplicate key."""


def _mapping(loader: _UniqueKeys, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]  # pyright: ignore[reportUnknownMemberType]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(
            None, None, f"key {sorted(twice)} twice; keep one", node.start_mark
        )
    return loader.construct_mapping(node, deep=True)


_UniqueKeys.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KnowledgeError(file.name, "-", "-", f"cannot be read: {error}") from error
    except UnicodeDecodeError as error:
        raise KnowledgeError(file.name, "-", "-", f"save it as UTF-8: {error}") from error


def parsed(file: Path, text: str) -> Any:
    try:
        return yaml.load(text, _UniqueKeys)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        raise KnowledgeError(file.name, "-", "-", f"not valid YAML: {error}") from error


def validated(
    file: Path, data: Any, row_type: type[RowT], others: Mapping[str, Any] | None = None
) -> RowT:
    """JSON-mode validation: the one mode that is strict and still takes lists as tuples and ISO
    dates. `others` are the rows by id that this one may name."""
    text = json.dumps(data, default=str)
    try:
        return row_type.model_validate_json(text, strict=True, context=others)
    except ValidationError as error:
        first = error.errors()[0]
        name = data.get("id", data.get("gpu", "-")) if isinstance(data, dict) else "-"
        field = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(
            file.name, str(name), field, f"{first['msg']} (got {first['input']!r:.80})"
        ) from error


def rows_of(
    folder: Path, pattern: str, row_type: type[RowT], others: Mapping[str, Any] | None = None
) -> list[RowT]:
    """Of the files below `folder`; raises `KnowledgeError` for a wrong one, and for none."""
    files = sorted(folder.glob(pattern))
    if not files:
        raise KnowledgeError(pattern, "-", "-", f"no such file below {folder}")
    rows = [validated(file, data, row_type, others) for file in files for data in _list(file)]
    if not rows:
        raise KnowledgeError(pattern, "-", "-", "holds no row; keep at least one")
    return rows


def _list(file: Path) -> list[Any]:
    data = parsed(file, text_of(file))
    if not isinstance(data, list):
        raise KnowledgeError(file.name, "-", "-", "must be a list of rows, each begun with '- '")
    return data


def document_of(file: Path, row_type: type[RowT]) -> RowT:
    """The single document of a file; an empty file is one without fields."""
    text = text_of(file)
    _written_out(file, text)
    return validated(file, parsed(file, text) or {}, row_type)


def _written_out(file: Path, text: str) -> None:
    """Refuses what unfolds to more than stands there, or is nested beyond any document of ours."""
    depth = 0
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > DEEPEST:
                problem = f"write values out, without *references and at most {DEEPEST} deep"
                raise KnowledgeError(file.name, "-", "-", problem)
    except yaml.YAMLError as error:
        raise KnowledgeError(file.name, "-", "-", f"not valid YAML: {error}") from error


def by_id(rows: Iterable[IdentifiedT]) -> dict[str, IdentifiedT]:
    """Raises `KnowledgeError` where two rows have one id."""
    found: dict[str, IdentifiedT] = {}
    for row in rows:
        if row.id in found:
            raise KnowledgeError(
                type(row).__name__, row.id, "id", "used twice; give each row its own"
            )
        found[row.id] = row
    return found
