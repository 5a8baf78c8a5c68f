"""A topic of fine-tuning, found by the words of the question and told with the asker's numbers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from pydantic import Field

from advisor.advice.arguments import optional_model
from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.figures import OwnNumbers, figures
from advisor.advice.topics.index import NEAR, NONE, Hit, TopicIndex
from advisor.advice.topics.prose import prose
from advisor.catalog.bag import Bag, read
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Topic
from advisor.catalog.model import Model
from advisor.catalog.search import Index
from advisor.errors import ToolError
from advisor.files import folder
from advisor.language import Language, Source, Text, detect, simplified, source_of, traditional
from advisor.result import Note, Result

MOST_RELATED = 4
BESIDE = 2
"""Topics told in brief beside one that may not be the one meant."""
BAG = folder("models") / "topics.npz"
"""`training/topics.py` writes it."""


class Excerpt(Result):
    """What of a topic is told in brief."""

    title: str
    text: str
    """Its first paragraph, and the one that is nearest to the question."""


class Explanation(Result):
    """The topic that answers best, and its neighbours; none where nothing fits."""

    asked: str
    topic: Topic | None
    uncovered: Text | None = None
    """The subject, where it is known that no topic explains it."""
    sure: bool = True
    """False: the nearest topic, which may not be the one meant."""
    beside: tuple[Excerpt, ...] = ()
    """The next nearest, where the topic is not sure or there is none."""
    related: tuple[str, ...] = ()
    """Titles of other topics."""
    figures: tuple[Note, ...] = ()
    """The topic's formulas with the stated numbers."""


@lru_cache(maxsize=4)
def index_topics(catalog: Catalog) -> dict[Source, TopicIndex]:
    english, chinese = catalog.topics["en"], catalog.topics["zh"]
    bag = trained()
    return {
        "en": TopicIndex(english, uncovered=catalog.uncovered, bag=bag),
        "zh": TopicIndex(chinese, foreign=english, uncovered=catalog.uncovered, bag=bag),
    }


def trained() -> Bag:
    with np.load(BAG) as file:
        return read(file, "topics")


def explain(index: TopicIndex, asked: str, likely: Mapping[str, float] = NONE) -> Explanation:
    """The topic that fits, else the nearest ones; `likely` are shares by a language model."""
    hits = index.ranked(prose(asked), likely)
    near = [hit.subject for hit in hits if isinstance(hit.subject, Topic)][: MOST_RELATED + 1]
    best = hits[0].subject if hits and hits[0].fits else None
    if not isinstance(best, Topic):
        beside = () if best else _excerpts(_worth_telling(hits), asked)
        missing = best.name if best else None
        return Explanation(
            asked=asked, topic=None, uncovered=missing, beside=beside, related=_titles(near)
        )
    if hits[0].sure:
        by_id = {topic.id: topic for topic in index.topics}
        neighbours = [by_id[id_] for id_ in best.see_also if id_ in by_id]
        return Explanation(asked=asked, topic=best, related=_titles([*neighbours, *near[1:]]))
    beside, related = _excerpts(near[1 : 1 + BESIDE], asked), _titles(near[1:])
    return Explanation(asked=asked, topic=best, sure=False, beside=beside, related=related)


def _worth_telling(hits: Sequence[Hit]) -> tuple[Topic, ...]:
    """The nearest, where none fits."""
    found = (hit.subject for hit in hits if hit.score >= NEAR)
    return tuple(each for each in found if isinstance(each, Topic))[: 1 + BESIDE]


def _excerpts(topics: Sequence[Topic], asked: str) -> tuple[Excerpt, ...]:
    return tuple(Excerpt(title=topic.title, text=_excerpt(topic, asked)) for topic in topics)


def _excerpt(topic: Topic, asked: str) -> str:
    paragraphs = topic.paragraphs
    [(nearest, _)] = Index(paragraphs).search(prose(asked), 1) or [(0, 0.0)]
    return "\n\n".join(dict.fromkeys((paragraphs[0], paragraphs[nearest])))


def _found(
    asked: str, catalog: Catalog, language: Language, likely: Mapping[str, float]
) -> Explanation:
    """Topics are searched in the characters that they are written in."""
    simple = simplified(asked) if language == "zh-Hant" else asked
    found = explain(index_topics(catalog)[source_of(language)], simple, likely)
    return found.model_copy(update={"asked": asked})


def _titles(topics: list[Topic]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic.title for topic in topics))[:MOST_RELATED]


class Explain(OwnNumbers):
    """A concept or a how-to of fine-tuning."""

    free_text = "topic"

    topic: str = Field(min_length=1, max_length=LONGEST_TEXT)
    """What to explain, in the user's words."""
    likely: dict[str, float] | None = Field(default=None, max_length=16)
    """Topics by id with the share that a language model gives each."""

    @classmethod
    def covers(cls, asked: str, catalog: Catalog, likely: Mapping[str, float] = NONE) -> bool:
        """Whether a topic surely answers what is asked, in the language it is asked in."""
        found = _found(asked[:LONGEST_TEXT], catalog, detect(asked), likely)
        return found.topic is not None and found.sure

    def run(self, catalog: Catalog, language: Language = "en") -> Explanation:
        found = _found(self.topic, catalog, language, self.likely or {})
        if found.topic:
            own = figures(found.topic.id, self, self._known_model(catalog))
            found = found.model_copy(update={"figures": own})
        return _traditional(found) if language == "zh-Hant" else found

    def _known_model(self, catalog: Catalog) -> Model | None:
        """None too for a name that nobody knows: the explanation stands without its figures."""
        try:
            return optional_model(catalog, self.model)
        except ToolError:
            return None


def _traditional(found: Explanation) -> Explanation:
    """The topics in traditional characters."""
    told = {
        "topic": found.topic and found.topic.in_traditional(),
        "beside": tuple(
            Excerpt(title=traditional(each.title), text=traditional(each.text))
            for each in found.beside
        ),
        "related": tuple(map(traditional, found.related)),
    }
    return found.model_copy(update=told)
