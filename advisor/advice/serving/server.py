"""One copy of a model on the cards that hold it together: weights, cache, and the time of a step.
Bytes and seconds."""

from dataclasses import dataclass
from math import floor

from advisor.advice.serving.adapters import NO_ADAPTERS, Adapters
from advisor.advice.serving.reach import REACH, SPREADS, Reach, kind_of
from advisor.catalog.engine import Reserve
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Shape
from advisor.catalog.serving_format import ServingFormat
from advisor.result import Range
from advisor.runs.cache import cache_bytes, keys_read
from advisor.runs.parameters import expert_parameters, linear_parameters
from advisor.runs.time.exchange import PCIE_BYTES_PER_SECOND
from advisor.units import GIB, TERA

USUAL_RESERVE = Reserve(of="card", share=0.92, flag="--gpu-memory-utilization")
"""vLLM's default
(https://github.com/vllm-project/vllm/blob/main/vllm/config/cache.py), where no engine is named."""
RUNTIME_BYTES = 1e9
"""Kept free for activations and CUDA graphs."""
LARGEST_BATCH = 256
"""Requests computed together: vLLM's `max_num_seqs`
(https://github.com/vllm-project/vllm/blob/v0.6.0/vllm/engine/arg_utils.py)."""
CARDS_FOR_ONE_MODEL = (1, 2, 4, 8, 16, 32)
APPLE_GAIN = 0.55
"""On Apple's chips n requests together get n^0.55 times the tokens of one: published batches of MLX
(`knowledge/throughputs/apple_batches.yaml`), whose kernels for few rows read the weights several
times."""


def weights_bytes(shape: Shape, stored: ServingFormat) -> float:
    """The weights that the format covers at its bits, all others at 16."""
    covered = {
        "all": shape.parameters,
        "linear": linear_parameters(shape),
        "experts": expert_parameters(shape) or linear_parameters(shape),
    }[stored.covers]
    return covered * stored.bits / 8 + 2 * (shape.parameters - covered)


def bytes_read(shape: Shape, stored: ServingFormat, batch: int) -> float:
    """Of the weights, in a step: of the input embedding next to nothing, of a mixture the experts
    that any of the batch's tokens takes: 1 - (1 - active / count)^batch of them."""
    read = weights_bytes(shape, stored)
    if not shape.tied_embeddings:
        bits = stored.bits if stored.covers == "all" else 16
        read -= shape.vocab * shape.hidden * (bits / 8)
    if experts := shape.experts:
        unused = (1 - experts.active / experts.count) ** batch
        read -= unused * expert_parameters(shape) * stored.bits / 8
    return read


@dataclass(frozen=True)
class Server:
    """A copy of a model; several cards divide its weights and cache (tensor parallel)."""

    shape: Shape
    gpu: Gpu
    stored: ServingFormat
    cards: int = 1
    cache_share: float = 1.0
    """Of a 16-bit cache: half where keys and values are kept in 8 bit."""
    reach: Reach = REACH
    reserve: Reserve | None = USUAL_RESERVE
    """What the engine takes of a card; None: no more than it needs."""
    adapters: Adapters = NO_ADAPTERS
    in_turn: bool = False
    """Cards hold layers each and compute one after another: more memory, no more speed."""

    @property
    def unified(self) -> bool:
        """Processor and GPU share the memory."""
        return self.gpu.segment == "unified"

    @property
    def weights_bytes(self) -> float:
        """With those of the adapters beside them."""
        return weights_bytes(self.shape, self.stored) + self.adapters.weights_bytes(self.shape)

    def cache_bytes(self, tokens: float) -> float:
        """Of one request that holds so many."""
        return self.cache_share * cache_bytes(self.shape, tokens)

    @property
    def card_bytes(self) -> float:
        """Of a card, what the server takes; what the system keeps of a unified memory is already
        off."""
        memory, reserve = self.gpu.usable_gib * GIB, self.reserve
        if self.unified or reserve is None:
            return memory
        kept = RUNTIME_BYTES + self.weights_bytes / self.cards if reserve.of == "free" else 0.0
        return kept + reserve.share * max(0.0, memory - kept)

    @property
    def room_bytes(self) -> float:
        """For caches: (share x memory - runtime) x cards - weights; of an engine that takes a share
        of what is free, that share."""
        return self.cards * (self.card_bytes - RUNTIME_BYTES) - self.weights_bytes

    def largest_batch(self, tokens: int) -> int:
        """Requests of `tokens` whose cache fits beside the weights."""
        held = floor(self.room_bytes / self.cache_bytes(tokens))
        return max(0, min(LARGEST_BATCH, held))

    def step_seconds(self, batch: int, held_tokens: float) -> float:
        """A token for each of `batch` requests, which hold `held_tokens` each: the weights in use and
        the caches are read once (bandwidth), 2 FLOPs an active weight and token (compute), and what
        each layer and each request takes at least."""
        read = bytes_read(self.shape, self.stored, batch)
        read += self.adapters.read_bytes(self.shape, batch) + batch * self.cache_bytes(held_tokens)
        experts = self.reach.step_experts if self.shape.experts else 1
        products = batch * 2 * self.shape.active_parameters / experts
        scores = batch * sum(
            4 * kind.layers * kind.query * min(held_tokens, kind.window or held_tokens)
            for kind in self.shape.attention
        )
        least = self.shape.layers * self.reach.layer_seconds + batch * self.reach.request_seconds
        computed = (products + scores) / self._compute
        step = read / self._bandwidth + computed + least + self._handed_seconds(batch)
        if self.gpu.vendor != "Apple" or batch == 1:
            return step
        return max(step, self.step_seconds(1, held_tokens) * batch ** (1 - APPLE_GAIN))

    def prompt_seconds(self, tokens: float, cached: float = 0) -> float:
        """The input of a request, of which the first `cached` tokens have been read before (prefix
        caching): 2 FLOPs an active weight and token, and attention's 4·width·keys a layer and
        token."""
        if cached:
            return self.prompt_seconds(tokens) - self.prompt_seconds(cached)
        attention = sum(
            4 * kind.layers * kind.query * keys_read(tokens, kind.window) * tokens
            for kind in self.shape.attention
        )
        experts = self.reach.prompt_experts if self.shape.experts else 1
        products = 2 * self.shape.active_parameters * tokens / experts
        return (products + attention) / self._compute + self._handed_seconds(tokens)

    def request_seconds(
        self, batch: int, input_tokens: float, output_tokens: float, cached: float = 0
    ) -> float:
        """A request's own time on cards that compute `batch` together: its input, and its part of
        each step of the output."""
        step = self.step_seconds(batch, input_tokens + output_tokens / 2)
        return self.prompt_seconds(input_tokens, cached) + output_tokens * step / batch

    def spread(self, expected: float) -> Range:
        """Tokens a second around what is computed."""
        spread = SPREADS[kind_of(self.shape)]
        return Range(low=spread.low * expected, expected=expected, high=spread.high * expected)

    def _handed_seconds(self, tokens: float) -> float:
        """Without a link of their own, cards that share a copy hand hidden states over by PCIe: two
        sums a layer, each 2·(1 - 1/cards) times 2 bytes a value
        (https://arxiv.org/abs/1909.08053)."""
        if self.cards == 1 or self.in_turn or self.gpu.link_gb_s:
            return 0.0
        moved = 2 * 2 * (1 - 1 / self.cards) * 2 * self.shape.hidden * tokens
        return self.shape.layers * moved / PCIE_BYTES_PER_SECOND

    @property
    def _bandwidth(self) -> float:
        return self.gpu.bandwidth_gb_s * 1e9 * self.reach.bandwidth * self._share

    @property
    def _compute(self) -> float:
        peak = self.gpu.tflops_bf16 or self.gpu.tflops_fp16
        return peak * TERA * self.reach.compute * self._share

    @property
    def _share(self) -> float:
        """Cards, as far as they help."""
        if self.cards == 1 or self.in_turn:
            return self.gpu.architecture.serves
        return self.gpu.architecture.serves * self.reach.several_cards * self.cards
