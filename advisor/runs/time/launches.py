"""What a mixture of experts and the host's launches add to a step's time, beside the products that
a dense model has. Seconds."""

from advisor.runs.parameters import (
    computed_experts,
    computed_linear_parameters,
    expert_parameters,
    linear_parameters,
)
from advisor.runs.run import SetUp

HALF_EFFICIENCY_TOKENS = 100
"""Micro batch (tokens) at which products reach half of what large ones do; of a mixture's experts
the tokens of each."""
HALF_EFFICIENCY_WIDTH = 500
"""Inner width of an expert at which its products reach half of that."""
LAUNCH_SECONDS = 0.0025
"""Host time to launch one layer's forward, or its recomputation; backward takes twice that."""
ENGINE_LAUNCHES = 0.4
"""Launches of Transformer Engine's layers over those of Transformers'."""
ENGINE_ROUTED = 0.75
"""Of its products of routed experts over the same without routing: tokens are sorted by expert and
back, and cast to 8 bit in small pieces."""
QUANTIZED_LAUNCHES = 1.4
"""Launches with quantized weights over those without: each use of a matrix unpacks it first."""
EXPERT_LOOP_SECONDS = 2.2e-4
"""Host time of one expert's forward where experts are computed one after the other: Granite 3B-A800M
with 40 experts in each of 32 layers takes 1.14 s a micro step on an A100 that its products leave
idle (https://github.com/foundation-model-stack/fms-acceleration)."""
EXPERT_UNPACK_SECONDS = 6.5e-5
"""Host time to unpack one expert of a 4-bit mixture for a grouped product: Qwen3 30B-A3B on an RTX
5090 takes 1.13 to 2.04 s a micro step on two hosts, of which the card works a quarter."""


def product_efficiency(run: SetUp) -> float:
    """Share of the rate of large products that a micro batch's reach."""
    tokens, shape = run.tokens_per_micro_batch, run.model.shape
    dense = tokens / (tokens + HALF_EFFICIENCY_TOKENS)
    if not (experts := shape.experts):
        return dense
    used, width = computed_experts(shape, run.transformer_engine), experts.intermediate
    # from all cards that hold a part of the experts
    each = run.expert_parallel * tokens * used / experts.count
    routed = each / (each + HALF_EFFICIENCY_TOKENS) * width / (width + HALF_EFFICIENCY_WIDTH)
    if run.transformer_engine:
        routed *= ENGINE_ROUTED
    share = _routed_share(run)
    return 1 / ((1 - share) / dense + share / routed)


def _routed_share(run: SetUp) -> float:
    """Of the weights that a token passes, those of routed experts."""
    shape = run.model.shape
    active = computed_linear_parameters(shape, run.transformer_engine)
    routed = active - (linear_parameters(shape) - expert_parameters(shape))
    return routed / (active + shape.vocab * shape.hidden)


def launch_seconds(run: SetUp) -> float:
    """Of one micro step, forward and backward."""
    quantized = run.base_quantization != "none"
    profile = run.profile
    passes = profile.trained * (3 + run.gradient_checkpointing) + profile.forwards
    encoder = run.model.shape.encoder
    number = run.model.shape.layers + (encoder.layers if encoder else 0)
    layers = LAUNCH_SECONDS * number * (QUANTIZED_LAUNCHES if quantized else 1)
    if run.transformer_engine:
        layers *= ENGINE_LAUNCHES
    experts = _expert_seconds(run) / run.expert_parallel
    return passes * (layers + experts) / run.pipeline_parallel


def _expert_seconds(run: SetUp) -> float:
    """Of all experts in one forward."""
    shape = run.model.shape
    if not (experts := shape.experts):
        return 0.0
    unpacked = run.base_quantization != "none" and run.quantized_experts
    each = (EXPERT_LOOP_SECONDS if run.expert_loop else 0) + EXPERT_UNPACK_SECONDS * unpacked
    used = min(experts.count, run.tokens_per_micro_batch * experts.active)
    return each * used * shape.expert_layers
