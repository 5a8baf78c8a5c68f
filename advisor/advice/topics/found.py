"""The topic that answers a question, found by its words, and those near to it."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice

import numpy as np

from advisor.advice.tool import LONGEST_TEXT
from advisor.advice.topics.hit import Hit
from advisor.advice.topics.index import NEAR, NONE, TopicIndex
from advisor.advice.topics.lead import is_asked, leading, touching
from advisor.advice.topics.premise import fits
from advisor.advice.topics.prose import prose, questions
from advisor.advice.topics.symptoms import remedies
from advisor.advice.topics.told_by import SAMPLES, told_first
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
LIKELY_ENOUGH = 0.3
"""Share by a language model from which on a topic is told in brief though none fits: of 39 such
messages among 457 it was right for 19."""
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
    uncovered: Text | None = None
    """The subject, where it is known that no topic explains it."""
    sure: bool = True
    """False: the nearest topic, which may not be the one meant."""
    further: tuple[Excerpt, ...] = ()
    """What answers the message's other questions, of other topics."""
    beside: tuple[Excerpt, ...] = ()
    """The next nearest, where the topic is not sure or there is none."""
    related: tuple[str, ...] = ()
    """Titles of other topics."""

    def tells(self, topic: Topic) -> bool:
        """Whether it is told among the further ones."""
        return any(each.title == topic.title for each in self.further)

    @property
    def claim(self) -> str:
        """The sentence that answers; empty where there is none."""
        return claimed(self.topic.paragraphs[self.leading[0]])[0] if self.topic else ""

    @property
    def answers(self) -> str:
        """What follows it in the paragraphs that are told."""
        if not self.topic:
            return ""
        first, *others = (self.topic.paragraphs[place] for place in self.leading)
        return "\n\n".join((claimed(first)[1], *others)).strip()

    @property
    def brief(self) -> str:
        """What follows it where another answer comes first."""
        if not self.topic:
            return ""
        first, *others = (self.topic.paragraphs[place] for place in self.leading)
        return "\n\n".join(filter(None, (claimed(first)[1], *others[:1])))

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
    if best and isinstance(best.subject, Topic):
        return _explained(index, asked, best.subject, best, near[1:])
    missing = best.subject.name if best and isinstance(best.subject, Uncovered) else None
    beside = () if best else _told_near(_worth_telling(hits, likely), asked)
    return Explanation(
        asked=asked, topic=None, uncovered=missing, beside=beside, related=_titles(near)
    )


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
        leading=repair or _told_of(topic, asked, hit),
        further=() if repair or topic.id == SAMPLES else _further(index, asked, topic),
        sure=hit.sure,
    )
    if hit.sure:
        return found.model_copy(update={"related": _titles([*_neighbours(topic, index), *near])})
    beside = tuple(_excerpt(each, asked) for each in near if not found.tells(each))[:BESIDE]
    return found.model_copy(update={"beside": beside, "related": _titles(near)})


SHORT, OF_ONES_OWN = 100, re.compile(r"\b(?:i|my|we|our)\b|我|咱", re.I)
"""A shorter message is told the whole article unless a single paragraph answers it."""


def _told_of(topic: Topic, asked: str, hit: Hit) -> tuple[int, ...]:
    """Where its paragraphs stand that are told: the opening first, unless another answers in a
    sentence."""
    every = range(len(topic.paragraphs))
    if hit.named:
        return tuple(every)
    if topic.id == SAMPLES:
        return leading(topic, asked)[:1]
    found = touching(topic, asked)
    surely_told = hit.sure or is_asked(topic, found[0], asked)
    alone = surely_told and not hit.defining and claimed(topic.paragraphs[found[0]])[0]
    first = found if alone else (0, *found)
    if _is_single(topic, found[0], asked, hit) or OF_ONES_OWN.search(asked):
        return tuple(dict.fromkeys(first))
    return tuple(dict.fromkeys((*first, *(place for place in every if fits(topic, place, asked)))))


def _is_single(topic: Topic, place: int, asked: str, hit: Hit) -> bool:
    """Whether a paragraph of its own answers, or the message is long."""
    alone = place and not hit.defining and is_asked(topic, place, asked)
    return bool(alone) or len(asked.encode()) > SHORT


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


def _worth_telling(hits: Sequence[Hit], likely: Mapping[str, float]) -> tuple[Topic, ...]:
    """The nearest by their words or by a language model, where none fits; none where a strange word
    is asked to be defined, for any would tell of something else."""
    near = (
        hit.subject
        for hit in hits
        if isinstance(hit.subject, Topic)
        and not (hit.strange and hit.defining)
        and (hit.score >= NEAR or likely.get(hit.subject.id, 0.0) >= LIKELY_ENOUGH)
    )
    return tuple(islice(near, 1 + BESIDE))


def _told_near(topics: Sequence[Topic], asked: str) -> tuple[Excerpt, ...]:
    """The openings, and of the nearest the paragraph that would answer."""
    told = [_opening(topic) for topic in topics]
    for topic in topics[:1]:
        place = leading(topic, asked)[0]
        if place:
            told[0] = Excerpt(**dict(told[0]) | {"text": topic.paragraphs[place]})
    return tuple(told)


def _excerpt(topic: Topic, asked: str) -> Excerpt:
    return _told(topic, leading(topic, asked)[0])


def _opening(topic: Topic) -> Excerpt:
    """Of a topic that may not be meant: which of its paragraphs would answer is not known either."""
    return _told(topic, 0)


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
