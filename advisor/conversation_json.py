"""A conversation as JSON and back: what a store keeps, a program sends, a link carries.

What is no conversation is refused with a `ToolError`: JSON comes from outside. Its values are
checked where all are, by the tools.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from advisor.conversation import Conversation
from advisor.errors import ToolError

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
    if len(conversation.turns) > MOST_TURNS:
        raise ToolError("bad_conversation")
    return conversation
