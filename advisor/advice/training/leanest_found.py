"""QLoRA by the leanest recipe, as answers show it."""

from advisor.result import Result


class Leanest(Result):
    """A run that the card may just hold."""

    peak_memory_gib: float
    low: float
    high: float
    tokens_per_sample: int
    published_gb: float | None
    """The least that Unsloth publishes of the model."""
