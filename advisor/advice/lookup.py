"""Facts on one card, model or API: what the catalog knows, with sources and dates."""

import re
from datetime import date
from functools import lru_cache

from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import Topic
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel
from advisor.catalog.search import Index
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.api import ApiPrice, api_price
from advisor.result import Result


class GpuFacts(Result):
    gpu: Gpu
    price: cost.Price
    family: tuple[str, ...]
    """Other memory sizes of the same name, where the name alone was ambiguous."""


class ModelFacts(Result):
    model: Model
    parameters: int
    active_parameters: int


class ApiFacts(Result):
    api_model: ApiModel
    price: ApiPrice | None


class Facts(Result):
    gpu: GpuFacts | None = None
    model: ModelFacts | None = None
    api: ApiFacts | None = None


class Capabilities(Result):
    """What the advisor can do: the answer to a greeting and to what is not its subject."""

    gpus: int
    models: int
    topics: int


class Explanation(Result):
    """The topic that answers best, and its neighbours; none where nothing matches."""

    asked: str
    topic: Topic | None
    related: tuple[str, ...]
    """Titles of other topics."""


def gpu_facts(catalog: Catalog, gpu: Gpu, today: date) -> GpuFacts:
    family = tuple(
        other.name
        for other in catalog.gpus.values()
        if gpu.default_of and other.name.startswith(gpu.default_of) and other is not gpu
    )
    return GpuFacts(gpu=gpu, price=cost.price(catalog, gpu, None, today=today), family=family)


def model_facts(model: Model) -> ModelFacts:
    return ModelFacts(
        model=model,
        parameters=model.shape.parameters,
        active_parameters=model.shape.active_parameters,
    )


def api_facts(catalog: Catalog, api_model: ApiModel) -> ApiFacts:
    return ApiFacts(api_model=api_model, price=api_price(catalog, api_model))


def capabilities(catalog: Catalog, language: Language) -> Capabilities:
    return Capabilities(
        gpus=len(catalog.gpus), models=len(catalog.models), topics=len(catalog.topics[language])
    )


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


Names = tuple[tuple[re.Pattern[str], int], ...]
"""A pattern for each title and alias of a topic, and its length in bytes."""


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
def index_topics(catalog: Catalog) -> dict[Language, TopicIndex]:
    return {"en": TopicIndex(catalog.topics["en"]), "zh": TopicIndex(catalog.topics["zh"])}
