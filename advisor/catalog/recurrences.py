"""Of a Hugging Face `config.json`: the layers that keep a state instead of keys and values."""

from collections.abc import Mapping
from typing import Any, cast

from advisor.catalog.config_fields import integer
from advisor.catalog.parts import Recurrence

STATES = (
    "linear_num_value_heads",
    "linear_attn_config",
    "mamba_d_state",
    "ssm_state_size",
    "conv_L_cache",
)
"""One of these stands where there are such layers."""


def recurrence_of(config: Mapping[str, Any], hidden: int, layers: int) -> Recurrence | None:
    """So many layers of the kind whose fields the configuration has."""
    if integer(config, "linear_num_value_heads"):
        return _gated_delta(config, layers)
    if isinstance(kimi := config.get("linear_attn_config"), dict):
        return _kimi_delta(cast(dict[str, Any], kimi), layers)
    if integer(config, "ssm_state_size", "mamba_d_state"):
        return _mamba(config, hidden, layers)
    if kernel := integer(config, "conv_L_cache"):
        return Recurrence(kind="convolution", layers=layers, head_dim=hidden, kernel=kernel)
    return None


def _gated_delta(config: Mapping[str, Any], layers: int) -> Recurrence:
    heads = integer(config, "linear_num_value_heads") or 1
    return Recurrence(
        kind="gated_delta",
        layers=layers,
        heads=heads,
        head_dim=integer(config, "linear_value_head_dim") or 128,
        key_heads=integer(config, "linear_num_key_heads") or heads,
        key_dim=integer(config, "linear_key_head_dim") or 128,
        kernel=integer(config, "linear_conv_kernel_dim") or 4,
    )


def _kimi_delta(stated: Mapping[str, Any], layers: int) -> Recurrence:
    heads, width = integer(stated, "num_heads") or 32, integer(stated, "head_dim") or 128
    return Recurrence(
        kind="kimi_delta",
        layers=layers,
        heads=heads,
        head_dim=width,
        key_heads=heads,
        key_dim=width,
        kernel=integer(stated, "short_conv_kernel_size") or 4,
    )


def _mamba(config: Mapping[str, Any], hidden: int, layers: int) -> Recurrence:
    """The second Mamba has heads, the first has not; the inner width is stated, or as many times the
    model's."""
    inner = integer(config, "mamba_d_ssm")
    inner = inner or (integer(config, "expand", "mamba_expand") or 2) * hidden
    heads = integer(config, "mamba_num_heads", "mamba_n_heads")
    plain = Recurrence(
        kind="mamba",
        layers=layers,
        head_dim=inner,
        key_dim=integer(config, "ssm_state_size", "mamba_d_state") or 16,
        kernel=integer(config, "conv_kernel", "mamba_d_conv") or 4,
    )
    if heads is None:
        return plain
    width = integer(config, "mamba_head_dim", "mamba_d_head") or max(1, inner // heads)
    groups = integer(config, "n_groups", "mamba_n_groups") or 1
    return plain.model_copy(
        update={"kind": "mamba2", "heads": heads, "head_dim": width, "key_heads": groups}
    )
