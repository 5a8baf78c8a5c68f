"""A conversation on the page: a message and what has become of it so far.

Knows nothing of how it is shown (`messages`), nor of the page's parts (`page`).
"""

from dataclasses import dataclass, replace
from typing import Literal

from advisor.conversation import Answered, Asked, Called, Conversation
from advisor.language import Language

PARTS = 4
"""An answer appears as headline, body, chart, details."""

Bubble = Literal["said", "called", "reading", "answered", "asked", "ended"]


@dataclass(frozen=True)
class Exchange:
    """A message and what has become of it so far."""

    before: Conversation
    message: str
    language: Language
    called: Called | None = None
    asked: Asked | None = None
    answered: Answered | None = None
    parts: int = 0
    """How many parts of the answer are shown."""
    ended: Literal["stopped", "failed"] | None = None
    failure: str = ""
    """Number of the failure in the log."""

    @property
    def running(self) -> bool:
        return not (self.ended or self.asked) and self.parts < PARTS

    @property
    def after(self) -> Conversation:
        """What the next message continues; an exchange without an answer leaves no trace."""
        return self.answered.conversation if self.answered else self.before

    @property
    def bubbles(self) -> tuple[Bubble, ...]:
        """What the page shows of it, from top to bottom."""
        shown: dict[Bubble, bool] = {
            "said": True,
            "called": self.called is not None,
            "reading": not self.called and self.running and not self.answered,
            "answered": self.answered is not None,
            "asked": self.asked is not None,
            "ended": self.ended is not None,
        }
        return tuple(bubble for bubble, is_shown in shown.items() if is_shown)


History = tuple[Exchange, ...]


def busy(history: History) -> bool:
    return bool(history) and history[-1].running


def place_of(history: History, bubble: int) -> int:
    """The number of the exchange to which the page's bubble number `bubble` belongs."""
    for place, exchange in enumerate(history):
        bubble -= len(exchange.bubbles)
        if bubble < 0:
            return place
    return len(history) - 1


def stopped(history: History) -> History:
    """The history whose open exchange, if any, ends without an answer."""
    if not busy(history):
        return history
    return (*history[:-1], replace(history[-1], ended="stopped"))
