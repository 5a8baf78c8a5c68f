"""Settings pasted as `--key value`, `key: value` or `key=value`: of a command, a configuration, a
script. Read exactly, before anything else of the message is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter

from advisor.catalog.row import Strict

KEYS = Path(__file__).parent / "config_keys.yaml"
WORD = re.compile(r"(?<![\w.-])(-{1,2})?[\"']?([A-Za-z]\w{0,60}(?:[.-]\w{1,60}){0,4})(?!\w)[\"']?")
"""A key, as a flag or not; bounded, so that a message is read in time proportional to its length."""
SEPARATOR = re.compile(r"[ \t]{0,4}[:=：＝][ \t]{0,4}[\"']?")
BLANK = re.compile(r"[ \t]{1,4}")
NUMBER = re.compile(
    r"\d[\d_]{0,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,3})?(?![\w.]|-\w)|\.\d{1,15}(?!\w)"
)
LIST = re.compile(r"\d{1,3}(?:,\d{1,3}){0,63}(?![\w.])")


class ConfigKey(Strict):
    """A row of `config_keys.yaml`: the keys of one argument."""

    argument: str | None
    """None: its number states nothing of a run."""
    keys: list[str]
    value: Literal["count", "number", "list"]
    stated: dict[str, float]
    """Pieces as people paste them, each with the value it states."""


@dataclass(frozen=True)
class Setting:
    """A pasted setting, where it stands, and the piece of it that is the value."""

    start: int
    end: int
    argument: str | None
    text: str
    value: int | float

    @property
    def written(self) -> tuple[int, int]:
        """Where the value stands."""
        return self.end - len(self.text), self.end


@cache
def rows() -> tuple[ConfigKey, ...]:
    text = KEYS.read_text(encoding="utf-8")
    return tuple(TypeAdapter(list[ConfigKey]).validate_python(yaml.safe_load(text)))


@cache
def _by_key() -> dict[str, ConfigKey]:
    return {key: row for row in rows() for key in row.keys}


def pasted(text: str) -> Iterator[Setting]:
    """Every setting of `text` whose key is known and whose value can be read, in its order."""
    end = 0
    for word in WORD.finditer(text):
        key = word[2].lower().replace("-", "_")
        row = _by_key().get(key) or _by_key().get(key.rpartition(".")[2])
        if row and word.start() >= end and (found := _value(text, word, row)):
            yield (
                setting := Setting(
                    word.start(), found.end(), row.argument, found[0], _read(found[0], row)
                )
            )
            end = setting.end


def _value(text: str, key: re.Match[str], row: ConfigKey) -> re.Match[str] | None:
    """What stands after the key; a blank separates only where the key can be no word of a
    sentence."""
    separated = SEPARATOR.match(text, key.end())
    if separated is None and (key[1] or "_" in key[2]):
        separated = BLANK.match(text, key.end())
    if separated is None:
        return None
    found = (LIST if row.value == "list" else NUMBER).match(text, separated.end())
    return found if found and _fits(_read(found[0], row), row) else None


def _read(text: str, row: ConfigKey) -> int | float:
    if row.value == "list":
        return len(text.split(","))
    value = float(text.replace("_", ""))
    return int(value) if value == int(value) else value


def _fits(value: float, row: ConfigKey) -> bool:
    return value > 0 and (row.value == "number" or isinstance(value, int))
