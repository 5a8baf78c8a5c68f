"""The topic that answers a question, found by its words, and those near to it."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np

from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.complaint_kinds import Trouble, trouble
from advisor.advice.topics.hit import Hit
from advisor.advice.topics.index import NONE, TopicIndex
from advisor.advice.topics.lead import leading
from advisor.advice.topics.neighbour import neighbour
from advisor.advice.topics.openings import opened
from advisor.advice.topics.places import places
from advisor.advice.topics.prose import prose, questions
from advisor.advice.topics.symptoms import remedies
from advisor.advice.topics.told_by import SAMPLES, told_first
from advisor.advice.topics.used_sources import used
from advisor.catalog.bag import Bag, read
from advisor.catalog.catalog import Catalog
from advisor.catalog.topic import Topic, Uncovered, claimed
from advisor.files import folder
from advisor.language import Language, Source, Text, detect, simplified, source_of
from advisor.result import Result

MOST_RELATED = 4
NEAR_FROM = 0.04
"""Share by words and bag from which on a topic may be what a message is about: of 253 questions
about figures one in five has such a one among those that figures do not answer."""
NEARLY_ASKED = 12.0
"""Score by words from which on a topic's own question is nearly the message: twice the least that
fits."""
BESIDE = 2
"""Topics told in brief beside one that may not be the one meant."""
BAG = folder("models") / "topics.npz"  # `training/topics.py` writes it


class Excerpt(Result):
    """What of a topic is told in brief."""

    title: str
    claim: str
    """The first sentence of the paragraph nearest to the question; `text` is the rest."""
    text: str


class Explanation(Result):
    """The topic that answers best, and its neighbours; none where nothing fits."""

    asked: str
    topic: Topic | None
    leading: tuple[int, ...] = (0,)
    """The places of the topic's paragraphs that are told: those that answer, the best first, then
    those that touch what is asked; all where the topic itself is asked for."""
    trouble: Trouble | None = None
    """Of a message that no topic answers."""
    uncovered: Text | None = None
    """The subject, where it is known that no topic explains it."""
    sure: bool = True
    """False: the nearest topic, which may not be the one meant."""
    further: tuple[Excerpt, ...] = ()
    """What answers the message's other questions, of other topics."""
    beside: tuple[Excerpt, ...] = ()
    """The next nearest, where the topic is not sure."""
    related: tuple[str, ...] = ()
    """Titles of other topics."""

    def tells(self, topic: Topic) -> bool:
        """Whether it is told among the further ones."""
        return any(each.title == topic.title for each in self.further)

    @property
    def told(self) -> tuple[str, ...]:
        """The paragraphs, the one that answers first."""
        if not self.topic:
            return ()
        return tuple(opened(self.topic.paragraphs[place], self.asked) for place in self.leading)

    @property
    def claim(self) -> str:
        """The sentence that answers; empty where there is none."""
        return claimed(self.told[0])[0] if self.topic else ""

    @property
    def answers(self) -> str:
        """What follows it in the paragraphs that are told."""
        return "\n\n".join(self._after_claim(None)).strip()

    @property
    def brief(self) -> str:
        """What follows it where another answer comes first."""
        return "\n\n".join(filter(None, self._after_claim(2)))

    def _after_claim(self, most: int | None) -> tuple[str, ...]:
        return (claimed(self.told[0])[1], *self.told[1:most]) if self.topic else ()

    @property
    def sources(self) -> tuple[str, ...]:
        """Of the paragraphs that are told."""
        if not self.topic:
            return ()
        others = (t for i, t in enumerate(self.topic.paragraphs) if i not in self.leading)
        return used(self.topic.sources, self.told, tuple(others))

    @property
    def whole(self) -> bool:
        """Whether all of the topic is told."""
        return self.topic is None or len(self.leading) == len(self.topic.paragraphs)


@lru_cache(maxsize=4)
def index_topics(catalog: Catalog) -> dict[Source, TopicIndex]:
    english, chinese = catalog.topics["en"], catalog.topics["zh"]
    bag, named = trained(), nameable()
    return {
        "en": TopicIndex(english, (), catalog.uncovered, bag, named),
        "zh": TopicIndex(chinese, english, catalog.uncovered, bag, named),
    }


@lru_cache(maxsize=1)
def nameable() -> frozenset[str]:
    """Ids of the topics that the shipped adapters were trained to name."""
    files = BAG.parent.glob("*-topics.json")
    return frozenset(id_ for file in files for id_ in json.loads(file.read_text(encoding="utf-8")))


def trained() -> Bag:
    with np.load(BAG) as file:
        return read(file, "topics")


def explain(index: TopicIndex, asked: str, likely: Mapping[str, float] = NONE) -> Explanation:
    """The topic that fits, else the nearest ones; `likely` are shares by a language model."""
    hits, best = _ranked(index, asked, likely)
    near = [hit.subject for hit in hits if isinstance(hit.subject, Topic)][: MOST_RELATED + 1]
    told = best if best and best.sure else _near(index, hits, asked, likely) or _uncovered(best)
    if told and isinstance(told.subject, Topic):
        others = [each for each in near if each is not told.subject]
        return _explained(index, asked, told.subject, told, others)
    missing = told.subject.name if told and isinstance(told.subject, Uncovered) else None
    return Explanation(
        asked=asked, topic=None, uncovered=missing, trouble=trouble(asked), related=_titles(near)
    )


def _near(
    index: TopicIndex, hits: Sequence[Hit], asked: str, likely: Mapping[str, float]
) -> Hit | None:
    known = nameable()
    unheard = frozenset(topic.id for topic in index.topics if topic.id not in known)
    return neighbour(hits, asked, likely, unheard)


def _uncovered(best: Hit | None) -> Hit | None:
    return best if best and isinstance(best.subject, Uncovered) else None


def _ranked(
    index: TopicIndex, asked: str, likely: Mapping[str, float]
) -> tuple[list[Hit], Hit | None]:
    """The subjects, best first, and the one that may be meant; of a message that tells of a fast run
    with bad results those about results alone."""
    hits = told_first(index.ranked(prose(asked), likely), asked)
    if FAST.search(asked) and QUALITY.search(asked) and not SLOW.search(asked):
        hits = [hit for hit in hits if getattr(hit.subject, "id", "") in OF_RESULTS]
        return hits, next(iter(hits), None)
    return hits, next((hit for hit in hits[:1] if hit.fits), None)


FAST = re.compile(
    r"\b(?:fast|quick(?:ly)?)\b(?!er)|\b(?:just|only)\s(?:about\s)?\d{1,3}\s?(?:min|hour|h\b)|很快|挺快|飞快|只(?:用|花|跑|要)了?\s?\d{1,3}\s?(?:个)?(?:分钟|小时)",
    re.I,
)
SLOW = re.compile(r"\bslow|\bfaster|speed|too long|慢|加速|提速|更快|不够快", re.I)
QUALITY = re.compile(
    r"\b(?:bad|poor|wrong|worse|garbage|nonsense|quality|useless)\b|差|不好|不行|没用|乱|质量", re.I
)
OF_RESULTS = frozenset((
    "bad-output", "no-effect", "overfitting", "loss-not-falling", "data-quality", "chat-template", "repetition", "hallucination", "stop-token",
    "catastrophic-forgetting", "base-vs-instruct", "same-model-other-answers", "exclamation-marks",
))  # fmt: skip


def _explained(
    index: TopicIndex, asked: str, topic: Topic, hit: Hit, near: list[Topic]
) -> Explanation:
    """The topic of the hit; `near` are the next ones."""
    repair = remedies(topic, asked)
    found = Explanation(
        asked=asked,
        topic=topic,
        leading=repair or places(topic, asked, hit),
        further=() if repair or topic.id == SAMPLES else _further(index, asked, topic),
        sure=hit.sure,
    )
    if hit.sure:
        return found.model_copy(update={"related": _titles([*_neighbours(topic, index), *near])})
    beside = tuple(_excerpt(each, asked) for each in near if not found.tells(each))[:BESIDE]
    return found.model_copy(update={"beside": beside, "related": _titles(near)})


def _neighbours(topic: Topic, index: TopicIndex) -> list[Topic]:
    by_id = {each.id: each for each in index.topics}
    return [by_id[id_] for id_ in topic.see_also if id_ in by_id]


def _further(index: TopicIndex, asked: str, told: Topic) -> tuple[Excerpt, ...]:
    """What the single questions of a message are surely about, beside the topic that is told."""
    best = ((each, index.ranked(each)[:1]) for each in questions(prose(asked)))
    found = {
        hit.subject.id: _excerpt(hit.subject, each)
        for each, hits in best
        for hit in hits
        if hit.sure and isinstance(hit.subject, Topic) and hit.subject is not told
    }
    return tuple(islice(found.values(), BESIDE))


def _excerpt(topic: Topic, asked: str) -> Excerpt:
    return _told(topic, leading(topic, asked)[0])


def _told(topic: Topic, place: int) -> Excerpt:
    claim, text = claimed(topic.paragraphs[place])
    return Excerpt(title=topic.title, claim=claim, text=text)


def surely(asked: str, catalog: Catalog, likely: Mapping[str, float] = NONE) -> Topic | None:
    """The topic that surely answers what is asked, in the language it is asked in."""
    answer = answering(asked[:LONGEST_TEXT], catalog, detect(asked), likely)
    return answer.topic if answer.sure else None


def asked_of(asked: str, catalog: Catalog, likely: Mapping[str, float] = NONE) -> Topic | None:
    """The topic that names what is asked as a question of its own, in the same words or nearly."""
    index = index_topics(catalog)[source_of(detect(asked))]
    best = next(iter(index.ranked(prose(simplified(asked[:LONGEST_TEXT])), likely)), None)
    own = best.subject if best and best.sure and best.score >= NEARLY_ASKED else None
    return own if isinstance(own, Topic) else None


def is_uncovered(asked: str, catalog: Catalog) -> bool:
    """Whether a subject is named of which it is known that no topic explains it."""
    index = index_topics(catalog)[source_of(detect(asked))]
    best = next(iter(index.ranked(prose(simplified(asked[:LONGEST_TEXT])))), None)
    return best is not None and best.fits and isinstance(best.subject, Uncovered)


def near(asked: str, catalog: Catalog) -> frozenset[str]:
    """Ids of the topics that what is asked may be about by its words."""
    index = index_topics(catalog)[source_of(detect(asked))]
    hits = index.ranked(prose(simplified(asked[:LONGEST_TEXT])))
    found = (hit.subject for hit in hits if hit.share >= NEAR_FROM)
    return frozenset(subject.id for subject in found if isinstance(subject, Topic))


def answering(
    asked: str, catalog: Catalog, language: Language, likely: Mapping[str, float]
) -> Explanation:
    """What answers, told in `language`: topics are searched in the characters that they are written
    in."""
    simple = simplified(asked) if language == "zh-Hant" else asked
    found = explain(index_topics(catalog)[source_of(language)], simple, likely)
    return found.model_copy(update={"asked": asked})


def _titles(topics: list[Topic]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic.title for topic in topics))[:MOST_RELATED]
