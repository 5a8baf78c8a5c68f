"""Which settings of a run a question names, by the rows of `asked_settings.yaml`: what its answer
tells first."""

from functools import cache

from advisor.catalog.usual import SettingId
from advisor.reading.rows import Sayings, read


class Named(Sayings):
    """A row of `asked_settings.yaml`."""

    setting: SettingId


@cache
def rows() -> tuple[Named, ...]:
    return tuple(read("asked_settings.yaml", list[Named]))


def settings_named(message: str) -> tuple[SettingId, ...]:
    """In the order of the message."""
    found: list[tuple[int, SettingId]] = [
        (match.start(), row.setting) for row in rows() if (match := row.pattern.search(message))
    ]
    return tuple(setting for _, setting in sorted(found))
