"""A conversation as JSON and back: what a store keeps, a program sends, a link carries.

Slots that nobody knows any more and values of a wrong type are refused with a `ToolError`: JSON
comes from outside.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from advisor.conversation import Conversation
from advisor.errors import ToolError
from advisor.reading.slots import SLOTS

MOST_TURNS = 200
"""Of a conversation that comes from outside."""
_CONVERSATION = TypeAdapter(Conversation)


def dumped(conversation: Conversation) -> dict[str, Any]:
    """As JSON takes it: `json.dumps` needs nothing else."""
    return _CONVERSATION.dump_python(conversation, mode="json")


def loaded(document: Mapping[str, Any]) -> Conversation:
    """The conversation that `dumped` wrote; a `ToolError` where it is none."""
    try:
        conversation = _CONVERSATION.validate_python(document)
    except (ValidationError, RecursionError) as error:
        raise ToolError("bad_conversation") from error
    known = all(turn.brief.facts.keys() <= SLOTS.keys() for turn in conversation.turns)
    if len(conversation.turns) > MOST_TURNS or not known:
        raise ToolError("bad_conversation")
    return conversation
