"""Of a Hugging Face `config.json`: which layers attend, to how much, and what the others do
instead."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

from advisor.catalog.architecture import Unstated
from advisor.catalog.config_fields import LIMITS, integer
from advisor.catalog.model import Window
from advisor.catalog.parts import PerLayerInputs
from advisor.catalog.recurrences import STATES, recurrence_of
from advisor.errors import ToolError

NAMES: dict[object, str] = {
    "sliding_attention": "window", "chunked_attention": "window", "local": "window",
    "linear_attention": "recurrent", "mamba": "recurrent", "mamba2": "recurrent", "conv": "recurrent",
    "short_conv": "recurrent", "recurrent": "recurrent",
    "mlp": "mlp", "moe": "mlp",
    "M": "recurrent", "*": "full", "-": "mlp", "E": "mlp",
    1: "window",
}  # fmt: skip
"""Kinds of layers as `layer_types`, `layers_block_type` and the letters of `hybrid_override_pattern`
name them; every other name is attention to everything."""
MOST_LAYERS = LIMITS["num_hidden_layers"]
WINDOWS = "hybrid_layer_pattern"
"""The field of MiMo-V2, whose kinds are numbers."""


def hybrid_fields(
    config: Mapping[str, Any], unstated: Unstated, core: Mapping[str, Any]
) -> dict[str, Any]:
    """What of a shape its `core` has not; nothing for a decoder whose layers are all alike."""
    kinds = _kinds(config, unstated, core["layers"])
    states = kinds.count("recurrent") or (len(kinds) if unstated.side_by_side else 0)
    recurrence = recurrence_of(config, core["hidden"], states) if states else None
    if recurrence is None:
        kinds = ["full" if kind == "recurrent" else kind for kind in kinds]
    number = Counter(kinds)
    attending = number["full"] + number["window"]
    shared = min(integer(config, "num_kv_shared_layers") or 0, attending)
    return {
        "layers": len(kinds),
        "attention_layers": None if attending == len(kinds) else attending,
        "mlp_layers": number["mlp"] or None,
        "wide_mlp_layers": shared if config.get("use_double_wide_mlp") is True else 0,
        "shared_kv_layers": shared,
        "recurrence": recurrence,
        "output_gate": bool(config.get("attn_output_gate", unstated.output_gate)),
        "streams": integer(config, "altup_num_inputs") or 1,
        "per_layer": _per_layer(config),
        **_windows(config, core, number["window"]),
    }


def _kinds(config: Mapping[str, Any], unstated: Unstated, layers: int) -> list[str]:
    """Of each layer, in order."""
    for field in ("layer_types", "layers_block_type", "hybrid_override_pattern", WINDOWS):
        stated = config.get(field)
        if isinstance(stated, (list, str)) and stated:
            return _named(field, cast(Sequence[object], stated), layers)
    full = _full_layers(config, unstated, layers)
    if full is None:
        return ["window" if _every_layer_has_a_window(config) else "full"] * layers
    other = "window" if _window_tokens(config) and not _states(config) else "recurrent"
    return ["full" if layer in full else other for layer in range(layers)]


def _named(field: str, stated: Sequence[object], layers: int) -> list[str]:
    letters = field == "hybrid_override_pattern"
    if len(stated) > MOST_LAYERS or not (letters or len(stated) == layers):
        raise ToolError("bad_config_field", field=field, value=f"{len(stated)} layers")
    return [NAMES.get(kind, "full") if isinstance(kind, (str, int)) else "full" for kind in stated]


def _full_layers(config: Mapping[str, Any], unstated: Unstated, layers: int) -> set[int] | None:
    """Layers that attend to everything, counted from 0, where others do not."""
    for stated, first in _lists(config):
        if isinstance(stated, list):
            numbers = cast(list[object], stated)
            return {each - first for each in numbers if isinstance(each, int)}
    period, offset = integer(config, "attn_layer_period"), integer(config, "attn_layer_offset")
    if period is None:
        period = integer(config, "full_attention_interval", "sliding_window_pattern")
        period, offset = period or _unstated_period(config, unstated), -1
    if period is None:
        return None
    return {layer for layer in range(layers) if (layer - (offset or 0)) % period == 0}


def _unstated_period(config: Mapping[str, Any], unstated: Unstated) -> int | None:
    return unstated.full_every if _window_tokens(config) or _states(config) else None


def _lists(config: Mapping[str, Any]) -> list[tuple[object, int]]:
    """Lists of such layers, and the number that the first layer has in each."""
    kimi = config.get("linear_attn_config")
    counted = (
        cast(dict[str, object], kimi).get("full_attn_layers") if isinstance(kimi, dict) else None
    )
    return [(config.get("full_attn_idxs"), 0), (config.get("attn_layer_indices"), 0), (counted, 1)]


def _states(config: Mapping[str, Any]) -> bool:
    return any(config.get(name) is not None for name in STATES)


def _window_tokens(config: Mapping[str, Any]) -> int | None:
    if config.get("use_sliding_window") is False:
        return None
    stated = integer(config, "sliding_window", "attention_window_size", "attention_chunk_size")
    return stated if stated and stated < LIMITS["vocab_size"] else None


def _every_layer_has_a_window(config: Mapping[str, Any]) -> bool:
    """As Mistral 7B v0.1; Qwen2's applies from layer `max_window_layers` on, which is none."""
    return _window_tokens(config) is not None and "max_window_layers" not in config


def _windows(config: Mapping[str, Any], core: Mapping[str, Any], layers: int) -> dict[str, Any]:
    """Where layers that attend to everything have heads of another width (Gemma 4), those are the
    shape's and the window's are its own."""
    tokens = _window_tokens(config)
    if not layers or tokens is None:
        return {}
    wide = integer(config, "global_head_dim")
    if wide is None:
        keys = integer(config, "swa_num_key_value_heads")
        return {"window": Window(layers=layers, tokens=tokens, kv_heads=keys)}
    shared = config.get("attention_k_eq_v") is True
    keys = integer(config, "num_global_key_value_heads") if shared else None
    own_keys = core["kv_heads"] if keys else None
    own = Window(layers=layers, tokens=tokens, kv_heads=own_keys, head_dim=core["head_dim"])
    return {
        "window": own,
        "head_dim": wide,
        "kv_heads": keys or core["kv_heads"],
        "values_are_keys": shared,
    }


def _per_layer(config: Mapping[str, Any]) -> PerLayerInputs | None:
    if config.get("hidden_size_per_layer_input") in (None, 0):
        return None
    width = integer(config, "hidden_size_per_layer_input")
    vocab = integer(config, "vocab_size_per_layer_input", "vocab_size")
    return PerLayerInputs(vocab=vocab, width=width) if vocab and width else None
