"""A part of a JSON schema, or of a value: what another assistant is shown of a tool.

It reads the arguments of every tool at the beginning of every conversation; a run has eighty.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

REFERENCE = re.compile(r'"#/\$defs/([^"]+)"')
Schema = dict[str, Any]


def arguments(whole: Mapping[str, Any], names: Iterable[str]) -> Schema:
    """The object of these arguments, each as it is stated: what is not stated is left out."""
    return _of({name: _stated(whole["properties"][name]) for name in names}, whole)


def results(whole: Mapping[str, Any], names: Iterable[str]) -> Schema:
    """The object of these figures, all of them there."""
    properties = {name: _plain(whole["properties"][name]) for name in names}
    return {**_of(properties, whole), "required": [*properties]}


def value(whole: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """What the schema of `results` describes."""
    return {name: whole[name] for name in names}


def _of(properties: Schema, whole: Mapping[str, Any]) -> Schema:
    definitions = _reached(properties, whole.get("$defs", {}))
    made: Schema = {"type": "object", "properties": properties}
    return {**made, "$defs": definitions} if definitions else made


def _stated(described: Mapping[str, Any]) -> Schema:
    """Without the null that stands for "not stated"."""
    plain = {key: told for key, told in _plain(described).items() if key != "default"}
    kinds = [kind for kind in plain.pop("anyOf", ()) if kind != {"type": "null"}]
    return (
        {**kinds[0], **plain} if len(kinds) == 1 else {"anyOf": kinds, **plain} if kinds else plain
    )


def _plain(described: Mapping[str, Any]) -> Schema:
    """Without the title that repeats the name."""
    return {key: told for key, told in described.items() if key != "title"}


def _reached(properties: Schema, definitions: Mapping[str, Any]) -> Schema:
    """The definitions that the properties refer to, directly or through others."""
    reached: Schema = {}
    open_ends = [properties]
    while open_ends:
        for name in REFERENCE.findall(json.dumps(open_ends.pop())):
            if name not in reached:
                reached[name] = _plain(definitions[name])
                open_ends.append(reached[name])
    return reached
