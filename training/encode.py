"""Rows as token ids: the prompt as the product renders it, cut by the served model's own tokenizer,
and the choices on the way to the call.

A `Choice` is a place where the grammar leaves more than one token. The loss counts these alone:
what is forced need not be learned, and what cannot be said need not be unlearned.
"""

from dataclasses import dataclass
from pathlib import Path

import llama_cpp

from advisor.advice.tools import TOOLS
from advisor.catalog.catalog import Catalog
from advisor.model.examples import Examples
from advisor.model.prompt import Prompts
from advisor.reading.history import History
from advisor.reading.space import call_space
from advisor.reading.spans import find
from advisor.reading.trie import Branch, right_token, walk
from training.rows import Row


@dataclass(frozen=True)
class Choice:
    position: int
    """Index of the token after which it is made."""
    options: tuple[int, ...]
    """Token ids the grammar allows; the right one first."""


@dataclass(frozen=True)
class Encoded:
    row: Row
    tokens: tuple[int, ...]
    """As far as the last choice: nothing after it has a loss."""
    choices: tuple[Choice, ...]


class Encoder:
    def __init__(self, model: Path, catalog: Catalog) -> None:
        self._llama = llama_cpp.Llama(str(model), vocab_only=True, verbose=False)
        self._catalog = catalog
        self._prompts = Prompts(Examples(TOOLS))

    def tokens(self, text: str) -> list[int]:
        return self._llama.tokenize(text.encode(), add_bos=True, special=False)

    def encode(self, row: Row) -> Encoded:
        history = History(TOOLS, row.history)
        space = call_space(row.message, find(row.message, self._catalog), self._catalog, history)
        prompt = self._prompts.trained(row.message, history).text
        tokens: list[int] = []
        choices: list[Choice] = []

        def choose(branch: Branch) -> int:
            nonlocal tokens
            right = right_token(branch, row.call)
            # A later piece can merge with what stands before it; the few choices that then differ
            # are left out.
            if branch.tokens[: len(tokens)] == tokens:
                tokens = branch.tokens
                choices.append(
                    Choice(len(tokens) - 1, (right, *sorted(branch.options.keys() - {right})))
                )
            return right

        walk(space, self.tokens, choose, prompt)
        return Encoded(row, tuple(tokens), tuple(choices))
