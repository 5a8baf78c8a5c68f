"""The rows of `complaints*.yaml`: what people complain of, and the paragraphs that answer it."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field, TypeAdapter

from advisor.advice.topics.symptom import Symptom, any_of, remedy
from advisor.catalog.row import Strict

FILES = tuple(
    Path(__file__).parent / f"complaints{part}.yaml"
    for part in (
        "_of_use",
        "_of_servers",
        "_of_reinforcement",
        "_of_results",
        "_of_mixtures",
        "_of_training",
        "",
        "_of_data",
    )
)
"""What a server, a reinforcement run or a mixture does before what any training does, errors before
what is only complained of, and that before what is asked of data."""
Patterns = tuple[str, ...]


class Told(Strict):
    """A paragraph by its first words in both languages, told where one of `said` is; always where
    none is."""

    en: str
    zh: str
    said: Patterns = ()


class Complaint(Strict):
    """A row: an article, and what is all said where it is meant."""

    topic: str
    said: tuple[Patterns, ...] = Field(min_length=1)
    """Of each group one pattern must be found, compared without case."""
    unsaid: Patterns = ()
    """With which another thing is meant."""
    told: tuple[Told, ...] = Field(min_length=1)
    """Its paragraphs, the one that answers first."""
    whole: bool = False
    """Whether numbered questions are answered together."""
    logs: bool = False
    """Whether its words count in commands, configurations and logs too."""
    beside: bool = False
    """Whether what else is asked is answered above it."""
    about: int = 0
    """How many of the first groups tell what is spoken of: of numbered questions an earlier one, or
    what stands before them, may say it."""
    with_figures: bool = False
    """Whether the figures that were asked follow."""
    first: bool = False
    """Whether it is meant before any other symptom: its words name one cause."""
    messages: tuple[str, ...] = Field(min_length=2)
    """Examples that mean this row: its test."""
    others: tuple[str, ...] = ()
    """Examples that do not."""

    @property
    def symptom(self) -> Symptom:
        return Symptom(
            self.topic,
            tuple(any_of(*each) for each in self.said),
            tuple(remedy(each.en, each.zh, *each.said) for each in self.told),
            any_of(*self.unsaid) if self.unsaid else None,
            beside=self.beside,
            about=self.about,
            with_figures=self.with_figures,
            whole=self.whole,
            first=self.first,
            logs=self.logs,
        )


@cache
def complaints() -> tuple[Complaint, ...]:
    """In their order: the first that fits is meant."""
    read = (yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader) for file in FILES)
    rows = [row for file in read for row in file["rows"]]
    return tuple(TypeAdapter(list[Complaint]).validate_python(rows, strict=False))


@cache
def complained() -> tuple[Symptom, ...]:
    return tuple(each.symptom for each in complaints())
