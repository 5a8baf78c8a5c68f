"""Which settings of a run a question names, by the rows of `asked_settings.yaml`: what its answer
tells first."""

import re
from functools import cache

from advisor.catalog.row import Strict
from advisor.catalog.usual import SettingId
from advisor.reading.rows import read


class Named(Strict):
    """A row of `asked_settings.yaml`."""

    setting: SettingId
    said: tuple[str, ...]
    messages: tuple[str, ...]


@cache
def rows() -> tuple[Named, ...]:
    return tuple(read("asked_settings.yaml", list[Named]))


@cache
def _patterns() -> tuple[tuple[SettingId, re.Pattern[str]], ...]:
    return tuple((row.setting, re.compile("|".join(row.said), re.I)) for row in rows())


def settings_named(message: str) -> tuple[SettingId, ...]:
    """In the order of the message."""
    found: list[tuple[int, SettingId]] = [
        (match.start(), setting) for setting, said in _patterns() if (match := said.search(message))
    ]
    return tuple(setting for _, setting in sorted(found))
