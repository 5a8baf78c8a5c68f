"""What a message is about, where its ask alone would mislead: a card, a size or "out of memory" is
told in many a question that no figure of a run answers ("Colab keeps disconnecting my A100").
"""

from collections.abc import Iterator, Sequence

from advisor.advice.explain import near, surely
from advisor.advice.tool import Tools
from advisor.catalog.catalog import Catalog
from advisor.reading.brief import Change
from advisor.reading.calls import has_a_model

EXPLAIN = "explain"
OF_ARTICLES = frozenset((EXPLAIN, "describe_scenario"))
"""Asks that an article may answer."""
ELSEWHERE = "fix_memory"
"""The ask whose figures are of another memory, or another run, than the one that the message is
about."""
LEAST = 0.3
"""The share that a language model gives a subject which comes before the figures asked for."""


def may_be_explained(asks: Sequence[str], message: str, tools: Tools, catalog: Catalog) -> bool:
    """Whether it matters what the message is about: an explanation is asked, or its words are near
    to a subject that the figures asked for do not answer."""
    if not OF_ARTICLES.isdisjoint(asks):
        return True
    beyond = {id_ for ask in asks for id_ in tools[ask].beyond | tools[ask].beyond_sizes}
    return bool(beyond) and not beyond.isdisjoint(near(message, catalog))


def by_subject(
    asks: Sequence[str], change: Change, message: str, tools: Tools, catalog: Catalog
) -> tuple[str, ...]:
    """The asks, before each whose figures do not answer what the message is surely about an
    explanation of that; figures that are of nothing stated, or of another memory, are left out."""
    subject = surely(message, catalog, change.topics) if change.topics else None
    if subject is None or change.topics.get(subject.id, 0.0) < LEAST:
        return tuple(asks)
    known = has_a_model(change, catalog)
    return tuple(dict.fromkeys(_explained(asks, subject.id, known, tools)))


def _explained(asks: Sequence[str], subject: str, known: bool, tools: Tools) -> Iterator[str]:
    for ask in asks:
        tool = tools[ask]
        beyond = subject in (tool.beyond if known else tool.beyond | tool.beyond_sizes)
        if beyond:
            yield EXPLAIN
        if not beyond or (known and ask != ELSEWHERE):
            yield ask
