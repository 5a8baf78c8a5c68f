"""What a run reads."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True)
class Pictures:
    """Those of one sample, all alike."""

    count: int
    patches: int
    """Of one, that pass the vision tower."""
    tokens: int
    """Of one, that are part of its sample's."""

    @property
    def all_tokens(self) -> int:
        return self.count * self.tokens


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
    pictures: Pictures | None = None
    """Of each sample; None: text alone."""

    @property
    def tokens(self) -> float:
        """Training tokens of the whole run, without padding."""
        return self.samples * (self.mean_tokens_per_sample or self.tokens_per_sample) * self.epochs

    def seeing(self, pictures: Pictures) -> Self:
        """The same text with other pictures."""
        less = self.pictures.all_tokens if self.pictures else 0
        more, mean = pictures.all_tokens - less, self.mean_tokens_per_sample
        return replace(
            self,
            tokens_per_sample=self.tokens_per_sample + more,
            mean_tokens_per_sample=mean and mean + more,
            pictures=pictures,
        )

    def cut(self, tokens: int) -> Self:
        """The same with no sample longer than so many tokens."""
        mean = self.mean_tokens_per_sample
        return replace(
            self, tokens_per_sample=tokens, mean_tokens_per_sample=mean and min(mean, tokens)
        )
