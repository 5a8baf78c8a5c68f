"""What a portal knows of a project before anybody asks."""

from collections.abc import Mapping
from typing import Any

from advisor.conversation import Conversation, Replies, Turn
from advisor.errors import ToolError
from advisor.reading.brief import Brief

MOST_SLOTS = 40
LONGEST_VALUE = 200


def begun(advisor: Replies, given: Mapping[str, Any]) -> Conversation:
    """A conversation in which that is stated already, by slot and as a person would type it; what
    cannot be is left out."""
    brief = Brief()
    for slot, value in list(given.items())[:MOST_SLOTS]:
        if not isinstance(value, str | int | float):
            continue
        turn = Turn("", ("none",), brief)
        try:
            brief = advisor.edited(turn, 0, slot, str(value)[:LONGEST_VALUE]).change.brief
        except ToolError:
            continue
    return Conversation((Turn("", ("none",), brief),)) if brief.facts else Conversation()
