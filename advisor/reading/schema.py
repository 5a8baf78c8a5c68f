"""A question as a JSON schema, for a model behind a server, and its answer read back."""

import json
from typing import Any

from advisor.reading.question import NEW, Line, Question, Reading
from advisor.reading.slots import ASKS, MOST_ASKS


def json_schema(question: Question) -> dict[str, Any]:
    """The same choices as a closed schema: the asks, whether a new project begins, and for each
    line its role as the word a model knows it by."""
    properties: dict[str, Any] = {
        "asks": {
            "type": "array",
            "items": {"type": "string", "enum": list(ASKS.values())},
            "minItems": 1,
            "maxItems": MOST_ASKS,
        },
    }
    if question.marks:
        properties["project"] = {"type": "string", "enum": list(question.marks)}
    for number, line in enumerate(question.lines):
        properties[f"{number}"] = {
            "type": "string",
            "description": line.shown,
            "enum": [line.word(option) for option in line.options],
        }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def parse_json(text: str, question: Question) -> Reading:
    """A server's answer as a reading; raises ValueError for anything the question does not offer (a
    server may not enforce schemas)."""
    data = json.loads(text, strict=False)
    if not isinstance(data, dict):
        raise ValueError("not a JSON object")
    new = bool(question.marks) and data.get("project") == NEW
    roles = (_role(data, f"{place}", line) for place, line in enumerate(question.lines))
    return Reading(_asks(data.get("asks")), tuple(roles), new)


def _asks(said: Any) -> tuple[str, ...]:
    named = {word: ask for ask, word in ASKS.items()}
    if not isinstance(said, list) or not said or any(str(word) not in named for word in said):
        raise ValueError(f"asks={said!r} are not some of {list(named)}")
    return tuple(dict.fromkeys(named[str(word)] for word in said))[:MOST_ASKS]


def _role(data: dict[str, Any], name: str, line: Line) -> str:
    words = {line.word(option): option for option in line.options}
    word = data.get(name)
    if not isinstance(word, str) or word not in words:
        raise ValueError(f"{name}={word!r} is not one of {list(words)}")
    return words[word]
