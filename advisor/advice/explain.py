"""A topic of fine-tuning, found by the words of the question."""

import re
from functools import lru_cache

from pydantic import Field

from advisor.advice.look_up import Names
from advisor.advice.tool import Tool
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Topic
from advisor.catalog.search import Index
from advisor.language import Language, Source, simplified, source_of, traditional
from advisor.result import Result


class Explanation(Result):
    """The topic that answers best, and its neighbours; none where nothing matches."""

    asked: str
    topic: Topic | None
    related: tuple[str, ...]
    """Titles of other topics."""


TITLE_WEIGHT = 3
"""A title and its aliases count this often against the body, so that "packing" finds the topic and
not a mention."""


class TopicIndex:
    """Full-text index over the topics of one language."""

    def __init__(self, topics: tuple[Topic, ...]) -> None:
        self._topics = topics
        self._names = [(topic, _patterns(topic)) for topic in topics]
        self._index = Index(
            [
                " ".join(
                    [f"{topic.title} {' '.join(topic.aliases)} {topic.id}"] * TITLE_WEIGHT
                    + [topic.body]
                )
                for topic in topics
            ]
        )

    def explain(self, asked: str) -> Explanation:
        named = {
            topic.id: length
            for topic, patterns in self._names
            if (length := _longest(asked, patterns))
        }
        hits = [self._topics[place] for place, _ in self._index.search(asked, 4)]
        best = (
            max(self._topics, key=lambda topic: named.get(topic.id, 0))
            if named
            else (hits[0] if hits else None)
        )
        if best is None:
            return Explanation(asked=asked, topic=None, related=())
        titles = {topic.id: topic.title for topic in self._topics}
        related = [titles[id_] for id_ in best.see_also if id_ in titles] + [
            topic.title for topic in hits if topic is not best
        ]
        return Explanation(asked=asked, topic=best, related=tuple(dict.fromkeys(related))[:4])


def _patterns(topic: Topic) -> Names:
    """Whole words; compiled once, all the names are more than `re` keeps."""
    return tuple(
        (
            re.compile(
                rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])"
                if name.isascii()
                else re.escape(name),
                re.I,
            ),
            len(name.encode()),
        )
        for name in (topic.title, *topic.aliases)
    )


def _longest(asked: str, names: Names) -> int:
    """Length of the longest title or alias that the question contains; 0 without any."""
    return max((length for pattern, length in names if pattern.search(asked)), default=0)


@lru_cache(maxsize=4)
def index_topics(catalog: Catalog) -> dict[Source, TopicIndex]:
    return {"en": TopicIndex(catalog.topics["en"]), "zh": TopicIndex(catalog.topics["zh"])}


class Explain(Tool):
    """A concept or a how-to of fine-tuning."""

    free_text = "topic"

    topic: str = Field(min_length=1, max_length=2000)
    """What to explain, in the user's words."""

    def run(self, catalog: Catalog, language: Language = "en") -> Explanation:
        index = index_topics(catalog)[source_of(language)]
        if language != "zh-Hant":
            return index.explain(self.topic)
        return _traditional(index.explain(simplified(self.topic)), self.topic)


def _traditional(found: Explanation, asked: str) -> Explanation:
    """The topic in traditional characters."""
    topic = found.topic
    if topic:
        words = {"title": traditional(topic.title), "body": traditional(topic.body)}
        topic = topic.model_copy(update=words)
    return Explanation(asked=asked, topic=topic, related=tuple(map(traditional, found.related)))
