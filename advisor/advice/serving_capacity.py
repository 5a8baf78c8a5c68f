"""How much traffic a card answers: weights, cache, batch, tokens a second, and the cheapest card
for it. Bytes and seconds."""

from datetime import date
from math import ceil, floor
from typing import Literal

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model, Shape
from advisor.prices import cost
from advisor.result import Result
from advisor.runs.parameters import linear_parameters
from advisor.runs.states import STORED_BITS
from advisor.units import DAY_SECONDS, GIB, TERA, gib

INPUT_SHARE = 0.75
"""Input's share of a request's tokens: 3 in to 1 out, the usual blend of price comparisons."""
PEAK_FACTOR = 3
"""Traffic of the busiest time over the daily average: as if the whole day's requests came within
eight hours."""
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
and 70B on A100 and H100, within a factor of 1.6."""
THROUGHPUT_SOURCE = (
    "https://github.com/NVIDIA/TensorRT-LLM/blob/v0.14.0/docs/source/performance/perf-overview.md"
)
CARDS_FOR_ONE_MODEL = (1, 2, 4, 8, 16, 32)
OLDEST_CAPABILITY = 8.0
"""Cards proposed unasked: FlashAttention-2 and bf16 begin here
(https://github.com/Dao-AILab/flash-attention)."""
FEWEST_PROVIDERS = 2
"""A market price that one provider alone quotes is not proposed unasked."""
SIXTEEN_BIT_PREMIUM = 2
"""16 bit loses nothing and needs no quantization: worth up to this many times the lowest rent."""


class Capacity(Result):
    """One copy of the model on its card or cards."""

    fits_16bit: bool
    """On one card, with the cache of at least one request."""
    fits_4bit: bool
    bits: Literal[16, 4]
    """Stored weights the figures below are for: 16 where one card holds that, else 4."""
    cards: int
    """Cards that hold one copy together."""
    weights_gib: float
    batch: int
    """Requests computed together, as far as memory allows."""
    tokens_per_second: float
    """Input and output together, all requests, at full load."""
    requests_per_day: int
    """What the copy answers when the busiest time is `PEAK_FACTOR` times the average."""


def weights_bytes(shape: Shape, bits: Literal[16, 4]) -> float:
    """2 bytes a weight; 4 bit: the blocks' linear layers in groups of 128 with their scales,
    everything else 16 bit."""
    if bits == 16:
        return 2.0 * shape.parameters
    linear = linear_parameters(shape)
    return linear * STORED_BITS["gptq"] / 8 + 2 * (shape.parameters - linear)


def cache_bytes_per_token(shape: Shape) -> int:
    """KV cache in 16 bit: 2 (key, value) x layers x KV heads x head width x 2 bytes; latent
    attention keeps one compressed vector and the rotary part a layer."""
    if shape.latent:
        return 2 * shape.layers * (shape.latent.kv_rank + shape.latent.rope_dim)
    return 4 * shape.layers * shape.kv_heads * shape.head_dim


def capacity(model: Model, gpu: Gpu, tokens: int) -> Capacity | None:
    """The model on `gpu`: 16 bit on one card, else 4 bit, else on as few cards as hold it; None
    where 32 do not."""
    fits = {bits: largest_batch(model.shape, gpu, bits, 1, tokens) >= 1 for bits in (16, 4)}
    for cards in CARDS_FOR_ONE_MODEL:
        for bits in (16, 4):
            batch = largest_batch(model.shape, gpu, bits, cards, tokens)
            if batch < 1:
                continue
            rate = throughput(
                model.shape,
                gpu,
                bits,
                cards,
                batch,
                tokens * INPUT_SHARE,
                tokens * (1 - INPUT_SHARE),
            )
            return Capacity(
                fits_16bit=fits[16],
                fits_4bit=fits[4],
                bits=bits,
                cards=cards,
                weights_gib=gib(weights_bytes(model.shape, bits)),
                batch=batch,
                tokens_per_second=rate,
                requests_per_day=max(1, floor(rate / tokens * DAY_SECONDS / PEAK_FACTOR)),
            )
    return None


def largest_batch(shape: Shape, gpu: Gpu, bits: Literal[16, 4], cards: int, tokens: int) -> int:
    """Requests of `tokens` whose cache fits beside the weights: (0.9 x memory - runtime) x cards -
    weights, over the cache."""
    room = cards * (MEMORY_SHARE * gpu.usable_gib * GIB - RUNTIME_BYTES) - weights_bytes(
        shape, bits
    )
    return max(0, min(LARGEST_BATCH, floor(room / (cache_bytes_per_token(shape) * tokens))))


def throughput(
    shape: Shape,
    gpu: Gpu,
    bits: Literal[16, 4],
    cards: int,
    batch: int,
    input_tokens: float,
    output_tokens: float,
) -> float:
    """Tokens a second, input and output, of a full batch.

    One step writes a token for each of the `batch` requests: it reads the weights and their caches
    once (bandwidth), and does 2 FLOPs per active weight and token (compute). The input costs its
    FLOPs and attention's 2·layers·width·length². A request's time on the card = input FLOPs /
    compute + output x step / batch.
    """
    share = gpu.architecture.software_efficiency * (PARALLEL_SHARE if cards > 1 else 1) * cards
    bandwidth = gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_SHARE * share
    compute = (gpu.tflops_bf16 or gpu.tflops_fp16) * TERA * COMPUTE_SHARE * share
    read = weights_bytes(shape, bits) + batch * cache_bytes_per_token(shape) * (
        input_tokens + output_tokens / 2
    )
    step = read / bandwidth + batch * 2 * shape.active_parameters / compute
    attention = 2 * shape.layers * shape.heads * shape.head_dim * input_tokens**2
    request = (
        2 * shape.active_parameters * input_tokens + attention
    ) / compute + output_tokens * step / batch
    return (input_tokens + output_tokens) / request


def cheapest_card(
    catalog: Catalog, model: Model, tokens: int, requests: int, today: date
) -> Gpu | None:
    """The card whose rent for `requests` a day is lowest; one that holds the model alone in 16 bit
    is preferred while it costs no more than `SIXTEEN_BIT_PREMIUM` times that.

    Only NVIDIA cards that current servers support, at a price that the lesson, the administrator or
    two providers name.
    """
    found: list[tuple[float, bool, Gpu]] = []
    for gpu in catalog.gpus.values():
        price = cost.price(catalog, gpu, today=today)
        if (
            _proposable(gpu, price)
            and price.usd_per_hour is not None
            and (one := capacity(model, gpu, tokens))
        ):
            rent = price.usd_per_hour * one.cards * ceil(requests / one.requests_per_day)
            found.append((rent, one.fits_16bit, gpu))
    lowest = min((rent for rent, _, _ in found), default=0.0)
    whole = [card for card in found if card[1] and card[0] <= SIXTEEN_BIT_PREMIUM * lowest]
    return min(whole or found, key=lambda card: card[0])[2] if found else None


def _proposable(gpu: Gpu, price: cost.Price) -> bool:
    several = price.basis != "market" or (
        price.market is not None and price.market.providers >= FEWEST_PROVIDERS
    )
    capable = gpu.vendor == "NVIDIA" and float(gpu.compute_capability or 0) >= OLDEST_CAPABILITY
    return several and capable and gpu.segment not in ("laptop", "unified")
