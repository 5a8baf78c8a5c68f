"""The way to a reading as tokens: asked at every choice, walked by the engine and by training
alike, so that both see the same.

The asks are named one after the other. The roles follow, a line for each piece; a line is decided
by what stands before its "=", and where the model is trained none shows another's role, so that
all of them are asked at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advisor.reading.question import BACK, DROP, END, KEEP, NEW, NO, SAME, Question
from advisor.reading.slots import ASKS, LIMITS, MOST_ASKS, SCENARIOS, SLOTS

Tokenize = Callable[[str], list[int]]
"""Token ids of a text that begins nothing."""


@dataclass(frozen=True)
class Choice:
    """A place where several words are possible: the first token of each."""

    options: tuple[int, ...]
    kind: str = "role"
    """mark, ask or role."""


class Words:
    """The tokens of the words that are chosen, and of what stands around them."""

    def __init__(self, tokenize: Tokenize) -> None:
        self._tokenize = tokenize
        self.end = tokenize(END)[0]
        self._asks = {self.first(word): ask for ask, word in ASKS.items()}

    @property
    def able(self) -> list[int]:
        """Every token that a choice may offer."""
        words = [SAME, NEW, KEEP, DROP, BACK, NO, *ASKS.values(), *SCENARIOS.values()]
        words += [*LIMITS.values(), *(slot.word for slot in SLOTS.values())]
        return [self.end, *map(self.first, words)]

    def first(self, word: str) -> int:
        """The token by which a word is chosen."""
        return self._tokenize(f" {word}")[0]

    def written(self, word: str) -> list[int]:
        return self._tokenize(f" {word}")

    def mark(self) -> Choice:
        return Choice((self.first(SAME), self.first(NEW)), "mark")

    def asks(self, named: Sequence[str]) -> Choice:
        """The next ask, or the end after the first."""
        left = [token for token, ask in self._asks.items() if ask not in named]
        return Choice((*left, *([self.end] if named else [])), "ask")

    def ask(self, token: int) -> str:
        return self._asks[token]

    def more(self, named: Sequence[str]) -> bool:
        return len(named) < MOST_ASKS

    def line(self, shown: str) -> list[int]:
        return self._tokenize(f"{shown} =")

    def roles(self, question: Question) -> list[tuple[list[int], Choice]]:
        """Each line as far as its choice."""
        return [
            (self.line(line.shown), Choice(tuple(self.first(line.word(o)) for o in line.options)))
            for line in question.lines
        ]
