"""The fields of the form: those of the tool, grouped and named by `assets/run.yaml`.

One that the tool gains appears without a change, among "more", until the file names it.
"""

import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from advisor.catalog.row import Strict
from advisor.language import Language, Text
from advisor.web.words import read


class Named(Strict):
    """What a field is called, and what is said below it."""

    label: Text
    hint: Text | None = None


class Group(Strict):
    """Fields that stand together."""

    title: Text
    note: Text | None = None
    folded: bool = False
    """Until somebody fills one of them in."""
    fields: dict[str, Named]


class FormWords(Strict):
    """`assets/run.yaml`."""

    page: dict[str, Text]
    groups: dict[str, Group]
    notes: dict[str, Text]
    slots: dict[str, Text]
    choices: dict[str, Text]
    examples: list[dict[str, str | int]]

    def named(self, name: str) -> Named | None:
        """The words of a field; None where nobody has named it yet."""
        found = (group.fields[name] for group in self.groups.values() if name in group.fields)
        return next(found, None)


@cache
def words() -> FormWords:
    return FormWords.model_validate(read("run.yaml"))


@dataclass(frozen=True)
class Entry:
    """One field of the form."""

    name: str
    kind: Literal["number", "select", "text"]
    limits: Mapping[str, str] = field(default_factory=dict)
    """`min`, `max` and `step` of a number."""
    choices: tuple[str, ...] = ()
    several: bool = False
    """A text of several values, divided by commas."""
    config: bool = False
    """A text that may be a JSON object."""
    description: str = ""

    def argument(self, text: str) -> Any:
        """What the tool takes for `text`.

        What it cannot take stays as it was typed, for the tool to refuse.
        """
        if self.several:
            return [part for part in re.split(r"[\s,，、]+", text) if part] or text
        if self.config and text.startswith("{"):
            try:
                return json.loads(text)
            except (ValueError, RecursionError):
                return text
        return text

    def label(self, language: Language) -> str:
        """The field's name for people; for one without, its own."""
        named = words().named(self.name)
        return named.label[language] if named else self.name.replace("_", " ").capitalize()

    def hint(self, language: Language) -> str:
        """What is said below the field; the tool's description where nobody has named it yet."""
        named = words().named(self.name)
        if named:
            return named.hint[language] if named.hint else ""
        return self.description


def grouped(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    """The names of the fields by group, in the order of the file; the unnamed at the end."""
    groups = words().groups
    found = {id_: [name for name in each.fields if name in entries] for id_, each in groups.items()}
    found["more"] += [name for name in entries if not words().named(name)]
    return {id_: tuple(names) for id_, names in found.items()}


def entry(name: str, info: FieldInfo) -> Entry:
    """How a field of the tool is filled in."""
    kinds = tuple(_kinds(info.annotation))
    origins = {get_origin(kind) for kind in kinds}
    description = info.description or ""
    choices = _choices(kinds)
    if choices:
        return Entry(name, "select", choices=choices, description=description)
    if int in kinds or float in kinds:
        limits = {**_limits(info), "step": "any" if float in kinds else "1"}
        return Entry(name, "number", limits, description=description)
    several = bool(origins & {list, tuple})
    return Entry(name, "text", several=several, config=dict in origins, description=description)


def _choices(kinds: tuple[Any, ...]) -> tuple[str, ...]:
    literals = [kind for kind in kinds if get_origin(kind) is Literal]
    named = tuple(str(choice) for kind in literals for choice in get_args(kind))
    return named or (("yes", "no") if bool in kinds else ())


def _kinds(annotation: Any) -> Iterator[Any]:
    """The types that a field takes, None apart."""
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            yield from _kinds(part)
    elif annotation is not type(None):
        yield annotation


def _limits(info: FieldInfo) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in info.metadata:
        for name, side in (("ge", "min"), ("gt", "min"), ("le", "max"), ("lt", "max")):
            if (limit := getattr(rule, name, None)) is not None:
                found[side] = f"{limit:.0f}" if limit == int(limit) else str(limit)
    return found
