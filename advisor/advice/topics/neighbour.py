"""Which topic is told of a message that none surely answers: one shared word makes no answer."""

from collections.abc import Iterator, Mapping, Sequence

from advisor.advice.topics.complaint_kinds import concerns, is_of
from advisor.advice.topics.hit import Hit
from advisor.catalog.topic import Topic

LIKELY_ENOUGH, LIKELY_BESIDE_WORDS = 0.3, 0.2
"""Share by a language model from which on a topic is told that does not fit by its words, and one
that does but is not sure."""
LOOKED_AT = 3
"""Hits, the best first."""


def neighbour(
    hits: Sequence[Hit], asked: str, likely: Mapping[str, float], unheard: frozenset[str]
) -> Hit | None:
    """The best hit that is of the trouble that the message tells, and that a language model names
    too; of `unheard` topics, which it cannot name, the words alone decide."""
    return next(_meant(hits, asked, likely, unheard), None)


def _meant(
    hits: Sequence[Hit], asked: str, likely: Mapping[str, float], unheard: frozenset[str]
) -> Iterator[Hit]:
    for place, hit in enumerate(hits[:LOOKED_AT]):
        if not isinstance(hit.subject, Topic) or not concerns(hit.subject, asked):
            continue
        share = likely.get(hit.subject.id, 0.0)
        by_words = place == 0 and hit.fits
        if by_words and likely and hit.subject.id not in unheard:
            by_words = share >= LIKELY_BESIDE_WORDS
        if by_words or (share >= LIKELY_ENOUGH and _is_of(hit, hit.subject, asked)):
            yield hit


def _is_of(hit: Hit, topic: Topic, asked: str) -> bool:
    """Whether an article is named by what is asked, and by no word that means something else."""
    return not (hit.strange and hit.defining) and is_of(topic, asked)
