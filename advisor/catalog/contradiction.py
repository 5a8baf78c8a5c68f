"""Settings that do not go together: the rows of `knowledge/contradictions.yaml`."""

import re
from functools import cached_property

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.language import Text

KEY = r"(?<![\w./-])(?:--)?[\"']?(?:{key})[\"']?"
SEPARATED = (
    r"(?:[ \t]{{0,3}}[:=][ \t]{{0,3}}|(?<=[\w])[ \t]{{1,4}}(?![:=\s]))[\"']?(?:{value})(?![\w.-])"
)
ON = r"true|1|yes"
SWITCH = r"(?=\s{{0,3}}(?:\\|--|\n|$))"
"""Behind a flag that is on by being there."""


def setting(told: str) -> re.Pattern[str]:
    """Of "key" (that is on) or "key=value", both patterns: as a flag, in YAML or as an argument."""
    key, separator, value = told.partition("=")
    name = KEY.format(key=key)
    if separator:
        return re.compile(name + SEPARATED.format(value=value), re.I | re.A)
    on = SEPARATED.format(value=ON)
    flag = r"(?<![\w-])--(?:{key})" + SWITCH
    return re.compile(rf"{name}{on}|{flag.format(key=key)}", re.I | re.A)


class Contradiction(Sourced):
    """Settings that a framework refuses together, or that together do not do what they say."""

    id: str
    settings: tuple[str, ...] = Field(min_length=1)
    """All are set: "key" is on, "key=value"; both are patterns."""
    words: tuple[str, ...] = ()
    """Patterns that are in the message too."""
    unless: tuple[str, ...] = ()
    """Patterns none of which is."""
    leads: bool = True
    """It stops the run or explains it; else it is told below the answer's first sentence."""
    says: Text
    """What is wrong, and the change."""
    messages: tuple[str, ...] = Field(min_length=1)
    """Examples in which it is found."""

    @cached_property
    def _settings(self) -> tuple[re.Pattern[str], ...]:
        return tuple(map(setting, self.settings))

    def found(self, message: str) -> tuple[str, ...]:
        """The pieces of the message that set it so; none where it is not so."""
        pieces = [each.search(message) for each in self._settings]
        said = all(re.search(each, message, re.I) for each in self.words)
        if not all(pieces) or not said or any(re.search(e, message, re.I) for e in self.unless):
            return ()
        return tuple(" ".join(piece[0].split()) for piece in pieces if piece)
