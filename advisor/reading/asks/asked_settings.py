"""Which settings of a run a question names, by the rows of `asked_settings.yaml`: what its answer
tells first."""

import re
from functools import cache

from advisor.catalog.usual import SettingId
from advisor.reading.rows import Sayings, read


class Named(Sayings):
    """A row of `asked_settings.yaml`."""

    setting: SettingId


@cache
def rows() -> tuple[Named, ...]:
    return tuple(read("asked_settings.yaml", list[Named]))


RATE = re.compile(r"(?<![A-Za-z0-9.])\d(?:\.\d{1,2})?e-0?[3-8](?!\d)", re.I)


def rates_named(message: str) -> tuple[float, ...]:
    """Learning rates as they are mostly written: "5e-5, 1e-5 or 5e-6"."""
    return tuple(dict.fromkeys(float(rate) for rate in RATE.findall(message)))[:MOST_RATES]


MOST_RATES = 8


def settings_named(message: str) -> tuple[SettingId, ...]:
    """In the order of the message."""
    found: list[tuple[int, SettingId]] = [
        (match.start(), row.setting) for row in rows() if (match := row.pattern.search(message))
    ]
    return tuple(setting for _, setting in sorted(found))
