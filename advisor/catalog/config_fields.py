"""Fields of a Hugging Face `config.json`: the names that they have, and how large they may be."""

from collections.abc import Mapping
from typing import Any, cast

from advisor.errors import ToolError

EXPERT_COUNTS = (
    "num_local_experts",
    "n_routed_experts",
    "num_experts",
    "moe_num_experts",
    "n_shared_experts",
)
"""The names that a number of experts has in configurations."""

FIELDS: dict[str, tuple[str, ...]] = {
    "layers": ("num_hidden_layers", "n_layer", "n_layers", "num_layers"),
    "hidden": ("hidden_size", "n_embd", "d_model", "dim"),
    "heads": ("num_attention_heads", "n_head", "n_heads"),
    "kv_heads": ("num_key_value_heads", "num_kv_heads", "n_head_kv", "multi_query_group_num"),
    "intermediate": (
        "intermediate_size",
        "n_inner",
        "ffn_dim",
        "ffn_hidden_size",
        "ffn_hidden_dim",
        "hidden_dim",
    ),
    "vocab": ("vocab_size", "padded_vocab_size"),
}
"""Our field -> the names it has in configurations."""
LARGEST_WIDTH = 262_144
MOST_TOKENS = 2_000_000
LIMITS = {
    "num_parameters": 10**13,
    **dict.fromkeys(FIELDS["layers"], 1_000),
    **dict.fromkeys(FIELDS["vocab"], MOST_TOKENS),
    **dict.fromkeys(EXPERT_COUNTS, 4_096),
}
"""Above these no published model is within a factor of four (405B: 126 layers, Gemma 3: 262,208
tokens, Kimi K2: 384 experts); every other field is a width or a number of heads and at most
`LARGEST_WIDTH`."""
LONGEST_NAME = 200


def text_part(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Multimodal configurations keep the language model in `text_config`."""
    inner = config.get("text_config")
    if not isinstance(inner, Mapping):
        return config
    return {**config, **cast(Mapping[str, Any], inner)}


def integer(config: Mapping[str, Any], *names: str) -> int | None:
    for name in names:
        value = config.get(name)
        if value is None or isinstance(value, (bool, str, list, dict)):
            continue
        if value <= 0 or value != int(value):
            raise ToolError("bad_config_field", field=name, value=f"{value!r:.40}")
        if value > (limit := LIMITS.get(name, LARGEST_WIDTH)):
            raise ToolError(
                "config_field_too_large", field=name, value=f"{value!r:.40}", limit=limit
            )
        return int(value)
    return None


def word(config: Mapping[str, Any], name: str) -> str:
    """A field that is a name or a type; empty where it is missing or no word."""
    value = config.get(name)
    if not isinstance(value, str):
        return ""
    if len(value) > LONGEST_NAME:
        raise ToolError("unknown_model", name=f"{value[:LONGEST_NAME]}…")
    return value


def required(config: Mapping[str, Any], field: str) -> int:
    if (value := integer(config, *FIELDS[field])) is None:
        raise ToolError("missing_config_field", FIELDS[field], field=FIELDS[field][0])
    return value
