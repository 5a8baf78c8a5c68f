"""What a server has to answer."""

from dataclasses import dataclass


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

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens
