"""A Hugging Face `config.json` -> `Model`: the shape of a model that is not in the catalog."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Experts, LatentAttention, Model, Shape, Unstated
from advisor.catalog.sizes import LARGEST, generic_model
from advisor.errors import ToolError
from advisor.json_input import plain

AGREES = 0.006
"""A recomputed count this near to the stated (rounded) one needs no other reading of the head
width."""

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
    "hidden": ("hidden_size", "n_embd", "d_model"),
    "heads": ("num_attention_heads", "n_head", "n_heads"),
    "kv_heads": ("num_key_value_heads", "num_kv_heads", "n_head_kv", "multi_query_group_num"),
    "intermediate": (
        "intermediate_size",
        "n_inner",
        "ffn_dim",
        "ffn_hidden_size",
        "ffn_hidden_dim",
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


def model_from_config(catalog: Catalog, config: Mapping[str, Any]) -> Model:
    """A `Model` row for a configuration; its parameter count is the stated `num_parameters`, else
    the shape's.

    Of a model with nothing but a size and perhaps a name, the generic decoder of that size.
    """
    return _model(catalog, json.dumps(plain(config), sort_keys=True))


@lru_cache(maxsize=1024)
def _model(catalog: Catalog, configuration: str) -> Model:
    """By its JSON: many runs of one model are asked for, and what is computed of a shape is kept
    with it."""
    config: dict[str, Any] = json.loads(configuration)
    stated = _integer(config, "num_parameters")
    if stated and _integer(_text_part(config), *FIELDS["hidden"], *FIELDS["layers"]) is None:
        return generic_model(stated)
    shape = shape_from_config(catalog, config)
    if shape.parameters > LARGEST:
        raise ToolError("model_size_out_of_range", name=f"{shape.parameters / 1e9:.4g}B")
    name = (
        _word(config, "name")
        or _word(config, "_name_or_path")
        or _word(config, "model_type")
        or "config.json"
    )
    return Model(
        id=re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.") or "config",
        name=name.rsplit("/", 1)[-1],
        vendor=name.split("/")[0] if "/" in name else "config.json",
        published_parameters=stated or shape.parameters,
        shape=shape,
        source=("the config.json given",),
        checked=date(2026, 11, 24),
    )


def shape_from_config(catalog: Catalog, config: Mapping[str, Any]) -> Shape:
    """The decoder a configuration describes; raises `ToolError` for what is missing.

    Where it is silent, the row of its `model_type` says how its class does, and of an unknown one
    that it is Llama-like.

    Where `num_parameters` is stated, the readings that the configuration leaves open (embeddings
    tied or not, MLP gated or plain, head width) are settled by the parameter count that comes
    nearest to it.
    """
    config = _text_part(config)
    stated = _integer(config, "num_parameters")
    core = _core(catalog, config, stated)
    shapes = _readings(catalog, config, core)
    if stated is None:
        return shapes[0]
    nearest = min(shapes, key=lambda shape: abs(shape.parameters - stated))
    if abs(nearest.parameters / stated - 1) < AGREES or "head_dim" in config:
        return nearest
    shapes += [
        shape
        for width in (128, 256)
        for shape in _readings(catalog, config, {**core, "head_dim": width})
    ]
    return min(shapes, key=lambda shape: abs(shape.parameters - stated))


def _readings(catalog: Catalog, config: Mapping[str, Any], core: dict[str, Any]) -> list[Shape]:
    return [
        Shape(**core, tied_embeddings=tied, mlp=cast(Any, mlp), experts=experts)
        for tied in _tied(catalog, config)
        for mlp in _mlp(catalog, config)
        for experts in _experts(config, core)
    ]


def _text_part(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Multimodal configurations keep the language model in `text_config`."""
    inner = config.get("text_config")
    if not isinstance(inner, Mapping):
        return config
    return {**config, **cast(Mapping[str, Any], inner)}


def _integer(config: Mapping[str, Any], *names: str) -> int | None:
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


def _word(config: Mapping[str, Any], name: str) -> str:
    """A field that is a name or a type; empty where it is missing or no word."""
    value = config.get(name)
    if not isinstance(value, str):
        return ""
    if len(value) > LONGEST_NAME:
        raise ToolError("unknown_model", name=f"{value[:LONGEST_NAME]}…")
    return value


def _required(config: Mapping[str, Any], field: str) -> int:
    if (value := _integer(config, *FIELDS[field])) is None:
        raise ToolError("missing_config_field", FIELDS[field], field=FIELDS[field][0])
    return value


def _unstated(catalog: Catalog, config: Mapping[str, Any]) -> Unstated:
    return catalog.architectures.get(_word(config, "model_type"), Unstated())


def _core(catalog: Catalog, config: Mapping[str, Any], stated: int | None) -> dict[str, Any]:
    """The fields that every reading shares."""
    hidden, heads = _required(config, "hidden"), _required(config, "heads")
    multi_query = bool(config.get("multi_query"))
    unstated = _unstated(catalog, config)
    core: dict[str, Any] = {
        "layers": _required(config, "layers"),
        "hidden": hidden,
        "heads": heads,
        "kv_heads": _integer(config, *FIELDS["kv_heads"]) or (1 if multi_query else heads),
        "head_dim": _integer(config, "head_dim", "kv_channels") or max(1, hidden // heads),
        "intermediate": _integer(config, *FIELDS["intermediate"]) or 4 * hidden,
        "qkv_bias": bool(config.get("attention_bias", config.get("qkv_bias", unstated.qkv_bias))),
        "qk_norm": bool(config.get("use_qk_norm", config.get("qk_norm", unstated.qk_norm))),
        "sandwich_norms": unstated.sandwich_norms,
        "latent": _latent(config),
    }
    if (
        stated and _integer(config, *FIELDS["vocab"]) is None
    ):  # embedding and head: what the blocks leave of the count
        blocks = Shape(**core, vocab=1, tied_embeddings=True).parameters
        return {
            **core,
            "vocab": min(MOST_TOKENS, max(1000, round((stated - blocks) / (2 * hidden)))),
        }
    return {**core, "vocab": _required(config, "vocab")}


def _tied(catalog: Catalog, config: Mapping[str, Any]) -> tuple[bool, ...]:
    stated = config.get("tie_word_embeddings")
    if isinstance(stated, bool):
        return (stated,)
    return (True, False) if _unstated(catalog, config).tied_embeddings else (False, True)


def _mlp(catalog: Catalog, config: Mapping[str, Any]) -> tuple[str, ...]:
    if _unstated(catalog, config).plain_mlp or "n_inner" in config or "ffn_dim" in config:
        return ("plain",)
    if _word(config, "model_type") or config.get("hidden_act") == "silu":
        return ("gated",)
    name = _word(config, "name")
    plain = any(row.plain_by_name(name) for row in catalog.architectures.values())
    return ("plain", "gated") if plain else ("gated", "plain")


def _latent(config: Mapping[str, Any]) -> LatentAttention | None:
    kv_rank = _integer(config, "kv_lora_rank")
    if kv_rank is None:
        return None
    return LatentAttention(
        q_rank=_integer(config, "q_lora_rank"),
        kv_rank=kv_rank,
        nope_dim=_integer(config, "qk_nope_head_dim") or 128,
        rope_dim=_integer(config, "qk_rope_head_dim") or 64,
        value_dim=_integer(config, "v_head_dim") or 128,
    )


def _experts(config: Mapping[str, Any], core: dict[str, Any]) -> tuple[Experts | None, ...]:
    """The stated experts. Where none are stated but the name says "8x7B" or the like, that is one
    reading."""
    count = _integer(config, *EXPERT_COUNTS[:-1])
    if count is None or count == 1:
        named = re.search(r"\b([2-9]|[1-9]\d{1,2})x\d+b", _word(config, "name"), re.IGNORECASE)
        if named and config.get(
            "num_parameters"
        ):  # Mixtral's published configuration: 2 active experts
            return (Experts(count=int(named[1]), active=2, intermediate=core["intermediate"]), None)
        return (None,)
    width = _integer(config, "moe_intermediate_size") or core["intermediate"]
    shared = _integer(config, "shared_expert_intermediate_size") or width * (
        _integer(config, "n_shared_experts") or 0
    )
    active = _integer(
        config, "num_experts_per_tok", "num_experts_per_token", "moe_topk", "moe_k"
    ) or min(2, count)
    dense = min(_integer(config, "first_k_dense_replace") or 0, core["layers"] - 1)
    return (
        Experts(
            count=count,
            active=active,
            intermediate=width,
            shared_intermediate=shared,
            dense_layers=dense,
        ),
    )
