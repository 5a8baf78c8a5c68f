"""What of a result its answer need not tell, for the message's own figures have told it."""

from collections.abc import Sequence
from typing import Any

from advisor.advice.topics.found import Explanation
from advisor.answers import notes
from advisor.catalog.search import words
from advisor.language import Language
from advisor.reading.spans.measured.finding import Finding

ALIKE = 0.35
"""Share of a paragraph's words from which on it tells the same: of two times a paragraph with their
causes shares a half, another of its article a fifth."""


def untold(results: Sequence[Any], found: Sequence[Finding], language: Language) -> list[Any]:
    """The results, an article without the paragraph that a finding tells with the asker's figures."""
    said = (note for each in found if each.leads for note in (each.note, each.more) if note)
    told = {*words(" ".join(notes.sentence(note, language) for note in said))}
    asked = [_beside(result, found) for result in results]
    return [_without(result, told) if told else result for result in asked]


def _beside(result: Any, found: Sequence[Finding]) -> Any:
    """An article that is about another thing than the findings that answer all is merely near."""
    allowed = [each.articles for each in found if each.articles is not None]
    if not allowed or not isinstance(result, Explanation) or not result.topic:
        return result
    fits = any(result.topic.id in each for each in allowed)
    return result if fits else result.model_copy(update={"sure": False})


def _without(result: Any, told: set[str]) -> Any:
    if not isinstance(result, Explanation) or not result.topic or len(result.leading) < 2:
        return result
    paragraphs = result.topic.paragraphs
    shares = {place: _share(paragraphs[place], told) for place in result.leading}
    alike = max(shares, key=lambda place: shares[place])
    if shares[alike] < ALIKE:
        return result
    left = tuple(place for place in result.leading if place != alike)
    return result.model_copy(update={"leading": left})


def _share(paragraph: str, told: set[str]) -> float:
    own = {*words(paragraph)}
    return len(own & told) / max(1, len(own))
