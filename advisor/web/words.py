"""The words of the page and the language they are in."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from advisor.language import Language, Source, Text, source_of, traditional

ASSETS = Path(__file__).parent / "assets"


class Words:
    """The words of the page (`assets/words.yaml`) and the questions it offers
    (`assets/examples.yaml`)."""

    def __init__(self) -> None:
        self._words = TypeAdapter(dict[str, Text]).validate_python(read("words.yaml"))
        self._examples = TypeAdapter(dict[Source, list[str]]).validate_python(read("examples.yaml"))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._words)

    def __call__(self, name: str, language: Language) -> str:
        return self._words[name][language]

    def examples(self, language: Language) -> list[str]:
        """Of the page's language."""
        own = self._examples[source_of(language)]
        return [traditional(example) for example in own] if language == "zh-Hant" else own


@cache
def words() -> Words:
    """Read once."""
    return Words()


def read(name: str) -> Any:
    """A YAML file of the pages' words, not yet validated."""
    return yaml.load((ASSETS / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
