"""A Hugging Face `config.json` -> `Model`: the shape of a model that is not in the catalog."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from advisor.catalog.architecture import Unstated
from advisor.catalog.catalog import Catalog
from advisor.catalog.config_fields import (
    EXPERT_COUNTS,
    FIELDS,
    MOST_TOKENS,
    integer,
    required,
    text_part,
    word,
)
from advisor.catalog.hybrid import hybrid_fields
from advisor.catalog.model import Experts, Model, Shape
from advisor.catalog.parts import LatentAttention
from advisor.catalog.sizes import LARGEST, generic_model
from advisor.catalog.vision_config import vision_of
from advisor.errors import ToolError
from advisor.json_input import plain

AGREES = 0.006
"""A recomputed count this near to the stated (rounded) one needs no other reading of the head
width."""

ACTIVE = ("num_experts_per_tok", "num_experts_per_token", "moe_topk", "moe_k", "top_k_experts")
SHARED_WIDTHS = (
    "shared_expert_intermediate_size",
    "moe_shared_expert_intermediate_size",
    "shared_intermediate_size",
)
FIRST_DENSE = ("first_k_dense_replace", "num_dense_layers")


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
    stated = integer(config, "num_parameters")
    if stated and integer(text_part(config), *FIELDS["hidden"], *FIELDS["layers"]) is None:
        return generic_model(stated)
    shape = shape_from_config(catalog, config)
    if vision := vision_of(catalog.models.values(), config, shape.hidden):
        shape = shape.model_copy(update={"vision": vision})
    if shape.parameters > LARGEST:
        raise ToolError("model_size_out_of_range", name=f"{shape.parameters / 1e9:.4g}B")
    name = (
        word(config, "name")
        or word(config, "_name_or_path")
        or word(config, "model_type")
        or "config.json"
    )
    return Model(
        id=re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.") or "config",
        name=name.rsplit("/", 1)[-1],
        vendor=name.split("/")[0] if "/" in name else "config.json",
        published_parameters=stated or shape.parameters,
        shape=shape,
        purpose="classification" if shape.bidirectional else None,
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
    config = text_part(config)
    stated = integer(config, "num_parameters")
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
        for experts in _experts(config, core, _unstated(catalog, config))
    ]


def _unstated(catalog: Catalog, config: Mapping[str, Any]) -> Unstated:
    return catalog.architectures.get(word(config, "model_type"), Unstated())


def _core(catalog: Catalog, config: Mapping[str, Any], stated: int | None) -> dict[str, Any]:
    """The fields that every reading shares."""
    hidden, heads = required(config, "hidden"), required(config, "heads")
    multi_query = bool(config.get("multi_query"))
    unstated = _unstated(catalog, config)
    core: dict[str, Any] = {
        "layers": _layers(config),
        "hidden": hidden,
        "heads": heads,
        "kv_heads": integer(config, *FIELDS["kv_heads"]) or (1 if multi_query else heads),
        "head_dim": integer(config, "head_dim", "kv_channels") or max(1, hidden // heads),
        "intermediate": _intermediate(config) or 4 * hidden,
        "qkv_bias": bool(config.get("attention_bias", config.get("qkv_bias", unstated.qkv_bias))),
        "qk_norm": bool(config.get("use_qk_norm", config.get("qk_norm", unstated.qk_norm))),
        "sandwich_norms": unstated.sandwich_norms,
        "block": unstated.block,
        "bidirectional": unstated.bidirectional,
        "disentangled": unstated.disentangled,
        "latent": _latent(config),
    }
    core |= hybrid_fields(config, unstated, core)
    if (
        stated and integer(config, *FIELDS["vocab"]) is None
    ):  # embedding and head: what the blocks leave of the count
        blocks = Shape(**core, vocab=1, tied_embeddings=True).parameters
        return {
            **core,
            "vocab": min(MOST_TOKENS, max(1000, round((stated - blocks) / (2 * hidden)))),
        }
    return {**core, "vocab": required(config, "vocab")}


def _layers(config: Mapping[str, Any]) -> int:
    """Nemotron-H's later configurations state them by their kinds alone."""
    kinds = config.get("layers_block_type")
    if isinstance(kinds, list) and integer(config, *FIELDS["layers"]) is None:
        return len(cast(list[object], kinds)) or required(config, "layers")
    return required(config, "layers")


def _intermediate(config: Mapping[str, Any]) -> int | None:
    """Gemma 3n lists it layer by layer, all alike; LFM2 states it before two thirds of it are taken,
    rounded up; of Granite 4 without experts it is the shared ones'."""
    widths = config.get("intermediate_size")
    if isinstance(widths, list) and widths:
        return integer({"intermediate_size": cast(list[Any], widths)[0]}, "intermediate_size")
    width = integer(config, *FIELDS["intermediate"], "block_ff_dim")
    if config.get("num_local_experts") == 0:
        return integer(config, "shared_intermediate_size") or width
    if width is None or config.get("block_auto_adjust_ff_dim") is not True:
        return width
    step = integer(config, "block_multiple_of") or 256
    return -(-(2 * width // 3) // step) * step


def _tied(catalog: Catalog, config: Mapping[str, Any]) -> tuple[bool, ...]:
    stated = config.get("tie_word_embeddings")
    if isinstance(stated, bool):
        return (stated,)
    return (True, False) if _unstated(catalog, config).tied_embeddings else (False, True)


def _mlp(catalog: Catalog, config: Mapping[str, Any]) -> tuple[str, ...]:
    if _unstated(catalog, config).plain_mlp or "n_inner" in config or "ffn_dim" in config:
        return ("plain",)
    if word(config, "model_type") or config.get("hidden_act") == "silu":
        return ("gated",)
    name = word(config, "name")
    plain = any(row.plain_by_name(name) for row in catalog.architectures.values())
    return ("plain", "gated") if plain else ("gated", "plain")


def _latent(config: Mapping[str, Any]) -> LatentAttention | None:
    kv_rank = integer(config, "kv_lora_rank")
    if kv_rank is None:
        return None
    return LatentAttention(
        q_rank=integer(config, "q_lora_rank"),
        kv_rank=kv_rank,
        nope_dim=integer(config, "qk_nope_head_dim") or 128,
        rope_dim=integer(config, "qk_rope_head_dim") or 64,
        value_dim=integer(config, "v_head_dim") or 128,
    )


def _experts(
    config: Mapping[str, Any], core: dict[str, Any], unstated: Unstated
) -> tuple[Experts | None, ...]:
    """The stated experts. Where none are stated but the name says "8x7B" or the like, that is one
    reading."""
    counts = (*EXPERT_COUNTS, "num_shared_experts")
    stated = {name: config.get(name) for name in counts if config.get(name) != 0}
    count = integer(stated, *EXPERT_COUNTS[:-1])
    if count is None or count == 1:
        named = re.search(r"\b([2-9]|[1-9]\d{1,2})x\d+b", word(config, "name"), re.IGNORECASE)
        if named and config.get(
            "num_parameters"
        ):  # Mixtral's published configuration: 2 active experts
            return (Experts(count=int(named[1]), active=2, intermediate=core["intermediate"]), None)
        return (None,)
    width = integer(config, "moe_intermediate_size") or core["intermediate"]
    shared = integer(_nonzero(config, SHARED_WIDTHS), *SHARED_WIDTHS) or width * (
        integer(stated, "n_shared_experts", "num_shared_experts") or 0
    )
    if config.get("enable_moe_block") is True:  # Gemma 4 has an MLP beside its experts
        shared = core["intermediate"]
    active = integer(config, *ACTIVE) or min(2, count)
    return (
        Experts(
            count=count,
            active=active,
            intermediate=width,
            shared_intermediate=shared,
            dense_layers=min(_dense_layers(config, core["layers"]), core["layers"] - 1),
            input_width=integer(config, "moe_latent_size", "routed_expert_hidden_size"),
            stacked=unstated.stacked_experts,
            every_computed=unstated.every_expert,
        ),
    )


def _dense_layers(config: Mapping[str, Any], layers: int) -> int:
    """The first ones, or (Jamba) those between the layers of experts, or those of a list."""
    for field in ("mlp_layer_types", "moe_layer_freq"):
        if isinstance(kinds := config.get(field), list):
            return sum(kind in ("dense", 0) for kind in cast(list[object], kinds))
    if period := integer(config, "expert_layer_period"):
        return layers - len(range((integer(config, "expert_layer_offset") or 0), layers, period))
    return integer(_nonzero(config, FIRST_DENSE), *FIRST_DENSE) or 0


def _nonzero(config: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Fields that may be stated as none."""
    return {name: config.get(name) for name in names if config.get(name) != 0}
