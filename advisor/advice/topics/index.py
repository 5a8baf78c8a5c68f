"""Which topic answers a question: by the questions it is known to answer, its names, its text, and
by a bag of words that was trained on them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from advisor.advice.topics.hit import ALONE, ASKED, NAMED, TOGETHER, WORDLESS, Hit
from advisor.advice.topics.prose import parts
from advisor.catalog.bag import Bag
from advisor.catalog.search import Index, words
from advisor.catalog.topic import Topic, Uncovered

NAMES_WEIGHT, BODY_WEIGHT, LENGTH_WEIGHT = 1.0, 0.5, 0.3
"""Of all names together and of the text, beside the best question; of a question's length. Set on
225 questions of other people with their fitting topics and 100 that no topic answers."""
LENGTH_POWER, FEW_WORDS = 0.3, 2
"""A message of n different words finds more by chance: its scores are divided by
(n + 2) ** 0.3."""
NEAR = 4.0
"""From this score on topics are told in brief though none fits."""
BAG_WEIGHT, MODEL_WEIGHT = 0.5, 0.4
"""Of what the bag of words and a language model say beside the logarithm of the score."""
UNHEARD, BESIDE_A_SURE_ONE = 0.3, 0.05
"""Share, of the best one's, of a topic that the language model was not trained to name, where it
names none surely and where it does: 0.01, as for those that it could name and does not, hides added
topics; 1 puts them before the others."""
SHORT = 8
"""Different words of a message up to which one that no topic has is taken for its subject."""
FEWEST_ASKED = 2
"""Different words of a question by which it is known: one alone may stand in many."""
DEFINITION = re.compile(
    r"[^,，;；:：.。?？!！\n]*(?:\bwhat(?:'s| is| are)\b|\bexplain\b|\bhow do(?:es)?\b[^,.?!\n]*\bwork|是什么|什么是|是啥|啥是|什么意思|原理|(?:有用|有效|管用|有帮助)吗)"
    r"[^,，;；:：.。?？!！\n]*",
    re.I,
)
"""A clause that asks what something is or how it works."""
WORKING = frozenset(("work", "原理"))
NONE: Mapping[str, float] = MappingProxyType({})
"""No opinion of a language model."""


def cues(text: str) -> list[str]:
    """What the bag of words sees: the words and each two that follow one another."""
    said = words(text)
    return list(dict.fromkeys([*said, *map(" ".join, pairwise(said))]))


class TopicIndex:
    """Full-text index over the topics of one language.

    Every question, message and name is a text of its own, and a topic is as good as the best of them:
    so a general topic does not win by its many words, and a name that stands in many questions
    weighs little (BM25's idf). The message counts as a whole and again by each of its sentences,
    for a long one asks in one of them and tells in the others. A subject without a topic must be
    named: a single word of its name is none.
    """

    def __init__(
        self,
        topics: Sequence[Topic],
        foreign: Sequence[Topic] = (),
        uncovered: Sequence[Uncovered] = (),
        bag: Bag | None = None,
        named: Collection[str] | None = None,
    ) -> None:
        """`foreign` are the same topics in another language, whose names are heard too ("packing
        是什么"); `named` are those that a language model was trained to name, all where None."""
        self.topics = topics
        self._bag = bag
        self._unheard = _unheard((*topics, *uncovered), named)
        self._subjects = (*topics, *uncovered)
        translated = {topic.id: topic for topic in foreign}
        texts = [_texts(subject, translated) for subject in self._subjects]
        asked = _asked(texts)
        self._starts = np.cumsum([0, *map(len, asked)])[:-1]
        self._questions = Index([text for own in asked for text in own], LENGTH_WEIGHT)
        self._names = Index([" ".join(each.names) for each in texts], LENGTH_WEIGHT)
        self._bodies = Index([each.body for each in texts])
        self._by_words = _by_words(texts)
        self._known = _vocabulary(texts[: len(topics)])
        self._by_question = _by_question(texts)
        self._uncovered = [
            (len(topics) + place, [frozenset(words(name)) for name in each.names])
            for place, each in enumerate(texts[len(topics) :])
        ]

    def ranked(self, asked: str, likely: Mapping[str, float] = NONE) -> list[Hit]:
        """The subjects that share a word with the message, best first; before all others the one
        whose name it is, or which it asks to be defined. `likely` are the shares that a language
        model gives to some topics."""
        scores = np.maximum(self._scores(asked), self._named_by_model(likely))
        found = np.flatnonzero(scores)
        opinions = BAG_WEIGHT * self._opinions(asked) + MODEL_WEIGHT * self._shares(likely)
        weights = np.log(scores[found]) + opinions[found]
        bars = TOGETHER if likely else ALONE
        strange, defining = self._is_strange(asked), DEFINITION.search(asked) is not None
        shares = np.exp(weights - weights.max(initial=-np.inf))
        shares /= shares.sum()
        return [
            Hit(
                subject,
                float(scores[found[i]]),
                float(shares[i]),
                bars,
                _said(subject, likely),
                strange,
                defining,
            )
            for i in np.argsort(-weights, kind="stable")
            for subject in (self._subjects[found[i]],)
        ]

    def _opinions(self, asked: str) -> NDArray[np.float64]:
        """The logarithm of the share that the bag gives each subject, or the wider one; it says
        nothing against one that it does not know, so that an added topic needs no training."""
        opinions = np.zeros(len(self._subjects))
        if self._bag:
            told = dict(
                zip(
                    self._bag.classes,
                    self._bag.log_shares(cues(asked), self._bag.classes),
                    strict=True,
                )
            )
            best = max(told.values())
            opinions += [
                next((told[id_] for id_ in _ids(subject) if id_ in told), best)
                for subject in self._subjects
            ]
        return opinions

    def _named_by_model(self, likely: Mapping[str, float]) -> NDArray[np.float64]:
        """The score of a topic that a language model names though it shares no word."""
        ids = (getattr(subject, "id", "") for subject in self._subjects)
        return np.array([WORDLESS * (id_ in likely) for id_ in ids])

    def _shares(self, likely: Mapping[str, float]) -> NDArray[np.float64]:
        """The logarithm of each subject's share; those that are not among the likely have a
        hundredth of the best, or `UNHEARD` where the model could not name them."""
        best = max(likely.values(), default=1.0)
        told = np.array([max(_meant(each, likely), best / 100) for each in self._subjects])
        unheard = UNHEARD if best < TOGETHER.named_by_model else BESIDE_A_SURE_ONE
        least = unheard * best * (self._unheard & bool(likely))
        return np.log(np.maximum(told, least))

    def _is_strange(self, asked: str) -> bool:
        said = {*words(asked)}
        return len(said) <= SHORT and not said <= self._known

    def _scores(self, asked: str) -> NDArray[np.float64]:
        """How well each subject answers by the words that it shares with the message."""
        scores = sum(map(self._best_question, parts(asked)), np.zeros(len(self._subjects)))
        scores += NAMES_WEIGHT * self._names.scores(asked)
        scores += BODY_WEIGHT * self._bodies.scores(asked)
        said = {*words(asked)}
        scores /= (len(said) + FEW_WORDS) ** LENGTH_POWER
        scores[[place for place, names in self._uncovered if not any(n <= said for n in names)]] = 0
        if frozenset(said) in self._by_question:
            scores[self._by_question[frozenset(said)]] = ASKED
        for place in self._called(asked):
            scores[place] = NAMED
        return scores

    def _called(self, asked: str) -> Iterator[int]:
        """Whose name the message is, or which it asks to be defined."""
        asking = (words(clause) for clause in DEFINITION.findall(asked))
        # The "s" of "what's the way" is no name, though "it/s" is one.
        for named in (words(asked), *(said for said in asking if len("".join(said)) > 1)):
            for name in (tuple(named), tuple(word for word in named if word not in WORKING)):
                if name in self._by_words:
                    yield self._by_words[name]

    def _best_question(self, part: str) -> NDArray[np.float64]:
        return np.maximum.reduceat(self._questions.scores(part), self._starts)


def _meant(subject: Topic | Uncovered, likely: Mapping[str, float]) -> float:
    """Its share, or that of the wider topic."""
    return next((likely[id_] for id_ in _ids(subject) if id_ in likely), 0.0)


def _ids(subject: Topic | Uncovered) -> tuple[str, ...]:
    """Its own, then that of the wider topic."""
    ids = (getattr(subject, field, None) for field in ("id", "within"))
    return tuple(filter(None, ids))


def _said(subject: Topic | Uncovered, likely: Mapping[str, float]) -> float:
    return likely.get(getattr(subject, "id", ""), 0.0)


class _Texts(NamedTuple):
    """What a subject is found by."""

    names: tuple[str, ...]
    """The title first."""
    questions: tuple[str, ...] = ()
    body: str = ""
    messages: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """What the topic itself says."""
        return (*self.names, *self.questions, self.body)


def _unheard(
    subjects: Sequence[Topic | Uncovered], named: Collection[str] | None
) -> NDArray[np.bool_]:
    """Which subjects a language model cannot name."""
    ids = (getattr(subject, "id", "") for subject in subjects)
    return np.array([named is not None and id_ not in named for id_ in ids], bool)


def _asked(texts: Sequence[_Texts]) -> list[tuple[str, ...]]:
    """What each subject is asked by."""
    known = _vocabulary(texts)
    return [
        (*each.questions, *each.names, *(_known(text, known) for text in each.messages))
        for each in texts
    ]


def _vocabulary(texts: Sequence[_Texts]) -> set[str]:
    """The words of what the topics themselves say."""
    return {word for each in texts for text in each.own for word in words(text)}


def _known(message: str, vocabulary: Collection[str]) -> str:
    """A message without the words that no topic has: those are of its writer's project."""
    return " ".join(word for word in words(message) if word in vocabulary)


def _texts(subject: Topic | Uncovered, translated: Mapping[str, Topic]) -> _Texts:
    if isinstance(subject, Uncovered):
        return _Texts((subject.name.en, subject.name.zh, *subject.aliases))
    both = filter(None, (subject, translated.get(subject.id)))
    names = tuple(name for topic in both for name in (topic.title, *topic.aliases))
    questions = tuple(asked for own in subject.asked for asked in own)
    return _Texts(names, questions, subject.body, subject.messages)


def _by_question(texts: Sequence[_Texts]) -> dict[frozenset[str], int]:
    """The words of a question -> what answers it; none where two do."""
    asked = [
        (frozenset(words(question)), place)
        for place, each in enumerate(texts)
        for question in each.questions
    ]
    places: dict[frozenset[str], set[int]] = {}
    for said, place in asked:
        places.setdefault(said, set()).add(place)
    return {
        said: place for said, place in asked if len(said) >= FEWEST_ASKED and len(places[said]) == 1
    }


def _by_words(texts: Sequence[_Texts]) -> dict[tuple[str, ...], int]:
    """The words of a name -> whose it is; a title before the alias of another."""
    aliases = [(name, place) for place, each in enumerate(texts) for name in each.names]
    titles = [(each.names[0], place) for place, each in enumerate(texts)]
    return {said: place for name, place in (*aliases, *titles) if (said := tuple(words(name)))}
