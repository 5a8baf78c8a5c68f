"""What people ask to have confirmed, with the verdict: the rows of `knowledge/statements.yaml`."""

import re
from functools import cache, cached_property

from pydantic import Field

from advisor.catalog.row import Sourced
from advisor.catalog.rows import KNOWLEDGE, by_id, rows_of
from advisor.language import Text


class Statement(Sourced):
    """A statement or an observation: "is it because of NVLink?", "rank 8 takes as much memory as
    rank 64, is that normal?"."""

    id: str
    said: tuple[str, ...] = Field(min_length=1)
    """Patterns that are all found in the question and what it refers to; without case, Chinese in
    simplified characters."""
    unsaid: str | None = None
    """With which the message means another thing."""
    believed: str | None = None
    """A pattern by which a message takes it for granted, so that the verdict is due unasked."""
    why: bool = False
    """Whether the verdict answers "why" too."""
    verdict: Text
    """The first sentence of the answer: yes, no or how far, and the reason."""
    more: Text | None = None
    """What to check or to do, where the verdict leaves that open."""
    articles: tuple[str, ...] = ()
    """Ids of topics that may follow; any other one is about something else."""
    messages: tuple[str, ...] = Field(min_length=2)
    """Examples that ask it: its test."""
    others: tuple[str, ...] = ()
    """Examples that do not."""

    @cached_property
    def _said(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(each, re.I | re.A) for each in self.said)

    @cached_property
    def _unsaid(self) -> re.Pattern[str] | None:
        return re.compile(self.unsaid, re.I | re.A) if self.unsaid else None

    def words(self, question: str) -> list[str]:
        """What of a question its verdict rests on."""
        return [found[0] for each in self._said if (found := each.search(question))]

    @cached_property
    def _believed(self) -> re.Pattern[str] | None:
        return re.compile(self.believed, re.I | re.A) if self.believed else None

    def is_believed(self, message: str) -> bool:
        return bool(self._believed and self._believed.search(message))

    def is_asked(self, question: str, message: str) -> bool:
        """Whether the question, with what it refers to, asks it."""
        if self._unsaid and self._unsaid.search(message):
            return False
        return all(each.search(question) for each in self._said)


@cache
def statements() -> tuple[Statement, ...]:
    """In their order: of a question the first that fits is meant."""
    return tuple(by_id(rows_of(KNOWLEDGE, "statements.yaml", Statement)).values())
