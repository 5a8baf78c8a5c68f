"""One copy of a model on the cards that hold it together: weights, cache, and the time of a step.
Bytes and seconds."""

from dataclasses import dataclass
from math import floor
from typing import Literal

from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Shape
from advisor.runs.cache import cache_bytes, keys_read
from advisor.runs.options import STORED_BITS
from advisor.runs.parameters import linear_parameters
from advisor.units import GIB, TERA

Bits = Literal[16, 8, 4]
"""Of a stored weight."""
STORED: dict[Bits, float] = {16: 16, 8: STORED_BITS["int8"], 4: STORED_BITS["gptq"]}
"""With the constants that quantization keeps."""
MEMORY_SHARE = 0.9
"""Of the card's memory for weights and cache; this and `LARGEST_BATCH` are vLLM's defaults
`gpu_memory_utilization` and
`max_num_seqs` (https://github.com/vllm-project/vllm/blob/v0.6.0/vllm/engine/arg_utils.py)."""
RUNTIME_BYTES = 1e9
"""Kept free for activations and CUDA graphs."""
LARGEST_BATCH = 256
"""Requests computed together."""
BANDWIDTH_SHARE, COMPUTE_SHARE, PARALLEL_SHARE = 0.75, 0.6, 0.8
"""Shares of the printed bandwidth and matrix peak a good server reaches, and of both when several
cards share one model. Set on NVIDIA's published 16-bit table (`THROUGHPUT_SOURCE`): Llama 3.1 8B
and 70B on A100 and H100, within a factor of `SPEED_FACTOR`."""
SPEED_FACTOR = 1.6
THROUGHPUT_SOURCE = (
    "https://github.com/NVIDIA/TensorRT-LLM/blob/v0.14.0/docs/source/performance/perf-overview.md"
)


def weights_bytes(shape: Shape, bits: Bits) -> float:
    """2 bytes a weight; quantized: the blocks' linear layers (4 bit: in groups of 128 with their
    scales), everything else 16 bit."""
    linear = linear_parameters(shape)
    return linear * STORED[bits] / 8 + 2 * (shape.parameters - linear)


@dataclass(frozen=True)
class Server:
    """A copy of a model; several cards divide its weights and cache (tensor parallel)."""

    shape: Shape
    gpu: Gpu
    bits: Bits = 16
    cards: int = 1

    @property
    def weights_bytes(self) -> float:
        return weights_bytes(self.shape, self.bits)

    @property
    def card_bytes(self) -> float:
        """Of a card, what the server takes; what the system keeps of a unified memory is already
        off."""
        share = 1 if self.gpu.segment == "unified" else MEMORY_SHARE
        return share * self.gpu.usable_gib * GIB

    @property
    def room_bytes(self) -> float:
        """For caches: (0.9 x memory - runtime) x cards - weights."""
        return self.cards * (self.card_bytes - RUNTIME_BYTES) - self.weights_bytes

    def largest_batch(self, tokens: int) -> int:
        """Requests of `tokens` whose cache fits beside the weights."""
        held = floor(self.room_bytes / cache_bytes(self.shape, tokens))
        return max(0, min(LARGEST_BATCH, held))

    def step_seconds(self, batch: int, held_tokens: float) -> float:
        """A token for each of `batch` requests, which hold `held_tokens` each: it reads the weights
        and their caches once (bandwidth), and does 2 FLOPs per active weight and token (compute).
        One request alone reads of a mixture only the experts it uses."""
        cache = batch * cache_bytes(self.shape, held_tokens)
        idle = self.shape.parameters - self.shape.active_parameters if batch == 1 else 0
        read = self.weights_bytes - idle * STORED[self.bits] / 8 + cache
        return read / self._bandwidth + batch * 2 * self.shape.active_parameters / self._compute

    def prompt_seconds(self, tokens: float) -> float:
        """The input of a request: 2 FLOPs per active weight and token, and attention's
        4·layers·width·length·keys."""
        attention = sum(
            4 * kind.layers * kind.query * keys_read(tokens, kind.window) * tokens
            for kind in self.shape.attention
        )
        return (2 * self.shape.active_parameters * tokens + attention) / self._compute

    def request_seconds(self, batch: int, input_tokens: float, output_tokens: float) -> float:
        """A request's own time on cards that compute `batch` together: its input, and its part of
        each step of the output."""
        step = self.step_seconds(batch, input_tokens + output_tokens / 2)
        return self.prompt_seconds(input_tokens) + output_tokens * step / batch

    @property
    def _bandwidth(self) -> float:
        return self.gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_SHARE * self._share

    @property
    def _compute(self) -> float:
        peak = self.gpu.tflops_bf16 or self.gpu.tflops_fp16
        return peak * TERA * COMPUTE_SHARE * self._share

    @property
    def _share(self) -> float:
        """Cards, as far as they help."""
        parallel = PARALLEL_SHARE if self.cards > 1 else 1
        return self.gpu.architecture.software_efficiency * parallel * self.cards
