"""What a server has to answer."""

from dataclasses import dataclass

from advisor.advice.serving.people import REQUESTS_A_DAY


@dataclass(frozen=True)
class Load:
    """What has to be answered."""

    users: int
    """At once."""
    input_tokens: int
    output_tokens: int
    context_tokens: int
    """Each holds so many in the cache."""
    requests_per_day: int | None = None
    prefix_share: float = 0.0
    """Of the input that is read already: a beginning which other requests share."""
    requests_per_person: int = REQUESTS_A_DAY
    spare: int = 0
    """Copies that may fail without anybody waiting longer."""

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens

    @property
    def cached_tokens(self) -> float:
        """Of an input, found in the cache."""
        return self.prefix_share * self.input_tokens
