"""Articles on fine-tuning, what people ask that each answers, and subjects that none explains."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from advisor.catalog.row import Strict
from advisor.language import Language, Text, traditional

CLAIM = re.compile(r"[^\n]{10,320}?(?:(?<! al)(?<! vs)[.!?](?=\s+[^a-z]|$)|[。！？])")
"""A sentence within a line; "et al." ends none."""
FENCE = "```"
"""Begins and ends code."""


class Topic(Strict):
    """A concept or a how-to, from `knowledge/topics/<lang>/<id>.md`."""

    id: str
    language: Language
    title: str
    aliases: tuple[str, ...]
    within: str | None = Field(default=None, exclude=True)
    """The wider topic: who was trained to name that one alone means this one too."""
    questions: tuple[str, ...] = Field(min_length=2)
    """What people ask, as they ask it, that its opening answers or all of it."""
    answers: Mapping[str, tuple[str, ...]] = Field(default={}, exclude=True)
    """First words of another paragraph -> what people ask that this one answers: it leads then."""
    sources: tuple[str, ...] = Field(min_length=1)
    checked: date
    see_also: tuple[str, ...]
    body: str
    messages: tuple[str, ...] = Field(default=(), exclude=True)
    """What people wrote that it answers: whole messages, which find it too."""

    @model_validator(mode="after")
    def _starts_are_of_paragraphs(self) -> Self:
        for start in self.answers:
            if sum(paragraph.startswith(start) for paragraph in self.paragraphs[1:]) != 1:
                raise ValueError(f"answers: {start!r} begins no paragraph after the first, or two")
        return self

    @property
    def paragraphs(self) -> list[str]:
        """Its paragraphs, each with the list that it announces; code, with its empty lines, is of
        one."""
        made: list[str] = []
        for part in self.body.split("\n\n"):
            if made and (made[-1].endswith((":", "：")) or made[-1].count(FENCE) % 2):
                made[-1] += f"\n\n{part}"
            else:
                made.append(part)
        return made

    @property
    def asked(self) -> list[tuple[str, ...]]:
        """What people ask that each of its paragraphs answers."""
        found = [self.questions]
        for other in self.paragraphs[1:]:
            own = (asked for start, asked in self.answers.items() if other.startswith(start))
            found.append(next(own, ()))
        return found

    def in_traditional(self) -> "Topic":
        """In traditional characters."""
        words = {"title": traditional(self.title), "body": traditional(self.body)}
        return self.model_copy(update=words)


def claimed(paragraph: str) -> tuple[str, str]:
    """Its first sentence and the rest; that is empty where it opens with more than a line."""
    found = CLAIM.match(paragraph)
    claim = found[0].strip() if found else ""
    return claim, paragraph.removeprefix(claim).strip()


class TopicMessage(Strict):
    """A line of `knowledge/topics/<lang>.jsonl`: a message, and the topics that answer it."""

    topics: tuple[str, ...] = Field(min_length=1)
    """The best first: that one is found by it."""
    message: str


class Uncovered(Strict):
    """A subject near fine-tuning that no topic explains."""

    name: Text
    aliases: tuple[str, ...]
    """What it is called in both languages."""
