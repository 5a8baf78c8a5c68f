"""How long a training run takes: FLOPs, memory traffic, launches, communication. FLOPs and seconds
throughout.

One micro step on one GPU takes its matrix products (peak x `MATMUL_EFFICIENCY`) plus the memory
traffic of everything between them, or the time the host needs to launch it, whichever is longer.
That one rule covers cards as different as an H100, of whose peak measured runs reach 40 %, and an
RTX 3090, of whose they reach 70 %: their FLOPs per byte of bandwidth differ. Constants are set on
published runs (`python -m bench.accuracy` prints how well they hold).
"""

import math
from dataclasses import replace

from advisor.catalog.hardware import Gpu
from advisor.errors import ToolError
from advisor.result import Range, Result
from advisor.runs import tower
from advisor.runs.memory.activations import activations
from advisor.runs.memory.states import base_weights_bytes, model_part
from advisor.runs.memory.trained import checkpoint_bytes, trainable_parameters
from advisor.runs.options import Loss, Quantization
from advisor.runs.parameters import (
    active_linear_parameters,
    linear_parameters,
    projections,
    targeted,
)
from advisor.runs.ranges import time_spread
from advisor.runs.rollout import rollout_seconds, with_short_answers
from advisor.runs.run import SetUp
from advisor.runs.time.exchange import (
    BANDWIDTH_EFFICIENCY,
    HOST_BYTES_PER_SECOND,
    exchange_seconds,
    update_seconds,
)
from advisor.runs.time.flops import (
    attention_flops_per_token,
    flops_per_token,
    peak_flops,
    product_rate,
    repeated,
)
from advisor.runs.time.launches import launch_seconds, product_efficiency
from advisor.units import HOUR_SECONDS

MATMUL_EFFICIENCY = 0.8
"""Share of the dense 16-bit peak that large matrix products reach."""


TRAFFIC_FACTOR: dict[Loss, float] = {"full": 9.0, "fused": 4.6, "chunked": 4.6}
"""Bytes moved per byte that forward saves, over forward and backward: every saved tensor is
written, read, and passes through temporaries and gradients. Fused kernels save half."""


FP32_STREAM_FACTOR = 2.0
"""The same where the residual stream, and with it norms and MLP, run in fp32 (k-bit
preparation)."""


ADAPTER_TRAFFIC: dict[Loss, float] = {"full": 60, "fused": 24, "chunked": 24}
"""Bytes moved per input and output element of a LoRA target: casts, dropout, scaling, addition in
fp32, in each pass; fused kernels (Unsloth, fms-acceleration) save most."""


ATTENTION_EFFICIENCY = 0.35
"""Share of the peak the attention kernels reach, forward and backward, set on runs of 8,000 to
32,000 tokens. (FlashAttention-2 alone reaches 0.5 to 0.7 on an A100,
https://arxiv.org/abs/2307.08691.)"""


NEWER_ATTENTION_EFFICIENCY, NEWER_ATTENTION_FLOPS = 0.6, 200e12
"""On data centre cards whose new matrix instructions FlashAttention-2 does not use, it reaches a
third of an H100's peak at most (https://arxiv.org/abs/2407.08608), less in backward; of a card cut
in its peak (H20) the larger share."""


LOGIT_TRAFFIC = 40
"""Bytes moved per logit: written, cast, normalized, differentiated."""


DEQUANTIZE_BYTES: dict[Quantization, float] = {
    "none": 0,
    "nf4": 5,
    "nf4_dq": 5,
    "gptq": 5,
    "gptq_8bit": 5,
    "gptq_3bit": 5,
    "gptq_2bit": 5,
    "hqq": 5,
    "aqlm": 5,
    "int8": 6,
    "eetq": 5,
    "fp8": 5,
}
"""Bytes moved to turn one stored weight into 16 bit and read it again, each time a layer is used;
set on nf4, gptq and int8, as theirs of the others."""


LOW_POWER_WATTS = 100


LOW_POWER_FACTOR = 0.35
"""Cards without a power connector (T4, L4) cannot hold their clock through matrix products."""


CONSUMER_FACTOR, LARGE_CACHE_FACTOR = 1.35, 1.6
"""GeForce cards run above their printed clock, and from Ada on reuse a cache of 32 to 96 MB: by so
much 7 published runs on RTX 3090 and 4090 are faster than the same formula says for A100s."""


DISK_BYTES_PER_SECOND = 1e9
"""Checkpoints onto an SSD or network volume; an assumption."""


RANGE_MEASURED = 1.1
"""The same of what the user measured."""


class SpeedEstimate(Result):
    """How fast a set-up runs; tokens a second are those of all cards together."""

    seconds_per_step: float
    """One optimizer step: all micro steps of the accumulation, the optimizer, communication."""
    utilization: float
    """FLOPs done per second over the cards' peak, recomputation included (HFU)."""
    tokens_per_second: Range
    hours: Range
    """Of the whole run, evaluation and saving included."""
    padding_share: float
    """Of the tokens computed, padding that nobody learns from."""
    overhead_hours: float
    """Evaluation and saving, in `hours`."""

    def slowed(self, factor: float) -> "SpeedEstimate":
        """Every step as many times longer, as measured; evaluation and saving too, but for the
        disk."""
        rate, hours = self.tokens_per_second.expected / factor, factor * self.hours.expected
        return self.model_copy(
            update={
                "seconds_per_step": factor * self.seconds_per_step,
                "utilization": self.utilization / factor,
                "tokens_per_second": _around(rate, RANGE_MEASURED),
                "hours": _around(hours, RANGE_MEASURED),
                "overhead_hours": factor * self.overhead_hours,
            }
        )


def _around(expected: float, spread: float) -> Range:
    return Range(low=expected / spread, expected=expected, high=expected * spread)


def estimate(run: SetUp) -> SpeedEstimate:
    """Time of the whole run on its cards; raises `ToolError("gpu_required")` where none is
    named."""
    if (gpu := run.cards.gpu) is None:
        raise ToolError("gpu_required")
    longest, run = run, padded(run)
    trained = trainable_parameters(run)
    flops = flops_per_token(run, trained)
    micro = _micro_step_seconds(run, gpu, flops)
    part = model_part(run)
    exchange = exchange_seconds(run, gpu, part * trained, part * base_weights_bytes(run))
    every_step = exchange.every_step + update_seconds(run, gpu, part * trained)
    update = _micro_steps(run) * (micro + exchange.every_micro_step) + every_step
    answers = rollout_seconds(longest, gpu, peak_flops(run, gpu))
    step = max(update, answers) if run.rollout == "async" else update + answers
    rate = run.gradient_accumulation * run.tokens_per_micro_batch * run.reading / step
    saving = run.saves * checkpoint_bytes(run) / DISK_BYTES_PER_SECOND if run.saves else 0.0
    beside = _evaluation_seconds(run, rate) + saving
    hours, spread = (_total_tokens(run) / rate + beside) / HOUR_SECONDS, time_spread(run, gpu)
    least = hours / spread.high
    if run.answers_at_most:
        least = min(least, estimate(with_short_answers(longest)).hours.low)
    return SpeedEstimate(
        seconds_per_step=step,
        utilization=rate * flops / (peak_flops(run, gpu) * run.cards.count),
        tokens_per_second=Range(low=spread.low * rate, expected=rate, high=spread.high * rate),
        hours=Range(low=least, expected=hours, high=hours / spread.low),
        padding_share=1 - longest.workload.tokens / run.workload.tokens,
        overhead_hours=beside / HOUR_SECONDS,
    )


def _micro_steps(run: SetUp) -> float:
    """Micro steps whose time an optimizer step takes: a pipeline fills and drains."""
    return run.gradient_accumulation + (run.pipeline_parallel - 1) / run.virtual_pipeline


def padded(run: SetUp) -> SetUp:
    """`run` with the length that a sample costs in time: the longest of its micro batch, where they
    differ.

    Lengths are taken as exponentially distributed around their mean, so the longest of b is mean x
    (1 + 1/2 + … + 1/b), and never above `tokens_per_sample`; packed, none is wasted.
    """
    work = run.workload
    if (mean := work.mean_tokens_per_sample) is None:
        return run
    if run.packing and not run.generates:  # of answers, a step has as many
        samples = math.ceil(work.samples * mean / work.tokens_per_sample)
        return replace(run, workload=replace(work, samples=samples, mean_tokens_per_sample=None))
    together = 1 if run.packing else run.micro_batch_size
    longest = mean * sum(1 / place for place in range(1, together + 1))
    length = math.ceil(min(longest, work.tokens_per_sample))
    return replace(
        run, workload=replace(work, tokens_per_sample=length, mean_tokens_per_sample=None)
    )


def _evaluation_seconds(run: SetUp, rate: float) -> float:
    """Forward only: its share of a training step's FLOPs (a third of full fine-tuning's, half of an
    adapter's, less with recomputation)."""
    passes = (3 if run.method == "full" else 2) + run.gradient_checkpointing
    return (
        run.eval_samples
        * run.sequences_per_sample
        * run.workload.tokens_per_sample
        / (rate * passes)
    )


def _geforce_factor(gpu: Gpu) -> float:
    if gpu.vendor != "NVIDIA" or gpu.segment != "consumer":
        return 1.0
    return LARGE_CACHE_FACTOR if gpu.architecture.large_cache else CONSUMER_FACTOR


def attention_rate(run: SetUp, gpu: Gpu) -> float:
    """FLOPs a second of the attention kernels."""
    peak = peak_flops(run, gpu)
    new = gpu.architecture.new_matrix_instructions and gpu.segment == "datacenter"
    if new and not run.transformer_engine:  # cuDNN's kernels use them
        return min(NEWER_ATTENTION_EFFICIENCY * peak, NEWER_ATTENTION_FLOPS)
    return ATTENTION_EFFICIENCY * peak


def _micro_step_seconds(run: SetUp, gpu: Gpu, flops: float) -> float:
    """Forward and backward of one micro batch on one card, of so many FLOPs a token."""
    tokens, kept = run.tokens_per_micro_batch, activations(run)
    efficiency = product_efficiency(run) * gpu.architecture.software_efficiency
    if gpu.vendor == "NVIDIA" and gpu.tdp_w < LOW_POWER_WATTS:
        efficiency *= LOW_POWER_FACTOR
    speedup = _geforce_factor(gpu)
    attention = attention_flops_per_token(run)
    matrices, seen = flops - attention, tower.work(run)
    rate = MATMUL_EFFICIENCY * peak_flops(run, gpu) * product_rate(run, gpu)
    seconds = (tokens * matrices + seen.products) / rate
    seconds += (tokens * attention + seen.attention) / attention_rate(run, gpu)
    products = seconds / efficiency / run.model_parallel
    traffic = _traffic_bytes(run, kept.moved) + TRAFFIC_FACTOR["full"] * seen.moved
    moved = traffic / (gpu.bandwidth_gb_s * 1e9 * BANDWIDTH_EFFICIENCY)
    offloaded = 2 * kept.offloaded / HOST_BYTES_PER_SECOND
    return max((products + moved) / speedup, launch_seconds(run), offloaded)


def _traffic_bytes(run: SetUp, saved: float) -> float:
    """Everything between the products, the logits, and the weights themselves: dequantized or read
    in each pass; `saved` by the forward of all layers."""
    shape, uses = run.model.shape, 3 if run.gradient_checkpointing else 2
    kernels: Loss = "fused" if run.transformer_engine else run.loss
    between = saved * TRAFFIC_FACTOR[kernels]
    between *= (1.3 if run.gradient_checkpointing else 1) * (
        FP32_STREAM_FACTOR if run.fp32_residual_stream else 1
    )
    between += _adapter_elements(run) * ADAPTER_TRAFFIC[kernels]
    vocabulary = shape.vocab if run.profile.logits else 0
    logits = LOGIT_TRAFFIC * vocabulary * run.tokens_per_micro_batch / run.tensor_parallel
    dequantized = DEQUANTIZE_BYTES[run.base_quantization] * linear_parameters(shape) * uses
    weights = model_part(run) * (dequantized + uses * base_weights_bytes(run))
    return between / run.pipeline_parallel + logits + weights


def _adapter_elements(run: SetUp) -> float:
    """Inputs and outputs of all LoRA targets, for the tokens of a micro batch; of a mixture, the
    experts in use."""
    if not run.adapter:
        return 0.0
    shape = run.model.shape
    active = active_linear_parameters(shape) / linear_parameters(shape)
    known = projections(shape)
    per_token = sum(
        (kind.inputs + kind.outputs) * kind.number * (active if kind.expert else 1)
        for name in targeted(shape, run.lora_targets)
        for kind in known[name]
        if run.lora_experts or not kind.expert
    )
    return repeated(run) * per_token * run.tokens_per_micro_batch / run.tensor_parallel


def _total_tokens(run: SetUp) -> float:
    """What passes the model, `padded`."""
    return (
        run.workload.tokens
        * run.sequences_of_a_sample
        * (1 + run.prompt_tokens / run.workload.tokens_per_sample)
    )
