"""Ways of training and teachers that a message names, as arguments of a call and as the notes that
say what they were taken for."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from advisor.advice.tool import Tool
from advisor.advice.training.asked.named import settings_of
from advisor.catalog.catalog import Catalog
from advisor.catalog.technique import Technique, techniques
from advisor.reading.brief import Change, Slots
from advisor.result import Note, note


def named_so(
    tool: type[Tool], arguments: Mapping[str, Any], change: Change, catalog: Catalog
) -> tuple[Slots, tuple[Note, ...]]:
    """Arguments beside those of the call, and what is said of them."""
    made: Slots = {}
    notes: list[Note] = []
    for row in _rows(change):
        stated = {**arguments, **made}
        said = _said(tool, row, stated, change)
        notes += [said] if said else []
        if said is None or said.code not in MEANT or not _takes(tool, row):
            continue
        made |= {name: v for name, v in settings_of(row).items() if name not in stated}
        if row.effect != "refused":
            made["techniques"] = [*made.get("techniques", ()), row.id]
    if "teacher" not in tool.model_fields:
        return made, tuple(notes)
    told, more = _taught({**arguments, **made}, change, catalog)
    return made | told, (*notes, *more)


MEANT = ("assumed.technique", "assumed.not-computed")
"""Notes of a technique whose settings are taken."""


def _rows(change: Change) -> Iterator[Technique]:
    fact = change.brief.facts.get("techniques")
    known = techniques()
    return (known[id_] for id_ in (fact.value if fact else ()))


def _said(tool: type[Tool], row: Technique, stated: Slots, change: Change) -> Note | None:
    """What a technique was taken for; None: nothing that the tool tells of."""
    if not _takes(tool, row):
        if not {"model", "samples", "gpu"} <= tool.model_fields.keys():
            return None
        if row.effect == "neither":
            return note("assumed.technique", name=row.name, told=row.note)
        return note("assumed.technique-left", name=row.name)
    if row.settings.get("objective") == "gkd" and "teacher" not in change.brief.facts:
        return note("assumed.no-teacher")
    if not row.suits(stated):
        return None if row.only_of else note("assumed.technique-of-another", name=row.name)
    if row.effect == "refused":
        return note("assumed.not-computed", name=row.name, told=row.note)
    return note("assumed.technique", name=row.name, told=row.note)


def _takes(tool: type[Tool], row: Technique) -> bool:
    """Whether the tool knows the settings that it means."""
    if "techniques" not in tool.model_fields:
        return False
    try:
        tool.model_validate(settings_of(row))
    except ValidationError as error:
        return all(fault["type"] != "literal_error" for fault in error.errors())
    return True


def _taught(arguments: Slots, change: Change, catalog: Catalog) -> tuple[Slots, tuple[Note, ...]]:
    """The teacher as an argument: of gkd, whose probabilities are learnt, or of the texts that it
    writes before a supervised run."""
    gkd = any(row.id == "gkd" for row in _rows(change))
    fact = change.brief.facts.get("teacher")
    if fact is None or (gkd and arguments.get("objective") != "gkd"):
        return {}, ()
    name, kind = str(fact.value[0]), fact.value[1]
    if (teacher := catalog.known_model(name)) is None:
        return {}, (note("assumed.traces", name=name),)
    if arguments.get("objective") == "gkd":
        return {"teacher": teacher.name}, ()
    if kind == "traces" or arguments.get("objective", "sft") != "sft":
        return {}, (note("assumed.traces", name=name),)
    said = note("assumed.teacher-writes", name=teacher.name)
    return {"teacher": teacher.name, "objective": "sft"}, (said,)
