"""How many parameters a run has to do with: trained, kept for reference, quantized, passed by a
token."""

from functools import lru_cache

from advisor.catalog.model import Shape
from advisor.runs.lora import lora_parameters, projections, targeted
from advisor.runs.options import LoraTargets
from advisor.runs.run import TrainingRun


def trainable_parameters(run: TrainingRun) -> int:
    """Parameters that get gradients."""
    shape = run.model.shape
    if run.method == "full":
        return shape.parameters
    if run.method == "prompt_tuning":
        kept = 2 * shape.layers * shape.kv_heads * shape.head_dim if run.prefix else shape.hidden
        return run.virtual_tokens * kept
    magnitudes = outputs_of_targets(shape, run.lora_targets) if run.dora else 0
    return lora_parameters(shape, run.lora_rank, run.lora_targets) + magnitudes


def reference_parameters(run: TrainingRun) -> int:
    """Of the second model that dpo's full run compares with; an adapter run switches its adapter
    off instead."""
    return run.model.shape.parameters if run.objective == "dpo" and run.method == "full" else 0


@lru_cache(maxsize=1024)
def linear_parameters(shape: Shape) -> int:
    """Weights of the blocks' linear layers: what quantization and `all-linear` reach."""
    return sum(kind.parameters for kinds in projections(shape).values() for kind in kinds)


def active_linear_parameters(shape: Shape) -> int:
    """Weights of the blocks' linear layers that one token passes: of a mixture only the routed
    experts it uses."""
    if not (experts := shape.experts):
        return linear_parameters(shape)
    idle = (experts.count - experts.active) * experts.intermediate
    return linear_parameters(shape) - shape.expert_layers * shape.mlp_parameters(idle)


@lru_cache(maxsize=1024)
def largest_matrix(shape: Shape) -> int:
    """Parameters of the largest single matrix, embedding included."""
    blocks = (kind.inputs * kind.outputs for kinds in projections(shape).values() for kind in kinds)
    return max(shape.vocab * shape.hidden, *blocks)


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


def attention_widths(shape: Shape) -> tuple[int, int]:
    """Width of all queries, and of all keys (latent attention expands keys and values to every
    head)."""
    if latent := shape.latent:
        width = shape.heads * (latent.nope_dim + latent.rope_dim)
        return width, width
    return shape.heads * shape.head_dim, shape.kv_heads * shape.head_dim
