"""Kinds of models that are not computed, known by how their names begin: the rows of
`knowledge/other_models.yaml`."""

import re
import unicodedata
from functools import cached_property

from pydantic import Field

from advisor.catalog.row import Strict
from advisor.language import Text


class OtherModels(Strict):
    """Models of one kind."""

    what: Text
    """What it is, and why nothing is computed."""
    names: tuple[str, ...] = Field(min_length=1)
    """In small letters, with hyphens for spaces."""
    like_its_size: bool = False
    """A decoder of as many parameters is near it."""

    @cached_property
    def _begins(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(map(re.escape, self.names))})(?![a-z])")

    def named(self, name: str) -> bool:
        """Whether `name` is one of them, with its owner, version and size, if it has any."""
        bare = unicodedata.normalize("NFKC", name.rsplit("/", 1)[-1]).lower().strip()
        return bool(self._begins.match(re.sub(r"[\s_-]+", "-", bare)))
