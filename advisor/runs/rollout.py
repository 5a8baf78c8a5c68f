"""Answers that a reinforcement run generates before each update: what the engine takes of a card, and
how long it takes. Bytes and seconds.

Transformers generates with the weights that ZeRO-3 divides gathered (`ds3_gather_for_generation`).
vLLM on the training cards ("colocate") holds its share of each card: a copy of the weights, divided
over as few cards as hold it, and the keys and values of the answers under way.
"""

import math

from advisor.catalog.hardware import Gpu
from advisor.runs.cache import cache_bytes
from advisor.runs.options import GATHERS_WEIGHTS, STORED_BITS
from advisor.runs.run import SetUp
from advisor.units import GIB

LEFT_ASLEEP_BYTES = 2 * GIB
"""What a sleeping engine keeps: graphs and workspaces are not given back
(https://docs.vllm.ai/en/latest/features/sleep_mode.html); one to three GiB, an assumption."""
ENGINE_BYTES = GIB
"""Its activations and graphs, at least."""
STEP_SECONDS = 0.005
"""Of the host for one token of all answers, with CUDA graphs: 3 to 8 ms make the published step
times of Llama 3.1 8B and Qwen3 32B (https://docs.nvidia.com/nemo/rl/latest/about/performance-summary.html)."""
PLAIN_LAYER_SECONDS = 0.001
"""The same of each layer without graphs, as Transformers generates."""
READ_EFFICIENCY, COMPUTE_EFFICIENCY = 0.8, 0.5
"""Shares of a card's bandwidth and peak that decoding reaches."""


def engine_cards(run: SetUp) -> int:
    """Cards that one engine's weights are divided over: the fewest whose shares hold them."""
    gpu, most = run.cards.gpu, run.cards.count
    if gpu is None:
        return 1
    share = run.rollout_share * gpu.usable_gib * GIB
    sizes = (2**power for power in range(most.bit_length()))
    return next((n for n in sizes if n >= most or _weights(run) / n <= share), most)


def _weights(run: SetUp) -> float:
    """Of the engine: at 16 bit, or as a quantized base is stored."""
    return run.model.shape.parameters * STORED_BITS[run.base_quantization] / 8


def engine_bytes(run: SetUp) -> float:
    """What the engine has of a card while it generates; 0 where it stands elsewhere or there is
    none."""
    if not run.generates or run.rollout == "server":
        return 0.0
    cache = cache_bytes(run.model.shape, run.workload.tokens_per_sample)
    if run.rollout == "transformers":
        gathers = run.cards.sharding in GATHERS_WEIGHTS
        gathered = (1 - 1 / run.sharing) * _weights(run) if gathers else 0.0
        return gathered + cache * run.completions_per_card
    cards = engine_cards(run)
    least = (_weights(run) + cache) / cards + ENGINE_BYTES
    return max(least, run.rollout_share * run.cards.gpu.usable_gib * GIB if run.cards.gpu else 0.0)


def left_bytes(run: SetUp) -> float:
    """What the engine keeps of a card during the update."""
    if run.rollout == "transformers":
        return 0.0
    return min(engine_bytes(run), LEFT_ASLEEP_BYTES) if run.rollout_sleep else engine_bytes(run)


def rollout_seconds(run: SetUp, gpu: Gpu, peak_flops: float) -> float:
    """Of one optimizer step's answers.

    As many at once as the cache holds, each token of them all reading the weights once and every
    answer's keys and values; on a server of its own as if it had as many cards. `peak_flops`: of a
    card.
    """
    if not run.generates:
        return 0.0
    shape, cards = run.model.shape, engine_cards(run)
    length = run.workload.tokens_per_sample
    cache = cache_bytes(shape, length)
    free = max(cards * engine_bytes(run) - _weights(run), cache)
    answers = run.completions_per_card * cards
    at_once = max(1, min(answers, math.floor(free / cache)))
    read = _weights(run) + at_once * cache_bytes(shape, length - run.completion / 2)
    moved = read / cards / (READ_EFFICIENCY * gpu.bandwidth_gb_s * 1e9)
    computed = 2 * shape.active_parameters * at_once / cards / (COMPUTE_EFFICIENCY * peak_flops)
    plain = run.rollout == "transformers"
    host = PLAIN_LAYER_SECONDS * shape.layers if plain else STEP_SECONDS
    return math.ceil(answers / at_once) * run.completion * (max(moved, computed) + host)
