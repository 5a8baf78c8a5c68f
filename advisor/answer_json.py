"""An answer as JSON and back: what a store keeps, to show it again as it was told."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from advisor.answers.answer import Answer
from advisor.errors import ToolError

_ANSWER = TypeAdapter(Answer)


def dumped(answer: Answer) -> dict[str, Any]:
    """As JSON takes it: `json.dumps` needs nothing else."""
    return _ANSWER.dump_python(answer, mode="json")


def loaded(document: Mapping[str, Any]) -> Answer:
    """The answer that `dumped` wrote, a field it did not know yet empty; a `ToolError` where it is
    none."""
    try:
        return _ANSWER.validate_python(document)
    except ValidationError as error:
        raise ToolError("bad_conversation") from error
