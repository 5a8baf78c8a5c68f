"""FLOPs of a training run: what a token costs, what a card can do."""

from typing import Literal

from advisor.catalog.hardware import Gpu
from advisor.runs.cache import keys_read
from advisor.runs.encoder import all_fp32, positions_per_token
from advisor.runs.once import once
from advisor.runs.parameters import (
    active_linear_parameters,
    computed_experts,
    computed_linear_parameters,
    expert_lora_parameters,
)
from advisor.runs.recurrent import state_flops
from advisor.runs.run import SetUp
from advisor.units import TERA


def flops_per_token(run: SetUp, trained: int) -> float:
    """Forward 2N, backward 2N for the activations' gradients, 2N more where the weights are
    trained, 2N for recomputation (N: matrix weights a token passes, the head included, the
    embedding not), and attention's s² term.

    Full 6N, LoRA 4N, with checkpointing 8N and 6N; adapters add 6 of their own (`trained`
    parameters), each pass without gradients 2N, a second trained model (ppo's) all of it again.
    """
    shape, profile = run.model.shape, run.profile
    layers = weights_per_token(run)
    head = shape.vocab * shape.hidden if profile.logits else 0
    passes = 3 if run.method == "full" and not run.blocks_at_once else 2
    recomputed = 2 * layers * _recomputed(run)
    adapters = 6 * (trained - _idle_adapters(run)) * repeated(run) if run.adapter else 0
    trainings = profile.trained * (2 * passes * (layers + head) + recomputed + adapters)
    without_gradients = 2 * profile.forwards * (layers + head)
    return trainings + without_gradients + _teacher_flops(run) + attention_flops_per_token(run)


def _idle_adapters(run: SetUp) -> float:
    """Parameters of adapters on the routed experts that a token does not use."""
    shape, targets = run.model.shape, run.lora_targets
    if not (experts := shape.experts) or not run.lora_experts:
        return 0.0
    used = computed_experts(shape, run.transformer_engine) / experts.count
    return expert_lora_parameters(shape, run.lora_rank, targets) * (1 - used)


def _teacher_flops(run: SetUp) -> float:
    """Of gkd's teacher, which reads each token forward (https://arxiv.org/abs/2306.13649)."""
    if run.taught_by is None:
        return 0.0
    shape = run.taught_by.shape
    return 2 * (active_linear_parameters(shape) + shape.vocab * shape.hidden)


@once
def weights_per_token(run: SetUp) -> float:
    """Weights of linear layers that are multiplied for each token: of an encoder before it, as often
    as there are more positions; a decoder layer's attention to it has queries and outputs for its
    own tokens, keys and values for the encoder's positions."""
    shape = run.model.shape
    if not (encoder := shape.encoder):
        return computed_linear_parameters(shape, run.transformer_engine)
    [own] = shape.attention
    matrices = own.projections(shape.hidden).values()
    attention, more = (
        sum(kind.parameters for kind in matrices) / own.layers,
        positions_per_token(run),
    )
    layer = attention + shape.mlp_parameters(shape.intermediate)
    crossing = shape.layers * attention / 2
    return shape.layers * layer + crossing + more * (encoder.layers * layer + crossing)


def repeated(run: SetUp) -> float:
    """How often the linear layers are used for each token: more than once in an encoder that has more
    positions than the decoder has tokens."""
    return weights_per_token(run) / active_linear_parameters(run.model.shape)


def scores_per_token(run: SetUp) -> float:
    """FLOPs of a forward pass over an encoder's scores, and over the decoder's of it."""
    shape = run.model.shape
    if not (encoder := shape.encoder):
        return 0.0
    [own] = shape.attention
    return (
        4
        * own.query
        * encoder.positions
        * (shape.layers + positions_per_token(run) * encoder.layers)
    )


SELECTIVELY_RECOMPUTED = 0.4
"""Of the products' FLOPs, where every second product's output is kept: keys, the attention's output
projection, one of the MLP's three."""


def _recomputed(run: SetUp) -> float:
    """Share of the forward pass that backward computes again."""
    if not run.gradient_checkpointing:
        return 0.0
    return SELECTIVELY_RECOMPUTED if run.selective_checkpointing else 1.0


DISENTANGLED = 3
"""Scores of DeBERTa: of contents, of content against position and the other way round."""


@once
def attention_flops_per_token(run: SetUp) -> float:
    """Scores and their weighted sum: 4·keys·width a layer forward (`keys_computed`), and what layers
    with a state do instead; backward 2 to 2.5 times that (the flash kernels compute the scores
    again), and once more for recomputation."""
    shape = run.model.shape
    forward = sum(
        4 * kind.layers * kind.query * keys_computed(run, kind.window) for kind in shape.attention
    )
    forward = (DISENTANGLED if shape.disentangled else 1) * forward + scores_per_token(run)
    if shape.recurrence:
        forward += shape.recurrence.layers * state_flops(shape.recurrence)
    eager = run.attention == "eager"
    trainings = 1 + (2.0 if eager else 2.5) + run.gradient_checkpointing
    passes = run.profile.trained * trainings + run.profile.forwards
    return forward * passes


def keys_computed(run: SetUp, window: int | None) -> float:
    """Keys that a token meets. Eager attention computes even what is masked; so does
    `scaled_dot_product_attention` where a window needs a mask of its own; the flash kernels skip
    it."""
    length = run.workload.tokens_per_sample + run.prompt_tokens
    if run.model.shape.bidirectional and window is None:
        return length
    masked = window is not None and window < length and run.attention == "sdpa"
    return length if run.attention == "eager" or masked else keys_read(length, window)


def half_precision(gpu: Gpu | None) -> Literal["bf16", "fp16"]:
    """The 16-bit type to train in: bf16, unless the card has none."""
    return "fp16" if gpu and gpu.tflops_bf16 is None else "bf16"


def peak_flops(run: SetUp, gpu: Gpu) -> float:
    """Dense matrix peak in the precision computed in."""
    if all_fp32(run):
        return TERA * (gpu.tflops_fp32 or gpu.tflops_fp16 / 2)
    # cards before tensor cores multiply 16-bit numbers slower than 32-bit ones, and software then
    # computes in fp32
    return TERA * max(gpu.tflops_bf16 or gpu.tflops_fp16, gpu.tflops_fp32 or 0)


FP8_RATE = 1.7
"""Of large matrix products in 8 bit over those in 16, casts included: the hardware's is 2. Whole runs
gain 1.3 times (Llama 3 8B) to 1.6 (14B, https://github.com/pytorch/ao, Transformer Engine)."""
FP4_RATE = 1.38 * FP8_RATE
"""In NVFP4: Llama 3.1 405B on GB200 makes 1,166 tokens a second and card where fp8 makes 843
(https://github.com/NVIDIA-NeMo/Megatron-Bridge, its performance summary)."""


def product_rate(run: SetUp, gpu: Gpu) -> float:
    """Of matrix products over those in 16 bit; of a card that cannot, 1."""
    least = gpu.architecture.least_bits
    if run.fp4 and least <= 4:
        return FP4_RATE
    return FP8_RATE if (run.fp8 or run.fp4) and least <= 8 else 1.0
