"""What a run reads."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Workload:
    """What is read: `samples` of `tokens_per_sample`, `epochs` times.

    `tokens_per_sample` is the length memory must hold; with padding every sample costs that much
    time too.
    """

    samples: int
    tokens_per_sample: int
    epochs: float
    mean_tokens_per_sample: float | None = None
    """Where samples differ in length: their mean; then `tokens_per_sample` is the longest."""

    @property
    def tokens(self) -> float:
        """Training tokens of the whole run, without padding."""
        return self.samples * (self.mean_tokens_per_sample or self.tokens_per_sample) * self.epochs

    def cut(self, tokens: int) -> Self:
        """The same with no sample longer than so many tokens."""
        mean = self.mean_tokens_per_sample
        return replace(
            self, tokens_per_sample=tokens, mean_tokens_per_sample=mean and min(mean, tokens)
        )
