"""What is left for a model to decide about a message: what it asks, and the role of each piece
that may state something.

The choices are few words each, so nothing outside them can be produced. `Question` offers them,
`Reading` is what was chosen. The model reads the message once, names the asks one after the other,
and then the roles of all lines at once: a line never shows the role of another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor.reading.places import Relative, Span
from advisor.reading.slots import (
    ASKS,
    LIMITS,
    NOTHING,
    SCENARIOS,
    SLOTS,
    possible,
)

MOST_LINES = 48
"""Pieces whose role is asked; a message with more is a list or a log."""
LONGEST_SHOWN = 2600
"""Characters of a message that the model reads: the beginning and the end of a longer one."""
KEPT_END = 1000
NO = "no"
SAME, NEW = "same", "new"
END = "\n"
KEEP, DROP, BACK = "keep", "drop", "back"
SHORT = 4
"""Characters below which a piece is shown with the words beside it."""


@dataclass(frozen=True)
class Line:
    """One piece whose role is chosen."""

    shown: str
    options: tuple[str, ...]
    """Roles it may have: slots and `NOTHING`; KEEP, DROP, BACK of an earlier fact; a task; a
    limit."""
    span: Span | None = None
    slot: str = ""
    """Of an earlier fact, or of what may be meant without a piece of its own."""

    def word(self, option: str) -> str:
        """How the model writes an option."""
        if option == NOTHING:
            return NO
        if self.span is not None:
            return SLOTS[option].word
        return {"scenario": SCENARIOS, "limit": LIMITS}.get(self.slot, {}).get(option, option)


@dataclass(frozen=True)
class Question:
    """What is to be decided of one message."""

    message: str
    earlier: str
    """What the model is told of the conversation; "" at its beginning."""
    lines: tuple[Line, ...]
    keyed: tuple[str, ...] = ()
    """Slots that pieces beside the name of their setting fill: nobody decides on them."""

    @property
    def shown(self) -> str:
        """The message as the model reads it."""
        return abridged(self.message)

    @property
    def marks(self) -> tuple[str, ...]:
        """Whether it goes on with the earlier project or begins another."""
        return (SAME, NEW) if self.earlier else ()

    def offers(self, reading: "Reading") -> bool:
        """Whether all that was chosen could be chosen."""
        asked, roles = reading.asks, reading.roles
        return bool(asked) and set(asked) <= set(ASKS) and len(roles) == len(self.lines) and all(
            role in line.options for role, line in zip(roles, self.lines, strict=True)
        )  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """What was chosen for a `Question`."""

    asks: tuple[str, ...]
    roles: tuple[str, ...]
    """One for each line."""
    new: bool = False


def question(
    message: str,
    spans: Sequence[Span],
    brief: Mapping[str, object],
    asks: Sequence[str] = (),
    older: Sequence[Mapping[str, object]] = (),
) -> Question:
    """What is to be decided of `message` after a conversation whose brief is `brief`, whose last
    asks were `asks`, and which had the briefs `older` before."""
    lines = [*_pieces(message, spans)]
    lines += [_earlier(slot, value, older) for slot, value in brief.items()]
    lines.append(Line("task", (NOTHING, *SCENARIOS), None, "scenario"))
    lines.append(Line("largest", (NOTHING, *LIMITS), None, "limit"))
    told = " ".join([*(ASKS[ask] for ask in asks), "|", *(SLOTS[slot].word for slot in brief)])
    keyed = tuple(slot for span in spans if span.keyed for slot, _ in span.values)
    return Question(message, told if asks else "", tuple(lines), keyed)


def _pieces(message: str, spans: Sequence[Span]) -> Iterator[Line]:
    """The pieces whose role is not certain."""
    counts = Counter(span.text for span in spans)
    doubtful = [span for span in spans if not span.keyed and roles(span) != (NOTHING,)]
    for span in doubtful[:MOST_LINES]:
        yield Line(_shown(message, span, counts), roles(span), span)


def _earlier(slot: str, value: object, older: Sequence[Mapping[str, object]]) -> Line:
    """Whether a fact still holds; it can return where it had another value before."""
    returns = any(slot in each and each[slot] != value for each in older)
    options = (KEEP, DROP, BACK) if returns else (KEEP, DROP)
    return Line(f"earlier {SLOTS[slot].word}", options, None, slot)


def roles(span: Span) -> tuple[str, ...]:
    """What a piece can be: nothing, or what its values and their sizes allow."""
    able = [
        slot
        for slot, value in span.values
        if slot in SLOTS
        and slot not in ("scenario", "methods")
        and (isinstance(value, Relative) or possible(slot, value))
    ]
    return NOTHING, *dict.fromkeys(able)


def abridged(message: str) -> str:
    """The message, or the beginning and the end of a long one."""
    if len(message) <= LONGEST_SHOWN:
        return message
    return f"{message[: LONGEST_SHOWN - KEPT_END]} … {message[-KEPT_END:]}"


def _shown(message: str, span: Span, counts: Counter[str]) -> str:
    """The piece; with what stands beside it where it is short or stands there twice."""
    text = " ".join(span.named.split())
    if len(text) >= SHORT and counts[span.text] == 1:
        return text
    before = message[max(0, span.start - REACH) : span.start]
    after = message[span.end : span.end + REACH]
    return f"{_last_word(before)}[{text}]{_first_word(after)}".strip()


REACH = 12
"""Characters beside a piece that may be shown with it."""
CJK = "\u2e80"
"""The first character of those that stand without blanks."""


def _last_word(before: str) -> str:
    if before[-1:] > CJK:
        return before[-4:]
    return " ".join(before.split()[-1:]) + " " * before[-1:].isspace()


def _first_word(after: str) -> str:
    if after[:1] > CJK:
        return after[:4]
    return " " * after[:1].isspace() + " ".join(after.split()[:1])
