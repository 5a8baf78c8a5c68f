"""An answer as JSON and back: what a store keeps, to show it again as it was told."""

from collections.abc import Mapping
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from advisor.answers.answer import Answer
from advisor.errors import ToolError

DRAWN_ANEW = ("figure",)
"""Fields that JSON does not hold."""
_FIELDS: dict[str, TypeAdapter[Any]] = {
    name: TypeAdapter(hint)
    for name, hint in get_type_hints(Answer).items()
    if name not in DRAWN_ANEW
}


def dumped(answer: Answer) -> dict[str, Any]:
    """As JSON takes it: `json.dumps` needs nothing else."""
    return {
        name: field.dump_python(getattr(answer, name), mode="json")
        for name, field in _FIELDS.items()
    }


def loaded(document: Mapping[str, Any]) -> Answer:
    """The answer that `dumped` wrote, a field it did not know yet empty; a `ToolError` where it is
    none."""
    try:
        known = {
            name: field.validate_python(document[name])
            for name, field in _FIELDS.items()
            if name in document
        }
        return Answer(**known)
    except (ValidationError, TypeError) as error:
        raise ToolError("bad_conversation") from error
