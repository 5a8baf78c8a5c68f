"""A symptom that a message tells of its own run, and the paragraphs that repair it."""

import re
from typing import NamedTuple


class Remedy(NamedTuple):
    """A paragraph by its first words in both languages; told where `said` is, always where none."""

    en: str
    zh: str
    said: re.Pattern[str] | None = None


class Symptom(NamedTuple):
    """The article that repairs it, and what is all said where it is meant."""

    topic: str
    said: tuple[re.Pattern[str], ...]
    remedies: tuple[Remedy, ...]
    unsaid: re.Pattern[str] | None = None
    """With which another thing is meant."""
    posts_losses: bool = False
    """Whether evaluation losses that rise stand in the message."""
    judged: bool = False
    """Whether the verdict on a measured time names its cause too."""
    with_figures: bool = False
    """Whether the figures that were asked follow."""
    whole: bool = False
    """Whether numbered questions are answered together."""
    first: bool = False
    """Whether it is meant before any other: its words name one cause."""
    about: int = 0
    """How many of the first patterns tell what is spoken of: an earlier question may say it."""
    beside: bool = False
    """Whether what else is asked is answered too."""
    logs: bool = True
    """Whether its words count in commands, configurations and logs too."""


def any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I | re.A)


def remedy(en: str, zh: str, *said: str) -> Remedy:
    return Remedy(en, zh, any_of(*said) if said else None)
