"""Answers that a reinforcement run generates before each update: what the engine takes of a card, and
how long it takes. Bytes and seconds.

Transformers generates with the weights that ZeRO-3 divides gathered (`ds3_gather_for_generation`; of
ppo the value model's with them, which stands in one module with the policy's: TRL's
`PolicyAndValueWrapper`). vLLM on the training cards ("colocate") holds its share of each card: a copy
of the weights, divided over as few cards as hold it, and the keys and values of the answers under way.
"""

import math
from dataclasses import replace

from advisor.catalog.hardware import Gpu
from advisor.runs.cache import cache_bytes
from advisor.runs.options import APART, GATHERS_WEIGHTS, STORED_BITS
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
SHARE_APART = 0.9
"""Of a card that does nothing else, what vLLM takes (its default `gpu_memory_utilization`)."""
SCORE_BYTES = 8
"""ppo in TRL keeps the scores of every generated token over the vocabulary, in fp32 and stacked once
more (`output_scores` in `trl/trainer/utils.py`)."""


SHORT_ANSWERS = 0.15
"""Mean length of the answers over their cap, which ten of eleven published runs reach: 0.13 to 0.76,
0.28 in the median (training logs of verl, https://github.com/diqiuzhuanzhuan/verldata,
https://github.com/yushengsu-thu/verl_training_log, https://github.com/eric-haibin-lin/verl-data, and
the table of NeMo RL above)."""


def with_short_answers(run: SetUp) -> SetUp:
    """The run at the least its answers may be expected to be long."""
    mean = SHORT_ANSWERS * run.completion
    whole = run.workload.tokens_per_sample - run.completion + mean
    work = replace(run.workload, mean_tokens_per_sample=whole)
    return replace(run, workload=work, mean_completion_tokens=mean)


def _share(run: SetUp) -> float:
    """Of a card, the engine's."""
    return SHARE_APART if run.rollout in APART else run.rollout_share


def share_taken(run: SetUp) -> float:
    """Of a card, what an engine on the training cards takes: its share, and at least its weights and
    the cache of an answer."""
    gpu = run.cards.gpu
    return _vllm_bytes(run) / (gpu.usable_gib * GIB) if gpu else run.rollout_share


def engine_cards(run: SetUp) -> int:
    """Cards that one engine's weights are divided over: the fewest whose shares hold them; in
    Transformers each has all."""
    gpu, most = run.cards.gpu, run.cards.count
    if gpu is None or run.rollout == "transformers":
        return 1
    share = _share(run) * gpu.usable_gib * GIB
    sizes = (2**power for power in range(most.bit_length()))
    return next((n for n in sizes if n >= most or _weights(run) / n <= share), most)


def _weights(run: SetUp) -> float:
    """Of the engine: at 16 bit, or as a quantized base is stored."""
    return run.model.shape.parameters * STORED_BITS[run.base_quantization] / 8


def together(run: SetUp) -> int:
    """Answers that each card's engine is given at once: of gkd those of a micro batch."""
    if run.profile.teaches:
        return run.micro_batch_size
    return run.completions_per_card * run.sequences_per_sample


def engine_bytes(run: SetUp) -> float:
    """What the engine has of a card while it generates; 0 where it stands elsewhere or there is
    none."""
    if not run.generates or run.rollout in APART:
        return 0.0
    return _transformers_bytes(run) if run.rollout == "transformers" else _vllm_bytes(run)


def _transformers_bytes(run: SetUp) -> float:
    gathers = run.cards.sharding in GATHERS_WEIGHTS and run.sharing > 1
    gathered = run.trained_models * _weights(run) if gathers else 0.0
    answers = together(run)
    scores = SCORE_BYTES * run.model.shape.vocab * run.completion if run.objective == "ppo" else 0.0
    cache = cache_bytes(run.model.shape, run.workload.tokens_per_sample)
    return gathered + answers * (cache + scores)


def _vllm_bytes(run: SetUp) -> float:
    cache, cards = cache_bytes(run.model.shape, run.workload.tokens_per_sample), engine_cards(run)
    least = (_weights(run) + cache) / cards + ENGINE_BYTES
    return max(least, _share(run) * run.cards.gpu.usable_gib * GIB if run.cards.gpu else 0.0)


def left_bytes(run: SetUp) -> float:
    """What the engine keeps of a card during the update."""
    if run.rollout == "transformers":
        return 0.0
    return min(engine_bytes(run), LEFT_ASLEEP_BYTES) if run.rollout_sleep else engine_bytes(run)


def rollout_seconds(run: SetUp, gpu: Gpu, peak_flops: float) -> float:
    """Of one optimizer step's answers, those that are dropped included; on a server of its own as if
    it had as many cards. `peak_flops`: of a card.

    As many answers at once as the cache holds, each token of them all reading the weights once and
    every answer's keys and values. Answers end at different lengths, taken as exponentially
    distributed around their mean, and the step waits for the longest (mean x (1 + ln n) of n, at most
    the cap); others take the places of those that end.
    """
    if not run.generates:
        return 0.0
    shape, cards = run.model.shape, engine_cards(run)
    prompt = run.workload.tokens_per_sample - run.completion
    answers = together(run) * cards / run.kept_answers
    mean = min(run.completion, run.mean_completion_tokens or run.completion)
    held = _free(run, cards) / cache_bytes(shape, prompt + mean)
    at_once = max(1, min(answers, math.floor(held)))
    longest = min(run.completion, mean * (1 + math.log(at_once)))
    steps, tokens = (answers / at_once - 1) * mean + longest, answers * mean
    read = steps * _weights(run) + tokens * cache_bytes(shape, prompt + mean / 2)
    moved = read / cards / (READ_EFFICIENCY * gpu.bandwidth_gb_s * 1e9)
    computed = 2 * shape.active_parameters * tokens / cards / (COMPUTE_EFFICIENCY * peak_flops)
    plain = run.rollout == "transformers"
    host = PLAIN_LAYER_SECONDS * shape.layers if plain else STEP_SECONDS
    rounds = run.gradient_accumulation if run.profile.teaches else 1
    return run.generated_share * rounds * (max(moved, computed) + steps * host)


def _free(run: SetUp, cards: int) -> float:
    """Bytes of the engine's cards for keys and values: at least one answer's."""
    one = cache_bytes(run.model.shape, run.workload.tokens_per_sample)
    if run.rollout == "transformers":
        return one * together(run) * cards
    usable = run.cards.gpu.usable_gib * GIB if run.cards.gpu else 0.0
    each = _share(run) * usable if run.rollout in APART else _vllm_bytes(run)
    return max(cards * each - _weights(run), one)
