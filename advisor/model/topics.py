"""Which topic a message is about, named by the language model: an adapter of its own makes it answer
with one of as many words as there are topics.

`training/topic_model.py` trains it; each topic stands for a token, so that one evaluation of the
message tells the share of every topic.
"""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from advisor.advice.topics.prose import prose
from advisor.model.gguf import Gguf, Setup

Tokenize = Callable[[str, bool], list[int]]
"""Text, and whether it begins a sequence -> token ids."""
LONGEST, MOST_TOKENS = 900, 220
"""Characters and tokens of a message that are read: its beginning."""
ENDING = "\nTopic:"
TOLD = 8
"""The likeliest ones that are told."""


def read_so(message: str, tokenize: Tokenize) -> list[int]:
    """A message as the model reads it, in training and after."""
    said = tokenize(prose(message)[:LONGEST], True)[:MOST_TOKENS]
    return [*said, *tokenize(ENDING, False)]


def classes_of(adapter: Path) -> dict[str, int]:
    """The token that stands for each topic, beside its adapter."""
    return json.loads(adapter.with_suffix(".json").read_text(encoding="utf-8"))


class TopicModel:
    """The weights of another model with the adapter for topics. Not thread-safe."""

    def __init__(self, setup: Setup, adapter: Path, threads: int, of: Gguf) -> None:
        own = replace(setup, context=MOST_TOKENS + len(ENDING))
        self._model = Gguf(own, threads, of, adapter)
        self._classes = classes_of(adapter)
        self._model.choose([*self._classes.values()])

    def likely(self, message: str) -> dict[str, float]:
        """The likeliest topics with their shares of all, the best first."""
        self._model.forget(0)
        logits = self._model.read(read_so(message, self._model.tokens))
        scores = {topic: float(logits[token]) for topic, token in self._classes.items()}
        best = max(scores.values())
        shares = {topic: math.exp(score - best) for topic, score in scores.items()}
        total = sum(shares.values())
        ranked = sorted(shares, key=lambda topic: -shares[topic])
        return {topic: round(shares[topic] / total, 4) for topic in ranked[:TOLD]}

    def use_threads(self, count: int) -> None:
        self._model.use_threads(count)

    def close(self) -> None:
        self._model.close()
