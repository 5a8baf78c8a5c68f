"""A labelled turn as the decisions that make it: asks, and the role of every line of its question.

A conversation is labelled with asks, the brief after each turn, and for every slot the words that
state it; where the words stand and what the finder makes of them is worked out here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.brief import Brief, Fact
from advisor.reading.changes.changes import UNUSUAL
from advisor.reading.places import Relative, Span
from advisor.reading.question import BACK, DROP, KEEP, Question, Reading, question
from advisor.reading.slots import NOTHING, OF_TASKS, SLOTS
from advisor.reading.spans.spans import find


@dataclass(frozen=True)
class Labelled:
    """A turn with everything that its decisions need."""

    message: str
    question: Question
    reading: Reading
    """What is right."""
    spans: tuple[Span, ...]
    briefs: tuple[Brief, ...]
    """After each earlier turn."""
    earlier_runs: tuple[Mapping[str, Any], ...]
    """That the last turn compared."""
    brief: Mapping[str, Any]
    """What is right after it."""
    runs: tuple[Mapping[str, Any], ...]
    turn: Mapping[str, Any]
    language: str
    conversation: str


def labelled(conversation: Mapping[str, Any], catalog: Catalog) -> Iterator[Labelled]:
    """The turns of a conversation in the form of `conversations/README.md`."""
    briefs: list[Brief] = []
    asks: Sequence[str] = ()
    runs: tuple[Mapping[str, Any], ...] = ()
    for number, turn in enumerate(conversation["turns"]):
        message, new = turn["user"], bool(turn.get("new"))
        spans = find(message, catalog)
        before = briefs[-1].carried if briefs else {}
        older = [brief.values for brief in briefs]
        after = _after(turn, before, older)
        asked = question(message, spans, before, asks, older[:-1])
        reading = Reading(
            tuple(turn["asks"]), _roles(turn, asked, new), new and bool(asked.earlier)
        )
        compared = tuple({k: v[1] for k, v in run.items()} for run in turn.get("runs", ()))
        yield Labelled(
            message, asked, reading, spans, tuple(briefs), runs, Brief({s: Fact(v) for s, v in after.items()}).told(turn["asks"]), compared,
            turn, conversation["lang"], conversation["id"],
        )  # fmt: skip
        kept = before if turn.get("aside") else after
        briefs.append(Brief({slot: Fact(value, "", number) for slot, value in kept.items()}))
        runs = compared or (() if new else runs)
        if turn["asks"] != ["none"] or not asks:
            asks = turn["asks"]


def _after(
    turn: Mapping[str, Any], before: Mapping[str, Any], older: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The brief after a turn."""
    after = (
        {}
        if turn.get("new")
        else {s: v for s, v in before.items() if s not in turn.get("drop", ())}
    )
    compared = {slot for run in turn.get("runs", ()) for slot in run}
    for slot in turn.get("back", ()):
        value = next(
            (b[slot] for b in reversed(older) if slot in b and b[slot] != before.get(slot)), None
        )
        if value is not None:
            after[slot] = value
    after |= {slot: value for slot, (_, value) in turn.get("set", {}).items() if slot in SLOTS}
    return {slot: value for slot, value in after.items() if slot not in compared}


def _roles(turn: Mapping[str, Any], asked: Question, new: bool) -> tuple[str, ...]:
    """The right role of every line."""
    states = _states(turn, asked)
    values = {slot: value for slot, (_, value) in turn.get("set", {}).items()}
    roles: list[str] = []
    for line in asked.lines:
        if line.span is not None:
            role = states.get(id(line.span), NOTHING)
        elif line.shown == "task":
            role = (
                values.get("scenario", NOTHING)
                if any(ask in OF_TASKS for ask in turn["asks"])
                else NOTHING
            )
        elif line.shown == "largest":
            role = values.get("limit", NOTHING) if "find_limit" in turn["asks"] else NOTHING
        elif line.slot in turn.get("back", ()):
            role = BACK
        else:
            role = DROP if new or line.slot in turn.get("drop", ()) else KEEP
        roles.append(role if role in line.options else line.options[0])
    return tuple(roles)


def _states(turn: Mapping[str, Any], asked: Question) -> dict[int, str]:
    """Which piece states which slot."""
    found: dict[int, str] = {}
    spans = [line.span for line in asked.lines if line.span is not None]
    options = {id(line.span): line.options for line in asked.lines if line.span is not None}
    wanted = [
        (slot, words, value)
        for stated in (turn.get("set", {}), *turn.get("runs", ()))
        for slot, (words, value) in stated.items()
    ]
    for slot, words, value in wanted:
        role = "method" if slot == "methods" else slot
        for word in [words] if isinstance(words, str) else words:
            able = [
                span
                for span in spans
                if id(span) not in found
                and role in options[id(span)]
                and _meets(turn["user"], word, span)
            ]
            if not able:
                continue
            target = value if slot != "methods" else None
            best = max(
                able,
                key=lambda span: (
                    target is None
                    or same(span.value(role), target)
                    or isinstance(span.value(role), Relative),
                    span.text == word,
                    -span.start,
                ),
            )
            found[id(best)] = role
    return found | (_said_again(turn, spans, options, found) if not turn.get("runs") else {})


def _said_again(
    turn: Mapping[str, Any],
    spans: Sequence[Span],
    options: Mapping[int, Sequence[str]],
    found: Mapping[int, str],
) -> dict[int, str]:
    """Pieces that state once more what another one states: a label gives one of them."""
    stated = {role: span.value(role) for span in spans if (role := found.get(id(span)))}
    again: dict[int, str] = {}
    for span in spans:
        if id(span) in found or span.text in turn.get("unused", ()):
            continue
        for role, value in stated.items():
            telling = isinstance(value, str) or (
                isinstance(value, float | int) and value >= UNUSUAL
            )
            if telling and role in options[id(span)] and span.value(role) == value:
                again[id(span)] = role
    return again


def _meets(message: str, word: str, span: Span) -> bool:
    """Whether the word stands where the piece does."""
    if not word:
        return False
    start = message.find(word, max(0, span.start - len(word) + 1))
    while 0 <= start < span.end:
        if start + len(word) > span.start:
            return True
        start = message.find(word, start + 1)
    return False


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal, names without case and spaces."""
    if isinstance(one, str) and isinstance(other, str):
        a, b = sorted((squash(one), squash(other)), key=len)
        return a == b or b.endswith(a)
    if (
        isinstance(one, (int, float))
        and isinstance(other, (int, float))
        and not isinstance(one, bool)
    ):
        return abs(one - other) <= 0.01 * max(1, abs(other))
    return bool(one == other)
