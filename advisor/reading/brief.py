"""The brief: everything stated about the project, slot by slot, with the words it came from. It
does not depend on a tool."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from advisor.reading.places import Span
from advisor.reading.slots import OF_TASKS, SLOTS

Slots = dict[str, Any]
"""Slot -> value, of a brief, a set-up, or the arguments of a tool."""
ONLY_OF = {"scenario": OF_TASKS, "limit": ("find_limit",), "methods": ("compare_methods",)}
"""Slots that wait for a question which needs them, and the asks that do."""


@dataclass(frozen=True)
class Fact:
    """A value, the words that stated it, and the turn they stand in."""

    value: Any
    words: str = ""
    turn: int = 0


@dataclass(frozen=True)
class Brief:
    """What is stated about a project."""

    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def values(self) -> Slots:
        return {slot: self.facts[slot].value for slot in SLOTS if slot in self.facts}

    def told(self, asks: Sequence[str]) -> Slots:
        """What a reply with these asks rests on: a task, a limit, methods only where one needs
        them."""
        return {
            slot: value
            for slot, value in self.values.items()
            if slot not in ONLY_OF or any(ask in ONLY_OF[slot] for ask in asks)
        }

    @property
    def carried(self) -> Slots:
        """What still holds at the next message."""
        return {slot: value for slot, value in self.values.items() if SLOTS[slot].carried}

    def without(self, slots: Sequence[str]) -> "Brief":
        return Brief({slot: fact for slot, fact in self.facts.items() if slot not in slots})


@dataclass(frozen=True)
class Doubt:
    """A value that cannot be meant as it was understood; it states nothing until it is clear."""

    slot: str
    fact: Fact
    """A value of None is no number at all ("NaN")."""
    code: str
    """Which sentence names the doubt."""
    meanings: tuple[Slots, ...] = ()
    """What it may state instead, the likeliest first."""
    beside: Mapping[str, Any] = field(default_factory=dict)
    """What the sentence says beside the value."""
    taken: Slots = field(default_factory=dict)
    """What the slot had before and keeps, or what stands in for it."""
    pieces: tuple[Span, ...] = field(default=(), repr=False)
    """Of the message, that state it."""


@dataclass(frozen=True)
class Change:
    """What a message makes of the brief."""

    brief: Brief
    stated: Slots
    """What this message itself states or changes."""
    runs: tuple[Slots, ...] = ()
    """The set-ups it compares, each by what differs."""
    unused: tuple[str, ...] = ()
    """Its words that name a value and fill no slot."""
    doubts: tuple[Doubt, ...] = ()
    """The most important first."""
    topics: Mapping[str, float] = field(default_factory=dict)
    """What the message may be about: ids of topics with shares."""

    def resolved(self, doubt: Doubt, meaning: Slots) -> "Change":
        """With what a value in doubt was meant to state, of one set-up or of the project."""
        others = tuple(other for other in self.doubts if other is not doubt)
        stand_ins = [run for run in self.runs if doubt.taken and doubt.taken.items() <= run.items()]
        if stand_ins:
            runs = tuple({**run, **meaning} if run in stand_ins else run for run in self.runs)
            return replace(self, runs=runs, doubts=others)
        stated = {slot: replace(doubt.fact, value=value) for slot, value in meaning.items()}
        brief = Brief({**self.brief.facts, **stated})
        return replace(self, brief=brief, stated={**self.stated, **meaning}, doubts=others)
