"""Which paragraph of an article answers what is asked."""

import numpy as np

from advisor.advice.topics.prose import parts, prose
from advisor.catalog.search import Index
from advisor.catalog.topic import Topic

TEXT_WEIGHT = 1.0
"""Of a paragraph's own words beside the best of the questions that it answers; set by
`training/leading.py`."""
LENGTH_WEIGHT = 0.3
"""Of a question's length, as in the index of topics."""


def leading(topic: Topic, asked: str, text_weight: float = TEXT_WEIGHT) -> int:
    """The place of the paragraph that answers `asked` best; the first where none stands out."""
    message = prose(asked)
    scores = text_weight * Index(topic.paragraphs).scores(message)
    asking = [(place, each) for place, own in enumerate(topic.asked) for each in own]
    places = np.array([place for place, _ in asking])
    questions = Index([each for _, each in asking], LENGTH_WEIGHT)
    for part in parts(message):
        best = np.zeros(len(scores))
        np.maximum.at(best, places, questions.scores(part))
        scores += best
    return int(scores.argmax())
