"""LoRA adapters that one server holds beside its base model."""

from typing import NamedTuple

from advisor.catalog.model import Shape
from advisor.runs.parameters import lora_parameters

USUAL_RANK = 16
"""The largest that vLLM's adapters may have where `max_lora_rank` is not set
(https://docs.vllm.ai/en/latest/features/lora.html)."""
BYTES = 2
"""Of an adapter's weight, in 16 bit."""
TARGETS = ("all-linear",)


class Adapters(NamedTuple):
    """Several of one rank, on all linear layers; experts have none."""

    number: int = 0
    rank: int = USUAL_RANK

    def each_bytes(self, shape: Shape) -> float:
        """rank x (inputs + outputs) of each matrix of each layer, in 16 bit."""
        return BYTES * lora_parameters(shape, self.rank, TARGETS, experts=False)

    def weights_bytes(self, shape: Shape) -> float:
        """Of all; engines keep each on the card as wide as the widest."""
        return self.number * self.each_bytes(shape) if self.number else 0.0

    def read_bytes(self, shape: Shape, batch: int) -> float:
        """In a step of `batch` requests: of as many adapters as they can name."""
        return min(batch, self.number) * self.each_bytes(shape) if self.number else 0.0


NO_ADAPTERS = Adapters()
