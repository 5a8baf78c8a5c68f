"""Which paragraphs of an article answer what is asked."""

import numpy as np
from numpy.typing import NDArray

from advisor.advice.topics.prose import parts, prose, questions
from advisor.catalog.search import Index
from advisor.catalog.topic import Topic

TEXT_WEIGHT = 1.0
"""Of a paragraph's own words beside the best of the questions that it answers; set by
`training/leading.py`."""
LENGTH_WEIGHT = 0.3
"""Of a question's length, as in the index of topics."""


def leading(topic: Topic, asked: str, text_weight: float = TEXT_WEIGHT) -> tuple[int, ...]:
    """The places of the paragraphs that answer, the best first: that of the message as a whole,
    then those of its questions."""
    paragraphs = _Paragraphs(topic)
    message = prose(asked)
    scores = text_weight * paragraphs.by_text(message)
    scores += sum(map(paragraphs.by_questions, parts(message)))
    asking = map(paragraphs.by_questions, questions(message))
    best = (scores, *(each for each in asking if each.any()))
    return tuple(dict.fromkeys(int(each.argmax()) for each in best))


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
