"""The conversations of the page, kept by the server: a browser names one, it cannot forge it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from advisor.answers.answer import Answer
from advisor.conversation import Conversation, Meant
from advisor.language import Language
from advisor.web.panel import EMPTY, Panel

MOST_CONVERSATIONS = 1000
"""Kept in memory; the one that was used longest ago goes first."""


@dataclass(frozen=True)
class Exchange:
    """A message and the answer it got."""

    message: str
    language: Language
    answer: Answer
    after: Conversation
    """What the next message continues; a question back leaves it as it was."""
    panel: Panel = EMPTY
    """What it rests on."""
    readings: int = 0
    """How many of the answer's suggestions are readings of this message, not questions."""
    asked_back: bool = False
    meant: Meant | None = None
    computed: bool = True
    """Whether there is an answer to what was asked, not only why there is none."""
    seconds: float = 0.0
    confidence: float = 1.0
    edited: bool = False
    """The exchange that stood at its place, with another value of a slot."""


Exchanges = tuple[Exchange, ...]


class Kept(Protocol):
    """Where conversations are kept; each belongs to who began it."""

    def exchanges(self, conversation: str, owner: str) -> Exchanges:
        """None of them where that owner has no such conversation."""
        ...

    def keep(self, conversation: str, owner: str, place: int, exchange: Exchange) -> bool:
        """As exchange number `place`; what followed is dropped.

        Whether it will be there after a restart.
        """
        ...

    def failed(self, tool: str, language: Language, seconds: float) -> None:
        """Counts a question that got no answer."""
        ...


class InMemory:
    """Of this process, until it ends."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Exchanges] = OrderedDict()
        self._lock = threading.Lock()

    def exchanges(self, conversation: str, owner: str) -> Exchanges:
        with self._lock:
            return self._kept.get((conversation, owner), ())

    def keep(self, conversation: str, owner: str, place: int, exchange: Exchange) -> bool:
        earlier = self.exchanges(conversation, owner)[:place]
        self.hold(conversation, owner, (*earlier, exchange))
        return False

    def failed(self, tool: str, language: Language, seconds: float) -> None:
        """Nothing is counted here."""

    def hold(self, conversation: str, owner: str, exchanges: Exchanges) -> None:
        """A whole conversation, in the place of what was kept of it."""
        key = conversation, owner
        with self._lock:
            self._kept[key] = exchanges
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_CONVERSATIONS:
                self._kept.popitem(last=False)
