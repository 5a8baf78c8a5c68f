"""How many tokens a text has: counted by a tokenizer where there is one, else estimated."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

NARROW, WIDE = 0.3, 0.6
"""Tokens a character of Latin and of Chinese script, as DeepSeek states of its own tokenizer:
https://api-docs.deepseek.com/quick_start/token_usage"""
COUNTED = 2_000_000
"""Characters that a tokenizer counts of each file; beyond, one sample of `EVERY`, and the others
follow from their characters at the rate of those counted."""
EVERY = 32
LONGEST_COUNTED = 200_000
"""Characters of a sample that it counts; a longer one follows likewise."""
LENGTHS = (512, 1024, 2048, 4096, 8192, 16_384, 32_768)
"""Usual cut-offs of a sample."""


class Tokenizer(Protocol):
    @property
    def name(self) -> str: ...

    def count(self, text: str) -> int:
        """Without the token that begins a sequence."""
        ...


def estimated(text: str) -> float:
    """Tokens by the script of the characters: a wide one has two bytes more than it is long."""
    if text.isascii():
        return NARROW * len(text)
    wide = min(len(text), (len(text.encode(errors="replace")) - len(text)) / 2)
    return WIDE * wide + NARROW * (len(text) - wide)


class Tokens:
    """Counts of a file's samples."""

    def __init__(self, tokenizer: Tokenizer | None) -> None:
        self._tokenizer = tokenizer
        self._told = [0.0, 0.0]
        """Tokens counted so far, and what the estimate says of the same texts."""
        self.characters, self.counted, self.samples = 0, 0, 0

    def of(self, text: str) -> int:
        """At least one."""
        self.samples += 1
        guess = max(1.0, estimated(text))
        wanted = self.characters < COUNTED or self.samples % EVERY == 0
        if self._tokenizer and wanted and len(text) <= LONGEST_COUNTED:
            exact = max(1, self._tokenizer.count(text))
            self.characters += len(text)
            self.counted += 1
            self._told[0] += exact
            self._told[1] += guess
            return exact
        ratio = self._told[0] / self._told[1] if self._told[1] else 1.0
        return max(1, round(guess * ratio))


class Lengths:
    """How long samples are: each length with how many have it, so that every share is exact."""

    def __init__(self) -> None:
        self._samples: Counter[int] = Counter()

    def add(self, tokens: int) -> None:
        self._samples[tokens] += 1

    @classmethod
    def together(cls, several: Iterable["Lengths"]) -> "Lengths":
        """Those of all parts."""
        whole = cls()
        for each in several:
            whole._samples.update(each._samples)
        return whole

    @property
    def samples(self) -> int:
        return self._samples.total()

    @property
    def total(self) -> int:
        return sum(tokens * samples for tokens, samples in self._samples.items())

    @property
    def longest(self) -> int:
        return max(self._samples, default=0)

    def within(self, tokens: int) -> int:
        """Samples of at most so many."""
        return sum(count for length, count in self._samples.items() if length <= tokens)

    def share(self, share: float) -> int:
        """The length that this share of the samples does not exceed."""
        left = share * self.samples
        for length in sorted(self._samples):
            left -= self._samples[length]
            if left <= 0:
                return length
        return self.longest
