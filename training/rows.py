"""One row of the data set: what the model reads of a message, and what is right to decide of it."""

from dataclasses import dataclass

from advisor.reading.question import Line, Question, Reading
from training.labels import Labelled


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


__all__ = ["Line", "Question", "Reading", "Row", "row"]
