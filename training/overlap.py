"""What is too close to the conversations that the model is measured on. Such rows are left out of
the data set."""

import re
from collections import Counter
from collections.abc import Iterable

from advisor.model.examples import conversations
from bench.router import CONVERSATIONS

TOO_CLOSE = 0.7
"""Share of common character trigrams (Jaccard) from which two messages count as one."""
SHORT = 10
"""Characters up to which only the same message is too close: "thanks!" and "and 13B?" have few
wordings."""


def squeezed(message: str) -> str:
    return re.sub(r"[\W_]+", "", message.lower())


def trigrams(message: str) -> frozenset[str]:
    text = squeezed(message)
    return frozenset(text[place : place + 3] for place in range(len(text) - 2))


class Measured:
    """The messages of the measuring conversations, to compare others with."""

    def __init__(self, messages: Iterable[str] | None = None) -> None:
        if messages is None:
            messages = [
                turn["user"] for talk in conversations(CONVERSATIONS) for turn in talk["turns"]
            ]
        kept = [message for message in messages if len(squeezed(message)) > SHORT]
        self._sets = [trigrams(message) for message in kept]
        self._holders: dict[str, list[int]] = {}
        for place, grams in enumerate(self._sets):
            for gram in grams:
                self._holders.setdefault(gram, []).append(place)

    def closest(self, message: str) -> float:
        """The largest Jaccard similarity with any of them."""
        if len(squeezed(message)) <= SHORT:
            return 0.0
        grams = trigrams(message)
        common = Counter(place for gram in grams for place in self._holders.get(gram, ()))
        return max(
            (
                count / (len(grams) + len(self._sets[place]) - count)
                for place, count in common.items()
            ),
            default=0.0,
        )
