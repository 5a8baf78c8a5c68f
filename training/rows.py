"""One row of the data set: what the model reads of a message, and what is right to decide of it."""

from dataclasses import dataclass
from zlib import crc32

from advisor.reading.question import Line, Question, Reading
from training.labels import Labelled

SHORT = "old-"
"""Rows whose origin begins so are short, clean questions, of which there are many."""
HELD_OUT = 40
"""One hand-written conversation in so many is kept for validation, with its rewrites."""


def held_out(conversation: str) -> bool:
    """Whether training sees nothing of the conversation of this id."""
    return crc32(conversation.encode()) % HELD_OUT == 0


@dataclass(frozen=True)
class Row:
    shown: str
    asks: tuple[str, ...]
    earlier: str = ""
    new: bool = False
    lines: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    """What is shown of each piece, the words that may follow, and the right one."""
    language: str = "en"
    origin: str = "hand"
    conversation: str = ""


def row(turn: Labelled, origin: str = "hand") -> Row:
    """A labelled turn as a row."""
    lines = tuple(
        (line.shown, tuple(line.word(option) for option in line.options), line.word(role))
        for line, role in zip(turn.question.lines, turn.reading.roles, strict=True)
    )
    return Row(
        turn.question.shown,
        turn.reading.asks,
        turn.question.earlier,
        turn.reading.new,
        lines,
        turn.language,
        origin,
        turn.conversation,
    )


__all__ = ["HELD_OUT", "SHORT", "Line", "Question", "Reading", "Row", "held_out", "row"]
