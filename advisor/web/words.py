"""The words of the page and the language they are in."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from advisor.language import Language, Source, Text, source_of, traditional

ASSETS = Path(__file__).parent / "assets"


@dataclass(frozen=True)
class Speech:
    """Which language the browser prefers, and which one the person chose by hand."""

    browser: Language = "en"
    chosen: Language | None = None

    @property
    def page(self) -> Language:
        return self.chosen or self.browser


class Words:
    """The words of the page (`assets/words.yaml`) and the questions it offers
    (`assets/examples.yaml`)."""

    def __init__(self) -> None:
        self._words = TypeAdapter(dict[str, Text]).validate_python(read("words.yaml"))
        self._examples = TypeAdapter(dict[Source, list[str]]).validate_python(read("examples.yaml"))

    def __call__(self, name: str, language: Language) -> str:
        return self._words[name][language]

    def examples(self, language: Language, compact: bool) -> list[str]:
        """Those of the page's language first; the small page shows no others."""
        own = self._examples[source_of(language)]
        if language == "zh-Hant":
            own = [traditional(example) for example in own]
        other = self._examples["zh" if language == "en" else "en"]
        return own if compact else [*own, *other]


def read(name: str) -> Any:
    """A YAML file of the pages' words, not yet validated."""
    return yaml.load((ASSETS / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def one_line(value: object) -> str:
    """An argument's value on one line."""
    if isinstance(value, list):
        return " / ".join(one_line(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
