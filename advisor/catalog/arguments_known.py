"""Arguments by the names that a framework knows: the rows of `knowledge/arguments.yaml`."""

import re

from pydantic import Field

from advisor.catalog.row import Sourced


class ArgumentsKnown(Sourced):
    id: str
    name: str
    """Of the framework and the version that it was read of."""
    words: str
    """A pattern that is in a message which speaks of it."""
    renamed: dict[str, str] = Field(default_factory=dict)
    """An earlier name -> what it is called now."""
    arguments: tuple[str, ...] = ()
    """Names that are known; empty: not read."""

    def is_named_in(self, message: str) -> bool:
        return bool(re.search(self.words, message, re.I))
