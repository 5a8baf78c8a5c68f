"""Which paragraphs of an article answer what is asked, and which touch it."""

import numpy as np
from numpy.typing import NDArray

from advisor.advice.topics.premise import fits
from advisor.advice.topics.prose import parts, prose, questions
from advisor.catalog.search import Index
from advisor.catalog.topic import Topic

TEXT_WEIGHT = 1.0
"""Of a paragraph's own words beside the best of the questions that it answers; set by
`training/leading.py`."""
LENGTH_WEIGHT = 0.3
"""Of a question's length, as in the index of topics."""
TOUCHING, SECOND, MOST_TOUCHING = 0.4, 0.3, 4
"""Share of the best paragraph's score from which on another touches what is asked, and the second
best, and how many do: the paragraph that answers is then among them for 92 of 100 messages, with a
third of the text (`training/leading.py`)."""


def leading(topic: Topic, asked: str, text_weight: float = TEXT_WEIGHT) -> tuple[int, ...]:
    """The places of the paragraphs that answer, the best first: that of the message as a whole,
    then those of its questions."""
    scores, *asking = _scores(topic, asked, text_weight)
    best = (scores, *(each for each in asking if each.any()))
    return tuple(dict.fromkeys(int(each.argmax()) for each in best))


def touching(topic: Topic, asked: str) -> tuple[int, ...]:
    """The places of the paragraphs that answer, then of those that touch what is asked, the nearest
    first."""
    scores, *_ = _scores(topic, asked, TEXT_WEIGHT)
    first, second, *others = map(int, np.argsort(-scores, kind="stable")[:MOST_TOUCHING])
    shares = ((first, TOUCHING), (second, SECOND), *((other, TOUCHING) for other in others))
    near = (place for place, least in shares if scores[place] >= least * scores.max() > 0)
    return tuple(dict.fromkeys((*leading(topic, asked), *near)))


def near_enough(topic: Topic, asked: str) -> tuple[int, ...]:
    """The places of all that touch what is asked, the nearest first."""
    scores, *_ = _scores(topic, asked, TEXT_WEIGHT)
    ranked = map(int, np.argsort(-scores, kind="stable"))
    return tuple(place for place in ranked if scores[place] >= SECOND * scores.max() > 0)


def is_asked(topic: Topic, place: int, asked: str) -> bool:
    """Whether of all questions the nearest is one that the paragraph answers."""
    scores = _Paragraphs(topic).by_questions(prose(asked))
    return scores[place] == scores.max() > 0


def _scores(topic: Topic, asked: str, text_weight: float) -> list[NDArray[np.float64]]:
    """Of each paragraph, how well it answers the message, then each of its questions; 0 where it is
    about something that the message does not have."""
    paragraphs = _Paragraphs(topic)
    message = prose(asked)
    scores = text_weight * paragraphs.by_text(message)
    scores += sum(map(paragraphs.by_questions, parts(message)))
    ours = np.array([fits(topic, place, asked) for place in range(len(scores))])
    return [each * ours for each in (scores, *map(paragraphs.by_questions, questions(message)))]


class _Paragraphs:
    """How well each paragraph of a topic answers."""

    def __init__(self, topic: Topic) -> None:
        asking = [(place, each) for place, own in enumerate(topic.asked) for each in own]
        self._places = np.array([place for place, _ in asking])
        self._questions = Index([each for _, each in asking], LENGTH_WEIGHT)
        self._texts = Index(topic.paragraphs)
        self._count = len(topic.paragraphs)

    def by_text(self, asked: str) -> NDArray[np.float64]:
        return self._texts.scores(asked)

    def by_questions(self, asked: str) -> NDArray[np.float64]:
        """By the nearest of the questions that it is known to answer."""
        best = np.zeros(self._count)
        np.maximum.at(best, self._places, self._questions.scores(asked))
        return best
