"""A conversation as values: what was said, and what becomes of a message."""

from dataclasses import dataclass, field
from typing import Any

from advisor.answers.answer import Answer
from advisor.language import Language, detect
from advisor.reading.history import Arguments


@dataclass(frozen=True)
class Turn:
    """One answered message."""

    message: str
    tool: str
    arguments: Arguments
    context: Arguments
    """All that its chain of follow-ups has stated, also what this tool could not use."""


@dataclass(frozen=True)
class Conversation:
    """What was said so far; `language` is the user's choice, None follows each message."""

    turns: tuple[Turn, ...] = ()
    language: Language | None = None

    def language_for(self, message: str) -> Language:
        """The language to answer `message` in."""
        earlier = self.turns[-1].message if self.turns else ""
        return self.language or detect(message, earlier)


@dataclass(frozen=True)
class Called:
    """The model has decided; the numbers are being computed."""

    tool: str
    arguments: Arguments


@dataclass(frozen=True)
class Answered:
    """The answer, complete, and the conversation that now includes it."""

    answer: Answer
    conversation: Conversation
    tool: str
    arguments: Arguments
    language: Language
    seconds: float
    """From the message to the computed result."""
    result: Any = field(default=None, repr=False)
    confidence: float = 1.0
    """Probability the model gave the call among the possible ones."""


@dataclass(frozen=True)
class Reading:
    """One way to understand a message."""

    tool: str
    arguments: Arguments
    context: Arguments
    """What later follow-ups can inherit."""


@dataclass(frozen=True)
class Asked:
    """The model is too unsure to answer: `answer` asks which reading is meant, its suggestions name
    them in their order."""

    answer: Answer
    readings: tuple[Reading, ...]
    language: Language


Event = Called | Answered | Asked
