"""Rows as token ids: the prompt as the product renders it, cut by the served model's own tokenizer,
and the choices on the way to the decisions.

The loss counts the choices alone: what is forced need not be learned, and what cannot be said need
not be unlearned.
"""

from dataclasses import dataclass
from pathlib import Path

import llama_cpp

from advisor.model.examples import Examples
from advisor.model.prompt import Prompts
from advisor.reading.question import NEW, SAME
from advisor.reading.slots import ASKS
from advisor.reading.walk import Words
from training.rows import Row


@dataclass(frozen=True)
class Choice:
    position: int
    """Index of the token after which it is made."""
    options: tuple[int, ...]
    """Token ids that may follow; the right one first."""
    kind: str = "role"
    """mark, ask or role."""


@dataclass(frozen=True)
class Encoded:
    row: Row
    tokens: tuple[int, ...]
    """As far as the last choice: nothing after it has a loss."""
    choices: tuple[Choice, ...]


class Encoder:
    def __init__(self, model: Path) -> None:
        self._llama = llama_cpp.Llama(str(model), vocab_only=True, verbose=False)
        self._prompts = Prompts(Examples())
        self._words = Words(self._tokens)

    def _tokens(self, text: str, begins: bool = False) -> list[int]:
        return self._llama.tokenize(text.encode(), add_bos=begins, special=False)

    def encode(self, row: Row) -> Encoded:
        words = self._words
        tokens = self._tokens(self._prompts.trained(row.shown, row.earlier), True)
        choices: list[Choice] = []

        def choose(right: int, options: tuple[int, ...], kind: str) -> None:
            ordered = tuple(dict.fromkeys((right, *options)))
            choices.append(Choice(len(tokens) - 1, ordered, kind))

        if row.earlier:
            mark = NEW if row.new else SAME
            choose(words.first(mark), words.mark().options, "mark")
            tokens += words.written(mark)
        for place, ask in enumerate(row.asks):
            choose(words.first(ASKS[ask]), words.asks(row.asks[:place]).options, "ask")
            tokens += words.written(ASKS[ask])
        if words.more(row.asks):
            choose(words.end, words.asks(row.asks).options, "ask")
        tokens.append(words.end)
        for shown, options, right in row.lines:
            tokens += words.line(shown)
            choose(words.first(right), tuple(words.first(option) for option in options), "role")
            tokens.append(words.end)
        last = max((choice.position for choice in choices), default=-1)
        return Encoded(row, tuple(tokens[: last + 1]), tuple(choices))
