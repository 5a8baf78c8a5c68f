"""A conversation from its messages alone: what a client that keeps no conversation sends again with
each turn."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

from advisor.conversation import Answered, Conversation, Replies
from advisor.language import Language

MOST_KEPT = 256
"""Conversations that are remembered; the one continued longest ago is forgotten first."""
MOST_REPLAYED = 20
"""Messages that are read again where a conversation is not remembered: the last ones."""


class Replay:
    """Conversations by the messages that made them, so that a long chat is not read again at each
    turn. Whoever sends the same messages gets the same conversation: nothing else is in it."""

    def __init__(self, advisor: Replies) -> None:
        self._advisor = advisor
        self._kept: OrderedDict[bytes, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    def before(self, messages: Sequence[str], language: Language | None = None) -> Conversation:
        """The conversation after these messages."""
        names = _names(messages, language)
        done, conversation = self._longest(names, language)
        for message, name in list(zip(messages, names, strict=True))[done:]:
            for event in self._advisor.reply(conversation, message):
                if isinstance(event, Answered):
                    conversation = event.conversation
            self._keep(name, conversation)
        return conversation

    def keep(self, messages: Sequence[str], conversation: Conversation) -> None:
        """Remembers what an answer to the last of these messages made of the conversation."""
        self._keep(_names(messages, conversation.language)[-1], conversation)

    def _longest(
        self, names: Sequence[bytes], language: Language | None
    ) -> tuple[int, Conversation]:
        """How many of the messages are remembered, or too long ago, and what they made."""
        with self._lock:
            for done in range(len(names), 0, -1):
                if kept := self._kept.get(names[done - 1]):
                    self._kept.move_to_end(names[done - 1])
                    return done, kept
        return max(0, len(names) - MOST_REPLAYED), Conversation(language=language)

    def _keep(self, name: bytes, conversation: Conversation) -> None:
        with self._lock:
            self._kept[name] = conversation
            self._kept.move_to_end(name)
            if len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


def _names(messages: Sequence[str], language: Language | None) -> list[bytes]:
    """One for each beginning of the messages."""
    names: list[bytes] = []
    name = (language or "").encode()
    for message in messages:
        name = hashlib.sha256(name + b"\0" + message.encode(errors="replace")).digest()
        names.append(name)
    return names
