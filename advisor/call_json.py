"""A tool called by a program: arguments in as JSON, the result out as JSON, or what is wrong as a
sentence."""

from typing import Any

from pydantic import ValidationError

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.errors import AdvisorError, sentence
from advisor.json_input import parse


def result(catalog: Catalog, tool: str, line: str) -> dict[str, Any]:
    """The result of one call, or `{"error": sentence}`. A row may hold its arguments under "args"
    beside an "id"."""
    try:
        row = json_object(line)
        arguments = row["args"] if isinstance(row.get("args"), dict) else row
        computed = TOOLS[tool].model_validate(arguments).run(catalog).model_dump()
    except (ValidationError, AdvisorError) as error:
        return {"error": sentence(error)}
    return {"id": row["id"], **computed} if arguments is not row and "id" in row else computed


def json_object(text: str) -> dict[str, Any]:
    """The object that `text` spells; anything else is an `AdvisorError`."""
    value = parse(text)
    if not isinstance(value, dict):
        raise AdvisorError(f"no JSON object: {text.strip():.80}")
    return value
