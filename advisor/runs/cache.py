"""What a model keeps of the tokens it has read: keys and values, and the states of layers that have
those instead. Bytes."""

from advisor.catalog.model import Shape

CACHE_BYTES = 2
"""Of a key, a value, or a token that a short convolution still sees."""
STATE_BYTES = 4
"""States are kept in fp32 (`mamba_ssm_cache_dtype`, vLLM and Transformers)."""


def cache_bytes(shape: Shape, tokens: float) -> float:
    """Of one sequence of `tokens`: 2 (key, value) x layers x KV heads x head width x 2 bytes a token,
    in layers with a window of no more than it; latent attention keeps one compressed vector and the
    rotary part; a recurrent layer its state, however long the sequence."""
    if shape.latent:
        number = shape.attending_layers
        width = shape.latent.kv_rank + shape.latent.rope_dim
        return CACHE_BYTES * number * width * tokens + state_bytes(shape)
    kept = sum(
        2 * kind.storing * kind.key * min(tokens, kind.window or tokens) for kind in shape.attention
    )
    return CACHE_BYTES * kept + state_bytes(shape)


def state_bytes(shape: Shape) -> float:
    """Of a sequence, whatever its length."""
    if (layers := shape.recurrence) is None:
        return 0.0
    convolved = CACHE_BYTES * (layers.kernel - 1) * layers.convolved
    return layers.layers * (STATE_BYTES * layers.state + convolved)


def keys_read(length: float, window: int | None) -> float:
    """Keys that a token attends to in the mean of a causal sequence: half of them, or its window once
    that is full."""
    if window is None or window >= length:
        return length / 2
    return window - window**2 / (2 * length)
