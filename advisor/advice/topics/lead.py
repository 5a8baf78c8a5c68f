"""Which paragraph of an article answers what is asked."""

import numpy as np

from advisor.advice.topics.prose import parts, prose
from advisor.catalog.search import Index
from advisor.catalog.topic import Topic

TEXT_WEIGHT = 0.5
"""Of a paragraph's own words beside the best of the questions that it answers."""


def leading(topic: Topic, asked: str) -> int:
    """The place of the paragraph that answers `asked` best; the first where none stands out."""
    message = prose(asked)
    scores = TEXT_WEIGHT * Index(topic.paragraphs).scores(message)
    asking = [(place, each) for place, own in enumerate(topic.asked) for each in own]
    places = np.array([place for place, _ in asking])
    questions = Index([each for _, each in asking], 0.3)
    for part in parts(message):
        best = np.zeros(len(scores))
        np.maximum.at(best, places, questions.scores(part))
        scores += best
    return int(scores.argmax())
