"""The linear layers of a decoder: how many parameters they have, which of them LoRA reaches, and how
many its matrices have (https://arxiv.org/abs/2106.09685)."""

import difflib
from functools import lru_cache

from advisor.catalog.layers import Projection
from advisor.catalog.model import Shape
from advisor.errors import ToolError
from advisor.runs.once import once
from advisor.runs.options import STORED_BITS, LoraTargets, Quantization

FUSED = {
    "query_key_value": ("q_proj", "k_proj", "v_proj"),
    "qkv_proj": ("q_proj", "k_proj", "v_proj"),
    "Wqkv": ("q_proj", "k_proj", "v_proj"),
    "W_pack": ("q_proj", "k_proj", "v_proj"),
    "c_attn": ("q_proj", "k_proj", "v_proj"),
    "wqkv": ("q_proj", "k_proj", "v_proj"),
    "gate_up_proj": ("gate_proj", "up_proj"),
}
"""One matrix in some models, several in the Llama layout: it gets one A, and one B as wide as all
outputs together."""

OTHER_NAMES = {
    "out_proj": ("o_proj",),
    "dense": ("o_proj",),
    "wo": ("o_proj",),
    "wq": ("q_proj",),
    "wk": ("k_proj",),
    "wv": ("v_proj",),
    "query": ("q_proj",),
    "key": ("k_proj",),
    "value": ("v_proj",),
    "c_proj": ("o_proj", "down_proj"),
    "fc1": ("up_proj",),
    "fc_in": ("up_proj",),
    "c_fc": ("up_proj",),
    "dense_h_to_4h": ("up_proj",),
    "fc2": ("down_proj",),
    "fc_out": ("down_proj",),
    "dense_4h_to_h": ("down_proj",),
    "w1": ("gate_proj",),
    "w2": ("down_proj",),
    "w3": ("up_proj",),
    "in_proj_qkv": ("in_proj_qkvz",),
    "in_proj_z": ("in_proj_qkvz",),
    "in_proj_a": ("in_proj_ba",),
    "in_proj_b": ("in_proj_ba",),
    "linear_attn": ("in_proj_qkvz", "in_proj_ba", "out_proj"),
    "attn": ("q_proj", "k_proj", "v_proj", "o_proj"),
    "mlp": ("gate_proj", "up_proj", "down_proj"),
}
"""Names of other architectures, and of whole blocks, in the Llama layout."""

HEADS = ("lm_head", "output_layer", "embed_out")
EMBEDDINGS = ("embed_tokens", "wte", "word_embeddings", "tok_embeddings")
"""Names of the output and the embedding layer, which no `all-linear` reaches."""

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj")
MLP = ("gate_proj", "up_proj", "down_proj")


@once
def projections(shape: Shape) -> dict[str, tuple[Projection, ...]]:
    """Every linear layer of the decoder blocks by name; without embedding and head."""
    found = dict(shape.mixing)
    for name in MLP if shape.mlp == "gated" else ("up_proj", "down_proj"):
        found[name] = tuple(_mlp(shape, name))
    found = {name: kinds for name, kinds in found.items() if kinds}
    if experts := shape.experts:
        hidden, layers = shape.hidden, shape.expert_layers
        found["router"] = (Projection(hidden, experts.count, layers),)
        if width := experts.input_width:
            found["fc1_latent_proj"] = (Projection(hidden, width, layers),)
            found["fc2_latent_proj"] = (Projection(width, hidden, layers),)
    return found


def _mlp(shape: Shape, name: str) -> list[Projection]:
    """The dense MLP, each routed expert and the shared experts (one matrix of their summed
    width)."""
    hidden, mixed, wide = shape.hidden, shape.expert_layers, shape.wide_mlp_layers
    kinds = [
        Projection(hidden, shape.intermediate, shape.dense_layers - 2 * wide),
        Projection(hidden, 2 * shape.intermediate, wide),
    ]
    if experts := shape.experts:
        width, number = experts.input_width or hidden, mixed * experts.count
        kinds.append(Projection(width, experts.intermediate, number, expert=True))
        kinds.append(Projection(hidden, experts.shared_intermediate, mixed))
    kinds = [kind for kind in kinds if kind.outputs and kind.number]
    if name == "down_proj":
        return [kind._replace(inputs=kind.outputs, outputs=kind.inputs) for kind in kinds]
    return kinds


@lru_cache(maxsize=1024)
def targeted(shape: Shape, targets: LoraTargets) -> tuple[str, ...]:
    """The projections, in the Llama layout, that `targets` reaches; raises
    `ToolError("unknown_lora_target")`."""
    known = projections(shape)
    if "all-linear" in targets:
        return tuple(known)
    in_blocks = [target for target in targets if target not in (*HEADS, *EMBEDDINGS)]
    found = dict.fromkeys(name for target in in_blocks for name in _expand(target, known))
    if in_blocks and not found:
        raise ToolError("unknown_lora_target", tuple(known)[:3], name=", ".join(targets))
    return tuple(found)


def _expand(target: str, known: dict[str, tuple[Projection, ...]]) -> list[str]:
    """A latent-attention model has no `k_proj`: then its own factors are meant."""
    names = FUSED.get(target) or OTHER_NAMES.get(target) or (target,)
    if target in known:
        return [target]
    if any(name in known for name in names):
        return [name for name in names if name in known]
    if set(names) <= set(ATTENTION):
        return [name for name in known if name.startswith(("q_", "kv_"))]
    if set(names) <= set(MLP):  # gate_proj named for a model whose MLP is plain
        return []
    raise ToolError("unknown_lora_target", _closest(target, known), name=target)


def _closest(target: str, known: dict[str, tuple[Projection, ...]]) -> tuple[str, ...]:
    return tuple(
        difflib.get_close_matches(
            target, [*known, *OTHER_NAMES, *FUSED, "all-linear"], n=3, cutoff=0.4
        )
    )


@lru_cache(maxsize=1024)
def lora_parameters(shape: Shape, rank: int, targets: LoraTargets, experts: bool = True) -> int:
    """Trainable parameters: the sum over targeted matrices of rank·(inputs + outputs); routed
    `experts` only where they are reached too.

    A fused name counts as the one matrix it is, unless the separate names are listed too (then the
    model has those).
    """
    known, reached = projections(shape), set(targeted(shape, targets))
    total = rank * (shape.hidden + shape.vocab) * _outside_blocks(targets)
    for fused, parts in FUSED.items():
        if fused in targets and not set(parts) & set(targets) and set(parts) <= reached:
            total += rank * sum(kind.inputs * kind.number for kind in known[parts[0]])
            total += rank * sum(
                kind.outputs * kind.number for name in parts for kind in known[name]
            )
            reached -= set(parts)
    for name in reached:
        total += sum(
            rank * (kind.inputs + kind.outputs) * kind.number
            for kind in known[name]
            if experts or not kind.expert
        )
    return total


def _outside_blocks(targets: LoraTargets) -> int:
    """Of the output and the embedding layer, those with an adapter."""
    return sum(any(name in targets for name in names) for names in (HEADS, EMBEDDINGS))


@lru_cache(maxsize=1024)
def reached(
    shape: Shape, targets: LoraTargets, experts: bool
) -> tuple[tuple[str, Projection], ...]:
    """The matrices that have an adapter, with their names; routed `experts` where they are reached."""
    known = projections(shape)
    return tuple(
        (name, kind)
        for name in targeted(shape, targets)
        for kind in known[name]
        if experts or not kind.expert
    )


@once
def linear_parameters(shape: Shape) -> int:
    """Weights of the blocks' linear layers: what quantization and `all-linear` reach."""
    return sum(kind.parameters for kinds in projections(shape).values() for kind in kinds)


def stored_bytes(shape: Shape, quantization: Quantization) -> float:
    """A whole model that only reads: its blocks' layers as stored, the rest in 16 bit."""
    quantized = linear_parameters(shape)
    rest = shape.parameters - quantized
    return (STORED_BITS[quantization] * quantized + STORED_BITS["none"] * rest) / 8


@once
def expert_parameters(shape: Shape) -> int:
    """Weights of the routed experts."""
    kinds = (kind for kinds in projections(shape).values() for kind in kinds)
    return sum(kind.parameters for kind in kinds if kind.expert)


@once
def active_linear_parameters(shape: Shape) -> int:
    """Weights of the blocks' linear layers that one token passes: of a mixture only the routed
    experts it uses."""
    if not (experts := shape.experts):
        return linear_parameters(shape)
    idle = expert_parameters(shape) * (experts.count - experts.active) // experts.count
    return linear_parameters(shape) - idle


def expert_lora_parameters(shape: Shape, rank: int, targets: LoraTargets) -> int:
    """Of those that `targets` reach, the parameters on routed experts."""
    every, without = (lora_parameters(shape, rank, targets, each) for each in (True, False))
    return every - without


def computed_experts(shape: Shape, engine: bool) -> int:
    """Routed experts that a token is multiplied by: those it uses, or all where Transformers, not
    Transformer Engine, computes all."""
    if (experts := shape.experts) is None:
        return 0
    return experts.count if experts.every_computed and not engine else experts.active


def computed_linear_parameters(shape: Shape, engine: bool) -> int:
    """Weights of the blocks' linear layers that a token is multiplied by."""
    idle = shape.experts and computed_experts(shape, engine) < shape.experts.count
    return active_linear_parameters(shape) if idle else linear_parameters(shape)


@once
def largest_matrix(shape: Shape) -> int:
    """Parameters of the largest single matrix, embedding included."""
    blocks = (kind.inputs * kind.outputs for kinds in projections(shape).values() for kind in kinds)
    table = shape.vocab * shape.hidden
    per_layer = shape.embedding_parameters - table * (1 if shape.tied_embeddings else 2)
    return max(table, per_layer, *blocks)


@lru_cache(maxsize=1024)
def outputs_of_targets(shape: Shape, targets: LoraTargets, active: bool = False) -> int:
    """Summed output width of all matrices that have an adapter; with `active`, of those that one
    token passes: of a mixture the active experts'."""
    known = projections(shape)
    kinds = [kind for name in targeted(shape, targets) for kind in known[name]]
    total = sum(kind.outputs * kind.number for kind in kinds)
    if not (active and (experts := shape.experts)):
        return total
    idle = experts.count - experts.active
    return total - sum(
        kind.outputs * kind.number * idle // experts.count for kind in kinds if kind.expert
    )


@once
def attention_widths(shape: Shape) -> tuple[float, float]:
    """Width of all queries, and of all keys (latent attention expands keys and values to every
    head), in the mean of all layers."""
    kinds = shape.attention
    queries = sum(kind.layers * kind.query for kind in kinds)
    keys = sum(kind.storing * kind.key for kind in kinds)
    return queries / shape.layers, keys / shape.layers
