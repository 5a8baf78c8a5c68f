"""How a server was started, and the error with which it stopped, as a message tells it."""

from typing import Literal

from pydantic import Field

from advisor.catalog.row import Strict

Failed = Literal["cache", "length", "memory", "sampler", "busy"]
"""No memory was left for the cache; the cache holds less than one request of full length; out of
memory; out of memory while the sampler warms up; another program holds the card."""


class Launch(Strict):
    """A launch line and the error below it."""

    failed: Failed | None = None
    share: float | None = Field(default=None, gt=0, le=1)
    """Of a card, that the server takes."""
    together: int | None = Field(default=None, ge=1, le=100_000)
    """Requests computed together at most."""
    eager: bool = False
    """Without CUDA graphs."""
    cards: int | None = Field(default=None, ge=1, le=64)
    """That hold a copy together."""
    asked_tokens: int | None = Field(default=None, ge=1, le=10_000_000)
    """Longest request, as the error tells it."""
    held_tokens: int | None = Field(default=None, ge=1, le=100_000_000)
    """What the cache holds, as the error tells it."""
    free_gib: float | None = Field(default=None, ge=0, le=1000)
    """Of the card at the start, as the error tells it."""
    card_gib: float | None = Field(default=None, gt=0, le=1000)
    """The whole card, as the error tells it."""
    spread_asked: bool = False
    """Whether it is asked why the cache does not fill all cards."""
    tokens_per_second: float | None = Field(default=None, gt=0, le=100_000)
    """That one user gets, as the message tells it."""

    @property
    def most_together(self) -> int:
        return self.together or USUAL_TOGETHER

    @property
    def tells_figures(self) -> bool:
        """Whether the error says what the cache holds and was to hold, or what another program left
        of the card."""
        held = bool(self.held_tokens and self.asked_tokens)
        return held or (self.failed == "busy" and self.free_gib is not None)


class Flags(Strict):
    """What the settings are called."""

    command: str
    share: str
    length: str
    together: str
    cache: str
    eager: str
    cards: str


FLAGS = {
    "vllm": Flags(
        command="vllm serve",
        share="--gpu-memory-utilization",
        length="--max-model-len",
        together="--max-num-seqs",
        cache="--kv-cache-dtype fp8",
        eager="--enforce-eager",
        cards="--tensor-parallel-size",
    ),
    "sglang": Flags(
        command="python -m sglang.launch_server --model-path",
        share="--mem-fraction-static",
        length="--context-length",
        together="--max-running-requests",
        cache="--kv-cache-dtype fp8_e5m2",
        eager="--disable-cuda-graph",
        cards="--tp",
    ),
}
"""By engine (https://docs.vllm.ai/en/latest/configuration/conserving_memory/,
https://github.com/sgl-project/sglang/blob/main/docs/advanced_features/server_arguments.md)."""
USUAL_TOGETHER = 256
"""vLLM's, on cards below 70 GiB; 1,024 above
(https://github.com/vllm-project/vllm/blob/main/vllm/engine/arg_utils.py)."""
